# cli: what the tests of the command line share, besides the claims of tests/lint/tap.sh.
#
# "run STATUS ARGUMENT…" runs the program and collects what is not as it should be; prints, says and the like look at what it said;
# "claim SENTENCE" ends with one line of TAP. By hand, "sh tests/cli/NAME.sh" works in a built tree.
. "$(dirname "$0")/../lint/tap.sh"
LC_ALL=C.UTF-8 LANGUAGE=en BEIAN_TODAY=2026-11-23 BEIAN_HOME=$tmp/home
unset ACCESSIBLE LANG LC_MESSAGES XDG_DATA_HOME XDG_CONFIG_HOME
export LC_ALL LANGUAGE BEIAN_TODAY BEIAN_HOME
here=$top_srcdir/tests/cli
sample=$top_srcdir/tests/samples/first-individual
answers=$sample/answers.txt
picture=$sample/card-front.jpg
# Stands in answers whose text no error may repeat.
marker=QZX9
: > "$tmp/said"
: > "$tmp/in"
: > "$tmp/complaints"

beian() {
	"$top_builddir/run" beian "$@"
}

# sample_from_elsewhere: its answers, for an answers file in another folder.
sample_from_elsewhere() {
	sed "s,=@,=@$sample/," "$answers"
}

# complain TEXT: what is wrong, with the command and its words.
complain() {
	{ echo "beian $called"; echo "  $1"; sed 's/^/  stderr: /; 5q' "$tmp/err"; sed 's/^/  stdout: /; 5q' "$tmp/out"; } |
		cut -c1-300 >> "$tmp/complaints"
}

# run STATUS ARGUMENT…: standard input is what stands in $tmp/in, once.
run() {
	wanted=$1
	shift
	called=$*
	beian "$@" < "$tmp/in" > "$tmp/out" 2> "$tmp/err"
	status=$?
	: > "$tmp/in"
	[ ! -s "$tmp/err" ] || cat "$tmp/err" >> "$tmp/said"
	[ $status = "$wanted" ] || complain "exit status $status, not $wanted"
	case $wanted in
	2 | 3) grep -q '^beian: ' "$tmp/err" || complain 'no line "beian: …" on standard error' ;;
	esac
}

# refuses STATUS ARGUMENT…: fails, in words on standard error, and nothing on standard output.
refuses() {
	run "$@"
	silent
}

silent() {
	[ ! -s "$tmp/out" ] || complain 'standard output is not empty'
}

quiet() {
	[ ! -s "$tmp/err" ] || complain 'standard error is not empty'
}

# is TEXT: standard output is this and nothing else.
is() {
	[ "$(cat "$tmp/out")" = "$1" ] || complain "standard output is not: $1"
}

prints() {
	for text; do grep -qF -e "$text" "$tmp/out" || complain "standard output lacks: $text"; done
}

prints_no() {
	for text; do ! grep -qF -e "$text" "$tmp/out" || complain "standard output has: $text"; done
}

says() {
	for text; do grep -qF -e "$text" "$tmp/err" || complain "standard error lacks: $text"; done
}

says_no() {
	for text; do ! grep -qF -e "$text" "$tmp/err" || complain "standard error has: $text"; done
}

# keys WHERE=NAMES…: standard output is one JSON object with these keys in this order (keys.py).
keys() {
	python3 "$here/keys.py" "$@" < "$tmp/out" > "$tmp/keys" 2>&1 || complain "$(cat "$tmp/keys")"
}

# holds TEST…: a condition of the shell.
holds() {
	"$@" || complain "does not hold: $*"
}

# The ministry's schema, which only a checkout with the reference beside it has.
ministry=${shared:+$shared/reference/miit-3.0/upload.xsd}

# can_validate: it is there, and something that reads it.
can_validate() {
	[ -r "$ministry" ] && command -v xmllint > "$tmp/which"
}

# fits FILE: the ministry's schema accepts it, where it can be asked.
fits() {
	! can_validate || xmllint --noout --nonet --schema "$ministry" "$1" > "$tmp/lint" 2>&1 || complain "$(cat "$tmp/lint")"
}

claim() {
	verdict "$1" "$tmp/complaints"
	: > "$tmp/complaints"
}
