/* Demands: operators judge where a province's row says so, by its argument, severity and days. */
#include "config.h"
#include "tests/rules/court.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(demand, .fini = leakcheck);

/* X01: a name of at least so many characters; X02 is a rule that asks whether X01 is demanded at all. */
static char *
pack(void)
{
	g_autofree char *operator=
		operator_text("X01", "about=\"names\" for=\"entity|service\" at=\"name\" needs=\"name\" "
				     "assert=\"b:chars(name) &gt;= $argument\"");
	g_autofree char *rule = g_strdup(
		"<rule id=\"X02\" severity=\"info\" source=\"all\" date=\"2020-01-01\" at=\"entity/nature\" "
		"assert=\"not(b:demanded('X01'))\"><message xml:lang=\"zh\">甲</message><fix "
		"xml:lang=\"zh\">乙</fix>"
		"<message xml:lang=\"en\">a</message><fix xml:lang=\"en\">b</fix></rule>");

	return g_strconcat(operator, rule, NULL);
}

static const struct {
	const char *rows, *nature, *findings, *why;
} table[] = {
	{"", "enterprise", "", "an operator that nobody demands says nothing"},
	{"33,,,X01,,9,error,,,S,2020-01-01,,\n", "enterprise",
		"error X01 entity/name S\nerror X01 service/1/name S\ninfo X02 entity/nature all\n",
		"each element it names, with the severity and the source of the row"},
	{"33,,,X01,,9,warning,,,S,2020-01-01,,\n", "enterprise",
		"warning X01 entity/name S\nwarning X01 service/1/name S\ninfo X02 entity/nature all\n",
		"a row that warns"},
	{"33,,,X01,,2,error,,,S,2020-01-01,,\n", "enterprise", "info X02 entity/nature all\n",
		"an argument that is met"},
	{"44,,,X01,,9,error,,,S,2020-01-01,,\n", "enterprise", "", "another province"},
	{"33,individual,,X01,,9,error,,,S,2020-01-01,,\n", "enterprise", "", "another nature"},
	{"33,enterprise,,X01,entity/name,9,error,,,S,2020-01-01,,\n", "enterprise",
		"info X02 entity/nature all\n", "a path that is no element of the operator"},
	{"33,enterprise,,X01,entity,9,error,,,S,2020-01-01,,\n", "enterprise",
		"error X01 entity/name S\ninfo X02 entity/nature all\n", "one element of two"},
	{"33,organisation,,X01,entity,9,error,,,S,2020-01-01,,\n", "enterprise",
		"error X01 entity/name S\ninfo X02 entity/nature all\n", "an enterprise is an organisation"},
	{"33,organisation,,X01,entity,9,error,,,S,2020-01-01,,\n", "individual", "", "an individual is none"},
	{"33,,cancel,X01,entity,9,error,,,S,2020-01-01,,\n", "enterprise", "", "another kind"},
	{"33,,first,X01,entity,9,error,,,S,2020-01-01,,\n", "enterprise",
		"error X01 entity/name S\ninfo X02 entity/nature all\n", "this kind"},
	{"33,,,X01,entity,9,error,2026-11-24,,S,2020-01-01,,\n", "enterprise", "", "not yet"},
	{"33,,,X01,entity,9,error,2026-11-23,2026-11-23,S,2020-01-01,,\n", "enterprise",
		"error X01 entity/name S\ninfo X02 entity/nature all\n", "its only day"},
	{"33,,,X01,entity,9,error,,2026-11-22,S,2020-01-01,,\n", "enterprise", "", "no longer"},
	{"33,,,X01,entity,7,warning,,,OLD,2020-01-01,,\n33,,,X01,entity,9,error,,,NEW,2020-01-01,,\n",
		"enterprise", "error X01 entity/name NEW\ninfo X02 entity/nature all\n",
		"the stricter of two speaks alone where both are broken"},
	{"33,,,X01,entity,9,warning,,,OLD,2020-01-01,,\n33,,,X01,entity,4,error,,,NEW,2020-01-01,,\n",
		"enterprise", "warning X01 entity/name OLD\ninfo X02 entity/nature all\n",
		"the milder one speaks where the stricter is met"},
};

