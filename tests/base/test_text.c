#include "config.h"
#include "core/base/text.h"
#include "core/base/width.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>
#include <unigbrk.h>

static void
use_utf8(void)
{
	setlocale(LC_ALL, "C.UTF-8");
}

TestSuite(text, .init = use_utf8, .fini = leakcheck);
TestSuite(width, .init = use_utf8, .fini = leakcheck);

/* A library that moves the rest of the text for each character takes minutes; the limit is no measurement. */
Test(text, long_rows_of_marks_are_normalised_soon, .timeout = 30)
{
	GString *marks = g_string_new(NULL);

	for (int i = 0; i < 2 * 1000 * 1000; i++)
		g_string_append(marks, "e\xcc\x81");
	g_autofree char *normal = beian_text_normalise(marks->str);
	cr_expect_eq(strlen(normal), 2 * marks->len / 3);
	g_string_free(marks, TRUE);
}

Test(text, what_a_terminal_obeys_is_made_visible)
{
	static const struct {
		const char *why, *text, *visible;
	} rows[] = {
		{"nothing", "", ""},
		{"Han, a tab and a line feed", "甲\t乙\n", "甲\t乙\n"},
		{"an escape sequence", "\x1b[2J", "␛[2J"},
		{"the same in one byte of Latin 1",
			"\xc2\x9b"
			"2J",
			"\xef\xbf\xbd"
			"2J"},
		{"a carriage return", "a\rb", "a␍b"},
		{"delete", "\x7f", "␡"},
		{"bytes that are no text", "a\xff", "a\xef\xbf\xbd"},
		{"the blank after those of Latin 1", "\xc2\xa0", "\xc2\xa0"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *visible = beian_text_visible(rows[i].text);
		cr_expect_str_eq(visible, rows[i].visible, "%s", rows[i].why);
		if (g_utf8_validate(rows[i].text, -1, NULL))
			cr_expect_eq(beian_text_has_controls(rows[i].text),
				strcmp(rows[i].text, visible) != 0, "%s", rows[i].why);
	}
}

Test(text, counts_what_a_person_calls_characters)
{
	static const struct {
		const char *text;
		guint chars;
	} rows[] = {
		{"", 0},
		{"abc", 3},
		{"中文", 2},
		{"e\xcc\x81", 1},
		{"\r\n", 1},
		{"🇨🇳🇺🇸", 2},
		{"👨‍👩‍👧‍👦", 1},
		{"한국", 2},
		{"a👍🏽b", 3},
		{"𠮷野", 2},
		{"ก็", 1},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		cr_expect_eq(beian_text_chars(rows[i].text), rows[i].chars, "\"%s\"", rows[i].text);
}

Test(text, steps_over_the_same_boundaries_in_both_directions)
{
	static const char *const rows[] = {"", "a", "示例e\xcc\x81公司",
		"👨‍👩‍👧‍👦中🇨🇳🇺🇸x", "\r\n\r\n", "ab中"};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GArray) forward = g_array_new(FALSE, FALSE, sizeof(gsize));
		for (gsize at = 0; rows[i][at] != '\0'; at = beian_text_next(rows[i], at))
			g_array_append_val(forward, at);
		gsize at = strlen(rows[i]);
		for (guint j = forward->len; j > 0; j--) {
			at = beian_text_previous(rows[i], at);
			cr_expect_eq(at, g_array_index(forward, gsize, j - 1), "row %zu, step %u", i, j);
		}
		cr_expect_eq(at, 0, "row %zu", i);
		cr_expect_eq(beian_text_chars(rows[i]), forward->len, "row %zu", i);
	}
}

/* The short way that text.c takes for most characters says what libunistring says, for every pair with one of
 * them. */
Test(text, finds_the_boundaries_of_unicode_beside_any_character)
{
	static const char *const neighbours[] = {"a", "中", "，", "\xcc\x81", "\xe2\x80\x8d", "🇨", "\r"};

	for (gunichar c = ' '; c <= 0x1FFFF; c++) {
		char character[8] = {0};
		if (!g_unichar_validate(c))
			continue;
		g_unichar_to_utf8(c, character);
		for (gsize i = 0; i < G_N_ELEMENTS(neighbours); i++) {
			g_autofree char *pair = g_strconcat(character, neighbours[i], "b", NULL);
			char breaks[16];
			gsize first = 1;
			u8_grapheme_breaks((const uint8_t *)pair, strlen(pair), breaks);
			while (first < strlen(pair) && !breaks[first])
				first++;
			if (beian_text_next(pair, 0) != first)
				cr_expect(FALSE, "U+%04X before row %zu", c, i);
		}
	}
}

