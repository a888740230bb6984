/* checklist: it says what the rules say, and nothing of its own. */
#include "config.h"
#include "core/letters/checklist.h"
#include "tests/rules/court.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(checklist, .fini = leakcheck);

#define SCAN "entity/document/scan"
#define DIGEST "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define ATTACHED DIGEST " 61234 image/jpeg;width=960;height=640;colour=full scan.jpg"

/* "NEED reasons RULES limits RULES wrong RULES waits PATHS" of the material at PATH; free with g_free. */
static char *
say(const Court *court, const char *path)
{
	g_autoptr(BeianDocument) document = beian_document_new(court->house.filing);
	BeianCase input = {
		court->house.filing, document, court->house.codes, court->facts, court->day, court->profile};
	g_autoptr(BeianChecklist) checklist = beian_checklist_new(court->rules, &input);
	const BeianMaterial *material = beian_checklist_find(checklist, path);
	GString *text = g_string_new(NULL);

	cr_assert_not_null(material);
	const GPtrArray *lists[] = {material->reasons, material->limits, material->wrong};
	static const char *const names[] = {" reasons", " limits", " wrong"};
	g_string_append(text, beian_need_name(material->need));
	for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
		g_string_append(text, lists[i]->len > 0 ? names[i] : "");
		for (guint j = 0; j < lists[i]->len; j++)
			g_string_append_printf(text, " %s", ((BeianFinding *)lists[i]->pdata[j])->rule->id);
	}
	for (guint j = 0; j < material->waits->len; j++)
		g_string_append_printf(text, " waits %s", ((BeianItem *)material->waits->pdata[j])->path);
	return g_string_free(text, FALSE);
}

static const struct {
	const char *why, *attributes, *says;
} demands[] = {
	{"no rule, no need", "for=\"entity\" at=\"name\" needs=\"name\" assert=\"true()\"", "optional"},
	{"an error makes it needed",
		"for=\"entity\" at=\"document/scan\" needs=\"name\" assert=\"document/scan\"",
		"needed reasons X01"},
	{"the file inside the answer may be named",
		"for=\"entity\" at=\"document/scan\" needs=\"name\" assert=\"document/scan/file\"",
		"needed reasons X01"},
	{"a rule that does not apply demands nothing",
		"for=\"entity\" at=\"document/scan\" needs=\"name\" when=\"false()\" "
		"assert=\"document/scan\"",
		"optional"},
	{"what attaching does not mend is no reason",
		"for=\"entity\" at=\"document/scan\" needs=\"name\" assert=\"false()\"",
		"optional limits X01"},
	{"a rule that waits for an answer leaves it unclear",
		"for=\"entity\" at=\"document/scan\" needs=\"remark\" assert=\"document/scan\"", "waits"},
	{"a rule that points elsewhere and looks at it",
		"for=\"entity\" at=\"name\" needs=\"name\" when=\"not(document/scan)\" assert=\"name = "
		"'甲'\"",
		"needed reasons X01"},
	{"the same from the root",
		"for=\".\" at=\"entity/name\" needs=\"entity/name\" "
		"assert=\"/filing/entity/document/scan/file\"",
		"needed reasons X01"},
	{"a rule about what is attached is a limit",
		"for=\".//file/..\" at=\".\" needs=\"file\" assert=\"file[1]/@bytes &gt; 1000\"",
		"optional limits X01"},
	{"so is one about the picture",
		"for=\".//file/..\" at=\".\" needs=\"file/@colour\" assert=\"file[1]/@colour != 'grey'\"",
		"optional limits X01"},
};

Test(checklist, follows_from_the_rules)
{
	for (gsize i = 0; i < G_N_ELEMENTS(demands); i++) {
		g_autofree char *rule = rule_text(demands[i].attributes);
		g_auto(Court) court = court_with(rule);
		answer(court.house.filing, "entity/name", "示例");
		g_autofree char *says = say(&court, SCAN);
		cr_expect_str_eq(says, demands[i].says, "%s: %s", demands[i].why, says);
	}
}

Test(checklist, severity_says_how_much_it_is_needed)
{
	static const char *const needs[][2] = {
		{"error", "needed"}, {"warning", "advised"}, {"info", "optional"}};

	for (gsize i = 0; i < G_N_ELEMENTS(needs); i++) {
		g_autofree char *rule = rule_text(
			"for=\"entity\" at=\"document/scan\" needs=\"name\" assert=\"document/scan\"");
		g_auto(GStrv) parts = g_strsplit(rule, "\"error\"", 2);
		g_autofree char *quoted = g_strdup_printf("\"%s\"", needs[i][0]);
		g_autofree char *changed = g_strjoinv(quoted, parts);
		g_auto(Court) court = court_with(changed);
		answer(court.house.filing, "entity/name", "示例");
		g_autofree char *says = say(&court, SCAN),
				*expected = g_strconcat(needs[i][1], " reasons X01", NULL);
		cr_expect_str_eq(says, expected);
	}
}

