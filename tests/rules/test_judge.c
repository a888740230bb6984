/* The judge: four outcomes, blanks, facts, confirmations, profiles, and the order in which a person reads. */
#include "config.h"
#include "tests/rules/court.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(judge, .fini = leakcheck);

static void
expect_findings(const Court *court, const char *findings, const char *why)
{
	g_autofree char *says = court_print(court);

	cr_expect_str_eq(says, findings, "%s", why);
}

Test(judge, a_rule_is_asked_only_on_its_days)
{
	static const struct {
		const char *days, *why;
		gboolean asked;
	} spans[] = {
		{"valid-from=\"2026-11-23\"", "the first day counts", TRUE},
		{"valid-from=\"2026-11-24\"", "not yet", FALSE},
		{"valid-to=\"2026-11-23\"", "the last day counts", TRUE},
		{"valid-to=\"2026-11-22\"", "no longer", FALSE},
		{"valid-from=\"2020-01-01\" valid-to=\"2030-01-01\"", "between", TRUE},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(spans); i++) {
		g_autofree char *attributes =
			g_strdup_printf("at=\"entity/name\" assert=\"false()\" %s", spans[i].days);
		g_autofree char *text = rule_text(attributes);
		g_auto(Court) court = court_with(text);
		g_autofree char *says = court_print(&court);
		cr_expect_eq(
			strstr(says, "X01 broken") != NULL, spans[i].asked, "%s: %s", spans[i].why, says);
	}
}

Test(judge, what_an_own_rule_finds_is_marked)
{
	char *folder = house_copy(), *own = g_dir_make_tmp("beian-own-XXXXXX", NULL);
	g_autofree char *rule = rule_text("at=\"entity/name\" assert=\"false()\"");
	g_autofree char *pack = g_strconcat("<rules xmlns=\"urn:beian:rules:1\">", rule, "</rules>", NULL);
	g_auto(Court) court = court_open();

	house_write(own, "own.xml", pack);
	beian_rules_free(court.rules);
	court.rules = beian_rules_read_over(folder, own, NULL);
	cr_assert_not_null(court.rules);
	answer_plain(court.house.filing);
	answer(court.house.filing, "entity/founded", "2030-01-01");
	g_autoptr(BeianVerdict) verdict = court_judge(&court);
	guint seen = 0;
	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		gboolean mine = strcmp(finding->rule->id, "X01") == 0;
		seen += mine || strcmp(finding->rule->id, "A06") == 0;
		cr_expect_eq(finding->own, mine, "%s", finding->rule->id);
		cr_expect(!mine || strcmp(beian_finding_word(finding), "error (own rule)") == 0);
	}
	cr_expect_eq(seen, 2);
	house_remove(folder);
	house_remove(own);
}

static void
know(Court *court, const char *kind, const char *value, const char *fact)
{
	if (court->facts == NULL)
		court->facts = beian_facts_new();
	beian_facts_put(court->facts, kind, value, fact);
}

/* Everything that the plain answers are looked up as, and nothing is known. */
static void
know_nothing(Court *court)
{
	know(court, "mobile", "13800138000", "");
	know(court, "mobile", "13900139000", "");
	know(court, "document", HOUSE_NUMBER, "");
}

Test(judge, has_nothing_to_say_about_plain_answers)
{
	g_auto(Court) court = court_open();

	answer_plain(court.house.filing);
	know_nothing(&court);
	expect_findings(&court, "", "plain answers, facts looked up");
	g_autoptr(BeianVerdict) verdict = court_judge(&court);
	cr_expect(beian_verdict_is_good(verdict));
	cr_expect_eq(verdict->open, 0);
}

typedef struct {
	const char *rule, *answers[3][2], *outcome, *why;
} Row;

