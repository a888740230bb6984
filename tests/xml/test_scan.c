#include "config.h"
#include "core/xml/document.h"
#include "core/xml/scan.h"
#include "core/base/error.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(scan, .fini = leakcheck);

#define BYTES(literal) literal, sizeof literal - 1

static const struct {
	const char *bytes;
	gsize size_bytes;
	const char *message; /* NULL: passes */
} documents[] = {
	{BYTES("<a/>"), NULL},
	{BYTES("\xEF\xBB\xBF<a/>"), NULL},
	{BYTES("<?xml version=\"1.0\" encoding='gbk'?><a>\xD6\xD0</a>"), NULL},
	{BYTES("<!-- <!DOCTYPE a> &x; --><a/>"), NULL},
	{BYTES("<a><![CDATA[<!DOCTYPE a> &x; </b>]]></a>"), NULL},
	{BYTES("<a><?x <!DOCTYPE a> &x; > ?></a>"), NULL},
	{BYTES("<a b='>' c=\"'>\"/>"), NULL},
	{BYTES("<a>&lt;&gt;&amp;&quot;&apos;&#20013;&#x4E2D;</a>"), NULL},
	{BYTES("<a>]]>></a>"), NULL},
	{BYTES(""), "n:1: the file is empty"},
	{BYTES("<!DOCTYPE a><a/>"), "n:1: document type declarations (DOCTYPE) are not accepted; remove it"},
	{BYTES("\n\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"), "n:3: document type"},
	{BYTES("<a><!ENTITY x 'y'></a>"), "n:1: document type"},
	{BYTES("<a><![cdata[x]]></a>"), "n:1: document type"},
	{BYTES("<a>\n&x;</a>"), "n:2: only the entities"},
	{BYTES("<a b='&x;'/>"), "n:1: only the entities"},
	{BYTES("<a>&</a>"), "n:1: only the entities"},
	{BYTES("<a>&lt</a>"), "n:1: only the entities"},
	{BYTES("&x;"), "n:1: only the entities"},
	{BYTES("<a>\n\n\0</a>"), "n:3: the file holds a NUL byte"},
	{BYTES("\xFF\xFE<\0a\0/\0>\0"), "n:1: the file is in UTF-16"},
	{BYTES("\xFE\xFF\0<\0a\0/\0>"), "n:1: the file is in UTF-16"},
	{BYTES("<\0a\0/\0>\0"), "n:1: the file holds a NUL byte"},
	{BYTES("\0\0\xFE\xFF\0\0\0<"), "n:1: the file holds a NUL byte"},
	{BYTES("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>"), "n:1: the declared encoding"},
	{BYTES("<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>"), "n:1: the declared encoding"},
	{BYTES("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a/>"), "n:1: the declared encoding"},
	{BYTES("<?xml version=\"1.0\" encoding=\"\"?><a/>"), "n:1: the declared encoding"},
	{BYTES("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"GBK\"?><a/>"), "n:1: the declared encoding"},
	{BYTES("<a>\n<b"), "n:2: a tag is not closed; the file"},
	{BYTES("<a>\n<b c='"), "n:2: a tag is not closed; the file"},
	{BYTES("<a"), "n:1: a tag is not closed; the file"},
	{BYTES("<"), "n:1: a tag is not closed; the file"},
	{BYTES("<a><b <c/>"), "n:1: a tag is not closed before"},
	{BYTES("<a b='<'/>"), "n:1: a tag is not closed before"},
	{BYTES("<a><!-- x"), "n:1: a comment or section is not closed"},
	{BYTES("<a><!-->"), "n:1: a comment or section is not closed"},
	{BYTES("<a><![CDATA[ x"), "n:1: a comment or section is not closed"},
	{BYTES("<a><?x"), "n:1: a comment or section is not closed"},
	{BYTES("<a>\n<b>\n"), "n:3: elements are not closed"},
	{BYTES("</a>"), "n:1: an end tag has no start tag"},
	{BYTES("<a/></a>"), "n:1: an end tag has no start tag"},
};

Test(scan, refuses_what_no_filing_needs_and_says_where)
{
	for (gsize i = 0; i < G_N_ELEMENTS(documents); i++) {
		g_autoptr(GError) error = NULL;
		/* A block of exactly this size, so that a sanitizer sees one byte too many. */
		g_autofree void *block = g_memdup2(documents[i].bytes, documents[i].size_bytes);
		gboolean passes = beian_scan_bytes(block, documents[i].size_bytes, "n", &error);
		cr_expect_eq(passes, documents[i].message == NULL, "row %zu: %s", i, documents[i].bytes);
		cr_expect(passes == (error == NULL), "row %zu sets an error when it is refused", i);
		if (error == NULL || documents[i].message == NULL)
			continue;
		cr_expect(g_str_has_prefix(error->message, documents[i].message), "row %zu says \"%s\"", i,
			error->message);
		cr_expect_eq(error->code, BEIAN_ERROR_NOT_GOOD, "row %zu", i);
	}
}

/*
 * BEFORE, then MIDDLE COUNT times, then AFTER, scanned. The message, or NULL when it passes; free with
 * g_free.
 */
static char *
message_for(const char *before, const char *middle, guint count, const char *after)
{
	g_autoptr(GString) text = g_string_new(before);
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i < count; i++)
		g_string_append(text, middle);
	g_string_append(text, after);
	return beian_scan_bytes(text->str, text->len, "n", &error) ? NULL : g_strdup(error->message);
}

