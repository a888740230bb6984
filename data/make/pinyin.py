#!/usr/bin/env python3
"""Pinyin for search columns and English names.

Base readings: ICU's Han-Latin transliterator (derived from Unihan), called through `uconv` (Debian: icu-devtools).
On top of it: pinyin-overrides.csv, words whose reading ICU gets wrong (place names above all); the longest word wins.
The letter u with diaeresis: overrides write v; the search column gets both spellings (lv and lu).

Use:    python3 data/make/pinyin.py 杭州市 重庆市          prints initials, syllables
        python3 data/make/pinyin.py --fill FILE.csv …     fills empty `pinyin` cells of code lists in place
        python3 data/make/pinyin.py --table               makes data/pinyin/reading.csv: one reading of each character of GBK, for
                                                          rows that only an imported code table has
"""
import csv, os, re, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
RULE = "::Han-Latin; ::NFD; ::[[:Mn:]-[\\u0308]] Remove; ::NFC; ::Lower;"


def overrides():
    with open(os.path.join(HERE, "pinyin-overrides.csv"), encoding="utf-8", newline="") as f:
        return {r["word"]: r["pinyin"].split() for r in csv.DictReader(f)}


def is_han(c):
    return "\u3400" <= c <= "\u9fff" or "\U00020000" <= c <= "\U0003ffff" or c == "〇"


def readings(chars):
    """One reading for every character, in one call of uconv."""
    chars = sorted(set(chars))
    if not chars:
        return {}
    text = "\n".join(chars)
    out = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", RULE], input=text.encode(),
                         stdout=subprocess.PIPE, check=True).stdout.decode().split("\n")
    assert len(out) == len(chars), "uconv changed the number of lines"
    return dict(zip(chars, (o.strip().replace("ü", "v") for o in out)))


def syllables_of(texts):
    """{text: [syllable, …]}; runs of Latin letters and digits stay one syllable, everything else is dropped."""
    words = overrides()
    longest = max(map(len, words))
    base = readings(c for t in texts for c in t if is_han(c))
    result = {}
    for text in texts:
        out, i = [], 0
        while i < len(text):
            if re.match(r"[A-Za-z0-9]", text[i]):
                run = re.match(r"[A-Za-z0-9]+", text[i:]).group(0)
                out.append(run.lower()); i += len(run); continue
            if not is_han(text[i]):
                i += 1; continue
            for n in range(min(longest, len(text) - i), 0, -1):
                if text[i:i + n] in words:
                    out += words[text[i:i + n]]; i += n; break
            else:
                out.append(base[text[i]]); i += 1
        result[text] = out
    return result


def search(syllables):
    """The `pinyin` column: initials, blank, everything joined; a third word when there is a u with diaeresis."""
    initials = "".join(s[0] for s in syllables)
    full = "".join(syllables)
    other = "".join(re.sub(r"^([ln])v", r"\1u", s) for s in syllables)
    return " ".join([initials, full] + ([other] if other != full else []))


def fill(name):
    with open(name, encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f))
    head = rows[0]
    zh, py = head.index("zh"), head.index("pinyin")
    table = syllables_of([r[zh] for r in rows[1:]])
    for r in rows[1:]:
        if not r[py]:
            r[py] = search(table[r[zh]])
    with open(name, "w", encoding="utf-8", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows(rows)


def table():
    """Which characters of GBK are read by each syllable."""
    chars = "".join(c for c in map(chr, range(0x4e00, 0xa000)) if is_gbk(c)) + "〇"
    by_syllable = {}
    for c, syllables in syllables_of(list(chars)).items():
        if syllables and re.fullmatch(r"[a-z]+", syllables[0]):
            by_syllable.setdefault(syllables[0], []).append(c)
    name = os.path.join(os.path.dirname(HERE), "pinyin", "reading.csv")
    with open(name, "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["syllable", "characters"])
        out.writerows([s, "".join(cs)] for s, cs in sorted(by_syllable.items()))


def is_gbk(c):
    try:
        return len(c.encode("gbk")) == 2
    except UnicodeEncodeError:
        return False


if __name__ == "__main__":
    args = sys.argv[1:]
    if args[:1] == ["--table"]:
        table()
    elif args[:1] == ["--fill"]:
        for a in args[1:]:
            fill(a)
    else:
        for t, s in syllables_of(args).items():
            print(t, search(s), "|", " ".join(s))
