#!/bin/sh
# csv: import of CSV files, verify of them, list --csv and search --csv.
. "$(dirname "$0")/cli.sh"
need python3

header=kind,entity/name,entity/nature,entity/region,service/1/name,service/1/person
printf '%s\r\nfirst,甲示例公司,enterprise,330106,甲站,entity/person\r\n\r\nfirst,"乙,示例",individual,440106,,\r\n' $header > "$tmp/two.csv"
run 0 verify "$tmp/two.csv"; quiet; is "$tmp/two.csv: 2 good rows"
holds [ ! -e "$BEIAN_HOME/beian.db" ]
run 0 import "$tmp/two.csv"; quiet; is '1
2'
run 0 show 1; prints entity/name=甲示例公司 entity/region=330106 service/1/name=甲站 service/1/person=entity/person
run 0 show 2; prints entity/name=乙,示例 entity/nature=individual; prints_no service/1/name=
run 0 import "$tmp/two.csv" --json; is '{"drafts":[3,4],"downloads":[]}'
run 0 list --json; keys drafts[]:4
claim 'a row of CSV is a draft, each time'

cp "$tmp/two.csv" "$tmp/two.txt"
refuses 1 import "$tmp/two.txt"; says two.txt --csv
run 0 import --csv "$tmp/two.txt"; is '5
6'
cp "$tmp/two.csv" "$tmp/in"; run 0 import --csv -; is '7
8'
for id in 3 4 5 6 7 8; do beian delete $id; done
claim 'a CSV file is known by its name, or by --csv'

printf '%s\nfirst,甲%s,enterprise,330106,,\nfrist,x,,,,\nfirst,y,enterprise,1.1E+17,,\nfirst,z,individual,,,entity/persn\nfirst,好,,,,\n' $header $marker > "$tmp/mixed.csv"
refuses 1 import "$tmp/mixed.csv"
says "$tmp/mixed.csv: row 3, column A (kind): there is no kind “frist”; did you mean “first”?" \
	"$tmp/mixed.csv: row 4, column D (entity/region): the spreadsheet program rounded" \
	"$tmp/mixed.csv: row 5, column F (service/1/person): “service/1/person” can only be the same as" \
	"3 of 5 rows are bad, and no draft was made" --partial
holds [ "$(wc -l < "$tmp/err")" = 4 ]
run 1 verify "$tmp/mixed.csv"; is "$tmp/mixed.csv: 2 good rows"
run 0 list --json; keys drafts[]:2
run 1 import --partial "$tmp/mixed.csv"; says 'row 3, column A' 'of 5 rows 2 became drafts'
holds [ "$(wc -l < "$tmp/out")" = 2 ]
for id in $(cat "$tmp/out"); do beian delete "$id"; done
claim 'every bad cell is told, and nothing made, unless --partial is given'

run 0 --lang=zh import "$tmp/two.csv"
for id in $(cat "$tmp/out"); do beian delete "$id"; done
run 1 --lang=zh import "$tmp/mixed.csv"; says '第 4 行，D 列（entity/region）：电子表格程序把号码舍入'
claim 'and in Chinese'

run 0 new first --answers "$answers"; mine=$(cat "$tmp/out")
run 0 new first --answers "$here/../samples/first-enterprise/answers.txt"; theirs=$(cat "$tmp/out")
run 0 list --csv "$mine" "$theirs"; quiet; cp "$tmp/out" "$tmp/both.csv"
beian show "$mine" > "$tmp/a"; beian show "$theirs" > "$tmp/b"
(
	here_too=$tmp/other
	mkdir "$here_too"; cp "$tmp/both.csv" "$here_too"; cp -r "$BEIAN_HOME/materials" "$here_too"
	BEIAN_HOME=$tmp/elsewhere
	beian import "$here_too/both.csv" && beian show 1 > "$tmp/a2" && beian show 2 > "$tmp/b2" && beian check 1 2 &&
		beian list --csv > "$tmp/again.csv"
) > "$tmp/x" 2> "$tmp/err" || complain 'the import elsewhere failed'
holds cmp -s "$tmp/a" "$tmp/a2"
holds cmp -s "$tmp/b" "$tmp/b2"
holds cmp -s "$tmp/both.csv" "$tmp/again.csv"
claim 'what list --csv prints gives the same answers elsewhere, materials and all'

