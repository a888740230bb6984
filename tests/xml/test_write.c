#include "config.h"
#include "core/xml/document.h"
#include "core/base/error.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <string.h>

TestSuite(write, .fini = leakcheck);

static BeianXml *
with_text(const char *text)
{
	BeianXml *xml = beian_xml_new("filing");

	beian_xml_append(beian_xml_append(beian_xml_root(xml), "entity", NULL), "name", text);
	return xml;
}

static gboolean
bytes_are(GBytes *bytes, const char *expected, gsize size_bytes)
{
	return bytes != NULL && g_bytes_get_size(bytes) == size_bytes &&
	       memcmp(g_bytes_get_data(bytes, NULL), expected, size_bytes) == 0;
}

Test(write, makes_its_own_indent_and_leaves_texts_alone)
{
	static const struct {
		const char *from, *to;
	} rows[] = {
		{"<a> <b> x </b>\n\n\t<c> </c>  </a>", "<a>\n  <b> x </b>\n  <c> </c>\n</a>\n"},
		{"<a><b/>text <c/></a>", "<a><b/>text <c/></a>\n"},
		{"<a>\n</a>", "<a>\n</a>\n"},
		{"<a>&#13;&#9;</a>", "<a>&#13;\t</a>\n"},
		{"<a b='&#13;&#10;&#9; \"&apos;'/>", "<a b=\"&#13;&#10;&#9; &quot;'\"/>\n"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianXml) xml = beian_xml_read(rows[i].from, strlen(rows[i].from), "n", NULL);
		cr_assert(xml != NULL, "%s", rows[i].from);
		g_autofree char *expected =
			g_strconcat("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", rows[i].to, NULL);
		g_autoptr(GBytes) bytes = beian_xml_write(xml, "UTF-8", NULL);
		cr_expect(bytes_are(bytes, expected, strlen(expected)), "%s becomes %s", rows[i].from,
			bytes == NULL ? "nothing" : (const char *)g_bytes_get_data(bytes, NULL));
	}
}

Test(write, gives_the_same_bytes_again_after_reading)
{
	static const char *const encodings[] = {"UTF-8", "GBK"};
	static const char text[] = "<filing kind='first'><entity><name>杭州示例网络有限公司</name><note>  "
				   "一\n二 </note></entity>"
				   "<service id='2'/><empty></empty></filing>";

	for (gsize i = 0; i < G_N_ELEMENTS(encodings); i++) {
		g_autoptr(BeianXml) xml = beian_xml_read(text, strlen(text), "n", NULL);
		g_autoptr(GBytes) once = beian_xml_write(xml, encodings[i], NULL);
		cr_assert(once != NULL, "%s", encodings[i]);
		g_autoptr(BeianXml) again =
			beian_xml_read(g_bytes_get_data(once, NULL), g_bytes_get_size(once), "n", NULL);
		cr_assert(again != NULL, "%s", encodings[i]);
		g_autoptr(GBytes) twice = beian_xml_write(again, encodings[i], NULL);
		cr_expect(g_bytes_equal(once, twice), "%s", encodings[i]);
	}
}

Test(write, does_not_change_the_tree)
{
	static const char text[] = "<a>\n <b/>\n</a>";
	g_autoptr(BeianXml) xml = beian_xml_read(text, strlen(text), "n", NULL);
	g_autoptr(GBytes) bytes = beian_xml_write(xml, "UTF-8", NULL);
	g_autofree char *inside = beian_xml_text(beian_xml_root(xml));

	cr_expect(bytes != NULL);
	cr_expect_str_eq(inside, "\n \n");
}

Test(write, puts_gbk_into_bytes)
{
	static const char expected[] =
		"<?xml version=\"1.0\" encoding=\"GBK\"?>\n<filing>\n  <entity>\n    <name>"
		"\xD6\xD0\xA9\x96\x95\x44&amp;\xA1\xAA</name>\n  </entity>\n</filing>\n";
	g_autoptr(BeianXml) xml = with_text("中〇旸&—");
	g_autoptr(GBytes) bytes = beian_xml_write(xml, "GBK", NULL);

	cr_expect(bytes_are(bytes, expected, sizeof expected - 1));
}

