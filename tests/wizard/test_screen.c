#include "config.h"
#include "core/base/width.h"
#include "core/wizard/screen.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

static void
speak_utf8(void)
{
	setlocale(LC_ALL, "C.UTF-8");
}

TestSuite(screen, .init = speak_utf8, .fini = leakcheck);

Test(screen, prints_rows_fields_cursor_and_roles)
{
	g_auto(BeianScreen) screen = {0};
	g_autofree char *printed = NULL;
	BeianField *field;

	beian_screen_init(&screen, "form", (BeianSize){5, 24});
	beian_screen_put_padded(&screen, 0, 0, 24, BEIAN_ROLE_TITLE, "备案 first");
	beian_screen_put(&screen, 1, 1, -1, BEIAN_ROLE_LABEL_FOCUSED, "名称");
	field = beian_screen_put_field(&screen, 1, 8, 10, "entity/name", "示例e\xcc\x81");
	field->focused = TRUE;
	beian_screen_put(&screen, 1, 20, -1, BEIAN_ROLE_ERROR, "!\n!");
	beian_screen_put(&screen, 2, 1, -1, BEIAN_ROLE_LABEL, "电话");
	beian_screen_put_field(&screen, 2, 8, 10, "entity/phone", "0123456789");
	beian_screen_put_line(&screen, 3, 0, 24);
	beian_screen_put(&screen, 4, 0, -1, BEIAN_ROLE_TEXT, "plain");
	beian_screen_put_cursor(&screen, 1, 13);
	screen.bell = TRUE;
	printed = beian_screen_print(&screen);
	cr_expect_str_eq(printed, "备案 first\n"
				  " 名称  [示例e\xcc\x81     ] ! !\n"
				  " 电话  [0123456789]\n"
				  "------------------------\n"
				  "plain\n"
				  "cursor 1,13\n"
				  "bell\n"
				  "0 title@0\n"
				  "1 label-focused@1 error@20\n"
				  "2 label@1\n");
}

Test(screen, clips_to_columns_and_drops_what_is_outside)
{
	static const struct {
		int row, col, cols;
		const char *text, *shown;
	} rows[] = {
		{0, 0, -1, "0123456789", "0123456789"},
		{0, 0, -1, "0123456789a", "012345678…"},
		{0, 8, -1, "abc", "a…"},
		{0, 0, 4, "中文", "中文"},
		{0, 0, 3, "中文", "中…"},
		{0, 0, 2, "中文", "… "},
		{0, 0, 0, "中文", NULL},
		{0, 10, -1, "a", NULL},
		{0, -1, -1, "a", NULL},
		{-1, 0, -1, "a", NULL},
		{2, 0, -1, "a", NULL},
		{0, 0, -1, "", NULL},
		{0, 0, -1, "a\tb\x1b[1m", "a b [1m"},
		{0, 0, -1, "\xff", "\xef\xbf\xbd"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(BeianScreen) screen = {0};
		beian_screen_init(&screen, "p", (BeianSize){2, 10});
		beian_screen_put(
			&screen, rows[i].row, rows[i].col, rows[i].cols, BEIAN_ROLE_TEXT, rows[i].text);
		cr_assert_eq(
			screen.spans->len, rows[i].shown == NULL ? 0 : 1, "row %zu: \"%s\"", i, rows[i].text);
		if (rows[i].shown == NULL)
			continue;
		const BeianSpan *span = &g_array_index(screen.spans, BeianSpan, 0);
		cr_expect_str_eq(span->text, rows[i].shown, "row %zu", i);
		cr_expect_eq(span->cols, beian_width_cols(span->text), "row %zu: as wide as it says", i);
	}
}

Test(screen, pads_to_columns)
{
	g_auto(BeianScreen) screen = {0};

	beian_screen_init(&screen, "p", (BeianSize){1, 10});
	beian_screen_put_padded(&screen, 0, 2, 20, BEIAN_ROLE_KEYS, "中");
	cr_expect_str_eq(g_array_index(screen.spans, BeianSpan, 0).text, "中      ");
	cr_expect_eq(g_array_index(screen.spans, BeianSpan, 0).cols, 8);
}

Test(screen, clips_nothing_in_plain_mode)
{
	g_auto(BeianScreen) screen = {0};
	g_autofree char *long_text = g_strnfill(500, 'x'), *printed = NULL;

	beian_screen_init(&screen, "p", (BeianSize){0, 0});
	beian_screen_put(&screen, 40, 0, 3, BEIAN_ROLE_TEXT, long_text);
	screen.prompt = g_strdup("[1/2] entity/name: ");
	printed = beian_screen_print(&screen);
	cr_expect(strstr(printed, long_text) != NULL);
	cr_expect(strstr(printed, "prompt [1/2] entity/name: \n") != NULL);
}

Test(screen, names_every_role)
{
	for (int role = 0; role < BEIAN_ROLES; role++)
		cr_expect_not_null(beian_role_name((BeianRole)role), "role %d", role);
	cr_expect_str_eq(beian_role_name(BEIAN_ROLE_LINE), "line");
	cr_expect_str_eq(beian_role_name(BEIAN_ROLE_ROW_SELECTED), "row-selected");
}