/* Outcomes of one rule over few answers: "" is a rule that leaves no finding. */
static const Row rows[] = {
	{"needs=\"entity/name\" assert=\"entity/name = '甲'\"", {{"entity/name", "甲"}}, "", "it holds"},
	{"needs=\"entity/name\" assert=\"entity/name = '甲'\"", {{"entity/name", "乙"}}, "broken",
		"it is broken"},
	{"needs=\"entity/name\" assert=\"entity/name = '甲'\"", {{NULL}}, "open", "its operand is missing"},
	{"needs=\"entity/name\" assert=\"not(number(entity/name) &gt; 5)\"", {{NULL}}, "open",
		"XPath alone would say it holds"},
	{"needs=\"entity/name\" when=\"entity/nature = 'individual'\" assert=\"false()\"",
		{{"entity/name", "甲"}, {"entity/nature", "enterprise"}}, "", "it is not applicable"},
	{"needs=\"entity/name\" when=\"entity/nature = 'individual'\" assert=\"false()\"",
		{{"entity/nature", "enterprise"}}, "open", "operands come before applicability"},
	{"needs=\"entity/name entity/region\" assert=\"false()\"", {{"entity/name", "甲"}}, "open",
		"one of two operands"},
	{"needs=\"entity/name entity/region\" assert=\"false()\"",
		{{"entity/name", "甲"}, {"entity/region", "330106"}}, "broken", "both operands"},
	{"needs=\"entity/name entity/region?\" assert=\"false()\"", {{"entity/region", "330106"}}, "broken",
		"any of two operands"},
	{"needs=\"entity/name entity/region?\" assert=\"false()\"", {{NULL}}, "open", "none of two operands"},
	{"assert=\"false()\"", {{NULL}}, "broken", "a rule that needs nothing"},
	{"needs=\"entity/person/mobile\" assert=\"false()\"", {{"entity/person/mobile", "1380013"}}, "open",
		"a refused answer is no operand"},
	{"for=\"entity\" needs=\"nature\" assert=\"name\"", {{"entity/nature", "enterprise"}}, "broken",
		"seen from an element"},
	{"for=\"entity\" needs=\"nature\" assert=\"name\"", {{NULL}}, "", "no element, no judgement"},
	{"needs=\"entity/founded\" assert=\"false()\"",
		{{"entity/founded", "2020-02-29"}, {"entity/nature", "individual"}}, "open",
		"an irrelevant answer is no operand"},
	{"needs=\"entity/unheard\" assert=\"false()\"", {{NULL}}, "", "an operand that this form never asks"},
	{"needs=\"/filing/entity/unheard\" assert=\"false()\"", {{NULL}}, "", "nor by its absolute path"},
	{"needs=\"entity/unheard entity/name?\" assert=\"false()\"", {{NULL}}, "open", "one of two can come"},
	{"needs=\"entity/person\" assert=\"false()\"", {{NULL}}, "open",
		"what stands above a question can come"},
	{"assert=\"b:unheard(entity/name)\"", {{NULL}}, "broken", "what cannot be evaluated never holds"},
};

Test(judge, knows_four_outcomes_and_no_lie_about_blanks)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *attributes = g_strdup_printf(
			"at=\"%s\" %s", strstr(rows[i].rule, "for=") ? "name" : "entity/name", rows[i].rule);
		g_autofree char *text = rule_text(attributes);
		g_auto(Court) court = court_with(text);
		for (int j = 0; j < 3 && rows[i].answers[j][0] != NULL; j++)
			answer(court.house.filing, rows[i].answers[j][0], rows[i].answers[j][1]);
		g_autofree char *says = court_print(&court);
		const char *at = strstr(says, "X01 ");
		g_autofree char *outcome =
			at != NULL ? g_strndup(at + 4, strcspn(at + 4, " ")) : g_strdup("");
		cr_expect_str_eq(outcome, rows[i].outcome, "%s: %s", rows[i].rule, rows[i].why);
	}
}

Test(judge, says_nothing_where_this_form_asks_nothing)
{
	g_autofree char *text = rule_text("at=\"entity/unheard\" needs=\"entity/name\" assert=\"false()\"");
	g_auto(Court) court = court_with(text);

	answer(court.house.filing, "entity/name", "甲");
	g_autofree char *says = court_print(&court);
	cr_expect(strstr(says, "X01") == NULL, "%s", says);
}

