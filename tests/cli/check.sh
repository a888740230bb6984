#!/bin/sh
# check, explain, confirm: findings of drafts and of files. The rules are the test's own, beside what types find.
. "$(dirname "$0")/cli.sh"
need python3

mkdir "$tmp/data"
cp -R data forms "$tmp/data/"
find "$tmp/data/data/rules" -type f ! -name reasons.xml -exec rm '{}' +
cat > "$tmp/data/data/rules/test-own.xml" << 'END'
<rules xmlns="urn:beian:rules:1">
  <rule id="Z98" severity="error" at="entity/remark" needs="entity/remark" assert="not(contains(entity/remark, '甲'))" confirm="yes"
        source="tests/cli" date="2026-11-23" prevents="1004 1005">
    <message xml:lang="zh">备注“{entity/remark}”中有“甲”字。</message><message xml:lang="en">The remark “{entity/remark}” holds 甲.</message>
    <fix xml:lang="zh">请改用别的字。</fix><fix xml:lang="en">Write something else.</fix>
    <why xml:lang="zh">测试用。</why><why xml:lang="en">For the test.</why>
  </rule>
  <rule id="Z99" severity="warning" at="entity/remark" needs="entity/remark" assert="not(contains(entity/remark, '丙'))" profile="miit-3.0"
        source="tests/cli" date="2026-11-23" valid-from="2026-11-23" valid-to="2026-12-31">
    <message xml:lang="zh">备注中有“丙”字。</message><message xml:lang="en">The remark holds 丙.</message>
    <fix xml:lang="zh">请改用别的字。</fix><fix xml:lang="en">Write something else.</fix>
  </rule>
</rules>
END
BEIAN_DATADIR=$tmp/data
export BEIAN_DATADIR

run 0 new first --answers "$answers"; is 1
run 0 check 1; silent; says '0 errors'
run 0 check 1 --json
keys .=filings filings[]=id,file,profile,day,findings,counts filings[].counts=error,warning,info,open filings[].id==1 \
	filings[].file==null 'filings[].profile=="native"' 'filings[].day=="2026-11-23"' filings[].counts.error==0
claim 'a filing with nothing wrong has status 0'

run 0 set 1 entity/remark=$marker甲丙
run 1 check 1; prints "1: entity/remark: error Z98: The remark “$marker甲丙” holds 甲. Write something else."; prints_no Z99
run 1 check 1 --json
keys filings[].findings[]=rule,severity,outcome,path,value,message,why,fix,example,source,date,confidence,prevents,decides,own \
	filings[].findings[].message=zh,en filings[].findings[].why=zh,en filings[].findings[].fix=zh,en filings[].findings[].example=zh,en filings[].counts.error==1 filings[].findings[]:1
prints '"prevents":["1004","1005"]' '"decides":"filing"' '"outcome":"broken"' '"severity":"error"'
claim 'an error has status 1 and goes to standard output'

run 1 check 1 --profile miit-3.0; prints 'warning Z99'
run 1 check --profile=miit-3.0 1 --json; keys 'filings[].profile=="miit-3.0"' filings[].counts.warning==1
refuses 2 check 1 --profile miit-3; says 'miit-3.0' native
claim 'a profile has rules of its own'

for day in 2026-11-22 2027-01-01; do
	run 1 check 1 --profile miit-3.0 --day $day; prints_no Z99
	BEIAN_TODAY=$day run 1 check 1 --profile miit-3.0 --json; keys "filings[].day==\"$day\"" filings[].counts.warning==0
done
run 1 check 1 --profile miit-3.0 --day 2026-12-31 --json; keys 'filings[].day=="2026-12-31"' filings[].counts.warning==1
refuses 2 check 1 --day 2026-02-30; says '“2026-02-30” is no day'
run 0 explain Z99; prints 'In force from: 2026-11-23' 'In force until: 2026-12-31'
claim 'a filing is judged by the day it is for'

