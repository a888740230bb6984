#!/bin/sh
# sizes: function at most 60 lines, file at most 500, line at most 110 columns (a tab is 8, a Han character 2).
#
# sizes.exceptions lists what is larger: "function FILE:NAME LINES", "file FILE LINES", "line FILE COUNT". It may only shrink:
# an entry larger than the truth is a complaint too, and "sh tests/lint/sizes.sh --shrink" lowers it, never raises.
. "$(dirname "$0")/tap.sh"

sources core cli tui tests bench > "$tmp/files"
xargs awk '
	function columns(text,    n, i, start) {
		n = 0
		while ((i = index(text, "\t")) > 0) {
			n += columns(substr(text, 1, i - 1))
			n += 8 - n % 8
			text = substr(text, i + 1)
		}
		# Bytes: those that continue a character count nothing; E3-ED, EF and F0 begin the wide ones.
		start = gsub(/[\343-\355\357\360][\200-\277][\200-\277]/, "ww", text)
		gsub(/[\200-\277]/, "", text)
		return n + length(text)
	}
	function leave() {
		if (lines > 500) print "file", file, lines
		if (long) print "line", file, long
	}
	FNR == 1 { leave(); file = FILENAME; long = 0; body = 0 }
	{ lines = FNR }
	columns($0) > 110 { long++; print "#", FILENAME ":" FNR ": " columns($0) " columns" }
	/^[A-Za-z_][A-Za-z0-9_]*\(/ { name = $0; sub(/\(.*/, "", name)
		if (name ~ /^(Test|ParameterizedTest|Theory)$/) { name = $0; gsub(/^[^,]*, */, "", name); sub(/[,)].*/, "", name) } }
	/^\{/ { body = FNR }
	/^\}/ && body { if (FNR - body + 1 > 60) print "function", FILENAME ":" name, FNR - body + 1; body = 0 }
	END { leave() }' < "$tmp/files" > "$tmp/found"
grep -v '^#' "$tmp/found" > "$tmp/large"

grep -v '^#' "$lint/sizes.exceptions" > "$tmp/excused"
if [ "${1-}" = --shrink ]; then
	grep '^#' "$lint/sizes.exceptions" > "$tmp/new"
	awk 'FILENAME == ARGV[1] { size[$1, $2] = $3; next } ($1, $2) in size { if (size[$1, $2] < $3) $3 = size[$1, $2]; print }' \
		"$tmp/large" "$tmp/excused" >> "$tmp/new"
	cat "$tmp/new" > "$lint/sizes.exceptions"
	exit 0
fi

awk 'FILENAME == ARGV[1] { limit[$1, $2] = $3; next } $3 > limit[$1, $2] + 0 {
	print $1 " " $2 ": " $3 (limit[$1, $2] ? ", and only " limit[$1, $2] " excused" : "") }' \
	"$tmp/excused" "$tmp/large" > "$tmp/wrong"
# The very lines, for files that have more long ones than excused.
awk 'FILENAME == ARGV[1] { if ($1 == "line") { sub(/:$/, "", $2); wrong[$2] = 1 } next }
	/^#/ { file = $2; sub(/:.*/, "", file); if (file in wrong) print "  " substr($0, 3) }' "$tmp/wrong" "$tmp/found" > "$tmp/lines"
cat "$tmp/lines" >> "$tmp/wrong"
verdict "functions, files and lines keep their size ($(wc -l < "$tmp/files") files)" "$tmp/wrong"

awk 'FILENAME == ARGV[1] { size[$1, $2] = $3; next } size[$1, $2] + 0 < $3 {
	print $1 " " $2 " " $3 ": is " size[$1, $2] + 0 " now; lower it (sh tests/lint/sizes.sh --shrink)" }' \
	"$tmp/large" "$tmp/excused" > "$tmp/stale"
verdict 'the list of exceptions has shrunk with them' "$tmp/stale"
plan