Test(judge, points_at_the_question_of_each_element_once)
{
	g_auto(Court) court = court_open();

	answer_plain(court.house.filing);
	know_nothing(&court);
	answer(court.house.filing, "service/1/access/address/1/to", "192.0.2.1");
	answer(court.house.filing, "service/3/kind", "website");
	answer(court.house.filing, "service/3/name", "王五");
	answer(court.house.filing, "service/3/person/name", "王五");
	answer(court.house.filing, "service/3/person/mobile", "13900139000");
	answer(court.house.filing, "service/3/access/address/7/from", "192.0.2.5");
	answer(court.house.filing, "service/3/access/address/7/to", "192.0.2.5");
	expect_findings(&court,
		"A08 broken service/1/access/address/1/from\nA09 broken service/3/name\nA08 broken "
		"service/3/access/address/7/from\n",
		"repeats inside of repeats, and a way up");
}

Test(judge, a_refused_answer_is_a_finding_of_its_type_and_leaves_rules_open)
{
	g_auto(Court) court = court_open();

	answer_plain(court.house.filing);
	know_nothing(&court);
	answer(court.house.filing, "entity/person/mobile", "1380013");
	expect_findings(&court, "mobile.length broken entity/person/mobile\nA03 open entity/person/mobile\n",
		"refused: not also required, not also broken");
	g_autoptr(BeianVerdict) verdict = court_judge(&court);
	const BeianFinding *refusal = verdict->findings->pdata[0];
	cr_expect_str_eq(refusal->value, "1380013", "as typed");
	g_autofree char *words = beian_finding_message(refusal, BEIAN_LANGUAGE_EN);
	cr_expect_str_eq(words, "“1380013” has 7 digits.");
	cr_expect_eq(verdict->counts[BEIAN_SEVERITY_ERROR], 1);
	cr_expect_eq(verdict->open, 1);
	cr_expect_eq(verdict->records_unasked, 0, "it waits for the answer, not for a fact");
	cr_expect_not(beian_verdict_is_good(verdict));
}

Test(judge, a_rule_that_points_at_a_refused_answer_is_open_whatever_it_needs)
{
	g_autofree char *text =
		rule_text("for=\"entity\" at=\"person/mobile\" needs=\"name\" assert=\"person/mobile\"");
	g_auto(Court) court = court_with(text);

	answer(court.house.filing, "entity/name", "示例科技公司");
	answer(court.house.filing, "entity/person/mobile", "1380013");
	g_autofree char *says = court_print(&court);
	cr_expect_not_null(strstr(says, "X01 open entity/person/mobile\n"), "%s", says);
}

Test(judge, facts_that_were_not_looked_up_leave_rules_open_and_are_counted)
{
	g_auto(Court) court = court_open();

	answer_plain(court.house.filing);
	expect_findings(&court,
		"A03 open entity/person/mobile\nA03 open service/1/person/mobile\nA07 open "
		"entity/document/number\n",
		"no facts: also a rule that only asks whether it applies");
	g_autoptr(BeianVerdict) none = court_judge(&court);
	cr_expect_eq(none->open, 3);
	cr_expect_eq(none->records_unasked, 3);
	cr_expect(beian_verdict_is_good(none), "what is open stands in no way");
	know(&court, "mobile", "13800138000", "");
	know(&court, "mobile", "13900139000", "draft 7");
	know(&court, "document", HOUSE_NUMBER, "record");
	expect_findings(&court, "A03 broken service/1/person/mobile\nA07 broken entity/document/number\n",
		"all looked up");
}

Test(judge, facts_are_of_a_kind_and_a_value)
{
	g_autoptr(BeianFacts) facts = beian_facts_new();

	cr_expect_null(beian_facts_get(facts, "mobile", "1"));
	beian_facts_put(facts, "mobile", "1", "");
	cr_expect_str_eq(beian_facts_get(facts, "mobile", "1"), "");
	cr_expect_null(beian_facts_get(facts, "domain", "1"));
	beian_facts_put(facts, "mobile", "1", "draft 2");
	cr_expect_str_eq(beian_facts_get(facts, "mobile", "1"), "draft 2", "the last word counts");
}

