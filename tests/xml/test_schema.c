#include "config.h"
#include "core/xml/schema.h"
#include "core/base/error.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

TestSuite(schema, .fini = leakcheck);

#define SCHEMA_START "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' elementFormDefault='qualified'>"

static const char filing_schema[] =
	SCHEMA_START "<xs:element name='filing'><xs:complexType><xs:sequence>"
		     "<xs:element name='phone' minOccurs='0' "
		     "maxOccurs='unbounded'><xs:simpleType><xs:restriction base='xs:string'>"
		     "<xs:minLength value='11'/><xs:maxLength value='13'/><xs:pattern "
		     "value='[0-9]*'/></xs:restriction></xs:simpleType></xs:element>"
		     "<xs:element name='count' type='xs:int' minOccurs='0'/>"
		     "<xs:element name='state' minOccurs='0'><xs:simpleType><xs:restriction "
		     "base='xs:string'><xs:enumeration value='draft'/>"
		     "</xs:restriction></xs:simpleType></xs:element>"
		     "<xs:element name='last'><xs:complexType><xs:attribute name='day' "
		     "type='xs:date'/><xs:attribute name='id' use='required'/>"
		     "</xs:complexType></xs:element>"
		     "</xs:sequence></xs:complexType></xs:element></xs:schema>";

static BeianSchema *
schema_from(const char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
	g_autoptr(GError) error = NULL;
	BeianSchema *schema = beian_schema_read_bytes(bytes, "s.xsd", &error);

	cr_assert(schema != NULL, "%s", error == NULL ? "" : error->message);
	return schema;
}

/* What both ways of checking say of TEXT, which must be the same; "" when it fits. Free with g_free. */
static char *
verdict(const BeianSchema *schema, const char *text)
{
	g_autoptr(GError) of_tree = NULL, of_bytes = NULL;
	g_autoptr(BeianXml) xml = beian_xml_read(text, strlen(text), "n", NULL);
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));

	cr_assert(xml != NULL, "%s", text);
	gboolean tree_fits = beian_schema_check(schema, xml, "n", &of_tree);
	gboolean bytes_fit = beian_schema_check_bytes(schema, bytes, "n", &of_bytes);
	cr_expect_eq(tree_fits, bytes_fit, "%s", text);
	cr_expect_eq(tree_fits, of_tree == NULL);
	cr_expect_eq(bytes_fit, of_bytes == NULL);
	cr_expect_str_eq(of_tree == NULL ? "" : of_tree->message, of_bytes == NULL ? "" : of_bytes->message);
	return g_strdup(of_tree == NULL ? "" : of_tree->message);
}

Test(schema, says_what_does_not_fit_and_where)
{
	static const struct {
		const char *text, *verdict;
	} rows[] = {
		{"<filing><last id=''/></filing>", ""},
		{"<filing>\n<phone>13800138000</phone>\n<count>1</count><state>draft</state><last id='1' "
		 "day='2026-11-23'/></filing>",
			""},
		{"<filing>\n<phone>138</phone>\n<last id='1'/></filing>",
			"n:2: element phone: the value is shorter than the schema allows"},
		{"<filing><phone>13800138000138</phone><last id='1'/></filing>",
			"n:1: element phone: the value is longer than the schema allows"},
		{"<filing><phone>1380013800x</phone><last id='1'/></filing>",
			"n:1: element phone: the value does not have the shape that the schema asks for"},
		{"<filing><count>many</count><last id='1'/></filing>",
			"n:1: element count: the value is not of the kind that the schema asks for"},
		{"<filing><state>final</state><last id='1'/></filing>",
			"n:1: element state: the value is none of those that the schema lists"},
		{"<filing>\n\n<last id='1' day='tomorrow'/></filing>",
			"n:3: element last/@day: the value is not of the kind that the schema asks for"},
		{"<filing><last/></filing>", "n:1: element last lacks an attribute that the schema requires"},
		{"<filing><last id='1' other=''/></filing>",
			"n:1: element last/@other is not allowed by the schema"},
		{"<filing>\n<other/></filing>",
			"n:2: element other is not expected here, but: phone, count, state, last"},
		{"<filing/>", "n:1: element filing lacks an element that the schema requires: phone, count, "
			      "state, last"},
		{"<filing>text<last id='1'/></filing>",
			"n:1: element filing may hold elements only, and holds text"},
		{"<filing><last id='1'>x</last></filing>", "n:1: element last must be empty"},
		{"<other/>", "n:1: element other is not a root element that the schema knows"},
		{"<filing xmlns='urn:x'/>",
			"n:1: element filing is not a root element that the schema knows"},
		{"<filing><phone>1</phone>\n<phone>2</phone><last id='1'/></filing>",
			"n:1: element phone: the value is shorter than the schema allows\n"
			"n:2: element phone: the value is shorter than the schema allows"},
	};
	g_autoptr(BeianSchema) schema = schema_from(filing_schema);

	cr_redirect_stderr();
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *said = verdict(schema, rows[i].text);
		cr_expect_str_eq(said, rows[i].verdict, "%s: %s", rows[i].text, said);
	}
	fflush(stderr);
	cr_assert_stderr_eq_str("");
}

