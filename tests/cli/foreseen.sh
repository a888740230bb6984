#!/bin/sh
# foreseen: the result codes that imported filings, drafts, black lists or code tables decide are prevented by rules that ask for those.
. "$(dirname "$0")/cli.sh"
need python3

python3 - "$top_srcdir/data" > "$tmp/wrong" <<'END_OF_PYTHON'
import csv
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

data = pathlib.Path(sys.argv[1])
folder = data / 'rules'
with open(data / 'tasks' / 'result.csv', encoding='utf-8', newline='') as table:
    codes = [row['token'] for row in csv.DictReader(table) if row['known'] == 'records']
if len(codes) < 27:
    print('only', len(codes), 'codes are known from records')
rules = {}
for file in folder.glob('*.xml'):
    for rule in tree.parse(file).getroot():
        if rule.get('assert') and rule.get('decides') == 'records':
            for code in (rule.get('prevents') or '').split():
                rules.setdefault(code, set()).add(rule.get('id'))
broken = set()
for case in folder.glob('cases/*.case'):
    text = case.read_text(encoding='utf-8')
    if re.search('^fact ', text, re.M):
        broken.update(re.findall(r'^expect (\S+) broken', text, re.M))
for code in codes:
    if not rules.get(code, set()) & broken:
        print(code, 'is prevented by no rule with a case of facts that draws it:', ' '.join(sorted(rules.get(code, []))))
END_OF_PYTHON
[ -s "$tmp/wrong" ] && complain "$(cat "$tmp/wrong")"
claim 'each result code that imported data foresee has a rule that asks for them, and a case that draws it'
plan
