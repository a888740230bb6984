#!/usr/bin/env python3
"""Makes data/codes/suffix.csv and data/codes/suffix-cn.csv from the evidence lists below.

Run:    python3 data/make/suffix.py        (writes both files)

One row a suffix; the token is the ASCII form (punycode by Python's IDNA codec; compare with `idn2`). When a suffix is named by several
pieces of evidence, a dispute is written as such and both are named in `source`. `date` is the date of the newest evidence; a text dated
only by year is written as the first of January of that year.
"""
import csv, os, sys
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import pinyin

HEAD = "token,miit-3.0,zh,en,pinyin,valid-from,valid-to,confidence,source".split(",")
LIST = "v2fly/domain-list-community data/tld-cn, quoting domain.miit.gov.cn"
TENCENT = "Tencent Cloud, table of suffixes and registrars"
HANZI = dict(x.split(":") for x in """中国:China 公司:company 网络:network 网址:web address 商城:mall 网店:online shop 中信:CITIC 商标:trademark
广东:Guangdong 佛山:Foshan 信息:information 手机:mobile phone 在线:online 中文网:Chinese website 集团:group 我爱你:I love you 商店:shop
企业:enterprise 娱乐:entertainment 游戏:game 购物:shopping 餐厅:restaurant 招聘:jobs 时尚:fashion 移动:mobile 网站:website 联通:Unicom
世界:world 健康:health 政务:government affairs 公益:public interest""".replace(" address", "_address").replace(" shop", "_shop")
             .replace(" phone", "_phone").replace(" website", "_website").replace("I love you", "I_love_you").replace(" affairs", "_affairs")
             .replace(" interest", "_interest").split())
APPROVED_LATIN = "cn citic baidu sohu unicom".split()
SOLD = """com net xyz ltd group wang club work gold life art love world asia biz games sale media fit studio fyi cab market news vin tax shopping
mba cash cafe technology co fans ren cloud shop law link show info mobi cool top vip beer fashion luxe online chat pub run city live pro red pet
kim blue ski pink space tech host fun site store yoga website band voto archi vote promo poker organic lotto green black bio social zone email
today team guru fund center plus video wiki design ink company icu press""".split()
DISPUTED = {  # sold by a licensed registrar, called not fileable elsewhere
    "tv": TENCENT + "; Alibaba Cloud 2019: not fileable anew", "cc": TENCENT + "; Alibaba Cloud 2019: not fileable anew",
    "asia": TENCENT + "; an old list: not fileable", "co": TENCENT + "; an old list: not fileable",
}
REFUSED = {
    "org": ("2024-01-01", "Alibaba Cloud 2019; a report of 2024; Huawei's registrar refuses it"),
    "dev": ("2024-01-01", "a report of 2024"),
    **{s: ("2019-09-20", "Alibaba Cloud 2019; Tencent Cloud texts") for s in "name hk tw jp io me win".split()},
}
# second level under cn: token -> (zh, en, natures meant for it, region)
KINDS = [
    ("ac", "科研机构", "Research institutions", "institution"), ("com", "工商金融等企业", "Commercial enterprises", ""),
    ("edu", "教育机构", "Educational institutions", ""), ("gov", "政府机构", "Government bodies", "government"),
    ("mil", "国防机构", "Defence bodies", "army"), ("net", "互联网服务机构", "Network service organisations", ""),
    ("org", "非营利性组织", "Non-profit organisations", ""),
    ("政务", "党政机关等政务部门", "Party and government departments", "government"), ("公益", "非营利性单位", "Public-interest organisations", ""),
]
REGIONS = dict(x.split(":") for x in """bj:11 sh:31 tj:12 cq:50 he:13 sx:14 nm:15 ln:21 jl:22 hl:23 js:32 zj:33 ah:34 fj:35 jx:36 sd:37 ha:41
hb:42 hn:43 gd:44 gx:45 hi:46 sc:51 gz:52 yn:53 xz:54 sn:61 gs:62 qh:63 nx:64 xj:65 tw:71 hk:81 mo:82""".split())


def ascii_form(label):
    return label.encode("idna").decode("ascii")


def write(name, rows, extra):
    syl = pinyin.syllables_of([r["zh"] for r in rows])
    with open(os.path.join(HERE, "..", "codes", name), "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(HEAD + extra)
        for r in sorted(rows, key=lambda r: r["token"]):
            r.setdefault("pinyin", pinyin.search(syl[r["zh"]]))
            out.writerow([r.get(k, "") for k in HEAD + extra])


def main():
    rows = []

    def row(zh, status, date, source, confidence, en=None):
        token = ascii_form(zh)
        rows.append(dict(token=token, zh=zh, en=en or zh, status=status, date=date, source=source, confidence=confidence,
                         **({} if token != zh else {"pinyin": zh})))
    for zh, en in HANZI.items():
        row(zh, "approved", "2025-01-01", LIST, "high", en.replace("_", " "))
    row("中國", "approved", "2025-01-01", LIST, "high", "China (traditional characters)")
    for s in APPROVED_LATIN:
        row(s, "approved", "2025-01-01", LIST, "high")
    for s in SOLD:
        if s not in DISPUTED:
            row(s, "sold", "2021-10-18", TENCENT, "medium")
    for s, source in DISPUTED.items():
        row(s, "disputed", "2021-10-18", source, "low")
    for s, (date, source) in REFUSED.items():
        row(s, "refused", date, source, "medium")
    write("suffix.csv", rows, ["status", "date"])

    with open(os.path.join(HERE, "..", "codes", "region.csv"), encoding="utf-8", newline="") as f:
        names = {r["token"][:2]: (r["zh"], r["en"]) for r in csv.DictReader(f) if r["level"] == "province"}
    second = []
    for label, zh, en, natures in KINDS:
        second.append(dict(token=ascii_form(label) + ".cn", zh=label + ".cn", en=en, confidence="high", source="suffixes.md; CN naming system",
                           status="approved", natures=natures, region="", meaning=zh,
                           pinyin=" ".join([label + ".cn"] if label.isascii() else [pinyin.search(pinyin.syllables_of([label])[label])])))
    for label, code in REGIONS.items():
        zh, en = names[code]
        second.append(dict(token=label + ".cn", zh=label + ".cn", en=en, confidence="high", source="suffixes.md; CN naming system",
                           status="approved", natures="", region=code, meaning=zh, pinyin=label + ".cn"))
    write("suffix-cn.csv", second, ["status", "natures", "region", "meaning"])


if __name__ == "__main__":
    main()
