#include "config.h"
#include "core/materials/picture.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(picture, .fini = leakcheck);

#define BYTES(text) text, sizeof text - 1

/* A picture of 640 × 480 in each format, as small as its format allows. Pixels are not looked at. */
#define JPEG_BEGIN "\xff\xd8"
#define JPEG_APP0 "\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define JPEG_SOF0 "\xff\xc0\0\x0b\x08\x01\xe0\x02\x80\1\1\x11\0"
#define JPEG_SOF2 "\xff\xc2\0\x0b\x08\x01\xe0\x02\x80\1\1\x11\0"
#define JPEG_SOS "\xff\xda\0\x08\1\1\0\0\x3f\0"
#define JPEG_DATA "\x12\x34\xff\0\x56\xff\xd0\x78"
#define JPEG_END "\xff\xd9"
#define JPEG JPEG_BEGIN JPEG_APP0 JPEG_SOF0 JPEG_SOS JPEG_DATA JPEG_END

#define PNG_BEGIN "\x89PNG\r\n\x1a\n"
#define PNG_IHDR "\0\0\0\x0dIHDR\0\0\x02\x80\0\0\x01\xe0\x08\2\0\0\0CCCC"
#define PNG_IDAT "\0\0\0\4IDATdataCCCC"
#define PNG_IEND "\0\0\0\0IENDCCCC"
#define PNG PNG_BEGIN PNG_IHDR PNG_IDAT PNG_IEND

#define GIF_BEGIN                                                                                            \
	"GIF89a\x80\x02\xe0\x01\x80\0\0"                                                                     \
	"RGBRGB"
#define GIF_COMMENT "!\xfe\5hello\0"
#define GIF_IMAGE ",\0\0\0\0\1\0\1\0\0\2\3abc\0"
#define GIF GIF_BEGIN GIF_COMMENT GIF_IMAGE ";"

typedef struct {
	const char *bytes;
	gsize size;
	BeianPictureKind kind;
	gboolean damaged;
	const char *what;
} Row;

static void
expect_rows(const Row *rows, guint count)
{
	for (guint i = 0; i < count; i++) {
		/* A copy of the exact size, so that sanitizers see every byte too many. */
		g_autofree char *bytes = g_memdup2(rows[i].bytes, rows[i].size);
		gboolean sized = !rows[i].damaged && rows[i].kind != BEIAN_PICTURE_PDF &&
				 rows[i].kind != BEIAN_PICTURE_NONE;
		BeianPicture picture;
		beian_picture_probe_bytes(bytes, rows[i].size, &picture);
		cr_expect_eq(picture.kind, rows[i].kind, "%s: the kind is %d", rows[i].what, picture.kind);
		cr_expect_eq(
			picture.damaged, rows[i].damaged, "%s: damaged is %d", rows[i].what, picture.damaged);
		cr_expect_eq(picture.width_pixels, sized ? 640u : 0u, "%s: %u wide", rows[i].what,
			picture.width_pixels);
		cr_expect_eq(picture.height_pixels, sized ? 480u : 0u, "%s: %u high", rows[i].what,
			picture.height_pixels);
		cr_expect_eq(picture.size_bytes, rows[i].size, "%s", rows[i].what);
	}
}

Test(picture, knows_kinds_by_content)
{
	static const Row rows[] = {
		{BYTES(JPEG), BEIAN_PICTURE_JPEG, FALSE, "a JPEG"},
		{BYTES(JPEG_BEGIN JPEG_APP0 JPEG_SOF2 JPEG_SOS JPEG_DATA JPEG_SOS JPEG_DATA JPEG_END),
			BEIAN_PICTURE_JPEG, FALSE, "a progressive JPEG of two scans"},
		{BYTES(JPEG_BEGIN "\xff\xff\xff" JPEG_SOF0 JPEG_SOS JPEG_END), BEIAN_PICTURE_JPEG, FALSE,
			"fill bytes before a marker"},
		{BYTES(JPEG "\0\0\0\0"), BEIAN_PICTURE_JPEG, FALSE, "a JPEG padded with zeros"},
		{BYTES(JPEG JPEG), BEIAN_PICTURE_JPEG, FALSE, "a JPEG with a second one behind it"},
		{BYTES(JPEG_BEGIN "\xff\xe1\0\x08"
				  "EX" JPEG_END JPEG_BEGIN JPEG_SOF0 JPEG_SOS JPEG_END),
			BEIAN_PICTURE_JPEG, FALSE, "a preview inside of a segment ends nothing"},
		{BYTES(PNG), BEIAN_PICTURE_PNG, FALSE, "a PNG"},
		{BYTES(PNG "tail"), BEIAN_PICTURE_PNG, FALSE, "a PNG with something behind it"},
		{BYTES(GIF), BEIAN_PICTURE_GIF, FALSE, "a GIF"},
		{BYTES("GIF87a\x80\x02\xe0\x01\0\0\0" GIF_IMAGE GIF_IMAGE ";;\1x"), BEIAN_PICTURE_GIF, FALSE,
			"an old GIF without colours"},
		{BYTES("%PDF-1.7\n…\n%%EOF\n"), BEIAN_PICTURE_PDF, FALSE, "a PDF"},
		{BYTES(""), BEIAN_PICTURE_NONE, FALSE, "nothing"},
		{BYTES("\xff"), BEIAN_PICTURE_NONE, FALSE, "one byte"},
		{BYTES("\xff\xd8"), BEIAN_PICTURE_NONE, FALSE, "two bytes"},
		{BYTES("hello"), BEIAN_PICTURE_NONE, FALSE, "a text"},
		{BYTES("\x89PNG\n"), BEIAN_PICTURE_NONE, FALSE, "half a signature"},
	};

	expect_rows(rows, G_N_ELEMENTS(rows));
}

