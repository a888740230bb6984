/* The curses skin in a terminal: how it begins, stops and ends, on every kind of terminal. */
#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/tui/skin_driver.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

TestSuite(ending, .fini = leakcheck);

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
			  modes.line.c_oflag == before->c_oflag && modes.line.c_cflag == before->c_cflag,
		"the line after %s", after_what);
}

/* The modes of a line that nobody touched. */
static struct termios
fresh_line(void)
{
	static const char *const argv[] = {"/bin/cat", NULL};
	g_autoptr(Emulator) emulator = emulator_start(24, 80, argv, NULL);

	return emulator_modes(emulator).line;
}

Test(ending, gives_the_terminal_back_however_it_ends)
{
	static const struct {
		const char *keys;
		int signum, status, killed_by;
		const char *what;
	} rows[] = {
		{"\033[21~", 0, 0, 0, "F10"},
		{"\x03", 0, 0, 0, "Control-C"},
		{"\033q", 0, 0, 0, "Alt-Q"},
		{NULL, SIGTERM, 143, 0, "SIGTERM"},
		{NULL, SIGHUP, 129, 0, "SIGHUP"},
		{NULL, SIGINT, 130, 0, "SIGINT"},
		{NULL, SIGABRT, 0, SIGABRT, "SIGABRT"},
		{NULL, SIGQUIT, 0, SIGQUIT, "SIGQUIT"},
		{NULL, SIGBUS, 0, SIGBUS, "SIGBUS"},
		{"\033[23~", 0, 0, SIGABRT, "a failed assertion"},
	};
	struct termios before = fresh_line();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		static const char *const environment[] = {
			"ASAN_OPTIONS=handle_abort=0:handle_sigbus=0", NULL};
		g_autoptr(Emulator) emulator = skin_start_with(24, 80, environment);
		cr_assert(emulator_wait_cursor(emulator, SKIN_ROW, SKIN_COL), "%s", rows[i].what);
		cr_assert(emulator_modes(emulator).alternate_screen);
		if (rows[i].keys != NULL)
			emulator_send(emulator, rows[i].keys);
		else
			emulator_signal(emulator, rows[i].signum);
		int status = emulator_wait_exit(emulator);
		if (rows[i].killed_by != 0)
			cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == rows[i].killed_by, "%s: %x",
				rows[i].what, (guint)status);
		else
			cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == rows[i].status, "%s: %x",
				rows[i].what, (guint)status);
		expect_restored(emulator, &before, rows[i].what);
	}
}

Test(ending, tells_of_a_failed_assertion_on_the_screen_that_is_left)
{
	g_autoptr(Emulator) emulator = skin_start();

	emulator_send(emulator, "\033[23~");
	emulator_wait_exit(emulator);
	cr_expect(emulator_shows(emulator, "BEIAN_KEY_F11"), "%s", emulator_dump(emulator));
}

Test(ending, saves_when_the_terminal_is_gone)
{
	static const struct {
		int signum;
		const char *what;
	} rows[] = {
		{SIGHUP, "SIGHUP"}, {SIGTERM, "SIGTERM"}, {SIGINT, "SIGINT"}, {0, "the end of the terminal"}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *directory = g_dir_make_tmp("skin-XXXXXX", NULL),
				*file = g_build_filename(directory, "saved", NULL);
		g_autofree char *variable = g_strconcat("SKIN_SAVED=", file, NULL), *saved = NULL;
		const char *environment[] = {variable, NULL};
		g_autoptr(Emulator) emulator = skin_start_with(24, 80, environment);
		cr_assert(emulator_wait_cursor(emulator, SKIN_ROW, SKIN_COL));
		emulator_send(emulator, "未保存");
		cr_assert(skin_field_is(emulator, "未保存"));
		if (rows[i].signum != 0)
			emulator_signal(emulator, rows[i].signum);
		else
			emulator_hang_up(emulator);
		emulator_wait_exit(emulator);
		cr_expect(g_file_get_contents(file, &saved, NULL, NULL), "%s", rows[i].what);
		cr_expect(saved != NULL && strstr(saved, "主办单位名称=未保存\n") != NULL, "%s: %s",
			rows[i].what, saved);
		g_remove(file);
		g_rmdir(directory);
	}
}

Test(ending, refuses_what_is_no_terminal_it_knows)
{
	static const struct {
		const char *term, *sentence;
	} rows[] = {{"TERM=no-such-terminal", "The terminal \"no-such-terminal\" is not known"},
		{"TERM=", "The terminal \"\" is not known"}, {"TERM", "The terminal \"\" is not known"},
		{"TERM=dumb", "\"dumb\""}};
	struct termios before = fresh_line();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		/* newterm, when it fails, loses a block of its own */
		const char *environment[] = {rows[i].term, "LSAN_OPTIONS=detect_leaks=0", NULL};
		g_autoptr(Emulator) emulator = skin_start_with(24, 80, environment);
		cr_expect_eq(skin_exit_status(emulator), 3, "%s", rows[i].term);
		cr_expect(emulator_shows(emulator, rows[i].sentence), "%s: %s", rows[i].term,
			emulator_dump(emulator));
		expect_restored(emulator, &before, rows[i].term);
	}
}

Test(ending, refuses_to_draw_into_a_pipe)
{
	g_autofree char *path = g_build_filename(g_getenv("top_builddir"), "tests", "tui", "skin", NULL),
			*told = NULL, *out = NULL;
	char *argv[] = {path, NULL};
	int status;

	cr_assert(g_spawn_sync(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &told, &status, NULL));
	cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 3);
	cr_expect_str_eq(out, "");
	cr_expect(strstr(told, "not a terminal") != NULL, "%s", told);
}

