#!/bin/sh
# kinds: what a person does between kinds of filings: answers taken over, packages carried along, and several kinds in one file.
. "$(dirname "$0")/cli.sh"
samples=$top_srcdir/tests/samples
ministry=${shared:+$shared/reference/miit-3.0/upload.xsd}

run 0 new first --answers "$samples/first-enterprise/answers.txt"; is 1
number=2
# The questions that decide the kind are no kind.
for form in forms/*/form.xml; do
	[ "$form" != forms/which/form.xml ] || continue
	kind=$(basename "$(dirname "$form")")
	run 0 new "$kind" --from 1; is "$number"
	run 0 show "$number"
	grep -q '^entity/document/number=91330106MA2TAMP00A$' "$tmp/out" || complain "$kind: the number of the document was not taken over"
	number=$((number + 1))
done
claim 'every kind takes over what it asks as well'

run 0 new cancel --from 1 cancel/target=service; cancel=$(cat "$tmp/out")
run 0 show "$cancel"; prints 'service/1/filed-domain=示例样本.中国' 'service/2/filed-domain=example-sample.cn'
run 0 new add-access --from 1
run 0 show "$(cat "$tmp/out")"; prints 'service/1/filed-name=示例样本公司官方网站' 'service/1/domain/name=示例样本.中国'
claim 'a domain and a name become those of the record'

run 1 check "$cancel"
grep -q 'V05.2: Draft [0-9]* is a filing of the same entity and may come to nothing' "$tmp/out" || complain 'no word of the other drafts'
claim 'a cancellation tells of the open drafts of the same entity'

BEIAN_HOME=$tmp/all
set --
for kind in add-access add-service cancel materials; do
	run 0 new "$kind" --answers "$samples/$kind-enterprise/answers.txt"
	set -- "$@" "$(cat "$tmp/out")"
done
run 0 export "$@" -o "$tmp/all.xml" --profile miit-3.0
iconv -f GBK -t UTF-8 "$tmp/all.xml" > "$tmp/text" || complain 'the file is not GBK'
for operation in XZWZ XZJR ZXBA XZHYD; do
	grep -q "<$operation>" "$tmp/text" || complain "$operation is not in the file"
done
if [ -r "$ministry" ] && command -v xmllint > "$tmp/which"; then
	xmllint --noout --nonet --schema "$ministry" "$tmp/all.xml" > "$tmp/lint" 2>&1 || complain "$(cat "$tmp/lint")"
fi
run 0 export "$@" -o "$tmp/all.zip"
BEIAN_HOME=$tmp/elsewhere
run 0 verify "$tmp/all.zip"; prints '4 filings'
run 0 import "$tmp/all.zip"
run 0 export 1 2 3 4 -o "$tmp/again.zip"; holds cmp -s "$tmp/all.zip" "$tmp/again.zip"
claim 'one file holds filings of several kinds, for the ministry and as a package'

BEIAN_HOME=$tmp/password
run 0 new add-access --answers "$samples/add-access-enterprise/answers.txt"
run 0 export 1 -o "$tmp/native.zip"; run 0 export 1 -o "$tmp/file.xml" --profile miit-3.0
unzip -p "$tmp/native.zip" '*filing.xml' > "$tmp/filing.xml"
grep -q '<password>[0-9a-f]\{32\}</password>' "$tmp/filing.xml" || complain 'the package lacks the MD5 of the password'
! grep -q x7Kp29 "$tmp/filing.xml" "$tmp/file.xml" || complain 'the password itself left the store'
claim 'of a filing password only its MD5 leaves the store'
plan
