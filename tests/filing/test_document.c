/* The document: relevant values in the order of the form, and the outline beside it. */
#include "config.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include "tests/support/random.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(document, .fini = leakcheck);

Test(document, carries_what_is_answered_in_the_order_of_the_form)
{
	g_auto(House) house = house_open();

	answer(house.filing, "entity/remark", "末");
	answer(house.filing, "service/2/access/place", "330106");
	answer(house.filing, "service/2/language", "fr, zh-hans");
	answer(house.filing, "service/2/access/address/3/from", "192.0.2.1");
	answer(house.filing, "entity/document/number", HOUSE_NUMBER);
	answer(house.filing, "entity/nature", "企业");
	g_autofree char *xml = document_print(house.filing);
	cr_expect_str_eq(xml, "<filing kind=\"first\">\n"
			      "  <entity>\n"
			      "    <nature>enterprise</nature>\n"
			      "    <document>\n"
			      "      <number>" HOUSE_NUMBER "</number>\n"
			      "    </document>\n"
			      "    <remark>末</remark>\n"
			      "  </entity>\n"
			      "  <service id=\"2\">\n"
			      "    <language>fr</language>\n"
			      "    <language>zh-hans</language>\n"
			      "    <access>\n"
			      "      <address id=\"3\">\n"
			      "        <from>192.0.2.1</from>\n"
			      "      </address>\n"
			      "      <place>330106</place>\n"
			      "    </access>\n"
			      "  </service>\n"
			      "</filing>\n");
}

Test(document, of_an_empty_filing_is_an_empty_element)
{
	g_auto(House) house = house_open();
	g_autofree char *xml = document_print(house.filing);

	cr_expect_str_eq(xml, "<filing kind=\"first\"/>\n");
}

Test(document, an_instance_without_answers_is_there)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	cr_assert(beian_filing_add_numbered(house.filing, "service/2", step, NULL));
	g_autofree char *xml = document_print(house.filing);
	cr_expect_str_eq(xml, "<filing kind=\"first\">\n  <service id=\"2\"/>\n</filing>\n");
}

Test(document, files_come_with_what_is_known_of_them)
{
	static const char digest[] = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
	g_auto(House) house = house_open();
	g_autofree char *text = g_strdup_printf(
		"%s 9 image/jpeg;width=960;height=640;colour=grey;damaged=yes 扫 描.jpg", digest);

	answer(house.filing, "entity/document/scan", text);
	g_autoptr(BeianDocument) document = beian_document_new(house.filing);
	BeianXmlNode *scan = beian_document_node(document, "entity/document/scan");
	cr_assert_not_null(scan);
	BeianXmlNode *file = beian_xml_first(scan);
	static const char *const attributes[][2] = {{"id", "1"}, {"sha256", digest}, {"bytes", "9"},
		{"type", "image/jpeg"}, {"name", "扫 描.jpg"}, {"width", "960"}, {"height", "640"},
		{"colour", "grey"}, {"damaged", "yes"}};
	for (gsize i = 0; i < G_N_ELEMENTS(attributes); i++) {
		g_autofree char *value = beian_xml_attribute(file, attributes[i][0]);
		cr_expect_str_eq(value, attributes[i][1], "%s", attributes[i][0]);
	}
}

/* Answers that matter to nobody now stay in the filing, and return. */
Test(document, only_relevant_answers_are_in_it_and_the_others_return)
{
	g_auto(House) house = house_open();

	answer(house.filing, "service/1/kind", "app");
	answer(house.filing, "service/1/platform/1/system", "ios");
	g_autofree char *app = document_print(house.filing);
	cr_expect_not_null(strstr(app, "<platform id=\"1\">"));
	answer(house.filing, "service/1/kind", "website");
	g_autofree char *website = document_print(house.filing);
	cr_expect_null(strstr(website, "platform"));
	cr_expect_str_eq(beian_filing_text(house.filing, "service/1/platform/1/system"), "ios");
	answer(house.filing, "service/1/kind", "app");
	g_autofree char *again = document_print(house.filing);
	cr_expect_str_eq(again, app);
}

Test(document, an_empty_operand_makes_an_inequality_false)
{
	g_auto(House) house = house_open();

	answer(house.filing, "entity/founded", "2020-02-29");
	g_autoptr(BeianDocument) document = beian_document_new(house.filing);
	const BeianItem *founded = beian_document_item(document, "entity/founded");
	cr_expect_not(founded->relevant, "nobody knows the nature yet");
	cr_expect_not(founded->required);
	cr_expect_eq(founded->state, BEIAN_ANSWER_VALUE, "the answer is there all the same");
	cr_expect_null(beian_document_node(document, "entity/founded"));
}

