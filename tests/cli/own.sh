#!/bin/sh
# own: rules of a user's own lie over the shipped ones, are marked, and are believed whole or not at all. The recipe is run as it is written.
. "$(dirname "$0")/cli.sh"
need python3
recipe=docs/recipes/own-rules.md
own=$BEIAN_HOME/rules

run 0 new first --answers "$answers"; is 1
run 0 check 1 --json; cp "$tmp/out" "$tmp/shipped"

# The commands of the recipe that stand between ``` lines, the INDEXth of them, with the user's folder in place.
step() {
	awk -v wanted="$1" '/^```/ { open = !open; count += open; next } open && count == wanted' "$recipe" |
		sed "s,~/.config/beian/rules,$own,g" > "$tmp/step"
	holds [ -s "$tmp/step" ]
	{ sed -n '/^mkdir/p; /^cat/,/^END/p' "$tmp/step"; } > "$tmp/step.sh"
	sh -e "$tmp/step.sh" || complain "step $1 of $recipe failed"
	grep '^beian ' "$tmp/step" | sed 's/ 12$/ 1/' > "$tmp/commands"
	while read -r _ command; do
		# shellcheck disable=SC2086 # a command is words
		beian $command > "$tmp/out" 2> "$tmp/err" || [ $? = 1 ] || complain "beian $command: $(cat "$tmp/err")"
		[ "${command%% *}" != lint ] || grep -q '^0 complaints' "$tmp/err" || complain "lint after step $1: $(cat "$tmp/out")"
	done < "$tmp/commands"
}

step 1
run 0 explain province:33 --day 2026-12-01; prints '20 or older' 'your own row' 'the bureau by telephone'
run 0 explain province:33 --json
python3 -c 'import json, sys
rows = [(d["argument"], d["own"]) for d in json.load(sys.stdin)["demands"] if (d["rule"], d["nature"]) == ("S20.3", "individual")]
assert rows == [("20", True)], rows' < "$tmp/out" 2> "$tmp/py" || complain "$(cat "$tmp/py")"
claim 'the recipe changes what a province demands'

step 2
run 0 set 1 service/1/name=青柠样本
run 1 check 1; prints 'service/1/name: error (own rule) N05'
run 1 check 1 --json
python3 -c 'import json, sys
found = [f for f in json.load(sys.stdin)["filings"][0]["findings"] if f["outcome"] == "broken"]
assert [f["own"] for f in found if f["rule"] == "N05"] == [True], [(f["rule"], f["own"]) for f in found]' \
	< "$tmp/out" 2> "$tmp/py" || complain "$(cat "$tmp/py")"
run 1 check 1 --lang zh; prints '错误（自定） N05'
claim 'the recipe adds a word, and what it finds is marked'
rm -r "$own/words"

step 3
run 0 set 1 service/1/domain/expires=2027-02-01
run 1 check 1 --day 2026-12-31; prints ' D08:'
run 0 check 1 --day 2027-01-01; prints_no ' D08:'
run 0 explain D08; prints 'In force until: 2026-12-31' "Retired by your own row: $own/retired.csv:2 · notice of the bureau · 2026-11-20"
claim 'the recipe retires a rule on a day'

step 4
run 1 check 1 --day 2027-01-01; prints 'service/1/domain/expires: error (own rule) own-1'
run 1 check 1 --day 2026-12-31; prints_no own-1
run 0 explain own-1; prints "Your own rule: $own/own.xml" 'Confidence: high'
run 0 dump rules; prints own-1
claim 'the recipe puts another rule in its place'

rm -r "$own"
run 0 set 1 service/1/name="$(sed -n 's,^service/1/name=,,p' "$answers")" service/1/domain/expires="$(sed -n 's,^service/1/domain/expires=,,p' "$answers")"
run 0 check 1 --json; cmp -s "$tmp/out" "$tmp/shipped" || complain 'other findings than before'
claim 'without the folder everything is as it was shipped'