/* "severity ID path source" of what is broken, a line each, X01 and X02 alone. */
static char *
print(const Court *court)
{
	g_autoptr(BeianVerdict) verdict = court_judge(court);
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		if (finding->outcome == BEIAN_OUTCOME_BROKEN && finding->rule->id[0] == 'X')
			g_string_append_printf(all, "%s %s %s %s\n", beian_severity_name(finding->severity),
				finding->rule->id, finding->path, beian_finding_source(finding));
	}
	return g_string_free(all, FALSE);
}

static void
answer_names(BeianFiling *filing, const char *nature)
{
	answer(filing, "entity/nature", nature);
	answer(filing, "entity/region", "330106");
	answer(filing, "entity/name", "青竹茶业");
	answer(filing, "service/1/kind", "website");
	answer(filing, "service/1/name", "青竹");
}

Test(demand, judges_as_the_row_says)
{
	g_autofree char *rules = pack();

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_auto(Court) court = court_demanding(rules, table[i].rows);
		answer_names(court.house.filing, table[i].nature);
		g_autofree char *says = print(&court);
		cr_expect_str_eq(says, table[i].findings, "%s", table[i].why);
	}
}

Test(demand, lint_asks_one_operator_alone)
{
	g_autofree char *rules = pack();
	g_auto(Court) court = court_demanding(rules, "33,,,X01,entity,9,error,,,S,2020-01-01,,\n"
						     "33,,,X01,service,2,error,,,S,2020-01-01,,\n");
	const BeianRule *rule = beian_rules_find(court.rules, "X01");

	answer_names(court.house.filing, "enterprise");
	g_autoptr(BeianDocument) document = beian_document_new(court.house.filing);
	BeianCase input = {court.house.filing, document, court.house.codes, NULL, court.day, court.profile};
	cr_expect_eq(beian_judge_rule(court.rules, rule, &input, "entity/name"), BEIAN_OUTCOME_BROKEN);
	cr_expect_eq(beian_judge_rule(court.rules, rule, &input, "service/1/name"), BEIAN_OUTCOME_HOLDS);
	cr_expect_eq(
		beian_judge_rule(court.rules, rule, &input, ""), BEIAN_OUTCOME_BROKEN, "the worst of all");
}

Test(demand, a_finding_says_the_argument_and_what_the_row_adds)
{
	g_autofree char *rules = pack();
	g_auto(Court) court =
		court_demanding(rules, "33,,,X01,entity,9,error,,,S,2019-09-20,市里不同。,Cities differ.\n");

	answer_names(court.house.filing, "enterprise");
	g_autoptr(BeianVerdict) verdict = court_judge(&court);
	const BeianFinding *finding = beian_verdict_at(verdict, "entity/name");
	cr_assert_not_null(finding);
	g_autofree char *zh = beian_finding_why(finding, BEIAN_LANGUAGE_ZH);
	g_autofree char *en = beian_finding_why(finding, BEIAN_LANGUAGE_EN);
	cr_expect_str_eq(zh, "至少 9 字。市里不同。");
	cr_expect_str_eq(en, "At least 9 characters. Cities differ.");
	cr_expect_str_eq(beian_finding_date(finding), "2019-09-20");
	const BeianFinding *rule = beian_verdict_at(verdict, "entity/nature");
	cr_assert_not_null(rule);
	cr_expect_str_eq(beian_finding_source(rule), "all");
	cr_expect_str_eq(beian_finding_date(rule), "2020-01-01");
	cr_expect_null(beian_finding_why(rule, BEIAN_LANGUAGE_EN), "nothing says so");
}

Test(demand, provinces_are_told_in_order)
{
	g_autofree char *rules = pack();
	g_auto(Court) court = court_demanding(rules, "44,,,X01,,9,error,,,S,2020-01-01,,\n"
						     "11,,,X01,,8,error,,,S,2020-01-01,,\n"
						     "44,,,X01,entity,7,info,,,S,2020-01-01,,\n");
	g_autofree const char **provinces = beian_rules_provinces(court.rules);

	cr_assert_eq(g_strv_length((char **)provinces), 2);
	cr_expect_str_eq(provinces[0], "11");
	cr_expect_str_eq(provinces[1], "44");
	cr_expect_eq(beian_rules_demands(court.rules, "44")->len, 2);
	cr_expect_null(beian_rules_demands(court.rules, "33"));
}

