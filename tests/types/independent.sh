#!/bin/sh
# independent: the check digits of our types agree with python-stdnum and with the standards' own tables in awk, over 8,000 numbers of each type.
. "$(dirname "$0")/../lint/tap.sh"
need python3 awk
here=$top_srcdir/tests/types
seed=${BEIAN_SEED-$(date +%s)}

for python in python3 /usr/bin/python3 none; do
	"$python" -c 'import stdnum.cn.uscc, stdnum.cn.ric' 2> "$tmp/python" && break
done
[ "$python" != none ] || skip 'needs the Python module stdnum (python3-stdnum)'
[ -x "$top_builddir/tests/types/reader" ] || skip 'needs tests/types/reader, which "make check" builds'

"$python" "$here/independent.py" make "$seed" 8000 > "$tmp/numbers"
"$top_builddir/tests/types/reader" < "$tmp/numbers" > "$tmp/ours"
awk -f "$here/standard.awk" < "$tmp/numbers" > "$tmp/awk"
"$python" "$here/independent.py" judge < "$tmp/numbers" > "$tmp/stdnum"

: > "$tmp/wrong"
for kind in credit-code organisation-code licence-number resident-id; do
	for verdict in good bad; do
		grep -q "^$kind [^ ]* $verdict$" "$tmp/ours" || echo "BEIAN_SEED=$seed: no $kind is $verdict" >> "$tmp/wrong"
	done
done
[ "$(wc -l < "$tmp/ours")" = 32000 ] || echo "BEIAN_SEED=$seed: $(wc -l < "$tmp/ours") numbers were read" >> "$tmp/wrong"
verdict 'of every type there are good and bad numbers' "$tmp/wrong"

diff "$tmp/ours" "$tmp/awk" | sed -n "1,20s/^/BEIAN_SEED=$seed: /p" > "$tmp/wrong"
verdict 'our types say what the tables of the standards say' "$tmp/wrong"

"$python" "$here/independent.py" compare "$tmp/ours" "$tmp/stdnum" > "$tmp/wrong" 2> "$tmp/counts" || cat "$tmp/counts" >> "$tmp/wrong"
sed -i "s/^/BEIAN_SEED=$seed: /" "$tmp/wrong"
verdict 'our types say what python-stdnum says, but for what decision 0024 explains' "$tmp/wrong"
plan
