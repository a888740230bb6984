#!/bin/sh
# leave: leaving a field, from the key to the saved answer and the page that shows it, inside one process. No neighbour does this.
set -u
. "$srcdir/bench/homes.sh"
for count in 1 2 20; do
	what="leaving a field, services: $count"
	BEIAN_HOME=$work/leave$count
	export BEIAN_HOME
	{
		services $count > "$work/services.txt" && id=$(beian new first --answers "$work/services.txt") &&
			printf ':go entity/name\n杭州示例科技有限公司\n:go entity/superior\n路\n:go entity/name\n杭州示例科技有限公司\n' | beian fill "$id" --plain && took_us=$("$builddir/bench/leave" "$id" $((RUNS * 10)))
	} > "$work/out" 2> "$work/why" || { echo "$what|skipped|$(tail -n 1 "$work/why")"; continue; }
	echo "$what|ms|$(awk "BEGIN { print $took_us / 1000 }")||"
done
