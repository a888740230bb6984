#include "config.h"
#include "core/base/width.h"
#include "core/wizard/key.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

static void
speak_utf8(void)
{
	setlocale(LC_ALL, "C.UTF-8");
}

TestSuite(key, .init = speak_utf8, .fini = leakcheck);

Test(key, function_and_page_keys_have_a_twin_with_alt)
{
	guint count;
	const BeianBinding *rows = beian_key_bindings(&count);

	for (guint i = 0; i < count; i++) {
		gboolean twin = FALSE;
		BeianKey key = rows[i].key;
		if (!(key >= BEIAN_KEY_F1 && key <= BEIAN_KEY_F12) && key != BEIAN_KEY_PAGE_UP &&
			key != BEIAN_KEY_PAGE_DOWN)
			continue;
		for (guint j = 0; j < count; j++)
			twin |= rows[j].key >= BEIAN_KEY_ALT_A && rows[j].places == rows[i].places &&
				rows[j].action == rows[i].action && strcmp(rows[j].help, rows[i].help) == 0;
		cr_expect(twin, "%s for %s", beian_key_name(key), beian_action_name(rows[i].action));
	}
}

Test(key, every_row_can_be_reached_somewhere)
{
	guint count;
	const BeianBinding *rows = beian_key_bindings(&count);

	for (guint i = 0; i < count; i++) {
		gboolean reached = FALSE;
		for (guint place = 1; (place & BEIAN_PLACE_ANY) != 0; place <<= 1)
			reached |= (rows[i].places & place) != 0 &&
				   beian_key_action(rows[i].key, place) == rows[i].action;
		cr_expect(reached, "row %u, %s", i, beian_key_name(rows[i].key));
		cr_expect(rows[i].help != NULL && g_str_has_suffix(rows[i].help, "."),
			"row %u has a sentence", i);
		cr_expect_eq(
			rows[i].rank > 0, rows[i].hint != NULL, "row %u: a rank and a hint come together", i);
	}
}

Test(key, no_binding_needs_a_key_that_terminals_keep_or_lack)
{
	static const BeianKey lacking[] = {
		BEIAN_KEY_CONTROL('H'),
		BEIAN_KEY_CONTROL('I'),
		BEIAN_KEY_CONTROL('J'),
		BEIAN_KEY_CONTROL('M'),
		BEIAN_KEY_CONTROL('S'),
		BEIAN_KEY_CONTROL('Q'),
		BEIAN_KEY_F11,
		BEIAN_KEY_F12,
		BEIAN_KEY_ALT('O'),
	};

	for (gsize i = 0; i < G_N_ELEMENTS(lacking); i++)
		cr_expect_eq(beian_key_action(lacking[i], BEIAN_PLACE_ANY), BEIAN_ACTION_NONE, "%s",
			beian_key_name(lacking[i]));
}

Test(key, every_action_has_a_key)
{
	for (int action = BEIAN_ACTION_NONE + 1; action < BEIAN_ACTIONS; action++) {
		gboolean bound = FALSE;
		guint count;
		const BeianBinding *rows = beian_key_bindings(&count);
		for (guint i = 0; i < count; i++)
			bound |= (int)rows[i].action == action;
		cr_expect(bound, "%s", beian_action_name((BeianAction)action));
	}
}

