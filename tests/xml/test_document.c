#include "config.h"
#include "core/xml/document.h"
#include "core/base/error.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(document, .fini = leakcheck);

static BeianXml *
read_text(const char *text)
{
	g_autoptr(GError) error = NULL;
	BeianXml *xml = beian_xml_read(text, strlen(text), "test.xml", &error);

	cr_assert(xml != NULL, "%s is read: %s", text, error == NULL ? "no reason" : error->message);
	return xml;
}

/* The bytes without their declaration. Free with g_free. */
static char *
written(const BeianXml *xml)
{
	static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = beian_xml_write(xml, "UTF-8", &error);

	cr_assert(bytes != NULL, "%s", error == NULL ? "no reason" : error->message);
	char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	cr_assert(g_str_has_prefix(text, declaration), "%s", text);
	memmove(text, text + strlen(declaration), strlen(text) - strlen(declaration) + 1);
	return text;
}

static void
expect_written(const BeianXml *xml, const char *expected)
{
	g_autofree char *text = written(xml);

	cr_expect_str_eq(text, expected, "%s", text);
}

Test(document, walks_elements_and_nothing_else)
{
	g_autoptr(BeianXml) xml = read_text("<a>\n <!-- c -->text<b>1</b><?p?> <c x='1'/><b>2</b> </a>");
	const BeianXmlNode *root = beian_xml_root(xml), *first = beian_xml_first(root),
			   *second = beian_xml_next(first);

	cr_expect_str_eq(beian_xml_name(root), "a");
	cr_expect_str_eq(beian_xml_name(first), "b");
	cr_expect_str_eq(beian_xml_name(second), "c");
	cr_expect_eq(beian_xml_parent(second), root);
	cr_expect(beian_xml_parent(root) == NULL, "the document itself is no element");
	cr_expect(beian_xml_next(root) == NULL);
	cr_expect(beian_xml_first(second) == NULL);
	cr_expect(beian_xml_next(beian_xml_next(second)) == NULL);
	cr_expect_eq(beian_xml_child(root, "c"), second);
	cr_expect_eq(beian_xml_child(root, "b"), first, "the first of its name");
	cr_expect(beian_xml_child(root, "d") == NULL);
	cr_expect_eq(beian_xml_line(first), 2);
}

Test(document, has_no_lines_when_it_was_made_here)
{
	g_autoptr(BeianXml) xml = beian_xml_new("a");

	cr_expect_eq(beian_xml_line(beian_xml_root(xml)), 0);
	cr_expect_eq(beian_xml_line(beian_xml_append(beian_xml_root(xml), "b", "text")), 0);
}

Test(document, gives_texts_whole)
{
	g_autoptr(BeianXml) xml =
		read_text("<a><b/><c>x<!-- y -->z</c><d>1<e>2</e>3</d><f>&amp;</f><g> </g></a>");
	static const struct {
		const char *name, *text;
	} rows[] = {{"b", ""}, {"c", "xz"}, {"d", "123"}, {"f", "&"}, {"g", " "}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = beian_xml_text(beian_xml_child(beian_xml_root(xml), rows[i].name));
		cr_expect_str_eq(text, rows[i].text, "%s", rows[i].name);
	}
	g_autofree char *all = beian_xml_text(beian_xml_root(xml));
	cr_expect_str_eq(all, "xz123& ");
}

Test(document, tells_attributes_of_xml_from_others)
{
	g_autoptr(BeianXml) xml = read_text("<a lang='plain' xml:lang='zh' p:only='q' xmlns:p='urn:p' "
					    "xmlns='urn:d' empty='' amp='&amp;&#10;'/>");
	const BeianXmlNode *root = beian_xml_root(xml);
	static const struct {
		const char *name, *value;
	} rows[] = {{"lang", "plain"}, {"xml:lang", "zh"}, {"only", NULL}, {"xmlns", NULL},
		{"xml:space", NULL}, {"empty", ""}, {"amp", "&\n"}, {"nothing", NULL}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *value = beian_xml_attribute(root, rows[i].name);
		cr_expect(g_strcmp0(value, rows[i].value) == 0, "%s is %s", rows[i].name, value);
	}
}

static void
note_attribute(const char *name, const char *value, gpointer data)
{
	g_string_append_printf(data, "%s=%s;", name, value);
}

Test(document, visits_attributes_in_order)
{
	g_autoptr(BeianXml) xml = read_text("<a z='1' xml:lang='zh' xmlns:p='urn:p' p:y='2' b=''/>");
	g_autoptr(GString) seen = g_string_new(NULL);

	beian_xml_each_attribute(beian_xml_root(xml), note_attribute, seen);
	cr_expect_str_eq(seen->str, "z=1;xml:lang=zh;p:y=2;b=;");
}

