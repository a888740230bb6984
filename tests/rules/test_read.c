/* Packs: what a rule says of itself, and every mistake with file and line. */
#include "config.h"
#include "tests/rules/court.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(pack, .fini = leakcheck);

Test(pack, rules_say_what_they_are)
{
	g_auto(Court) court = court_open();
	const BeianRule *rule = beian_rules_find(court.rules, "A01");

	cr_assert_not_null(rule);
	cr_expect(rule->severity == BEIAN_SEVERITY_ERROR && rule->decides == BEIAN_DECIDES_FILING &&
		  !rule->confirm);
	cr_expect_str_eq(rule->at, "name");
	cr_expect_str_eq(rule->source, "invented");
	cr_expect_str_eq(rule->date, "2026-11-23");
	cr_expect_str_eq(rule->prevents[0], "1004");
	cr_expect_str_eq(rule->prevents[1], "1005");
	cr_expect_null(rule->prevents[2]);
	cr_expect_str_eq(rule->file, "data/rules/house.xml");
	cr_expect_eq(rule->line, 4);
	cr_expect_str_eq(rule->why.in[BEIAN_LANGUAGE_EN], "For tests.");
	cr_expect(beian_rules_find(court.rules, "A02")->confirm);
	cr_expect_eq(beian_rules_find(court.rules, "A03")->decides, BEIAN_DECIDES_RECORDS);
	cr_expect(beian_rules_find(court.rules, "A04")->needs_any);
	cr_expect_str_eq(beian_rules_find(court.rules, "A05")->profile, "miit-3.0");
	cr_expect_null(rule->profile);
	cr_expect_null(beian_rules_find(court.rules, "required")->at, "a reason points nowhere");
	cr_expect_null(beian_rules_find(court.rules, "Z99"));
}

Test(pack, all_are_in_the_order_of_their_ids)
{
	g_auto(Court) court = court_open();
	const GPtrArray *all = beian_rules_all(court.rules);

	cr_assert_eq(all->len, 13);
	for (guint i = 1; i < all->len; i++)
		cr_expect_lt(
			strcmp(((BeianRule *)all->pdata[i - 1])->id, ((BeianRule *)all->pdata[i])->id), 0);
}

Test(pack, a_row_is_answered_by_further_rules_and_reasons_too)
{
	g_auto(Court) court = court_open();
	static const struct {
		const char *row;
		guint answering;
	} table[] = {{"A01", 1}, {"A", 0}, {"Z01", 1}, {"Z02", 1}, {"Z99", 0}};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GPtrArray) answering = beian_rules_answering(court.rules, table[i].row);
		cr_expect_eq(answering->len, table[i].answering, "%s", table[i].row);
	}
	g_autoptr(GPtrArray) answering = beian_rules_answering(court.rules, "Z02");
	cr_expect_str_eq(((const BeianRule *)answering->pdata[0])->id, "required");
}

Test(pack, words_of_the_vocabulary)
{
	cr_expect_str_eq(beian_severity_name(BEIAN_SEVERITY_ERROR), "error");
	cr_expect_str_eq(beian_severity_name(BEIAN_SEVERITY_INFO), "info");
	cr_expect_str_eq(beian_outcome_name(BEIAN_OUTCOME_NOT_APPLICABLE), "not-applicable");
	cr_expect_str_eq(beian_outcome_name(BEIAN_OUTCOME_CONFIRMED), "confirmed");
	cr_expect_str_eq(beian_decides_name(BEIAN_DECIDES_BUREAU), "bureau");
}

/* What reading the rules below FOLDER complains of, without the folder's own name. Free with g_free. */
static char *
complaints_of(const char *folder)
{
	g_autofree char *prefix = g_strconcat(folder, "/", NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianRules) rules = beian_rules_read(folder, &error);

	cr_expect_eq(rules == NULL, error != NULL);
	g_auto(GStrv) parts = g_strsplit(error != NULL ? error->message : "", prefix, -1);
	return g_strjoinv("", parts);
}

#define PACK "data/rules/house.xml:"