Test(text, normalises_every_character_as_its_library_does)
{
	for (gunichar c = ' '; c <= 0x2FA1F; c++) {
		char character[8] = {0};
		if (!g_unichar_validate(c))
			continue;
		g_unichar_to_utf8(c, character);
		g_autofree char *text = g_strconcat("中", character, "a", NULL),
				*ours = beian_text_normalise(text),
				*theirs = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
		if (strcmp(ours, theirs) != 0)
			cr_expect(FALSE, "U+%04X", c);
	}
}

Test(text, knows_what_xml_can_carry)
{
	static const struct {
		const char *text;
		gboolean writable;
	} rows[] = {
		{"", TRUE},
		{"a\tb\n", TRUE},
		{"示例", TRUE},
		{"\x01", FALSE},
		{"\x1b[0m", FALSE},
		{"\xff", FALSE},
		{"\xed\xa0\x80", FALSE},
		{"\xef\xbf\xbe", FALSE},
		{"\xf0\xa0\xae\xb7", TRUE},
		{"\x7f", TRUE},
		{"\r", FALSE},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		cr_expect_eq(beian_text_is_writable(rows[i].text), rows[i].writable, "row %zu", i);
}

Test(text, cuts_outer_blanks_of_any_script_and_composes)
{
	g_autofree char *text = beian_text_normalise("　 \u2003e\xcc\x81 x　\n");

	cr_expect_str_eq(text, "é x");
}

Test(text, finds_the_name_that_was_meant)
{
	static const char *const names[] = {"entity/name", "entity/region", "service/domain/name", NULL};

	cr_expect_str_eq(beian_text_nearest("entity/nmae", names), "entity/name");
	cr_expect_null(beian_text_nearest("something/else/altogether", names));
	cr_expect_eq(beian_text_distance("abc", "abc", 3), 0);
	cr_expect_eq(beian_text_distance("abc", "xyz", 1), 2, "never more than one over the limit");
}

Test(width, counts_columns_as_the_terminal_does)
{
	cr_expect_eq(beian_width_cols("ab"), 2);
	cr_expect_eq(beian_width_cols("示例"), 4);
	cr_expect_eq(beian_width_cols("e\xcc\x81"), 1);
	cr_expect_eq(beian_width_cols("１２"), 4, "full-width digits");
}

Test(width, clips_at_a_character_and_pads_to_the_column)
{
	static const struct {
		const char *text;
		int cols;
		const char *clipped;
	} rows[] = {
		{"示例公司", 8, "示例公司"},
		{"示例公司", 7, "示例公…"},
		{"示例公司", 6, "示例… "},
		{"ab", 4, "ab  "},
		{"", 2, "  "},
		{"abc", 0, ""},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *clipped = beian_width_clip(rows[i].text, rows[i].cols);
		cr_expect_str_eq(clipped, rows[i].clipped, "\"%s\" in %d", rows[i].text, rows[i].cols);
	}
}

Test(width, wraps_between_han_characters_but_not_before_a_full_stop)
{
	g_auto(GStrv) lines = beian_width_wrap("一二三四五。六七 abc defgh\n末行", 10);

	cr_assert_eq(g_strv_length(lines), 4);
	cr_expect_str_eq(lines[0], "一二三四");
	cr_expect_str_eq(lines[1], "五。六七");
	cr_expect_str_eq(lines[2], "abc defgh");
	cr_expect_str_eq(lines[3], "末行");
}

Test(width, leaves_no_opening_mark_at_the_end_of_a_line)
{
	g_auto(GStrv) lines = beian_width_wrap("一二三四“五六”", 10);

	cr_assert_eq(g_strv_length(lines), 2);
	cr_expect_str_eq(lines[0], "一二三四");
	cr_expect_str_eq(lines[1], "“五六”");
}

Test(width, what_follows_a_bullet_or_an_indented_line_hangs_below_it)
{
	g_auto(GStrv) bullet = beian_width_wrap("• 一二三四五六", 10);
	g_auto(GStrv) indented = beian_width_wrap("  abc defgh", 10);
	g_auto(GStrv) narrow = beian_width_wrap("  abc", 4);

	cr_assert_eq(g_strv_length(bullet), 2);
	cr_expect_str_eq(bullet[0], "• 一二三四");
	cr_expect_str_eq(bullet[1], "  五六");
	cr_assert_eq(g_strv_length(indented), 2);
	cr_expect_str_eq(indented[1], "  defgh");
	cr_expect_str_eq(narrow[g_strv_length(narrow) - 1], "abc", "no room is left to hang in");
}

Test(width, wraps_a_word_that_is_longer_than_the_line)
{
	g_auto(GStrv) lines = beian_width_wrap("abcdefghij", 4);

	cr_assert_eq(g_strv_length(lines), 3);
	cr_expect_str_eq(lines[2], "ij");
}
