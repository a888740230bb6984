#!/bin/sh
# tarball: what git knows is in the tarball. Automake has no wildcard, so a forgotten file shows only when someone unpacks it.
. "$(dirname "$0")/tap.sh"
need_git
need make

# Not for those who unpack: what belongs to the clone alone, and po/, which distributes itself.
grep -Ev '(^|/)\.git|^\.ci/|^po/' "$tmp/tracked" > "$tmp/wanted"
(cd "$top_builddir" && MAKEFLAGS='' make -s distfiles) > "$tmp/dist" 2> "$tmp/why" || {
	echo "not ok 1 - make distfiles: $(head -n 1 "$tmp/why")"
	echo 1..1
	exit 0
}
sed "s|^$top_srcdir/||; s|^\\./||; s|^\\.\\./||; s|^[$]([a-z_]*srcdir)/||" "$tmp/dist" | while read -r file; do
	if [ -d "$file" ]; then find "$file" -type f; else echo "$file"; fi
done | sort -u > "$tmp/have"
sort -u "$tmp/wanted" | comm -23 - "$tmp/have" > "$tmp/missing"
verdict "everything that git knows is in the tarball ($(wc -l < "$tmp/wanted") files)" "$tmp/missing"
plan
