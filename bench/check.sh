#!/bin/sh
# check: a whole sample filing against forms and rules, beside xmllint, which reads the same document and one schema.
set -u
what='check a filing'
answers=$srcdir/tests/samples/first-enterprise/answers.txt
[ -r "$answers" ] || { echo "$what|skipped|no tests/samples/first-enterprise"; exit 0; }
for tool in xmllint unzip; do
	command -v $tool > "$work/which" || { echo "$what|skipped|$tool is not installed"; exit 0; }
done

BEIAN_HOME=$work/home
export BEIAN_HOME
{
	id=$(beian new first --answers "$answers") && beian export "$id" -o "$work/package.zip" &&
		unzip -q -o -d "$work/package" "$work/package.zip" && beian dump schema > "$work/schema.xsd"
} > "$work/out" 2> "$work/why" || { echo "$what|skipped|$(head -n 1 "$work/why")"; exit 0; }
document=$(find "$work/package" -name '*.xml' -exec grep -l 'urn:beian:filing:1' '{}' + | head -n 1)
[ -n "$document" ] || { echo "$what|skipped|no document in the package"; exit 0; }
python3 "$srcdir/bench/beside.py" process "$what" 'xmllint --schema' "beian check $document" \
	"xmllint --noout --nonet --schema $work/schema.xsd $document"
