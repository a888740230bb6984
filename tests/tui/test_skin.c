/* The curses skin in a terminal: what people, terminals and systems do to it. */
#include "config.h"
#include "tests/support/emulator.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

TestSuite(skin, .fini = leakcheck);

/* Where the session of tests/tui/skin_session.c has its first field. */
enum { ROW = 2, COL = 20, COLS = 30 };

static Emulator *
start_with(int rows, int cols, const char *const environment[])
{
	g_autofree char *path = g_build_filename(g_getenv("top_builddir"), "tests", "tui", "skin", NULL);
	const char *argv[] = {path, NULL};

	return emulator_start(rows, cols, argv, environment);
}

/* The skin in 24 rows of 80 columns, painted and waiting. */
static Emulator *
start(void)
{
	Emulator *emulator = start_with(24, 80, NULL);

	cr_assert(emulator_wait_row(emulator, 23, "F1 Help"), "%s", emulator_dump(emulator));
	cr_assert(emulator_wait_cursor(emulator, ROW, COL));
	return emulator;
}

static gboolean
field_is(Emulator *emulator, const char *text)
{
	g_autofree char *shown = g_strdup_printf("[%s ", text);

	return emulator_wait_until(emulator, strstr(emulator_row(emulator, ROW), shown) != NULL);
}

/* The status of a program that has exited, or -1. */
static int
exit_status(Emulator *emulator)
{
	int status = emulator_wait_exit(emulator);

	return status != -1 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Nothing that was switched on is still on, and the line is as it was. */
static void
expect_restored(Emulator *emulator, const struct termios *before, const char *after_what)
{
	EmulatorModes modes = emulator_modes(emulator);

	cr_expect_not(modes.alternate_screen, "the screen after %s", after_what);
	cr_expect(modes.cursor_visible, "the cursor after %s", after_what);
	cr_expect_not(modes.bracketed_paste, "pastes after %s", after_what);
	cr_expect_not(modes.mouse, "the mouse after %s", after_what);
	cr_expect(modes.line.c_lflag == before->c_lflag && modes.line.c_iflag == before->c_iflag &&
		modes.line.c_oflag == before->c_oflag && modes.line.c_cflag == before->c_cflag, "the line after %s", after_what);
}

/* The modes of a line that nobody touched. */
static struct termios
fresh_line(void)
{
	static const char *const argv[] = {"/bin/cat", NULL};
	g_autoptr(Emulator) emulator = emulator_start(24, 80, argv, NULL);

	return emulator_modes(emulator).line;
}

static gsize
raw_size(Emulator *emulator)
{
	gsize size_bytes;

	emulator_raw(emulator, &size_bytes);
	return size_bytes;
}

Test(skin, takes_han_text_and_prints_it_in_the_end)
{
	g_autoptr(Emulator) emulator = start();

	emulator_send(emulator, "北京示例e\xcc\x81\xf0\xa0\xae\xb7");
	cr_expect(field_is(emulator, "北京示例e\xcc\x81\xf0\xa0\xae\xb7"), "%s", emulator_dump(emulator));
	cr_expect(emulator_wait_cursor(emulator, ROW, COL + 11));
	emulator_send(emulator, "\033[21~");
	cr_expect_eq(exit_status(emulator), 0);
	cr_expect(emulator_shows(emulator, "主办单位名称=北京示例e\xcc\x81\xf0\xa0\xae\xb7"), "%s", emulator_dump(emulator));
}

Test(skin, assembles_characters_whose_bytes_arrive_apart)
{
	g_autoptr(Emulator) emulator = start();
	gsize before = raw_size(emulator);

	emulator_send(emulator, "\xe4");
	cr_expect(emulator_is_silent(emulator, 60), "half a character shows nothing");
	emulator_send(emulator, "\xb8");
	cr_expect(emulator_is_silent(emulator, 60));
	emulator_send(emulator, "\xad");
	cr_expect(field_is(emulator, "中"));
	cr_expect_leq(raw_size(emulator) - before, 6);
}

Test(skin, erases_one_character_with_one_backspace)
{
	g_autoptr(Emulator) emulator = start();

	emulator_send(emulator, "a中e\xcc\x81");
	cr_expect(field_is(emulator, "a中e\xcc\x81"));
	emulator_send(emulator, "\x7f");
	cr_expect(field_is(emulator, "a中"));
	emulator_send(emulator, "\x7f");
	cr_expect(field_is(emulator, "a"));
	cr_expect(emulator_wait_cursor(emulator, ROW, COL + 1));
}

Test(skin, costs_few_bytes_for_a_key)
{
	static const struct {
		const char *typed, *shown;
		gsize limit_bytes;
	} rows[] = {{"a", "a", 4}, {"b", "ab", 4}, {"中", "ab中", 6}, {"文", "ab中文", 6}, {"c", "ab中文c", 4},
		{"\x7f", "ab中文", 6}, {"\x7f", "ab中", 8}};
	g_autoptr(Emulator) emulator = start();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		gsize before = raw_size(emulator);
		emulator_send(emulator, rows[i].typed);
		cr_assert(field_is(emulator, rows[i].shown), "%s", emulator_dump(emulator));
		cr_expect(emulator_is_silent(emulator, 30));
		cr_expect_leq(raw_size(emulator) - before, rows[i].limit_bytes, "%zu bytes for row %zu", raw_size(emulator) - before, i);
	}
}

