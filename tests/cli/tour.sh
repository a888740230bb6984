#!/bin/sh
# tour: the five minutes of README.md and README.zh.md happen as they are told: every command says what stands there, every picture is
# the screen after the keys before it. To accept what the program does now, after looking at it:
#
#	BEIAN_ACCEPT=1 make check TESTS=tests/cli/tour.sh && git diff README.md README.zh.md
. "$(dirname "$0")/cli.sh"
need python3 tmux
unset TMUX

# tour FILE LANGUAGE
tour() {
	LANGUAGE=$2 python3 "$here/tour.py" "$top_srcdir/$1" "$top_builddir/run" > "$tmp/$1" 2> "$tmp/failed" || cat "$tmp/failed" >> "$tmp/complaints"
	if [ -n "$BEIAN_ACCEPT" ] && [ ! -s "$tmp/complaints" ]; then
		cat "$tmp/$1" > "$top_srcdir/$1"
	fi
	diff "$top_srcdir/$1" "$tmp/$1" >> "$tmp/complaints"
	claim "the tour of $1 is what happens"
}

tour README.md en
tour README.zh.md zh_CN
plan
