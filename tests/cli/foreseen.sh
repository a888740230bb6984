#!/bin/sh
# foreseen: the result codes that imported filings, drafts, black lists or code tables decide are prevented by rules that ask for those.
. "$(dirname "$0")/cli.sh"
need python3

# miit-3.0, result codes: the second list of those a check can know.
python3 - "$top_srcdir/data/rules" > "$tmp/wrong" <<'END_OF_PYTHON'
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

CODES = ('1003 1005 1016 1017 1020 1021 1023 1025 1027 1030 1032 1037 1038 1039 1042 1043 1047 1048 1049 1050 1051 1058 1059 1063 '
         '1064 1065 1067').split()
folder = pathlib.Path(sys.argv[1])
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
for code in CODES:
    if not rules.get(code, set()) & broken:
        print(code, 'is prevented by no rule with a case of facts that draws it:', ' '.join(sorted(rules.get(code, []))))
END_OF_PYTHON
[ -s "$tmp/wrong" ] && complain "$(cat "$tmp/wrong")"
claim 'each result code that imported data foresee has a rule that asks for them, and a case that draws it'
plan