Test(skin, sends_nothing_while_idle)
{
	g_autoptr(Emulator) emulator = start();

	cr_expect(emulator_is_silent(emulator, 300));
}

Test(skin, marks_the_field_in_focus_and_moves_it)
{
	g_autoptr(Emulator) emulator = start();

	cr_expect(emulator_wait_row(emulator, 2, " >主办单位名称     ["));
	cr_expect(emulator_is_bold(emulator, 2, 2));
	emulator_send(emulator, "\t");
	cr_expect(emulator_wait_row(emulator, 4, " >Domain 域名      ["), "%s", emulator_dump(emulator));
	cr_expect(emulator_wait_row(emulator, 2, "  主办单位名称      ______"));
	cr_expect(emulator_wait_cursor(emulator, 4, COL));
	emulator_send(emulator, "\033[Z");
	cr_expect(emulator_wait_cursor(emulator, 2, COL));
	emulator_send(emulator, "\033[B");
	cr_expect(emulator_wait_cursor(emulator, 4, COL));
	emulator_send(emulator, "\033OA");
	cr_expect(emulator_wait_cursor(emulator, 2, COL));
	emulator_send(emulator, "\033[6~");
	cr_expect(emulator_wait_row(emulator, 0, " 备案 skin  2/2"));
	cr_expect(emulator_wait_row(emulator, 2, " >通信地址"));
	emulator_send(emulator, "\033p");
	cr_expect(emulator_wait_row(emulator, 0, " 备案 skin  1/2"));
}

Test(skin, hears_escape_at_once_and_not_as_the_beginning_of_text)
{
	g_autoptr(Emulator) emulator = start();
	gint64 sent = g_get_monotonic_time();

	emulator_send(emulator, "\033");
	cr_expect(emulator_wait_text(emulator, "refused 不对"));
	cr_expect_geq(g_get_monotonic_time() - sent, 25000, "a sequence has time to arrive");
	emulator_send(emulator, "[A");
	cr_expect(field_is(emulator, "[A"), "what comes later is text");
}

Test(skin, takes_a_paste_of_several_lines_as_one_text)
{
	g_autoptr(Emulator) emulator = start();

	cr_assert(emulator_modes(emulator).bracketed_paste);
	emulator_paste(emulator, "第一行\r\n第二行\rthird\n");
	cr_expect(field_is(emulator, "第一行 第二行 third"), "%s", emulator_dump(emulator));
	emulator_send(emulator, "\t");
	cr_expect(emulator_wait_text(emulator, "texts 1,"));
}

Test(skin, takes_a_paste_of_a_hundred_thousand_bytes)
{
	g_autoptr(Emulator) emulator = start();
	g_autoptr(GString) paste = g_string_new(NULL);
	gsize before = raw_size(emulator);

	while (paste->len < 100000)
		g_string_append(paste, "填写备案\n");
	g_string_append(paste, "END");
	emulator_paste(emulator, paste->str);
	cr_expect(emulator_wait_until(emulator, strstr(emulator_row(emulator, ROW), "END") != NULL));
	cr_expect_lt(raw_size(emulator) - before, 500, "it is painted once");
}

Test(skin, keeps_text_when_the_window_changes)
{
	static const struct {
		int rows, cols;
	} sizes[] = {{30, 100}, {15, 60}, {50, 200}, {24, 80}};
	g_autoptr(Emulator) emulator = start();

	for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autofree char *size = g_strdup_printf("%dx%d", sizes[i].rows, sizes[i].cols);
		emulator_send(emulator, "中");
		emulator_resize(emulator, sizes[i].rows, sizes[i].cols);
		cr_expect(emulator_wait_text(emulator, size), "%s: %s", size, emulator_dump(emulator));
		cr_expect(emulator_wait_row(emulator, sizes[i].rows - 1, "F1 Help"));
		cr_expect(emulator_wait_cursor(emulator, ROW, COL + 2 * (int)(i + 1)), "%s: %s", size, emulator_dump(emulator));
	}
	cr_expect(field_is(emulator, "中中中中"));
}

