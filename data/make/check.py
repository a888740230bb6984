#!/usr/bin/env python3
"""Checks all tables under data/codes and data/words.

Run:    python3 data/make/check.py         (exit status 1 when something is wrong; every fault with file and line)
"""
import csv, glob, io, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.dirname(HERE)
HEAD = "token,miit-3.0,zh,en,pinyin,valid-from,valid-to,confidence,source".split(",")
WORDS = "word,scope,source,date".split(",")
NUMBER_TYPES = """credit-code organisation-code licence-number resident-id hk-macao-permit taiwan-permit residence-card foreigner-card passport
army-code medical-licence document-number""".split()
DATE = re.compile(r"^(\d{4}-\d\d-\d\d)?$")
faults = 0


def fault(name, line, text):
    global faults
    faults += 1
    print(f"{os.path.relpath(name, os.path.dirname(DATA))}:{line}: {text}")


def read(name):
    raw = open(name, "rb").read()
    if raw.startswith(b"\xef\xbb\xbf"):
        fault(name, 1, "byte order mark")
    if b"\r" in raw:
        fault(name, 1, "carriage return")
    if not raw.endswith(b"\n") or raw.endswith(b"\n\n"):
        fault(name, raw.count(b"\n"), "the file must end with one newline")
    text = raw.decode("utf-8")
    for n, line in enumerate(text.split("\n"), 1):
        if line != line.rstrip():
            fault(name, n, "trailing blank")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    head, rows = next(reader), []
    for cells in reader:
        if len(cells) != len(head):
            fault(name, reader.line_num, f"{len(cells)} cells, the header has {len(head)}")
            continue
        for h, c in zip(head, cells):
            if c != c.strip() or "  " in c or "\n" in c:
                fault(name, reader.line_num, f"blanks in {h}: {c!r}")
        rows.append((reader.line_num, dict(zip(head, cells))))
    return head, rows


def main():
    tables = {}
    for name in sorted(glob.glob(os.path.join(DATA, "codes", "*.csv"))):
        head, rows = read(name)
        table = os.path.basename(name)[:-4]
        tables[table] = {r["token"]: r for _, r in rows}
        if head[:len(HEAD)] != HEAD:
            fault(name, 1, "header must begin with " + ",".join(HEAD))
        seen, texts = set(), set()
        pattern = r"[a-z0-9-]+(\.[a-z0-9-]+)*" if table.startswith("suffix") else r"[a-z0-9-]+"
        for n, r in rows:
            if not re.fullmatch(pattern, r["token"]):
                fault(name, n, f"token {r['token']!r}")
            if r["token"] in seen:
                fault(name, n, f"token {r['token']} twice")
            seen.add(r["token"])
            if table not in ("region", "area-code", "day"):
                if r["zh"] in texts:
                    fault(name, n, f"label {r['zh']} twice")
                texts.add(r["zh"])
            for k in ("zh", "en", "pinyin", "source"):
                if not r[k]:
                    fault(name, n, f"{k} is empty")
            if not re.fullmatch(r"\d{0,6}", r["miit-3.0"]):
                fault(name, n, "miit-3.0 is not a number")
            if not re.fullmatch(r"[a-z0-9. -]+", r["pinyin"]) and not table.startswith("suffix"):
                fault(name, n, f"pinyin {r['pinyin']!r}")
            if r["confidence"] not in ("high", "medium", "low"):
                fault(name, n, f"confidence {r['confidence']!r}")
            for k in ("valid-from", "valid-to", "date"):
                if k in r and not DATE.match(r[k]):
                    fault(name, n, f"{k} {r[k]!r}")
            if r["valid-from"] and r["valid-to"] and r["valid-from"] > r["valid-to"]:
                fault(name, n, "ends before it begins")

    def refer(table, column, target, key=None):
        name = os.path.join(DATA, "codes", table + ".csv")
        known = set(tables[target]) if key is None else {r[key] for r in tables[target].values()}
        for token, r in tables[table].items():
            for word in r[column].split():
                if word not in known:
                    fault(name, 0, f"{token}: {column} names {word}, unknown in {target}")
    refer("document-type", "natures", "entity-nature")
    refer("suffix-cn", "natures", "entity-nature")
    refer("access-place", "region", "province", "code")
    refer("region", "parent", "region")
    regions = tables["region"]
    for table, column in (("area-code", "regions"), ("suffix-cn", "region"), ("province", "code")):
        for token, r in tables[table].items():
            for code in r[column].split():
                if code.ljust(6, "0") not in regions:
                    fault(table, 0, f"{token}: no region {code}")
    for token, r in tables["document-type"].items():
        if r["number-type"] not in NUMBER_TYPES:
            fault("document-type", 0, f"{token}: number-type {r['number-type']}")
    for code, r in regions.items():
        level = "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"
        if r["level"] != level or (level == "province") != (r["parent"] == ""):
            fault("region", 0, f"{code}: level or parent")
    if set(tables["access-place"]) != set(tables["province"]):
        fault("access-place", 0, "tokens differ from province")

    for name in sorted(glob.glob(os.path.join(DATA, "words", "*.csv"))):
        head, rows = read(name)
        if head != WORDS:
            fault(name, 1, "header must be " + ",".join(WORDS))
        seen = set()
        for n, r in rows:
            if not r["word"] or not r["source"] or not DATE.match(r["date"]):
                fault(name, n, "word, source or date")
            if (r["word"], r["scope"]) in seen:
                fault(name, n, f"{r['word']} twice for the scope {r['scope']!r}")
            seen.add((r["word"], r["scope"]))
            for part in re.split("/", r["scope"]):
                if part.isdigit() and part not in {p["code"] for p in tables["province"].values()}:
                    fault(name, n, f"no province {part}")
                if os.path.basename(name) == "pre-approval.csv" and not part.isdigit() and part != "any" and part not in tables["pre-approval"]:
                    fault(name, n, f"no pre-approval {part}")
    print(f"{len(tables)} tables, {sum(map(len, tables.values()))} rows, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
