#!/bin/sh
# headers: every header compiles alone, so that the order of includes never matters.
. "$(dirname "$0")/tap.sh"

: "${lint_cflags=$(pkg-config --cflags glib-2.0 ncursesw libxml-2.0 libxslt criterion vterm)}"
headers core cli tui tests > "$tmp/headers"
: > "$tmp/wrong"
while read -r header; do
	# shellcheck disable=SC2086 # flags are words
	printf '#include "config.h"\n#include "%s"\n#include "%s"\n' "$header" "$header" |
		${CC:-cc} -std=c11 -fsyntax-only -Wall -Wextra -Wno-unused-function -Werror -I. -I"$top_builddir" $lint_cflags \
			-x c - > "$tmp/said" 2>&1 || {
		echo "$header:"
		sed 's/^/  /; 4q' "$tmp/said"
	} >> "$tmp/wrong"
done < "$tmp/headers"
verdict "every header compiles alone ($(wc -l < "$tmp/headers") tried)" "$tmp/wrong"

xargs grep -L '^#pragma once' < "$tmp/headers" > "$tmp/twice"
verdict 'every header may be included twice' "$tmp/twice"
plan
