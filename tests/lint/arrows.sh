#!/bin/sh
# arrows: a room includes what the tables of core/README.md allow it, and nothing else.
. "$(dirname "$0")/tap.sh"

sources core cli tui | xargs awk -v keep=1 -f "$lint/code.awk" | grep ':[ 	]*#[ 	]*include' > "$tmp/includes"
awk -v found="$tmp/seen" '
	# The two tables: rows of names between bars, the head row says which table it is.
	FILENAME ~ /README/ {
		if ($0 !~ /^\|/) { table = ""; next }
		split($0, cell, "|")
		gsub(/^ +| +$/, "", cell[2])
		if (cell[2] == "room") { table = "rooms"; next }
		if (cell[2] == "library") { table = "libraries"; next }
		if (cell[2] ~ /^-+$/) next
		if (table == "rooms") {
			room[cell[2]] = 1
			may[cell[2], cell[2]] = may[cell[2], "base"] = 1
			n = split(cell[3], name, " ")
			for (i = 1; i <= n; i++) may[cell[2], name[i]] = 1
		}
		if (table == "libraries") {
			n = split(cell[2], name, " ")
			for (i = 1; i <= n; i++) { token[++tokens] = name[i]; owners[name[i]] = " " cell[3] " " }
		}
		next
	}
	function folder(path) {
		if (path ~ /^core\//) sub(/^core\//, "", path)
		else if (path !~ /^(cli|tui)\//) return ""
		sub(/\/.*/, "", path)
		return path
	}
	# libunistring has a family of headers that begin "uni"; POSIX has one.
	function is_of(header, name) {
		if (header == "unistd.h") return 0
		sub(/^ncursesw?\//, "", header)
		if (header ~ /^(ncurses|panel|menu|term|eti)\.h$/) header = "curses.h"
		return header == name || name !~ /\.h$/ && index(header, name) == 1
	}
	{
		match($0, /^[^:]*:[0-9]+:/)
		where = substr($0, 1, RLENGTH - 1)
		line = substr($0, RLENGTH + 1)
		here = folder(where)
		if (!(here in room)) { print where ": the folder " here " is no room of core/README.md"; next }
		if (line ~ /"/) {
			split(line, part, "\"")
			if (part[2] == "config.h") next
			there = folder(part[2])
			seen++
			if (there == "") print where ": \"" part[2] "\": write the path from the top of the tree"
			else if (!((here, there) in may)) print where ": " here " may not include " part[2]
			next
		}
		if (!match(line, /<[^>]*>/)) { print where ": an include that is neither \"…\" nor <…>"; next }
		header = substr(line, RSTART + 1, RLENGTH - 2)
		for (i = 1; i <= tokens; i++)
			if (is_of(header, token[i]) && index(owners[token[i]], " " here " ") == 0)
				print where ": only" owners[token[i]] "may include <" header ">"
	}
	END {
		n = 0
		for (r in room) n++
		print n, tokens, seen + 0 > found
	}' core/README.md "$tmp/includes" > "$tmp/wrong"
verdict 'no include goes against an arrow' "$tmp/wrong"

# A table that could not be read would allow everything or nothing.
awk '$1 < 10 || $2 < 5 || $3 < 10 { print "only " $1 " rooms, " $2 " library headers and " $3 " includes were read" }' \
	"$tmp/seen" > "$tmp/unread"
verdict 'the tables and the includes were read' "$tmp/unread"
plan