Test(picture, names_what_no_provider_takes)
{
	static const struct {
		const char *bytes;
		gsize size;
		const char *type;
	} rows[] = {
		{BYTES("\0\0\0\x18"
		       "ftypheic\0\0\0\0mif1heic"),
			"image/heic"},
		{BYTES("\0\0\0\x18"
		       "ftypmif1\0\0\0\0"),
			"image/heic"},
		{BYTES("\0\0\0\x1c"
		       "ftypavif"),
			"image/avif"},
		{BYTES("RIFF\x24\0\0\0WEBPVP8X"), "image/webp"}, {BYTES("II*\0"), "image/tiff"},
		{BYTES("MM\0*"), "image/tiff"},
		{BYTES("\0\0\0\x18"
		       "ftypmp42"),
			"application/octet-stream"}, /* a film */
		{BYTES("RIFF\x24\0\0\0WAVEfmt "), "application/octet-stream"},
		{BYTES("RIFF\x24\0\0\0WEB"), "application/octet-stream"}, /* cut before its name */
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *bytes = g_memdup2(rows[i].bytes, rows[i].size);
		BeianPicture picture;
		beian_picture_probe_bytes(bytes, rows[i].size, &picture);
		cr_expect_str_eq(beian_picture_media_type(picture.kind), rows[i].type);
		cr_expect_not(picture.damaged, "%s", rows[i].type);
	}
}

#define JPEG_COLOUR_SOF0 "\xff\xc0\0\x11\x08\x01\xe0\x02\x80\3\1\x11\0\2\x11\1\3\x11\1"
#define PNG_OF(type) PNG_BEGIN "\0\0\0\x0dIHDR\0\0\x02\x80\0\0\x01\xe0\x08" type "\0\0\0CCCC"
#define GIF_OF(table) "GIF89a\x80\x02\xe0\x01\x80\0\0" table

