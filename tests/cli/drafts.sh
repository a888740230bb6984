#!/bin/sh
# drafts: new, set, unset, add, remove, attach, list, search, show, delete, undo, redo.
. "$(dirname "$0")/cli.sh"
need python3

run 0 list; silent; quiet
run 0 list --json; quiet; is '{"drafts":[]}'
claim 'a new store has no drafts'

run 0 new first; quiet; is 1
run 0 new first entity/name=甲示例公司 'entity/region = 330106'; is 2
run 0 show 2; quiet; prints 'entity/name=甲示例公司' 'entity/region=330106'
claim 'new prints the number of the draft and takes answers'

run 0 new first --json; keys .=id,uid,kind id==3 kind=='"first"'
claim 'new --json prints one object'

run 0 new first --answers "$answers"; is 4
sample_from_elsewhere | sed 's/苏青禾/乙示例/' > "$tmp/in"
run 0 new first --answers - entity/remark=最后; is 5
run 0 show 5; prints 'entity/name=乙示例' 'entity/remark=最后' 'service/1/access/address/1/from=47.108.1.10'
run 0 check 5
claim 'new --answers reads a file, standard input, and arguments after them'

run 0 new first --from 5; is 6
beian show 5 > "$tmp/a"; beian show 6 > "$tmp/b"
holds cmp -s "$tmp/a" "$tmp/b"
run 0 new first --from 5 entity/name=丙示例; is 7
run 0 show 7; prints entity/name=丙示例 service/1/name=青禾随笔集
claim 'new --from takes over the answers of another draft'

run 0 show 5; cp "$tmp/out" "$tmp/in"; cp "$tmp/out" "$tmp/a"
run 0 new first --answers -; is 8
run 0 show 8; holds cmp -s "$tmp/a" "$tmp/out"
claim 'what show prints can be given back to new'

printf 'entity/name=甲%s\n# a comment\n\nentity/nmae=x\nno equals sign\nservice/1/name=a\\qb\nentity/region=330106\n' $marker > "$tmp/bad.txt"
refuses 2 new first --answers "$tmp/bad.txt"
says "$tmp/bad.txt:4:" "did you mean “entity/name”?" "$tmp/bad.txt:5:" "$tmp/bad.txt:6:"
says_no "$tmp/bad.txt:1:" "$tmp/bad.txt:7:"
run 0 list --json; keys drafts[]:8
claim 'every bad line of an answers file is reported, and no draft is made'

refuses 2 new first entity/nmae=$marker; says 'did you mean “entity/name”?'
refuses 2 new frist; says 'did you mean “first”?'
refuses 2 new
refuses 3 new first --from 99; says 99
refuses 3 new first --answers "$tmp/absent"; says "$tmp/absent"
refuses 3 new first --answers "$tmp"; says "$tmp"
run 0 list --json; keys drafts[]:8
run 0 new first; is 9
run 0 delete 9; run 0 new first; is 10
run 0 delete 10
claim 'a new that fails leaves no draft behind and costs no number; a deleted one keeps its own'

run 0 set 1 entity/name=丁示例 entity/remark='一\n二'; silent; quiet
run 0 show 1; prints 'entity/name=丁示例' 'entity/remark=一\n二'
run 0 show 1 --json; keys .=id,uid,kind,answers,parked,confirmations answers[]=path,state,text,value,relevant
claim 'set answers, and its escapes are those of answers files'

run 0 set 1 entity/person/mobile=$marker; silent; quiet
run 0 show 1 --json; prints '"state":"refused","text":"QZX9","value":null'
claim 'what a type refuses is kept as typed'

refuses 3 set 1 entity/nmae=$marker entity/name=$marker; says 'did you mean “entity/name”?'
run 0 show 1; prints 'entity/name=丁示例'
refuses 2 set 1 $marker; says 'PATH=VALUE'
refuses 2 set 1
refuses 2 set x entity/name=$marker
refuses 3 set 99 entity/name=$marker
refuses 3 set 1 service/7/name=$marker; says 'service/7'
claim 'set is all or nothing'

run 0 unset 1 entity/remark entity/name; silent
run 0 show 1; prints_no 'entity/remark=' 'entity/name='
run 0 set 1 entity/name=丁示例; run 0 set 1 entity/name=
run 0 show 1; prints_no 'entity/name='
refuses 3 unset 1 entity/nmae; says 'did you mean “entity/name”?'
claim 'unset, and a blank value, take answers back'

run 0 add 1 service; is service/2
run 0 add 1 service --json; is '{"path":"service/3"}'
run 0 remove 1 service/3; silent
run 0 add 1 service; is service/4
run 0 add 1 service/2/access/address; prints service/2/access/address/
claim 'add prints the path it made; numbers are never given twice'

