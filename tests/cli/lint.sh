#!/bin/sh
# lint: forms, codes, rules and cases of the tree are without complaint.
. "$(dirname "$0")/cli.sh"

beian lint > "$tmp/complaints" 2> "$tmp/err"
status=$?
[ $status = 0 ] || echo "exit status $status" >> "$tmp/complaints"
grep -q '^0 complaints, [1-9]' "$tmp/err" || cat "$tmp/err" >> "$tmp/complaints"
verdict '0 complaints, and cases were run' "$tmp/complaints"
plan
