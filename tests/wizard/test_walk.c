/* Properties of every page: hints are true, screens are sound at any size, nothing anyone types breaks
 * anything. */
#include "config.h"
#include "core/base/width.h"
#include "core/wizard/page.h"
#include "tests/support/leakcheck.h"
#include "tests/wizard/person.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(walk, .fini = leakcheck, .timeout = 300);

static void
at_home(Person *person)
{
	(void)person;
}

static void
at_drafts(Person *person)
{
	person_begin(person);
	person_fill_half(person);
	person_key(person, BEIAN_KEY_ESCAPE);
}

static void
at_kinds(Person *person)
{
	person_key(person, BEIAN_KEY_F3);
	person_key(person, BEIAN_KEY_F3);
}

static void
at_which(Person *person)
{
	person_key(person, BEIAN_KEY_F3);
	person_choose(person, "case/goal", "blocked");
}

static void
at_outcome(Person *person)
{
	person_key(person, BEIAN_KEY_F3);
	person_choose(person, "case/goal", "approved");
	person_key(person, BEIAN_KEY_F9);
}

static void
at_form(Person *person)
{
	person_begin(person);
}

static void
at_last_step(Person *person)
{
	person_begin(person);
	person_go(person, "declared/truthful");
}

static void
at_doubt(Person *person)
{
	person_begin(person);
	person_fill_half(person);
	person_go(person, "entity/document/number");
}

static void
at_linked(Person *person)
{
	person_begin(person);
	person_go(person, "service/1/person/name");
	person_key(person, BEIAN_KEY_F5);
}

static void
at_inner_repeat(Person *person)
{
	person_begin(person);
	person_go(person, "service/1/access/address/1/from");
	person_key(person, BEIAN_KEY_F3);
}

/* A platform, whose questions follow the system that is chosen. */
static void
at_app(Person *person)
{
	person_begin(person);
	person_choose(person, "service/1/kind", "app");
	person_choose(person, "service/1/platform/1/system", "ios");
	person_go(person, "service/1/platform/1/bundle-id");
}

static void
at_picker(Person *person)
{
	person_begin(person);
	person_go(person, "entity/region");
	person_key(person, BEIAN_KEY_F2);
}

static void
at_empty_picker(Person *person)
{
	at_picker(person);
	person_type(person, "zzzz");
}

static void
at_files(Person *person)
{
	cr_assert_eq(g_chdir(person->home), 0);
	person_begin(person);
	person_go(person, "entity/person/document/front");
	person_key(person, BEIAN_KEY_F2);
}

static void
at_questions(Person *person)
{
	person_begin(person);
	person_key(person, BEIAN_KEY_CONTROL('G'));
}

static void
at_review(Person *person)
{
	person_begin(person);
	person_key(person, BEIAN_KEY_F9);
}

static void
at_export(Person *person)
{
	cr_assert_eq(g_chdir(person->home), 0);
	at_review(person);
	person_key(person, BEIAN_KEY_F9);
}

static void
at_help(Person *person)
{
	person_begin(person);
	person_key(person, BEIAN_KEY_F1);
}

static void
at_ask(Person *person)
{
	at_drafts(person);
	person_key(person, BEIAN_KEY_F4);
	person_type(person, "7");
}

static const struct {
	const char *name;
	void (*make)(Person *person);
} pages[] = {
	{"home", at_home},
	{"drafts", at_drafts},
	{"kinds", at_kinds},
	{"which", at_which},
	{"outcome", at_outcome},
	{"form", at_form},
	{"last step", at_last_step},
	{"doubt", at_doubt},
	{"linked", at_linked},
	{"inner repeat", at_inner_repeat},
	{"app", at_app},
	{"picker", at_picker},
	{"empty picker", at_empty_picker},
	{"files", at_files},
	{"questions", at_questions},
	{"review", at_review},
	{"export", at_export},
	{"help", at_help},
	{"ask", at_ask},
};

/* The hints of the last row of the screen. Free with g_free. */
static char *
hints_of(const Person *person)
{
	g_auto(BeianScreen) screen = {0};

	beian_session_view(person->session, person->size, &screen);
	for (guint i = 0; i < screen.spans->len; i++)
		if (g_array_index(screen.spans, BeianSpan, i).role == BEIAN_ROLE_KEYS)
			return g_strdup(g_array_index(screen.spans, BeianSpan, i).text);
	return g_strdup("");
}

