#include "config.h"
#include "core/records/record.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(record, .fini = leakcheck);

static const char two_services[] =
	"<record xmlns='urn:beian:record:1' changed='2026-10-01 09:00:00'>"
	"<entity number='浙ICP备2026000001号' bureau-id='1000001'><nature code='77'/><region>330106</region>"
	"<name>示例公司</name><person><name>张样本</name><mobile>13800138000</mobile><mobile>13900139000</"
	"mobile>"
	"</person></entity>"
	"<service id='1' number='浙ICP备2026000001号-1' bureau-id='51'><domain "
	"bureau-id='61'><name>EXAMPLE.cn</name>"
	"</domain><domain bureau-id='62'><name>second.cn</name></domain><name>一</name>"
	"<access bureau-id='71'><provider code='7'/><address "
	"id='1'><from>47.96.1.10</from></address></access></service>"
	"<service id='3' bureau-id='53'><domain><name>example.cn</name></domain><name>三</name>"
	"<access bureau-id='72'><provider code='99'/></access></service></record>";

static BeianXml *
record_new(const char *text)
{
	g_autoptr(GError) error = NULL;
	BeianXml *xml = beian_xml_read(text, strlen(text), "record", &error);

	cr_assert_not_null(xml, "%s", error != NULL ? error->message : "");
	return xml;
}

Test(record, tells_what_it_is_found_by)
{
	g_autoptr(BeianXml) xml = record_new(two_services);
	g_auto(BeianRecordSummary) summary = {0};
	g_autoptr(GString) holdings = g_string_new(NULL);

	beian_record_summarise(xml, &summary);
	for (guint i = 0; i < summary.holdings->len; i++) {
		const BeianHolding *holding = &g_array_index(summary.holdings, BeianHolding, i);
		g_string_append_printf(holdings, "%s %s\n", holding->kind, holding->value);
	}
	cr_expect_str_eq(holdings->str,
		"entity 1000001\nnumber 浙ICP备2026000001号\nservice 51\n"
		"number 浙ICP备2026000001号-1\ndomain example.cn\ndomain second.cn\nsite 一\n"
		"access 71\nservice 53\nsite 三\naccess 72\n",
		"each once, domains in canonical form: %s", holdings->str);
	cr_expect_str_eq(summary.name, "示例公司");
	cr_expect_str_eq(summary.number, "浙ICP备2026000001号");
	cr_expect_str_eq(summary.bureau, "1000001");
	cr_expect_str_eq(summary.province, "33");
	cr_expect_str_eq(summary.changed, "2026-10-01 09:00:00");
	cr_expect_eq(
		summary.unknown, 1, "a provider without a token is no unknown choice: %u", summary.unknown);
	static const char *const words[] = {"13900139000", "second.cn", "张样本", "浙ICP备2026000001号-1"};
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		cr_expect_not_null(strstr(summary.words, words[i]), "%s is searched", words[i]);
}

static gboolean
is_second_service(const char *kind, const char *value, gpointer data)
{
	(void)data;
	return strcmp(kind, "service") == 0 && strcmp(value, "53") == 0;
}

static gboolean
is_the_entity(const char *kind, const char *value, gpointer data)
{
	(void)value;
	(void)data;
	return strcmp(kind, "entity") == 0;
}

Test(record, holds_nothing_that_was_cancelled)
{
	g_autoptr(BeianXml) xml = record_new(two_services);

	cr_expect(beian_record_holds(xml, "site", "三"));
	cr_expect(beian_record_holds(xml, "domain", "example.cn"));
	beian_record_mark(xml, is_second_service, NULL);
	cr_expect_not(beian_record_holds(xml, "site", "三"));
	cr_expect(beian_record_holds(xml, "domain", "example.cn"), "the first service has it, too");
	beian_record_mark(xml, is_the_entity, NULL);
	cr_expect_not(beian_record_holds(xml, "domain", "example.cn"), "with the entity all is gone");
}

