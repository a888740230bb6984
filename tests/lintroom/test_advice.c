/* advice: lint walks all answers, and tells who is led nowhere. */
#include "config.h"
#include "core/lint/lint.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include "tests/support/which.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(lint_advice, .fini = leakcheck);

/* What lint says of the questions of FOLDER, a line each. Free with g_free. */
static char *
lint(const char *folder, guint *cases)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(GPtrArray) forms = g_ptr_array_new_with_free_func((GDestroyNotify)beian_form_free);
	BeianCodes *codes = house_codes();

	g_ptr_array_add(forms, house_form(codes, "first"));
	beian_lint_advice(folder, codes, forms, cases, complaints);
	g_ptr_array_set_size(forms, 0);
	beian_codes_free(codes);
	g_ptr_array_add(complaints, NULL);
	return g_strjoinv("\n", (char **)complaints->pdata);
}

Test(lint_advice, has_nothing_to_say_of_good_questions)
{
	char *folder = house_copy();
	guint cases = 0;

	which_write(folder);
	g_autofree char *says = lint(folder, &cases);
	cr_expect_str_eq(says, "");
	cr_expect_eq(cases, 3);
	house_remove(folder);
}

Test(lint_advice, has_nothing_to_say_where_there_are_no_questions)
{
	char *folder = house_copy();
	guint cases = 0;
	g_autofree char *says = lint(folder, &cases);

	cr_expect_str_eq(says, "");
	house_remove(folder);
}

static const struct {
	const char *why, *file, *old, *new, *says;
} mistakes[] = {
	{"answers without an outcome", "data/kind/outcomes.xml", "id=\"rest\"",
		"id=\"rest\" when=\"case/what = 'website'\"", "no outcome for the answers case/what=app"},
	{"an outcome behind one that always fits", "data/kind/outcomes.xml",
		"id=\"unit\" kind=\"resume\" when=\"case/what = 'website'\"", "id=\"unit\" kind=\"resume\"",
		"outcomes.xml:20: no answers come to \"rest\""},
	{"a line for nobody", "data/kind/outcomes.xml", "<line part=\"step\">",
		"<line part=\"step\" when=\"entity/nature = 'enterprise'\">",
		"outcomes.xml:3: no answers come to this line"},
	{"an outcome without a case", "data/kind/cases/unit.case", "expect outcome unit", "expect note alone",
		"\"unit\" needs a case that expects it"},
	{"a case that is wrong", "data/kind/cases/unit.case", "enterprise", "individual",
		"unit.case:2: these answers come to \"person\", expected \"unit\""},
	{"a case with an answer that is not asked", "data/kind/cases/rest.case", "case/what=app",
		"case/what=app\nentity/nature=individual", "rest.case:3: entity/nature is not asked here"},
	{"a case with an answer that is none", "data/kind/cases/rest.case", "case/what=app", "case/what=shoe",
		"rest.case:2: case/what is not asked here, or not with this answer"},
	{"a case that answers too little", "data/kind/cases/unit.case", "entity/nature=enterprise\n", "",
		"these answers come to \"\", expected \"unit\""},
	{"a case with a note that does not hold", "data/kind/cases/rest.case", "expect",
		"expect note alone\nexpect", "rest.case:1: the note \"alone\" does not hold"},
	{"a case that expects nothing", "data/kind/cases/rest.case", "expect outcome rest\n", "",
		"rest.case:1: the case expects nothing"},
	{"a case that expects something else", "data/kind/cases/rest.case", "expect outcome rest",
		"expect outcome rest\nexpect rain", "rest.case:2: expect outcome ID, or expect note ID"},
	{"a question asked in vain", "forms/which/form.xml", "list=\"nature\"", "list=\"language\"",
		"forms/which/form.xml:5: entity/nature is asked although no answer changes anything, after "
		"case/what=website"},
	{"a question that is asked after no answers", "forms/which/form.xml",
		"relevant=\"case/what = 'website'\"", "relevant=\"case/what = 'shoe'\"",
		"forms/which/form.xml:5: no answers come to the question entity/nature"},
	{"a question that cannot be walked", "forms/which/form.xml", "type=\"code\" list=\"nature\"",
		"type=\"text\" max-chars=\"9\"",
		"entity/nature is neither a choice from a list nor yes or no"},
	{"an answer that the kind does not ask", "data/kind/outcomes.xml", "service/1/kind", "service/1/knid",
		"person answers “service/1/knid”, which the form first does not ask"},
	{"data that do not load", "data/kind/outcomes.xml", "id=\"rest\"", "id=\"unit\"",
		"\"unit\" is defined twice"},
};

Test(lint_advice, tells_who_is_led_nowhere)
{
	for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		char *folder = house_copy();
		guint cases = 0;
		which_write(folder);
		house_replace(folder, mistakes[i].file, mistakes[i].old, mistakes[i].new);
		g_autofree char *says = lint(folder, &cases);
		cr_expect(strstr(says, mistakes[i].says) != NULL, "%s: %s", mistakes[i].why, says);
		house_remove(folder);
	}
}
