#!/bin/sh
# apps: an app from the question which kind it needs, through its approval, to its modification.
. "$(dirname "$0")/cli.sh"
need python3
samples=$top_srcdir/tests/samples
BEIAN_TODAY=2026-11-23
export BEIAN_TODAY
both='case/goal=publish server/place=provider service/kind=both service/reach=domain domain/filed=no entity/filed=no
	entity/order-in-progress=no service/sells=no service/needs-approval=no'

# shellcheck disable=SC2086 # words on purpose
run 0 kind --open $both entity/nature=enterprise; is 1
run 0 show 1; prints service/1/kind=website service/2/kind=app
run 0 kind --open $both entity/nature=individual; is 2
run 0 show 2; prints service/1/kind=website; prints_no service/2
run 0 new first service/1/kind=app; is 3
run 0 set 3 service/1/platform/1/system=ios service/1/backend/1/name=api.example.cn
run 0 show 3 --json
python3 -c 'import json, sys
asked = {answer["path"]: answer["relevant"] for answer in json.load(sys.stdin)["answers"]}
assert asked["service/1/platform/1/system"], asked' < "$tmp/out" || complain 'an app is not asked for its platform'
claim 'the questions open a draft that asks for what an app has, and the app beside a website for organisations only'

BEIAN_HOME=$tmp/filed
run 0 new first --answers "$samples/first-app/answers.txt"; is 1
run 1 check 1 --profile miit-3.0; prints 'X05: The format miit-3.0 holds websites only' 'Export the native format'
LANGUAGE=zh_CN run 1 check 1 --profile miit-3.0; prints 'X05: miit-3.0 格式只能写网站' '请导出 native 格式'
claim 'the ministry’s format refuses an app with the way out'

run 0 export 1 -o "$tmp/app.zip"
run 0 tasks advance 1 approved --number 浙ICP备2026000099号 --service 1=浙ICP备2026000099号-3A; says 'record 1'
run 0 tasks after 1; prints 'an app shows its own number' 浙ICP备2026000099号-3A; prints_no 'every other province'
claim 'after the approval an app shows its own number'

run 0 new modify --record 1 modify/what=service entity/order-in-progress=no; is 2
run 0 show 2; prints base/service/1/platform/3/package-name=cn.example.sample.notes service/1/platform/3/system=harmonyos \
	base/service/1/backend/2/name=static.cn.example-sample.cn base/service/1/category/1/name=软件开发
run 1 check 2; prints 'G01: Nothing differs'
run 0 set 2 service/1/platform/1/package-name=cn.example.sample.notebook
run 1 check 2; prints_no G01
run 0 show 2 --changes; prints cn.example.sample.notes cn.example.sample.notebook
run 0 remove 2 service/1/platform/3; run 0 show 2; prints base/service/1/platform/3/system=harmonyos
! grep -q '^service/1/platform/3' "$tmp/out" || complain 'the platform is still there'
claim 'its modification begins from what was filed, platform by platform'

run 0 new cancel --record 1 cancel/target=service cancel/reason=not-used; is 3
run 0 show 3; prints service/1/number=浙ICP备2026000099号-3A service/1/filed-domain=
run 1 check 3; prints_no service/1/filed-domain several-domains
run 1 check 3 --profile miit-3.0; prints 'X05.2: '
claim 'it is cancelled by its number, without the questions about domains of websites'
plan
