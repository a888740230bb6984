#!/bin/sh
# export: checked packages of whole filings in both profiles, beside zip of the same files.
set -u
. "$srcdir/bench/homes.sh"
count=${COUNT-1000}
for tool in zip unzip; do
	command -v $tool > "$work/which" || { echo "export|skipped|$tool is not installed"; exit 0; }
done

# Both write over what the last turn wrote; zip stores, as ours does.
beside() {
	python3 "$srcdir/bench/beside.py" process "$1" 'zip -0' "sh -c 'rm -f $work/a; exec beian export -o $work/a $3 \$(seq $2)'" \
		"sh -c 'cd $work/$4; rm -f $work/b.zip; exec zip -0 -q -r $work/b.zip .'"
}

# The ministry's format carries the pictures as text, and a file of it may have 50 MB: a quarter as many.
for numbers in "1 1" "$count $((count / 4))"; do
	native=${numbers% *} ministry=${numbers#* }
	{
		filed "$count" && beian export -o "$work/whole.zip" $(seq "$native") &&
			unzip -q -o -d "$work/whole$native" "$work/whole.zip" && mkdir -p "$work/ministry$ministry" &&
			beian export -o "$work/ministry$ministry/upload.xml" --profile miit-3.0 $(seq "$ministry")
	} > "$work/out" 2> "$work/why" || { echo "export|skipped|$(tail -n 1 "$work/why")"; exit 0; }
	[ "$native" = 1 ] || RUNS=$(((RUNS + 3) / 4))
	export RUNS
	beside "export $native, native" "$native" '' "whole$native"
	beside "export $ministry, miit-3.0" "$ministry" '--profile miit-3.0' "ministry$ministry"
done
