#!/bin/sh
# ignore: .gitignore hides nothing we need, and nothing it hides is in the tree.
. "$(dirname "$0")/tap.sh"
need_git

git check-ignore --no-index --stdin < "$tmp/tracked" > "$tmp/wrong"
verdict 'no file of the tree is ignored (a built one has slipped in, or a pattern is too wide)' "$tmp/wrong"

# Names that files to come will have.
for room in $(find core/*/ cli tui -maxdepth 0 -type d | sed 's|/$||'); do
	echo "$room/new.c $room/new.h $room/local.mk"
done | tr ' ' '\n' > "$tmp/future"
tr ' ' '\n' >> "$tmp/future" <<'END'
core/base/core.c core/core.c forms/first/new.xml data/codes/new.csv data/rules/new.xml data/transform/new.xsl tests/base/test_new.c
tests/base/test_new.h tests/tui/test_new.sh tests/fuzz/fuzz_new.c tests/fuzz/seeds/new tests/samples/new/answers.txt
tests/samples/new/scan.jpg tests/tui/golden/new.txt docs/decisions/0099-new.md docs/recipes/new.md man/new.1 completions/new
bench/new.sh po/new.po .ci/run
END
git check-ignore --no-index --stdin < "$tmp/future" > "$tmp/wrong"
verdict "no file to come is ignored ($(wc -l < "$tmp/future") names)" "$tmp/wrong"
plan
