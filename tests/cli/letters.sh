#!/bin/sh
# letters: the checklist of a draft, and its letters. Letters are goldens in tests/letters/*.txt; to accept what is written now, after
# looking at it:
#
#	BEIAN_ACCEPT=1 make check TESTS=tests/cli/letters.sh && git diff tests/letters
. "$(dirname "$0")/cli.sh"
need python3
goldens=$top_srcdir/tests/letters

# A company whose persons are not its legal representative, whose domain is held by somebody else, with words of finance in its name.
run 0 new first --answers "$top_srcdir/tests/samples/first-enterprise/answers.txt"; enterprise=$(cat "$tmp/out")
run 0 set "$enterprise" entity/name=杭州示例金融信息服务有限公司 'entity/scope=金融信息服务；文化创意；教育咨询；软件开发' \
	entity/person/is-legal-representative=no entity/person/legal/name=王示例 entity/person/legal/number=330106197001010017 \
	service/1/domain/holder=王示例 service/1/domain/holder-document-type=resident-id \
	service/1/domain/holder-document-number=330106197001010017 service/1/domain/relation=legal-representative \
	entity/person/mobile-local=no service/2/domain/filed=yes service/2/domain/filed-by=other service/2/person=
run 0 set "$enterprise" service/2/person/name=李样例 service/2/person/is-legal-representative=no entity/services-filed=
run 0 new first --answers "$top_srcdir/tests/samples/first-individual/answers.txt"; individual=$(cat "$tmp/out")
run 0 new modify --answers "$top_srcdir/tests/samples/modify-enterprise/answers.txt"; modified=$(cat "$tmp/out")
run 0 new inspection --answers "$top_srcdir/tests/samples/inspection-enterprise/answers.txt"; inspected=$(cat "$tmp/out")
run 0 set "$inspected" extension/wanted=yes extension/until=2030-02-28 extension/reason=新营业执照正在换发
run 0 new cancel --answers "$top_srcdir/tests/samples/cancel-entity/answers.txt"; shell=$(cat "$tmp/out")
run 0 set "$shell" entity/services-filed=0
claim 'drafts that need letters are made'

# golden NAME DRAFT ID [PATH]: the letter is the golden.
golden() {
	name=$1
	shift
	run 0 letter "$@"
	[ -z "$BEIAN_ACCEPT" ] || cat "$tmp/out" > "$goldens/$name.txt"
	diff "$goldens/$name.txt" "$tmp/out" >> "$tmp/complaints" 2>&1
}

golden authorisation-entity "$enterprise" authorisation-entity
golden authorisation-service "$enterprise" authorisation-service service/2
golden holder-statement "$enterprise" holder-statement service/1
golden no-finance "$enterprise" no-finance service/1
golden no-culture "$enterprise" no-culture service/1
golden no-education "$enterprise" no-education service/1
golden no-pre-approval "$enterprise" no-pre-approval service/2
golden non-local-phone "$enterprise" non-local-phone entity/person
golden cancel-stranger "$enterprise" cancel-stranger
golden cancel-shell "$shell" cancel-shell
golden several-domains "$enterprise" several-domains
golden site-plan "$enterprise" site-plan
golden commitment-organisation "$enterprise" commitment-organisation
golden commitment-individual "$individual" commitment-individual
run 0 set "$modified" entity/name=杭州新示例科技有限公司
golden name-change "$modified" name-change
golden extension-request "$inspected" extension-request extension
golden appeal "$inspected" appeal finding/3
claim 'letters say what the answers say'

run 0 letter "$individual" commitment-individual --date 2026-12-01; prints 日期：2026年12月1日
run 0 letter "$individual" commitment-individual -o "$tmp/letter.txt"; silent; holds [ "$(stat -c %a "$tmp/letter.txt")" = 600 ]
holds diff "$goldens/commitment-individual.txt" "$tmp/letter.txt"
says 'signs in regular script'
run 0 letter "$enterprise" no-finance; holds [ "$(tr -cd '\f' < "$tmp/out" | wc -c)" = 1 ]
refuses 2 letter "$individual" commitment-individual --date 2026-13-01; says 2026-13-01
refuses 2 letter "$individual" -o "$tmp/letter.txt"; says 'for one letter'
refuses 3 letter "$individual" commitment-individal; says commitment-individual
refuses 1 letter "$individual" authorisation-entity; says 'has no use for the letter'
refuses 3 letter 999; says 999
refuses 3 letter "$individual" commitment-individual -o "$tmp/absent/letter.txt"
claim 'a letter is written where one says, for the day one says, or not at all'

