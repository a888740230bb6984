#!/bin/sh
# results: what the bureau answers finds its filing, becomes findings at the questions, and moves its state.
. "$(dirname "$0")/cli.sh"
need python3
BEIAN_TODAY=2026-11-23
export BEIAN_TODAY

# The id under which the draft 1 was sent: its uid, and a place.
sent_as() {
	run 0 list --json
	python3 -c 'import json, sys; print(int(json.load(open(sys.argv[1]))["drafts"][0]["uid"], 16) * 65536 + 1)' "$tmp/out"
}

# download NAME CONTENT: a download of results.
download() {
	printf '<?xml version="1.0" encoding="UTF-8"?>\n<DownloadData version="V.3.0"><ICP><BAJG>%s</BAJG></ICP></DownloadData>' "$2" > "$tmp/$1"
}

run 0 new first --answers "$top_srcdir/tests/samples/first-enterprise/answers.txt"; is 1
run 0 export 1 -o "$tmp/one.zip"
id=$(sent_as)
download refused.xml "<Jg_xx><Jgxx><Jgdm>1004</Jgdm><Dmms>example-sample.cn 无法解析</Dmms></Jgxx><Jgxx><Jgdm>1010</Jgdm></Jgxx><Czlx>1</Czlx><Bs>$id</Bs></Jg_xx>"
run 0 import --dry-run "$tmp/refused.xml"; prints 'draft 1: refused'
run 0 tasks log 1 --json; prints '"state":"exported"'
run 0 import "$tmp/refused.xml"; prints 'draft 1: refused'
run 0 import "$tmp/refused.xml"; says 'same: 1'; prints_no 'new'
run 0 tasks log 1; prints 'refused.xml'; holds [ "$(wc -l < "$tmp/out")" = 2 ]
claim 'an answer finds the draft by the id it was sent under, once, and moves its state'

run 0 check 1
prints 'service/2/domain/name: warning 1004' '无法解析' 'entity/person/landline: warning 1010'
run 0 check 1 --json; prints '"rule":"1004"'
run 0 set 1 entity/person/landline=0571-88888889
run 0 check 1; prints 1004; prints_no 1010
run 0 export 1 -o "$tmp/two.zip"
run 0 check 1; prints_no 1004
claim 'codes are findings at their questions until the answer changes or is sent again'

download approved.xml "<GJSHS><Gjsh><Shrxm>审核员</Shrxm><Shsj>2026-11-23 10:00:00</Shsj><Shyj>同意</Shyj><Shjg>1</Shjg><Czlx>1</Czlx><Jlid>$id</Jlid></Gjsh></GJSHS>"
run 0 import "$tmp/approved.xml"; prints 'draft 1: approved'
run 0 tasks log 1 --json; prints '"state":"approved"'
run 0 check 1; prints '同意'
claim 'the opinion of the bureau approves'

download others.xml '<Jg_xx><Jgxx><Jgdm>1001</Jgdm></Jgxx><Czlx>1</Czlx><Bs>65537</Bs></Jg_xx>'
run 0 import "$tmp/others.xml"; prints 'no draft here waits for this'
run 0 import "$tmp/others.xml"; says 'same: 1'
download known.xml '<Jg_xx><Jgxx><Jgdm>1049</Jgdm></Jgxx><Czlx>7</Czlx><Bs>3301202400012302</Bs></Jg_xx>'
run 0 import "$tmp/known.xml"; prints 'no draft here waits for this'
run 0 new cancel --answers "$top_srcdir/tests/samples/cancel-access/answers.txt" cancel/target=service service/1/bureau-id=3301202400012302
run 0 import "$tmp/known.xml"; prints 'draft 2: '
claim 'an answer to nothing here is remembered, and looked at again'

download cut.xml '<Jg_xx><Jgxx><Jgdm>1001</Jgdm></Jgxx></Jg_xx>'
refuses 1 import "$tmp/cut.xml"
download wrong.xml '<Jg_xx><Jgxx><Jgdm>1001</Jgdm></Jgxx><Czlx>9</Czlx><Bs>1</Bs></Jg_xx>'
refuses 1 import "$tmp/wrong.xml"
claim 'what does not fit the schema of downloads is refused'
plan
