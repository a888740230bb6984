#!/bin/sh
# unknown: where a yes-no question is answered with "unknown", some finding says so; never silence (decision 0010).
. "$(dirname "$0")/cli.sh"

# What nobody has to know: these answers change nothing by themselves.
spared=' service/access/cancelled-here declared/by-provider service/sdk-offered service/sdk-used '

# The first place where each question is answered with yes or no: SAMPLE PATH. What stands below base/ is the record: nobody answers for it.
for sample in tests/samples/*/answers.txt; do
	sed -n "s,^\([^=#]*\)=\(yes\|no\)\$,$(basename "$(dirname "$sample")") \1,p" "$sample"
done | awk -v spared="$spared" '$2 !~ /^base\// { question = $2; gsub(/\/[0-9]+/, "", question) }
	$2 !~ /^base\// && !asked[question]++ && !index(spared, " " question " ")' > "$tmp/places"
holds [ "$(wc -l < "$tmp/places")" -gt 50 ]

# A draft of the sample for each, where that answer is not known; one look at all of them.
: > "$tmp/wanted"
while read -r sample path <&3; do
	kind=$sample
	while [ ! -d "forms/$kind" ]; do kind=${kind%-*}; done
	sed "s,=@,=@$top_srcdir/tests/samples/$sample/,; s,^$path=.*,$path=unknown," "tests/samples/$sample/answers.txt" > "$tmp/answers"
	run 0 new "$kind" --answers "$tmp/answers"
	echo "$(cat "$tmp/out"): $path: " >> "$tmp/wanted"
done 3< "$tmp/places"
# shellcheck disable=SC2046 # numbers are words
run 1 check $(cut -d: -f1 "$tmp/wanted")
while read -r line; do
	grep -q "^$line" "$tmp/out" || complain "$line is not known, and nothing says so"
done < "$tmp/wanted"
claim 'an answer that is not known is never silent'
plan
