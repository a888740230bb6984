#!/bin/sh
# translations: Chinese and English are complete and equal.
. "$(dirname "$0")/tap.sh"
need xgettext msgfmt msgcmp
LC_ALL=C.UTF-8

# A call of gettext in any of its spellings, outside comments and strings.
sources core cli tui | xargs awk -f "$lint/code.awk" |
	grep -E '[^A-Za-z0-9_](_|N_|C_|NC_|Q_|ngettext|g_dngettext|gettext)\(' | grep -v ':#' | sed 's/:.*//' | sort -u > "$tmp/speaking"
grep -v '^#' po/POTFILES.in | grep . | sort > "$tmp/listed"
sort -u "$tmp/listed" | comm -23 "$tmp/speaking" - | sed 's/$/: speaks, and is not in po\/POTFILES.in/' > "$tmp/wrong"
sort -u "$tmp/listed" | comm -13 "$tmp/speaking" - | sed 's/$/: is in po\/POTFILES.in and says nothing/' >> "$tmp/wrong"
uniq -d "$tmp/listed" | sed 's/$/: is twice in po\/POTFILES.in/' >> "$tmp/wrong"
verdict 'po/POTFILES.in lists the files that speak' "$tmp/wrong"

options=$(sed -n 's/^XGETTEXT_OPTIONS *= *//p' po/Makevars)
while read -r file; do [ -e "$file" ] && echo "$file"; done < "$tmp/listed" > "$tmp/there"
# shellcheck disable=SC2086 # options are words
xgettext $options --no-wrap -o "$tmp/beian.pot" -f "$tmp/there" 2> "$tmp/wrong" || echo 'xgettext failed' >> "$tmp/wrong"
verdict 'xgettext reads every message' "$tmp/wrong"

# A macro such as G_GSIZE_FORMAT ends the message for xgettext, and what gettext is asked for later is another one.
sources core cli tui | xargs awk -v keep=1 -f "$lint/code.awk" | grep -E '%[-0-9.*]*"[[:space:]]*G_[A-Z0-9_]+' |
	grep -E '[^A-Za-z0-9_](_|N_|C_|NC_|ngettext)\(' > "$tmp/wrong"
verdict 'no macro of GLib inside a message: write %zu, or make the number text first' "$tmp/wrong"

for po in po/*.po; do
	msgfmt -c -o "$tmp/mo" "$po" 2>&1 | grep -v 'header field' > "$tmp/wrong"
	verdict "$po is sound" "$tmp/wrong"
	if [ -e "$tmp/beian.pot" ]; then
		: > "$tmp/wrong"
		# msgcmp names lines of our passing template; the texts before them say more.
		msgcmp "$po" "$tmp/beian.pot" > "$tmp/said" 2>&1 || awk '
			FILENAME == ARGV[1] { if (/^msgid /) last = substr($0, 7); text[FNR] = last; next }
			match($0, /beian\.pot:[0-9]+: /) { print text[substr($0, RSTART + 10, RLENGTH - 12) + 0] " is not in the catalogue"; next }
			{ print }' "$tmp/beian.pot" "$tmp/said" > "$tmp/wrong"
		verdict "$po says every message" "$tmp/wrong"
	fi
done
plan
