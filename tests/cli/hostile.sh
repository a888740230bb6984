#!/bin/sh
# hostile: files from outside that are bad in every way we know: refused in one sentence, and nothing left.
. "$(dirname "$0")/cli.sh"
need python3

mkdir "$tmp/bad"
python3 "$here/hostile.py" "$tmp/bad"
holds [ "$(ls "$tmp/bad" | wc -l)" -gt 53 ]
claim 'there are files to try'

# Far more than one needs, so that a busy machine proves nothing: what hangs, hangs for ever.
limited() {
	timeout 60 "$top_builddir/run" beian "$@" > "$tmp/out" 2> "$tmp/err" < /dev/null
}

for file in "$tmp"/bad/*; do
	for command in import verify; do
		[ "$command-${file##*/}" = verify-a-bare-document.xml ] && continue
		called="$command ${file##*/}"
		limited $command "$file"
		status=$?
		cat "$tmp/err" >> "$tmp/said"
		[ $status = 1 ] || complain "exit status $status, not 1"
		silent
		[ "$(wc -l < "$tmp/err")" = 1 ] || complain 'not one sentence'
		says "beian: $file"
		says_no libxml2 '/etc/passwd' root:
		[ ! -e "$BEIAN_HOME" ] || { complain 'it left something in the store'; rm -r "$BEIAN_HOME"; }
	done
done
claim 'every bad file is refused in one sentence that names it'

called=import
holds [ -z "$(find "$tmp" /tmp/beian-evil -name '*evil*' 2> "$tmp/x")" ]
claim 'and nothing is written anywhere'

python3 - "$tmp" << 'END'
import sys
for name, text in {"lines": "a\n" * 1000000, "questions": "entity/nmae=x\n" * 200000, "path": "a/" * 1000000 + "=x",
                   "answer": "entity/name=" + "e\u0301" * 1000000}.items():
    open(sys.argv[1] + "/" + name, "w", encoding="utf-8").write(text)
END
for file in lines questions path answer; do
	called="new first --answers $file"
	limited new first --answers "$tmp/$file"
	status=$?
	cat "$tmp/err" >> "$tmp/said"
	[ $status = 2 ] || complain "exit status $status, not 2"
	silent
	case $file in
	lines | questions) says ":10001: there are more mistakes; these are the first 10000" ;;
	*) [ "$(wc -c < "$tmp/err")" -le 1000 ] || complain 'a message too long to read' ;;
	esac
done
claim 'hostile files of answers are refused soon, and in a length that can be read'

python3 - "$tmp" << 'END'
import sys
for name, text in {"kinds": "kind\n" + "frist\n" * 10000, "headings": "kind" + "".join(",a/b%d" % i for i in range(3999)) + "\nfirst\n",
                   "cells": "kind,entity/region\n" + "first,1.1E+17\n" * 10000, "files": "kind,entity/name\n" + "first,@/etc/passwd\n" * 10000,
                   "heading": "kind," + "a/" * 500000 + "\nfirst,x\n", "controls": "kind,entity/name\nfirst,\x1b[2J\n"}.items():
    open(sys.argv[1] + "/" + name + ".csv", "w", encoding="utf-8").write(text)
END
rm -rf "$BEIAN_HOME"
for file in kinds headings cells files heading controls; do
	called="import --partial $file.csv"
	limited import --partial "$tmp/$file.csv"
	status=$?
	cat "$tmp/err" >> "$tmp/said"
	[ $status = 1 ] || complain "exit status $status, not 1"
	silent
	says_no root: "$(printf '\033')"
	case $file in
	heading | controls) [ "$(wc -c < "$tmp/err")" -le 1000 ] || complain 'a message too long to read' ;;
	*) says 'these are the first 1000'; holds [ "$(wc -l < "$tmp/err")" = 1002 ] ;;
	esac
	[ ! -e "$BEIAN_HOME" ] || { complain 'it left something in the store'; rm -r "$BEIAN_HOME"; }
done
claim 'hostile cells are refused soon, and no more of them told than one reads'
plan