Test(skin, asks_for_a_larger_window_and_goes_on_in_it)
{
	g_autoptr(Emulator) emulator = start();

	emulator_send(emulator, "中");
	emulator_resize(emulator, 6, 20);
	cr_expect(emulator_wait_text(emulator, "窗口太小"), "%s", emulator_dump(emulator));
	cr_expect(emulator_wait_text(emulator, "too small"));
	emulator_send(emulator, "文");
	emulator_resize(emulator, 1, 1);
	emulator_resize(emulator, 14, 80);
	cr_expect(emulator_wait_text(emulator, "窗口太小"), "%s", emulator_dump(emulator));
	emulator_resize(emulator, 24, 80);
	cr_expect(field_is(emulator, "中文"), "%s", emulator_dump(emulator));
	cr_expect(emulator_wait_row(emulator, 23, "F1 Help"));
}

Test(skin, draws_all_again_after_a_size_that_came_and_went)
{
	g_autoptr(Emulator) emulator = start();
	gsize before = raw_size(emulator), size_bytes;

	emulator_signal(emulator, SIGWINCH);
	cr_expect(emulator_wait_until(emulator, strstr(emulator_raw(emulator, &size_bytes) + before, "Domain") != NULL));
}

Test(skin, goes_where_it_is_clicked)
{
	g_autoptr(Emulator) emulator = start();

	cr_expect(emulator_modes(emulator).mouse);
	emulator_send(emulator, "中文字\t\t");
	cr_expect(emulator_wait_cursor(emulator, 6, COL));
	emulator_send(emulator, "\033[<0;24;3M\033[<0;24;3m");
	cr_expect(emulator_wait_cursor(emulator, ROW, COL + 2));
}

Test(skin, works_in_slices_and_shows_progress)
{
	g_autoptr(Emulator) emulator = start();

	emulator_send(emulator, "\033[20~");
	cr_expect(emulator_wait_text(emulator, "slices 5"));
}

Test(skin, draws_all_again_when_asked)
{
	g_autoptr(Emulator) emulator = start();
	gsize before = raw_size(emulator), size_bytes;

	emulator_send(emulator, "\x0c");
	cr_expect(emulator_wait_until(emulator, strstr(emulator_raw(emulator, &size_bytes) + before, "Domain") != NULL));
}

Test(skin, gives_the_terminal_back_however_it_ends)
{
	static const struct {
		const char *keys;
		int signum, status, killed_by;
		const char *what;
	} rows[] = {
		{"\033[21~", 0, 0, 0, "F10"}, {"\x03", 0, 0, 0, "Control-C"}, {"\033q", 0, 0, 0, "Alt-Q"},
		{NULL, SIGTERM, 143, 0, "SIGTERM"}, {NULL, SIGHUP, 129, 0, "SIGHUP"}, {NULL, SIGINT, 130, 0, "SIGINT"},
		{NULL, SIGABRT, 0, SIGABRT, "SIGABRT"}, {NULL, SIGQUIT, 0, SIGQUIT, "SIGQUIT"}, {NULL, SIGBUS, 0, SIGBUS, "SIGBUS"},
		{"\033[23~", 0, 0, SIGABRT, "a failed assertion"},
	};
	struct termios before = fresh_line();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		static const char *const environment[] = {"ASAN_OPTIONS=handle_abort=0:handle_sigbus=0", NULL};
		g_autoptr(Emulator) emulator = start_with(24, 80, environment);
		cr_assert(emulator_wait_cursor(emulator, ROW, COL), "%s", rows[i].what);
		cr_assert(emulator_modes(emulator).alternate_screen);
		if (rows[i].keys != NULL)
			emulator_send(emulator, rows[i].keys);
		else
			emulator_signal(emulator, rows[i].signum);
		int status = emulator_wait_exit(emulator);
		if (rows[i].killed_by != 0)
			cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == rows[i].killed_by, "%s: %x", rows[i].what, (guint)status);
		else
			cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == rows[i].status, "%s: %x", rows[i].what, (guint)status);
		expect_restored(emulator, &before, rows[i].what);
	}
}

