#!/bin/sh
# tables: code tables and black lists that are downloaded, and what they change in drafts.
. "$(dirname "$0")/cli.sh"
downloads=$top_srcdir/tests/fixtures/downloads
cancelled=$top_srcdir/tests/samples/cancel-enterprise/answers.txt

run 0 import --dry-run "$downloads/tables.xml"; prints 'new		Reasons for cancelling' 'only in the table: 1'
run 0 dump codes; prints 'cancel-reason	not-used		不再使用'; prints_no miit-3
run 0 import "$downloads/tables.xml"
run 0 dump codes; prints 'cancel-reason	not-used	1	不再使用' 'cancel-reason	miit-3	3	网站改版' 'document-type	business-licence	1	工商营业执照'
run 0 import "$downloads/tables.xml"; silent; says 'same: 8'
claim 'an imported table gives numbers and labels, and again changes nothing'

# The sample says the number 1 by hand; the table says it too.
grep -v reason-number "$cancelled" > "$tmp/answers"
run 0 new cancel --answers "$tmp/answers"; is 1
run 0 check 1 --profile miit-3.0; prints_no X11
printf '[beian]\nsender-id=7\n' > "$BEIAN_HOME/config"
run 0 export 1 --profile miit-3.0 -o "$tmp/upload.xml"
grep -q '<Zxly>1</Zxly>' "$tmp/upload.xml" || complain 'the number of the table is not in the file'
run 0 set 1 cancel/reason=网站改版
run 0 export 1 --profile miit-3.0 -o "$tmp/upload.xml"
grep -q '<Zxly>3</Zxly>' "$tmp/upload.xml" || complain 'the number of what only the ministry has is not in the file'
claim 'a reason for cancelling has its number from the table, and may be one that only the table has'

run 0 set 1 cancel/reason=domain-gone
run 1 check 1 --profile miit-3.0; prints 'cancel/reason: error J02'
refuses 1 export 1 --profile miit-3.0 -o "$tmp/upload.xml"
run 0 set 1 cancel/reason=miit-3
sed 's,<Zxly_xx><Id>3</Id>.*</Zxly_xx>,,' "$downloads/tables.xml" > "$tmp/less.xml"
run 0 import "$tmp/less.xml"; prints 'changed	3	网站改版	Reasons for cancelling: is no longer in the table'
run 0 check 1; prints 'cancel/reason: warning J01' '“网站改版 (Chinese name only)”'
run 1 check 1 --profile miit-3.0; prints 'cancel/reason: error J01.2'
claim 'what a table lacks, or has no more, is flagged in drafts that hold it'

# A bureau's table with a nature, a document and a pre-approval that no list of ours has.
sed -e 's,</Dwxz_dms>,<Dwxz_xx><Id>78</Id><Mc>示例合作联社</Mc><Sfyx>1</Sfyx></Dwxz_xx>&,' \
	-e 's,</Zjlx_dms>,<Zjlx_xx><Id>90</Id><Mc>示例登记证</Mc><Dwflid>4</Dwflid><Sfyx>1</Sfyx></Zjlx_xx>&'\
'<Wzjylx_dms><Wzjylx_xx><Id>41</Id><Ysid>1</Ysid><Mc>示例审批</Mc><Sfqzsp>1</Sfqzsp><Sfyx>1</Sfyx></Wzjylx_xx></Wzjylx_dms>,' \
	"$tmp/less.xml" > "$tmp/more.xml"
run 0 import "$tmp/more.xml"
run 0 new first --answers "$top_srcdir/tests/samples/first-enterprise/answers.txt"; more=$(cat "$tmp/out")
run 0 set "$more" entity/nature=示例合作联社 entity/document/type=miit-90 entity/superior=示例上级单位 \
	entity/national-body=no entity/person/document/type=resident-id service/1/domain/holder-document-type=示例登记证 \
	service/2/domain/holder-document-type='示例登记证 (Chinese name only)' service/1/pre-approval-involved=yes \
	service/1/approval/1/type=示例审批 service/1/approval/1/number=示例2026-1 service/1/approval/1/valid-to=2027-11-23 \
	service/1/approval/1/scan="@$top_srcdir/tests/samples/first-enterprise/licence.jpg"
run 0 check "$more" --profile miit-3.0
prints 'entity/nature: warning J03' 'entity/document/type: warning J03.2' 'service/1/approval/1/type: warning J03.3'
run 0 export "$more" --profile miit-3.0 -o "$tmp/upload.xml"
grep -q '<Dwxz>78</Dwxz>' "$tmp/upload.xml" || complain 'the nature is not in the file'
grep -q '<Nrlx_id>41</Nrlx_id>' "$tmp/upload.xml" || complain 'the pre-approval is not in the file'
grep -q '<Zjlx>90</Zjlx>' "$tmp/upload.xml" || complain 'the document is not in the file'
claim 'a nature, a document and a pre-approval of the table alone are taken, warned of and exported with its numbers'

sed 's,网站改版,企业重组,' "$downloads/tables.xml" > "$tmp/other.xml"
run 1 import "$tmp/other.xml"; prints 'conflict	3	企业重组'; says '--replace'
run 0 import --replace "$tmp/other.xml"
run 0 dump codes; prints 'cancel-reason	miit-3	3	企业重组'
claim 'a number that comes to mean something else is a conflict'

run 0 new first --answers "$top_srcdir/tests/samples/first-enterprise/answers.txt"; first=$(cat "$tmp/out")
run 0 check "$first"; prints_no B01
run 0 import "$downloads/black.xml"; prints 'new		sample-black.cn	black list of domains'
run 0 set "$first" service/1/domain/name=sample-black.cn service/2/domain/name=sample-illegal.cn entity/document/number=91330106MA2TAMP15B
run 1 check "$first"
prints 'service/1/domain/name: error B01' 'entity/document/number: error B02' 'service/2/domain/name: warning B03'
claim 'what is black-listed is told before an export'
plan