Test(record, folds_names_and_addresses_that_mean_the_same)
{
	static const struct {
		char *(*fold)(const char *);
		const char *a, *b;
	} rows[] = {
		{beian_record_site, "示例（Shop）", "示例(shop)"},
		{beian_record_site, "示例 网", "示例网"},
		{beian_record_url, "https://www.Example.cn/", "www.example.cn"},
		{beian_record_url, "http://example.cn/a", "https://example.cn/a/"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *a = rows[i].fold(rows[i].a), *b = rows[i].fold(rows[i].b);
		cr_expect_str_eq(a, b);
	}
}

Test(record, tells_what_is_filed_under_a_number)
{
	static const struct {
		const char *number;
		guint64 provider;
		BeianRecordIsCancelled *cancelled;
		const char *told, *why;
	} rows[] = {
		{"浙ICP备2026000001号-1", 7, NULL,
			"bureau-id 51\nservices 1\naccesses 1\naccess-ids 71\nown 1\nown-ids 71\n",
			"a service with us"},
		{"浙ICP备2026000001号-1", 99, NULL,
			"bureau-id 51\nservices 1\naccesses 1\naccess-ids 71\nown 0\nown-ids\n",
			"a service with another"},
		{"浙ICP备2026000001号", 99, NULL,
			"bureau-id 1000001\nservices 2\naccesses 2\naccess-ids 71 72\nown 1\nown-ids 72\n",
			"an entity"},
		{"浙ICP备2026000001号", 0, is_second_service,
			"bureau-id 1000001\nservices 1\naccesses 1\naccess-ids 71\n",
			"who we are is not known, and a service is gone"},
		{"浙ICP备2026000001号-1", 0, is_the_entity,
			"bureau-id 51\ncancelled\nservices 1\naccesses 1\naccess-ids 71\n",
			"with the entity its services are gone"},
		{"浙ICP备2026000009号", 7, NULL, NULL, "nobody's number"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianXml) xml = record_new(two_services);
		guint count = 0;
		if (rows[i].cancelled != NULL)
			beian_record_mark(xml, rows[i].cancelled, NULL);
		g_autofree char *told = beian_record_told(xml, rows[i].number, rows[i].provider, &count);
		cr_expect_eq(g_strcmp0(told, rows[i].told), 0, "%s: %s", rows[i].why, told);
		cr_expect_eq(count, rows[i].told != NULL ? 1 : 0, "%s", rows[i].why);
	}
}

Test(record, without_numbers_and_ids_is_a_record_too)
{
	g_autoptr(BeianXml) xml = record_new(
		"<record xmlns='urn:beian:record:1'><entity><name>王样本</name></entity></record>");
	g_auto(BeianRecordSummary) summary = {0};

	beian_record_summarise(xml, &summary);
	cr_expect_null(summary.bureau);
	cr_expect_null(summary.number);
	cr_expect_str_eq(summary.province, "");
	cr_expect_str_eq(summary.changed, "");
	cr_expect_eq(summary.holdings->len, 0);
}

Test(record, knows_at_which_providers_it_is)
{
	g_autoptr(BeianXml) xml = record_new(two_services);
	gboolean any;

	cr_expect(beian_record_is_accessed_by(xml, 7, &any), "the first service");
	cr_expect(any);
	cr_expect(beian_record_is_accessed_by(xml, 99, &any), "the last service");
	cr_expect_not(beian_record_is_accessed_by(xml, 8, &any), "another provider");
	g_autoptr(BeianXml) bare = record_new("<record xmlns='urn:beian:record:1'><entity/></record>");
	cr_expect_not(beian_record_is_accessed_by(bare, 7, &any));
	cr_expect_not(any, "no access at all");
}

static gboolean
is_service_51_or_access_72(const char *kind, const char *value, gpointer data)
{
	(void)data;
	return (strcmp(kind, "service") == 0 && strcmp(value, "51") == 0) ||
	       (strcmp(kind, "access") == 0 && strcmp(value, "72") == 0);
}

/* "path=value" a line; free with g_free. */
static char *
print_lines(const BeianXml *xml)
{
	g_autoptr(GArray) lines = beian_record_lines(xml);
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < lines->len; i++) {
		const BeianRecordLine *line = &g_array_index(lines, BeianRecordLine, i);
		g_string_append_printf(all, "%s=%s\n", line->path, line->value);
	}
	return g_string_free(all, FALSE);
}

Test(record, shows_what_was_cancelled)
{
	g_autoptr(BeianXml) xml = record_new(two_services);

	beian_record_mark(xml, is_service_51_or_access_72, NULL);
	g_autofree char *lines = print_lines(xml);
	cr_expect_not_null(strstr(lines, "service/1/@cancelled=yes\n"), "%s", lines);
	cr_expect_not_null(strstr(lines, "service/3/access/@cancelled=yes\n"), "%s", lines);
	cr_expect_null(strstr(lines, "service/3/@cancelled"), "%s", lines);
	cr_expect_null(strstr(lines, "entity/@cancelled"), "%s", lines);
}

Test(record, is_shown_value_by_value)
{
	g_autoptr(BeianXml) xml = record_new("<record xmlns='urn:beian:record:1' filed='2026-03-02'><entity "
					     "number='X'><nature code='77'/><name>一</name>"
					     "</entity><service id='4'><access><address "
					     "id='2'><from>47.96.1.10</from></address></access></service>"
					     "</record>");
	g_autofree char *lines = print_lines(xml);

	cr_expect_str_eq(lines,
		"@filed=2026-03-02\nentity/@number=X\nentity/nature=#77\nentity/name=一\n"
		"service/4/access/address/2/from=47.96.1.10\n",
		"%s", lines);
	g_autoptr(GArray) all = beian_record_lines(xml);
	cr_expect_str_eq(g_array_index(all, BeianRecordLine, 4).template, "service/access/address/from");
}

