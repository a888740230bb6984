#!/bin/sh
# autogen.sh: from a fresh clone to a program.
#
#   ./autogen.sh                          makes configure; go on with ./configure && make
#   ./autogen.sh [OPTION…] --run [ARG…]   installs what is missing, builds here, opens the program with ARGs
#   ./autogen.sh [OPTION…] --check        installs what is missing, builds here, runs the tests
#
# OPTIONs are configure's. Without any, a tree that is configured stays as it is; others than last time configure it anew.
# Exit status: 0 done, 1 the build or the tests failed, 2 not understood, 3 something is missing that cannot be installed.
set -u

# The one list of what is needed, by the names of Debian 12.
to_build='gcc make libc6-dev pkgconf autoconf automake autopoint gettext autoconf-archive xz-utils
	libglib2.0-dev libncurses-dev libsqlite3-dev libxml2-dev libxslt1-dev libzip-dev libunistring-dev
	libidn2-dev libpsl-dev libjansson-dev libcsv-dev'
to_check='libcriterion-dev libvterm-dev tmux libxml2-utils xsltproc mandoc unzip dialog python3 python3-stdnum git'

say() {
	printf 'autogen: %s\n' "$*" >&2
}

fail() {
	status=$1
	shift
	say "$*"
	exit "$status"
}

usage() {
	sed -n '2,/^set/s/^# \{0,1\}//p' "$0"
}

# Prints those of the packages named that dpkg does not have; asks only its list, so nothing is touched when all are there.
missing() {
	dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2> /dev/null |
		{
			have=' '
			while read -r state name; do
				[ "$state" = installed ] && have="$have$name "
			done
			for package; do
				case $have in
				*" $package "*) ;;
				*) printf '%s ' "$package" ;;
				esac
			done
		}
}

install_missing() {
	if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
		say "no apt here; if something is missing, configure will name it (on Debian the packages are: $(echo "$@"))"
		return
	fi
	wanted=$(missing "$@")
	wanted=${wanted% }
	[ -n "$wanted" ] || return 0
	if [ "$(id -u)" -eq 0 ]; then
		root=
	elif sudo -n true 2> /dev/null; then
		root='sudo -n'
	else
		say "packages are missing and this user may not install them; run this once, then again $0:"
		echo "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends $wanted'"
		exit 3
	fi
	say "installing $wanted"
	# Lists that cannot be fetched may still be good enough: whether they are, the next command says.
	$root env DEBIAN_FRONTEND=noninteractive apt-get -q update < /dev/null > "$log" 2>&1 || :
	$root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $wanted < /dev/null >> "$log" 2>&1 || {
		tail -n 15 "$log" >&2
		fail 3 "apt could not install $wanted (its last lines are above); mend the package sources or the network and start again"
	}
}

# step NAME COMMAND…: quiet when it works, the end of what it said when not.
step() {
	name=$1
	shift
	"$@" < /dev/null > "$log" 2>&1 && return 0
	tail -n 40 "$log" >&2
	fail 1 "$name failed: $* (its last lines are above)"
}

regenerate() {
	command -v autoreconf > /dev/null && command -v autopoint > /dev/null ||
		fail 3 'autoreconf or autopoint is missing (Debian: autoconf automake autopoint gettext autoconf-archive); ./autogen.sh --run installs them'
	autoreconf --install
}

# The options a configured tree was given, one a line; config.status quotes them for a shell.
configured_with() {
	eval "set -- $(./config.status --config)"
	for option; do
		printf '%s\n' "$option"
	done
}

# Test libraries that came after the tree was configured would be left out without a word.
lacks_tests() {
	[ "$mode" = check ] && grep -Eq '^S\["HAVE_(CRITERION|VTERM)_TRUE"\]="#"' config.status
}

# Configures when the tree is not, was moved or copied, or was given other options. What was built with others is cleaned.
configure() {
	if [ -x config.status ] && [ -f Makefile ] && grep -Fqx "abs_top_builddir = $(pwd)" Makefile; then
		if [ $# -eq 0 ] || [ "$(configured_with)" = "$(printf '%s\n' "$@")" ]; then
			lacks_tests || return 0
			say 'configuring again, the test libraries are here now'
			step configure ./config.status --recheck
			step configure ./config.status
			return 0
		fi
	fi
	# A tree that was moved keeps the options it was given.
	if [ $# -eq 0 ] && [ -x config.status ]; then
		eval "set -- $(./config.status --config)"
	fi
	if [ -f Makefile ]; then
		say 'cleaning what was built otherwise'
		make -s distclean < /dev/null > "$log" 2>&1 || rm -f Makefile config.status
		find core cli tui tests -name '*.[ao]' -exec rm -f '{}' ';'
	fi
	say 'configuring'
	step configure ./configure -q "$@"
}

build() {
	if [ ! -x configure ]; then
		say 'preparing configure'
		step autoreconf autoreconf --install
	fi
	configure "$@"
	make -s -j"$jobs" < /dev/null > "$log" 2>&1 && return 0
	tail -n 60 "$log" >&2
	fail 1 'the build failed (its last lines are above)'
}

# build_with COUNT WORD…: builds with the first COUNT words as configure's options.
build_with() {
	options=$1
	shift
	words=$#
	while [ "$options" -gt 0 ]; do
		set -- "$@" "$1"
		shift
		options=$((options - 1))
	done
	shift $((words - count))
	build "$@"
}

cd "$(dirname "$0")" || exit 3
mode=regenerate
count=0
for word; do
	case $word in
	--run | --check) mode=${word#--} && break ;;
	-h | --help) usage && exit 0 ;;
	-* | [A-Z]*=*) count=$((count + 1)) ;;
	*) fail 2 "$word is not understood; ./autogen.sh --help tells what is" ;;
	esac
done

if [ "$mode" = regenerate ]; then
	[ $count -eq 0 ] || fail 2 "options of configure are given to ./configure, or before --run or --check"
	regenerate
	exit
fi

log=$(mktemp) || exit 3
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
jobs=$(nproc 2> /dev/null || echo 1)
case $mode in
run)
	install_missing $to_build
	build_with $count "$@"
	shift $((count + 1))
	rm -f "$log"
	exec ./run beian "$@"
	;;
check)
	install_missing $to_build $to_check
	build_with $count "$@"
	make -j"$jobs" check
	status=$?
	[ $status -eq 0 ] || fail 1 'make check failed; the .log beside each test has the details, test-suite.log all of them'
	;;
esac
