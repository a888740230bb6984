#!/bin/sh
# kinds: what a person does between kinds of filings: answers taken over, packages carried along, and several kinds in one file.
. "$(dirname "$0")/cli.sh"
samples=$top_srcdir/tests/samples

run 0 new first --answers "$samples/first-enterprise/answers.txt"; is 1
number=2
# The questions that decide the kind are no kind, and an instance is no filing.
for form in forms/*/form.xml; do
	kind=$(basename "$(dirname "$form")")
	case $kind in which | instance) continue ;; esac
	run 0 new "$kind" --from 1; is "$number"
	run 0 show "$number"
	number=$((number + 1))
	[ "$kind" != unfiled ] || continue # a provider's report about sites of nobody
	grep -q '^entity/document/number=91330106MA2TAMP00A$' "$tmp/out" || complain "$kind: the number of the document was not taken over"
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

# 51 cancellations of 20 accesses each: 20 records more than one file of the ministry may have.
BEIAN_HOME=$tmp/many
sample=$samples/cancel-access/answers.txt
{
	grep -v -e '^service/' -e '^entity/services-filed' "$sample"
	echo entity/services-filed=30
	for service in $(seq 20); do
		sed -n "s,^service/1/,service/$service/,p" "$sample" |
			sed "s,号-2$,号-$service,; s,bureau-id=.*,bureau-id=33012024$service,; s,filed-domain=.*,filed-domain=old$service.cn,"
	done
} > "$tmp/many.txt"
run 0 new cancel --answers "$tmp/many.txt"
for draft in $(seq 50); do run 0 new cancel --from 1; done
run 0 export $(seq 51) -o "$tmp/many.xml" --profile miit-3.0
says "$tmp/many1.xml" "$tmp/many2.xml"
holds [ ! -e "$tmp/many.xml" ]
for file in "1 1000" "2 20"; do
	[ "$(grep -c '<Jlid>' "$tmp/many${file% *}.xml")" = "${file#* }" ] || complain "file ${file% *} has not ${file#* } records"
	fits "$tmp/many${file% *}.xml"
done
rm "$tmp/many1.xml" "$tmp/many2.xml"; mkdir "$tmp/many2.xml"
refuses 3 export $(seq 51) -o "$tmp/many.xml" --profile miit-3.0; says "many2.xml is a folder"
holds [ "$(echo "$tmp"/many*.xml*)" = "$tmp/many2.xml" ]
claim 'what one file of the ministry cannot hold becomes several, all or none'

BEIAN_HOME=$tmp/all
set --
for kind in add-access add-service cancel materials inspection-verification unfiled-provider; do
	case $kind in *-verification | *-provider) sample=$kind ;; *) sample=$kind-enterprise ;; esac
	run 0 new "${kind%-[vp]*}" --answers "$samples/$sample/answers.txt"
	set -- "$@" "$(cat "$tmp/out")"
done
run 0 export "$@" -o "$tmp/all.xml" --profile miit-3.0
run 0 export "$@" -o "$tmp/all.zip" --profile miit-3.0
python3 -c 'import sys, zipfile
[entry] = zipfile.ZipFile(sys.argv[1]).infolist()
assert entry.filename == "beianinfo.xml" and zipfile.ZipFile(sys.argv[1]).read(entry) == open(sys.argv[2], "rb").read()' \
	"$tmp/all.zip" "$tmp/all.xml" 2> "$tmp/why" || complain "$(tail -n 1 "$tmp/why")"
iconv -f GBK -t UTF-8 "$tmp/all.xml" > "$tmp/text" || complain 'the file is not GBK'
for operation in XZWZ XZJR ZXBA XZHYD HSJG WBACLJG; do
	grep -q "<$operation>" "$tmp/text" || complain "$operation is not in the file"
done
fits "$tmp/all.xml"
run 0 export "$@" -o "$tmp/all.zip"
BEIAN_HOME=$tmp/elsewhere
run 0 verify "$tmp/all.zip"; prints '6 filings'
run 0 import "$tmp/all.zip"
run 0 export 1 2 3 4 5 6 -o "$tmp/again.zip"; holds cmp -s "$tmp/all.zip" "$tmp/again.zip"
claim 'one file holds filings of several kinds, for the ministry and as a package'

BEIAN_HOME=$tmp/password
run 0 new add-access --answers "$samples/add-access-enterprise/answers.txt"
run 0 export 1 -o "$tmp/native.zip"; run 0 export 1 -o "$tmp/file.xml" --profile miit-3.0
unzip -p "$tmp/native.zip" '*filing.xml' > "$tmp/filing.xml"
grep -q '<password>[0-9a-f]\{32\}</password>' "$tmp/filing.xml" || complain 'the package lacks the MD5 of the password'
! grep -q x7Kp29 "$tmp/filing.xml" "$tmp/file.xml" || complain 'the password itself left the store'
claim 'of a filing password only its MD5 leaves the store'
plan