Test(skin, tells_of_a_failed_assertion_on_the_screen_that_is_left)
{
	g_autoptr(Emulator) emulator = start();

	emulator_send(emulator, "\033[23~");
	emulator_wait_exit(emulator);
	cr_expect(emulator_shows(emulator, "assertion failed"), "%s", emulator_dump(emulator));
}

Test(skin, saves_when_the_terminal_is_gone)
{
	static const struct {
		int signum;
		const char *what;
	} rows[] = {{SIGHUP, "SIGHUP"}, {SIGTERM, "SIGTERM"}, {SIGINT, "SIGINT"}, {0, "the end of the terminal"}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *directory = g_dir_make_tmp("skin-XXXXXX", NULL), *file = g_build_filename(directory, "saved", NULL);
		g_autofree char *variable = g_strconcat("SKIN_SAVED=", file, NULL), *saved = NULL;
		const char *environment[] = {variable, NULL};
		g_autoptr(Emulator) emulator = start_with(24, 80, environment);
		cr_assert(emulator_wait_cursor(emulator, ROW, COL));
		emulator_send(emulator, "未保存");
		cr_assert(field_is(emulator, "未保存"));
		if (rows[i].signum != 0)
			emulator_signal(emulator, rows[i].signum);
		else
			emulator_hang_up(emulator);
		emulator_wait_exit(emulator);
		cr_expect(g_file_get_contents(file, &saved, NULL, NULL), "%s", rows[i].what);
		cr_expect(saved != NULL && strstr(saved, "主办单位名称=未保存\n") != NULL, "%s: %s", rows[i].what, saved);
		g_remove(file);
		g_rmdir(directory);
	}
}

Test(skin, refuses_what_is_no_terminal_it_knows)
{
	static const struct {
		const char *term, *sentence;
	} rows[] = {{"TERM=no-such-terminal", "The terminal \"no-such-terminal\" is not known"}, {"TERM=", "The terminal \"\" is not known"},
		{"TERM", "The terminal \"\" is not known"}, {"TERM=dumb", "\"dumb\""}};
	struct termios before = fresh_line();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		/* newterm, when it fails, loses a block of its own */
		const char *environment[] = {rows[i].term, "LSAN_OPTIONS=detect_leaks=0", NULL};
		g_autoptr(Emulator) emulator = start_with(24, 80, environment);
		cr_expect_eq(exit_status(emulator), 3, "%s", rows[i].term);
		cr_expect(emulator_shows(emulator, rows[i].sentence), "%s: %s", rows[i].term, emulator_dump(emulator));
		expect_restored(emulator, &before, rows[i].term);
	}
}

Test(skin, refuses_to_draw_into_a_pipe)
{
	g_autofree char *path = g_build_filename(g_getenv("top_builddir"), "tests", "tui", "skin", NULL), *told = NULL, *out = NULL;
	char *argv[] = {path, NULL};
	int status;

	cr_assert(g_spawn_sync(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &told, &status, NULL));
	cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 3);
	cr_expect_str_eq(out, "");
	cr_expect(strstr(told, "not a terminal") != NULL, "%s", told);
}

Test(skin, works_on_every_kind_of_terminal)
{
	static const struct {
		const char *term;
		gboolean pastes, mouse, colour;
	} rows[] = {
		{"TERM=xterm-256color", TRUE, TRUE, TRUE}, {"TERM=tmux-256color", TRUE, TRUE, TRUE}, {"TERM=screen", TRUE, TRUE, TRUE},
		{"TERM=screen-256color", TRUE, TRUE, TRUE}, {"TERM=xterm", TRUE, TRUE, TRUE}, {"TERM=linux", FALSE, FALSE, TRUE},
		{"TERM=vt100", FALSE, FALSE, FALSE}, {"TERM=vt220", FALSE, FALSE, FALSE},
	};
	struct termios before = fresh_line();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *environment[] = {rows[i].term, "NO_COLOR", NULL};
		gsize size_bytes;
		g_autoptr(Emulator) emulator = start_with(24, 80, environment);
		cr_expect(emulator_wait_row(emulator, 2, " >主办单位名称     ["), "%s: %s", rows[i].term, emulator_dump(emulator));
		cr_expect(emulator_wait_row(emulator, 23, "F1 Help"), "%s: %s", rows[i].term, emulator_dump(emulator));
		emulator_send(emulator, "中a\033OB\033[A\033");
		cr_expect(emulator_wait_text(emulator, "refused 不对"), "%s: %s", rows[i].term, emulator_dump(emulator));
		cr_expect(field_is(emulator, "中a"), "%s", rows[i].term);
		cr_expect_eq(emulator_is_coloured(emulator, 9, 2), rows[i].colour, "colours of %s", rows[i].term);
		cr_expect_eq(emulator_modes(emulator).bracketed_paste, rows[i].pastes, "pastes of %s", rows[i].term);
		cr_expect_eq(emulator_modes(emulator).mouse, rows[i].mouse, "the mouse of %s", rows[i].term);
		cr_expect_eq(strstr(emulator_raw(emulator, &size_bytes), "\033[?2004h") != NULL, rows[i].pastes, "%s", rows[i].term);
		emulator_send(emulator, "\033q");
		cr_expect_eq(exit_status(emulator), 0, "%s", rows[i].term);
		expect_restored(emulator, &before, rows[i].term);
	}
}

