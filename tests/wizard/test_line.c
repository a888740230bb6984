#include "config.h"
#include "core/base/text.h"
#include "core/base/width.h"
#include "core/wizard/line.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

static void
speak_utf8(void)
{
	setlocale(LC_ALL, "C.UTF-8");
}

TestSuite(line, .init = speak_utf8, .fini = leakcheck);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianLine, beian_line_clear)

static BeianLine
line_of(const char *text)
{
	BeianLine line;

	beian_line_init(&line);
	beian_line_set(&line, text);
	return line;
}

Test(line, erases_what_a_person_calls_one_character)
{
	static const struct {
		const char *text, *left, *why;
	} rows[] = {
		{"ab", "a", "a letter"},
		{"中文", "中", "a Han character"},
		{"\xf0\xa0\xae\xb7", "", "a Han character of plane 2"},
		{"xe\xcc\x81", "x", "a letter with a combining accent"},
		{"xe\xcc\x81\xcc\xa3", "x", "a letter with two marks"},
		{"a\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd", "a", "a thumb with the colour of its skin"},
		{"a\xe2\x9d\xa4\xef\xb8\x8f", "a", "a heart with its variation selector"},
		{"葛\xf3\xa0\x84\x80", "", "a Han character with an ideographic variation"},
		{"각", "", "Hangul made of jamos"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(BeianLine) line = line_of(rows[i].text);
		gboolean changed;
		cr_expect(beian_line_act(&line, BEIAN_ACTION_ERASE_BACK, &changed) && changed, "%s",
			rows[i].why);
		cr_expect_str_eq(line.text->str, rows[i].left, "%s", rows[i].why);
		cr_expect_eq(line.cursor, strlen(rows[i].left), "%s", rows[i].why);
	}
}

Test(line, inserts_only_what_a_line_can_hold)
{
	static const struct {
		const char *text, *held, *why;
	} rows[] = {
		{"中文", "中文", "Han text"},
		{"a\nb\r\nc\rd\te", "a b c d e", "line ends and tabs are blanks, a pair is one"},
		{"a\xe2\x80\xa8z", "a z", "a line separator is a blank"},
		{"a\x1b[31mb\x07", "a[31mb", "controls are dropped"},
		{"\xef\xbb\xbf"
		 "a\xe2\x80\x8b"
		 "b\xe2\x80\xae"
		 "c\xc2\xad",
			"abc", "marks that nobody sees are dropped"},
		{"\xff"
		 "a\xe4\xb8",
			"\xef\xbf\xbd"
			"a\xef\xbf\xbd\xef\xbf\xbd",
			"invalid bytes are shown as such"},
		{"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7",
			"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", "joiners stay"},
		{"\xe3\x80\x80", "\xe3\x80\x80", "the ideographic blank stays"},
		{"\xef\xbf\xbe", "", "a noncharacter is dropped"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(BeianLine) line = line_of("");
		cr_expect_eq(
			beian_line_insert(&line, rows[i].text), *rows[i].held != '\0', "%s", rows[i].why);
		cr_expect_str_eq(line.text->str, rows[i].held, "%s", rows[i].why);
		cr_expect_eq(line.cursor, line.text->len, "%s", rows[i].why);
		cr_expect_eq(line.pristine, *rows[i].held == '\0', "%s", rows[i].why);
	}
}

Test(line, sets_what_it_would_have_inserted)
{
	g_auto(BeianLine) line = line_of("a\x1b\nb");

	cr_expect_str_eq(line.text->str, "a b");
	cr_expect(line.pristine);
}

Test(line, edits_at_the_cursor)
{
	static const struct {
		const char *text;
		BeianAction actions[4];
		const char *after;
		gsize cursor;
		const char *why;
	} rows[] = {
		{"中文字", {BEIAN_ACTION_LEFT, BEIAN_ACTION_ERASE_BACK}, "中字", 3, "left, then back"},
		{"中文字", {BEIAN_ACTION_LINE_START, BEIAN_ACTION_ERASE_FORWARD}, "文字", 0,
			"start, then forward"},
		{"中文字", {BEIAN_ACTION_LINE_START, BEIAN_ACTION_RIGHT, BEIAN_ACTION_ERASE_TO_END}, "中", 3,
			"to the end"},
		{"中文字", {BEIAN_ACTION_LEFT, BEIAN_ACTION_ERASE_TO_START}, "字", 0, "to the start"},
		{"ab 中文 cd", {BEIAN_ACTION_ERASE_WORD}, "ab 中文 ", 10, "a word"},
		{"ab 中文 cd ", {BEIAN_ACTION_ERASE_WORD}, "ab 中文 ", 10, "a word and the blanks after it"},
		{"ab中文", {BEIAN_ACTION_ERASE_WORD}, "ab", 2, "Han text is a word of its own"},
		{"中文，字", {BEIAN_ACTION_ERASE_WORD, BEIAN_ACTION_ERASE_WORD}, "中文", 6,
			"punctuation stands apart"},
		{"ab cd", {BEIAN_ACTION_WORD_LEFT, BEIAN_ACTION_WORD_LEFT, BEIAN_ACTION_ERASE_TO_END}, "", 0,
			"two words left"},
		{"ab cd", {BEIAN_ACTION_LINE_START, BEIAN_ACTION_WORD_RIGHT, BEIAN_ACTION_ERASE_TO_END}, "ab",
			2, "a word right"},
		{"   ", {BEIAN_ACTION_ERASE_WORD}, "", 0, "only blanks"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(BeianLine) line = line_of(rows[i].text);
		gboolean changed;
		for (gsize a = 0;
			a < G_N_ELEMENTS(rows[i].actions) && rows[i].actions[a] != BEIAN_ACTION_NONE; a++)
			cr_expect(beian_line_act(&line, rows[i].actions[a], &changed), "%s", rows[i].why);
		cr_expect_str_eq(line.text->str, rows[i].after, "%s", rows[i].why);
		cr_expect_eq(line.cursor, rows[i].cursor, "%s", rows[i].why);
		cr_expect_not(line.pristine && changed, "%s", rows[i].why);
	}
}

Test(line, says_when_it_could_do_nothing)
{
	static const BeianAction at_start[] = {BEIAN_ACTION_LEFT, BEIAN_ACTION_WORD_LEFT,
		BEIAN_ACTION_LINE_START, BEIAN_ACTION_ERASE_BACK, BEIAN_ACTION_ERASE_WORD,
		BEIAN_ACTION_ERASE_TO_START, BEIAN_ACTION_HELP, BEIAN_ACTION_NONE};
	static const BeianAction at_end[] = {BEIAN_ACTION_RIGHT, BEIAN_ACTION_WORD_RIGHT,
		BEIAN_ACTION_LINE_END, BEIAN_ACTION_ERASE_FORWARD, BEIAN_ACTION_ERASE_TO_END,
		BEIAN_ACTION_NEXT};
	g_auto(BeianLine) line = line_of("中");
	gboolean changed = TRUE;

	for (gsize i = 0; i < G_N_ELEMENTS(at_end); i++) {
		cr_expect_not(beian_line_act(&line, at_end[i], &changed), "%s", beian_action_name(at_end[i]));
		cr_expect_not(changed, "%s", beian_action_name(at_end[i]));
	}
	cr_assert(beian_line_act(&line, BEIAN_ACTION_LINE_START, &changed));
	for (gsize i = 0; i < G_N_ELEMENTS(at_start); i++) {
		changed = TRUE;
		cr_expect_not(
			beian_line_act(&line, at_start[i], &changed), "%s", beian_action_name(at_start[i]));
		cr_expect_not(changed, "%s", beian_action_name(at_start[i]));
	}
	cr_expect_str_eq(line.text->str, "中");
	cr_expect(line.pristine);
}

Test(line, typing_at_the_end_of_a_full_view_moves_it_seldom)
{
	g_auto(BeianLine) line = line_of("");
	guint moves = 0;

	for (int i = 0; i < 200; i++) {
		gsize before = line.first;
		beian_line_insert(&line, "字");
		beian_line_scroll(&line, 40);
		moves += line.first != before;
	}
	cr_expect_gt(moves, 0);
	cr_expect_lt(moves, 200 / 4 + 1, "%u moves", moves);
}

Test(line, shows_text_before_the_cursor_when_erasing_at_the_left_edge)
{
	g_auto(BeianLine) line = line_of("一二三四五六七八九十一二三四五六七八九十");
	gboolean changed;
	int col;

	for (int i = 0; i < 18; i++) {
		beian_line_act(&line, BEIAN_ACTION_ERASE_BACK, &changed);
		beian_line_scroll(&line, 12);
		g_autofree char *seen = beian_line_visible(&line, 12, &col);
		cr_expect_gt(col, 0, "%d erased: \"%s\"", i + 1, seen);
	}
	cr_expect_eq(line.first, 0);
}

Test(line, a_click_goes_before_the_character_it_hits)
{
	static const struct {
		int col;
		gsize cursor;
	} rows[] = {{-1, 0}, {0, 0}, {1, 1}, {2, 1}, {3, 4}, {4, 4}, {5, 7}, {6, 8}, {9, 8}};
	g_auto(BeianLine) line = line_of("a中文b");

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		beian_line_click(&line, 20, rows[i].col);
		cr_expect_eq(line.cursor, rows[i].cursor, "column %d", rows[i].col);
	}
}

Test(line, takes_a_paste_of_a_hundred_thousand_characters)
{
	g_autoptr(GString) paste = g_string_new(NULL);
	g_auto(BeianLine) line = line_of("");
	int col;

	for (int i = 0; i < 100000; i++)
		g_string_append(paste, i % 50 == 49 ? "\n" : "字");
	cr_assert(beian_line_insert(&line, paste->str));
	beian_line_scroll(&line, 40);
	g_autofree char *seen = beian_line_visible(&line, 40, &col);
	cr_expect_eq(beian_text_chars(line.text->str + line.first), beian_text_chars(seen));
	cr_expect_eq(line.cursor, line.text->len);
}

/* What must hold after any edit. */
static gboolean
is_sound(BeianLine *line, int cols)
{
	int cursor_col;
	gboolean cursor_found = FALSE, first_found = FALSE;

	beian_line_scroll(line, cols);
	g_autofree char *seen = beian_line_visible(line, cols, &cursor_col);
	for (gsize at = 0;; at = beian_text_next(line->text->str, at)) {
		cursor_found |= at == line->cursor;
		first_found |= at == line->first;
		if (line->text->str[at] == '\0')
			break;
	}
	g_autofree char *before = g_strndup(line->text->str + line->first, line->cursor - line->first);
	return g_utf8_validate(line->text->str, -1, NULL) && cursor_found && first_found &&
	       line->first <= line->cursor && beian_width_cols(seen) <= cols && cursor_col < cols &&
	       cursor_col == beian_width_cols(before);
}

Test(line, stays_sound_under_twenty_thousand_random_edits)
{
	static const char *const texts[] = {"a", "Z", " ", "中", "文", "，", "\xcc\x81", "e\xcc\x81",
		"\xe2\x80\x8d", "\xf0\x9f\x91\xa9", "\xf0\xa0\xae\xb7", "\xff", "\n", "\xef\xb8\x8f", "각",
		"“", "—", "示例公司", "\xe1\x84\x92"};
	guint32 seed = g_random_int();
	g_autoptr(GRand) random = g_rand_new_with_seed(seed);
	g_auto(BeianLine) line = line_of("");

	for (int i = 0; i < 20000; i++) {
		gboolean changed;
		int choice = g_rand_int_range(random, 0, 20);
		int cols = g_rand_int_range(random, 2, 30);
		if (choice < 11)
			beian_line_insert(&line, texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))]);
		else if (choice < 19)
			beian_line_act(&line,
				(BeianAction)g_rand_int_range(
					random, BEIAN_ACTION_LEFT, BEIAN_ACTION_ERASE_WORD + 1),
				&changed);
		else if (line.text->len > 150)
			beian_line_act(&line, BEIAN_ACTION_ERASE_TO_START, &changed);
		else
			beian_line_click(&line, cols, g_rand_int_range(random, 0, 30));
		cr_assert(is_sound(&line, cols), "seed %u, edit %d, %d columns: \"%s\" cursor %zu first %zu",
			seed, i, cols, line.text->str, line.cursor, line.first);
	}
}
