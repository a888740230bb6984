#!/bin/sh
# export: a checked package of a sample filing, beside zip of the same files.
set -u
what='export a package'
answers=$srcdir/tests/samples/first-enterprise/answers.txt
[ -r "$answers" ] || { echo "$what|skipped|no tests/samples/first-enterprise"; exit 0; }
for tool in zip unzip; do
	command -v $tool > "$work/which" || { echo "$what|skipped|$tool is not installed"; exit 0; }
done

BEIAN_HOME=$work/home-export
export BEIAN_HOME
{
	id=$(beian new first --answers "$answers") && beian export "$id" -o "$work/export.zip" &&
		unzip -q -o -d "$work/unpacked" "$work/export.zip"
} > "$work/out" 2> "$work/why" || { echo "$what|skipped|$(head -n 1 "$work/why")"; exit 0; }
# Both write over what the last turn wrote.
python3 "$srcdir/bench/beside.py" process "$what" 'zip -r' "sh -c 'rm -f $work/a.zip; exec beian export $id -o $work/a.zip'" \
	"sh -c 'rm -f $work/b.zip; exec zip -q -r $work/b.zip $work/unpacked'"
