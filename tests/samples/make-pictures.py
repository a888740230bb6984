#!/usr/bin/env python3
"""Draws the pictures of the samples: plain invented documents. Run in this folder; needs Pillow."""
from PIL import Image, ImageDraw

PICTURES = {
    "first-enterprise/licence.jpg": ("SAMPLE LICENCE", (232, 214, 190)),
    "first-enterprise/card-front.jpg": ("SAMPLE CARD, FRONT", (205, 222, 236)),
    "first-enterprise/card-back.jpg": ("SAMPLE CARD, BACK", (212, 232, 214)),
    "first-individual/card-front.jpg": ("SAMPLE CARD OF A PERSON, FRONT", (226, 218, 236)),
    "first-individual/card-back.jpg": ("SAMPLE CARD OF A PERSON, BACK", (236, 226, 214)),
}

# A domain certificate must have 200 kB or more: a page with the grain of a scan. The grain of a seed is the same each time.
CERTIFICATES = {
    "first-enterprise/domain-certificate.jpg": ("SAMPLE DOMAIN CERTIFICATE", 20261123),
    "first-individual/domain-certificate.jpg": ("SAMPLE DOMAIN CERTIFICATE OF A PERSON", 19920317),
}


def draw_picture(name, text, colour):
    picture = Image.new("RGB", (960, 640), colour)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((24, 24, 936, 616), outline=(90, 90, 90), width=4)
    for line in range(6):
        pen.line((80, 220 + 60 * line, 880 - 90 * (line % 3), 220 + 60 * line), fill=(140, 140, 140), width=6)
    pen.text((80, 120), text, fill=(60, 60, 60))
    picture.save(name, "JPEG", quality=85)


def draw_certificate(name, text, seed):
    page = Image.new("RGB", (1000, 700), (236, 232, 220))
    pen = ImageDraw.Draw(page)
    state = seed
    for y in range(0, 700, 2):
        for x in range(0, 1000, 2):
            state = (state * 1103515245 + 12345) % 2147483648
            shade = 200 + (state >> 16) % 40
            pen.point((x, y), fill=(shade, shade, shade - 8))
    pen.rectangle((30, 30, 970, 670), outline=(90, 90, 90), width=5)
    pen.text((80, 120), text, fill=(60, 60, 60))
    page.save(name, "JPEG", quality=93)


for name, (text, colour) in PICTURES.items():
    draw_picture(name, text, colour)
for name, (text, seed) in CERTIFICATES.items():
    draw_certificate(name, text, seed)
