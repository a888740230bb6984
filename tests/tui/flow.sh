#!/bin/sh
# flow: one visit to the program from the first screen to the package, under tmux: another terminal than the emulator of the other tests.
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

# go PATH LABEL: through the list of all questions.
go() {
	keys M-g
	sees 'All questions'
	typed "$1"
	keys Enter
	sees "$2"
}

on new-session -d -x 80 -y 24 "$top_builddir/run" beian 2> "$tmp/new" || skip "tmux does not start here: $(head -n 1 "$tmp/new")"
sees 'There is no draft yet'
claim 'the first screen is an empty list'

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
sees 'Xihu District, Hangzhou, Zhejiang'
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

keys F10
tries=0
while on has-session 2> "$tmp/gone" && [ $tries -lt 200 ]; do
	tries=$((tries + 1))
	sleep 0.05
done
[ $tries -lt 200 ] || echo 'it is still there' >> "$tmp/complaints"
"$top_builddir/run" beian verify "$tmp/out.zip" > "$tmp/verified" 2>&1 || cat "$tmp/verified" >> "$tmp/complaints"
"$top_builddir/run" beian show 1 > "$tmp/shown"
for answer in entity/nature=enterprise entity/region=330106 entity/name=杭州青柠样例科技有限公司; do
	grep -qxF "$answer" "$tmp/shown" || echo "$answer is not in the draft" >> "$tmp/complaints"
done
claim 'what was written is whole, and the draft holds what was answered'
plan