Test(write, refuses_what_gbk_lacks_by_element_and_code_point)
{
	static const struct {
		const char *text, *code;
	} rows[] = {{"王䶮", "U+4DAE"}, {"𠮷田", "U+20BB7"}, {"100€", "U+20AC"}, {"\uE000", "U+E000"},
		{"é😀", "U+1F600"}, {"🇨", "U+1F1E8"}, {"\U000E0041", "U+E0041"}, {"한", "U+D55C"},
		{"\u00A0", "U+00A0"}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianXml) xml = with_text(rows[i].text);
		g_autoptr(GError) error = NULL;
		g_autoptr(GBytes) bytes = beian_xml_write(xml, "GBK", &error);
		g_autoptr(GBytes) in_utf8 = beian_xml_write(xml, "UTF-8", NULL);
		cr_expect(bytes == NULL, "%s", rows[i].text);
		cr_assert(error != NULL, "%s", rows[i].text);
		cr_expect(
			strstr(error->message, rows[i].code) != NULL, "%s: %s", rows[i].text, error->message);
		cr_expect(strstr(error->message, "element name ") != NULL, "%s", error->message);
		cr_expect(strstr(error->message, rows[i].text) == NULL, "the value is not quoted: %s",
			error->message);
		cr_expect(in_utf8 != NULL, "UTF-8 carries %s", rows[i].text);
	}
}

Test(write, looks_for_gbk_in_attributes_and_mixed_texts_too)
{
	static const char *const rows[] = {"<a><b c='䶮'/></a>", "<a><b/>䶮</a>", "<a>x<b/>䶮</a>", "<䶮/>"};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianXml) xml = beian_xml_read(rows[i], strlen(rows[i]), "n", NULL);
		g_autoptr(GError) error = NULL;
		g_autoptr(GBytes) bytes = beian_xml_write(xml, "GBK", &error);
		cr_expect(bytes == NULL && error != NULL && strstr(error->message, "U+4DAE") != NULL, "%s",
			rows[i]);
	}
}

Test(write, refuses_what_xml_cannot_carry)
{
	static const struct {
		const char *text, *code;
	} rows[] = {{"a\x01", "U+0001"}, {"\x1B[0m", "U+001B"}, {"\xEF\xBF\xBF", "U+FFFF"},
		{"a\xFF", "U+00FF"}, {"\x0B", "U+000B"}};

	cr_redirect_stderr();
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianXml) in_text = with_text(rows[i].text), in_attribute = beian_xml_new("name");
		beian_xml_set(beian_xml_root(in_attribute), "x", rows[i].text);
		const BeianXml *documents[] = {in_text, in_attribute};
		for (gsize j = 0; j < G_N_ELEMENTS(documents); j++) {
			g_autoptr(GError) error = NULL;
			g_autoptr(GBytes) bytes = beian_xml_write(documents[j], "UTF-8", &error);
			cr_expect(bytes == NULL && error != NULL, "%s", rows[i].code);
			cr_expect(error != NULL && strstr(error->message, rows[i].code) != NULL, "%s: %s",
				rows[i].code, error == NULL ? "" : error->message);
		}
	}
	fflush(stderr);
	cr_assert_stderr_eq_str("");
}

Test(write, refuses_what_cannot_be_read_again)
{
	g_autoptr(BeianXml) xml = beian_xml_new("filing");
	g_autoptr(GError) error = NULL;

	beian_xml_append(beian_xml_root(xml), "no name", "x");
	g_autoptr(GBytes) bytes = beian_xml_write(xml, "UTF-8", &error);
	cr_expect(bytes == NULL);
	cr_assert(error != NULL);
	cr_expect_eq(error->code, BEIAN_ERROR_NOT_GOOD);
}

/* Source: Microsoft's table of code page 936: 127 characters of ASCII (without NUL) and 21,791 of two bytes.
 */
Test(write, knows_all_of_gbk)
{
	guint carried = 0;

	for (gunichar c = 1; c < 0x30000; c++) {
		char text[8] = "";
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		text[g_unichar_to_utf8(c, text)] = '\0';
		gunichar outside = beian_xml_first_outside_gbk(text);
		cr_assert(outside == 0 || outside == c);
		carried += outside == 0;
	}
	cr_expect_eq(carried, 21918, "%u", carried);
}

Test(write, finds_the_first_character_outside_gbk)
{
	static const struct {
		const char *text;
		gunichar outside;
	} rows[] = {{"", 0}, {"plain", 0}, {"汉字〇", 0}, {"汉𠮷䶮", 0x20BB7}, {"䶮", 0x4DAE}, {"a€", 0x20AC},
		{"·—…“”", 0}, {"\U000E0001", 0xE0001}, {"\U000F0000", 0xF0000}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		cr_expect_eq(beian_xml_first_outside_gbk(rows[i].text), rows[i].outside, "%s", rows[i].text);
}