Test(schema, never_quotes_a_value)
{
	static const char *const rows[] = {
		"<filing><phone>zhang-san-1</phone><count>zhang-san-2</count><state>zhang-san</state><last "
		"id='1'/></filing>",
		"<filing><last id='1' day='zhang-san'/></filing>",
		"<filing>zhang-san<last id='1'>zhang-san</last></filing>",
		"<filing><phone>': zhang-san' attribute 'zhang-san'</phone><last id='1'/></filing>",
		"<filing><phone>Expected is ( zhang-san )</phone><last id='1'/></filing>",
		"<filing><last id='1' day=\"', attribute 'zhang-san': Element 'zhang-san'\"/></filing>",
	};
	g_autoptr(BeianSchema) schema = schema_from(filing_schema);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *said = verdict(schema, rows[i]);
		cr_expect_str_neq(said, "", "%s", rows[i]);
		cr_expect(strstr(said, "zhang-san") == NULL, "%s", said);
	}
}

Test(schema, stops_listing_after_a_hundred)
{
	g_autoptr(BeianSchema) schema = schema_from(filing_schema);
	g_autoptr(GString) text = g_string_new("<filing>");

	for (guint i = 0; i < 5000; i++)
		g_string_append(text, "<phone>1</phone>\n");
	g_string_append(text, "<last id='1'/></filing>");
	g_autofree char *said = verdict(schema, text->str);
	g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
	cr_expect_eq(g_strv_length(lines), 101);
	cr_expect_str_eq(lines[99], "n:100: element phone: the value is shorter than the schema allows");
	cr_expect_str_eq(lines[100], "n: there are more; these are the first 100");
}

Test(schema, counts_lines_beyond_65535)
{
	g_autoptr(BeianSchema) schema = schema_from(filing_schema);
	g_autoptr(GString) text = g_string_new("<filing>");

	for (guint i = 0; i < 70000; i++)
		g_string_append_c(text, '\n');
	g_string_append(text, "<phone>1</phone><last id='1'/></filing>");
	g_autofree char *said = verdict(schema, text->str);
	cr_expect(g_str_has_prefix(said, "n:70001:"), "%s", said);
}

Test(schema, looks_at_bytes_before_it_streams_them)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{"<!DOCTYPE filing [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><filing>&x;</filing>",
			"n:1: document type"},
		{"<filing><last id='1'/>", "n:1: elements are not closed"},
		{"<filing>\n<last id='1'/></other>", "n:2: an end tag does not match"},
		{"<filing><last id='1'/></filing>\xFF", "n:1: the bytes here are not UTF-8"},
		{"<?xml version=\"1.0\" encoding=\"GBK\"?><filing><last id='\xFF\xFF'/></filing>",
			"n:1: the bytes here are not GBK"},
		{"<filing><last id='1'/></filing>\n<more/>", "n:2: something follows"},
		{"<p:filing/>", "n:1: "},
	};
	g_autoptr(BeianSchema) schema = schema_from(filing_schema);

	cr_redirect_stderr();
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GBytes) bytes = g_bytes_new(rows[i].text, strlen(rows[i].text));
		cr_expect_not(beian_schema_check_bytes(schema, bytes, "n", &error), "%s", rows[i].text);
		cr_expect(error != NULL && g_str_has_prefix(error->message, rows[i].message), "%s: %s",
			rows[i].text, error == NULL ? "" : error->message);
	}
	fflush(stderr);
	cr_assert_stderr_eq_str("");
}

