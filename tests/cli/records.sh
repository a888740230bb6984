#!/bin/sh
# records: what the bureau holds, from a download and by hand.
. "$(dirname "$0")/cli.sh"
need python3
downloads=$top_srcdir/tests/fixtures/downloads

run 0 records; is ''
run 0 import --dry-run "$downloads/records.xml"; prints 'new	浙ICP备2026000001号'; says 'new: 3'
run 0 records; is ''
claim 'a dry run says what an import would do, and does nothing'

run 0 import "$downloads/records.xml"; prints 'cancelled	浙ICP备2026000001号' '3 choices have numbers that no code list has'
run 0 import "$downloads/records.xml"; silent; says 'same: 5'
run 0 records; prints '浙ICP备2026000001号' '王样本'
run 0 records search example-1.com; prints '浙ICP备2026000001号'; prints_no '王样本'
run 0 records list; prints '浙ICP备2026000003号'
claim 'an import makes records, and again changes nothing'

run 0 records show 1; prints 'service/2/@cancelled=yes' 'service/1/domain/name=示例样本.中国' 'entity/nature=enterprise'
run 0 records --json show 3
holds python3 -c 'import json, sys
record = json.load(open(sys.argv[1]))
assert list(record) == ["id", "bureau-id", "number", "name", "province", "cancelled", "source", "updated", "values"], list(record)
assert {"path": "entity/nature", "value": "#77"} in record["values"]' "$tmp/out"
run 0 records --json
holds python3 -c 'import json, sys
assert [r["id"] for r in json.load(open(sys.argv[1]))["records"]] == [3, 2, 1]' "$tmp/out"
claim 'a record is shown value by value, as text and as JSON'

run 0 import "$downloads/later.xml"
run 1 import "$downloads/earlier.xml"; prints 'conflict	浙ICP备2026000002号'; says '--replace'
run 0 import --json --replace "$downloads/earlier.xml"
holds python3 -c 'import json, sys
said = json.load(open(sys.argv[1]))
assert said["drafts"] == []
[download] = said["downloads"]
assert download["done"] is True and download["counts"]["changed"] == 1 and download["rows"][0]["reason"]' "$tmp/out"
printf '[beian]\nsender-id=7\n' > "$BEIAN_HOME/config"
refuses 1 import "$downloads/other-provider.xml"; says 'another provider'
rm "$BEIAN_HOME/config"
head -c 900 "$downloads/later.xml" > "$tmp/cut.xml"
refuses 1 import "$tmp/cut.xml"; says 'cut off'
cp "$downloads/later.xml" "$tmp/in"
run 0 import -; prints 'changed	浙ICP备2026000002号'
claim 'what contradicts, is of others or is cut off is refused; a person may decide'

BEIAN_HOME=$tmp/zipped
python3 - "$downloads/records.xml" "$tmp" <<'END'
import sys, zipfile
source, folder = sys.argv[1:]
text = open(source, "rb").read()
def pack(name, *entries):
    with zipfile.ZipFile(folder + "/" + name, "w", zipfile.ZIP_DEFLATED) as file:
        for entry, content in entries:
            file.writestr(entry, content)
    return open(folder + "/" + name, "rb").read()
whole = pack("one.zip", ("beianinfo.xml", text))
pack("two.zip", ("a.xml", text), ("b.xml", text))
pack("large.zip", ("a.xml", b"<" * (51 << 20)))
pack("filing.zip", ("a.xml", b"<filing/>"))
open(folder + "/spoiled.zip", "wb").write(whole[:200] + bytes([whole[200] ^ 1]) + whole[201:])
END
refuses 1 import "$tmp/two.zip"
refuses 1 import "$tmp/large.zip"; says 'larger than 50'
refuses 1 import "$tmp/spoiled.zip"; says 'Get the file again'
refuses 1 import "$tmp/filing.zip"
run 0 records list; silent
run 0 import "$tmp/one.zip"; says 'new: 3'
claim 'a download may lie in the ZIP that the interface gives'

BEIAN_HOME=$tmp/home
run 0 new first --answers "$answers"
run 0 records add --from 1 --number 浙ICP备2026000099号 --service 1=浙ICP备2026000099号-1; is 5
run 0 records show 5; prints 'service/1/@number=浙ICP备2026000099号-1'
refuses 2 records add --from 1; says '--number'
refuses 2 records add --from 1 --number 12345; says 12345
refuses 3 records add --from 99 --number 浙ICP备2026000099号; says 99
refuses 2 records shw; says 'did you mean “show”'
refuses 2 records show; says 'another number of arguments'
refuses 2 records show x
refuses 3 records show 99; says 'no record 99'
claim 'a record is added by hand after an approval'

run 0 new first --record 1 entity/remark=新的备注; is 2
run 0 show 2; prints 'entity/name=杭州示例第1科技有限公司' 'entity/remark=新的备注'; prints_no 'service/2'
refuses 3 new first --record 77; says 77
run 0 list; prints_no '     3  '
claim 'a filing starts from a record, and what is typed counts'

run 0 new add-service --record 1; id=$(cat "$tmp/out")
run 0 show "$id"; prints 'entity/number=浙ICP备2026000001号' 'entity/services-filed=1'; prints_no sample-1 service/1/kind
run 0 new add-access --record 3; id=$(cat "$tmp/out")
run 0 show "$id"; prints 'service/1/filed-name=' 'service/1/domain/name='; prints_no /access/
run 0 new add-access --record 3/1; id=$(cat "$tmp/out")
run 0 show "$id"; prints 'service/1/filed-name='
run 0 new cancel --record 3/1 cancel/target=service; id=$(cat "$tmp/out")
run 0 show "$id"; prints 'service/1/filed-domain=' 'service/1/several-domains=no' 'entity/services-filed=1'
refuses 2 new add-access --record 3/9; says 'no such service'
refuses 2 new add-access --record 1/2; says 'is cancelled'
refuses 2 new add-access --record 3/; says 'no such service'
refuses 2 new modify --record 3/2; says 'starts from the whole record'
claim 'what a kind asks anew stays open, and one service of a record can be the only one'

run 0 records delete 5; silent
refuses 3 records delete 5
claim 'a record that is deleted is gone'
plan
