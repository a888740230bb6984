#!/bin/sh
# manual_keys: the manual's list of keys is the program's.
. "$(dirname "$0")/tap.sh"
[ -x "$top_builddir/run" ] || skip 'not built'

# A line a key: the key, a tab, what it does.
LANGUAGE=en "$top_builddir/run" beian dump keys 2> "$tmp/said" | awk -F'\t' '{ print $1 "\t" $3 }' | sort -u > "$tmp/program"
awk '
	/^\.Ss Keys/ { inside = 1; next }
	/^\.S[sh] / { inside = 0 }
	!inside { next }
	/^\.It Ic / { count = split(substr($0, 8), key, / , /); next }
	/^\.El/ { count = 0 }
	count > 0 { for (i = 1; i <= count; i++) print key[i] "\t" $0; count = 0 }' man/beian.1 | sort -u > "$tmp/manual"

comm -23 "$tmp/program" "$tmp/manual" | sed 's/$/: not in man\/beian.1/' > "$tmp/wrong"
comm -13 "$tmp/program" "$tmp/manual" | sed 's/$/: in man\/beian.1, and no key of the program/' >> "$tmp/wrong"
verdict "the manual lists the keys that work ($(wc -l < "$tmp/manual"))" "$tmp/wrong"
[ "$(wc -l < "$tmp/program")" -ge 40 ] || { echo 'hardly any key was read'; cat "$tmp/said"; } > "$tmp/unread"
: >> "$tmp/unread"
verdict 'the keys of the program were read' "$tmp/unread"
plan