Test(scan, knows_its_limits_to_the_byte)
{
	static const struct {
		const char *claim, *before, *middle;
		guint count;
		const char *after, *message;
	} rows[] = {
		{"the longest tag", "<a b='", "x", BEIAN_SCAN_TAG_LIMIT_BYTES - 9, "'/>", NULL},
		{"one byte more", "<a b='", "x", BEIAN_SCAN_TAG_LIMIT_BYTES - 8, "'/>",
			"n:1: a tag is longer than 16384 bytes"},
		{"300,000 attributes", "<a", " x='1'", 300000, "/>",
			"n:1: a tag has more than 64 attributes"},
		{"as many attributes as may be", "<a", " x='1'", BEIAN_SCAN_ATTRIBUTE_LIMIT, "/>", NULL},
		{"one attribute more", "<a", " x='1'", BEIAN_SCAN_ATTRIBUTE_LIMIT + 1, "/>",
			"n:1: a tag has more than 64 attributes"},
		{"a tag that never ends", "<a", " ", 3000000, "", "n:1: a tag is longer than 16384 bytes"},
		{"100,000 deep", "", "<a>", 100000, "", "n:1: elements are nested more than 64 deep"},
		{"empty elements at the limit count too", "", "<a>", BEIAN_SCAN_DEPTH_LIMIT, "<a/>",
			"n:1: elements are nested more"},
		{"many elements side by side", "<a>", "<b></b><c/>", 100000, "</a>", NULL},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *message =
			message_for(rows[i].before, rows[i].middle, rows[i].count, rows[i].after);
		cr_expect_eq(message == NULL, rows[i].message == NULL, "%s: %s", rows[i].claim, message);
		if (message != NULL && rows[i].message != NULL)
			cr_expect(
				g_str_has_prefix(message, rows[i].message), "%s: %s", rows[i].claim, message);
	}
}

Test(scan, takes_the_greatest_depth_that_is_allowed)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < BEIAN_SCAN_DEPTH_LIMIT; i++)
		g_string_append(text, "<a>");
	for (guint i = 0; i < BEIAN_SCAN_DEPTH_LIMIT; i++)
		g_string_append(text, "</a>");
	cr_expect(beian_scan_bytes(text->str, text->len, "n", NULL));
}

Test(scan, is_not_misled_by_a_bracket_inside_a_gbk_character)
{
	/*
	 * 0x81 0x5D is 乚-like Han text whose second byte is "]": the section ends at the second "]]>", and
	 * the DOCTYPE is text.
	 */
	static const char in_gbk[] =
		"<?xml version=\"1.0\" encoding=\"GBK\"?><a><![CDATA[\x81]]> <!-- <!DOCTYPE ]]></a>";
	static const char hidden[] =
		"<?xml version=\"1.0\" encoding=\"GBK\"?><a><![CDATA[\x81]]> <!-- ]]><!DOCTYPE a>--></a>";
	static const char in_utf8[] = "<a><![CDATA[x]]> <!DOCTYPE ]]></a>";

	cr_expect(beian_scan_bytes(in_gbk, strlen(in_gbk), "n", NULL));
	cr_expect_not(beian_scan_bytes(hidden, strlen(hidden), "n", NULL),
		"a comment that only the scan would see hides nothing");
	cr_expect_not(beian_scan_bytes(in_utf8, strlen(in_utf8), "n", NULL));

	g_autoptr(BeianXml) xml = beian_xml_read(in_gbk, strlen(in_gbk), "n", NULL);
	cr_assert(xml != NULL, "the parser sees it the same way");
	g_autofree char *text = beian_xml_text(beian_xml_root(xml));
	cr_expect(g_str_has_suffix(text, "]> <!-- <!DOCTYPE "), "%s", text);
}

Test(scan, counts_lines)
{
	static const char text[] = "a\nb\n\nc";

	cr_expect_eq(beian_scan_line(text, 0), 1);
	cr_expect_eq(beian_scan_line(text, 1), 1);
	cr_expect_eq(beian_scan_line(text, 2), 2);
	cr_expect_eq(beian_scan_line(text, 5), 4);
}

Test(scan, names_encodings_as_iconv_does)
{
	static const struct {
		const char *text, *encoding;
	} rows[] = {
		{"<a/>", "UTF-8"},
		{"<?xml version='1.0'?><a/>", "UTF-8"},
		{"<?xml version='1.0' encoding='utf-8'?>", "UTF-8"},
		{"<?xml version=\"1.0\" encoding = \"gb2312\" standalone=\"yes\"?>", "GBK"},
		{"<?xml version=\"1.0\" encoding=\"GB18030\"?>", "GB18030"},
		{"<?xml version=\"1.0\" encoding=\"gbk2\"?>", NULL},
		{"<?xml version=\"1.0\" encoding=\"gb\"?>", NULL},
		{"<a encoding='GBK'/>", "UTF-8"},
		{"<?xml version='1.0'?><a encoding='GBK'?>", "UTF-8"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		cr_expect(g_strcmp0(beian_scan_encoding(rows[i].text, strlen(rows[i].text)),
				  rows[i].encoding) == 0,
			"%s", rows[i].text);
}
