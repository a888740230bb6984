#!/bin/sh
# notices: what the bureau found is listed, answered by a draft, mended by others, and reported back.
. "$(dirname "$0")/cli.sh"
need python3
downloads=$top_srcdir/tests/fixtures/downloads
BEIAN_TODAY=2026-11-23
export BEIAN_TODAY

run 0 notices; says 'No notice is here'
run 0 import "$downloads/records.xml" "$downloads/notices.xml"
run 0 notices; prints '证件地址不一致' 'settled on 2026-11-19' 'to be answered by 2026-12-31'
run 0 notices --json; keys .=notices notices[]=id,kind,opens,about,number,name,said,day,due,record,draft,settled,source
run 0 notices search --open 备案号; prints '未悬挂备案号'; prints_no 'settled'
run 0 notices search 核实任务; prints 'a task to verify'; prints_no 'shell site'
run 0 tasks; prints '2026-12-03  notice 8' '2026-12-31  notice 11'
run 0 tasks --json; keys tasks[]=draft,notice,title,kind,state,since,due,days,overdue,guessed,who,what,todo,source,date
claim 'what a download brings to do is listed, with its day, among the tasks too'

run 0 notices due 8 2026-12-24; run 0 tasks; prints '2026-12-24  notice 8'
run 0 notices settle 8; run 0 notices --open; prints_no 'a shell site'
run 0 notices reopen 8; run 0 notices --open; prints 'a shell site'
refuses 2 notices due 8 tomorrow; says 'is no day'
refuses 2 notices settle eight; says 'is no number of a notice'
refuses 3 notices settle 99; says 'There is no notice 99'
refuses 2 notices setle 1; says 'did you mean “settle”?'
claim 'a person settles a notice, opens it again, and says by when it is due'

run 0 notices open 4 6 11; inspection=$(cat "$tmp/out")
run 0 show "$inspection"
prints inspection/deadline=2026-12-31 entity/number=浙ICP备2026000001号 finding/1/what=person-name finding/2/what=access-over \
	finding/2/service=浙ICP备2026000001号-1 finding/3/what=phone
prints_no base/
run 0 list; prints 'to be rectified  2026-12-31'
run 0 notices; prints "draft $inspection answers it"
run 0 tasks; prints_no 'notice 11'; prints "2026-12-31  "
refuses 3 notices open 4; says 'answers notice 4 already'
refuses 2 notices open 5 12; says 'different entities'
refuses 2 notices open 1 5; says 'different kinds'
refuses 3 notices open 9; says 'asks for nothing'
claim 'notices of one entity become findings of one draft, filled from its record'

refuses 1 notices rectify "$inspection"; says 'has no finding to be mended'
run 0 set "$inspection" finding/1/answer=rectify finding/1/remedy=modify-entity finding/3/answer=rectify finding/3/remedy=modify-service \
	finding/2/answer=rectify finding/2/remedy=cancel-access
run 1 check "$inspection"; prints 'finding/2/remedy: warning H05'
run 0 notices rectify "$inspection"; cp "$tmp/out" "$tmp/made"; holds [ "$(wc -l < "$tmp/made")" = 2 ]
{ read -r modify; read -r cancel; } < "$tmp/made"
run 0 show "$modify"; prints modify/what=all base/entity/number=浙ICP备2026000001号 entity/person/name=张样本
run 0 show "$cancel"; prints cancel/target=access service/1/number=浙ICP备2026000001号-1 service/1/access/bureau-id=3000011
run 1 check "$inspection"; prints_no H05
refuses 1 notices rectify "$inspection"; says 'has no finding to be mended'
claim 'what is found is mended by drafts that begin from the record, once'

run 0 new inspection inspection/origin=provider entity/number=浙ICP备2099000001号 finding/1/what=materials finding/1/answer=rectify \
	finding/1/remedy=send-materials finding/1/service=浙ICP备2099000001号-1; byhand=$(cat "$tmp/out")