static const struct {
	const char *old, *new, *says, *why;
} mistakes[] = {
	{"id=\"A02\"", "id=\"A01\"", PACK "8: rule \"A01\" is defined twice", "an id twice"},
	{"id=\"A02\" ", "", PACK "8: <rule> needs the attribute \"id\"", "no id"},
	{"severity=\"warning\"", "severity=\"warn\"", PACK "8: severity=\"warn\" is not one of its words",
		"a severity that is none"},
	{"decides=\"records\"", "decides=\"record\"", PACK "12: decides=\"record\" is not one of its words",
		"a decider that is none"},
	{"at=\"document/number\" ", "", PACK "8: A02 needs \"at\" and \"assert\"", "it points nowhere"},
	{" source=\"invented\"", "", PACK "4: A01 needs a source and a date", "no source"},
	{" date=\"2026-11-23\"", "", PACK "4: A01 needs a source and a date", "no date"},
	{"needs=\"name\" when", "need=\"name\" when", PACK "4: a rule has no attribute \"need\"",
		"an attribute that does not exist"},
	{"b:chars(name)", "b:chars(name", PACK "4: assert=\"", "an expression that is none"},
	{"needs=\"name\" when", "needs=\"na[me\" when",
		PACK "4: needs=\"na[me\": ", "an operand that is none"},
	{"when=\"nature =", "when=\"nature ==", PACK "4: when=\"", "an applicability that is none"},
	{"for=\"entity\"", "for=\"entity/\"", PACK "4: for=\"", "elements that are none"},
	{"<message xml:lang=\"zh\">号码有误：{detail}</message>", "",
		PACK "8: A02 has no message or fix in the language zh", "no message"},
	{"<fix xml:lang=\"en\">Put it right.</fix>", "<fixx/>",
		PACK "10: a rule holds message, fix, why and example", "a text of no sort"},
	{"<why xml:lang=\"zh\">", "<why xml:lang=\"de\">",
		PACK "5: a rule holds message, fix, why and example", "a language that is not ours"},
	{"</rules>", "<role/></rules>", PACK "40: <role> has no place here", "an element that is no rule"},
	{"urn:beian:rules:1", "urn:beian:rules:2",
		PACK "3: the root element must be in the namespace urn:beian:rules:1", "a namespace"},
	{"</rules>", "</rule>", PACK, "not well-formed"},
	{"confirm=\"yes\"", "confirm=\"maybe\"", PACK "8: confirm=\"maybe\" is not one of its words",
		"a confirm that is neither yes nor no"},
	{"confirm=\"yes\"", "confidence=\"sure\"", PACK "8: confidence=\"sure\" is not one of its words",
		"a confidence that is none"},
	{"confirm=\"yes\"", "valid-from=\"2026-2-1\"", PACK "8: A02: “2026-2-1” is no day; write YYYY-MM-DD",
		"a first day that is none"},
	{"confirm=\"yes\"", "valid-from=\"2026-02-02\" valid-to=\"2026-02-01\"",
		PACK "8: A02: valid-to 2026-02-01 is before valid-from 2026-02-02",
		"an end before the beginning"},
	{"date=\"2026-11-23\"", "date=\"in 2026\"", PACK "4: A01: “in 2026” is no day; write YYYY-MM-DD",
		"a date that is no day"},
	{"<rules xmlns=\"urn:beian:rules:1\">",
		"<rules xmlns=\"urn:beian:rules:1\"><reason id=\"b\" source=\"S\" date=\"2026-11-23\" "
		"valid-to=\"2026-11-23\"/>",
		PACK "3: b is a reason of types, which hold on every day", "a reason with an end"},
	{"profile=\"miit-3.0\"", "profile=\"miit\"", PACK "20: profile=\"miit\" is not one of its words",
		"a profile that is none"},
};

Test(pack, every_mistake_is_told_with_its_place)
{
	for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		char *folder = house_copy();
		house_replace(folder, "data/rules/house.xml", mistakes[i].old, mistakes[i].new);
		g_autofree char *says = complaints_of(folder);
		g_auto(GStrv) lines = g_strsplit(says, "\n", -1);
		gboolean told = FALSE;
		for (char **line = lines; *line != NULL; line++)
			told = told || g_str_has_prefix(*line, mistakes[i].says);
		cr_expect(told, "%s: %s", mistakes[i].why, says);
		house_remove(folder);
	}
}

Test(pack, all_mistakes_of_all_packs_are_told_at_once)
{
	char *folder = house_copy();

	house_replace(folder, "data/rules/house.xml", "severity=\"warning\"", "severity=\"warn\"");
	house_replace(folder, "data/rules/house.xml", "b:chars(name)", "b:chars(name");
	house_replace(folder, "data/rules/reasons.xml", "id=\"repeat\"", "id=\"required\"");
	g_autofree char *says = complaints_of(folder);
	g_auto(GStrv) lines = g_strsplit(says, "\n", -1);
	static const char *const told[] = {PACK "4: assert=",
		PACK "8: severity=\"warn\" is not one of its words", "data/rules/reasons.xml:7: "};
	cr_assert_eq(g_strv_length(lines), G_N_ELEMENTS(told), "%s", says);
	for (guint i = 0; i < G_N_ELEMENTS(told); i++)
		cr_expect(g_str_has_prefix(lines[i], told[i]), "%s", lines[i]);
	house_remove(folder);
}

Test(pack, no_folder_of_rules_is_an_error)
{
	g_autoptr(GError) error = NULL;

	cr_expect_null(beian_rules_read("/nonexistent", &error));
	cr_expect(error != NULL && error->code == BEIAN_ERROR_CANNOT);
}

Test(pack, the_rules_of_the_tree_load)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianRules) rules = beian_rules_read(g_getenv("BEIAN_DATADIR"), &error);

	cr_assert_not_null(rules, "%s", error != NULL ? error->message : "");
	cr_expect_not_null(beian_rules_find(rules, "required"));
	cr_expect_not_null(beian_rules_find(rules, "repeat"));
}
