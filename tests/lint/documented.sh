#!/bin/sh
# documented: each prototype of a header stands under a comment of its own paragraph (lines without a blank one between).
# Plain from the types, and so free: the end of a lifetime (free, clear, close, unref), an error's quark.
. "$(dirname "$0")/tap.sh"

headers core cli tui | xargs awk -v kept="$lint/documented.exceptions" -v found="$tmp/seen" '
	BEGIN {
		while ((getline line < kept) > 0)
			if (line !~ /^#/ && line != "") excused[line] = 1
	}
	FNR == 1 || /^[ \t]*$/ { comment = 0 }
	/\*\// { comment = 1 }
	/^[A-Za-z].*[ *]beian_[a-z0-9_]+\(/ && !/^typedef/ {
		match($0, /beian_[a-z0-9_]+\(/)
		name = substr($0, RSTART, RLENGTH - 1)
		seen++
		if (comment || name ~ /_quark$/ || /^void / && name ~ /_(free|clear|close|unref)$/) next
		if (name in excused) { used[name] = 1; next }
		print FILENAME ":" FNR ": " name " has no comment"
	}
	END {
		for (name in excused)
			if (!(name in used)) print kept ": " name " is no longer needed: take the line out"
		print seen + 0 > found
	}' > "$tmp/wrong"
verdict 'every exported function is documented' "$tmp/wrong"
awk '$1 < 20 { print "only " $1 " prototypes were read" }' "$tmp/seen" > "$tmp/unread"
verdict "the headers were read ($(cat "$tmp/seen") prototypes)" "$tmp/unread"
plan
