/* Demands: what is wrong with operators and the rows that ask for them. */
#include "config.h"
#include "core/lint/lint.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(demands, .fini = leakcheck);

#define HEADER                                                                                               \
	"province,nature,kind,operator,path,argument,severity,valid-from,valid-to,source,date,note-zh,note-" \
	"en\n"
#define TEXTS                                                                                                \
	"<message xml:lang=\"zh\">甲</message><fix xml:lang=\"zh\">乙</fix><why xml:lang=\"zh\">丙</why>" \
	"<message xml:lang=\"en\">a</message><fix xml:lang=\"en\">b</fix><why xml:lang=\"en\">c</why>"
#define COMMON "severity=\"error\" source=\"S\" date=\"2020-01-01\" for=\"entity|service\" at=\"name\" "

/* X01 compares with an argument, X02 does not and stands in the chapter ABOUT of the guide; X03 is a rule
 * of all provinces with ATTRIBUTES. */
static char *
lint_rows(const char *rows, const char *about, const char *attributes)
{
	g_auto(House) house = house_open();
	char *folder = house_copy();
	g_autofree char *table = g_strconcat(HEADER, rows, NULL);
	g_autofree char *pack = g_strdup_printf(
		"<rules xmlns=\"urn:beian:rules:1\">"
		"<operator id=\"X01\" about=\"names\" " COMMON
		"assert=\"b:chars(name) &gt;= $argument\">" TEXTS "</operator>"
		"<operator id=\"X02\" about=\"%s\" " COMMON "assert=\"name\">" TEXTS "</operator>"
		"<rule id=\"X03\" " COMMON "%s>" TEXTS "</rule></rules>",
		about, attributes);
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(GPtrArray) forms = g_ptr_array_new();
	g_autoptr(GError) error = NULL;

	house_write(folder, "data/rules/house.xml", pack);
	house_write(folder, "data/rules/provinces.csv", table);
	g_autoptr(BeianRules) rules = beian_rules_read(folder, &error);
	cr_assert_not_null(rules, "%s", error != NULL ? error->message : "");
	g_ptr_array_add(forms, house.form);
	beian_lint_demands(rules, house.codes, forms, complaints);
	house_remove(folder);
	g_ptr_array_add(complaints, NULL);
	return g_strjoinv("\n", (char **)complaints->pdata);
}

#define GOOD "33,,,X01,,4,error,,,S,2020-01-01,,\n33,,,X02,,,error,,,S,2020-01-01,,\n"
#define AT "data/rules/provinces.csv:"

static const struct {
	const char *rows, *says, *why;
} table[] = {
	{GOOD, "", "nothing is wrong"},
	{GOOD "33,individual,first,X01,entity,6,error,,,S,2020-01-01,,\n", "", "a narrower row"},
	{GOOD "33,organisation,,X01,service,6,error,,,S,2020-01-01,,\n", "", "whatever is no individual"},
	{GOOD "33,,,X01,,6,warning,,,S,2020-01-01,,\n", "",
		"another severity: a stricter and a milder source"},
	{GOOD "98,,,X01,,6,error,,,S,2020-01-01,,\n", AT "4: there is no province 98", "no province"},
	{GOOD "33,company,,X01,,6,error,,,S,2020-01-01,,\n", AT "4: there is no nature “company”",
		"no nature"},
	{GOOD "33,,frist,X01,,6,error,,,S,2020-01-01,,\n", AT "4: there is no kind “frist”", "no kind"},
	{GOOD "33,,,X01,domain,6,error,,,S,2020-01-01,,\n", AT "4: X01 does not judge “domain”",
		"a path the operator does not name"},
	{GOOD "33,individual,,X01,,,error,,,S,2020-01-01,,\n",
		AT "4: X01 compares with an argument, and the row has none", "no argument"},
	{GOOD "33,individual,,X02,,6,error,,,S,2020-01-01,,\n",
		AT "4: X02 takes no argument, and the row has one", "an argument too many"},
	{GOOD "33,,,X01,,6,error,,,S,2020-01-01,,\n", AT "4: X01 is demanded in line 2 already",
		"two that contradict each other"},
	{GOOD "33,,,X01,,4,error,,,T,2021-01-01,,\n", AT "4: X01 is demanded in line 2 already",
		"the same twice"},
	{GOOD "33,,,note,review,,info,,,S,2020-01-01,甲,A\n33,,,note,review,,info,,,S,2020-01-01,乙,B\n", "",
		"two notes"},
	{GOOD "33,,,note,revue,,info,,,S,2020-01-01,甲,A\n", AT "4: the guide has no chapter “revue”",
		"a note in no chapter"},
	{"33,,,X02,,,error,,,S,2020-01-01,,\n33,,,X01,,4,error,,2024-12-31,S,2020-01-01,,\n"
	 "33,,,X01,,6,error,2025-01-01,,S,2025-01-01,,\n",
		"", "one ends before the other begins"},
	{"33,,,X02,,,error,,,S,2020-01-01,,\n33,,,X01,,4,error,,2025-01-01,S,2020-01-01,,\n"
	 "33,,,X01,,6,error,2025-01-01,,S,2025-01-01,,\n",
		AT "4: X01 is demanded in line 3 already", "both hold on one day"},
	{"33,,,X01,,4,error,,,S,2020-01-01,,\n", "data/rules/house.xml:1: no province demands X02",
		"an operator without a row"},
};