Test(ending, works_on_every_kind_of_terminal)
{
	static const struct {
		const char *term;
		gboolean pastes, mouse, colour;
	} rows[] = {
		{"TERM=xterm-256color", TRUE, TRUE, TRUE},
		{"TERM=tmux-256color", TRUE, TRUE, TRUE},
		{"TERM=screen", TRUE, TRUE, TRUE},
		{"TERM=screen-256color", TRUE, TRUE, TRUE},
		{"TERM=xterm", TRUE, TRUE, TRUE},
		{"TERM=linux", FALSE, FALSE, TRUE},
		{"TERM=vt100", FALSE, FALSE, FALSE},
		{"TERM=vt220", FALSE, FALSE, FALSE},
	};
	struct termios before = fresh_line();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *environment[] = {rows[i].term, "NO_COLOR", NULL};
		gsize size_bytes;
		g_autoptr(Emulator) emulator = skin_start_with(24, 80, environment);
		cr_expect(emulator_wait_row(emulator, 2, " >主办单位名称     ["), "%s: %s", rows[i].term,
			emulator_dump(emulator));
		cr_expect(emulator_wait_row(emulator, 23, "F1 Help"), "%s: %s", rows[i].term,
			emulator_dump(emulator));
		emulator_send(emulator, "中a\033OB\033[A\033");
		cr_expect(emulator_wait_text(emulator, "refused 不对"), "%s: %s", rows[i].term,
			emulator_dump(emulator));
		cr_expect(skin_field_is(emulator, "中a"), "%s", rows[i].term);
		cr_expect_eq(
			emulator_is_coloured(emulator, 9, 2), rows[i].colour, "colours of %s", rows[i].term);
		cr_expect_eq(emulator_modes(emulator).bracketed_paste, rows[i].pastes, "pastes of %s",
			rows[i].term);
		cr_expect_eq(emulator_modes(emulator).mouse, rows[i].mouse, "the mouse of %s", rows[i].term);
		cr_expect_eq(strstr(emulator_raw(emulator, &size_bytes), "\033[?2004h") != NULL,
			rows[i].pastes, "%s", rows[i].term);
		emulator_send(emulator, "\033q");
		cr_expect_eq(skin_exit_status(emulator), 0, "%s", rows[i].term);
		expect_restored(emulator, &before, rows[i].term);
	}
}

Test(ending, sends_no_colour_when_told_not_to)
{
	static const char *const environment[] = {"NO_COLOR=1", NULL};
	g_autoptr(Emulator) emulator = skin_start_with(24, 80, environment);
	gsize size_bytes;

	cr_assert(emulator_wait_cursor(emulator, SKIN_ROW, SKIN_COL));
	emulator_send(emulator, "\033");
	cr_expect(emulator_wait_text(emulator, "refused 不对"));
	cr_expect_not(emulator_is_coloured(emulator, 9, 2));
	cr_expect(emulator_is_bold(emulator, 9, 2), "an error still differs");
	const char *raw = emulator_raw(emulator, &size_bytes);
	cr_expect_not(g_regex_match_simple("\033\\[[0-9;]*(3[0-9]|4[0-9]|9[0-7])(;[0-9;]*)?m", raw, 0, 0),
		"%s", raw);
}

Test(ending, stops_with_control_z_and_comes_back)
{
	g_autofree char *path = g_build_filename(g_getenv("top_builddir"), "tests", "tui", "skin", NULL),
			*command = NULL;
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
	cr_assert(skin_field_is(emulator, "中文"));
	for (int i = 0; i < 2; i++) {
		emulator_send(emulator, "\x1a");
		cr_assert(emulator_wait_text(emulator, "Stopped"), "%s", emulator_dump(emulator));
		cr_expect(emulator_wait_until(emulator, !emulator_modes(emulator).alternate_screen));
		cr_expect_not(emulator_modes(emulator).bracketed_paste && emulator_modes(emulator).mouse);
		if (i == 1)
			emulator_resize(emulator, 30, 90);
		emulator_send(emulator, "fg\r");
		cr_assert(emulator_wait_row(emulator, i == 1 ? 29 : 23, "F1 Help"), "%s",
			emulator_dump(emulator));
		cr_expect(skin_field_is(emulator, "中文"), "%s", emulator_dump(emulator));
		cr_expect(emulator_wait_cursor(emulator, SKIN_ROW, SKIN_COL + 4));
	}
	emulator_send(emulator, "字");
	cr_expect(skin_field_is(emulator, "中文字"), "%s", emulator_dump(emulator));
	emulator_send(emulator, "\033q");
	cr_expect(emulator_wait_text(emulator, "主办单位名称=中文字"), "%s", emulator_dump(emulator));
}

Test(ending, draws_all_again_after_it_was_stopped_by_force)
{
	g_autoptr(Emulator) emulator = skin_start();
	gsize before = skin_raw_bytes(emulator), size_bytes;

	emulator_signal(emulator, SIGSTOP);
	emulator_signal(emulator, SIGCONT);
	cr_expect(emulator_wait_until(
		emulator, strstr(emulator_raw(emulator, &size_bytes) + before, "Domain") != NULL));
	cr_expect(emulator_wait_cursor(emulator, SKIN_ROW, SKIN_COL));
}

Test(ending, goes_on_at_once_where_nobody_could_continue_it)
{
	g_autoptr(Emulator) emulator = skin_start();

	emulator_send(emulator, "\x1a"
				"a");
	cr_expect(skin_field_is(emulator, "a"), "%s", emulator_dump(emulator));
}