Test(demand, a_guide_tells_of_whom_and_since_when)
{
	g_autofree char *rules = pack();
	g_auto(Court) court =
		court_demanding(rules, "33,,,X01,,8,warning,,,S,2020-01-01,,\n"
				       "33,,,X01,entity,9,error,2026-01-01,,S,2020-01-01,,\n"
				       "33,individual,,X01,,7,info,,,S,2020-01-01,甲。,A.\n"
				       "33,enterprise,,X01,service,5,error,,,S,2020-01-01,,\n"
				       "33,,,note,review,,info,,,S,2020-01-01,要打电话。,They call.\n"
				       "33,organisation,first,X01,,6,error,,2026-11-22,S,2020-01-01,,\n");
	g_autofree char *text = beian_guide_province(
		court.rules, court.house.codes, "33", NULL, HOUSE_DAY, BEIAN_LANGUAGE_EN);
	g_autofree char *none = beian_guide_province(
		court.rules, court.house.codes, "99", NULL, HOUSE_DAY, BEIAN_LANGUAGE_EN);
	g_autofree char *ours = beian_guide_province(
		court.rules, court.house.codes, "33", "individual", HOUSE_DAY, BEIAN_LANGUAGE_EN);
	g_autofree char *places = beian_guide_operator(
		court.rules, court.house.codes, beian_rules_find(court.rules, "X01"), BEIAN_LANGUAGE_EN);

	cr_expect_str_eq(text,
		"What Zhejiang demands beyond what all provinces do:\n\n"
		"— For everybody —\n\n"
		"Names\n"
		"• At least 9 characters.\n  error · X01 · S, 2020-01-01 · from 2026-01-01\n"
		"• At least 8 characters.\n  warning · X01 · S, 2020-01-01\n\n"
		"Review\n• They call.\n  S, 2020-01-01\n\n"
		"— For organisations —\n\n"
		"Names\n"
		"• At least 5 characters.\n  error · X01 · S, 2020-01-01 · only for: enterprise\n\n"
		"— For individuals —\n\n"
		"Names\n"
		"• At least 7 characters. A.\n  note · X01 · S, 2020-01-01\n\n"
		"No longer, or not yet\n• At least 6 characters.\n  error · X01 · S, 2020-01-01"
		" · until 2026-11-22 · only for: first");
	cr_expect_str_eq(ours,
		"What Zhejiang demands beyond what all provinces do:\n\n— For individuals —\n\nNames\n"
		"• At least 9 characters.\n  error · X01 · S, 2020-01-01 · from 2026-01-01\n"
		"• At least 8 characters.\n  warning · X01 · S, 2020-01-01\n"
		"• At least 7 characters. A.\n  note · X01 · S, 2020-01-01\n\n"
		"Review\n• They call.\n  S, 2020-01-01");
	cr_expect_null(none);
	cr_expect_str_eq(places, "Zhejiang · 8 · warning · S, 2020-01-01\n"
				 "Zhejiang · 9 · error · S, 2020-01-01 · from 2026-01-01\n"
				 "Zhejiang · 7 · individuals · note · S, 2020-01-01\n"
				 "Zhejiang · 5 · enterprise · error · S, 2020-01-01\n"
				 "Zhejiang · 6 · organisations · error · S, 2020-01-01 · until 2026-11-22 · "
				 "only for: first");
}

Test(demand, a_guide_says_once_what_is_demanded_of_both_natures)
{
	g_autofree char *rules = pack();
	g_auto(Court) court = court_demanding(rules, "33,organisation,,X01,,8,error,,,S,2020-01-01,,\n"
						     "33,individual,,X01,,8,error,,,T 2,2021-01-01,,\n"
						     "33,organisation,,X01,entity,7,error,,,S,2020-01-01,,\n"
						     "33,individual,,X01,entity,6,error,,,S,2020-01-01,,\n");
	g_autofree char *text = beian_guide_province(
		court.rules, court.house.codes, "33", NULL, HOUSE_DAY, BEIAN_LANGUAGE_EN);
	g_autofree char *ours = beian_guide_province(
		court.rules, court.house.codes, "33", "individual", HOUSE_DAY, BEIAN_LANGUAGE_EN);

	cr_expect_str_eq(text,
		"What Zhejiang demands beyond what all provinces do:\n\n"
		"— For everybody —\n\nNames\n"
		"• At least 8 characters.\n  error · X01 · S, 2020-01-01; T 2, 2021-01-01\n\n"
		"— For organisations —\n\nNames\n"
		"• At least 7 characters.\n  error · X01 · S, 2020-01-01\n\n"
		"— For individuals —\n\nNames\n"
		"• At least 6 characters.\n  error · X01 · S, 2020-01-01");
	cr_expect_str_eq(ours,
		"What Zhejiang demands beyond what all provinces do:\n\n"
		"— For individuals —\n\nNames\n"
		"• At least 8 characters.\n  error · X01 · T 2, 2021-01-01\n"
		"• At least 6 characters.\n  error · X01 · S, 2020-01-01",
		"a single reader is told the own row");
}

