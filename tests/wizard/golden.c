#include "config.h"
#include "tests/wizard/golden.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

/* The first line in which ACTUAL differs from GOLDEN, as a message. Free with g_free. */
static char *
first_difference(const char *golden, const char *actual)
{
	g_auto(GStrv) was = g_strsplit(golden, "\n", -1), is = g_strsplit(actual, "\n", -1);
	guint at = 0;

	while (was[at] != NULL && is[at] != NULL && strcmp(was[at], is[at]) == 0)
		at++;
	return g_strdup_printf("line %u\n-%s\n+%s", at + 1, was[at] != NULL ? was[at] : "(end)",
		is[at] != NULL ? is[at] : "(end)");
}

static void
compare(const char *name, const char *actual)
{
	g_autofree char *path = g_build_filename(g_getenv("top_srcdir"), "tests", "screens", name, NULL);
	g_autofree char *fresh = g_strdup_printf("%s/tests/screens/%s.new", g_getenv("top_builddir"), name);
	g_autofree char *folder = g_path_get_dirname(fresh), *golden = NULL;

	if (g_getenv("BEIAN_ACCEPT") != NULL) {
		cr_assert(g_file_set_contents(path, actual, -1, NULL), "%s cannot be written", path);
		return;
	}
	gboolean there = g_file_get_contents(path, &golden, NULL, NULL);
	if (there && strcmp(golden, actual) == 0) {
		g_remove(fresh);
		return;
	}
	g_mkdir_with_parents(folder, 0755);
	g_file_set_contents(fresh, actual, -1, NULL);
	g_autofree char *difference = first_difference(there ? golden : "", actual);
	cr_expect_fail("%s differs (what is shown now lies in %s): %s", name, fresh, difference);
}

/* SCREEN without the directory of the test, which the machine decides, and the blanks before it. Free with
 * g_free. */
static char *
without_home(const Person *person, const char *screen)
{
	const char *home = strstr(screen, person->home), *end = home;

	if (home == NULL)
		return g_strdup(screen);
	while (end > screen && end[-1] == ' ')
		end--;
	return g_strdup_printf("%.*s  HOME%s", (int)(end - screen), screen, home + strlen(person->home));
}

void
golden_compare(const Golden *screens, gsize count, BeianLanguage language)
{
	const char *suffix = language == BEIAN_LANGUAGE_ZH ? "zh" : "en";

	for (gsize i = 0; i < count; i++) {
		g_autoptr(Person) person = person_new(language);
		screens[i].make(person);
		person_resize(person, screens[i].rows, screens[i].cols);
		g_autofree char *name = g_strdup_printf("%s.%s.txt", screens[i].name, suffix);
		g_autofree char *shown = person_screen(person);
		g_autofree char *screen = without_home(person, shown);
		compare(name, screen);
		cr_assert_eq(g_chdir("/"), 0);
	}
}
