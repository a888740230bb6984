#!/bin/sh
# data: dump and lint, the data that make the program.
. "$(dirname "$0")/cli.sh"

run 0 dump questions; quiet
grep -c "^entity/name	text	[^	]*	[^	]*$" "$tmp/out" > "$tmp/count"
holds [ "$(cat "$tmp/count")" = 1 ]
# The questions that decide the kind are no kind.
for form in forms/*/form.xml; do
	[ "$form" != forms/which/form.xml ] || continue
	run 0 dump questions --kind "$(basename "$(dirname "$form")")"; quiet
	cat "$tmp/out" >> "$tmp/all"
done
find forms -name '*.xml' ! -name 'text.*' ! -path 'forms/which/*' -exec sed -n 's/.*<question path="\([^"]*\)".*/\1/p' '{}' + | sort -u > "$tmp/written"
# A form writes the end of a path: what stands before comes from the step, the repeat and the group around.
cut -f1 "$tmp/all" | sort -u > "$tmp/paths"
awk 'NR == FNR { written[$0]; next }
	{ found = 0; for (end = $0; end != ""; end = (i = index(end, "/")) ? substr(end, i + 1) : "") { dumped[end]; found += end in written } }
	!found { print $0 ": is in dump questions, and in no form" }
	END { for (path in written) if (!(path in dumped)) print path ": is written in a form, and not in dump questions" }' \
	"$tmp/written" "$tmp/paths" >> "$tmp/complaints"
run 0 dump questions --lang=zh; prints 主办单位
run 0 dump questions --kind first
refuses 2 dump questions --kind frist; says 'did you mean “first”?'
claim 'dump questions prints every question of every form'

run 0 dump rules; quiet
cp "$tmp/out" "$tmp/rules"
for file in data/rules/*.xml; do
	sed -n 's/.*<rule id="\([^"]*\)".*/\1/p; s/.*<reason id="\([^"]*\)".*/\1/p' "$file"
done | sort > "$tmp/written"
cut -f1 "$tmp/out" | sort > "$tmp/dumped"
comm -23 "$tmp/written" "$tmp/dumped" | sed 's/$/: is a rule, and not in dump rules/' >> "$tmp/complaints"
beian explain $(cat "$tmp/dumped") > "$tmp/out" 2> "$tmp/err" || complain "$(cat "$tmp/err")"
# A rule begins with its id and severity at the left; what it says has a label before it.
awk '/^[A-Za-z0-9.-]+ \([a-z]+\)$/ { if (rule && !told) print rule; rule = $1; told = 0; n++ } /^Source: ./ { told = 1 }
	END { if (rule && !told) print rule; print n > counted }' counted="$tmp/counted" "$tmp/out" |
	sed 's/$/: explain tells no source/' >> "$tmp/complaints"
holds [ "$(cat "$tmp/counted")" -ge "$(wc -l < "$tmp/dumped")" ]
claim 'dump rules prints every rule, and explain knows each'

for decides in filing records bureau; do
	awk -F'\t' -v decides="$decides" '$NF == decides' "$tmp/rules" | wc -l | sed "s/^ */$decides	/"