Test(judge, facts_are_told_apart_by_whose_draft_they_are_of)
{
	static const struct {
		const char *answers[3][2], *fact, *whose, *why;
	} rows_of[] = {
		{{{"entity/document/number", HOUSE_NUMBER}}, "draft 7 " HOUSE_NUMBER " 甲公司", "same",
			"one number"},
		{{{"entity/document/number", HOUSE_NUMBER}}, "draft 7 91330106MA2TAMP00A 甲公司", "other",
			"another number, no name here"},
		{{{"entity/document/number", HOUSE_NUMBER}, {"entity/name", "甲（杭州）公司"}},
			"draft 7 91330106MA2TAMP00A 甲(杭州) 公司", "same", "a replaced certificate"},
		{{{"entity/name", "甲公司"}}, "draft 7 - 乙公司", "other", "another name"},
		{{{"entity/name", "甲公司"}}, "draft 7 - 甲公司", "same", "one name, no number there"},
		{{{"entity/name", "甲公司"}}, "draft 7 -", "unknown", "nothing known there"},
		{{{NULL}}, "draft 7 " HOUSE_NUMBER " 甲公司", "unknown", "nothing known here"},
		{{{"entity/name", "甲公司"}}, "draft 7", "unknown", "an answer without an entity"},
		{{{"entity/nature", "individual"}, {"entity/document/number", HOUSE_CARD},
			 {"entity/name", "张三"}},
			"draft 7 330106198506120015 张三", "other", "people share names"},
		{{{"entity/nature", "individual"}, {"entity/document/number", HOUSE_CARD},
			 {"entity/name", "张三"}},
			"draft 7 - 张三", "same", "a person whose number is not there yet"},
		{{{"entity/name", "甲公司"}}, "draft 6 - 乙公司\ndraft 7 - 甲公司", "same",
			"the second of two"},
	};
	static const char *const all[] = {"same", "other", "unknown"};

	for (gsize i = 0; i < G_N_ELEMENTS(rows_of); i++)
		for (gsize j = 0; j < G_N_ELEMENTS(all); j++) {
			g_autofree char *expression = g_strdup_printf(
				"at=\"entity/nature\" assert=\"b:fact('mobile', '1', '%s') = '7'\"", all[j]);
			g_autofree char *rule = rule_text(expression);
			g_auto(Court) court = court_with(rule);
			for (gsize k = 0; k < 3 && rows_of[i].answers[k][0] != NULL; k++)
				answer(court.house.filing, rows_of[i].answers[k][0],
					rows_of[i].answers[k][1]);
			know(&court, "mobile", "1", rows_of[i].fact);
			gboolean holds = strcmp(all[j], rows_of[i].whose) == 0;
			g_autofree char *says = court_print(&court);
			cr_expect_eq(
				strstr(says, "X01 broken") == NULL, holds, "%s: %s", rows_of[i].why, all[j]);
		}
}

Test(judge, functions_read_what_imported_data_say)
{
	static const struct {
		const char *fact, *assert, *outcome, *why;
	} rows_of[] = {
		{"draft 7 - 甲公司\nrecord 3 - 乙公司", "b:fact('k', '1', 'other', 'record') = '3'", "holds",
			"a record is told from a draft"},
		{"draft 7 - 乙公司", "b:fact('k', '1', 'other', 'record') = ''", "holds", "no record"},
		{"record 3 - 乙公司\nown 2\ncancelled", "b:told('k', '1', 'own') &gt; 1", "holds",
			"what follows the word"},
		{"record 3 - 乙公司\ncancelled", "b:told('k', '1', 'cancelled') = 'yes'", "holds",
			"a word alone"},
		{"owner 2", "b:told('k', '1', 'own') = ''", "holds", "only the whole word"},
		{"", "b:told('k', '1', 'own') != ''", "broken", "looked up, and nothing was there"},
		{BEIAN_FACT_UNKNOWN, "b:told('k', '1', 'own') = ''", "open",
			"looked up where nothing was imported"},
		{NULL, "b:told('k', '1', 'own') = ''", "open", "not looked up"},
		{"", "b:choice(., 'withdrawn') = ''", "holds", "the codes know of no imported table"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows_of); i++) {
		g_autofree char *expression =
			g_strdup_printf("at=\"entity/nature\" assert=\"%s\"", rows_of[i].assert);
		g_autofree char *rule = rule_text(expression);
		g_auto(Court) court = court_with(rule);
		answer(court.house.filing, "entity/name", "甲公司");
		if (rows_of[i].fact != NULL)
			know(&court, "k", "1", rows_of[i].fact);
		g_autofree char *says = court_print(&court);
		const char *found = strstr(says, "X01 broken") != NULL ? "broken"
				    : strstr(says, "X01 open") != NULL ? "open"
								       : "holds";
		cr_expect_str_eq(found, rows_of[i].outcome, "%s: %s", rows_of[i].why, says);
	}
}

