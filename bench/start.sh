#!/bin/sh
# start: from exec to the whole first screen, with 10 and with 10,000 drafts, beside the smallest form of dialog.
set -u
what='first screen'
[ -r "$ttylat" ] || { echo "$what|skipped|no ttylat.py in --with-shared"; exit 0; }
command -v dialog > "$work/which" || { echo "$what|skipped|dialog is not installed"; exit 0; }

# A home with COUNT drafts, made once.
home() {
	made=$homes/$1
	[ -e "$made/complete" ] && return 0
	rm -rf "$made"
	mkdir -p "$made"
	[ "$1" -lt 1000 ] || echo "bench: making $1 drafts, once" >&2
	echo 'entity/name=杭州示例网络有限公司{n}' > "$work/name.txt"
	BEIAN_HOME=$made "$builddir/bench/drafts" "$1" "$work/name.txt" 2> "$work/why" || return 1
	touch "$made/complete"
}

form='dialog --form filing 20 70 12'
for row in 1 2 3 4 5 6 7 8 9 10; do
	form="$form label$row $row 1 '' $row 20 30 60"
done
for count in 10 10000; do
	home $count || { echo "$what, $count drafts|skipped|beian new: $(tail -n 1 "$work/why")"; continue; }
	BEIAN_HOME=$homes/$count python3 "$srcdir/bench/beside.py" start "$what, $count drafts" 'dialog --form' beian "$form" 2> "$work/why" ||
		echo "$what, $count drafts|skipped|$(tail -n 1 "$work/why")"
done
