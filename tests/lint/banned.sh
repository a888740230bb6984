#!/bin/sh
# banned: functions that overflow, that cannot be told of an error, or that belong to one place.
. "$(dirname "$0")/tap.sh"

sources core cli tui > "$tmp/program"
sources tests bench > "$tmp/tests"
xargs awk -f "$lint/code.awk" < "$tmp/program" > "$tmp/code"
xargs awk -f "$lint/code.awk" < "$tmp/tests" > "$tmp/test-code"

# calls NAMES FILE: the lines of FILE that call one of NAMES (a|b|c).
calls() {
	grep -E "[^A-Za-z0-9_]($1)[[:space:]]*\\(" "$2"
}

cat "$tmp/code" "$tmp/test-code" > "$tmp/all"
calls 'sprintf|vsprintf|strcpy|strcat|gets|strtok|atoi|atol|atoll|atof' "$tmp/all" > "$tmp/wrong"
verdict 'no function that overflows or cannot fail' "$tmp/wrong"
calls 'system|popen|tmpnam|mktemp' "$tmp/all" > "$tmp/wrong"
verdict 'no shell and no guessed names of files' "$tmp/wrong"
calls 'sleep|usleep|nanosleep|g_usleep' "$tmp/all" > "$tmp/wrong"
verdict 'nobody sleeps: wait for a condition' "$tmp/wrong"
calls setlocale "$tmp/code" | grep -v '^core/base/language\.c:' > "$tmp/wrong"
verdict 'setlocale in core/base/language.c only' "$tmp/wrong"
calls 'wcwidth|wcswidth' "$tmp/code" | grep -v '^core/base/width\.c:' > "$tmp/wrong"
verdict 'wcwidth in core/base/width.c only' "$tmp/wrong"

# Only main ends the program: the file that has it is known by it.
grep -E ':(int )?main\(' "$tmp/code" | sed 's/:.*//' | sort -u > "$tmp/mains"
calls 'exit|quick_exit' "$tmp/code" |
	awk -F: 'FILENAME == ARGV[1] { main[$1] = 1; next } !($1 in main)' "$tmp/mains" - > "$tmp/wrong"
verdict 'exit in main only' "$tmp/wrong"

# %10s counts bytes, and a Han character is three of them and two columns.
xargs awk -v keep=1 -f "$lint/code.awk" < "$tmp/program" | grep -E '%[-+ 0#]*([0-9]+|\*)(\.([0-9]+|\*))?l?s' > "$tmp/wrong"
verdict 'no width in a %s: columns are base/width.h' "$tmp/wrong"

[ "$(wc -l < "$tmp/code")" -gt 100 ] || echo 'hardly any code was read' > "$tmp/unread"
: >> "$tmp/unread"
verdict "the code was read ($(wc -l < "$tmp/all") lines)" "$tmp/unread"
plan
