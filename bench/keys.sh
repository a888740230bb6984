#!/bin/sh
# keys: from a key to the last byte it paints, how many bytes that is, and the memory of a wizard at work, in a text field beside dialog's.
set -u
. "$srcdir/bench/homes.sh"
[ -r "$ttylat" ] || { echo "typing|skipped|no ttylat.py in --with-shared"; exit 0; }
command -v dialog > "$work/which" || { echo "typing|skipped|dialog is not installed"; exit 0; }

BEIAN_HOME=$work/keys
export BEIAN_HOME
{
	services 2 > "$work/services.txt" && beian new first --answers "$work/services.txt" &&
		printf ':go entity/name\n杭州示例科技有限公司\n:go entity/superior\n路\n:go entity/name\n杭州示例科技有限公司\n' | beian fill 1 --plain
} > "$work/out" 2> "$work/why" || { echo "typing|skipped|$(tail -n 1 "$work/why")"; exit 0; }
for typed in 'ASCII abcdefghij' 'Han 备案系统填写内容测试'; do
	what="typing ${typed%% *}"
	python3 "$srcdir/bench/beside.py" keys "$what" 'dialog --form' beian "dialog --form filing 20 70 12 name 1 1 '' 1 20 30 60" \
		"${typed#* }" '<enter><wait:150><end>' 2> "$work/why" || echo "$what|skipped|$(tail -n 1 "$work/why")"
done
