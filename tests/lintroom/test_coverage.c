/* coverage: what prevents each result code, and what lint says of codes that nothing prevents. */
#include "config.h"
#include "core/lint/coverage.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(coverage, .fini = leakcheck);

#define HEADER                                                                                               \
	"token,miit-3.0,zh,en,pinyin,valid-from,valid-to,confidence,source,at,mark,date,known,covered\n"
#define COMMON ",甲,a,,,,high,house,,refuses,2026-11-23,"
/* The rule A01 of the house prevents them. */
#define GOOD "1004,1004" COMMON "document,\n1005,1005" COMMON "records,\n"
/* A reason that only tells what 1002 means. */
#define TEXT_OF_1002                                                                                         \
	"<reasons xmlns=\"urn:beian:rules:1\"><reason id=\"1002\" prevents=\"1002\" source=\"house\" "       \
	"date=\"2026-11-23\"><message xml:lang=\"zh\">甲</message><fix xml:lang=\"zh\">乙</fix>"           \
	"<message xml:lang=\"en\">a</message><fix xml:lang=\"en\">b</fix></reason></reasons>"

/* A house whose table of result codes has ROWS, its rules, and what is counted of them. */
typedef struct {
	char *folder;
	BeianRules *rules;
	BeianCoverages *coverages;
} Counted;

static Counted
count(const char *rows)
{
	Counted counted = {.folder = house_copy()};
	g_autofree char *table = g_strconcat(HEADER, rows, NULL);
	g_autoptr(GError) error = NULL;

	house_write(counted.folder, beian_coverage_file, table);
	house_write(counted.folder, "data/rules/results.xml", TEXT_OF_1002);
	counted.rules = beian_rules_read(counted.folder, &error);
	cr_assert_not_null(counted.rules, "%s", error != NULL ? error->message : "");
	counted.coverages = beian_coverages_new(counted.folder, counted.rules, &error);
	cr_assert_not_null(counted.coverages, "%s", error != NULL ? error->message : "");
	return counted;
}

static void
clear(Counted *counted)
{
	beian_coverages_free(counted->coverages);
	beian_rules_free(counted->rules);
	house_remove(counted->folder);
}

#define MISSING                                                                                              \
	"data/tasks/result.csv:4: result code 1002 can be known before sending, and nothing prevents it"

static const struct {
	const char *rows, *says, *why;
} table[] = {
	{GOOD, "", "rules prevent all"},
	{GOOD "1002,1002" COMMON "document,\n", MISSING, "the document tells, and only its text names it"},
	{GOOD "1002,1002" COMMON "records,\n", MISSING, "records tell"},
	{GOOD "1002,1002" COMMON "bureau,\n", "", "only the bureau knows"},
	{GOOD "1002,1002" COMMON "document,transform\n", "", "the table says what rules it out"},
	{GOOD "1002,1002" COMMON ",\n",
		"data/tasks/result.csv:4: result code 1002 does not say who can know it before sending",
		"nobody is named"},
	{"1004,1004" COMMON "document,\n",
		"data/rules/house.xml:4: A01 prevents “1005”, which is no result code",
		"a code of a rule's own"},
};

Test(coverage, a_code_that_can_be_known_and_that_nothing_prevents_is_told)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		Counted counted = count(table[i].rows);
		g_autoptr(GPtrArray) complaints = beian_complaints_new();

		beian_coverages_lint(counted.coverages, counted.rules, complaints);
		g_ptr_array_add(complaints, NULL);
		g_autofree char *says = g_strjoinv("\n", (char **)complaints->pdata);
		cr_expect_str_eq(says, table[i].says, "%s: %s", table[i].why, says);
		clear(&counted);
	}
}

Test(coverage, rules_and_the_cases_that_break_them_are_counted_by_code)
{
	Counted counted = count(GOOD "1002,1002" COMMON "bureau,\n");

	cr_assert_eq(counted.coverages->rows->len, 3);
	const BeianCoverage *first = &g_array_index(counted.coverages->rows, BeianCoverage, 0);
	const BeianCoverage *last = &g_array_index(counted.coverages->rows, BeianCoverage, 2);
	cr_expect_str_eq(first->code->token, "1004");
	cr_assert_eq(first->rules->len, 1);
	cr_expect_str_eq(((const BeianRule *)first->rules->pdata[0])->id, "A01");
	cr_expect_eq(first->cases, 1);
	cr_expect_eq(last->rules->len, 0);
	cr_expect_eq(last->cases, 0);
	clear(&counted);
}

Test(coverage, a_tree_without_the_table_is_an_error_with_its_name)
{
	Counted counted = count(GOOD);
	g_autofree char *file = g_build_filename(counted.folder, beian_coverage_file, NULL);
	g_autoptr(GError) error = NULL;

	cr_assert_eq(remove(file), 0);
	cr_expect_null(beian_coverages_new(counted.folder, counted.rules, &error));
	cr_assert_not_null(error);
	cr_expect(strstr(error->message, "result") != NULL, "%s", error->message);
	clear(&counted);
}
