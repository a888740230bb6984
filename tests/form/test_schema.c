/* The schema that a form writes: valid, fit for every document that answers make, and for nothing else. */
#include "config.h"
#include "core/xml/schema.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include "tests/support/random.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(schema, .fini = leakcheck);

static BeianSchema *
schema_of(const BeianForm *form)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = beian_form_schema(form, &error);

	cr_assert_not_null(bytes, "%s", error != NULL ? error->message : "");
	BeianSchema *schema = beian_schema_read_bytes(bytes, beian_form_kind(form), &error);
	cr_assert_not_null(schema, "%s: %s", beian_form_kind(form), error != NULL ? error->message : "");
	return schema;
}

/* Whether TEXT, put between the tags of a filing, fits the schema of the house's form. */
static gboolean
fits(const BeianSchema *schema, const char *text)
{
	g_autofree char *whole = g_strconcat(
		"<filing xmlns=\"urn:beian:filing:1\" kind=\"first\" uid=\"0a1b2c3d\" state=\"draft\">", text,
		"</filing>", NULL);
	g_autoptr(GBytes) bytes = g_bytes_new(whole, strlen(whole));

	return beian_schema_check_bytes(schema, bytes, "filing.xml", NULL);
}

#define DIGEST "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define FILE_1 "<file id=\"1\" sha256=\"" DIGEST "\" bytes=\"9\" type=\"image/jpeg\" name=\"a.jpg\"/>"

Test(schema, accepts_and_refuses)
{
	static const struct {
		const char *why, *text;
		gboolean fits;
	} rows[] = {
		{"nothing is demanded", "", TRUE},
		{"one answer", "<entity><name>示例</name></entity>", TRUE},
		{"several values of one question",
			"<service id=\"2\"><language>en</language><language>fr</language></service>", TRUE},
		{"several instances", "<service id=\"2\"/><service id=\"7\"/>", TRUE},
		{"a repeat inside a repeat",
			"<service id=\"2\"><access><address "
			"id=\"1\"><from>192.0.2.1</from></address></access></service>",
			TRUE},
		{"a link",
			"<service id=\"1\"><person "
			"same-as=\"entity/person\"><name>张三</name></person></service>",
			TRUE},
		{"a file", "<entity><document><scan>" FILE_1 "</scan></document></entity>", TRUE},
		{"a confirmation at the end",
			"<confirmation rule=\"A02\" path=\"entity/name\" value-sha256=\"" DIGEST
			"\" date=\"2026-11-23\">why</confirmation>",
			TRUE},
		{"elements in another order", "<entity><name>示例</name><nature>enterprise</nature></entity>",
			FALSE},
		{"an element that no form asks", "<entity><nmae>示例</nmae></entity>", FALSE},
		{"an empty answer", "<entity><name/></entity>", FALSE},
		{"one value too many", "<entity><name>甲</name><name>乙</name></entity>", FALSE},
		{"an instance without its number", "<service/>", FALSE},
		{"an instance whose number is none", "<service id=\"x\"/>", FALSE},
		{"a link where none is allowed", "<entity><person same-as=\"entity/person\"/></entity>",
			FALSE},
		{"a mobile of another shape",
			"<entity><person><mobile>0571-88888888</mobile></person></entity>", FALSE},
		{"a date of another shape", "<entity><founded>2020/02/29</founded></entity>", FALSE},
		{"a third file",
			"<entity><document><scan>" FILE_1 FILE_1 FILE_1 "</scan></document></entity>", FALSE},
		{"a file without its digest",
			"<entity><document><scan><file id=\"1\" bytes=\"9\" type=\"a/b\" "
			"name=\"x\"/></scan></document></entity>",
			FALSE},
		{"a confirmation without its digest",
			"<confirmation rule=\"A02\" path=\"entity/name\" "
			"date=\"2026-11-23\">why</confirmation>",
			FALSE},
	};
	g_auto(House) house = house_open();
	g_autoptr(BeianSchema) schema = schema_of(house.form);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		cr_expect_eq(fits(schema, rows[i].text), rows[i].fits, "%s", rows[i].why);
}

Test(schema, the_root_says_kind_uid_and_state)
{
	static const struct {
		const char *why, *attributes;
		gboolean fits;
	} rows[] = {
		{"all three", "kind='first' uid='0a1b2c3d' state='complete'", TRUE},
		{"no uid", "kind='first' state='complete'", FALSE},
		{"a uid of another alphabet", "kind='first' uid='0A1B2C3D' state='complete'", FALSE},
		{"a short uid", "kind='first' uid='0a1b2c3' state='complete'", FALSE},
		{"another state", "kind='first' uid='0a1b2c3d' state='done'", FALSE},
		{"an attribute more", "kind='first' uid='0a1b2c3d' state='complete' by='me'", FALSE},
	};
	g_auto(House) house = house_open();
	g_autoptr(BeianSchema) schema = schema_of(house.form);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text =
			g_strdup_printf("<filing xmlns=\"urn:beian:filing:1\" %s/>", rows[i].attributes);
		g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
		cr_expect_eq(beian_schema_check_bytes(schema, bytes, "filing.xml", NULL), rows[i].fits, "%s",
			rows[i].why);
	}
}

/* Documents of filings that someone fills in anyhow fit the schema of their form: 60 steps each, looked at
 * after every one. */
static void
expect_documents_fit(const BeianForm *form, guint filings)
{
	g_autoptr(BeianSchema) schema = schema_of(form);
	guint32 seed;
	g_autoptr(GRand) random = random_new(&seed);

	for (guint i = 0; i < filings; i++) {
		g_autoptr(BeianFiling) filing = beian_filing_new(form, "0a1b2c3d");
		g_autoptr(BeianStep) step = beian_step_new();
		beian_filing_add_demanded(filing, step);
		for (guint j = 0; j < 60; j++) {
			g_autoptr(GError) error = NULL;
			random_action(filing, random, step);
			g_autoptr(BeianDocument) document = beian_document_new(filing);
			g_autoptr(BeianXml) xml = beian_document_for_package(document, filing, FALSE);
			gboolean fits = beian_schema_check(schema, xml, "filing.xml", &error);
			cr_assert(fits, "%s, seed %u, step %u of filing %u: %s", beian_form_kind(form), seed,
				j, i, error != NULL ? error->message : "");
		}
	}
}

Test(schema, accepts_whatever_is_answered_in_whatever_order)
{
	g_auto(House) house = house_open();

	expect_documents_fit(house.form, 40);
}

Test(schema, every_kind_of_the_tree_has_one_that_accepts_its_documents)
{
	const char *datadir = g_getenv("BEIAN_DATADIR");
	g_auto(GStrv) kinds = beian_form_kinds(datadir);
	g_autofree char *folder = g_build_filename(datadir, "data", "codes", NULL);
	g_autoptr(BeianCodes) codes = beian_codes_new(folder);

	cr_assert_not_null(kinds[0]);
	for (char **kind = kinds; *kind != NULL; kind++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianForm) form = beian_form_read(datadir, *kind, codes, &error);
		cr_assert_not_null(form, "%s: %s", *kind, error != NULL ? error->message : "");
		expect_documents_fit(form, 6);
	}
}

Test(schema, the_same_form_writes_the_same_bytes)
{
	g_auto(House) a = house_open();
	g_auto(House) b = house_open();
	g_autoptr(GBytes) first = beian_form_schema(a.form, NULL);
	g_autoptr(GBytes) second = beian_form_schema(b.form, NULL);

	cr_expect(g_bytes_equal(first, second));
}
