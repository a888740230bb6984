#!/bin/sh
# unknown: where a yes-no question is answered with "unknown", some finding says so; never silence (decision 0010).
. "$(dirname "$0")/cli.sh"

# What nobody has to know: these answers change nothing by themselves.
spared=' service/access/cancelled-here declared/by-provider service/sdk-offered service/sdk-used '

# ask SAMPLE PATH: a draft of the sample where the answer at PATH is not known.
ask() {
	kind=$1
	while [ ! -d "forms/$kind" ]; do kind=${kind%-*}; done
	sed "s,=@,=@$top_srcdir/tests/samples/$1/,; s,^$2=.*,$2=unknown," "tests/samples/$1/answers.txt" > "$tmp/answers"
	run 0 new "$kind" --answers "$tmp/answers"
	draft=$(cat "$tmp/out")
	beian check "$draft" > "$tmp/out" 2> "$tmp/err"
	grep -q "^$draft: $2: " "$tmp/out" || complain "$2 is not known in the sample $1, and nothing says so"
}

: > "$tmp/asked"
for sample in tests/samples/*/answers.txt; do
	name=$(basename "$(dirname "$sample")")
	sed -n 's/^\([^=#]*\)=\(yes\|no\)$/\1/p' "$sample" > "$tmp/paths"
	while read -r path <&3; do
		question=$(echo "$path" | sed 's,/[0-9][0-9]*,,g')
		! grep -qxF "$question" "$tmp/asked" || continue
		echo "$question" >> "$tmp/asked"
		# What stands below base/ is the record, and nobody here answers for it.
		[ "$spared" = "${spared#* $question }" ] && [ "$path" = "${path#base/}" ] || continue
		ask "$name" "$path"
	done 3< "$tmp/paths"
done
holds [ "$(wc -l < "$tmp/asked")" -gt 50 ]
claim 'an answer that is not known is never silent'
plan