run 0 new first entity/nature=individual entity/region=440106; empty=$(cat "$tmp/out")
run 0 letter "$empty" commitment-individual; prints '本人________'; says 'left blank' 'entity/name' 'entity/person/mobile'
claim 'what is missing is a blank, and told'

run 0 materials "$enterprise"; quiet
prints 'needed: 4, attached: 3' '[x] Entity document · entity/document/scan' 'Attached: licence.jpg' \
	'[ ] Letter for the person · entity/person/letter' 'S16' 'icp-filing 6.2 and 4.2, 2019-09-20' 'Not needed by this filing' \
	'authorisation-entity · Letter of authorisation' 'Providers take jpg, png and gif pictures'
holds [ "$(grep -c 'Providers take jpg' "$tmp/out")" = 1 ]
LANGUAGE=zh_CN run 0 materials "$enterprise"
prints '必需 4 份，已附 3 份' '[ ] 主体负责人授权书 · entity/person/letter' '负责人不是法定代表人时，须有授权书' 本申请不需要 \
	'authorisation-entity · 主体负责人授权书'
prints_no Why needed Scan:
LANGUAGE=en
run 0 materials "$enterprise" --json; keys .=id,kind,materials,hints,letters \
	materials[]=path,label,need,attached,value,source,required,reasons,limits,hints,wrong,waits \
	letters[]=id,about,title,need,material,use,signed,source,date
refuses 3 materials 999; says 999
claim 'the checklist says what is needed, why and how, in both languages'

run 0 new first --answers "$top_srcdir/tests/samples/first-individual/answers.txt" entity/mailing-address=样本路 service/1/remark=; personal=$(cat "$tmp/out")
run 0 remark "$personal"; quiet
rule=$(sed -n 's/^\(S10[.0-9]*\)\tentity\/remark\t此地址已是最详细地址。$/\1/p' "$tmp/out")
holds [ -n "$rule" ]
run 0 remark "$personal" --json; keys .=id,remarks remarks[]=rule,at,into,sentence,source,date
run 0 remark "$personal" "$rule"; says 'entity/remark=' 此地址已是最详细地址。
run 0 remark "$personal"; prints_no 此地址已是最详细地址
run 0 show "$personal"; prints 此地址已是最详细地址。
run 0 undo "$personal"
run 0 remark "$personal"; prints 此地址已是最详细地址
refuses 3 remark "$personal" "$rule" service/1/remark; says "$rule"
refuses 3 remark "$personal" D08; says D08
refuses 3 remark 999; says 999
claim 'a sentence that a rule wants is put into the remark, and can be taken back'

run 0 new first; none=$(cat "$tmp/out")
run 0 materials "$none"; prints 'not clear yet: ' 'Waits for the answer: ' 'needed: 1, attached: 0'
claim 'an empty draft has a checklist that says what it waits for'

python3 - "$tmp" << 'END'
import struct, sys, zlib
def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
def png(path, width, height, cut):
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    data += chunk(b"IDAT", zlib.compress(b"\0" * (width + 1) * height)) + chunk(b"IEND", b"")
    open(path, "wb").write(data[:len(data) - cut])
png(sys.argv[1] + "/grey.png", 300, 200, 0)
png(sys.argv[1] + "/cut.png", 300, 200, 9)
open(sys.argv[1] + "/photo.jpg", "wb").write(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
END
run 0 attach "$individual" entity/more "$tmp/grey.png"
run 1 check "$individual"; prints M02.2 300×200 M03.2
run 0 materials "$individual"; prints '[!] Further material' 'warning M03.2'
run 0 attach "$individual" entity/more "$tmp/cut.png"
run 1 check "$individual"; prints M01.3
run 0 attach "$individual" entity/more "$tmp/photo.jpg"
run 1 check "$individual"; prints M01.5 'format heic' 'Most Compatible'
claim 'a scan is judged by its content, whatever it is called'
plan
