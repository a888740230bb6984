#!/usr/bin/env python3
"""Draws the icons of the samples that are Apps: a disc on paper, as PNG of far less than 100 kB. Run in this folder; needs nothing else."""
import struct
import zlib

ICONS = {
    "first-app/icon.png": (46, 110, 92),
    "first-app-individual/icon.png": (120, 74, 138),
}
SIZE = 256


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def draw(colour):
    paper, middle, lines = (250, 248, 242), SIZE / 2, bytearray()
    for y in range(SIZE):
        lines.append(0)
        for x in range(SIZE):
            away = (x - middle) ** 2 + (y - middle) ** 2
            page = abs(x - middle) < 40 and abs(y - middle) < 52
            lines += bytes(colour if away < 104 ** 2 and not page else paper)
    header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(lines), 9)) + chunk(b"IEND", b"")


for name, colour in ICONS.items():
    with open(name, "wb") as icon:
        icon.write(draw(colour))