Test(judge, keys_that_others_may_hold_are_looked_up_by_type)
{
	static const char *const rows_of[][2] = {{"entity/person/mobile", "mobile"},
		{"entity/document/number", "document"}, {"service/person/document/number", "document"},
		{"entity/name", NULL}, {"entity/region", NULL}, {"service/name", "site"}};
	g_auto(House) house = house_open();

	for (gsize i = 0; i < G_N_ELEMENTS(rows_of); i++)
		cr_expect_eq(g_strcmp0(beian_fact_kind(beian_form_question(house.form, rows_of[i][0])),
				     rows_of[i][1]),
			0, "%s", rows_of[i][0]);
}

Test(judge, a_confirmed_value_is_confirmed_until_it_changes)
{
	g_auto(Court) court = court_open();
	g_autoptr(BeianStep) step = beian_step_new();

	answer_plain(court.house.filing);
	know_nothing(&court);
	know(&court, "document", "91330106MA2X12343X", "");
	know(&court, "document", "91330106MA2X12343W", "");
	answer(court.house.filing, "entity/document/number", "91330106MA2X12343X");
	expect_findings(&court, "A02 broken entity/document/number\n", "a wrong check digit");
	cr_assert(beian_filing_confirm(court.house.filing, "A02", "entity/document/number",
		"91330106MA2X12343X", "证上如此", HOUSE_DAY, step, NULL));
	expect_findings(&court, "A02 confirmed entity/document/number\n", "the applicant vouches");
	g_autoptr(BeianVerdict) confirmed = court_judge(&court);
	cr_expect_eq(confirmed->counts[BEIAN_SEVERITY_WARNING], 0, "what is confirmed is not counted");
	answer(court.house.filing, "entity/document/number", "91330106ma2x12343x");
	expect_findings(&court, "A02 confirmed entity/document/number\n", "typed otherwise, the same value");
	answer(court.house.filing, "entity/document/number", "91330106MA2X12343W");
	expect_findings(
		&court, "A02 broken entity/document/number\n", "another wrong value is another matter");
}

Test(judge, only_a_rule_that_allows_it_is_confirmed)
{
	g_auto(Court) court = court_open();
	g_autoptr(BeianStep) step = beian_step_new();

	answer_plain(court.house.filing);
	know_nothing(&court);
	answer(court.house.filing, "entity/name", "短名");
	cr_assert(beian_filing_confirm(
		court.house.filing, "A01", "entity/name", "短名", "so it is", HOUSE_DAY, step, NULL));
	expect_findings(&court, "A01 broken entity/name\n", "confirm is not yes");
}

Test(judge, a_profile_has_rules_of_its_own)
{
	g_auto(Court) court = court_open();

	answer_plain(court.house.filing);
	know_nothing(&court);
	answer(court.house.filing, "entity/name", "示例科技公司𠀀");
	expect_findings(&court, "", "native carries every character");
	court.profile = "miit-3.0";
	expect_findings(&court, "A05 broken entity/name\n", "the ministry's format does not");
}

Test(judge, judges_on_the_day_it_is_told)
{
	g_auto(Court) court = court_open();

	answer_plain(court.house.filing);
	know_nothing(&court);
	court.day = (BeianDate){2020, 2, 28};
	expect_findings(&court, "A06 broken entity/founded\n", "the day before");
	court.day = (BeianDate){2020, 2, 29};
	expect_findings(&court, "A06 broken entity/founded\n", "the same day");
	court.day = (BeianDate){2020, 3, 1};
	expect_findings(&court, "", "the day after");
}

Test(judge, required_and_repeats_are_findings_of_the_form)
{
	g_auto(Court) court = court_open();

	answer_plain(court.house.filing);
	know_nothing(&court);
	answer(court.house.filing, "entity/name", "");
	answer(court.house.filing, "service/2/kind", "app");
	answer(court.house.filing, "service/2/name", "甲");
	answer(court.house.filing, "service/2/signature/owner", "示例");
	g_autofree char *says = court_print(&court);
	cr_expect_str_eq(says, "required broken entity/name\nrequired broken service/2/person/name\nrequired "
			       "broken service/2/person/mobile\n"
			       "repeat broken service/2/access/address\nrepeat broken "
			       "service/2/platform\nA01 open entity/name\n");
	g_autoptr(BeianVerdict) verdict = court_judge(&court);
	g_autofree char *words = beian_finding_message(verdict->findings->pdata[3], BEIAN_LANGUAGE_EN);
	cr_expect_str_eq(words, "At least 1 of these.");
}

