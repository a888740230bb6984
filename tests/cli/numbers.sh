#!/bin/sh
# numbers: instances that can carry filings, and their service numbers.
. "$(dirname "$0")/cli.sh"
samples=$top_srcdir/tests/samples
sn=32a43232-a888-48e8-b9ec-00888be80001
BEIAN_TODAY=2026-11-23
export BEIAN_TODAY
instance() {
	grep -v '^#' "$samples/instance-ecs/answers.txt" | tr '\n' ' '
}

run 0 numbers; silent
run 0 numbers --json; keys .=instances instances[]:0
# shellcheck disable=SC2046
run 0 numbers add $(instance); is 1
run 0 numbers issue 1 $sn
run 0 numbers issue 1 --count 2
run 0 numbers; prints 'i-sample0001' '5 numbers, 3 counted, 2 left, 3 free' ' eligible' "n1  $sn  bound" 'n3  -  bound'
run 0 numbers --json; keys instances[]=id,answers,quota,counted,free,remaining,eligible,reasons,numbers 'instances[].quota==5'
run 0 list; silent
claim 'an instance has numbers, and is no draft'

refuses 1 numbers issue 1 --count 3; says '2 can be had'
refuses 2 numbers issue 1 --count 21; says '1 to 20'
refuses 2 numbers issue 1 --count 0; says '1 to 20'
refuses 3 numbers issue 1 $sn; says 'is entered once'
refuses 2 numbers issue 1 '32a4****'; says 'no service number'
refuses 2 numbers issue x; says 'no number of an instance'
refuses 1 numbers state n1 used; says 'there can follow: recording, expired'
refuses 2 numbers state n1 recoded; says 'did you mean “recorded”'
refuses 3 numbers state n9 used; says 'no number n9'
refuses 3 numbers grant 1131-8888-233 1234; says 'no number “1131-8888-233”'
refuses 2 numbers issue; says 'another number of arguments'
refuses 2 numbers nonsense; says 'no such action'
refuses 3 numbers show 9
refuses 3 delete 1; says 'beian numbers delete 1'
refuses 3 export 1 -o "$tmp/instance.zip"; says 'nothing of it to export'
refuses 2 numbers add instance/provider=nobody instance/nmae=x; says instance/nmae
claim 'what cannot be is refused, and changes nothing'

run 0 new first --answers "$samples/first-enterprise/answers.txt"; is 2
refuses 3 numbers show 2; says 'a draft and no instance'
run 0 set 2 service/1/access/term-to=2033-01-01
run 0 export 2 -o "$tmp/one.zip"
run 0 numbers; prints 'filing in progress  draft 2, service/1' '2 free'
run 0 tasks advance 2 refused; run 0 numbers show 1; prints 'bound  draft 2, service/1'
run 0 tasks advance 2 exported
run 0 tasks advance 2 approved --number 浙ICP备2026000099号 --service 1=浙ICP备2026000099号-1
run 0 numbers; prints 'used  draft 2, service/1  浙ICP备2026000099号-1'
refuses 1 numbers delete n2; says 'counts for ever'
refuses 1 numbers delete 1; says 'filings use numbers of i-sample0001'
run 0 tasks advance 2 rectify; run 0 tasks advance 2 exported
run 0 numbers; prints 'used  draft 2, service/1  浙ICP备2026000099号-1'
claim 'a number follows its filing, and once used stays used'

run 0 tasks retract 2; run 0 tasks retract 2; run 0 tasks retract 2
run 0 numbers; prints 'filing in progress  draft 2, service/1'
run 0 tasks advance 2 withdrawn; run 0 tasks advance 2 abandoned
run 0 numbers; prints_no 'draft 2'
claim 'a step that is taken back gives its number back, and so does a filing that is given up'

run 0 records delete 1
run 0 set 2 service/1/access/own-account=no service/1/access/granted=yes
run 0 unset 2 service/1/access/product service/1/access/term-to
run 0 set 2 service/1/access/place=beijing
run 0 numbers use 2 service/1/access/service-number n1
run 0 show 2; prints "service/1/access/service-number=$sn" service/1/access/product=ecs service/1/access/term-to=2033-01-01 service/1/access/place=beijing
run 0 check 2; prints A08.4
run 0 numbers grant n1 987654; prints 'granted to 987654'
run 0 check 2; prints_no A08.4
run 0 numbers state n1 expired
run 1 check 2; prints A07.3
refuses 2 numbers use 2 entity/name n1; says 'takes no instance'
refuses 3 numbers use 2 service/1/access/service-number n3; says 'is not entered'
claim 'a filing takes a number with what its instance knows, and rules know its state'

run 0 new first --answers "$samples/first-enterprise/answers.txt"; is 3
run 0 set 3 service/2/access/own-account=no service/2/access/granted=yes service/2/access/service-number=$sn
run 1 check 3; prints 'A07.4' 'Draft 2 uses the service number'
claim 'two drafts that name one number are told'

run 0 numbers add instance/provider=aliyun instance/product=elastic-web-hosting instance/name=h1 instance/account=77 \
	instance/in-mainland=yes instance/subscription=yes instance/term-from=2026-01-01 instance/term-to=2033-01-01 \
	instance/running=yes instance/public-ip=no instance/numbers-used=2; is 4
run 0 numbers add instance/provider=aliyun instance/product=elastic-web-hosting instance/name=h2 instance/account=77 \
	instance/in-mainland=yes instance/subscription=no instance/numbers-used=3; is 5
run 0 numbers show 4 --json; keys 'counted==5' 'remaining==0'
run 1 numbers eligibility 4; prints Q06 'All 5 service numbers of the instance h1 are used'
run 1 numbers eligibility 5; prints Q02 'billed by use'
run 0 numbers delete 5
run 0 numbers eligibility 4; prints '3 left'
claim 'quotas of an account are those of all its instances'

run 0 numbers --csv; prints '"kind","instance/provider"' number/1/sn i-sample0001
cp "$tmp/out" "$tmp/inventory.csv"
run 0 import "$tmp/inventory.csv"; silent; says 'as they were: 2; changed: 0'
run 0 numbers --csv; holds cmp -s "$tmp/out" "$tmp/inventory.csv"
refuses 2 numbers --csv --json
sed 's/"aliyun"/"nobody"/' "$tmp/inventory.csv" > "$tmp/bad.csv"
refuses 1 import "$tmp/bad.csv"; says 'row 2, column B (instance/provider)' 'row 3, column B (instance/provider)'
run 0 numbers --csv; holds cmp -s "$tmp/out" "$tmp/inventory.csv"
claim 'the inventory is a CSV file, which changes nothing when it comes back'
plan
