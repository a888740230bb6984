#include "config.h"
#include "core/xml/document.h"
#include "core/base/error.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

TestSuite(read, .fini = leakcheck);

#define BYTES(literal) literal, sizeof literal - 1
#define IN_GBK "<?xml version=\"1.0\" encoding=\"GBK\"?>"

/* The reason for which the bytes are refused, NULL when they are read. Free with g_free. */
static char *
reason(const char *bytes, gsize size_bytes)
{
	g_autoptr(GError) error = NULL;
	g_autofree void *block = g_memdup2(bytes, size_bytes);
	g_autoptr(BeianXml) xml = beian_xml_read(block, size_bytes, "n", &error);

	cr_expect((xml == NULL) == (error != NULL), "an error says why nothing is returned: %s", bytes);
	cr_expect(error == NULL || error->code == BEIAN_ERROR_NOT_GOOD, "%s", bytes);
	return error == NULL ? NULL : g_strdup(error->message);
}

static const struct {
	const char *bytes;
	gsize size_bytes;
	const char *message;
} refused[] = {
	{BYTES("<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;'>]><a>&m;</a>"),
		"n:1: document type declarations"},
	{BYTES("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
		"n:1: document type declarations"},
	{BYTES("<!DOCTYPE a SYSTEM 'http://192.0.2.1/a.dtd'><a/>"), "n:1: document type declarations"},
	{BYTES("no markup"), "n:1: the document does not begin with an element"},
	{BYTES(" "), "n:1: the document does not begin with an element"},
	{BYTES("<a/>\n<b/>"), "n:2: something follows the end of the root element"},
	{BYTES("<a/>text"), "n:1: something follows the end of the root element"},
	{BYTES("<a>\n<b></c></a>"), "n:2: an end tag does not match its start tag"},
	{BYTES("<a b='1' b='2'/>"), "n:1: an attribute is given twice"},
	{BYTES("<a b/>"), "n:1: an attribute has no value"},
	{BYTES("<a b=1/>"), "n:1: the value of an attribute is not quoted"},
	{BYTES("<a b='1'c='2'/>"), "n:1: a blank is missing between two attributes"},
	{BYTES("<a>\n\n&#1;</a>"), "n:3: a character that XML does not allow"},
	{BYTES("<a>&#0;</a>"), "n:1: a character that XML does not allow"},
	{BYTES("<a>&#xD800;</a>"), "n:1: a character that XML does not allow"},
	{BYTES("<a>&#x;</a>"), "n:1: a character that XML does not allow"},
	{BYTES("<a>&#xG;</a>"), "n:1: a character reference is malformed"},
	{BYTES("<a>&#12</a>"), "n:1: a character reference is malformed"},
	{BYTES("<a>\n\x01</a>"), "n:2: a character that XML does not allow"},
	{BYTES("<a>\x1B[31m</a>"), "n:1: a character that XML does not allow"},
	{BYTES("<a>\xEF\xBF\xBE</a>"), "n:1: a character that XML does not allow"},
	{BYTES("<a>]]></a>"), "n:1: \"]]>\" stands in a text"},
	{BYTES("<a><!-- a -- b --></a>"), "n:1: two hyphens stand inside a comment"},
	{BYTES("<p:a/>"), "n:1: a prefix is used that no namespace was declared for"},
	{BYTES("<a p:b='1'/>"), "n:1: a prefix is used that no namespace was declared for"},
	{BYTES(" <?xml version='1.0'?><a/>"), "n:1: the XML declaration is not at the very beginning"},
	{BYTES("< a/>"), "n:1: "},
	{BYTES("<a>\n\xD6\xD0</a>"), "n:2: the bytes here are not UTF-8"},
	{BYTES("<a>\xC0\xAF</a>"), "n:1: the bytes here are not UTF-8"},
	{BYTES("<a>\xED\xA0\x80</a>"), "n:1: the bytes here are not UTF-8"},
	{BYTES("<a/>\xFF"), "n:1: the bytes here are not UTF-8"},
	{BYTES(IN_GBK "<a>\n\xE4\xB8\xAD\xE6\x96</a>"), "n:2: the bytes here are not GBK"},
	{BYTES(IN_GBK "<a>\xFF\xFF</a>"), "n:1: the bytes here are not GBK"},
	{BYTES(IN_GBK "<a/>\n\xFF"), "n:2: the bytes here are not GBK"},
	{BYTES(IN_GBK "<a/>\n\xD6"), "n:2: the bytes here are not GBK"},
	{BYTES("<?xml version=\"1.0\" encoding=\"US-ASCII\"?><a>\xC3\xA9</a>"),
		"n:1: the bytes here are not US-ASCII"},
	{BYTES("\x4C\x6F\xA7\x94\x93"), "n:1: the bytes here are not UTF-8"},
};

Test(read, refuses_with_a_line_and_a_reason)
{
	for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
		g_autofree char *message = reason(refused[i].bytes, refused[i].size_bytes);
		cr_expect(message != NULL && g_str_has_prefix(message, refused[i].message), "%s: %s",
			refused[i].bytes, message);
	}
}

