#!/bin/sh
# flow: visits to the program from the first screen to the package, under tmux: another terminal than the emulator of the other tests.
. "$(dirname "$0")/../lint/tap.sh"
need tmux
LC_ALL=C.UTF-8 LANGUAGE=en BEIAN_TODAY=2026-11-23 BEIAN_HOME=$tmp/home
unset ACCESSIBLE LANG LC_MESSAGES TMUX
export LC_ALL LANGUAGE BEIAN_TODAY BEIAN_HOME
: > "$tmp/complaints"

# A server of our own, without anyone's configuration.
on() {
	tmux -f /dev/null -S "$tmp/tmux" "$@"
}
trap 'on kill-server 2> "$tmp/killed"; rm -rf "$tmp"' EXIT

# sees TEXT: the screen shows it, now or within ten seconds.
sees() {
	tries=0
	until on capture-pane -p > "$tmp/screen" 2> "$tmp/capture" && grep -qF -e "$1" "$tmp/screen"; do
		tries=$((tries + 1))
		if [ $tries -gt 200 ]; then
			{ echo "\"$1\" is not shown:"; cat "$tmp/screen"; } >> "$tmp/complaints"
			return
		fi
		sleep 0.05
	done
}

keys() {
	on send-keys "$@"
}

typed() {
	on send-keys -l "$1"
}

claim() {
	verdict "$1" "$tmp/complaints"
	: > "$tmp/complaints"
}

# starts TEXT: the program in a new window, which shows this first.
starts() {
	on new-session -d -x 80 -y 24 "$top_builddir/run" beian 2> "$tmp/new" || skip "tmux does not start here: $(head -n 1 "$tmp/new")"
	sees "$1"
}

# ends: by F10.
ends() {
	keys F10
	tries=0
	while on has-session 2> "$tmp/gone" && [ $tries -lt 200 ]; do
		tries=$((tries + 1))
		sleep 0.05
	done
	[ $tries -lt 200 ] || echo 'it is still there' >> "$tmp/complaints"
}

# go PATH LABEL: through the list of all questions.
go() {
	keys M-g
	sees 'All questions'
	typed "$1"
	keys Enter
	sees "$2"
}

starts 'There is no draft yet'
claim 'the first screen is an empty list'

keys F3
sees 'What for'
keys F3
sees 'which kind?'
keys Enter
sees 'Nature of the entity'
typed enterprise
keys Enter
sees '>*Region'
typed 'hz xh'
sees 'Xihu District, Hangzhou, Zhejiang'
keys Enter
sees '>*Document type'
claim 'a filing is begun, and answers are chosen by typing a part of them'

go entity/name '*Full name of the entity'
typed '杭州青柠样例科技有限公司'
keys Tab
sees '· 杭州青柠样例科技有限公司 ·'
sees 'Saved.'
claim 'Chinese text is typed and saved when the field is left'

keys M-l
sees '主办单位全称'
keys M-l
sees 'Full name of the entity'
claim 'the language changes and back'

on resize-window -x 120 -y 40
sees 'F10 Quit'
on resize-window -x 80 -y 24
sees 'Full name of the entity'
claim 'the window changes'

keys F9
sees 'errors ·'
keys F9
sees 'File:'
keys C-u
typed "$tmp/out.zip"
keys Down Down Enter
sees 'Written: '
keys Escape
sees 'errors ·'
keys Escape
sees 'Full name of the entity'
claim 'an unfinished package is written'

ends
"$top_builddir/run" beian verify "$tmp/out.zip" > "$tmp/verified" 2>&1 || cat "$tmp/verified" >> "$tmp/complaints"
"$top_builddir/run" beian show 1 > "$tmp/shown"
for answer in entity/nature=enterprise entity/region=330106 entity/name=杭州青柠样例科技有限公司; do
	grep -qxF "$answer" "$tmp/shown" || echo "$answer is not in the draft" >> "$tmp/complaints"
done
claim 'what was written is whole, and the draft holds what was answered'

