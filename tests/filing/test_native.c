/* The document as a package carries it, and back. */
#include "config.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include "tests/support/random.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(native, .fini = leakcheck);

/* A filing taken from the document XML of one; fails the test when it is refused. */
static BeianFiling *
taken(const BeianFiling *filing)
{
	g_autofree char *text = package_print(filing);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianXml) xml = beian_xml_read(text, strlen(text), "filing.xml", &error);
	BeianFiling *again = beian_filing_new(beian_filing_form(filing), beian_filing_uid(filing));

	cr_assert_not_null(xml, "%s", error != NULL ? error->message : "");
	cr_assert(beian_filing_take_document(again, xml, &error), "%s\n%s",
		error != NULL ? error->message : "", text);
	beian_filing_drop_redundant(again);
	return again;
}

Test(native, says_kind_uid_and_state)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianDocument) document = beian_document_new(house.filing);

	for (int complete = 0; complete < 2; complete++) {
		g_autoptr(BeianXml) xml = beian_document_for_package(document, house.filing, complete);
		const BeianXmlNode *root = beian_xml_root(xml);
		g_autofree char *kind = beian_xml_attribute(root, "kind"),
				*uid = beian_xml_attribute(root, "uid"),
				*state = beian_xml_attribute(root, "state");
		cr_expect_str_eq(beian_xml_namespace(root), "urn:beian:filing:1");
		cr_expect_str_eq(kind, "first");
		cr_expect_str_eq(uid, "0a1b2c3d");
		cr_expect_str_eq(state, complete ? "complete" : "draft");
	}
	cr_expect_null(
		beian_xml_namespace(beian_xml_root(document->xml)), "the one that is judged keeps none");
}

Test(native, carries_confirmations)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	cr_assert(beian_filing_confirm(
		house.filing, "A02", "entity/document/number", "x", "证上如此", HOUSE_DAY, step, NULL));
	g_autofree char *xml = package_print(house.filing);
	cr_expect_not_null(
		strstr(xml,
			"<confirmation rule=\"A02\" path=\"entity/document/number\" "
			"value-sha256=\"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\" "
			"date=\"2026-11-23\">证上如此"
			"</confirmation>"),
		"%s", xml);
}

Test(native, a_full_filing_comes_back_whole)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	answer_plain(house.filing);
	answer(house.filing, "service/3/kind", "app");
	answer(house.filing, "service/3/language", "fr zh-hans en");
	answer(house.filing, "service/3/platform/2/system", "字 & <字>");
	answer(house.filing, "entity/remark", "一\n二");
	cr_assert(beian_filing_link(house.filing, "service/3/person", TRUE, step, NULL));
	cr_assert(beian_filing_confirm(house.filing, "A02", "entity/document/number", HOUSE_NUMBER,
		"so it is", HOUSE_DAY, step, NULL));
	g_autoptr(BeianFiling) again = taken(house.filing);
	g_autofree char *was = package_print(house.filing), *is = package_print(again);
	cr_expect_str_eq(is, was);
	cr_expect(beian_filing_is_linked(again, "service/3/person"));
	cr_expect_str_eq(
		beian_filing_confirmation(again, "A02", "entity/document/number", HOUSE_NUMBER), "so it is");
	cr_expect_str_eq(beian_filing_text(again, "service/3/language"), "fr zh-hans en");
	cr_expect_str_eq(beian_filing_text(again, "service/@last"), "3");
	cr_expect_null(
		beian_filing_text(again, "entity/short"), "what is calculated anyway is not kept as typed");
}

Test(native, a_link_to_nothing_yet_comes_back)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	answer(house.filing, "service/1/name", "甲");
	cr_assert(beian_filing_link(house.filing, "service/1/person", TRUE, step, NULL));
	g_autoptr(BeianFiling) again = taken(house.filing);
	cr_expect(beian_filing_is_linked(again, "service/1/person"));
}

Test(native, a_typed_answer_beside_a_calculation_comes_back)
{
	g_auto(House) house = house_open();

	answer_plain(house.filing);
	answer(house.filing, "entity/short", "示例");
	g_autoptr(BeianFiling) again = taken(house.filing);
	cr_expect_str_eq(beian_filing_text(again, "entity/short"), "示例");
}

/* What its type refuses is in no document; where something would be calculated in its place, that would come
 * back instead. */
static void
open_refused(BeianFiling *filing)
{
	g_autoptr(BeianDocument) document = beian_document_new(filing);

	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (item->state == BEIAN_ANSWER_REFUSED && !item->linked)
			beian_filing_put(filing, item->path, NULL);
	}
}