Test(picture, tells_colour_from_grey_by_the_header)
{
	static const struct {
		const char *bytes;
		gsize size;
		BeianColour colour;
		const char *what;
	} rows[] = {
		{BYTES(JPEG), BEIAN_COLOUR_GREY, "a JPEG of one component"},
		{BYTES(JPEG_BEGIN JPEG_COLOUR_SOF0 JPEG_SOS JPEG_DATA JPEG_END), BEIAN_COLOUR_FULL,
			"a JPEG of three"},
		{BYTES(PNG_OF("\0") PNG_IDAT PNG_IEND), BEIAN_COLOUR_GREY, "a grey PNG"},
		{BYTES(PNG_OF("\4") PNG_IDAT PNG_IEND), BEIAN_COLOUR_GREY, "a grey PNG with alpha"},
		{BYTES(PNG), BEIAN_COLOUR_FULL, "a PNG in colour"},
		{BYTES(PNG_OF("\6") PNG_IDAT PNG_IEND), BEIAN_COLOUR_FULL, "a PNG in colour with alpha"},
		{BYTES(PNG_OF("\3") "\0\0\0\6PLTE\0\0\0\xff\xff\xff"
				    "CCCC" PNG_IDAT PNG_IEND),
			BEIAN_COLOUR_GREY, "an indexed PNG whose table is black and white"},
		{BYTES(PNG_OF("\3") "\0\0\0\6PLTE\0\0\0\xff\xff\xfe"
				    "CCCC" PNG_IDAT PNG_IEND),
			BEIAN_COLOUR_FULL, "an indexed PNG with one colour"},
		{BYTES(PNG_OF("\3") PNG_IDAT PNG_IEND), BEIAN_COLOUR_UNKNOWN,
			"an indexed PNG without a table"},
		{BYTES(GIF_OF("\0\0\0\xff\xff\xff") GIF_IMAGE ";"), BEIAN_COLOUR_GREY,
			"a GIF in black and white"},
		{BYTES(GIF), BEIAN_COLOUR_FULL, "a GIF in colour"},
		{BYTES(GIF_OF("\0\0\0\xff\xff\xff") ",\0\0\0\0\1\0\1\0\x80RGBRGB\2\3abc\0;"),
			BEIAN_COLOUR_FULL, "a GIF whose image has colours of its own"},
		{BYTES("GIF89a\x80\x02\xe0\x01\0\0\0" GIF_IMAGE ";"), BEIAN_COLOUR_UNKNOWN,
			"a GIF without tables"},
		{BYTES(JPEG_BEGIN JPEG_SOF0 JPEG_END), BEIAN_COLOUR_UNKNOWN, "a damaged one"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *bytes = g_memdup2(rows[i].bytes, rows[i].size);
		BeianPicture picture;
		beian_picture_probe_bytes(bytes, rows[i].size, &picture);
		cr_expect_eq(picture.colour, rows[i].colour, "%s: %d", rows[i].what, picture.colour);
	}
}

Test(picture, answers_hold_what_is_known_and_older_ones_agree)
{
	BeianPicture picture;

	beian_picture_probe_bytes(BYTES(JPEG), &picture);
	g_autofree char *facts = beian_picture_facts(&picture);
	g_autofree char *bare = g_strdup_printf("%s %u image/jpeg", picture.sha256, (guint)(sizeof JPEG - 1));
	g_autofree char *expected = g_strconcat(bare, ";width=640;height=480;colour=grey", NULL);
	cr_expect_str_eq(facts, expected);
	g_autofree char *same = g_strconcat(facts, " a.jpg", NULL),
			*older = g_strconcat(bare, " a.jpg", NULL),
			*lie = g_strconcat(bare, ";width=6400;height=4800;colour=full a.jpg", NULL);
	cr_expect(beian_picture_facts_agree(facts, same));
	cr_expect(beian_picture_facts_agree(facts, older));
	cr_expect_not(beian_picture_facts_agree(facts, lie), "a package cannot make a picture better");
	beian_picture_probe_bytes(BYTES(JPEG_BEGIN JPEG_SOF0 JPEG_END), &picture);
	g_autofree char *damaged = beian_picture_facts(&picture);
	cr_expect(g_str_has_suffix(damaged, " image/jpeg;damaged=yes"));
}

Test(picture, calls_damaged_what_contradicts_itself)
{
	static const Row rows[] = {
		{BYTES("\xff\xd8\xff"), BEIAN_PICTURE_JPEG, TRUE, "three bytes"},
		{BYTES("\xff\xd8\xff\xff\xff\xff"), BEIAN_PICTURE_JPEG, TRUE, "fill bytes to the end"},
		{BYTES(JPEG_BEGIN JPEG_END), BEIAN_PICTURE_JPEG, TRUE, "a JPEG of nothing"},
		{BYTES(JPEG_BEGIN JPEG_SOS JPEG_DATA JPEG_END), BEIAN_PICTURE_JPEG, TRUE,
			"a scan without a frame"},
		{BYTES(JPEG_BEGIN JPEG_SOF0 JPEG_END), BEIAN_PICTURE_JPEG, TRUE, "a frame without a scan"},
		{BYTES(JPEG_BEGIN JPEG_BEGIN JPEG_SOF0 JPEG_SOS JPEG_END), BEIAN_PICTURE_JPEG, TRUE,
			"begun twice"},
		{BYTES(JPEG_BEGIN "\xff\xe0\0\1" JPEG_SOF0 JPEG_SOS JPEG_END), BEIAN_PICTURE_JPEG, TRUE,
			"a segment shorter than its length"},
		{BYTES(JPEG_BEGIN "\xff\xe0\xff\xff" JPEG_SOF0 JPEG_SOS JPEG_END), BEIAN_PICTURE_JPEG, TRUE,
			"a segment beyond the end"},
		{BYTES(JPEG_BEGIN "\xff\xc0\0\x0b\x08\0\0\x02\x80\1\1\x11\0" JPEG_SOS JPEG_END),
			BEIAN_PICTURE_JPEG, TRUE, "no height"},
		{BYTES(JPEG_BEGIN "\xff\xc0\0\x0b\x08\1\xe0\0\0\1\1\x11\0" JPEG_SOS JPEG_END),
			BEIAN_PICTURE_JPEG, TRUE, "no width"},
		{BYTES(JPEG_BEGIN "\xff\xc0\0\4\x08\1" JPEG_SOS JPEG_END), BEIAN_PICTURE_JPEG, TRUE,
			"a frame without room for a size"},
		{BYTES(PNG_BEGIN PNG_IDAT PNG_IEND), BEIAN_PICTURE_PNG, TRUE, "a PNG without a header"},
		{BYTES(PNG_BEGIN PNG_IHDR PNG_IHDR PNG_IDAT PNG_IEND), BEIAN_PICTURE_PNG, TRUE,
			"two headers"},
		{BYTES(PNG_BEGIN PNG_IHDR PNG_IEND), BEIAN_PICTURE_PNG, TRUE, "a PNG without data"},
		{BYTES(PNG_BEGIN "\0\0\0\4IHDRabcdCCCC" PNG_IDAT PNG_IEND), BEIAN_PICTURE_PNG, TRUE,
			"a short header"},
		{BYTES(PNG_BEGIN "\xff\xff\xff\xffIHDR\0\0\x02\x80\0\0\x01\xe0\x08\2\0\0\0CCCC"),
			BEIAN_PICTURE_PNG, TRUE, "a huge chunk"},
		{BYTES(PNG_BEGIN "\0\0\0\x0dIHDR\0\0\0\0\0\0\x01\xe0\x08\2\0\0\0CCCC" PNG_IDAT PNG_IEND),
			BEIAN_PICTURE_PNG, TRUE, "no width"},
		{BYTES(PNG_BEGIN "\0\0\0\x0dIHDR\xff\0\0\0\0\0\x01\xe0\x08\2\0\0\0CCCC" PNG_IDAT PNG_IEND),
			BEIAN_PICTURE_PNG, TRUE, "wider than the format allows"},
		{BYTES("GIF89a"), BEIAN_PICTURE_GIF, TRUE, "a signature alone"},
		{BYTES(GIF_BEGIN ";"), BEIAN_PICTURE_GIF, TRUE, "a GIF without an image"},
		{BYTES("GIF89a\0\0\xe0\1\0\0\0" GIF_IMAGE ";"), BEIAN_PICTURE_GIF, TRUE, "no width"},
		{BYTES(GIF_BEGIN "x" GIF_IMAGE ";"), BEIAN_PICTURE_GIF, TRUE, "a block of no kind"},
		{BYTES("GIF89a\x80\x02\xe0\x01\xff\0\0" GIF_IMAGE ";"), BEIAN_PICTURE_GIF, TRUE,
			"colours beyond the end"},
		{BYTES("%PDF-1.7\n"), BEIAN_PICTURE_PDF, TRUE, "a PDF that was cut"},
	};

	expect_rows(rows, G_N_ELEMENTS(rows));
}

Test(picture, calls_damaged_whatever_is_cut)
{
	static const struct {
		const char *bytes;
		gsize size, magic;
	} rows[] = {{BYTES(JPEG), 3}, {BYTES(PNG), 8}, {BYTES(GIF), 6}};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		for (gsize size = rows[i].magic; size < rows[i].size; size++) {
			g_autofree char *bytes = g_memdup2(rows[i].bytes, size);
			BeianPicture picture;
			beian_picture_probe_bytes(bytes, size, &picture);
			cr_expect(picture.damaged, "%s of %u bytes", beian_picture_media_type(picture.kind),
				(guint)size);
			cr_expect_neq(picture.kind, BEIAN_PICTURE_NONE);
		}
	}
}

