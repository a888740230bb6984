#!/bin/sh
# coverage: lines the tests ran, worst file first. Run by "make coverage" in an instrumented build; needs only gcov.
set -u
find core cli tui -name '*.gcno' 2>/dev/null | sort > coverage.list
if [ ! -s coverage.list ]; then
	echo 'coverage: nothing instrumented here in core, cli or tui' >&2
	rm -f coverage.list
	exit 1
fi
xargs ${GCOV:-gcov} -n < coverage.list 2>/dev/null | LC_ALL=C awk '
	/^File / { file = $2; gsub(/\047/, "", file); keep = file ~ /(^|\/)(core|cli|tui)\/.*\.c$/; sub(/^.*\.\.\//, "", file) }
	/^Lines executed:/ && keep {
		split($2, part, /[:%]/); ran = part[2] * $4 / 100
		printf "%6.1f%% %5d of %5d  %s\n", part[2], ran + 0.5, $4, file
		all += $4; hit += ran; keep = 0
	}
	END { if (all) printf "%6.1f%% %5d of %5d  all\n", 100 * hit / all, hit + 0.5, all }' | sort -n
rm -f coverage.list
