# homes: stores with drafts, for the cases. Sourced by them.
sample=$srcdir/tests/samples/first-enterprise

# filed COUNT: a home with COUNT whole filings of two services, each with numbers and domains of its own; sets BEIAN_HOME.
filed() {
	BEIAN_HOME=$work/filed$1
	export BEIAN_HOME
	[ -d "$BEIAN_HOME" ] && return 0
	services 2 | sed 's/mobile=.*/mobile=138001{n}/; s/emergency=.*/emergency=139001{n}/; s/示例样本\.中国/beian-sample-{n}.cn/
		s/example-sample[0-9]*\.cn/beian-sample-2-{n}.cn/' > "$work/filed.txt"
	"$builddir/bench/drafts" "$1" "$work/filed.txt"
}

# services COUNT: the answers of the sample with that many services.
services() {
	sed "/^service\//d; s,=@,=@$sample/," "$sample/answers.txt"
	sed -n "s,=@,=@$sample/,; /^service\/1\//p" "$sample/answers.txt"
	service=2
	while [ $service -le "$1" ]; do
		sed -n "s,=@,=@$sample/,; /^service\/2\//s/^service\/2/service\/$service/p" "$sample/answers.txt" |
			sed "s/example-sample\.cn/example-sample$service.cn/; s/47\.96\.1\./47.96.$service./; s/sample0002/sample000$service/"
		service=$((service + 1))
	done
}