/* Filing, document, filing, document: the second is the first, whatever a person did. */
static void
expect_round_trips(const BeianForm *form, guint filings)
{
	guint32 seed;
	g_autoptr(GRand) random = random_new(&seed);

	for (guint i = 0; i < filings; i++) {
		g_autoptr(BeianFiling) filing = beian_filing_new(form, "0a1b2c3d");
		g_autoptr(BeianStep) step = beian_step_new();
		beian_filing_add_demanded(filing, step);
		for (guint j = 0; j < 90; j++)
			random_action(filing, random, step);
		open_refused(filing);
		g_autoptr(BeianFiling) again = taken(filing);
		g_autofree char *was = package_print(filing), *is = package_print(again);
		cr_assert_str_eq(is, was, "seed %u, filing %u:\n%s\nand was\n%s", seed, i, is, was);
	}
}

Test(native, any_filing_comes_back)
{
	g_auto(House) house = house_open();

	expect_round_trips(house.form, 60);
}

Test(native, any_filing_of_the_tree_comes_back)
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
		expect_round_trips(form, 10);
	}
}

#define ROOT(inside)                                                                                         \
	"<filing xmlns=\"urn:beian:filing:1\" kind=\"first\" uid=\"0a1b2c3d\" state=\"draft\">" inside       \
	"</filing>"

Test(native, what_no_form_asks_is_refused)
{
	static const struct {
		const char *text, *why;
	} rows[] = {
		{ROOT("<entity><nmae>x</nmae></entity>"), "an element that is no question"},
		{ROOT("<owner><name>x</name></owner>"), "a step that is none"},
		{ROOT("<service id=\"0\"/>"), "an instance zero"},
		{ROOT("<service id=\"1000000\"/>"), "an instance of seven digits"},
		{ROOT("<service/>"), "an instance without a number"},
		{ROOT("<service id=\"1\"/><service id=\"2\"/><service id=\"3\"/><service id=\"4\"/>"),
			"more than the form allows"},
		{ROOT("<service id=\"1\"><name>甲</name></service><service "
		      "id=\"1\"><name>乙</name></service>"),
			"the same instance twice: which of the two is meant?"},
		{ROOT("<service id=\"1\"><person same-as=\"entity/owner\"/></service>"),
			"a link that the form does not allow"},
		{ROOT("<confirmation rule=\"A02\" path=\"entity/@same-as\" value-sha256=\"00\" "
		      "date=\"2026-11-23\">x</confirmation>"),
			"a confirmation that would be another key"},
		{ROOT("<confirmation rule=\"A/@x\" path=\"\" value-sha256=\"00\" "
		      "date=\"2026-11-23\">x</confirmation>"),
			"a confirmation of no rule"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(House) house = house_open();
		g_autoptr(BeianXml) xml =
			beian_xml_read(rows[i].text, strlen(rows[i].text), "filing.xml", NULL);
		g_autoptr(GError) error = NULL;
		cr_expect_not(beian_filing_take_document(house.filing, xml, &error), "%s", rows[i].why);
		cr_expect(error != NULL && error->code == BEIAN_ERROR_NOT_GOOD, "%s", rows[i].why);
	}
}

Test(native, an_answer_longer_than_any_is_refused)
{
	for (int over = 0; over < 2; over++) {
		g_auto(House) house = house_open();
		g_autofree char *answer = g_strnfill(BEIAN_ANSWER_LIMIT_BYTES + over, 'x');
		g_autofree char *text = g_strdup_printf(ROOT("<entity><name>%s</name></entity>"), answer);
		g_autoptr(BeianXml) xml = beian_xml_read(text, strlen(text), "filing.xml", NULL);
		g_autoptr(GError) error = NULL;
		cr_expect_eq(beian_filing_take_document(house.filing, xml, &error), over == 0);
		g_autoptr(BeianStep) step = beian_step_new();
		cr_expect_eq(beian_filing_set(house.filing, "entity/remark", answer, step, NULL), over == 0);
	}
}

Test(native, blanks_are_no_answer)
{
	static const char text[] = ROOT("<entity><name>  x  </name><short> </short></entity>");
	g_auto(House) house = house_open();
	g_autoptr(BeianXml) xml = beian_xml_read(text, strlen(text), "filing.xml", NULL);

	cr_assert(beian_filing_take_document(house.filing, xml, NULL));
	cr_expect_null(beian_filing_text(house.filing, "entity/short"));
	g_autoptr(BeianFiling) again = taken(house.filing);
	g_autofree char *was = package_print(house.filing), *is = package_print(again);
	cr_expect_str_eq(is, was, "what is calculated in its place comes back too");
}
