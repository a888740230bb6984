#!/bin/sh
# exported: what leaves a file begins beian_. Names of compilers' instruments and of main do not count.
. "$(dirname "$0")/tap.sh"
need nm
cd "$top_builddir" || exit 99

find core cli tui -name '*.a' -exec nm -A --defined-only {} + 2> "$tmp/nm" |
	awk 'NF == 3 && $2 ~ /^[TDBRCVW]$/ { print $1, $3 }' > "$tmp/names"
find . -maxdepth 2 -name '*.so' -exec nm -A -D --defined-only {} + 2>> "$tmp/nm" |
	awk 'NF == 3 && $3 !~ /^(_init|_fini|_edata|_end|__bss_start)$/ { print $1, $3 }' >> "$tmp/names"
awk '$2 !~ /^beian_/ && $2 != "main" && $2 !~ /^(__odr_asan|__asan|__sancov|__gcov|__llvm|__profn|__start___|__stop___|DW\.ref)/ {
	print $1 " " $2 }' "$tmp/names" > "$tmp/wrong"
verdict "every exported symbol begins beian_ ($(wc -l < "$tmp/names") seen)" "$tmp/wrong"
grep -q beian_ "$tmp/names" || echo 'no symbol of ours was seen: nothing is built here' > "$tmp/none"
: >> "$tmp/none"
verdict 'symbols were read' "$tmp/none"
plan