LANGUAGE=zh_CN
# doings SAMPLE KIND: what a person does at each question of the finished sample, in the order of the pages: "HOW|TEXT".
doings() {
	BEIAN_HOME=$tmp/reference.$1
	answers=$top_srcdir/tests/samples/$1/answers.txt
	"$top_builddir/run" beian new "$2" --answers "$answers" > "$tmp/new" 2>&1 || cat "$tmp/new" >> "$tmp/complaints"
	"$top_builddir/run" beian show 1 > "$tmp/wanted"
	"$top_builddir/run" beian dump questions --kind "$2" > "$tmp/types"
	echo :list | "$top_builddir/run" beian fill 1 --plain | sed -n 's/^\[1\/[^:]*: //; /^[a-z][a-z0-9/-]* /p' > "$tmp/list"
	awk -v types="$tmp/types" -v answers="$answers" '
		FILENAME == types { split($0, cell, "\t"); type[cell[1]] = cell[2]; next }
		FILENAME == answers { at = index($0, "="); answer[substr($0, 1, at - 1)] = substr($0, at + 1); next }
		{
			path = plain = owner = $1
			gsub(/\/[0-9]+/, "", plain)
			sub(/\/name$/, "", owner)
			shown = substr($0, index($0, " = ") + 3)
			if (owner != path && owner in answer) print "link|"
			if (!(path in answer)) print "pass|"
			else if (type[plain] == "code language") print "several|" answer[path]
			else if (type[plain] ~ /^(code|region|yes-no)/) print "choose|" shown
			else if (type[plain] == "file") print "file|" substr(answer[path], 2)
			else print "type|" answer[path]
		}' "$tmp/types" "$answers" "$tmp/list" > "$tmp/doings"
}

# chooses ROW: of the list that is shown, which begins at its third line.
chooses() {
	sees "$1"
	line=$(grep -nF -e "$1" "$tmp/screen" | head -n 1 | cut -d: -f1)
	while [ "$line" -gt 3 ]; do
		keys Down
		line=$((line - 1))
	done
	keys Enter
}

# Nothing is waited for between the keys, but where Esc would become a part of what follows.
does() {
	while IFS='|' read -r how text; do
		case $how in
		link) keys F5 ;;
		pass) keys Tab ;;
		choose) typed "$text"; keys Enter ;;
		file) typed "$top_srcdir/tests/samples/$1/$text"; keys Enter ;;
		several) typed "$text"; keys Enter; sees '+ >'; keys Escape; sees 'PgDn'; keys Tab ;;
		type) keys C-e C-u; typed "$text"; keys Tab ;;
		esac
	done < "$tmp/doings"
}

# types SAMPLE KIND ROW NOTES: from the list of drafts to the package.
types() {
	doings "$1" "$2"
	BEIAN_HOME=$tmp/typed.$1
	starts '还没有草稿'
	keys F3
	sees '要办什么'
	keys F3
	sees '选择类型'
	chooses "$3"
	sees '· 新 ·'
	does "$1"
	keys F9
	sees "0 个错误 · 0 个警告 · $4"
	keys F9
	sees '文件：'
	keys C-u
	typed "$tmp/$1.zip"
	keys Enter
	sees '已写出：'
	ends
	"$top_builddir/run" beian show 1 > "$tmp/shown"
	diff "$tmp/wanted" "$tmp/shown" >> "$tmp/complaints"
	"$top_builddir/run" beian verify "$tmp/$1.zip" > "$tmp/verified" 2>&1 || cat "$tmp/verified" >> "$tmp/complaints"
	grep -q '1 份备案申请' "$tmp/verified" || cat "$tmp/verified" >> "$tmp/complaints"
	claim "$1 is typed whole in Chinese: the answers of the sample, and a package that nothing stands in the way of"
}

types first-individual first '首次备案' '0 个提示'
types cancel-entity cancel '注销备案' '1 个提示'
types add-access-enterprise add-access '新增接入' '0 个提示'
plan
