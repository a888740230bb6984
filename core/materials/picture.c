/*
 * picture: the outer form of four formats, without an image library.
 *
 * Design: a picture is walked from its first byte to the mark of its end by the lengths it states. What
 * states more than there is, or ends without that mark, is damaged; pixels are not decoded. What follows the
 * end is not judged: telephones append second pictures and films, old programs whatever was in their memory.
 * Rejected: libjpeg and libpng, which would judge the pixels too and bring two parsers written in C before
 * every stranger's file.
 */
#include "config.h"
#include "core/materials/picture.h"
#include "core/base/digest.h"
#include "core/materials/copy.h"
#include <inttypes.h>
#include <string.h>

/* Bytes not yet looked at. */
typedef struct {
	const guchar *at;
	gsize left;
} Bytes;

static gboolean
skip(Bytes *bytes, gsize count)
{
	if (count > bytes->left)
		return FALSE;
	bytes->at += count;
	bytes->left -= count;
	return TRUE;
}

static guint
two_bytes(const guchar *at)
{
	return (guint)at[0] << 8 | at[1];
}

static guint32
four_bytes(const guchar *at)
{
	return (guint32)two_bytes(at) << 16 | two_bytes(at + 2);
}

/* Markers of JPEG. Source: ITU-T T.81, table B.1. */
enum {
	TEM = 0x01,
	SOF0 = 0xc0,
	DHT = 0xc4,
	JPG = 0xc8,
	DAC = 0xcc,
	SOF15 = 0xcf,
	RST0 = 0xd0,
	RST7 = 0xd7,
	SOI = 0xd8,
	EOI = 0xd9,
	SOS = 0xda
};

static gboolean
is_frame(guchar marker)
{
	return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
}

/* Passes compressed data up to the next marker; 0xff is data when 0x00 or a restart follows. */
static gboolean
skip_scan(Bytes *bytes)
{
	for (; bytes->left >= 2; skip(bytes, 1))
		if (bytes->at[0] == 0xff && bytes->at[1] != 0 && bytes->at[1] != 0xff &&
			!(bytes->at[1] >= RST0 && bytes->at[1] <= RST7))
			return TRUE;
	return FALSE;
}

/* Reads the marker that must stand here; any number of 0xff may come before it. 0: there is none. */
static guchar
next_marker(Bytes *bytes)
{
	guchar marker;

	if (bytes->left < 2 || bytes->at[0] != 0xff)
		return 0;
	while (bytes->left > 0 && bytes->at[0] == 0xff)
		skip(bytes, 1);
	if (bytes->left == 0)
		return 0;
	marker = bytes->at[0];
	skip(bytes, 1);
	return marker;
}

/* Whether the picture is whole. Source: ITU-T T.81, annex B.2. */
static gboolean
walk_jpeg(Bytes bytes, BeianPicture *out)
{
	gboolean scanned = FALSE;
	guchar marker;

	skip(&bytes, 2);
	while ((marker = next_marker(&bytes)) != 0) {
		if (marker == EOI)
			return scanned;
		if (marker == SOI)
			return FALSE;
		if (marker == TEM || (marker >= RST0 && marker <= RST7))
			continue;
		gsize length = bytes.left >= 2 ? two_bytes(bytes.at) : 0;
		if (length < 2 || length > bytes.left)
			return FALSE;
		if (is_frame(marker) && length >= 8 && out->width_pixels == 0) {
			out->height_pixels = two_bytes(bytes.at + 3);
			out->width_pixels = two_bytes(bytes.at + 5);
			out->colour = bytes.at[7] == 1 ? BEIAN_COLOUR_GREY : BEIAN_COLOUR_FULL;
		}
		skip(&bytes, length);
		if (marker == SOS) {
			scanned = out->width_pixels != 0;
			if (!skip_scan(&bytes))
				return FALSE;
		}
	}
	return FALSE;
}

/* Bytes of one entry of a table of colours: red, green, blue. */
#define ENTRY_BYTES 3

/* What the table of BYTES makes of a picture that said so far what COLOUR is: one colour is enough. */
static BeianColour
colour_of_table(BeianColour colour, const guchar *table, gsize bytes)
{
	for (gsize i = 0; i + ENTRY_BYTES <= bytes; i += ENTRY_BYTES) {
		if (table[i] != table[i + 1] || table[i] != table[i + 2])
			return BEIAN_COLOUR_FULL;
		if (colour == BEIAN_COLOUR_UNKNOWN)
			colour = BEIAN_COLOUR_GREY;
	}
	return colour;
}

/* Types of colour of PNG. Source: ISO/IEC 15948, 11.2.2. */
static BeianColour
colour_of_type(guchar type)
{
	enum { GREY = 0, INDEXED = 3, GREY_ALPHA = 4 };

	if (type == INDEXED)
		return BEIAN_COLOUR_UNKNOWN; /* its table will say */
	return type == GREY || type == GREY_ALPHA ? BEIAN_COLOUR_GREY : BEIAN_COLOUR_FULL;
}