Test(key, means_what_the_place_says)
{
	static const struct {
		BeianKey key;
		guint places;
		BeianAction action;
		const char *why;
	} rows[] = {
		{BEIAN_KEY_HOME, BEIAN_PLACE_TEXT | BEIAN_PLACE_FORM, BEIAN_ACTION_LINE_START,
			"Home in a field is the text's"},
		{BEIAN_KEY_HOME, BEIAN_PLACE_TEXT | BEIAN_PLACE_LIST, BEIAN_ACTION_FIRST,
			"Home in a searched list is the list's"},
		{BEIAN_KEY_PAGE_DOWN, BEIAN_PLACE_TEXT | BEIAN_PLACE_FORM, BEIAN_ACTION_NEXT_STEP,
			"a form goes by steps"},
		{BEIAN_KEY_PAGE_DOWN, BEIAN_PLACE_LIST, BEIAN_ACTION_PAGE_DOWN, "a list goes by pages"},
		{BEIAN_KEY_LEFT, BEIAN_PLACE_HOME, BEIAN_ACTION_NONE, "there is no text to move in"},
		{BEIAN_KEY_F9, BEIAN_PLACE_FORM, BEIAN_ACTION_REVIEW, "F9 goes on"},
		{BEIAN_KEY_F9, BEIAN_PLACE_REVIEW, BEIAN_ACTION_EXPORT, "F9 goes on from there"},
		{BEIAN_KEY_CONTROL('Z'), BEIAN_PLACE_TEXT, BEIAN_ACTION_SUSPEND, "job control, not undo"},
		{BEIAN_KEY_NONE, BEIAN_PLACE_ANY, BEIAN_ACTION_NONE, "no key does nothing"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		cr_expect_eq(beian_key_action(rows[i].key, rows[i].places), rows[i].action, "%s: %s",
			beian_key_name(rows[i].key), rows[i].why);
}

Test(key, is_written_for_people)
{
	cr_expect_str_eq(beian_key_name(BEIAN_KEY_CONTROL('Z')), "Ctrl-Z");
	cr_expect_str_eq(beian_key_name(BEIAN_KEY_ALT('N')), "Alt-N");
	cr_expect_str_eq(beian_key_name(BEIAN_KEY_F10), "F10");
	cr_expect_str_eq(beian_key_name(BEIAN_KEY_BACKTAB), "Shift-Tab");
	cr_expect_str_eq(beian_action_name(BEIAN_ACTION_QUIT), "quit");
	cr_expect_str_eq(beian_action_name(BEIAN_ACTION_NEXT_STEP), "next-step");
	cr_expect_str_eq(beian_action_name(BEIAN_ACTION_ERASE_TO_END), "erase-to-end");
}

Test(key, hints_are_whole_and_fit)
{
	for (guint place = 1; (place & BEIAN_PLACE_ANY) != 0; place <<= 1)
		for (int cols = 0; cols <= 200; cols++) {
			g_autofree char *hints = beian_key_hints(place | BEIAN_PLACE_TEXT, cols);
			cr_expect_leq(beian_width_cols(hints), cols, "\"%s\" in %d columns", hints, cols);
			cr_expect(!g_str_has_suffix(hints, " ") && !g_str_has_prefix(hints, " "), "\"%s\"",
				hints);
		}
}

Test(key, hints_show_what_matters_most_first_and_only_what_can_be_done)
{
	static const struct {
		guint places;
		int cols;
		const char *hints;
	} rows[] = {
		{BEIAN_PLACE_FORM | BEIAN_PLACE_TEXT | BEIAN_PLACE_STEPS | BEIAN_PLACE_FINDINGS, 80,
			"F1 Help  Enter Next  PgDn Step  F9 Review  F8 Finding  Esc Back  F6 Undo"},
		{BEIAN_PLACE_FORM | BEIAN_PLACE_CHOICE | BEIAN_PLACE_STEPS, 80,
			"F1 Help  Enter Next  F2 Choose  PgDn Step  F9 Review  Esc Back  F6 Undo  F7 Redo"},
		{BEIAN_PLACE_FORM | BEIAN_PLACE_LINK | BEIAN_PLACE_REPEAT, 40,
			"F1 Help  Enter Next  F5 Same as  F3 Add"},
		{BEIAN_PLACE_FORM | BEIAN_PLACE_DOUBT, 40, "F1 Help  Enter Next  Alt-Y Confirm"},
		{BEIAN_PLACE_HOME | BEIAN_PLACE_ROW | BEIAN_PLACE_MORE, 80,
			"F1 Help  Enter Open  F3 New  PgDn Page  Alt-L 中文  F10 Quit  F5 Records"},
		{BEIAN_PLACE_HOME, 80,
			"F1 Help  F3 New  Alt-L 中文  F10 Quit  F5 Records  F6 Tasks  F7 Numbers"},
		{BEIAN_PLACE_EXPORT | BEIAN_PLACE_TEXT, 40, "F1 Help  Enter Export  Esc Back"},
		{BEIAN_PLACE_FORM, 8, "F1 Help"},
		{BEIAN_PLACE_FORM, 6, ""},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *hints = beian_key_hints(rows[i].places, rows[i].cols);
		cr_expect_str_eq(hints, rows[i].hints, "row %zu: \"%s\"", i, hints);
	}
}

Test(key, is_named_for_texts_that_tell_what_to_press)
{
	cr_expect_str_eq(beian_key_of(BEIAN_ACTION_REVIEW, BEIAN_PLACE_FORM), "F9");
	cr_expect_str_eq(beian_key_of(BEIAN_ACTION_CONFIRM, BEIAN_PLACE_DOUBT), "Alt-Y");
	cr_expect_str_eq(beian_key_of(BEIAN_ACTION_CONFIRM, BEIAN_PLACE_HOME), "", "nothing does it there");
}
