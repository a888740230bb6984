/* condition: what expressions claim, and by which paths they select. */
#include "config.h"
#include "core/xml/condition.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>

TestSuite(condition, .fini = leakcheck);

static void
print(GString *text, const BeianCondition *condition)
{
	static const char *const words[] = {
		[BEIAN_CONDITION_AND] = "and", [BEIAN_CONDITION_OR] = "or", [BEIAN_CONDITION_NOT] = "not"};

	switch (condition->kind) {
	case BEIAN_CONDITION_AND:
	case BEIAN_CONDITION_OR:
	case BEIAN_CONDITION_NOT:
		g_string_append_printf(text, "%s(", words[condition->kind]);
		for (guint i = 0; i < condition->parts->len; i++) {
			g_string_append(text, i > 0 ? ", " : "");
			print(text, condition->parts->pdata[i]);
		}
		g_string_append_c(text, ')');
		return;
	case BEIAN_CONDITION_PRESENT:
		g_string_append_printf(text, "has %s", condition->path);
		return;
	case BEIAN_CONDITION_EQUALS:
		g_string_append_printf(text, "%s is %s", condition->path, condition->word);
		return;
	case BEIAN_CONDITION_DIFFERS:
		g_string_append_printf(text, "%s is not %s", condition->path, condition->word);
		return;
	case BEIAN_CONDITION_CONSTANT:
		g_string_append(text, condition->value ? "yes" : "no");
		return;
	case BEIAN_CONDITION_OTHER:
		g_string_append_printf(text, "?%s", condition->text);
		return;
	}
}

static const struct {
	const char *text, *claims, *why;
} table[] = {
	{"a/b = 'x'", "a/b is x", "a comparison"},
	{"'x' != ../a", "../a is not x", "the other way round"},
	{"/filing/a = \"x\"", "/filing/a is x", "from the root, in the other marks"},
	{"a", "has a", "a path is whether something is there"},
	{"a and b or c and d", "or(and(has a, has b), and(has c, has d))", "and binds stronger"},
	{"a and (b or c)", "and(has a, or(has b, has c))", "parentheses"},
	{"((a))", "has a", "many of them"},
	{"not(a = 'x' or b)", "not(or(a is x, has b))", "not"},
	{"boolean(a) and true() or false()", "or(and(has a, yes), no)", "constants"},
	{"a or b or c", "or(has a, has b, has c)", "three are not nested"},
	{"and and or = 'x'", "and(has and, or is x)", "words where operators may stand and where not"},
	{"a = 1", "?a = 1", "a number is no word"},
	{"a = ''", "?a = ''", "nor is nothing"},
	{"a != b", "?a != b", "two answers"},
	{"a > 'x'", "?a > 'x'", "another comparison"},
	{"a[b] = 'x'", "?a[b] = 'x'", "some of them"},
	{"a/@b = 'x'", "?a/@b = 'x'", "an attribute"},
	{"starts-with(a, 'x') and b", "and(?starts-with(a, 'x'), has b)", "a function stays whole"},
	{"contains(a, ' and ') or f(b and c)", "or(?contains(a, ' and '), ?f(b and c))",
		"what stands inside of it does not part it"},
	{"(a or b) = c", "?(a or b) = c", "parentheses around half of it"},
	{"not(a) = not(b)", "?not(a) = not(b)", "not around half of it"},
	{".", "?.", "the element itself"},
	{"*", "?*", "any"},
};

Test(condition, says_what_an_expression_claims)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(BeianCondition) condition = beian_condition_new(table[i].text);
		g_autoptr(GString) claims = g_string_new(NULL);
		print(claims, condition);
		cr_expect_str_eq(claims->str, table[i].claims, "%s: %s", table[i].why, claims->str);
	}
}

static const struct {
	const char *text, *selects;
} selections[] = {
	{".", "."},
	{"a/b", "a/b"},
	{"a | b[c = 'x']", "a; b with b: c is x"},
	{"a[b or c]/d[1][e]", "a/d with a: or(has b, has c) with a/d: ?1 with a/d: has e"},
	{"a[b[c | d]]", "a with a: ?b[c | d]"},
	{"/filing/a", "nothing"},
	{"../a", "nothing"},
	{"a/@b", "nothing"},
	{"a | f(b)", "nothing"},
	{"(a | b)/c", "nothing"},
};

Test(condition, says_by_which_paths_an_expression_selects)
{
	for (gsize i = 0; i < G_N_ELEMENTS(selections); i++) {
		g_autoptr(GPtrArray) found = beian_selections_read(selections[i].text);
		g_autoptr(GString) text = g_string_new(found == NULL ? "nothing" : "");
		for (guint j = 0; found != NULL && j < found->len; j++) {
			const BeianSelection *selection = found->pdata[j];
			g_string_append_printf(text, "%s%s", j > 0 ? "; " : "",
				*selection->path != '\0' ? selection->path : ".");
			for (guint k = 0; k < selection->predicates->len; k++) {
				const BeianPredicate *predicate = selection->predicates->pdata[k];
				g_string_append_printf(text, " with %s: ", predicate->path);
				print(text, predicate->condition);
			}
		}
		cr_expect_str_eq(text->str, selections[i].selects, "%s: %s", selections[i].text, text->str);
	}
}
