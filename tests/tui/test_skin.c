/* The curses skin in a terminal: what people and their terminals type. */
#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/tui/skin_driver.h"
#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>

TestSuite(skin, .fini = leakcheck);

Test(skin, takes_han_text_and_prints_it_in_the_end)
{
	g_autoptr(Emulator) emulator = skin_start();

	emulator_send(emulator, "北京示例e\xcc\x81\xf0\xa0\xae\xb7");
	cr_expect(
		skin_field_is(emulator, "北京示例e\xcc\x81\xf0\xa0\xae\xb7"), "%s", emulator_dump(emulator));
	cr_expect(emulator_wait_cursor(emulator, SKIN_ROW, SKIN_COL + 11));
	emulator_send(emulator, "\033[21~");
	cr_expect_eq(skin_exit_status(emulator), 0);
	cr_expect(emulator_shows(emulator, "主办单位名称=北京示例e\xcc\x81\xf0\xa0\xae\xb7"), "%s",
		emulator_dump(emulator));
}

Test(skin, assembles_characters_whose_bytes_arrive_apart)
{
	g_autoptr(Emulator) emulator = skin_start();
	gsize before = skin_raw_bytes(emulator);

	emulator_send(emulator, "\xe4");
	cr_expect(emulator_is_silent(emulator, 60), "half a character shows nothing");
	emulator_send(emulator, "\xb8");
	cr_expect(emulator_is_silent(emulator, 60));
	emulator_send(emulator, "\xad");
	cr_expect(skin_field_is(emulator, "中"));
	cr_expect_leq(skin_raw_bytes(emulator) - before, 6);
}

Test(skin, erases_one_character_with_one_backspace)
{
	g_autoptr(Emulator) emulator = skin_start();

	emulator_send(emulator, "a中e\xcc\x81");
	cr_expect(skin_field_is(emulator, "a中e\xcc\x81"));
	emulator_send(emulator, "\x7f");
	cr_expect(skin_field_is(emulator, "a中"));
	emulator_send(emulator, "\x7f");
	cr_expect(skin_field_is(emulator, "a"));
	cr_expect(emulator_wait_cursor(emulator, SKIN_ROW, SKIN_COL + 1));
}

Test(skin, costs_few_bytes_for_a_key)
{
	static const struct {
		const char *typed, *shown;
		gsize limit_bytes;
	} rows[] = {{"a", "a", 4}, {"b", "ab", 4}, {"中", "ab中", 6}, {"文", "ab中文", 6},
		{"c", "ab中文c", 4}, {"\x7f", "ab中文", 6}, {"\x7f", "ab中", 8}};
	g_autoptr(Emulator) emulator = skin_start();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		gsize before = skin_raw_bytes(emulator);
		emulator_send(emulator, rows[i].typed);
		cr_assert(skin_field_is(emulator, rows[i].shown), "%s", emulator_dump(emulator));
		cr_expect(emulator_is_silent(emulator, 30));
		cr_expect_leq(skin_raw_bytes(emulator) - before, rows[i].limit_bytes, "%zu bytes for row %zu",
			skin_raw_bytes(emulator) - before, i);
	}
}

Test(skin, sends_nothing_and_does_nothing_while_idle)
{
	g_autoptr(Emulator) emulator = skin_start();
	guint64 sleeps;

	cr_expect(emulator_is_silent(emulator, 100), "it has fallen asleep by now, even on a busy machine");
	sleeps = emulator_sleeps(emulator);
	cr_expect_gt(sleeps, 0);
	cr_expect(emulator_is_silent(emulator, 300));
	cr_expect_leq(emulator_sleeps(emulator) - sleeps, 1, "it does not wake up to look");
}

Test(skin, marks_the_field_in_focus_and_moves_it)
{
	g_autoptr(Emulator) emulator = skin_start();

	cr_expect(emulator_wait_row(emulator, 2, " >主办单位名称     ["));
	cr_expect(emulator_is_bold(emulator, 2, 2));
	emulator_send(emulator, "\t");
	cr_expect(emulator_wait_row(emulator, 4, " >Domain 域名      ["), "%s", emulator_dump(emulator));
	cr_expect(emulator_wait_row(emulator, 2, "  主办单位名称      ______"));
	cr_expect(emulator_wait_cursor(emulator, 4, SKIN_COL));
	emulator_send(emulator, "\033[Z");
	cr_expect(emulator_wait_cursor(emulator, 2, SKIN_COL));
	emulator_send(emulator, "\033[B");
	cr_expect(emulator_wait_cursor(emulator, 4, SKIN_COL));
	emulator_send(emulator, "\033OA");
	cr_expect(emulator_wait_cursor(emulator, 2, SKIN_COL));
	emulator_send(emulator, "\033[6~");
	cr_expect(emulator_wait_row(emulator, 0, " 备案 skin  2/2"));
	cr_expect(emulator_wait_row(emulator, 2, " >通信地址"));
	emulator_send(emulator, "\033p");
	cr_expect(emulator_wait_row(emulator, 0, " 备案 skin  1/2"));
}