static void
expect_item(const BeianDocument *document, const char *path, BeianAnswerState state, gboolean relevant,
	gboolean required)
{
	const BeianItem *item = beian_document_item(document, path);

	cr_assert_not_null(item, "%s", path);
	cr_expect_eq(item->state, state, "state of %s", path);
	cr_expect_eq(item->relevant, relevant, "relevant %s", path);
	cr_expect_eq(item->required, required, "required %s", path);
	cr_expect_eq(item->text == NULL, state == BEIAN_ANSWER_OPEN, "text of %s", path);
	cr_expect_eq(item->reading == NULL, state == BEIAN_ANSWER_OPEN, "reading of %s", path);
	cr_expect_eq(document->items->pdata[item->index], item, "place of %s", path);
}

Test(document, the_outline_says_how_each_question_stands)
{
	g_auto(House) house = house_open();

	answer_plain(house.filing);
	answer(house.filing, "entity/person/mobile", "1380013");
	answer(house.filing, "service/1/name", "");
	answer(house.filing, "service/1/platform/1/system", "ios");
	g_autoptr(BeianDocument) document = beian_document_new(house.filing);
	expect_item(document, "entity/nature", BEIAN_ANSWER_VALUE, TRUE, TRUE);
	expect_item(document, "entity/person/mobile", BEIAN_ANSWER_REFUSED, TRUE, TRUE);
	expect_item(document, "service/1/name", BEIAN_ANSWER_OPEN, TRUE, TRUE);
	expect_item(document, "service/1/remark", BEIAN_ANSWER_OPEN, TRUE, FALSE);
	expect_item(document, "service/1/platform/1/system", BEIAN_ANSWER_VALUE, FALSE, FALSE);
	expect_item(document, "service/1/signature/owner", BEIAN_ANSWER_OPEN, FALSE, FALSE);
	cr_expect_null(beian_document_item(document, "service/2/name"));
	cr_expect_null(beian_document_node(document, "entity/person/mobile"),
		"what is refused is not in the document");
	cr_expect_null(beian_document_node(document, "service/1/platform"),
		"nor is an instance that matters to nobody");
	/* nature, type, number, name, founded; two persons of two; kind, name, one address; declared */
	cr_expect_eq(document->required, 13);
	cr_expect_eq(document->filled, 11, "a refused one and an open one are missing");
}

Test(document, required_may_depend_on_what_was_answered_elsewhere)
{
	g_auto(House) house = house_open();

	answer(house.filing, "service/1/kind", "app");
	g_autoptr(BeianDocument) before = beian_document_new(house.filing);
	expect_item(before, "service/1/signature/owner", BEIAN_ANSWER_OPEN, TRUE, FALSE);
	answer(house.filing, "entity/nature", "enterprise");
	g_autoptr(BeianDocument) after = beian_document_new(house.filing);
	expect_item(after, "service/1/signature/owner", BEIAN_ANSWER_OPEN, TRUE, TRUE);
}

Test(document, a_calculated_answer_yields_to_a_typed_one)
{
	g_auto(House) house = house_open();

	answer(house.filing, "entity/name", "示例科技");
	g_autoptr(BeianDocument) calculated = beian_document_new(house.filing);
	cr_expect_str_eq(beian_document_item(calculated, "entity/short")->reading->value, "示例科技");
	cr_expect_not_null(beian_document_node(calculated, "entity/short"));
	cr_expect_null(beian_filing_text(house.filing, "entity/short"), "it is not kept");
	answer(house.filing, "entity/short", "示例");
	g_autoptr(BeianDocument) typed = beian_document_new(house.filing);
	cr_expect_str_eq(beian_document_item(typed, "entity/short")->reading->value, "示例");
}

Test(document, readonly_is_what_its_expression_says)
{
	g_auto(House) house = house_open();

	g_autoptr(BeianDocument) before = beian_document_new(house.filing);
	cr_expect_not(beian_document_item(before, "declared/true")->readonly);
	answer(house.filing, "entity/name", "冻结");
	g_autoptr(BeianDocument) after = beian_document_new(house.filing);
	cr_expect(beian_document_item(after, "declared/true")->readonly);
}

Test(document, paths_and_elements_lead_to_each_other)
{
	static const char *const paths[] = {
		"entity/document/number", "service/1/access/address/1/from", "service/1/person", "service/1"};
	g_auto(House) house = house_open();

	answer_plain(house.filing);
	answer(house.filing, "service/12/name", "十二");
	g_autoptr(BeianDocument) document = beian_document_new(house.filing);
	for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
		BeianXmlNode *node = beian_document_node(document, paths[i]);
		cr_assert_not_null(node, "%s", paths[i]);
		g_autofree char *path = beian_document_path(node);
		cr_expect_str_eq(path, paths[i]);
	}
	g_autofree char *name = beian_xml_text(beian_document_node(document, "service/12/name"));
	cr_expect_str_eq(name, "十二");
	cr_expect_null(beian_document_node(document, "service/2/name"));
	cr_expect_null(beian_document_node(document, "entity/nmae"));
	cr_expect_eq(beian_document_node(document, ""), beian_xml_root(document->xml));
}