done > "$tmp/counts"
run 0 dump rules --count; quiet
holds cmp -s "$tmp/out" "$tmp/counts"
cat data/rules/*.xml | grep -cE '<(rule|operator) ' > "$tmp/number"
holds [ "$(awk '{ all += $2 } END { print all }' "$tmp/out")" = "$(cat "$tmp/number")" ]
run 0 dump rules --json; keys .=rules rules[]=rule,severity,decides,zh,en,source; prints '"decides":"records"'
run 0 dump rules --count --json; keys .=count count=filing,records,bureau
claim 'dump rules says what decides each rule, and counts them by it'

run 0 dump rules --by=result-code; quiet
cut -f1 "$tmp/out" | sort > "$tmp/results"
sed '1d; s/,.*//' data/tasks/result.csv | sort | cmp -s - "$tmp/results" || complain 'a code is missing, or there twice'
sed -n 's/.* prevents="\([^"]*\)".*/\1/p' data/rules/*.xml | tr ' ' '\n' | sort -u | comm -23 - "$tmp/results" |
	sed 's/$/: is prevented, and no result code/' >> "$tmp/complaints"
prints_no '	missing	'
prints '1064	records	rules	1	B01	The domain is on the black list' '5004	document	transform	0		' '1028	bureau	-	0		'
run 0 dump rules --by=result-code --lang=zh; prints 域名在黑名单里
run 0 dump rules --by=result-code --json
keys .=codes codes[]=code,known,prevented,cases,rules,zh,en
prints '"code":"1064"' '"rules":["B01"]' '"known":"document"'
refuses 2 dump rules --by=province; says 'result-code'
refuses 2 dump rules --by=result-code --count; refuses 2 dump codes --count; says 'for “rules” only'
claim 'dump rules --by=result-code prints every code, who can know it and what prevents it'

# How many rows each table of section 6 of the requirements has, D01 to D25 and so on: 139.
for table in D:25 S:48 N:17 C:13 P:9 A:14 M:6 V:7; do
	seq -f "${table%:*}%02.0f" "${table#*:}"
done > "$tmp/rows"
# The rules that dump rules prints were explained above.
grep -vxF -f "$tmp/dumped" "$tmp/rows" > "$tmp/others"
while read -r row; do
	run 0 explain "$row"; prints 'Source: '
done < "$tmp/others"
holds [ "$(wc -l < "$tmp/rows")" = 139 ]
claim 'explain answers every row of the requirements'

run 0 explain D11; prints 'domain.url (error)' 'domain.port (error)'
run 0 explain D08; prints 'D08 (error)' 'See also: D08.2'
run 0 explain 1026; prints 'Why: ' 'Example: ' 'Prevented by: J01.2 J02 X11'; prints_no 'Prevents the bureau'
run 0 explain S29 --json; prints '"row":"S29"' '"rule":"mobile.length"'
refuses 3 explain S99; says 'no rule “S99”'
claim 'a row without a rule of its own is explained by the reasons of types that answer it'

run 0 explain D15; prints 'the filing decides it together with records and other drafts'
run 0 explain D08; prints 'the filing alone decides it'
claim 'explain tells what can decide a rule, and that records decide what the applicant says of them'

run 0 dump codes; quiet
for file in data/codes/*.csv; do
	list=$(basename "$file" .csv)
	cut -f1 "$tmp/out" | grep -qxF "$list" || complain "dump codes lacks the list $list"
done
prints "region	330106	330106	西湖区	Xihu District"
claim 'dump codes prints every list'

run 0 dump keys; quiet
holds [ "$(wc -l < "$tmp/out")" -gt 10 ]
awk -F'\t' 'NF != 3 || $1 == "" || $2 == "" || $3 == ""' "$tmp/out" >> "$tmp/complaints"
run 0 dump keys --lang=zh; quiet
refuses 2 dump; refuses 2 dump schemata; says schema questions
refuses 2 dump keys rules
claim 'dump keys prints key, action and what it does'

# The tree's data, without the cases: lint.sh runs them, and they take seconds.
mkdir -p "$tmp/data/data"
for each in data/*; do
	[ "$each" = data/rules ] || [ "$each" = data/kind ] || cp -R "$each" "$tmp/data/data/"
done
for each in data/rules data/kind; do
	mkdir "$tmp/data/$each"
	find $each -maxdepth 1 -type f -exec cp '{}' "$tmp/data/$each/" ';'
done
cp -R forms "$tmp/data/"
changed=
# broken FILE SCRIPT: there one thing is wrong, by sed.
broken() {
	[ -z "$changed" ] || cp "$changed" "$tmp/data/$changed"
	changed=$1
	sed "$2" "$1" > "$tmp/data/$1"
	! cmp -s "$1" "$tmp/data/$1" || complain "sed changed nothing in $1"
}

while IFS='|' read -r file script line text; do
	broken "$file" "$script"
	run 1 lint "$tmp/data"
	prints "$file:$line" "$text"
	BEIAN_DATADIR=$tmp/data run 1 lint
	prints "$file:$line" "$text"
done << 'END'
forms/shared/entity-kind.xml|s,path="entity/region" type="region",path="entity/region" type="regoin",||region
forms/shared/entity-kind.xml|s,natures:entity/nature,natures:entity/nmae,||entity/nmae
forms/first/form.xml|s,</form>,,||form.xml
forms/shared/person.xml|s,path="mobile" type="mobile",path="mobile" type="mobil",||mobile
data/codes/access-mode.csv|2s/,/;/g|2|access-mode.csv
data/codes/access-mode.csv|1s/token/tokne/|1|token
data/rules/domain.xml|s/severity="error"/severity="eror"/||"eror"
data/tasks/result.csv|s/,document,transform$/,document,/||result code 1057 can be known before sending
END
claim 'one wrong thing is named with its file and line, with status 1'

broken forms/first/form.xml 's,</form>,,'
BEIAN_DATADIR=$tmp/data refuses 3 new first; says forms/first/form.xml
mkdir "$tmp/empty"
BEIAN_DATADIR=$tmp/empty refuses 3 new first; says BEIAN_DATADIR
run 1 lint "$tmp/empty"
broken data/rules/domain.xml 's,</rules>,,'
run 0 new first
BEIAN_DATADIR=$tmp/data refuses 3 check 1; says data/rules/domain.xml
run 1 lint "$tmp/absent"
claim 'broken or missing data are told, not guessed'

run 0 explain province:44; prints 'What Guangdong demands' 'For individuals' 'Responsible persons are 16 or older.' 'error · S20.3 · icp-filing 5.2 (T); icp-filing 5.3 (T), 2022-06-01' 'T: Tencent Cloud'
run 0 explain province:440000 --lang=zh; prints 广东 负责人年满
run 0 explain province:Guangdong; prints S20.3
run 0 explain province:广东; prints S20.3
run 0 explain province:44 --json; keys .=province,demands 'province=="44"'
run 0 explain S20.3; prints 'Demanded by:' 'Beijing · 18 · individuals · error' 'Responsible persons are … or older.'
refuses 3 explain province:99; says 'there is no province “99”' 'province:44'
refuses 3 explain province:; says 'there is no province'
claim 'explain says what a province demands, and who demands an operator'
plan