Test(document, writes_what_it_was_made_of)
{
	g_autoptr(BeianXml) xml = beian_xml_new("filing");
	BeianXmlNode *root = beian_xml_root(xml), *entity = beian_xml_append(root, "entity", NULL);

	beian_xml_set(root, "kind", "first");
	beian_xml_set(root, "uid", "2f81c0aa");
	beian_xml_set(root, "kind", "add \"service\" & <more>\n");
	beian_xml_set(root, "xml:lang", "en");
	beian_xml_set(root, "xml:lang", "zh");
	beian_xml_set(root, "lang", "none");
	beian_xml_append(entity, "name", "杭州 <示例> & 公司 &lt;");
	beian_xml_append(entity, "blank", "");
	beian_xml_append(root, "empty", NULL);
	expect_written(xml, "<filing kind=\"add &quot;service&quot; &amp; &lt;more&gt;&#10;\" "
			    "uid=\"2f81c0aa\" xml:lang=\"zh\" lang=\"none\">\n"
			    "  <entity>\n"
			    "    <name>杭州 &lt;示例&gt; &amp; 公司 &amp;lt;</name>\n"
			    "    <blank></blank>\n"
			    "  </entity>\n"
			    "  <empty/>\n"
			    "</filing>\n");
}

Test(document, copies_and_removes)
{
	g_autoptr(BeianXml) from = read_text("<r><person same-as='entity'><name>n</name></person></r>");
	g_autoptr(BeianXml) to = beian_xml_new("filing");
	BeianXmlNode *root = beian_xml_root(to);
	BeianXmlNode *copy = beian_xml_append_copy(root, beian_xml_first(beian_xml_root(from)));

	beian_xml_append(copy, "email", "a@example.com");
	beian_xml_append_copy(root, copy);
	g_autoptr(BeianXml) whole = beian_xml_copy(to);
	beian_xml_remove(copy);
	expect_written(to, "<filing>\n  <person same-as=\"entity\">\n    <name>n</name>\n    "
			   "<email>a@example.com</email>\n"
			   "  </person>\n</filing>\n");
	beian_xml_remove(beian_xml_first(root));
	expect_written(to, "<filing/>\n");
	expect_written(from, "<r>\n  <person same-as=\"entity\">\n    <name>n</name>\n  </person>\n</r>\n");
	cr_expect(beian_xml_next(beian_xml_first(beian_xml_root(whole))) != NULL,
		"the copy of the document is its own");
}

Test(document, takes_a_namespace_and_loses_it)
{
	g_autoptr(BeianXml) xml = beian_xml_new("filing");
	BeianXmlNode *root = beian_xml_root(xml), *entity = beian_xml_append(root, "entity", NULL);

	beian_xml_append(entity, "name", "n");
	beian_xml_set(entity, "id", "1");
	beian_xml_use_namespace(xml, "urn:beian:filing:1");
	cr_expect_str_eq(beian_xml_namespace(root), "urn:beian:filing:1");
	cr_expect_str_eq(beian_xml_namespace(beian_xml_first(entity)), "urn:beian:filing:1");
	beian_xml_append(root, "later", NULL);
	g_autoptr(BeianXml) plain = read_text("<copied><below/></copied>");
	beian_xml_append_copy(root, beian_xml_root(plain));
	expect_written(xml, "<filing xmlns=\"urn:beian:filing:1\">\n  <entity id=\"1\">\n    "
			    "<name>n</name>\n  </entity>\n"
			    "  <later/>\n  <copied>\n    <below/>\n  </copied>\n</filing>\n");
	cr_expect_str_eq(beian_xml_namespace(beian_xml_first(beian_xml_child(root, "copied"))),
		"urn:beian:filing:1", "the tree says what its bytes say");
	g_autofree char *id = beian_xml_attribute(entity, "id");
	cr_expect_str_eq(id, "1", "attributes stay in none");

	beian_xml_use_namespace(xml, NULL);
	cr_expect(beian_xml_namespace(root) == NULL);
	cr_expect(beian_xml_namespace(beian_xml_first(entity)) == NULL);
	expect_written(xml, "<filing>\n  <entity id=\"1\">\n    <name>n</name>\n  </entity>\n"
			    "  <later/>\n  <copied>\n    <below/>\n  </copied>\n</filing>\n");
}

Test(document, replaces_the_namespaces_a_file_came_with)
{
	static const struct {
		const char *text, *namespace, *expected;
	} rows[] = {
		{"<a xmlns='urn:1'><b xmlns='urn:2'><c xmlns=''/></b></a>", NULL,
			"<a>\n  <b>\n    <c/>\n  </b>\n</a>\n"},
		{"<a xmlns='urn:1'><b xmlns='urn:2'><c xmlns=''/></b></a>", "urn:3",
			"<a xmlns=\"urn:3\">\n  <b>\n    <c/>\n  </b>\n</a>\n"},
		{"<p:a xmlns:p='urn:1'><p:b/></p:a>", "urn:1",
			"<a xmlns:p=\"urn:1\" xmlns=\"urn:1\">\n  <b/>\n</a>\n"},
		{"<a xmlns:p='urn:1' p:x='1' xml:lang='zh'/>", NULL,
			"<a xmlns:p=\"urn:1\" p:x=\"1\" xml:lang=\"zh\"/>\n"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianXml) xml = read_text(rows[i].text);
		beian_xml_use_namespace(xml, rows[i].namespace);
		g_autofree char *text = written(xml);
		cr_expect_str_eq(text, rows[i].expected, "%s becomes %s", rows[i].text, text);
	}
}

Test(document, frees_nothing_without_complaint)
{
	beian_xml_free(NULL);
}