Test(schema, fetches_nothing_that_a_document_names)
{
	g_autofree char *folder = g_dir_make_tmp("beian-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "evil.xsd", NULL);
	g_autofree char *text = g_strdup_printf(
		"<anything xmlns='urn:evil' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
		"xsi:schemaLocation='urn:evil %s'/>",
		path);
	g_autoptr(BeianSchema) schema = schema_from(filing_schema);

	cr_assert(g_file_set_contents(path,
		"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:evil'>"
		"<xs:element name='anything'/></xs:schema>",
		-1, NULL));
	g_autofree char *said = verdict(schema, text);
	cr_expect_str_eq(said, "n:1: element anything is not a root element that the schema knows");
	g_unlink(path);
	g_rmdir(folder);
}

Test(schema, must_stand_alone_and_be_a_schema)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{SCHEMA_START "\n<xs:include schemaLocation='/etc/passwd'/></xs:schema>",
			"s:2: the schema needs another file"},
		{SCHEMA_START
			"<xs:import namespace='urn:x' schemaLocation='http://192.0.2.1/x.xsd'/></xs:schema>",
			"s:1: the schema needs another file"},
		{SCHEMA_START "<xs:redefine schemaLocation='x.xsd'/></xs:schema>",
			"s:1: the schema needs another file"},
		{"<other/>", "s:1: this is not an XML Schema"},
		{"<schema/>", "s:1: this is not an XML Schema"},
		{SCHEMA_START "\n\n<xs:element name='a' type='nothing'/></xs:schema>",
			"s:3: the schema is wrong: "},
		{"<!DOCTYPE xs:schema><a/>", "s:1: document type"},
		{SCHEMA_START "<xs:element name='a'><xs:simpleType><xs:restriction "
			      "base='xs:string'><xs:pattern value='[a'/>"
			      "</xs:restriction></xs:simpleType></xs:element></xs:schema>",
			"s:"},
	};

	cr_redirect_stderr();
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GBytes) bytes = g_bytes_new_static(rows[i].text, strlen(rows[i].text));
		g_autoptr(BeianSchema) schema = beian_schema_read_bytes(bytes, "s", &error);
		cr_expect(schema == NULL, "%s", rows[i].text);
		cr_expect(error != NULL && g_str_has_prefix(error->message, rows[i].message), "%s: %s",
			rows[i].text, error == NULL ? "" : error->message);
	}
	fflush(stderr);
	cr_assert_stderr_eq_str("");
}

Test(schema, that_is_not_there_cannot_be_read)
{
	g_autoptr(GError) error = NULL;

	cr_expect(beian_schema_read("/nonexistent/x.xsd", &error) == NULL);
	cr_expect(error != NULL && error->code == BEIAN_ERROR_CANNOT);
	beian_schema_free(NULL);
}

Test(schema, of_the_ministry_is_read_and_judges)
{
	const char *shared = g_getenv("shared");
	g_autofree char *path =
		g_build_filename(shared != NULL ? shared : "", "reference", "miit-3.0", "upload.xsd", NULL);
	static const char bad[] =
		"<UploadData version='V.3.0'><ICP><Qqdwid>x</Qqdwid><XZBA/></ICP></UploadData>";

	if (shared == NULL || *shared == '\0' || !g_file_test(path, G_FILE_TEST_EXISTS))
		cr_skip_test("the ministry's schemas are not at hand (configure --with-shared=DIR)");

	g_autoptr(GError) error = NULL;
	g_autoptr(BeianSchema) schema = beian_schema_read(path, &error);
	cr_assert(schema != NULL, "%s", error == NULL ? "" : error->message);
	g_autofree char *said = verdict(schema, bad);
	cr_expect(strstr(said, "element Qqdwid: the value is not of the kind") != NULL, "%s", said);
	cr_expect(strstr(said, "element XZBA lacks an element that the schema requires: Baxx") != NULL, "%s",
		said);
}

#ifndef BEIAN_LEAKS /* a sanitizer keeps freed memory */
Test(schema, needs_no_more_memory_for_a_long_document)
{
	g_autoptr(BeianSchema) schema = schema_from(filing_schema);
	g_autoptr(GString) text = g_string_new("<?xml version=\"1.0\" encoding=\"GBK\"?><filing>");
	struct rusage before, after;

	for (guint i = 0; i < 1000000; i++)
		g_string_append(text, "<phone>13800138000</phone>\n");
	g_string_append(text, "<last id='1'/></filing>");
	g_autoptr(GBytes) bytes = g_bytes_new_static(text->str, text->len);
	getrusage(RUSAGE_SELF, &before);
	cr_expect(beian_schema_check_bytes(schema, bytes, "n", NULL));
	getrusage(RUSAGE_SELF, &after);
	cr_expect_lt(after.ru_maxrss - before.ru_maxrss, 4096, "%ld KiB more for %zu bytes",
		after.ru_maxrss - before.ru_maxrss, text->len);
}
#endif