/* The key that a hint such as "Alt-Y Confirm" names. */
static BeianKey
key_of(const char *hint)
{
	gsize length = strcspn(hint, " ");
	guint count;
	const BeianBinding *rows = beian_key_bindings(&count);

	for (guint i = 0; i < count; i++)
		if (strncmp(beian_key_name(rows[i].key), hint, length) == 0 &&
			beian_key_name(rows[i].key)[length] == '\0')
			return rows[i].key;
	return BEIAN_KEY_NONE;
}

Test(walk, every_key_that_is_hinted_at_does_something)
{
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
		g_autoptr(Person) first = person_new(BEIAN_LANGUAGE_EN);
		pages[i].make(first);
		person_resize(first, 24, 200);
		g_autofree char *line = hints_of(first);
		g_auto(GStrv) hints = g_strsplit(line, "  ", -1);
		cr_expect_geq(g_strv_length(hints), 3, "%s hints at something: %s", pages[i].name, line);
		for (char **hint = hints; *hint != NULL; hint++) {
			g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);
			BeianKey key = key_of(*hint);
			pages[i].make(person);
			cr_expect_neq(key, BEIAN_KEY_NONE, "%s", *hint);
			person_resize(person, 24, 200);
			person_key(person, key);
			cr_expect_not(person_rang(person), "%s: \"%s\" rings", pages[i].name, *hint);
		}
	}
	cr_assert_eq(g_chdir("/"), 0);
}

/* Why SCREEN is unsound, or NULL. Free with g_free. */
static char *
flaw_of(const BeianScreen *screen)
{
	BeianSize size = screen->size;
	g_autofree guint8 *taken = g_malloc0((gsize)size.rows * (gsize)size.cols + 1);
	gboolean inside = screen->cursor_row < 0;

	for (guint i = 0; i < screen->spans->len; i++) {
		const BeianSpan *span = &g_array_index(screen->spans, BeianSpan, i);
		if (span->row < 0 || span->row >= size.rows || span->col < 0 ||
			span->col + span->cols > size.cols || beian_width_cols(span->text) != span->cols)
			return g_strdup_printf(
				"span \"%s\" at %d,%d leaves the screen", span->text, span->row, span->col);
		for (int col = span->col; col < span->col + span->cols; col++)
			if (taken[span->row * size.cols + col]++ != 0)
				return g_strdup_printf("span \"%s\" at %d,%d lies over another", span->text,
					span->row, span->col);
	}
	for (guint i = 0; i < screen->fields->len; i++) {
		const BeianField *field = &g_array_index(screen->fields, BeianField, i);
		if (field->row < 0 || field->row >= size.rows || field->col < 0 || field->cols < 1 ||
			field->col + field->cols > size.cols || beian_width_cols(field->text) > field->cols)
			return g_strdup_printf(
				"field %s at %d,%d leaves the screen", field->id, field->row, field->col);
		for (int col = field->col; col < field->col + field->cols; col++)
			if (taken[field->row * size.cols + col]++ != 0)
				return g_strdup_printf("field %s at %d,%d lies over something", field->id,
					field->row, field->col);
		inside = inside || (field->focused && screen->cursor_row == field->row &&
					   screen->cursor_col >= field->col &&
					   screen->cursor_col < field->col + field->cols);
	}
	return inside ? NULL
		      : g_strdup_printf(
				"the cursor %d,%d is in no field", screen->cursor_row, screen->cursor_col);
}

static char *
flaw(const Person *person)
{
	g_auto(BeianScreen) screen = {0};

	beian_session_view(person->session, person->size, &screen);
	/* Smaller ones are never shown; they only must not crash. */
	return person->size.rows >= BEIAN_SCREEN_MIN_ROWS && person->size.cols >= BEIAN_SCREEN_MIN_COLS
		       ? flaw_of(&screen)
		       : NULL;
}

Test(walk, every_page_is_sound_at_every_size)
{
	static const int widths[] = {1, 2, 3, 7, 20, 40, 59, 60, 61, 75, 76, 79, 80, 81, 99, 100, 132, 200};

	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
		g_autoptr(Person) person = person_new(i % 2 == 0 ? BEIAN_LANGUAGE_ZH : BEIAN_LANGUAGE_EN);
		pages[i].make(person);
		for (int rows = 1; rows <= 60; rows++)
			for (gsize j = 0; j < G_N_ELEMENTS(widths); j++) {
				person_resize(person, rows, widths[j]);
				g_autofree char *why = flaw(person);
				cr_assert_null(why, "%s at %d×%d: %s", pages[i].name, rows, widths[j], why);
			}
	}
	cr_assert_eq(g_chdir("/"), 0);
}

