#!/bin/sh
# errors: what people and machines get wrong: words, files, stores, streams, two at once.
. "$(dirname "$0")/cli.sh"
need python3

run 0 --help; quiet; prints 'Usage: beian' new dump
run 0 --version; quiet; is "beian $(sed -n 's/.*PACKAGE_VERSION "\(.*\)"/\1/p' "$top_builddir/config.h")"
refuses 2 chekc; says 'did you mean “check”?'
refuses 2 frobnicate; says 'beian --help'
refuses 2 --frobnicate
refuses 2 ''
for command in $(sed -n 's/^_beian_commands="\(.*\)"/\1/p' completions/beian); do
	run 0 "$command" --help; quiet; prints --json --lang
	refuses 2 "$command" --frobnicate; says frobnicate
	refuses 2 "$command" --lang
	run 0 "$command" --help --lang=zh; quiet
done
claim 'every command has --help, and refuses an option that it does not know'

run 0 new first --answers "$answers"; is 1
for row in 'show 0' 'show -- -1' 'show 1x' 'show 99999999999999999999' 'undo 1.0' 'list extra' 'lint a b' 'dump' 'show 1 2'; do
	# shellcheck disable=SC2086 # words
	refuses 2 $row
done
claim 'what is no number, and an argument too many, are usage errors'

python3 - "$top_builddir/run" > "$tmp/complaints" << 'END'
import subprocess, sys
bad = b"\xff\xfe\x80"
rows = [[b"new", bad], [b"set", b"1", b"entity/name=" + bad], [b"set", b"1", bad], [b"show", bad], [b"search", bad], [b"explain", bad],
        [b"dump", bad], [b"check", bad], [b"check", b"1", b"--profile", bad], [b"export", b"1", b"-o", b"/nowhere/" + bad], [bad], [b"--" + bad],
        [b"verify", bad], [b"import", bad], [b"lint", bad], [b"attach", b"1", b"entity/document/scan", bad], [b"add", b"1", bad],
        [b"confirm", b"1", b"D08", b"service/1/domain/expires", bad], [b"list", b"--lang", bad], [b"fill", bad], [b"check", bad, b"--json"],
        [b"new", b"first", b"--answers", bad], [b"new", b"first", b"--from", bad], [b"unset", b"1", bad], [b"remove", b"1", bad]]
