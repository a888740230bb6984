#!/bin/sh
# bench: the program beside its neighbours, in one run and one table. "make bench", or "make bench CASES='start keys'".
#
# A case is a script beside this one. It prints a line a figure, "what|unit|ours|neighbour|theirs", or "what|skipped|reason"; without a neighbour the last two are empty.
# Medians of whole processes, ours and the neighbour's taken in turn, so that a busy moment hits both.
# What is durable waits for the disk; TMPDIR=/dev/shm takes the disk out.
set -u
top=$builddir
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
trap 'exit 143' INT TERM HUP
PATH=$top:$PATH
BEIAN_DATADIR=$srcdir BEIAN_LOCALEDIR=$top/po/locale BEIAN_LIBDIR=$top BEIAN_TODAY=2026-11-23
LC_ALL=C.UTF-8 LANGUAGE=en
homes=$top/_bench
ttylat=$shared/tools/ttylat.py
RUNS=${RUNS-21}
once=$work/once
export PATH BEIAN_DATADIR BEIAN_LOCALEDIR BEIAN_LIBDIR BEIAN_TODAY LC_ALL LANGUAGE homes ttylat once RUNS srcdir builddir work
mkdir -p "$homes"

if ! command -v python3 > /dev/null; then
	echo 'bench: python3 is missing, and nothing here is timed without it' >&2
	exit 3
fi

${CC:-cc} -O2 -o "$once" "$srcdir/bench/once.c" || exit 3

: > "$work/rows"
failed=0
for name in ${CASES-start keys leave check export mixed records csv}; do
	sh "$srcdir/bench/$name.sh" > "$work/case" || {
		failed=1
		echo "$name|skipped|the case failed; what it said stands above" >> "$work/case"
	}
	cat "$work/case" >> "$work/rows"
done

printf '%-36s %12s %12s  %-18s %6s\n' what ours "neighbour's" neighbour ratio
awk -F'|' '
	$2 == "skipped" { printf "%-36s skipped: %s\n", $1, $3; next }
	$5 == "" { printf "%-36s %9.2f %-3s\n", $1, $3, $2; next }
	{ printf "%-36s %9.1f %-3s %8.1f %-3s  %-18s %6.2f\n", $1, $3, $2, $5, $2, $4, ($5 > 0 ? $3 / $5 : 0) }' "$work/rows"
echo "$RUNS runs each, medians; $(uname -sm), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
exit $failed