Test(skin, sends_no_colour_when_told_not_to)
{
	static const char *const environment[] = {"NO_COLOR=1", NULL};
	g_autoptr(Emulator) emulator = start_with(24, 80, environment);
	gsize size_bytes;

	cr_assert(emulator_wait_cursor(emulator, ROW, COL));
	emulator_send(emulator, "\033");
	cr_expect(emulator_wait_text(emulator, "refused 不对"));
	cr_expect_not(emulator_is_coloured(emulator, 9, 2));
	cr_expect(emulator_is_bold(emulator, 9, 2), "an error still differs");
	const char *raw = emulator_raw(emulator, &size_bytes);
	cr_expect_not(g_regex_match_simple("\033\\[[0-9;]*(3[0-9]|4[0-9]|9[0-7])(;[0-9;]*)?m", raw, 0, 0), "%s", raw);
}

Test(skin, stops_with_control_z_and_comes_back)
{
	g_autofree char *path = g_build_filename(g_getenv("top_builddir"), "tests", "tui", "skin", NULL), *command = NULL;
	static const char *const argv[] = {"/bin/bash", "--norc", "--noprofile", "-i", NULL};
	static const char *const environment[] = {"PS1=ready> ", "HISTFILE=/dev/null", NULL};
	g_autoptr(Emulator) emulator = NULL;

	if (!g_file_test(argv[0], G_FILE_TEST_IS_EXECUTABLE))
		cr_skip_test("needs bash");
	emulator = emulator_start(24, 80, argv, environment);
	command = g_strconcat(path, "\r", NULL);
	cr_assert(emulator_wait_text(emulator, "ready>"), "%s", emulator_dump(emulator));
	emulator_send(emulator, command);
	cr_assert(emulator_wait_row(emulator, 23, "F1 Help"), "%s", emulator_dump(emulator));
	emulator_send(emulator, "中文");
	cr_assert(field_is(emulator, "中文"));
	for (int i = 0; i < 2; i++) {
		emulator_send(emulator, "\x1a");
		cr_assert(emulator_wait_text(emulator, "Stopped"), "%s", emulator_dump(emulator));
		cr_expect(emulator_wait_until(emulator, !emulator_modes(emulator).alternate_screen));
		cr_expect_not(emulator_modes(emulator).bracketed_paste && emulator_modes(emulator).mouse);
		if (i == 1)
			emulator_resize(emulator, 30, 90);
		emulator_send(emulator, "fg\r");
		cr_assert(emulator_wait_row(emulator, i == 1 ? 29 : 23, "F1 Help"), "%s", emulator_dump(emulator));
		cr_expect(field_is(emulator, "中文"), "%s", emulator_dump(emulator));
		cr_expect(emulator_wait_cursor(emulator, ROW, COL + 4));
	}
	emulator_send(emulator, "字");
	cr_expect(field_is(emulator, "中文字"), "%s", emulator_dump(emulator));
	emulator_send(emulator, "\033q");
	cr_expect(emulator_wait_text(emulator, "主办单位名称=中文字"), "%s", emulator_dump(emulator));
}

Test(skin, draws_all_again_after_it_was_stopped_by_force)
{
	g_autoptr(Emulator) emulator = start();
	gsize before = raw_size(emulator), size_bytes;

	emulator_signal(emulator, SIGSTOP);
	emulator_signal(emulator, SIGCONT);
	cr_expect(emulator_wait_until(emulator, strstr(emulator_raw(emulator, &size_bytes) + before, "Domain") != NULL));
	cr_expect(emulator_wait_cursor(emulator, ROW, COL));
}

Test(skin, goes_on_at_once_where_nobody_could_continue_it)
{
	g_autoptr(Emulator) emulator = start();

	emulator_send(emulator, "\x1a" "a");
	cr_expect(field_is(emulator, "a"), "%s", emulator_dump(emulator));
}
