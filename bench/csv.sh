#!/bin/sh
# csv: many drafts from one CSV file and back, beside sqlite3, which takes the same cells into one table without a look at them.
set -u
. "$srcdir/bench/homes.sh"
count=${COUNT-1000}
command -v sqlite3 > "$work/which" || { echo "csv|skipped|sqlite3 is not installed"; exit 0; }

# Every turn begins with a store that has the materials and no draft.
{
	filed "$count" && beian list --csv > "$work/all.csv" && mkdir -p "$work/csv" && cp -r "$BEIAN_HOME/materials" "$work"
} > "$work/out" 2> "$work/why" || { echo "csv|skipped|$(tail -n 1 "$work/why")"; exit 0; }
export RUNS=$(((RUNS + 3) / 4))
python3 "$srcdir/bench/beside.py" process "import $count rows of CSV" 'sqlite3 .import' \
	"sh -c 'rm -rf $work/csv/home; BEIAN_HOME=$work/csv/home exec beian import $work/all.csv > $work/csv/out'" \
	"sh -c 'rm -f $work/csv/db; exec sqlite3 -csv $work/csv/db \".import $work/all.csv rows\"'"
sqlite3 -csv "$work/csv/db" ".import $work/all.csv rows"
python3 "$srcdir/bench/beside.py" process "list $count drafts as CSV" 'sqlite3 -csv' \
	"sh -c 'exec beian list --csv > $work/csv/out'" "sh -c 'exec sqlite3 -csv $work/csv/db \"select * from rows\" > $work/csv/out'"