Test(record, fills_what_a_form_asks)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianXml) xml = record_new(two_services);
	g_autoptr(BeianStep) step = beian_step_new();

	beian_record_fill(xml, house.filing, NULL, step);
	g_autofree char *filled = filing_print(house.filing);
	static const struct {
		const char *line, *why;
	} there[] = {
		{"entity/name=示例公司\n", "a value"},
		{"service/1=\n", "an instance with its number"},
		{"service/3=\n", "a gap stays a gap"},
		{"entity/person/mobile=13800138000\n", "of two numbers, where the form takes one, the first"},
		{"service/1/access/address/1/from=47.96.1.10\n", "an instance within an instance"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(there); i++)
		cr_expect_not_null(strstr(filled, there[i].line), "%s: %s", there[i].why, filled);
	cr_expect_null(strstr(filled, "13900139000"), "%s", filled);
	cr_expect_null(
		strstr(filled, "entity/nature"), "a number without a token answers nothing: %s", filled);
	cr_expect_gt(step->len, 4, "the step says so");

	/* The step alone makes the same filing: it is what is saved. */
	g_auto(House) other = house_open();
	beian_filing_apply(other.filing, step);
	g_autofree char *applied = filing_print(other.filing);
	cr_expect_str_eq(applied, filled);
}

Test(record, fills_one_service_alone)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianXml) xml = record_new(two_services);
	g_autoptr(BeianStep) step = beian_step_new();

	beian_record_fill(xml, house.filing, "service/3", step);
	g_autofree char *filled = filing_print(house.filing);
	cr_expect_not_null(strstr(filled, "entity/name=示例公司\n"), "the entity all the same: %s", filled);
	cr_expect_not_null(strstr(filled, "service/3=\n"), "%s", filled);
	cr_expect_null(strstr(filled, "service/1"), "%s", filled);
}

/* A form that starts from a record asks for its numbers and ids at paths of their own, and may repeat
 * domains. */
Test(record, fills_numbers_and_ids_where_a_form_asks_for_them)
{
	char *folder = house_copy();
	static const struct {
		const char *line, *why;
	} there[] = {
		{"entity/number=浙ICP备2026000001号\n", "the number of the entity"},
		{"entity/bureau-id=1000001\n", "its id"},
		{"service/3/bureau-id=53\n", "the id of a service"},
		{"service/1/domain/2/name=second.cn\n",
			"domains are numbered in order where a form repeats them"},
		{"service/1/domain/2/bureau-id=62\n", "each with its id"},
		{"base/entity/number=浙ICP备2026000001号\n", "the same below base"},
	};

	house_replace(folder, "forms/cancel/form.xml", "</step>",
		"<question path='entity/number' type='text' source='invented'/>"
		"<question path='entity/bureau-id' type='number' source='invented'/>"
		"<question path='base/entity/number' type='text' source='invented'/></step>"
		"<step id='each' repeat='service' min='0' max='9'>"
		"<question path='bureau-id' type='number' source='invented'/>"
		"<repeat path='domain' min='0' max='9'><question path='name' type='text' source='invented'/>"
		"<question path='bureau-id' type='number' source='invented'/></repeat></step>");
	for (int i = 0; i < 2; i++)
		house_replace(folder, i == 0 ? "forms/cancel/text.zh.xml" : "forms/cancel/text.en.xml",
			"</texts>",
			"<text step='each'><label>E</label></text><text "
			"for='entity/number'><label>N</label></text>"
			"<text for='entity/bureau-id'><label>I</label></text>"
			"<text for='base/entity/number'><label>B</label></text>"
			"<text for='service/bureau-id'><label>S</label></text>"
			"<text for='service/domain'><label>R</label></text>"
			"<text for='service/domain/name'><label>D</label></text>"
			"<text for='service/domain/bureau-id'><label>O</label></text></texts>");
	g_autoptr(GError) error = NULL;
	g_autofree char *codes_folder = g_build_filename(folder, "data", "codes", NULL);
	g_autoptr(BeianCodes) codes = beian_codes_new(codes_folder);
	g_autoptr(BeianForm) form = beian_form_read(folder, "cancel", codes, &error);
	cr_assert_not_null(form, "%s", error != NULL ? error->message : "");
	g_autoptr(BeianFiling) filing = beian_filing_new(form, "0a1b2c3d");
	g_autoptr(BeianXml) xml = record_new(two_services);
	g_autoptr(BeianStep) step = beian_step_new();

	beian_record_fill(xml, filing, NULL, step);
	g_autofree char *filled = filing_print(filing);
	for (guint i = 0; i < G_N_ELEMENTS(there); i++)
		cr_expect_not_null(strstr(filled, there[i].line), "%s: %s", there[i].why, filled);
	house_remove(folder);
}
