# tap: what the lint tests share. A test collects complaints in a file, one a line, and lets verdict judge it.
# Sourced at their head; by hand, "sh tests/lint/NAME.sh" works in a built tree.
LC_ALL=C
export LC_ALL
lint=$(cd "$(dirname "$0")" && pwd)
top_srcdir=${top_srcdir-$(cd "$lint/../.." && pwd)}
top_builddir=${top_builddir-$top_srcdir}
cd "$top_srcdir" || exit 99
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
claims=0

# skip REASON: ends the test; a missing tool is said, never a silent success.
skip() {
	echo "1..0 # SKIP $1"
	exit 0
}

# need TOOL…
need() {
	for tool; do
		command -v "$tool" > "$tmp/which" || skip "needs $tool"
	done
}

# A tarball and distcheck's folder may lie inside a clone that knows nothing of them: only the top itself counts.
need_git() {
	[ -e .git ] || skip 'not a git clone'
	need git
	git ls-files > "$tmp/tracked" 2> "$tmp/git" || skip "git refuses this tree: $(head -n 1 "$tmp/git")"
}

# verdict CLAIM FILE: the claim holds when FILE is empty; else its lines are the complaints.
verdict() {
	claims=$((claims + 1))
	if [ -s "$2" ]; then
		echo "not ok $claims - $1"
		sed 's/^/# /; 60q' "$2"
	else
		echo "ok $claims - $1"
	fi
}

# End of every test; a script that dies before has no plan, which the harness calls an error.
plan() {
	echo "1..$claims"
}

# sources FOLDER…: C files, sorted. Only our own folders are asked for, so a build folder inside the tree is not seen.
sources() {
	find "$@" -name '*.[ch]' | sort
}

headers() {
	find "$@" -name '*.h' | sort
}

# By itself it claims nothing, and says so to whoever runs all of the folder.
case $0 in
*/tap.sh) skip 'the others source it' ;;
esac
