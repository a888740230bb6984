#!/bin/sh
# symbols: a name of ours that a library also has links silently and replaces the library's function.
. "$(dirname "$0")/tap.sh"
need nm
cd "$top_builddir" || exit 99

find core cli tui -name '*.a' -exec nm --defined-only {} + 2> "$tmp/nm" |
	awk 'NF == 3 && $2 ~ /^[TDBRCVW]$/ { print $3 }' | sort -u > "$tmp/ours"

# The file the linker would take; a linker script (libc, ncurses) names the libraries behind it.
library() {
	file=$(${CC:-cc} -print-file-name="lib$1.so")
	case $(head -c 4 "$file" | tr -d '\0') in
	*ELF*) echo "$file" ;;
	*)
		for name in $(grep -o '[A-Za-z0-9_./+-]*\.so\.[0-9]*' "$file"); do
			case $name in
			/*) echo "$name" ;;
			*) ${CC:-cc} -print-file-name="$name" ;;
			esac
		done ;;
	esac
}

: > "$tmp/theirs"
: > "$tmp/silent"
for name in formw ncursesw tinfo sqlite3 xml2 xslt zip idn2 psl unistring jansson csv glib-2.0 gmodule-2.0 c; do
	library "$name" > "$tmp/files" 2> "$tmp/why"
	xargs -r nm -D --defined-only < "$tmp/files" 2>> "$tmp/why" |
		awk 'NF == 3 { sub(/@.*/, "", $3); print $3 }' > "$tmp/names"
	[ -s "$tmp/names" ] || echo "lib$name: no symbols could be read $(head -n 1 "$tmp/why")" >> "$tmp/silent"
	cat "$tmp/names" >> "$tmp/theirs"
done
sort -u "$tmp/theirs" > "$tmp/sorted"
comm -12 "$tmp/ours" "$tmp/sorted" > "$tmp/both"
verdict "no symbol of ours is also a library's ($(wc -l < "$tmp/ours") and $(wc -l < "$tmp/sorted") seen)" "$tmp/both"
[ -s "$tmp/ours" ] || echo 'no symbol of ours was seen: nothing is built here' >> "$tmp/silent"
verdict 'every library was read' "$tmp/silent"
plan
