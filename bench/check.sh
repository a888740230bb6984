#!/bin/sh
# check: whole filings of two services against forms and rules, beside xmllint, which reads the same documents and one schema.
set -u
. "$srcdir/bench/homes.sh"
count=${COUNT-1000}
for tool in xmllint unzip; do
	command -v $tool > "$work/which" || { echo "check|skipped|$tool is not installed"; exit 0; }
done

# Documents are checked in a home without drafts, so that nothing else is looked up.
{
	filed "$count" && beian export -o "$work/all.zip" $(seq "$count") && unzip -q -o -d "$work/all" "$work/all.zip" &&
		beian dump schema > "$work/schema.xsd"
} > "$work/out" 2> "$work/why" || { echo "check|skipped|$(tail -n 1 "$work/why")"; exit 0; }
one=$(find "$work/all/data" -name '*.xml' | head -n 1)
python3 "$srcdir/bench/beside.py" process 'check a filing' 'xmllint --schema' "env BEIAN_HOME=$work/empty beian check $one" \
	"xmllint --noout --nonet --schema $work/schema.xsd $one"
RUNS=$(((RUNS + 3) / 4)) python3 "$srcdir/bench/beside.py" process "check $count filings" 'xmllint --schema' \
	"sh -c 'BEIAN_HOME=$work/empty exec beian check $work/all/data/*.xml'" \
	"sh -c 'exec xmllint --noout --nonet --schema $work/schema.xsd $work/all/data/*.xml'"
RUNS=$(((RUNS + 3) / 4)) python3 "$srcdir/bench/beside.py" process "check $count drafts" 'xmllint --schema' \
	"sh -c 'exec beian check \$(seq $count)'" "sh -c 'exec xmllint --noout --nonet --schema $work/schema.xsd $work/all/data/*.xml'"