run 0 notices rectify "$byhand"; run 0 show "$(cat "$tmp/out")"; prints entity/number=浙ICP备2099000001号 service/1/number=浙ICP备2099000001号-1
run 0 tasks; prints_no 2026-12-20
run 0 set "$byhand" inspection/deadline=2026-12-20; run 0 tasks; prints '2026-12-20'
run 0 set "$byhand" inspection/deadline=2026-12-21; run 0 tasks; prints '2026-12-21'; prints_no 2026-12-20
claim 'a notice that was typed leads to its draft as well, without any record, and has its day'

run 0 notices open 3; task=$(cat "$tmp/out")
run 0 show "$task"; prints base/entity/bureau-id=1000001 base/service/1/access/1/reporter=provider entity/number=浙ICP备2026000001号 \
	base/service/1/approval/1/type=education base/service/1/approval/2/number=教样〔2026〕2号
run 0 set "$task" verification/result=pass verification/by=钱示例 verification/date=2026-11-22 verification/unit=7 \
	verification/opinion=信息真实准确。 declared/truthful=yes
run 0 export "$task" -o "$tmp/hsjg.xml" --profile miit-3.0; fits "$tmp/hsjg.xml"
iconv -f GBK -t UTF-8 "$tmp/hsjg.xml" > "$tmp/text"
grep -q '<Hsjg>0</Hsjg>' "$tmp/text" && grep -q '<sjhm>13800130001</sjhm>' "$tmp/text" && grep -q '<Bbfs>1</Bbfs>' "$tmp/text" ||
	complain 'the answer lacks its result, a mobile or who reported'
holds [ "$(grep -o '<Nrlx_id>3</Nrlx_id>' "$tmp/text" | wc -l)" = 2 ]
sent() { iconv -f GBK -t UTF-8 "$1" | grep -o '<Spwj>[^<]*</Spwj>' | sort; }
sent "$downloads/notices.xml" > "$tmp/came"; sent "$tmp/hsjg.xml" > "$tmp/went"
holds [ "$(wc -l < "$tmp/came")" = 3 ]; cmp -s "$tmp/came" "$tmp/went" || complain 'the scans of approvals are not those that came'
claim 'a task to verify is answered with the record that came with it'

run 0 notices open 1 2; report=$(cat "$tmp/out")
run 0 show "$report"; prints site/1/domain=unfiled-1.cn site/2/address=47.96.1.82 site/1/listed=2026-11-02
for site in 1 2; do
	run 0 set "$report" site/$site/deadline=2026-12-10 site/$site/result=access-stopped site/$site/opinion=已停止接入。
done
run 0 set "$report" declared/truthful=yes
run 0 check "$report"
refuses 1 export "$report" -o "$tmp/sites.xml" --profile miit-3.0; says X22
run 0 set "$report" site/1/result-number=1 site/2/result-number=1
run 0 export "$report" -o "$tmp/sites.xml" --profile miit-3.0; fits "$tmp/sites.xml"
holds [ "$(grep -c '<Clxx>' "$tmp/sites.xml")" = 2 ]
claim 'unfiled sites are reported, one record each'

BEIAN_HOME=$tmp/own; export BEIAN_HOME
mkdir -p "$tmp/own"; printf '[beian]\nsender-id=7\n' > "$tmp/own/config"
refuses 1 import "$downloads/notices-other.xml"; says 'another provider'
run 0 notices; says 'No notice is here'
run 0 import "$downloads/notices-later.xml"
run 0 notices open 2; run 0 show "$(cat "$tmp/out")"; prints verification/unit=7
run 1 import "$downloads/notices.xml"; prints conflict; says 'contradict what is here'
run 0 notices --json; python3 -c 'import json, sys; assert len(json.load(open(sys.argv[1]))["notices"]) == 2' "$tmp/out" || complain 'something of it was taken in'
claim 'a download for another provider, or older than what is here, is not taken in'
plan