python3 - "$tmp/both.csv" << 'END' || complain 'Python reads something else'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline=""), strict=True))
assert len(rows) == 3 and len({len(row) for row in rows}) == 1, [len(row) for row in rows]
assert rows[0][0] == "kind" and rows[1][rows[0].index("entity/name")] == "苏青禾"
assert rows[1][rows[0].index("service/1/person")] == "entity/person"
END
claim 'another reader of CSV reads the same cells'

run 0 search 甲示例公司 --csv; prints 甲示例公司; prints_no 乙,示例 苏青禾; holds [ "$(wc -l < "$tmp/out")" = 2 ]
run 0 search 没有 --csv; quiet; holds [ "$(wc -l < "$tmp/out")" = 1 ]
run 0 list --csv; holds [ "$(wc -l < "$tmp/out")" = 5 ]
refuses 3 list --csv 1 999; says 999
refuses 2 list --csv --json; says --json
refuses 2 list --csv one; says one
refuses 2 list 1; says --csv
claim 'list --csv takes drafts, and search --csv words'

cp "$here/../samples/first-individual/card-front.jpg" "$tmp/scan.jpg"
printf 'kind,entity/person/document/front\nfirst,@scan.jpg\n' > "$tmp/scan.csv"
run 0 import "$tmp/scan.csv"; id=$(cat "$tmp/out")
run 0 show "$id"; prints ' image/jpeg;width=960;height=640;colour=full scan.jpg'
printf 'kind,entity/person/document/front\nfirst,@absent.jpg\n' > "$tmp/scan.csv"
refuses 1 import "$tmp/scan.csv"; says 'row 2, column B (entity/person/document/front)' absent.jpg
claim 'a material stands beside the CSV file'

run 0 set 1 entity/remark=+1 service/1/name='=1+1'
run 0 list --csv 1; says '2 cells begin with =, + or -'; prints '"+1"' '"=1+1"'
run 0 set 1 entity/person/mobile=$marker
run 0 list --csv 1; says '1 answer cannot be read'
claim 'what a spreadsheet program or an import would not take is told'

printf 'a material that is new' > "$tmp/new.jpg"
{ echo kind,entity/name,entity/person/document/front; for i in $(seq 300); do echo "first,甲$i,@new.jpg"; done; } > "$tmp/many.csv"
find "$BEIAN_HOME/materials" -type f | sort > "$tmp/before"; beian list > "$tmp/drafts"
called='import many.csv on a disk that is full'
(
	trap '' XFSZ
	ulimit -f $(($(stat -c %s "$BEIAN_HOME/beian.db") / 512 + 20))
	beian import "$tmp/many.csv" > "$tmp/out" 2> "$tmp/err"
)
[ $? = 3 ] || complain 'the exit status is not 3'
silent; says 'nothing was changed'
find "$BEIAN_HOME/materials" -type f | sort > "$tmp/after"
holds cmp -s "$tmp/before" "$tmp/after"
run 0 list; holds cmp -s "$tmp/drafts" "$tmp/out"
run 0 import "$tmp/many.csv"; holds [ "$(wc -l < "$tmp/out")" = 300 ]
claim 'an import that the disk has no room for leaves nothing behind'

called='list --csv > /dev/full'
beian list --csv > /dev/full 2> "$tmp/err"
[ $? = 3 ] || complain 'the exit status is not 3'
says 'standard output'
claim 'what cannot be printed is not silently lost'

! grep -F $marker "$tmp/said" > "$tmp/complaints"
verdict 'no error quoted an answer' "$tmp/complaints"
plan
