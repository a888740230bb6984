#!/bin/sh
# tasks: what is due after an export, and the log that a person advances.
. "$(dirname "$0")/cli.sh"
answers=$top_srcdir/tests/samples/first-enterprise/answers.txt
BEIAN_TODAY=2026-11-23
export BEIAN_TODAY

run 0 new first --answers "$answers"; is 1
run 0 tasks; silent
run 0 tasks --json; keys .=day,tasks tasks[]:0
run 0 export 1 -o "$tmp/one.zip"
run 0 tasks; prints 'exported' 'no day is set' 'Hand the package to the provider'
run 0 list --json; prints '"state":"exported"'
run 0 export 1 -o "$tmp/two.zip"
run 0 tasks log 1; holds [ "$(wc -l < "$tmp/out")" = 1 ]
claim 'an export begins the log, once'

run 0 tasks advance 1 submitted --date 2026-11-23 --note '订单 20261123'; says 'provider review'
run 0 tasks; prints '2026-11-25' 'in 2 days'
run 0 list; prints 'provider review  2026-11-25'
BEIAN_TODAY=2026-11-27 run 0 tasks; prints 'OVERDUE by 2 days'
BEIAN_TODAY=2026-11-25 run 0 tasks; prints 'today'
run 0 tasks advance 1 管局审核中 --due 2026-12-01; run 0 tasks --json; prints '"due":"2026-12-01"'
run 0 tasks retract 1
run 0 tasks log 1; prints '订单 20261123'; prints_no 'bureau review'
run 0 tasks log 1 --json; keys .=draft,state,log,next log[]=state,day,due,record,origin,note,noted 'state=="submitted"'
claim 'steps have days, and are taken back'

refuses 1 tasks advance 1 draft; says 'there can follow: '
refuses 2 tasks advance 1 aproved; says 'did you mean “approved”'
refuses 2 tasks advance 1 approved --date 2026-11-24; says 'still to come'
refuses 2 tasks advance 1 approved --date 2026-11-22; says 'before 2026-11-23'
refuses 2 tasks advance 1 approved --date soon; says 'no day'
refuses 2 tasks advance 1 refused --number 浙ICP备2026000099号; says 'a number comes with the approval'
refuses 2 tasks advance 1 approved --service 1=x; says '--number'
refuses 2 tasks advance 1; says 'another number of arguments'
refuses 2 tasks nonsense; says 'no such action'
refuses 2 tasks list --date 2026-11-23; says 'beian tasks advance'
refuses 3 tasks log 9
refuses 3 tasks retract 9
run 0 tasks log 1 --json; keys log[]:2
claim 'what cannot be is refused, and changes nothing'

run 0 tasks after 1; prints 'No record has this filing yet' 'After approval'
run 0 tasks advance 1 approved --number 浙ICP备2026000099号 --service 1=浙ICP备2026000099号-1; says 'record 1'
run 0 tasks after 1; prints '浙ICP备2026000099号-1' 'https://beian.miit.gov.cn/' 'its number is not known yet'
run 0 tasks after 1 --json; keys .=draft,record,footers,source footers[]=path,name,number,text,html
run 0 records list; prints 浙ICP备2026000099号
run 0 tasks advance 1 live; run 0 tasks; prints 2026-12-23 beian.mps.gov.cn
run 0 tasks advance 1 done; run 0 tasks; silent
claim 'after the approval there is the number to show, and the police to file with'

run 0 delete 1
run 0 tasks; silent
claim 'a draft that is deleted takes its log along'
plan