static BeianKey
random_key(GRand *random)
{
	guint count;
	const BeianBinding *rows = beian_key_bindings(&count);
	BeianKey key = rows[g_rand_int_range(random, 0, (gint32)count)].key;

	/* Leaving the program ends the walk. */
	return key == BEIAN_KEY_F10 || key == BEIAN_KEY_ALT('Q') || key == BEIAN_KEY_CONTROL('C')
		       ? BEIAN_KEY_TAB
		       : key;
}

static void
random_act(Person *person, GRand *random)
{
	static const char *const texts[] = {"a", "1", "青柠", "个", "e\xcc\x81",
		"\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9", "\xff\xfe", "2026-12-31", "13800138000",
		"示例.中国", "47.96.1.10", "\n\t\x1b",
		"a very long text that is wider than any field of the form can be at eighty columns", "no",
		"yes"};
	int what = g_rand_int_range(random, 0, 20);

	if (what < 12)
		person_key(person, random_key(random));
	else if (what < 18)
		person_type(person, texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))]);
	else if (what < 19)
		person_click(person, g_rand_int_range(random, 0, 24), g_rand_int_range(random, 0, 80));
	else
		person_resize(person, g_rand_int_range(random, 1, 50), g_rand_int_range(random, 1, 120));
}

/* Leaves all pages for the list of drafts, and goes with a new draft to the page INDEX. */
static void
begin_at(Person *person, guint index)
{
	g_autofree char *page = person_page(person);

	person_resize(person, 24, 80);
	while (strcmp(page, "home") != 0) {
		person_key(person, BEIAN_KEY_ESCAPE);
		g_free(page);
		page = person_page(person);
	}
	person_key(person, BEIAN_KEY_ESCAPE);
	pages[index].make(person);
}

static void
visit(const char *key, const char *text, gpointer data)
{
	g_string_append_printf(data, "%s=%s\n", key, text);
}

/* The filing of the session against that of the store. */
static void
expect_same(const Person *person, guint at)
{
	g_autoptr(GString) here = g_string_new(NULL), there = g_string_new(NULL);
	const BeianSession *session = person->session;
	g_autoptr(BeianStore) store = beian_store_open(g_getenv("BEIAN_HOME"), NULL);

	if (session->filing == NULL || session->advice != NULL)
		return;
	g_autoptr(GArray) entries = beian_store_entries(store, session->draft, NULL);
	beian_filing_each(session->filing, "", visit, here);
	for (guint i = 0; i < entries->len; i++) {
		const BeianChange *entry = &g_array_index(entries, BeianChange, i);
		g_string_append_printf(there, "%s=%s\n", entry->key, entry->after);
	}
	cr_assert_str_eq(here->str, there->str, "after %u actions the store holds what is shown", at);
}

Test(walk, twenty_thousand_random_actions_break_nothing)
{
	static const char *const ids[] = {
		"home", "kinds", "outcome", "form", "list", "review", "export", "reading", "ask"};
	const char *wanted = g_getenv("BEIAN_SEED");
	guint32 seed = wanted != NULL ? (guint32)g_ascii_strtoull(wanted, NULL, 10) : g_random_int();
	g_autoptr(GRand) random = g_rand_new_with_seed(seed);
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	cr_log_info("BEIAN_SEED=%u", seed);
	cr_assert_eq(g_chdir(person->home), 0);
	for (guint i = 0; i < 20000; i++) {
		if (i % 500 == 0)
			begin_at(person, i / 500 % G_N_ELEMENTS(pages));
		g_hash_table_add(seen, person_page(person));
		random_act(person, random);
		g_autofree char *why = flaw(person);
		g_autofree char *screen = why != NULL ? person_screen(person) : NULL;
		cr_assert_null(why, "BEIAN_SEED=%u, action %u: %s\n%s", seed, i, why, screen);
		if (i % 200 == 0)
			expect_same(person, i);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(ids); i++)
		cr_expect(g_hash_table_contains(seen, ids[i]), "BEIAN_SEED=%u: %s was never seen", seed,
			ids[i]);
	cr_assert_eq(g_chdir("/"), 0);
}