for row in rows:
    done = subprocess.run([sys.argv[1], "beian", *row], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    try:
        done.stderr.decode(), done.stdout.decode()
    except UnicodeDecodeError as error:
        print(row, "wrote what is no UTF-8:", error)
    if done.returncode not in (1, 2, 3) and row[0] != b"search":
        print(row, "exit status", done.returncode)
    if done.returncode and not done.stderr.strip():
        print(row, "said nothing")
END
verdict 'arguments that are no text are refused in words' "$tmp/complaints"
: > "$tmp/complaints"

strange=$tmp/$(printf 'a\377b.zip')
run 0 export 1 -o "$strange"; iconv -f UTF-8 -t UTF-8 "$tmp/err" > "$tmp/x" || complain 'standard error is not UTF-8'
run 0 check "$strange" --json; keys filings[]=id,file,profile,day,findings,counts
run 0 verify "$strange"
run 0 check "$strange"; iconv -f UTF-8 -t UTF-8 "$tmp/err" > "$tmp/x" || complain 'standard error is not UTF-8'
claim 'a file whose name is no text can be worked with'

# A marker in every answer; then everything that can fail, fails.
sample_from_elsewhere | sed "/=@/!{/person=/!s/=/=$marker/}" > "$tmp/marked.txt"
run 0 new first --answers "$tmp/marked.txt"; made=$(cat "$tmp/out")
printf '%s\n' "$marker" "entity/$marker" 'entity/nmae=QZX9' 'service/1/name=\QZX9' 'service/99/name=QZX9' 'entity/document/scan=QZX9' \
	'entity/name=@QZX9-absent' > "$tmp/bad.txt"
sed -i 's/^entity.QZX9$/entity/; s/@QZX9-absent/@absent/' "$tmp/bad.txt"
for row in "set $made entity/nmae=$marker" "set $made service/9/name=$marker" "set $made entity/name/x=$marker entity/name=$marker" \
	"set 99 entity/name=$marker" "set $made entity/name=$marker\\q" "set $made entity=$marker" "set $made service=$marker" \
	"set $made service/1=$marker" "set $made service/1/person=$marker" "set $made $marker" \
	"new first --answers $tmp/bad.txt" "new first entity/name=$marker x" "new frist entity/name=$marker" "export $made -o $tmp/x.zip" \
	"export $made -o $tmp/x.xml --profile miit-3.0" "confirm $made D08 service/1/domain/expires $marker" "attach $made entity/name $tmp/bad.txt" \
	"show $made extra" "check $made --profile nativ" "new first --from x entity/name=$marker"; do
	# shellcheck disable=SC2086 # words
	run "$(beian $row > "$tmp/x" 2>&1; echo $?)" $row
	holds [ $status != 0 ]
	says_no $marker
done
run 0 export "$made" --draft -o "$tmp/marked.zip"
run 0 verify "$tmp/marked.zip"
python3 - "$tmp/marked.zip" "$tmp" << 'END'
import sys, zipfile
document = zipfile.ZipFile(sys.argv[1]).read("data/filing.xml").decode()
broken = {"twice": document.replace("</name>", "</name><name>QZX9</name>", 1), "cut": document[:len(document) // 2],
          "stray": document.replace("<entity>", "<entity>QZX9", 1), "unknown": document.replace("<entity>", "<entity><nmae>QZX9</nmae>", 1),
          "id": document.replace('<service id="1">', '<service id="QZX9">', 1), "bare": document.replace("</entity>", "QZX9 & QZX9</entity>", 1),
          "type": document.replace("<kind>", "<kind> \u3000QZX9 ", 1), "attribute": document.replace("<entity>", '<entity QZX9="QZX9">', 1)}
for name, text in broken.items():
    with open("%s/%s.xml" % (sys.argv[2], name), "w", encoding="utf-8") as file:
        file.write(text)
END
for name in twice cut stray unknown id bare; do
	for command in check verify import; do
		run 1 $command "$tmp/$name.xml"; says "$name.xml"; says_no $marker
	done
done
claim 'no error quotes an answer'

for command in 'show 1' 'show 1 --json' list 'list --json' 'check 1 --json' 'dump schema' 'dump codes' 'dump questions' 'dump rules' \
	'dump keys' 'explain D08' 'explain D08 --json' 'add 1 service' 'new first' 'new first --json' "verify $tmp/marked.zip" '--help' '--version'; do
	called="$command > /dev/full"
	: > "$tmp/out"
	# shellcheck disable=SC2086 # words
	beian $command > /dev/full 2> "$tmp/err"
	status=$?
	[ $status = 3 ] || complain "exit status $status, not 3"
	says 'standard output'
	called="$command >&-"
	# shellcheck disable=SC2086 # words
	beian $command >&- 2> "$tmp/err"
	status=$?
	[ $status = 3 ] || complain "exit status $status, not 3"
done
beian list >&- 2>&-
holds [ $? = 3 ]
cp "$BEIAN_HOME/beian.db" "$tmp/before.db"
beian show 1 <&- >&- 2>&-
holds cmp -s "$tmp/before.db" "$BEIAN_HOME/beian.db"
beian set 1 entity/remark=closed <&- >&- 2>&-
run 0 show 1; prints entity/remark=closed
claim 'what cannot be printed is not silently lost'

mkdir "$tmp/closed"
printf 'not a database, but long enough to be looked at by any program that opens it' > "$tmp/closed/beian.db"
BEIAN_HOME=$tmp/closed refuses 3 list; says "$tmp/closed/beian.db"
BEIAN_HOME=$tmp/closed refuses 3 new first
python3 - "$tmp/foreign" << 'END'
import os, sqlite3, sys
os.mkdir(sys.argv[1])
database = sqlite3.connect(sys.argv[1] + "/beian.db")
database.execute("create table theirs (x)")
database.commit()
END
cp "$tmp/foreign/beian.db" "$tmp/foreign.db"
BEIAN_HOME=$tmp/foreign refuses 3 new first; says 'another program'
holds cmp -s "$tmp/foreign/beian.db" "$tmp/foreign.db"
: > "$tmp/file"
BEIAN_HOME=$tmp/file refuses 3 list; says "$tmp/file"
BEIAN_HOME=$tmp/file/below refuses 3 new first; says "$tmp/file/below"
BEIAN_HOME=/proc/nowhere refuses 3 new first; says /proc/nowhere
claim 'a store that is not ours, or not there, is told and left as it was'

python3 -c 'for i in range(140000): print("# a comment that makes the file larger than it may")' > "$tmp/huge.txt"
refuses 1 new first --answers "$tmp/huge.txt"; says "$tmp/huge.txt" bytes
python3 -c 'print("entity/remark=" + "甲" * 300000)' > "$tmp/long.txt"
run 0 new first --answers "$tmp/long.txt"; run 1 check "$(cat "$tmp/out")"; prints note.too-long
printf 'entity/name=\377\nentity/region=330106\nentity/remark=a\001b\n' > "$tmp/bytes.txt"
refuses 2 new first --answers "$tmp/bytes.txt"; says 'bytes.txt:1:' 'bytes.txt:3:'; says_no 'bytes.txt:2:'
printf 'entity/remark=a\0b\n' > "$tmp/bytes.txt"
refuses 2 new first --answers "$tmp/bytes.txt"; says 'bytes.txt:1:' 'zero bytes'
printf '\357\273\277entity/name=甲\r\nentity/region=330106\r\n' > "$tmp/windows.txt"
run 0 new first --answers "$tmp/windows.txt"; run 0 show "$(cat "$tmp/out")"; prints entity/name=甲; prints_no "$(printf '\r')"
python3 -c 'for i in range(3000): print("entity/nmae%d=x" % i)' > "$tmp/many.txt"
refuses 2 new first --answers "$tmp/many.txt"; says many.txt:3000:
claim 'answers files too large, too long, in bytes that are no text, or from Windows'

# One draft is held by a wizard that waits for its next line; the other commands find it taken.
mkfifo "$tmp/line"
beian fill 1 --plain < "$tmp/line" > "$tmp/wizard" 2>&1 &
wizard=$!
exec 9> "$tmp/line"
echo '测试' >&9
until grep -q ']' "$tmp/wizard"; do kill -0 $wizard 2> "$tmp/x" || break; done
refuses 3 set 1 entity/name=$marker; says 'draft 1'
refuses 3 delete 1
run 0 show 1; run 1 check 1 --json; run 0 set "$made" entity/remark=x
exec 9>&-
wait $wizard
holds [ $? = 0 ]
run 0 set 1 entity/remark=free
claim 'a draft that a wizard has open can be read, and not written'

for i in 1 2 3 4 5 6 7 8; do
	beian set 1 "entity/remark=$i" > "$tmp/set$i" 2>&1 &
	beian add 1 service > "$tmp/add$i" 2>&1 &
	beian new first "entity/name=$i" > "$tmp/new$i" 2>&1 &
done
wait
run 0 show 1 --json; keys .=id,uid,kind,answers,parked,confirmations
holds [ "$(cat "$tmp"/new? | sort -u | grep -c '^[0-9]*$')" = 8 ]
cat "$tmp"/add? | grep '^service/' | sort > "$tmp/added"
sort -u "$tmp/added" > "$tmp/different"
holds cmp -s "$tmp/added" "$tmp/different"
find "$tmp" -name 'set?' -size 0 | grep -q . || holds [ -s "$tmp/added" ]
grep -hv '^service/[0-9]*$\|^beian: draft 1 is open elsewhere' "$tmp"/set? "$tmp"/add? >> "$tmp/complaints"
claim 'commands at once wait or are refused, and none is lost half done'

plan
