#!/bin/sh
# manpage: the manual is sound mdoc, and knows every subcommand that the completion offers.
. "$(dirname "$0")/tap.sh"
need mandoc

for page in man/*.1; do
	mandoc -T lint -W warning "$page" > "$tmp/wrong" 2>&1
	verdict "$page is sound" "$tmp/wrong"
done
sed -n 's/^_beian_commands="\(.*\)"/\1/p' completions/beian | tr ' ' '\n' > "$tmp/offered"
: > "$tmp/wrong"
while read -r command; do
	grep -Eq "^\\.It (Nm beian )?Cm $command\\b" man/beian.1 || echo "$command: offered by completions/beian, not in man/beian.1"
done < "$tmp/offered" > "$tmp/wrong"
[ -s "$tmp/offered" ] || echo 'completions/beian: no line "_beian_commands="' >> "$tmp/wrong"
verdict 'the manual knows every subcommand' "$tmp/wrong"

[ -x "$top_builddir/run" ] && LANGUAGE=en "$top_builddir/run" beian --help | awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }' > "$tmp/commands"
diff "$tmp/commands" "$tmp/offered" > "$tmp/wrong" 2>&1
verdict 'the completion offers the subcommands that the program has' "$tmp/wrong"
plan
