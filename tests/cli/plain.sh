#!/bin/sh
# plain: the wizard as prompts, driven by a pipe.
. "$(dirname "$0")/cli.sh"
need python3

# fill STATUS ARGUMENT…: run, and everything that was printed is looked at in the end.
fill() {
	wish=$1
	shift
	run "$wish" fill "$@"
	cat "$tmp/out" >> "$tmp/printed"
}

# type LINE…: what the next run reads.
type() {
	printf '%s\n' "$@" > "$tmp/in"
}

type enterprise 330106
fill 0 first --plain; quiet
prints 'entity/nature' 'entity/region' '(required)'
run 0 show 1; prints entity/nature=enterprise entity/region=330106
claim 'end of input keeps everything'

printf 'business-licence' > "$tmp/in"
fill 0 1 --plain; prints '[3/'
run 0 show 1; prints entity/document/type=business-licence
claim 'a draft is taken up where it was left; a last line needs no end'

type :quit
ACCESSIBLE=1 fill 0 1; prints ']'
refuses 3 fill 99 --plain; says 'no draft 99'
refuses 2 fill frist --plain; says 'did you mean “first”?'
refuses 2 fill --plain
claim 'ACCESSIBLE asks for prompts, and what cannot be filled in is refused'

type ':go entity/name' 甲示例公司 '' :back ':go entity/name' '::甲' :quit 'never read'
fill 0 1 --plain; prints 'entity/name'
run 0 show 1; prints 'entity/name=:甲'; prints_no 'never read'
claim ':go, :back, :quit, and a value that begins with a colon'

type ':go entity/name' 乙 :undo
fill 0 1 --plain; run 0 show 1; prints 'entity/name=:甲'
type ':go entity/name' 乙 :undo :redo
fill 0 1 --plain; run 0 show 1; prints 'entity/name=乙'
type ':go entity/name' :clear
fill 0 1 --plain; run 0 show 1; prints_no 'entity/name='
claim ':undo, :redo and :clear'

type :list
fill 0 1 --plain; prints 'entity/nature ' 'service/1/domain/name ' '(missing)'
type :review
fill 0 1 --plain; prints 'Missing in ' '(service/1/domain/name)' ' errors · '; prints_no 'error required'
# Nobody types an Enter into a pipe: the transcript breaks after each prompt all the same.
holds [ "$(grep -c '^\[[0-9]*/[0-9]*] ' "$tmp/out")" = 2 ]
type ':why required' ':why Z99'
fill 0 1 --plain; prints 'Rule: required' 'beian explain'
claim ':list, :review and :why'

type :help ':go entity/nature' ':choose 企业' ':choose enterprise'
fill 0 1 --plain; prints :back ':export FILE' enterprise
type ':lang zh' ':help' ':lang en' ':lang fr'
fill 0 1 --plain; prints 主办单位性质 'The languages are zh and en'
type :help
fill 0 1 --plain --lang=zh; prints 主办单位性质
claim ':help, :choose and :lang'

type ':add service' ':go service/2/name' 第二 ':go service/2/person/name' :same
fill 0 1 --plain; run 0 show 1; prints service/2/name=第二
type ':remove service/2'
fill 0 1 --plain; run 0 show 1; prints_no service/2/
type ':go service/9/name' ':go entity/nmae' ':add entity' ':remove service/9' ':go entity/superior' ':frobnicate'
fill 0 1 --plain; prints 'service/9' 'did you mean “entity/name”' ':frobnicate'
claim ':add, :remove and :same, and commands that cannot be'

type ':go entity/person/document/front' ":attach $picture" ":attach $tmp/absent.jpg" ':go entity/name' ":attach $picture"
fill 0 1 --plain; prints absent.jpg 'No file is asked for here'
run 0 show 1 --json; prints '"path":"entity/person/document/front","state":"value"'
type ':go entity/document/scan' ":smaller $picture" ":attach $here/../samples/first-enterprise/domain-certificate.jpg" ':go entity/document/scan' \
	":smaller $picture" ':go entity/name' ":smaller $picture"
fill 0 1 --plain; prints 'attach the original first' 'No file is asked for here'
run 0 show 1; prints domain-certificate.jpg card-front.jpg
claim ':attach and :smaller'

mkdir "$tmp/data"
cp -R data forms "$tmp/data/"
cat > "$tmp/data/data/rules/test-own.xml" << 'END'
<rules xmlns="urn:beian:rules:1">
  <rule id="Z98" severity="error" at="entity/remark" needs="entity/remark" assert="not(contains(entity/remark, '甲'))" confirm="yes"
        source="tests/cli" date="2026-11-23">
    <message xml:lang="zh">备注中有“甲”字。</message><message xml:lang="en">The remark holds 甲.</message>
    <fix xml:lang="zh">请改用别的字。</fix><fix xml:lang="en">Write something else.</fix>
  </rule>
</rules>
END
sample_from_elsewhere > "$tmp/in"
run 0 new first --answers - entity/remark=甲; made=$(cat "$tmp/out")
type ":export $tmp/plain.zip" ":confirm Z97 because" ":confirm Z98" ":confirm Z98 it is so" :review ":export $tmp/plain.zip" ":export $tmp/plain.xml miit-3.0" :export
BEIAN_DATADIR=$tmp/data fill 0 "$made" --plain
prints 'Z98 entity/remark' 'No finding of that rule' 'needs a reason' 'confirmed Z98' "$tmp/plain.zip" 'Name the file'
run 0 export "$made" -o "$tmp/command.zip"
holds cmp -s "$tmp/plain.zip" "$tmp/command.zip"
run 0 export "$made" -o "$tmp/command.xml" --profile miit-3.0
holds cmp -s "$tmp/plain.xml" "$tmp/command.xml"
claim ':confirm and :export do what the commands do'

python3 - > "$tmp/in" << 'END'
print(":go entity/remark", "丙\x9b1m\x85", ":go entity/name", "甲\x1b[31m乙", ":go entity/name", ":list", ":help", ":review", ":lang zh", ":help", ":review", sep="\n")
END
fill 0 1 --plain
fill 0 1 --plain
printf ':go entity/name\n\377\376\n:go entity/name\n\n' > "$tmp/in"
fill 0 1 --plain
claim 'control characters and bytes that are no text do no harm'

# Everything that was printed: no C0 but the line feed, no DEL, no C1.
python3 - "$tmp/printed" > "$tmp/complaints" << 'END'
import sys, unicodedata
text = open(sys.argv[1], encoding="utf-8").read()
print(*{"U+%04X was written" % ord(c) for c in text if unicodedata.category(c) == "Cc" and c != "\n"}, sep="\n", end="")
END
verdict 'nothing that a terminal would obey is ever written' "$tmp/complaints"

plan
