/* Sources: which text a rule comes from, and how sure that makes it. */
#include "config.h"
#include "tests/rules/court.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(source, .fini = leakcheck);

#define HEADER "name,weight,confidence,date,zh,en\n"
#define ROWS                                                                                                 \
	HEADER "book,provider,medium,2020-01-01,书,A book\nbook 2.1,law,high,2020-01-01,法,The law\n"      \
	       "note,ours,low,2020-01-01,注,A note\nT,provider,medium,2022-01-01,页,A page\n"              \
	       "A25,provider,high,2025-01-01,新页,A new page\n"

/* The rules of the house, whose table of sources is TABLE. */
static BeianRules *
rules_with(const char *table, GError **error)
{
	char *folder = house_copy();

	house_write(folder, "data/rules/sources.csv", table);
	BeianRules *rules = beian_rules_read(folder, error);
	house_remove(folder);
	return rules;
}

static const struct {
	const char *text, *name, *why;
} texts[] = {
	{"book 1.5", "book", "a section without a row is the whole"},
	{"book 2.1", "book 2.1", "a section with one"},
	{"book 2.1.7", "book 2.1", "what lies in it"},
	{"book 2", "book", "what it lies in"},
	{"book 1, 2.1", "book 2.1", "a section alone belongs to the name before"},
	{"book 1 and 2.1, note 3", "book 2.1", "the surest leads"},
	{"note 4; book", "book", "a name alone"},
	{"book 1 (T)", "T", "the page goes before the book"},
	{"book 2.1 (T)", "T", "and before its surer section"},
	{"book 1 (T); book 2.1", "book 2.1", "but not before another part"},
	{"book 1 (T, A25d)", "A25", "the surest page; d is a page of it"},
	{"book 2.1 (unheard of)", "book 2.1", "brackets that are no mark"},
	{"hearsay", NULL, "nothing is known"},
	{"", NULL, "nothing is said"},
};

Test(source, a_text_is_as_sure_as_the_surest_that_it_names)
{
	g_autoptr(BeianRules) rules = rules_with(ROWS, NULL);

	cr_assert_not_null(rules);
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		const BeianRuleSource *source = beian_rules_source(rules, texts[i].text);
		cr_expect_eq(source == NULL, texts[i].name == NULL, "%s", texts[i].why);
		if (source != NULL && texts[i].name != NULL)
			cr_expect_str_eq(source->name, texts[i].name, "%s", texts[i].why);
	}
}

Test(source, a_rule_is_as_sure_as_its_source_unless_it_says_otherwise)
{
	char *folder = house_copy();
	g_autofree char *rule = rule_text("at=\"entity/name\" assert=\"true()\" confidence=\"low\"");
	g_autofree char *pack = g_strconcat("<rules xmlns=\"urn:beian:rules:1\">", rule, "</rules>", NULL);

	house_write(folder, "data/rules/sources.csv", HEADER "invented,law,high,2020-01-01,书,A book\n");
	house_write(folder, "data/rules/own.xml", pack);
	g_autoptr(BeianRules) rules = beian_rules_read(folder, NULL);
	house_remove(folder);
	cr_assert_not_null(rules);
	const BeianRule *other = beian_rules_find(rules, "A01"), *own = beian_rules_find(rules, "X01");
	cr_expect_str_eq(beian_confidence_name(beian_rule_confidence(rules, other)), "high");
	cr_expect_str_eq(beian_confidence_name(beian_rule_confidence(rules, own)), "low");
	g_autofree char *text =
		beian_confidence_text(rules, BEIAN_CONFIDENCE_HIGH, "invented 3", BEIAN_LANGUAGE_EN);
	cr_expect_str_eq(text, "high · A book · 2020-01-01");
}

Test(source, without_a_table_nothing_is_known)
{
	g_auto(Court) court = court_open();

	cr_expect_not(beian_rules_know_sources(court.rules));
	cr_expect_null(beian_confidence_name(
		beian_rule_confidence(court.rules, beian_rules_find(court.rules, "A01"))));
}

#define TABLE "data/rules/sources.csv:"

static const struct {
	const char *table, *says;
} mistakes[] = {
	{HEADER "a,law,high,2020-01-01,书,A\na,law,high,2020-01-01,书,A\n",
		TABLE "3: the source “a” is named twice"},
	{HEADER "a,rumour,high,2020-01-01,书,A\n", TABLE "2: “rumour” is no weight"},
	{HEADER "a,law,sure,2020-01-01,书,A\n", TABLE "2: confidence is \"sure\""},
	{HEADER "a,law,high,2020,书,A\n", TABLE "2: “2020” is no day"},
	{HEADER "a,law,high,,书,A\n", TABLE "2: a source has a name, a date and a title in both languages"},
	{HEADER "a,law,high,2020-01-01,,A\n", TABLE "2: a source has a name, a date"},
	{"name\na\n", TABLE "1: the columns must be name,weight"},
};

Test(source, every_mistake_is_told_with_its_line)
{
	for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianRules) rules = rules_with(mistakes[i].table, &error);
		cr_assert(rules == NULL && error != NULL, "%s", mistakes[i].says);
		cr_expect_not_null(strstr(error->message, mistakes[i].says), "%s", error->message);
	}
}
