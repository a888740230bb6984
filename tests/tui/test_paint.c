#include "config.h"
#include "core/base/width.h"
#include "core/wizard/line.h"
#include "tests/support/leakcheck.h"
#include "tui/paint.h"
#include <criterion/criterion.h>
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static FILE *nowhere;
static SCREEN *headless;

/* Curses needs no terminal: 24 rows of 80 columns on nothing. */
static void
open_nowhere(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	nowhere = fopen("/dev/null", "r+");
	use_env(FALSE);
	headless = newterm("xterm-256color", nowhere, nowhere);
}

static void
close_nowhere(void)
{
	endwin();
	delscreen(headless);
	fclose(nowhere);
	(void)leakcheck; /* curses keeps what it allocated until the process ends */
}

TestSuite(paint, .init = open_nowhere, .fini = close_nowhere);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianLine, beian_line_clear)

/* Row ROW of what curses holds, from column FROM to before TO. */
static char *
cells(int row, int from, int to)
{
	GString *text = g_string_new(NULL);

	for (int col = from; col < to;) {
		cchar_t cell;
		wchar_t characters[CCHARW_MAX + 1];
		attr_t attributes;
		short pair;
		mvin_wch(row, col, &cell);
		getcchar(&cell, characters, &attributes, &pair, NULL);
		g_autofree char *utf8 = g_ucs4_to_utf8((const gunichar *)characters, -1, NULL, NULL, NULL);
		g_string_append(text, utf8);
		col += MAX(beian_width_cols(utf8), 1);
	}
	return g_string_free(text, FALSE);
}

static attr_t
attributes_at(int row, int col)
{
	cchar_t cell;

	mvin_wch(row, col, &cell);
	return cell.attr & A_ATTRIBUTES;
}

static void
form_screen(BeianScreen *screen, const char *focused_text)
{
	beian_screen_init(screen, "form", (BeianSize){24, 80});
	beian_screen_put_padded(screen, 0, 0, 80, BEIAN_ROLE_TITLE, "备案");
	beian_screen_put(screen, 2, 2, -1, BEIAN_ROLE_LABEL_FOCUSED, "名称");
	beian_screen_put_field(screen, 2, 10, 12, "a", focused_text)->focused = TRUE;
	beian_screen_put(screen, 4, 2, -1, BEIAN_ROLE_LABEL, "电话");
	beian_screen_put_field(screen, 4, 10, 12, "b", "138");
	beian_screen_put(screen, 5, 2, -1, BEIAN_ROLE_LABEL, "编号");
	beian_screen_put_field(screen, 5, 10, 12, "c", "7")->readonly = TRUE;
	beian_screen_put(screen, 6, 2, -1, BEIAN_ROLE_ERROR, "不对");
	beian_screen_put_cursor(screen, 2, 14);
}

Test(paint, shows_state_without_colour)
{
	g_autoptr(BeianPaint) paint = beian_paint_new(FALSE);
	g_auto(BeianScreen) screen = {0};

	form_screen(&screen, "中文");
	beian_paint_screen(paint, &screen);
	cr_expect(getcury(stdscr) == 2 && getcurx(stdscr) == 14);
	g_autofree char *focused = cells(2, 0, 24), *other = cells(4, 0, 24), *fixed = cells(5, 0, 24);
	cr_expect_str_eq(focused, " >名称   [中文        ] ");
	cr_expect_str_eq(other, "  电话    138_________  ");
	cr_expect_str_eq(fixed, "  编号    7             ");
	cr_expect_eq(attributes_at(2, 2), A_BOLD);
	cr_expect_eq(attributes_at(0, 79), A_REVERSE);
	cr_expect_eq(attributes_at(2, 10), A_NORMAL, "typing costs no attributes");
	cr_expect_eq(attributes_at(2, 20), A_NORMAL);
	cr_expect_eq(attributes_at(6, 2), A_BOLD, "no colour where none is allowed");
}

Test(paint, uses_colours_where_they_are_allowed)
{
	g_autoptr(BeianPaint) paint = beian_paint_new(TRUE);
	g_auto(BeianScreen) screen = {0};

	form_screen(&screen, "");
	beian_paint_screen(paint, &screen);
	cr_expect_neq(PAIR_NUMBER(attributes_at(6, 2)), 0);
	cr_expect_eq(PAIR_NUMBER(attributes_at(2, 2)), 0);
}