refuses 3 add 1 entity; refuses 3 add 1 servcie; refuses 3 remove 1 service/9; refuses 3 remove 1 entity/name
refuses 2 add 1; refuses 2 remove 1; refuses 3 add 99 service
claim 'add and remove refuse what is no repeat'

run 0 attach 1 entity/person/document/front "$picture"; silent
run 0 show 1 --json; prints '"path":"entity/person/document/front","state":"value"'
digest=$(sha256sum < "$picture" | cut -d' ' -f1)
copy=$BEIAN_HOME/materials/$(echo "$digest" | cut -c1-2)/$digest
holds cmp -s "$picture" "$copy"
holds [ "$(stat -c %a "$copy")" = 600 ]
refuses 3 attach 1 entity/name "$picture"
refuses 3 attach 1 entity/person/document/front "$tmp/absent"; says "$tmp/absent"
refuses 3 attach 1 entity/person/document/front "$tmp"
run 0 attach 1 entity/person/document/front "$here/../samples/first-enterprise/domain-certificate.jpg" "$picture"; silent
run 0 show 1; prints domain-certificate.jpg card-front.jpg
refuses 3 attach 1 entity/person/document/front "$picture" "$picture"; says 'the original'
refuses 3 attach 1 entity/person/document/front "$picture" "$here/drafts.sh"; says 'no picture'
run 0 show 1; prints domain-certificate.jpg card-front.jpg
run 0 set 1 "entity/person/document/back=@$picture"
run 0 show 1 --json; prints '"path":"entity/person/document/back","state":"value"'
claim 'attach copies the file, once and for its owner alone'

run 0 list --json; keys .=drafts drafts[]:8 drafts[]=id,uid,kind,title,province,filled,required,updated,state,due
run 0 list; quiet; holds [ "$(wc -l < "$tmp/out")" = 8 ]
run 0 search 丙示例 --json; keys drafts[]:1
run 0 search 青禾 丙; prints 丙示例; prints_no 乙示例
run 0 search 青禾 没有; silent
refuses 2 search
refuses 2 list 1
claim 'list and search'

escape=$(printf '\033[2J')
refuses 2 set 1 "entity/name=甲$escape"; says 'control characters'
printf '%s\n' ":go entity/name" "甲$escape" ":go entity/name" > "$tmp/in"
run 0 fill 1 --plain; prints 'entity/name holds control characters'
run 0 show 1; prints_no '甲'
run 0 new first; made=$(cat "$tmp/out")
python3 - "$BEIAN_HOME/beian.db" "$made" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("insert into entry (draft, key, text) values (?, 'entity/name', ?)", (sys.argv[2], "甲\x1b[2J\x9b1m"))
db.execute("insert into entry (draft, key, text) values (?, 'entity/nature', ?)", (sys.argv[2], "\x9b2J"))
db.execute("insert into entry (draft, key, text) values (?, ?, 'x')", (sys.argv[2], "gone/\x1b[2J"))
db.commit()
END
run 0 show "$made"; prints 'entity/name=甲␛[2J' 'gone/␛[2J'; prints_no "$escape"
run 1 check "$made"; prints '“�2J”'; prints_no "$(printf '\302\233')"
refuses 3 verify "$tmp/no$escape"; says '␛[2J'; says_no "$escape"
run 0 delete "$made"
claim 'control characters are refused where they are typed, and shown where a store has them'

rm -r "$BEIAN_HOME/locks"
run 0 show 1; run 0 show 1 --json; run 1 check 1; run 1 export 1 -o "$tmp/never.zip"; run 0 new first --from 1; run 0 delete "$(cat "$tmp/out")"
holds [ ! -e "$BEIAN_HOME/locks/1" ]
claim 'who only reads a draft locks nothing'

run 0 set 1 entity/name=一; run 0 set 1 entity/name=二
run 0 undo 1; silent
run 0 show 1; prints entity/name=一
run 0 redo 1; run 0 show 1; prints entity/name=二
refuses 3 redo 1
run 0 undo 1; run 0 set 1 entity/name=三; refuses 3 redo 1
refuses 3 undo 99
run 0 new first; made=$(cat "$tmp/out")
refuses 3 undo "$made"; run 0 show "$made"; prints declared/by-provider=no
run 0 set "$made" entity/name=一; run 0 undo "$made"; refuses 3 undo "$made"
claim 'undo and redo walk the history, which begins behind what a draft begins with, and a change ends redo'

run 0 delete "$made"; silent
refuses 3 show "$made"; says "$made"
refuses 3 delete "$made"
refuses 2 delete nine; says nine
run 0 new first; holds [ "$(cat "$tmp/out")" -gt "$made" ]
claim 'delete ends a draft, and its number is not given again'

! grep -F $marker "$tmp/said" > "$tmp/complaints"
verdict 'no error quoted an answer' "$tmp/complaints"
plan