# refused FILE TEXT…: CONTENT of standard input in FILE is told by check and by lint, with TEXT.
refused() {
	rm -rf "$own"
	mkdir -p "$(dirname "$own/$1")"
	cat > "$own/$1"
	shift
	refuses 3 check 1; says "$@"
	run 1 lint --own; prints "$@"
}
head='province,nature,kind,operator,path,argument,severity,valid-from,valid-to,source,date,note-zh,note-en'
printf '%s\n33,,,S99.9,,,error,,,S,2026-01-01,,\n' "$head" | refused provinces.csv "$own/provinces.csv:2" S99.9
printf 'province\n33\n' | refused provinces.csv "$own/provinces.csv:1" 'the columns must be'
printf '\377\n' | refused provinces.csv "$own/provinces.csv"
printf 'rule,valid-to,source,date\nD99,2026-12-31,S,2026-01-01\n' | refused retired.csv "$own/retired.csv:2" 'there is no rule “D99”'
printf 'rule,valid-to,source,date\nmobile.length,2026-12-31,S,2026-01-01\n' | refused retired.csv 'mobile.length cannot be retired'
printf 'rule,valid-to,source,date\nD08,,S,2026-01-01\n' | refused retired.csv 'D08 needs its last day'
printf 'rule,valid-to,source,date\nD23,2019-01-01,S,2026-01-01\n' | refused retired.csv 'before valid-from'
printf 'word,scope,source,date\n甲,,S,soon\n' | refused words/sensitive.csv "$own/words/sensitive.csv:2" soon
printf 'word,scope,source,date\n甲,,S,2026-01-01\n' | refused words/sensetive.csv 'did you mean "sensitive"'
printf '<rules xmlns="urn:beian:rules:1"><reason id="x"/></rules>' | refused own.xml "$own/own.xml:1" reason
printf '<rules xmlns="urn:beian:rules:1"><rule id="D08" severity="error" at="." assert="true()" source="S" date="2026-01-01"/></rules>' |
	refused own.xml '“D08” is a shipped rule'
printf '<!DOCTYPE rules [<!ENTITY a "b">]><rules xmlns="urn:beian:rules:1"/>' | refused own.xml "$own/own.xml"
printf '<rules' | refused own.xml "$own/own.xml"
printf 'x\n' | refused province.csv "$own/province.csv:1" 'no place here'
rm -rf "$own"; printf 'x' > "$own"
refuses 3 check 1; says "$own"
rm "$own"; mkdir "$own"
run 0 check 1
claim 'what is wrong in the folder is told with file and line, and nothing is judged by half'

mkdir "$own/cases"
cat > "$own/own.xml" << 'END'
<rules xmlns="urn:beian:rules:1">
  <rule id="own-1" severity="error" at="entity/nmae" assert="b:charz(entity/name) = 1" source="S" date="2026-01-01">
    <message xml:lang="zh">甲</message><fix xml:lang="zh">乙</fix><message xml:lang="en">a</message><fix xml:lang="en">b</fix>
  </rule>
</rules>
END
printf 'use first-individual\nexpect own-1 holds\n' > "$own/cases/own-1.case"
printf '%s\n33,,,S20.3,,20,error,,,S,2026-01-01,,\n33,,,S20.3,,21,error,,,S,2026-01-01,,\n' "$head" > "$own/provinces.csv"
run 1 lint
prints "$own/own.xml:2: own-1:" 'own-1 names “entity/nmae”, which no form asks' 'own-1 does not say why' 'own-1.case:2: own-1' \
	"$own/provinces.csv:3: S20.3 is demanded in line 2 already"
cp "$tmp/out" "$tmp/both"
run 1 lint --own
holds cmp -s "$tmp/out" "$tmp/both"
refuses 2 lint --own "$top_srcdir"; says --own
claim 'lint looks at the folder as it does at what is shipped, and with --own at nothing else'
plan