Test(checklist, says_why_also_when_it_is_attached)
{
	g_autofree char *rule =
		rule_text("for=\"entity\" at=\"document/scan\" needs=\"name\" assert=\"document/scan\"");
	g_auto(Court) court = court_with(rule);

	answer(court.house.filing, "entity/name", "示例");
	answer(court.house.filing, SCAN, ATTACHED);
	g_autofree char *says = say(&court, SCAN);
	cr_expect_str_eq(says, "needed reasons X01");
}

Test(checklist, tells_what_is_wrong_with_what_is_attached)
{
	g_autofree char *rule =
		rule_text("for=\".//file/..\" at=\".\" needs=\"file\" assert=\"file[1]/@bytes &gt; 99999\"");
	g_auto(Court) court = court_with(rule);

	answer(court.house.filing, SCAN, ATTACHED);
	g_autofree char *says = say(&court, SCAN);
	cr_expect_str_eq(says, "optional limits X01 wrong X01");
}

Test(checklist, follows_from_the_rows_of_the_province)
{
	g_autofree char *rule = operator_text(
		"X02", "for=\"entity\" at=\"document/scan\" needs=\"name\" assert=\"document/scan\"");
	g_auto(Court) court = court_demanding(rule, "33,,,X02,,,warning,,,invented,2026-11-23,,\n");

	answer(court.house.filing, "entity/name", "示例");
	g_autofree char *nowhere = say(&court, SCAN);
	cr_expect_str_eq(nowhere, "optional", "no province yet: %s", nowhere);
	answer(court.house.filing, "entity/region", "330106");
	g_autofree char *there = say(&court, SCAN);
	cr_expect_str_eq(there, "advised reasons X02", "%s", there);
}

/* The house with one more condition on its file question. */
static Court
court_where(const char *relevant)
{
	Court court = court_open();
	char *folder = house_copy();
	g_autofree char *new = g_strdup_printf("max-bytes=\"100000\" %s", relevant);

	house_replace(folder, "forms/first/form.xml", "max-bytes=\"100000\"", new);
	beian_filing_free(court.house.filing);
	beian_form_free(court.house.form);
	court.house.form = beian_form_read(folder, "first", court.house.codes, NULL);
	cr_assert_not_null(court.house.form);
	court.house.filing = beian_filing_new(court.house.form, "0a1b2c3d");
	house_remove(folder);
	return court;
}

static const struct {
	const char *why, *relevant, *nature, *says;
} conditions[] = {
	{"what the form requires is needed", "required=\"true()\"", NULL, "needed"},
	{"what is not asked does not apply", "relevant=\"entity/nature = 'enterprise'\"", "individual",
		"none"},
	{"nobody knows before the answer is there", "relevant=\"entity/nature = 'enterprise'\"", NULL,
		"waits waits entity/nature"},
	{"asked and required after it", "relevant=\"entity/nature = 'enterprise'\" required=\"true()\"",
		"enterprise", "needed"},
	{"a question behind a question is followed", "relevant=\"entity/founded = '2020-01-01'\"", NULL,
		"waits waits entity/nature"},
	{"an answer that need not be given decides nothing", "relevant=\"entity/region\"", NULL, "none"},
};

Test(checklist, follows_from_the_form)
{
	for (gsize i = 0; i < G_N_ELEMENTS(conditions); i++) {
		g_auto(Court) court = court_where(conditions[i].relevant);
		if (conditions[i].nature != NULL)
			answer(court.house.filing, "entity/nature", conditions[i].nature);
		g_autofree char *says = say(&court, SCAN);
		cr_expect_str_eq(says, conditions[i].says, "%s: %s", conditions[i].why, says);
	}
}

Test(checklist, leaves_the_filing_as_it_was)
{
	g_auto(Court) court = court_open();

	answer_plain(court.house.filing);
	answer(court.house.filing, SCAN, ATTACHED);
	g_autofree char *before = filing_print(court.house.filing), *says = say(&court, SCAN),
			*after = filing_print(court.house.filing);
	cr_expect_str_eq(before, after);
}