Test(paint, marks_only_where_there_is_room)
{
	g_autoptr(BeianPaint) paint = beian_paint_new(FALSE);
	g_auto(BeianScreen) screen = {0};

	beian_screen_init(&screen, "list", (BeianSize){24, 80});
	beian_screen_put(&screen, 1, 0, -1, BEIAN_ROLE_ROW_SELECTED, "at the edge");
	beian_screen_put(&screen, 2, 1, -1, BEIAN_ROLE_ROW_SELECTED, "first");
	beian_screen_put(&screen, 2, 12, -1, BEIAN_ROLE_ROW_SELECTED, "second");
	beian_screen_put(&screen, 3, 0, -1, BEIAN_ROLE_LABEL, "中文");
	beian_screen_put_field(&screen, 3, 4, 6, "a", "x")->focused = TRUE;
	beian_screen_put(&screen, 3, 10, -1, BEIAN_ROLE_ERROR, "!");
	beian_paint_screen(paint, &screen);
	g_autofree char *edge = cells(1, 0, 12), *row = cells(2, 0, 20), *field = cells(3, 0, 12);
	cr_expect_str_eq(edge, "at the edge ");
	cr_expect_str_eq(row, ">first      second  ");
	cr_expect_str_eq(field, "中文x     ! ");
}

Test(paint, parks_the_cursor_when_nothing_is_typed)
{
	g_autoptr(BeianPaint) paint = beian_paint_new(FALSE);
	g_auto(BeianScreen) screen = {0};

	beian_screen_init(&screen, "text", (BeianSize){24, 80});
	beian_paint_screen(paint, &screen);
	cr_expect(getcury(stdscr) == 23 && getcurx(stdscr) == 79);
}

Test(paint, draws_nothing_that_breaks_the_cells_beside_it)
{
	static const struct {
		const char *text, *shown, *why;
	} rows[] = {
		{"\xcc\x81"
		 "ab",
			"ab  ", "a mark at the beginning would hang on the bracket"},
		{"e\xcc\x81"
		 "b",
			"e\xcc\x81"
			"b  ",
			"a mark after its letter stays"},
		{"a\xcd\xb8"
		 "b",
			"ab  ", "a code point that is none yet"},
		{"中文字", "中文", "what is too wide is cut at a character"},
		{"a中文", "a中 ", "and never through one"},
		{"a\x1b"
		 "b",
			"ab  ", "no controls"},
	};
	g_autoptr(BeianPaint) paint = beian_paint_new(FALSE);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(BeianScreen) screen = {0};
		beian_screen_init(&screen, "form", (BeianSize){24, 80});
		BeianField *field = beian_screen_put_field(&screen, 1, 1, 4, "a", "");
		field->focused = TRUE;
		g_free(field->text);
		field->text = g_strdup(rows[i].text);
		beian_paint_screen(paint, &screen);
		g_autofree char *shown = cells(1, 1, 5), *around = cells(1, 0, 1), *after = cells(1, 5, 6);
		cr_expect_str_eq(shown, rows[i].shown, "%s", rows[i].why);
		cr_expect_str_eq(around, "[", "%s", rows[i].why);
		cr_expect_str_eq(after, "]", "%s", rows[i].why);
	}
}

Test(paint, a_mark_at_the_beginning_of_a_text_does_not_hang_on_its_neighbour)
{
	g_autoptr(BeianPaint) paint = beian_paint_new(FALSE);
	g_auto(BeianScreen) screen = {0};

	beian_screen_init(&screen, "text", (BeianSize){24, 80});
	beian_screen_put(&screen, 1, 0, -1, BEIAN_ROLE_TEXT, "a");
	beian_screen_put(&screen, 1, 1, -1, BEIAN_ROLE_TEXT,
		"\xcc\x81"
		"b");
	beian_paint_screen(paint, &screen);
	g_autofree char *shown = cells(1, 0, 3);
	cr_expect_str_eq(shown, "ab ");
}

/* Ruins row ROW of what curses holds, to see who draws it again. */
static void
ruin(int row)
{
	mvaddstr(row, 30, "ruined");
}

static gboolean
is_ruined(int row)
{
	g_autofree char *there = cells(row, 30, 36);

	return strcmp(there, "ruined") == 0;
}

Test(paint, draws_only_the_rows_that_changed)
{
	g_autoptr(BeianPaint) paint = beian_paint_new(FALSE);
	g_auto(BeianScreen) before = {0}, after = {0}, same = {0}, moved = {0};

	form_screen(&before, "中");
	beian_paint_screen(paint, &before);
	ruin(2), ruin(4), ruin(6);
	form_screen(&after, "中文");
	beian_paint_screen(paint, &after);
	g_autofree char *typed = cells(2, 0, 24);
	cr_expect_str_eq(typed, " >名称   [中文        ] ");
	cr_expect(!is_ruined(2) && is_ruined(4) && is_ruined(6), "one row changed");
	form_screen(&same, "中文");
	beian_paint_forget(paint);
	beian_paint_screen(paint, &same);
	cr_expect(!is_ruined(4) && !is_ruined(6), "what the window shows was not known");
	ruin(2), ruin(4), ruin(5);
	form_screen(&moved, "中文");
	g_array_index(moved.fields, BeianField, 0).focused = FALSE;
	g_array_index(moved.fields, BeianField, 1).focused = TRUE;
	beian_paint_screen(paint, &moved);
	g_autofree char *left = cells(2, 8, 24), *entered = cells(4, 8, 24);
	cr_expect_str_eq(left, "  中文________  ");
	cr_expect_str_eq(entered, " [138         ] ");
	cr_expect(is_ruined(5));
}