run 1 check 1 --lang zh; prints '中有“甲”字' 请改用别的字; prints_no holds
run 1 check 1 --lang=en; prints holds
LANGUAGE=zh_CN:en run 1 check 1; prints '中有“甲”字'
LANGUAGE='' LC_ALL=zh_CN.UTF-8 run 1 check 1; prints '中有“甲”字'
called=--lang=zh\ check; beian --lang=zh check 1 > "$tmp/out" 2> "$tmp/err"; prints '中有“甲”字'
refuses 2 check 1 --lang fr; says 'zh or en'
claim 'findings are told in the language that is asked for'

refuses 3 confirm 1 Z98 entity/name because; refuses 3 confirm 1 Z97 entity/remark because
refuses 2 confirm 1 Z98 entity/remark
refuses 2 confirm 1 Z98 entity/remark ' '; says reason
run 0 confirm 1 Z98 entity/remark it is the legal name; silent
run 0 check 1; prints 'entity/remark: confirmed Z98'
run 0 check 1 --json; prints '"outcome":"confirmed"'; keys filings[].counts.error==0
run 0 show 1 --json; keys confirmations[]=rule,path,date,reason 'confirmations[].reason=="it is the legal name"'
run 0 export 1 -o "$tmp/confirmed.zip"; run 0 check "$tmp/confirmed.zip"; prints 'confirmed Z98'
run 0 set 1 entity/remark=甲$marker; run 1 check 1; prints 'error Z98'
claim 'a confirmation holds for the value it was given for, and is exported'

run 0 set 1 entity/remark=一
run 0 export 1 -o "$tmp/good.zip"
mkdir "$tmp/bag"
if command -v unzip > "$tmp/which"; then
	unzip -q -d "$tmp/bag" "$tmp/good.zip"
	run 0 check "$tmp/bag/data/filing.xml"; silent
	sed 's/一/甲/' "$tmp/bag/data/filing.xml" > "$tmp/broken.xml"
	run 1 check "$tmp/broken.xml"; prints "$tmp/broken.xml: entity/remark: error Z98"
fi
run 0 check "$tmp/good.zip" --json; keys filings[].id==null "filings[].file==\"$tmp/good.zip\""
claim 'packages and documents are checked as drafts are'

run 0 new first; is 2
run 3 check 2 99 1 "$tmp/absent.xml"; prints '2: entity/nature: error required'; says 'no draft 99' absent.xml '1: 0 errors'
run 3 check 2 99 1 "$tmp/absent.xml" --json; keys filings[]:2
run 1 check 1 2 1
refuses 2 check
claim 'with several arguments all are tried and the highest status counts'

printf '<filing/>' > "$tmp/other.xml"
printf '<filing xmlns="urn:beian:filing:1" kind="first" uid="00000001" state="draft"><entity><nature>%s</nature></entity></filing>' $marker > "$tmp/value.xml"
printf '<filing xmlns="urn:beian:filing:1" kind="first" uid="00000001" state="draft"><entity><%s>%s</%s></entity></filing>' q$marker $marker q$marker > "$tmp/element.xml"
printf '<!DOCTYPE filing [<!ENTITY a "b">]><filing xmlns="urn:beian:filing:1" kind="first" uid="00000001"/>' > "$tmp/doctype.xml"
printf 'no xml, %s' $marker > "$tmp/text.xml"
for file in other value element doctype text; do
	run 1 check "$tmp/$file.xml"; says "$file.xml"
done
sed -i /q$marker/d "$tmp/said" # the name of an element is no answer
claim 'a file that is no filing is refused with its name'

run 0 explain Z98; prints 'Z98 (error)' 'For the test.' 'Write something else.' 'The remark “…” holds 甲.' 'not(contains' tests/cli 2026-11-23 '1004 1005' confirm
run 0 explain Z98 --lang=zh; prints 测试用
run 0 explain Z98 --json; keys .=rule,severity,decides,message,why,fix,example,source,date,confidence,valid-from,valid-to,confirm,prevents,demanded,own,retired message=zh,en fix=zh,en why=zh,en 'prevents==["1004","1005"]'
run 0 explain required; prints 'required (error)'
refuses 3 explain Z88; says 'did you mean “Z9'
refuses 2 explain
claim 'explain says what, why, how to mend it, and who says so'

! grep -F $marker "$tmp/said" > "$tmp/complaints"
verdict 'no error quoted an answer' "$tmp/complaints"
plan
