#include "config.h"
#include "core/base/width.h"
#include "core/wizard/key.h"
#include "core/wizard/page.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

static void
speak_utf8(void)
{
	setlocale(LC_ALL, "C.UTF-8");
}

TestSuite(help, .init = speak_utf8, .fini = leakcheck);

static const guint pages[] = {
	BEIAN_PLACE_HOME | BEIAN_PLACE_TEXT,
	BEIAN_PLACE_FORM | BEIAN_PLACE_TEXT | BEIAN_PLACE_CHOICE | BEIAN_PLACE_INSTANCE,
	BEIAN_PLACE_FORM | BEIAN_PLACE_DOUBT,
	BEIAN_PLACE_LIST | BEIAN_PLACE_TEXT | BEIAN_PLACE_ORIGINAL,
	BEIAN_PLACE_REVIEW,
	BEIAN_PLACE_PAGE,
};

/* How many of the first columns of TEXT's lines, "F3, Alt-A    …", name KEY. */
static guint
lines_with(const char *text, const char *key)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	guint count = 0;

	for (char **line = lines; *line != NULL; line++) {
		g_autofree char *names = g_strndup(*line, MIN(strlen(*line), 20));
		g_auto(GStrv) each = g_strsplit(g_strchomp(names), ", ", -1);
		count += g_strv_contains((const char *const *)each, key);
	}
	return count;
}

Test(help, each_key_that_works_on_a_page_stands_in_one_line)
{
	guint count;
	const BeianBinding *bindings = beian_key_bindings(&count);

	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
		g_autofree char *text = beian_help_of_keys(pages[i]);
		for (guint j = 0; j < count; j++) {
			const char *name = beian_key_name(bindings[j].key);
			const BeianBinding *holds = beian_key_binding(bindings[j].key, pages[i]);
			cr_expect_eq(
				lines_with(text, name), holds != NULL, "%s on page %zu:\n%s", name, i, text);
		}
	}
}

Test(help, what_the_page_is_for_comes_first_and_editing_last)
{
	g_autofree char *text = beian_help_of_keys(BEIAN_PLACE_HOME | BEIAN_PLACE_TEXT);
	const char *new = strstr(text, "F3, Alt-A "), *up = strstr(text, "Up, Ctrl-P "),
		   *editing = strstr(text, "Keys in text:"), *erase = strstr(text, "Backspace ");

	cr_assert(new != NULL &&up != NULL &&editing != NULL &&erase != NULL, "%s", text);
	cr_expect(new < up &&up < editing &&editing < erase, "%s", text);
	g_autofree char *without = beian_help_of_keys(BEIAN_PLACE_REVIEW);
	cr_expect_null(strstr(without, "Keys in text:"), "nothing is typed there: %s", without);
}