Test(demands, every_mistake_is_told)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *says = lint_rows(table[i].rows, "names", "assert=\"name\"");
		cr_expect_str_eq(says, table[i].says, "%s", table[i].why);
	}
}

Test(demands, only_operators_have_an_argument)
{
	g_autofree char *asserts = lint_rows(GOOD, "names", "assert=\"b:chars(name) &gt; $argument\"");
	g_autofree char *when = lint_rows(GOOD, "names", "when=\"$argument = '1'\" assert=\"name\"");

	cr_expect_str_eq(asserts, "data/rules/house.xml:1: X03 names $argument, which only operators have");
	cr_expect_str_eq(when, "data/rules/house.xml:1: X03 names $argument, which only operators have");
}

Test(demands, an_operator_stands_in_a_chapter_of_the_guide)
{
	g_autofree char *says = lint_rows(GOOD, "naems", "assert=\"name\"");

	cr_expect_str_eq(says, "data/rules/house.xml:1: X02 is about no chapter of the guide");
}

Test(demands, a_form_names_no_province)
{
	static const struct {
		const char *condition, *says;
	} conditions[] = {
		{"entity/nature = '33'", ""},
		{"substring(entity/region, 1, 2) = '98'", ""},
		{"substring(entity/region, 1, 2) = '33'", "forms/first/form.xml:12: entity/founded names the "
							  "province 33; what a province demands is a "
							  "row of data/rules/provinces.csv"},
		{"entity/region != '110000'", "forms/first/form.xml:12: entity/founded names the province "
					      "11; what a province demands is a "
					      "row of data/rules/provinces.csv"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(conditions); i++) {
		char *folder = house_copy();
		g_autofree char *relevant = g_strdup_printf("relevant=\"%s\"", conditions[i].condition);
		BeianCodes *codes = house_codes();
		g_autoptr(GPtrArray) complaints = beian_complaints_new();
		g_autoptr(GPtrArray) forms = g_ptr_array_new();

		house_replace(folder, "forms/first/form.xml", "relevant=\"entity/nature != 'individual'\"",
			relevant);
		g_autoptr(BeianRules) rules = beian_rules_read(folder, NULL);
		g_autoptr(BeianForm) form = beian_form_read(folder, "first", codes, NULL);
		cr_assert_not_null(form);
		g_ptr_array_add(forms, form);
		beian_lint_demands(rules, codes, forms, complaints);
		g_ptr_array_add(complaints, NULL);
		g_autofree char *says = g_strjoinv("\n", (char **)complaints->pdata);
		cr_expect_str_eq(says, conditions[i].says, "%s: %s", conditions[i].condition, says);
		g_clear_pointer(&form, beian_form_free);
		beian_codes_free(codes);
		house_remove(folder);
	}
}