Test(document, title_and_province_are_what_a_person_would_say)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianDocument) empty = beian_document_new(house.filing);
	g_autofree char *no_title = beian_document_title(empty),
			*no_province = beian_document_province(empty);

	cr_expect_str_eq(no_title, "");
	cr_expect_str_eq(no_province, "");
	answer_plain(house.filing);
	g_autoptr(BeianDocument) full = beian_document_new(house.filing);
	g_autofree char *title = beian_document_title(full), *province = beian_document_province(full);
	cr_expect_str_eq(title, "示例科技公司");
	cr_expect_str_eq(province, "33");
}

static void
expect_same_order(BeianXmlNode *node, const char *above, GHashTable *after, guint32 seed)
{
	g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func(g_free);

	for (BeianXmlNode *child = beian_xml_first(node); child != NULL; child = beian_xml_next(child)) {
		char *name = g_strconcat(above, "/", beian_xml_name(child), NULL);
		for (guint i = 0; i < before->len; i++) {
			if (strcmp(before->pdata[i], name) == 0)
				continue;
			g_autofree char *reverse = g_strconcat(name, " < ", before->pdata[i], NULL);
			cr_assert_not(g_hash_table_contains(after, reverse),
				"seed %u: both %s and %s the other way round", seed, reverse, name);
			g_hash_table_add(after, g_strconcat(before->pdata[i], " < ", name, NULL));
		}
		expect_same_order(child, name, after, seed);
		g_ptr_array_add(before, name);
	}
}

/* Two elements of one parent never change places: what is answered decides only whether they are there. */
static void
expect_one_order(const BeianForm *form, guint filings)
{
	g_autoptr(GHashTable) after = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint32 seed;
	g_autoptr(GRand) random = random_new(&seed);

	for (guint i = 0; i < filings; i++) {
		g_autoptr(BeianFiling) filing = beian_filing_new(form, "0a1b2c3d");
		g_autoptr(BeianStep) step = beian_step_new();
		beian_filing_add_demanded(filing, step);
		for (guint j = 0; j < 80; j++) {
			random_action(filing, random, step);
			if (j % 4 != 0)
				continue;
			g_autoptr(BeianDocument) document = beian_document_new(filing);
			expect_same_order(beian_xml_root(document->xml), "", after, seed);
		}
	}
	cr_expect_gt(g_hash_table_size(after), 20, "many pairs were seen");
}

Test(document, the_order_of_elements_never_depends_on_the_answers)
{
	g_auto(House) house = house_open();

	expect_one_order(house.form, 40);
}

Test(document, nor_does_it_in_the_forms_of_the_tree)
{
	const char *datadir = g_getenv("BEIAN_DATADIR");
	g_autofree char *folder = g_build_filename(datadir, "data", "codes", NULL);
	g_autoptr(BeianCodes) codes = beian_codes_new(folder);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianForm) form = beian_form_read(datadir, "first", codes, &error);

	cr_assert_not_null(form, "%s", error != NULL ? error->message : "");
	expect_one_order(form, 8);
}

Test(document, a_link_counts_only_while_what_it_leads_to_is_asked)
{
	char *folder = house_copy();
	house_replace(folder, "forms/first/form.xml", "group=\"person\" at=\"entity/person\"/>",
		"group=\"person\" at=\"entity/person\" relevant=\"entity/nature = 'enterprise'\"/>");
	g_autofree char *lists = g_build_filename(folder, "data", "codes", NULL);
	g_autoptr(BeianCodes) codes = beian_codes_new(lists);
	g_autoptr(BeianForm) form = beian_form_read(folder, "first", codes, NULL);
	g_autoptr(BeianFiling) filing = beian_filing_new(form, "0a1b2c3d");
	g_autoptr(BeianStep) step = beian_step_new();

	answer(filing, "entity/nature", "enterprise");
	answer(filing, "entity/person/mobile", "13800138000");
	answer(filing, "service/1/person/mobile", "13900139000");
	cr_assert(beian_filing_link(filing, "service/1/person", TRUE, step, NULL));
	g_autoptr(BeianDocument) asked = beian_document_new(filing);
	cr_expect(beian_document_asks(asked, "entity/person"));
	cr_expect(beian_document_item(asked, "service/1/person/mobile")->linked);
	cr_expect_str_eq(beian_document_item(asked, "service/1/person/mobile")->text, "13800138000");

	answer(filing, "entity/nature", "individual");
	g_autoptr(BeianDocument) unasked = beian_document_new(filing);
	cr_expect_not(beian_document_asks(unasked, "entity/person"));
	cr_expect_not(beian_document_item(unasked, "service/1/person/mobile")->linked);
	cr_expect_str_eq(beian_document_item(unasked, "service/1/person/mobile")->text, "13900139000");
	g_autofree char *xml = document_print(filing);
	cr_expect_null(strstr(xml, "same-as"));
	house_remove(folder);
}