Test(picture, survives_any_byte_being_another)
{
	static const struct {
		const char *bytes;
		gsize size;
	} rows[] = {{BYTES(JPEG)}, {BYTES(PNG)}, {BYTES(GIF)}};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		for (gsize at = 0; at < rows[i].size; at++) {
			g_autofree char *bytes = g_memdup2(rows[i].bytes, rows[i].size);
			for (guint value = 0; value < 256; value++) {
				BeianPicture picture;
				bytes[at] = (char)value;
				beian_picture_probe_bytes(bytes, rows[i].size, &picture);
				cr_assert(!picture.damaged || picture.width_pixels == 0);
			}
		}
	}
}

Test(picture, has_a_digest_and_a_media_type)
{
	BeianPicture picture;

	beian_picture_probe_bytes("abc", 3, &picture);
	cr_expect_str_eq(picture.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	beian_picture_probe_bytes(NULL, 0, &picture);
	cr_expect_str_eq(picture.sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	cr_expect_str_eq(beian_picture_media_type(BEIAN_PICTURE_NONE), "application/octet-stream");
	cr_expect_str_eq(beian_picture_media_type(BEIAN_PICTURE_JPEG), "image/jpeg");
	cr_expect_str_eq(beian_picture_media_type(BEIAN_PICTURE_PNG), "image/png");
	cr_expect_str_eq(beian_picture_media_type(BEIAN_PICTURE_GIF), "image/gif");
	cr_expect_str_eq(beian_picture_media_type(BEIAN_PICTURE_PDF), "application/pdf");
}
