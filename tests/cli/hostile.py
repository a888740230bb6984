"""Writes hostile files into the folder named, one a way that a file from outside can be bad."""
import os
import struct
import sys
import zlib

folder = sys.argv[1]
ROOT = '<filing xmlns="urn:beian:filing:1" kind="first" uid="0a1b2c3d" state="draft">'
END = "</filing>"


def write(name, content):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def packed(entries, method=0, flags=0, mode=0o100644, gap=b""):
    """A ZIP of (name, content) or (name, content, size it declares)."""
    out, directory = b"", b""
    for name, text, *lie in entries:
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
        stored = deflate.compress(text) + deflate.flush() if method else text
        shared = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 0x21, zlib.crc32(text), lie[0] if lie and not method else len(stored),
                             lie[0] if lie else len(text), len(name), 0)
        directory += struct.pack("<IH", 0x02014B50, 0x033F) + shared + struct.pack("<HHHII", 0, 0, 0, mode << 16, len(out)) + name.encode()
        out += struct.pack("<I", 0x04034B50) + shared + name.encode() + stored + gap
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(entries), len(entries), len(directory), len(out), 0)
    return out + directory + end


filing = ("data/filing.xml", b"<x/>")
letters = "abcdefghijk"
files = {
    "an-entity.xml": '<!DOCTYPE filing [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + ROOT + "<entity><name>&e;</name></entity>" + END,
    "an-external-subset.xml": '<!DOCTYPE filing SYSTEM "file:///etc/passwd">' + ROOT + END,
    "a-billion-laughs.xml": '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
        '<!ENTITY %s "%s">' % (b, ("&%s;" % a) * 10) for a, b in zip(letters, letters[1:])) + "]>" + ROOT + "&k;" + END,
    "an-entity-of-html.xml": ROOT + "&nbsp;" + END,
    "attributes-300000.xml": "<filing " + " ".join('a%d=""' % i for i in range(300000)) + "/>",
    "a-long-tag.xml": '<filing a="' + "x" * 5000000 + '"/>',
    "a-long-name.xml": "<" + "a" * 5000000 + "/>",
    "a-long-text.xml": ROOT + "<entity><name>" + "x" * 11000000 + "</name></entity>" + END,
    "an-answer-too-long.xml": ROOT + "<entity><name>" + "e\u0301" * 400000 + "</name></entity>" + END,
    "blank-lines.xml": "\n" * 11000000 + ROOT + END,
    "deep.xml": ROOT + "<a>" * 100000,
    "wide.xml": ROOT + "<a/>" * 1000000 + END,
    "large.xml": ROOT + "x" * 53000000 + END,
    "cut-off.xml": ROOT + "<entity><na",
    "an-inclusion.xml": ROOT + '<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>' + END,
    "a-nul.xml": ROOT + "\0" + END,
    "no-utf-8.xml": ROOT.encode() + b"<entity><name>\xff\xfe</name></entity></filing>",
    "gbk-undeclared.xml": ROOT.encode() + "<entity><name>示例</name></entity></filing>".encode("gbk"),
    "utf-16.xml": ('<?xml version="1.0" encoding="UTF-16"?>' + ROOT + END).encode("utf-16"),
    "utf-7.xml": '<?xml version="1.0" encoding="UTF-7"?>' + ROOT + END,
    "another-kind.xml": ROOT.replace("first", "../first") + END,
    "another-root.xml": "<html/>",
    "a-bare-document.xml": ROOT + END,
    "empty.xml": "",
    "no-package.zip": b"PK\3\4" + b"\0" * 1000,
    "a-way-up.zip": packed([("../../../evil", b"x")]),
    "an-absolute-name.zip": packed([("/tmp/beian-evil", b"x")]),
    "a-windows-name.zip": packed([("data\\evil", b"x")]),
    "a-link.zip": packed([filing], mode=0o120777),
    "two-equal-names.zip": packed([filing, filing]),
    "a-lie-about-size.zip": packed([("data/filing.xml", b"abc", 64 << 20)]),
    "an-overlap.zip": packed([filing, ("data/g", b"x")]).replace(struct.pack("<I", 49) + b"data/g", struct.pack("<I", 0) + b"data/g"),
    "a-gap.zip": packed([filing], gap=b"MZ"),
    "a-bomb.zip": packed([("data/filing.xml", b"\0" * 50000000)], method=8),
    "encrypted.zip": packed([filing], flags=1),
    "many-entries.zip": packed([("d%05d" % i, b"") for i in range(5000)]),
    "something-before.zip": b"MZ" + packed([filing]),
    "no-bag.zip": packed([filing]),
}
tables = {
    "nothing": "",
    "only-a-header": "kind,entity/name\n",
    "no-kind": "entity/name\nx\n",
    "a-zero-byte": "kind,entity/name\nfirst,a\0b\n",
    "gbk": "kind,entity/name\nfirst,甲公司\n".encode("gbk"),
    "utf-16": "kind,entity/name\nfirst,甲公司\n".encode("utf-16"),
    "invalid": b"kind,entity/name\nfirst,\xed\xa0\x80\n",
    "a-workbook": packed([("xl/workbook.xml", b"<workbook/>")]),
    "an-old-workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "a-document": '<filing xmlns="urn:beian:filing:1" kind="first" uid="0a1b2c3d"/>',
    "a-picture": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "an-open-quotation": 'kind,entity/name\nfirst,"a\n' + "first,b\n" * 1000000,
    "a-bare-quotation": 'kind,entity/name\nfirst,a"b\n',
    "a-million-columns": "kind" + ",entity/name" * 1000000 + "\nfirst\n",
    "a-million-rows": "kind,entity/name\n" + "first,a\n" * 1000000,
    "a-huge-cell": "kind,entity/name\nfirst," + "a" * 5000000 + "\n",
    "only-quotation-marks": '"' * 3000001,
}
files.update((name + ".csv", content) for name, content in tables.items())
for name, content in files.items():
    write(name, content)
with open(os.path.join(folder, "far-too-large.csv"), "wb") as file:
    file.write(b"kind\n")
    file.truncate(1 << 34)
with open(os.path.join(folder, "far-too-large.zip"), "wb") as file:
    file.write(b"PK\3\4")
    file.truncate(1 << 34)
