#!/bin/sh
# mixed: a thousand filings of five kinds in one export, beside zip of the same files.
set -u
. "$srcdir/bench/homes.sh"
count=${COUNT-1000}
for tool in zip unzip; do
	command -v $tool > "$work/which" || { echo "mixed|skipped|$tool is not installed"; exit 0; }
done
kinds='first add-service add-access modify cancel'
each=$((count / 5)) count=$((count / 5 * 5))

BEIAN_HOME=$work/mixed
export BEIAN_HOME
{
	for kind in $kinds; do
		folder=$srcdir/tests/samples/$kind-enterprise
		sed "s,=@,=@$folder/," "$folder/answers.txt" > "$work/mixed.txt" && "$builddir/bench/drafts" $each "$work/mixed.txt" $kind || exit 1
	done
	beian export -o "$work/mixed.zip" $(seq "$count") && unzip -q -o -d "$work/mixed.files" "$work/mixed.zip"
} > "$work/out" 2> "$work/why" || { echo "mixed|skipped|$(tail -n 1 "$work/why")"; exit 0; }
RUNS=$(((RUNS + 3) / 4))
export RUNS
zipped="sh -c 'cd $work/mixed.files; rm -f $work/b.zip; exec zip -0 -q -r $work/b.zip .'"
python3 "$srcdir/bench/beside.py" process "export $count of 5 kinds, native" 'zip -0' \
	"sh -c 'rm -f $work/a; exec beian export -o $work/a \$(seq $count)'" "$zipped"
python3 "$srcdir/bench/beside.py" process "export $count of 5 kinds, miit-3.0" 'zip -0' \
	"sh -c 'rm -f $work/u*; exec beian export --profile miit-3.0 -o $work/u.xml \$(seq $count)'" "$zipped"