#define PNG_CHUNK_BYTES 12 /* length, name and check sum */
#define PNG_HEADER_BYTES 13

/* Source: ISO/IEC 15948, 5.3 and 11.2. Check sums are not computed: a digest guards what was attached. */
static gboolean
walk_png(Bytes bytes, BeianPicture *out)
{
	gboolean first = TRUE, data = FALSE;

	for (skip(&bytes, 8); bytes.left >= PNG_CHUNK_BYTES; first = FALSE) {
		guint32 length = four_bytes(bytes.at);
		const guchar *name = bytes.at + 4;
		if (length > bytes.left - PNG_CHUNK_BYTES)
			return FALSE;
		if (first != (memcmp(name, "IHDR", 4) == 0) || (first && length != PNG_HEADER_BYTES))
			return FALSE;
		if (first) {
			guint32 width = four_bytes(bytes.at + 8), height = four_bytes(bytes.at + 12);
			if (width > G_MAXINT32 || height > G_MAXINT32)
				return FALSE;
			out->width_pixels = width;
			out->height_pixels = height;
			out->colour = colour_of_type(bytes.at[8 + 9]);
		}
		if (memcmp(name, "PLTE", 4) == 0 && out->colour == BEIAN_COLOUR_UNKNOWN)
			out->colour = colour_of_table(out->colour, bytes.at + 8, length);
		data = data || memcmp(name, "IDAT", 4) == 0;
		gboolean end = memcmp(name, "IEND", 4) == 0;
		skip(&bytes, PNG_CHUNK_BYTES + (gsize)length);
		if (end)
			return data && length == 0;
	}
	return FALSE;
}

/* Passes the sub-blocks of GIF: a length and as many bytes, until a length of zero. */
static gboolean
skip_blocks(Bytes *bytes)
{
	while (bytes->left > 0) {
		gsize length = bytes->at[0];
		if (!skip(bytes, 1 + length))
			return FALSE;
		if (length == 0)
			return TRUE;
	}
	return FALSE;
}

/* The bytes of the colour table that FLAGS announce. */
static gsize
colour_table_bytes(guchar flags)
{
	return flags & 0x80 ? (gsize)ENTRY_BYTES << ((flags & 7) + 1) : 0;
}

/* Passes FIXED bytes and the colour table after them that FLAGS announce, and looks at it. */
static gboolean
skip_table(Bytes *bytes, gsize fixed, guchar flags, BeianPicture *out)
{
	gsize table = colour_table_bytes(flags);

	if (!skip(bytes, fixed) || bytes->left < table)
		return FALSE;
	out->colour = colour_of_table(out->colour, bytes->at, table);
	return skip(bytes, table);
}

#define GIF_SCREEN_BYTES 13
#define GIF_IMAGE_BYTES 9

/* Source: GIF89a specification, 17 to 27. */
static gboolean
walk_gif(Bytes bytes, BeianPicture *out)
{
	gboolean seen = FALSE;

	if (bytes.left < GIF_SCREEN_BYTES)
		return FALSE;
	out->width_pixels = (guint)bytes.at[6] | (guint)bytes.at[7] << 8;
	out->height_pixels = (guint)bytes.at[8] | (guint)bytes.at[9] << 8;
	if (!skip_table(&bytes, GIF_SCREEN_BYTES, bytes.at[10], out))
		return FALSE;
	while (bytes.left > 0) {
		guchar kind = bytes.at[0];
		skip(&bytes, 1);
		if (kind == ';')
			return seen;
		if (kind == '!') {
			if (!skip(&bytes, 1) || !skip_blocks(&bytes))
				return FALSE;
			continue;
		}
		if (kind != ',' || bytes.left < GIF_IMAGE_BYTES)
			return FALSE;
		/* The image, its own colours, the width of its codes. */
		if (!skip_table(&bytes, GIF_IMAGE_BYTES, bytes.at[8], out) || !skip(&bytes, 1) ||
			!skip_blocks(&bytes))
			return FALSE;
		seen = TRUE;
	}
	return FALSE;
}

/*
 * The end of a PDF is looked for in its last bytes, as readers do. Source: ISO 32000-1, 7.5.5 and annex H.3.
 */
#define PDF_TAIL_BYTES 1024u

static gboolean
walk_pdf(Bytes bytes, BeianPicture *out)
{
	gsize tail = MIN(bytes.left, PDF_TAIL_BYTES);

	(void)out;
	return memmem(bytes.at + bytes.left - tail, tail, "%%EOF", 5) != NULL;
}

/*
 * How each kind begins, at which byte, and the walk that says whether it is whole; NULL: nobody takes it, so
 * its name is all that is wanted. Sources: ISO/IEC 23008-12, 10 (brands of HEIF); AV1 Image File Format, 9;
 * WebP Container Specification; TIFF 6.0, section 2.
 */