Test(paint, draws_a_row_again_when_something_left_it)
{
	g_autoptr(BeianPaint) paint = beian_paint_new(FALSE);
	g_auto(BeianScreen) full = {0}, less = {0};

	beian_screen_init(&full, "text", (BeianSize){24, 80});
	beian_screen_put(&full, 1, 0, -1, BEIAN_ROLE_TEXT, "stays");
	beian_screen_put(&full, 1, 10, -1, BEIAN_ROLE_TEXT, "goes");
	beian_screen_put(&full, 2, 0, -1, BEIAN_ROLE_TEXT, "goes");
	beian_paint_screen(paint, &full);
	beian_screen_init(&less, "text", (BeianSize){24, 80});
	beian_screen_put(&less, 1, 0, -1, BEIAN_ROLE_TEXT, "stays");
	beian_paint_screen(paint, &less);
	g_autofree char *one = cells(1, 0, 15), *other = cells(2, 0, 5);
	cr_expect_str_eq(one, "stays          ");
	cr_expect_str_eq(other, "     ");
}

Test(paint, says_in_both_languages_that_a_window_is_too_small)
{
	static const BeianSize sizes[] = {{24, 80}, {14, 80}, {2, 30}, {1, 1}};
	g_autoptr(BeianPaint) paint = beian_paint_new(FALSE);

	cr_expect(beian_paint_is_large_enough((BeianSize){15, 60}));
	cr_expect_not(beian_paint_is_large_enough((BeianSize){14, 60}));
	cr_expect_not(beian_paint_is_large_enough((BeianSize){15, 59}));
	for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
		resize_term(sizes[i].rows, sizes[i].cols);
		beian_paint_too_small(paint, sizes[i]);
	}
	resize_term(14, 80);
	beian_paint_too_small(paint, (BeianSize){14, 80});
	g_autofree char *first = cells(0, 0, 80), *second = cells(1, 0, 80);
	cr_expect(strstr(first, "窗口太小") != NULL, "%s", first);
	cr_expect(strstr(first, "too small") != NULL || strstr(second, "too small") != NULL, "%s|%s", first,
		second);
}

/* The slice of LINE and nothing else is in its field, blanks after it, and the cursor is where the line says.
 */
static void
expect_line(BeianPaint *paint, BeianLine *line, int cols, gboolean focused, const char *where)
{
	g_auto(BeianScreen) screen = {0};
	int cursor_col, used = 0;

	beian_line_scroll(line, cols);
	g_autofree char *slice = beian_line_visible(line, cols, &cursor_col);
	beian_screen_init(&screen, "form", (BeianSize){24, 80});
	beian_screen_put_field(&screen, 3, 5, cols, "a", slice)->focused = focused;
	beian_screen_put_field(&screen, 6, 5, 9, "b", "other")->focused = !focused;
	beian_screen_put_cursor(&screen, 3, 5 + cursor_col);
	beian_paint_screen(paint, &screen);
	g_autoptr(GString) expected = g_string_new(slice);
	for (used = beian_width_cols(slice); used < cols; used++)
		g_string_append_c(expected, focused ? ' ' : '_');
	cr_assert(getcury(stdscr) == 3 && getcurx(stdscr) == 5 + cursor_col, "%s", where);
	g_autofree char *shown = cells(3, 5, 5 + cols); /* reading moves the cursor */
	cr_assert_str_eq(shown, expected->str, "%s", where);
}

Test(paint, twenty_thousand_random_edits_leave_every_cell_right)
{
	static const char *const texts[] = {"a", "Z", "0", " ", "中", "国", "，", "（", "“", "—", "e\xcc\x81",
		"\xf0\xa0\xae\xb7", "\xf0\x9f\x98\x80", "示例公司", "·"};
	guint32 seed = g_random_int();
	g_autoptr(GRand) random = g_rand_new_with_seed(seed);
	g_autoptr(BeianPaint) paint = beian_paint_new(FALSE);
	g_auto(BeianLine) line;
	int cols = 10;

	beian_line_init(&line);
	for (int i = 0; i < 20000; i++) {
		gboolean changed;
		int choice = g_rand_int_range(random, 0, 20);
		if (choice < 12)
			beian_line_insert(&line, texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))]);
		else
			beian_line_act(&line,
				(BeianAction)g_rand_int_range(
					random, BEIAN_ACTION_LEFT, BEIAN_ACTION_ERASE_WORD + 1),
				&changed);
		if (line.text->len > 200)
			beian_line_act(&line, BEIAN_ACTION_ERASE_TO_START, &changed);
		if (g_rand_int_range(random, 0, 200) == 0)
			cols = g_rand_int_range(random, 2, 40);
		g_autofree char *where = g_strdup_printf(
			"seed %u, edit %d, \"%s\" in %d columns", seed, i, line.text->str, cols);
		expect_line(paint, &line, cols, g_rand_int_range(random, 0, 20) > 0, where);
	}
}