Test(read, says_nothing_on_standard_error)
{
	cr_redirect_stderr();
	for (gsize i = 0; i < G_N_ELEMENTS(refused); i++)
		g_free(reason(refused[i].bytes, refused[i].size_bytes));
	fflush(stderr);
	cr_assert_stderr_eq_str("");
}

Test(read, never_quotes_what_the_document_says)
{
	static const char *const rows[] = {
		"<a b='13800138000' b='13800138000'/>",
		"<a>13800138000&#1;</a>",
		"<a><b>13800138000</c></a>",
		"<a>13800138000</a>13800138000",
		"<a x='13800138000",
		"<a>&13800138000;</a>",
		"<a xmlns:p='13800138000' q:b='1'/>",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *message = reason(rows[i], strlen(rows[i]));
		cr_assert(message != NULL, "%s", rows[i]);
		cr_expect(strstr(message, "13800138000") == NULL, "%s", message);
	}
}

static char *
repeated(const char *before, const char *middle, gsize count, const char *after)
{
	GString *text = g_string_new(before);

	for (gsize i = 0; i < count; i++)
		g_string_append(text, middle);
	return g_string_free(g_string_append(text, after), FALSE);
}

Test(read, refuses_what_is_too_much)
{
	static const struct {
		const char *claim, *before, *middle;
		gsize count;
		const char *after, *message;
	} rows[] = {
		{"a text of 12 MB", "<a>", "0123456789ab", 1000000, "</a>",
			"n:1: a text is longer than 10,000,000 bytes"},
		{"300,000 attributes", "<a", " x='1'", 300000, "/>",
			"n:1: a tag has more than 64 attributes"},
		{"100,000 deep", "", "<a>", 100000, "", "n:1: elements are nested more than 64 deep"},
		{"over the limit of a file", "<a>", "<b>0123456789</b>", 3100000, "</a>",
			"n is larger than the 52428800 bytes"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text =
			repeated(rows[i].before, rows[i].middle, rows[i].count, rows[i].after);
		g_autofree char *message = reason(text, strlen(text));
		cr_expect(message != NULL && g_str_has_prefix(message, rows[i].message), "%s: %s",
			rows[i].claim, message);
	}
}

Test(read, takes_a_file_that_was_cut_off_at_no_byte)
{
	static const char whole[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a b='1'><!-- c "
				    "--><d><![CDATA[x]]>中&amp;</d></a>";

	for (gsize size_bytes = 0; size_bytes < sizeof whole - 1; size_bytes++) {
		g_autofree char *message = reason(whole, size_bytes);
		cr_expect(message != NULL, "the first %zu bytes are no document", size_bytes);
	}
	g_autofree char *message = reason(whole, sizeof whole - 1);
	cr_expect(message == NULL, "%s", message);
}

Test(read, understands_the_encodings_that_files_come_in)
{
	static const struct {
		const char *bytes;
		gsize size_bytes;
		const char *text;
	} rows[] = {
		{BYTES("<a>中文</a>"), "中文"},
		{BYTES("\xEF\xBB\xBF<a>中文</a>"), "中文"},
		{BYTES("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>中文</a>"), "中文"},
		{BYTES(IN_GBK "<a>\xD6\xD0\xCE\xC4\xA9\x96</a>"), "中文〇"},
		{BYTES("<?xml version=\"1.0\" encoding=\"gb2312\"?><a>\xD6\xD0\x95\x44</a>"), "中旸"},
		{BYTES("<?xml version=\"1.0\" encoding=\"GB18030\"?><a>\x95\x34\xB2\x35</a>"), "𠮷"},
		{BYTES("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xE9</a>"), "é"},
		{BYTES("<a>one<!-- two -->three<?four?><![CDATA[<five>]]></a>"), "onethree<five>"},
		{BYTES("<a>\r\n<b>x</b>\r</a>"), "\nx\n"},
		{BYTES("<a>&lt;&#x20BB7;&#10;</a>"), "<𠮷\n"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianXml) xml = beian_xml_read(rows[i].bytes, rows[i].size_bytes, "n", &error);
		cr_assert(xml != NULL, "row %zu: %s", i, error == NULL ? "" : error->message);
		g_autofree char *text = beian_xml_text(beian_xml_root(xml));
		cr_expect_str_eq(text, rows[i].text, "row %zu: %s", i, text);
	}
}

Test(read, converts_long_files_over_the_edges_of_its_pieces)
{
	for (guint shift = 0; shift < 4; shift++) {
		g_autofree char *before = g_strdup_printf(IN_GBK "<a>%.*s", (int)shift, "xxxx");
		g_autofree char *bytes = repeated(before, "\xD6\xD0\xB9\xFA", 40000, "</a>");
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianXml) xml = beian_xml_read(bytes, strlen(bytes), "n", &error);
		cr_assert(xml != NULL, "shifted by %u: %s", shift, error == NULL ? "" : error->message);
		g_autofree char *text = beian_xml_text(beian_xml_root(xml));
		g_autofree char *expected = repeated("", "中国", 40000, "");
		cr_expect_str_eq(text + shift, expected);
	}
}

Test(read, remembers_lines_beyond_65535)
{
	g_autofree char *text = repeated("<a>", "\n", 70000, "<b>x</b><c/></a>");
	g_autofree char *broken = repeated("<a>", "\n", 70000, "<b></c></a>");
	g_autoptr(BeianXml) xml = beian_xml_read(text, strlen(text), "n", NULL);
	g_autofree char *message = reason(broken, strlen(broken));

	cr_assert(xml != NULL);
	cr_expect_eq(beian_xml_line(beian_xml_child(beian_xml_root(xml), "b")), 70001);
	cr_expect_eq(beian_xml_line(beian_xml_root(xml)), 1);
	cr_expect(g_str_has_prefix(message, "n:70001:"), "%s", message);
}

Test(read, tells_a_file_that_is_not_there_from_one_that_is_not_good)
{
	g_autoptr(GError) error = NULL, malformed = NULL;
	g_autofree char *folder = g_dir_make_tmp("beian-XXXXXX", NULL);
	g_autofree char *absent = g_build_filename(folder, "absent.xml", NULL);
	g_autofree char *bad = g_build_filename(folder, "bad.xml", NULL);
	g_autofree char *good = g_build_filename(folder, "good.xml", NULL);
	g_autofree char *expected = g_strdup_printf("%s:1: ", bad);

	cr_assert(g_file_set_contents(bad, "<a>", -1, NULL) && g_file_set_contents(good, "<a/>", -1, NULL));
	cr_expect(beian_xml_read_file(absent, &error) == NULL);
	cr_assert(error != NULL);
	cr_expect_eq(error->code, BEIAN_ERROR_CANNOT);
	cr_expect(strstr(error->message, absent) != NULL, "%s", error->message);
	cr_expect(beian_xml_read_file(bad, &malformed) == NULL);
	cr_assert(malformed != NULL);
	cr_expect_eq(malformed->code, BEIAN_ERROR_NOT_GOOD);
	cr_expect(g_str_has_prefix(malformed->message, expected), "%s", malformed->message);

	g_autoptr(BeianXml) xml = beian_xml_read_file(good, NULL);
	cr_expect(xml != NULL);
	g_unlink(bad);
	g_unlink(good);
	g_rmdir(folder);
}