Test(judge, a_repeat_that_matters_to_nobody_demands_nothing)
{
	g_auto(Court) court = court_open();

	answer_plain(court.house.filing); /* a website: platforms are for apps */
	know_nothing(&court);
	expect_findings(&court, "", "no platform is demanded of a website");
}

Test(judge, findings_are_read_broken_first_then_by_weight_then_in_the_order_of_the_form)
{
	g_auto(Court) court = court_open();
	g_autoptr(BeianStep) step = beian_step_new();

	answer_plain(court.house.filing);
	answer(court.house.filing, "entity/document/number", "91330106MA2X12343X");
	cr_assert(beian_filing_confirm(court.house.filing, "A02", "entity/document/number",
		"91330106MA2X12343X", "so", HOUSE_DAY, step, NULL));
	answer(court.house.filing, "entity/founded", "2030-01-01");
	answer(court.house.filing, "entity/name", "短名");
	answer(court.house.filing, "entity/person/email", "");
	answer(court.house.filing, "declared/true", "");
	answer(court.house.filing, "service/1/name", "李四");
	expect_findings(&court,
		"A01 broken entity/name\nA06 broken entity/founded\nA09 broken service/1/name\nrequired "
		"broken declared/true\n"
		"A04 broken entity/person/mobile\nA02 confirmed entity/document/number\n"
		"A03 open entity/person/mobile\nA03 open service/1/person/mobile\nA07 open "
		"entity/document/number\n",
		"errors of the form and of rules together, then info, then confirmed, then open");
	g_autoptr(BeianVerdict) verdict = court_judge(&court);
	cr_expect_eq(verdict->counts[BEIAN_SEVERITY_ERROR], 4);
	cr_expect_eq(verdict->counts[BEIAN_SEVERITY_WARNING], 0);
	cr_expect_eq(verdict->counts[BEIAN_SEVERITY_INFO], 1);
}

Test(judge, words_quote_values_in_either_language)
{
	g_auto(Court) court = court_open();

	answer_plain(court.house.filing);
	know_nothing(&court);
	answer(court.house.filing, "entity/name", " 短名 ");
	g_autoptr(BeianVerdict) verdict = court_judge(&court);
	cr_assert_eq(verdict->findings->len, 1);
	const BeianFinding *finding = verdict->findings->pdata[0];
	g_autofree char *zh = beian_finding_message(finding, BEIAN_LANGUAGE_ZH),
			*en = beian_finding_message(finding, BEIAN_LANGUAGE_EN),
			*fix = beian_finding_fix(finding, BEIAN_LANGUAGE_EN);
	cr_expect_str_eq(zh, "“短名”太短：短名（enterprise）。");
	cr_expect_str_eq(
		en, "“短名” is too short for enterprise: 短名; .", "a detail that is not there is empty");
	cr_expect_str_eq(fix, "短名 has fewer than four characters.");
}

Test(judge, a_doubt_quotes_its_detail)
{
	g_auto(Court) court = court_open();

	answer_plain(court.house.filing);
	know_nothing(&court);
	know(&court, "document", "91330106MA2X12343X", "");
	answer(court.house.filing, "entity/document/number", "91330106MA2X12343X");
	g_autoptr(BeianVerdict) verdict = court_judge(&court);
	cr_assert_eq(verdict->findings->len, 1);
	g_autofree char *words = beian_finding_message(verdict->findings->pdata[0], BEIAN_LANGUAGE_EN);
	cr_expect(strlen(words) > strlen("A check digit is wrong: "), "%s", words);
}

Test(judge, says_the_same_twice)
{
	g_auto(Court) court = court_open();

	answer(court.house.filing, "service/1/kind", "app");
	g_autofree char *first = court_print(&court), *second = court_print(&court);
	cr_expect_str_eq(first, second);
}
