/* mention: what the text of an expression names. */
#include "config.h"
#include "core/xml/expression.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>

TestSuite(mention, .fini = leakcheck);

Test(mention, paths_from_the_root_are_named_when_asked_for)
{
	static const struct {
		const char *text, *paths;
	} rows[] = {
		{"/filing/a", "/filing/a"},
		{"b = /filing/a[c]/d/@e", "b /filing/a/d"},
		{"$v/a", ""},
		{"(a | b)/c", "a b"},
		{"f(a)/b", "a"},
		{"a[1]/b", "a/b"},
		{"//a", ""},
		{"/", ""},
		{"/*", ""},
		{"a or /b", "a /b"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(GStrv) paths = beian_expression_all_paths(rows[i].text);
		g_autofree char *joined = g_strjoinv(" ", paths);
		cr_expect_str_eq(joined, rows[i].paths, "%s names %s", rows[i].text, joined);
	}
}