static const struct {
	const char *magic;
	gsize magic_bytes, offset;
	BeianPictureKind kind;
	gboolean (*walk)(Bytes bytes, BeianPicture *out);
} beginnings[] = {
	{"\xff\xd8\xff", 3, 0, BEIAN_PICTURE_JPEG, walk_jpeg},
	{"\x89PNG\r\n\x1a\n", 8, 0, BEIAN_PICTURE_PNG, walk_png},
	{"GIF87a", 6, 0, BEIAN_PICTURE_GIF, walk_gif},
	{"GIF89a", 6, 0, BEIAN_PICTURE_GIF, walk_gif},
	{"%PDF-", 5, 0, BEIAN_PICTURE_PDF, walk_pdf},
	{"ftyphe", 6, 4, BEIAN_PICTURE_HEIC, NULL},
	{"ftypmif1", 8, 4, BEIAN_PICTURE_HEIC, NULL},
	{"ftypavi", 7, 4, BEIAN_PICTURE_AVIF, NULL},
	{"WEBPVP8", 7, 8, BEIAN_PICTURE_WEBP, NULL},
	{"II*\0", 4, 0, BEIAN_PICTURE_TIFF, NULL},
	{"MM\0*", 4, 0, BEIAN_PICTURE_TIFF, NULL},
};

const char *
beian_picture_media_type(BeianPictureKind kind)
{
	static const char *const types[] = {
		[BEIAN_PICTURE_NONE] = "application/octet-stream",
		[BEIAN_PICTURE_JPEG] = "image/jpeg",
		[BEIAN_PICTURE_PNG] = "image/png",
		[BEIAN_PICTURE_GIF] = "image/gif",
		[BEIAN_PICTURE_PDF] = "application/pdf",
		[BEIAN_PICTURE_HEIC] = "image/heic",
		[BEIAN_PICTURE_AVIF] = "image/avif",
		[BEIAN_PICTURE_WEBP] = "image/webp",
		[BEIAN_PICTURE_TIFF] = "image/tiff",
	};

	return types[kind];
}

static void
look_inside(const void *bytes, gsize size_bytes, BeianPicture *out)
{
	for (guint i = 0; i < G_N_ELEMENTS(beginnings); i++) {
		gsize length = beginnings[i].magic_bytes, offset = beginnings[i].offset;
		if (size_bytes < offset + length ||
			memcmp((const guchar *)bytes + offset, beginnings[i].magic, length) != 0)
			continue;
		out->kind = beginnings[i].kind;
		if (beginnings[i].walk == NULL)
			return;
		out->damaged = !beginnings[i].walk((Bytes){bytes, size_bytes}, out);
		if (out->kind != BEIAN_PICTURE_PDF && (out->width_pixels == 0 || out->height_pixels == 0))
			out->damaged = TRUE;
		if (out->damaged) {
			out->width_pixels = out->height_pixels = 0;
			out->colour = BEIAN_COLOUR_UNKNOWN;
		}
		return;
	}
}

void
beian_picture_probe_bytes(const void *bytes, gsize size_bytes, BeianPicture *out)
{
	g_autofree char *digest = beian_digest_of_bytes(bytes, size_bytes);

	memset(out, 0, sizeof *out);
	out->size_bytes = size_bytes;
	g_strlcpy(out->sha256, digest, sizeof out->sha256);
	if (size_bytes > 0)
		look_inside(bytes, size_bytes, out);
}

char *
beian_picture_facts(const BeianPicture *picture)
{
	GString *text = g_string_new(NULL);

	g_string_printf(text, "%s %" PRIu64 " %s", picture->sha256, picture->size_bytes,
		beian_picture_media_type(picture->kind));
	if (picture->width_pixels != 0)
		g_string_append_printf(
			text, ";width=%u;height=%u", picture->width_pixels, picture->height_pixels);
	if (picture->colour != BEIAN_COLOUR_UNKNOWN)
		g_string_append_printf(
			text, ";colour=%s", picture->colour == BEIAN_COLOUR_GREY ? "grey" : "full");
	if (picture->damaged)
		g_string_append(text, ";damaged=yes");
	return g_string_free(text, FALSE);
}

gboolean
beian_picture_facts_agree(const char *facts, const char *line)
{
	gsize whole = strlen(facts), bare = strcspn(facts, ";");

	return (strncmp(line, facts, whole) == 0 && line[whole] == ' ') ||
	       (strncmp(line, facts, bare) == 0 && line[bare] == ' ');
}

gboolean
beian_picture_probe(const char *path, BeianPicture *out, GError **error)
{
	g_autoptr(GBytes) bytes = beian_copy_read(path, error);

	if (bytes == NULL)
		return FALSE;
	beian_picture_probe_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), out);
	return TRUE;
}
