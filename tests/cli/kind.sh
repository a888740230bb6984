#!/bin/sh
# kind: which kind of filing is needed, from answers and by prompts.
. "$(dirname "$0")/cli.sh"
need python3
website='case/goal=publish server/place=provider service/kind=website service/reach=domain'
rest='entity/order-in-progress=no entity/nature=individual service/sells=yes service/needs-approval=no'

refuses 1 kind case/goal=publish
says 'answer server/place (Server) with one of: provider, other, abroad, own, none'
refuses 1 kind case/goal=publish server/place=moon
says 'answer server/place'
claim 'the next answer is named with its choices while one is missing'

refuses 1 kind resume --json
says 'answer blocked/cause'
refuses 1 new resume
says 'answer blocked/cause'
printf 'content\n:quit\n' > "$tmp/in"
run 0 kind resume; prints 'Remove the content'; prints_no 'Put a website'
run 0 kind resume blocked/cause=content; prints 'Remove the content'
refuses 2 kind resum; says 'did you mean “resume”'
refuses 2 kind first
refuses 1 new resume blocked/cause=content; says 'nothing is to be filed (resume-content)'
refuses 2 new resume --from 1; says 'when the kind is known'
holds test -z "$(beian list)"
BEIAN_HOME=$tmp/resumed
run 0 new resume blocked/cause=unfiled record/state=none entity/order-in-progress=no entity/nature=individual service/sells=no \
	service/needs-approval=no
is 1
run 0 show 1 --json; prints '"kind":"first"'
BEIAN_HOME=$tmp/home
claim 'a kind that questions lead from ends in the kind to file, or in advice'

refuses 2 kind case/gaol=publish
says 'did you mean “case/goal”'
refuses 2 kind case/goal
refuses 3 kind --answers "$tmp/nowhere"
claim 'what is no answer is refused'

run 0 kind case/goal=publish server/place=abroad; quiet
prints 'Nothing to file'
run 0 --lang zh kind case/goal=publish server/place=abroad; quiet
prints '不需要备案'
claim 'it says in both languages that nothing need be filed'

# shellcheck disable=SC2086
run 0 kind $website domain/filed=no entity/filed=no $rest; quiet
prints 'First filing (首次备案)' 'Besides: a licence for commercial services' 'Before you begin' 'Materials' 'Steps' \
	'Time limits' 'After approval'
holds awk 'length($0) > 90 { exit 1 }' "$tmp/out"
holds test -z "$(beian list)"
claim 'the checklist is text for a printer, and no draft is made'

# shellcheck disable=SC2086
printf '%s\n' $website domain/filed=no entity/filed=no > "$tmp/answers"
# shellcheck disable=SC2086
run 0 kind --answers "$tmp/answers" --open $rest; quiet; is 1
run 0 show 1; prints entity/nature=individual entity/filed-before=no service/1/kind=website
claim 'open makes the draft, with what was answered already, and prints its number'

refuses 1 kind --open case/goal=approved
says 'nothing is to be filed'
refuses 1 kind --open case/goal=publish
run 0 list; holds test "$(wc -l < "$tmp/out")" = 1
claim 'open makes nothing where nothing is to be filed, or not decided yet'

run 0 kind --after; quiet
prints 'After approval' 'beian.mps.gov.cn'
run 0 kind --after --json; quiet
keys .=outcome,kind,available,notes,checklist,draft kind==null available==false draft==null
claim 'after lists the duties that begin with the approval'

printf '%s\n' cancel shell ":export $tmp/list.txt" :open :quit > "$tmp/in"
run 0 kind; quiet
prints 'A shell: an entity' 'Cancel the shell on paper' 'Written to' 'There is nothing to open here'
holds grep -q 'Copies of the applicant' "$tmp/list.txt"
claim 'prompts ask, tell the outcome and write the checklist'

{ echo publish; printf '%s\n' provider website domain no no no individual no no :open; } > "$tmp/in"
run 0 kind; quiet
prints 'First filing' 'entity/nature Nature of the entity (required) = Individual'
run 0 list; holds test "$(wc -l < "$tmp/out")" = 2
claim 'prompts go on with the filing that was begun'
plan