Test(demand, a_province_without_rows_is_told_so)
{
	g_auto(Court) court = court_open();
	g_autofree char *text = beian_guide_province(
		court.rules, court.house.codes, "33", NULL, HOUSE_DAY, BEIAN_LANGUAGE_EN);

	cr_expect_str_eq(text, "Zhejiang demands nothing beyond what all provinces do.");
}

#define TABLE "data/rules/provinces.csv:"

static const struct {
	const char *row, *says, *why;
} mistakes[] = {
	{"3,,,X01,,9,error,,,S,2020-01-01,,\n", TABLE "2: “3” is no province", "a province of one digit"},
	{"ab,,,X01,,9,error,,,S,2020-01-01,,\n", TABLE "2: “ab” is no province", "letters"},
	{"33,,,X99,,9,error,,,S,2020-01-01,,\n", TABLE "2: there is no operator “X99”",
		"an unknown operator"},
	{"33,,,X02,,,error,,,S,2020-01-01,,\n", TABLE "2: there is no operator “X02”", "a rule is none"},
	{"33,,,X01,,9,fatal,,,S,2020-01-01,,\n", TABLE "2: “fatal” is no severity", "another severity"},
	{"33,,,X01,,9,error,,,,2020-01-01,,\n", TABLE "2: X01 needs a source and a date", "no source"},
	{"33,,,X01,,9,error,,,S,,,\n", TABLE "2: X01 needs a source and a date", "no date"},
	{"33,,,X01,,9,error,,,S,2020-02-30,,\n", TABLE "2: “2020-02-30” is no day", "a day there is not"},
	{"33,,,X01,,9,error,2026-01-02,2026-01-01,S,2020-01-01,,\n",
		TABLE "2: valid-to 2026-01-01 is before valid-from 2026-01-02",
		"an end before the beginning"},
	{"33,,,X01,,9,error,soon,,S,2020-01-01,,\n", TABLE "2: “soon” is no day", "a begin that is no day"},
	{"33,,,X01,,9,error,,,S,2020-01-01,只有中文,\n", TABLE "2: a note is said in both languages",
		"one language"},
	{"33,,,note,review,,error,,,S,2020-01-01,甲,A\n", TABLE "2: a note is info", "a note that refuses"},
	{"33,,,note,,,info,,,S,2020-01-01,甲,A\n", TABLE "2: a note is info", "a note without a chapter"},
	{"33,,,note,review,,info,,,S,2020-01-01,,\n", TABLE "2: a note is info", "a note without words"},
	{"33,,,note,review,7,info,,,S,2020-01-01,甲,A\n", TABLE "2: a note is info", "a note that compares"},
	{"33,,,X01\n", TABLE "2: ", "a row that is too short"},
};

Test(demand, every_mistake_in_a_row_is_told_with_its_line)
{
	g_autofree char *rules = pack();

	for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		char *folder = court_folder(rules, mistakes[i].row);
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianRules) read = beian_rules_read(folder, &error);
		cr_assert(read == NULL && error != NULL, "%s", mistakes[i].why);
		cr_expect_not_null(
			strstr(error->message, mistakes[i].says), "%s: %s", mistakes[i].why, error->message);
		house_remove(folder);
	}
}

Test(demand, a_table_of_other_columns_is_refused)
{
	g_autofree char *rules = pack();
	char *folder = court_folder(rules, "");
	g_autoptr(GError) error = NULL;

	house_write(folder, "data/rules/provinces.csv", "province,rule\n33,X01\n");
	g_autoptr(BeianRules) read = beian_rules_read(folder, &error);
	cr_assert(read == NULL && error != NULL);
	cr_expect_not_null(
		strstr(error->message, TABLE "1: the columns must be province,nature"), "%s", error->message);
	house_remove(folder);
}
