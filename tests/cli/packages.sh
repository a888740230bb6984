#!/bin/sh
# packages: export, verify, import, backup.
. "$(dirname "$0")/cli.sh"
need python3 unzip

# elsewhere NAME: a store of its own, as on another machine.
elsewhere() {
	BEIAN_HOME=$tmp/$1
}

run 0 new first --answers "$answers"; is 1
run 0 new first; is 2
run 0 export 1 -o "$tmp/one.zip"; silent; says "$tmp/one.zip" 'access provider'
holds [ "$(stat -c %a "$tmp/one.zip")" = 600 ]
mkdir "$tmp/one"
unzip -q -d "$tmp/one" "$tmp/one.zip"
(cd "$tmp/one" && sha256sum --quiet -c manifest-sha256.txt) > "$tmp/sums" 2>&1 || complain "$(cat "$tmp/sums")"
run 0 export --output="$tmp/again.zip" 1
holds cmp -s "$tmp/one.zip" "$tmp/again.zip"
claim 'export writes a bag whose digests are right, the same bytes each time'

refuses 1 export 2 -o "$tmp/two.zip"; says 'draft 2' 'beian check 2'; holds [ ! -e "$tmp/two.zip" ]
run 0 export 2 --draft -o "$tmp/two.zip"
run 0 verify "$tmp/two.zip"; prints unfinished
refuses 1 export 1 2 -o "$tmp/both.zip"; holds [ ! -e "$tmp/both.zip" ]
run 0 export --draft 1 2 -o "$tmp/both.zip"
run 0 verify "$tmp/both.zip"; prints '2 filings'
claim 'an unfinished filing is written only when it is asked for, and marked'

refuses 2 export 1; says '-o FILE'
refuses 2 export -o "$tmp/x.zip"
refuses 2 export x -o "$tmp/x.zip"
refuses 3 export 1 99 -o "$tmp/x.zip"; says 99
refuses 2 export 1 -o "$tmp/x.zip" --profile nativ; says native
refuses 2 export 1 -o "$tmp/x.xml" --profile miit-3.0 --draft
refuses 3 export 1 -o "$tmp/absent/x.zip"; says "$tmp/absent/x.zip"
holds [ ! -e "$tmp/x.zip" ]; holds [ ! -e "$tmp/x.xml" ]
claim 'export refuses what it does not understand, and leaves nothing behind'

run 0 export 1 -o "$tmp/one.xml" --profile miit-3.0; says 'written as 1' 'access provider'
head -c 36 "$tmp/one.xml" > "$tmp/head"
holds [ "$(cat "$tmp/head")" = '<?xml version="1.0" encoding="GBK"?>' ]
run 0 export 1 -o "$tmp/again.xml" --profile=miit-3.0
holds cmp -s "$tmp/one.xml" "$tmp/again.xml"
claim 'the profile miit-3.0 is XML in GBK, the same bytes each time'

printf '[beian]\nsender-id=4711\n' > "$BEIAN_HOME/config"
run 0 export 1 -o "$tmp/sender.xml" --profile=miit-3.0; says_no 'written as 1'
holds grep -q '<Qqdwid>4711<' "$tmp/sender.xml"
rm "$BEIAN_HOME/config"
claim 'the sender is the one of the configuration'

run 0 verify "$tmp/one.zip"; prints "$tmp/one.zip" '1 filing'
run 0 verify "$tmp/one/data/filing.xml"
head -c 700 "$tmp/one.zip" > "$tmp/cut.zip"
refuses 1 verify "$tmp/cut.zip"; says "$tmp/cut.zip"
refuses 3 verify "$tmp/absent.zip"
run 3 verify "$tmp/one.zip" "$tmp/cut.zip" "$tmp/absent.zip" "$tmp/again.zip"; prints one.zip again.zip; says cut.zip absent.zip
refuses 2 verify
claim 'verify tells whole packages from broken ones, and goes on after one'

run 0 check "$tmp/one.zip" "$tmp/one/data/filing.xml"; prints_no 'draft 1'
claim 'a package is no witness against the draft that it was made of'

elsewhere second
run 0 import "$tmp/one.zip"; is 1
run 0 import "$tmp/one.zip"; is 1
run 0 export 1 -o "$tmp/second.zip"
holds cmp -s "$tmp/one.zip" "$tmp/second.zip"
run 0 export 1 -o "$tmp/second.xml" --profile miit-3.0
holds cmp -s "$tmp/one.xml" "$tmp/second.xml"
claim 'an imported package exports to the same bytes, in both profiles'

elsewhere pictures
large=$here/../samples/first-enterprise/domain-certificate.jpg small=$here/../samples/first-enterprise/licence.jpg
run 0 import "$tmp/one.zip"
run 0 attach 1 entity/person/document/front "$large"
refuses 1 export 1 -o "$tmp/large.xml" --profile miit-3.0; says X04
run 0 attach 1 entity/person/document/front "$large" "$small"
run 0 export 1 -o "$tmp/pictures.xml" --profile miit-3.0
holds grep -qF "$(base64 -w 0 "$small" | head -c 4000)" "$tmp/pictures.xml"
holds [ "$(grep -cF "$(base64 -w 0 "$large" | head -c 60)" "$tmp/pictures.xml")" = 0 ]
run 0 export 1 -o "$tmp/pictures.zip"
for file in "$large" "$small"; do
	digest=$(sha256sum < "$file" | cut -d' ' -f1)
	unzip -p "$tmp/pictures.zip" "*/$digest" 2> "$tmp/err" | cmp -s - "$file" || complain "$file is not in the package"
done
elsewhere pictures-there
run 0 import "$tmp/pictures.zip"; is 1
run 0 export 1 -o "$tmp/pictures-there.zip"
holds cmp -s "$tmp/pictures.zip" "$tmp/pictures-there.zip"
claim 'of two pictures the package carries both, and miit-3.0 the smaller'

elsewhere second
run 0 set 1 entity/name=$marker
refuses 1 import "$tmp/one.zip"; says 'draft 1'
run 3 import "$tmp/absent.zip" "$tmp/two.zip" "$tmp/cut.zip"; is 2; says absent.zip cut.zip
run 0 list --json; keys drafts[]:2
elsewhere third
run 0 import "$tmp/both.zip" --json; keys .=drafts drafts==[1,2]
refuses 2 import
claim 'import refuses what would change a draft, and tries every file'

python3 - "$tmp/one.zip" "$tmp/forged.zip" << 'END'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w") as new:
    for name in old.namelist():
        new.writestr(name, old.read(name).replace("武侯区样本街9号".encode(), "武侯区样本街8号".encode()))
END
# The container is sound; only the manifest knows.
elsewhere fourth
refuses 1 import "$tmp/forged.zip"; says forged.zip
run 0 list; silent
holds [ ! -e "$BEIAN_HOME/materials" ]
claim 'nothing of a refused package stays'

elsewhere home
run 0 backup "$tmp/backup.db"; silent; says "$tmp/backup.db" materials
refuses 3 backup "$tmp/backup.db"; says "$tmp/backup.db"
refuses 3 backup "$tmp/absent/backup.db"
refuses 2 backup
mkdir "$tmp/restored"
cp "$tmp/backup.db" "$tmp/restored/beian.db"
run 0 show 1; cp "$tmp/out" "$tmp/a"
elsewhere restored
run 0 show 1; holds cmp -s "$tmp/a" "$tmp/out"
claim 'a backup is a store, and overwrites nothing'

! grep -F $marker "$tmp/said" > "$tmp/complaints"
verdict 'no error quoted an answer' "$tmp/complaints"
plan
