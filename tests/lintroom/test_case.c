/* A case: facts, a day, a profile and answers over a sample. */
#include "config.h"
#include "core/lint/lint.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(case, .fini = leakcheck);

/* What the case TEXT complains of; the ids that it saw broken or held are added to TALLY. Free with g_free.
 */
static char *
run_case(const char *text, BeianCaseTally *tally)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianRules) rules = beian_rules_read(house_folder(), NULL);
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(GPtrArray) forms = g_ptr_array_new();
	char *folder = g_dir_make_tmp("beian-case-XXXXXX", NULL);
	g_autofree char *file = g_build_filename(folder, "x.case", NULL);

	g_ptr_array_add(forms, house.form);
	house_write(folder, "x.case", text);
	beian_lint_case(house_folder(), rules, house.codes, forms, file, tally, complaints);
	house_remove(folder);
	g_ptr_array_add(complaints, NULL);
	return g_strjoinv("\n", (char **)complaints->pdata);
}

typedef struct {
	const char *text, *says, *why;
} Row;

static const Row rows[] = {
	{"use first-plain\nexpect A01 holds\n", "", "no path: anywhere"},
	{"use first-plain\nentity/name=短名\nexpect A01 broken entity/name\n", "",
		"an answer changes the sample"},
	{"expect A01 open entity/name\nuse first-plain\nentity/name=\nexpect required broken entity/name\n",
		"", "in any order"},
	{"# a comment\n\nuse first-plain\n  day 2019-01-01  \nexpect A06 broken entity/founded\n", "",
		"a day of its own"},
	{"use first-plain\nexpect A03 open entity/person/mobile\n", "", "no facts: open"},
	{"use first-plain\nfact mobile 13800138000 draft 7\nexpect A03 broken entity/person/mobile\n", "",
		"a fact of two words"},
	{"use first-plain\nfact mobile 13800138000\nfact mobile 13900139000\nexpect A03 holds\n", "",
		"a fact that says: nobody"},
	{"use first-plain\nentity/name=示例科技公司𠀀\nexpect A05 not-applicable\n", "",
		"a rule of another profile"},
	{"profile miit-3.0\nuse first-plain\nentity/name=示例科技公司𠀀\nexpect A05 broken entity/name\n", "",
		"a profile of its own"},
	{"use first-plain\nservice/2/kind=website\nservice/2/name=乙\nexpect required broken "
	 "service/2/person/name\n"
	 "expect repeat broken service/2/access/address\n",
		"", "answers make instances"},
	{"use first-plain\nentity/document/number=91330106MA2X12343X\nexpect A02 broken\n", "",
		"broken somewhere"},
	{"use first-plain\nexpect A01 broken entity/name\n",
		"x.case:2: A01 at “entity/name” is holds, expected broken", "a wrong expectation"},
	{"use first-plain\nentity/name=短名\nexpect A01 broken entity/short\n",
		"x.case:3: A01 at “entity/short” is not-applicable, expected broken", "another path"},
	{"use first-plain\nentity/name=短名\n", "x.case:1: A01 at “entity/name” is broken too, unexpected",
		"nothing expected"},
};

Test(case, says_what_it_sees)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianCaseTally) tally = beian_case_tally_new();
		g_autofree char *says = run_case(rows[i].text, tally);
		if (*rows[i].says == '\0')
			cr_expect_str_eq(says, "", "%s", rows[i].why);
		else
			cr_expect(g_str_has_prefix(says, rows[i].says), "%s: %s", rows[i].why, says);
	}
}

Test(case, counts_what_it_breaks_and_sees_hold)
{
	g_autoptr(BeianCaseTally) tally = beian_case_tally_new();
	g_autofree char *says =
		run_case("use first-plain\nentity/name=短名\nexpect A01 broken entity/name\nexpect "
			 "A06 holds entity/founded\n"
			 "expect A03 open entity/person/mobile\n",
			tally);

	cr_expect_str_eq(says, "");
	cr_expect(g_hash_table_contains(tally->broken, "A01") && g_hash_table_size(tally->broken) == 1);
	cr_expect(g_hash_table_contains(tally->held, "A06") && g_hash_table_size(tally->held) == 1,
		"what is open does not hold");
}