Test(skin, hears_escape_at_once_and_not_as_the_beginning_of_text)
{
	g_autoptr(Emulator) emulator = skin_start();
	gint64 sent = g_get_monotonic_time();

	emulator_send(emulator, "\033");
	cr_expect(emulator_wait_text(emulator, "refused 不对"));
	cr_expect_geq(g_get_monotonic_time() - sent, 25000, "a sequence has time to arrive");
	emulator_send(emulator, "[A");
	cr_expect(skin_field_is(emulator, "[A"), "what comes later is text");
}

Test(skin, takes_a_paste_of_several_lines_as_one_text)
{
	g_autoptr(Emulator) emulator = skin_start();

	cr_assert(emulator_modes(emulator).bracketed_paste);
	emulator_paste(emulator, "第一行\r\n第二行\rthird\n");
	cr_expect(skin_field_is(emulator, "第一行 第二行 third"), "%s", emulator_dump(emulator));
	emulator_send(emulator, "\t");
	cr_expect(emulator_wait_text(emulator, "texts 1,"));
}

Test(skin, takes_a_paste_of_a_hundred_thousand_bytes)
{
	g_autoptr(Emulator) emulator = skin_start();
	g_autoptr(GString) paste = g_string_new(NULL);
	gsize before = skin_raw_bytes(emulator);

	while (paste->len < 100000)
		g_string_append(paste, "填写备案\n");
	g_string_append(paste, "END");
	emulator_paste(emulator, paste->str);
	cr_expect(emulator_wait_until(emulator, strstr(emulator_row(emulator, SKIN_ROW), "END") != NULL));
	cr_expect_lt(skin_raw_bytes(emulator) - before, 500, "it is painted once");
}

Test(skin, keeps_text_when_the_window_changes)
{
	static const struct {
		int rows, cols;
	} sizes[] = {{30, 100}, {15, 60}, {50, 200}, {24, 80}};
	g_autoptr(Emulator) emulator = skin_start();

	for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autofree char *size = g_strdup_printf("%dx%d", sizes[i].rows, sizes[i].cols);
		emulator_send(emulator, "中");
		emulator_resize(emulator, sizes[i].rows, sizes[i].cols);
		cr_expect(emulator_wait_text(emulator, size), "%s: %s", size, emulator_dump(emulator));
		cr_expect(emulator_wait_row(emulator, sizes[i].rows - 1, "F1 Help"));
		cr_expect(emulator_wait_cursor(emulator, SKIN_ROW, SKIN_COL + 2 * (int)(i + 1)), "%s: %s",
			size, emulator_dump(emulator));
	}
	cr_expect(skin_field_is(emulator, "中中中中"));
}

Test(skin, asks_for_a_larger_window_and_goes_on_in_it)
{
	g_autoptr(Emulator) emulator = skin_start();

	emulator_send(emulator, "中");
	emulator_resize(emulator, 6, 20);
	cr_expect(emulator_wait_text(emulator, "窗口太小"), "%s", emulator_dump(emulator));
	cr_expect(emulator_wait_text(emulator, "too small"));
	emulator_send(emulator, "文");
	emulator_resize(emulator, 1, 1);
	emulator_resize(emulator, 14, 80);
	cr_expect(emulator_wait_text(emulator, "窗口太小"), "%s", emulator_dump(emulator));
	emulator_resize(emulator, 24, 80);
	cr_expect(skin_field_is(emulator, "中文"), "%s", emulator_dump(emulator));
	cr_expect(emulator_wait_row(emulator, 23, "F1 Help"));
}

Test(skin, draws_all_again_after_a_size_that_came_and_went)
{
	g_autoptr(Emulator) emulator = skin_start();
	gsize before = skin_raw_bytes(emulator), size_bytes;

	emulator_signal(emulator, SIGWINCH);
	cr_expect(emulator_wait_until(
		emulator, strstr(emulator_raw(emulator, &size_bytes) + before, "Domain") != NULL));
}

Test(skin, goes_where_it_is_clicked)
{
	g_autoptr(Emulator) emulator = skin_start();

	cr_expect(emulator_modes(emulator).mouse);
	emulator_send(emulator, "中文字\t\t");
	cr_expect(emulator_wait_cursor(emulator, 6, SKIN_COL));
	emulator_send(emulator, "\033[<0;24;3M\033[<0;24;3m");
	cr_expect(emulator_wait_cursor(emulator, SKIN_ROW, SKIN_COL + 2));
}

Test(skin, works_in_slices_and_shows_progress)
{
	g_autoptr(Emulator) emulator = skin_start();

	emulator_send(emulator, "\033[20~");
	cr_expect(emulator_wait_text(emulator, "slices 5"));
}

Test(skin, draws_all_again_when_asked)
{
	g_autoptr(Emulator) emulator = skin_start();
	gsize before = skin_raw_bytes(emulator), size_bytes;

	emulator_send(emulator, "\x0c");
	cr_expect(emulator_wait_until(
		emulator, strstr(emulator_raw(emulator, &size_bytes) + before, "Domain") != NULL));
}
