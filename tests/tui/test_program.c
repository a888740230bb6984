/* The program itself in a terminal: what people do with it, and what happens to them. */
#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/tui/program_driver.h"
#include <criterion/criterion.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(program, .fini = leakcheck, .timeout = 60);

static void
expect_answer(const Program *program, const char *path, const char *text)
{
	g_autofree char *answer = program_answer(program, path);

	cr_expect_str_eq(answer, text, "%s is \"%s\", not \"%s\"", path, answer, text);
}

static int
exit_status(Emulator *emulator)
{
	int status = emulator_wait_exit(emulator);

	return status != -1 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Test(program, shows_an_empty_list_first)
{
	static const struct {
		const char *language, *title, *begin;
	} rows[] = {{"en", " beian · drafts of ICP filings", "There is no draft yet. Press F3"},
		{"zh", " beian · ICP 备案草稿", "还没有草稿。按 F3"}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Program) program = program_new();
		program_start(program, 24, 80, rows[i].language, NULL);
		program_expect(program, rows[i].begin);
		cr_expect(g_str_has_prefix(emulator_row(program->emulator, 0), rows[i].title), "%s",
			emulator_dump(program->emulator));
		emulator_send(program->emulator, "\033[21~");
		cr_expect_eq(exit_status(program->emulator), 0);
	}
}

Test(program, takes_chinese_text_in_both_languages)
{
	static const struct {
		const char *language, *name, *address, *person;
	} rows[] = {{"en", "Full name of the entity", "Address on document", "Name of the person"},
		{"zh", "主办单位全称", "证件住所", "负责人姓名"}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Program) program = program_new();
		program_start(program, 24, 80, rows[i].language, NULL);
		program_begin(program);
		program_go(program, "entity/name", rows[i].name);
		emulator_send(program->emulator, "杭州青柠样例科技有限公司");
		program_go(program, "entity/document/address", rows[i].address);
		emulator_send(program->emulator, "浙江省杭州市西湖区文三路 1 号");
		program_go(program, "entity/person/name", rows[i].person);
		emulator_send(program->emulator, "林知夏\t");
		program_expect(program, "· 杭州青柠样例科技有限公司");
		emulator_send(program->emulator, "\033[21~");
		cr_expect_eq(exit_status(program->emulator), 0);
		expect_answer(program, "entity/name", "杭州青柠样例科技有限公司");
		expect_answer(program, "entity/document/address", "浙江省杭州市西湖区文三路 1 号");
		expect_answer(program, "entity/person/name", "林知夏");
	}
}

Test(program, loses_at_most_the_field_being_typed_when_killed)
{
	g_autoptr(Program) program = program_new();

	program_start(program, 24, 80, "en", NULL);
	program_begin(program);
	program_go(program, "entity/name", "Full name of the entity");
	emulator_send(program->emulator, "青柠");
	program_go(program, "entity/document/address", "Address on document");
	emulator_send(program->emulator, "文三路 1 号\t\t");
	program_expect_focus(program, "Mailing address");
	emulator_send(program->emulator, "半句");
	program_expect(program, "半句");
	program_kill(program);
	expect_answer(program, "entity/name", "青柠");
	expect_answer(program, "entity/document/address", "文三路 1 号");
	program_start(program, 24, 80, "en", NULL);
	program_expect(program, "青柠");
	emulator_send(program->emulator, "\r");
	/* The place is saved with each answer, and when the step changes. */
	program_expect_focus(program, "Address on document");
	program_expect(program, "文三路 1 号");
	cr_expect_not(emulator_shows(program->emulator, "Read only"), "a dead program holds no draft");
}

Test(program, keeps_text_and_place_through_a_window_too_small)
{
	g_autoptr(Program) program = program_new();

	program_start(program, 24, 80, "en", NULL);
	program_begin(program);
	program_go(program, "entity/name", "Full name of the entity");
	emulator_send(program->emulator, "青柠");
	program_expect(program, "青柠");
	emulator_resize(program->emulator, 10, 50);
	program_expect(program, "窗口太小");
	emulator_resize(program->emulator, 24, 80);
	program_expect_focus(program, "Full name of the entity");
	program_expect(program, "青柠");
	emulator_send(program->emulator, "样例\t");
	program_expect(program, "青柠样例");
	program_kill(program);
	expect_answer(program, "entity/name", "青柠样例");
}

Test(program, takes_a_pasted_address_of_three_lines_as_one)
{
	g_autoptr(Program) program = program_new();

	program_start(program, 24, 80, "en", NULL);
	program_begin(program);
	program_go(program, "entity/mailing-address", "Mailing address");
	emulator_paste(program->emulator, "浙江省杭州市\r\n西湖区文三路\r\n1 号");
	program_expect(program, "西湖区文三路 1 号");
	emulator_send(program->emulator, "\t");
	program_expect(program, "Saved.");
	program_kill(program);
	expect_answer(program, "entity/mailing-address", "浙江省杭州市 西湖区文三路 1 号");
}

Test(program, finds_a_region_by_the_initials_of_its_pinyin)
{
	g_autoptr(Program) program = program_new();

	program_start(program, 24, 80, "zh", NULL);
	program_begin(program);
	program_go(program, "entity/region", "所属区域");
	emulator_send(program->emulator, "hz xh");
	program_expect(program, "Xihu District, Hangzhou, Zhejiang");
	emulator_send(program->emulator, "\r");
	program_expect(program, " 浙江省杭州市西湖区_");
	program_kill(program);
	expect_answer(program, "entity/region", "330106");
}

/* On a slow line they come in one piece, and each is meant for what those before it lead to. */
Test(program, keys_that_arrive_at_once_go_where_they_are_meant)
{
	g_autoptr(Program) program = program_new();

	program_start(program, 24, 80, "en", NULL);
	emulator_send(program->emulator, "\033OR\033OR\r\rindiv\r\tresident\r");
	program_expect_focus(program, "Document number");
	program_kill(program);
	expect_answer(program, "entity/nature", "individual");
	expect_answer(program, "entity/document/type", "resident-id");
}

/* The questions that decide the kind, by keyboard, to the draft they lead to. */
Test(program, asks_which_kind_and_begins_it)
{
	g_autoptr(Program) program = program_new();

	program_start(program, 24, 80, "zh", NULL);
	program_expect(program, "还没有草稿");
	emulator_send(program->emulator, "\033OR");
	program_expect(program, "要办什么");
	emulator_send(program->emulator, "\r上线\r\rjn\r");
	program_expect(program, "网站还是 App");
	emulator_send(program->emulator, "\rwebsite\r\rdomain\r\rno\r");
	program_expect(program, "主体备案情况");
	emulator_send(program->emulator, "\rcongwei\r\rno\r\rgeren\r\rno\r\rno\r");
	program_expect(program, "首次备案");
	program_expect(program, "办理条件");
	emulator_send(program->emulator, "\r");
	program_expect_focus(program, "主办单位性质");
	program_kill(program);
	expect_answer(program, "entity/nature", "individual");
	expect_answer(program, "entity/filed-before", "no");
}

Test(program, asks_what_happened_before_an_access_is_resumed)
{
	g_autoptr(Program) program = program_new();

	program_start(program, 24, 80, "en", NULL);
	program_expect(program, "There is no draft yet");
	emulator_send(program->emulator, "\033OR");
	program_expect(program, "What for");
	emulator_send(program->emulator, "\033OR");
	program_expect(program, "Resume access");
	/* The last of the list. */
	emulator_send(program->emulator, "\033[F\r");
	program_expect_focus(program, "Why blocked");
	emulator_send(program->emulator, "\rcontent\r");
	program_expect(program, "Remove the content");
	program_kill(program);
}

Test(program, exports_what_verify_accepts)
{
	static const char *const verify[] = {"verify", "out.zip", NULL};
	g_autoptr(Program) program = program_new();
	g_autofree char *report = NULL;

	program_start(program, 24, 80, "en", NULL);
	program_begin(program);
	program_go(program, "entity/name", "Full name of the entity");
	emulator_send(program->emulator, "青柠");
	emulator_send(program->emulator, "\033[20~");
	program_expect(program, "still missing");
	emulator_send(program->emulator, "\033[20~");
	program_expect(program, "File:");
	g_autofree char *file = g_build_filename(program->home, "out.zip", NULL);
	emulator_send(program->emulator, "\x15");
	emulator_send(program->emulator, file);
	emulator_send(program->emulator, "\033[B\033[B\r");
	cr_assert(emulator_wait_until(program->emulator, g_file_test(file, G_FILE_TEST_EXISTS)), "%s",
		emulator_dump(program->emulator));
	emulator_send(program->emulator, "\033[21~");
	cr_expect_eq(exit_status(program->emulator), 0);
	cr_expect_eq(program_run(program, &report, verify), 0, "%s", report);
}

Test(program, a_second_one_may_only_read)
{
	g_autoptr(Program) program = program_new();

	program_start(program, 24, 80, "en", NULL);
	program_begin(program);
	program_go(program, "entity/name", "Full name of the entity");
	emulator_send(program->emulator, "青柠\t");
	program_expect(program, "Saved.");
	g_autoptr(Emulator) second = program_beside(program);
	cr_assert(emulator_wait_text(second, "青柠"), "%s", emulator_dump(second));
	emulator_send(second, "\r");
	cr_assert(emulator_wait_text(second, "Read only: "), "%s", emulator_dump(second));
	emulator_send(second, "x");
	cr_expect(emulator_wait_text(second, "(process"), "%s", emulator_dump(second));
	emulator_send(second, "\033[21~");
	cr_expect_eq(exit_status(second), 0);
	expect_answer(program, "entity/name", "青柠");
}

/* Fills the disk at FOLDER to the last byte. */
static void
fill_up(const char *folder)
{
	g_autofree char *path = g_build_filename(folder, "ballast", NULL);
	FILE *file = g_fopen(path, "w");

	cr_assert_not_null(file);
	setbuf(file, NULL);
	while (fputs("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde\n", file) >= 0)
		;
	fclose(file);
}

Test(program, tells_that_the_disk_is_full_and_saves_when_it_is_not_any_more)
{
	g_autoptr(Program) program = program_new();
	g_autofree char *ballast = g_build_filename(program->home, "ballast", NULL);

	if (mount("tmpfs", program->home, "tmpfs", 0, "size=512k,mode=0700") != 0)
		cr_skip_test("needs a small disk: %s", g_strerror(errno));
	program_start(program, 24, 80, "en", NULL);
	program_begin(program);
	program_go(program, "entity/name", "Full name of the entity");
	fill_up(program->home);
	emulator_send(program->emulator, "青柠\t");
	program_expect(program, "NOT saved: ");
	program_expect(program, "青柠");
	emulator_send(program->emulator, "\033");
	program_expect(program, "press the key again");
	cr_expect_eq(g_remove(ballast), 0);
	emulator_send(program->emulator, "\033[B");
	emulator_send(program->emulator, "\033");
	program_expect(program, "Changed");
	emulator_send(program->emulator, "\033[21~");
	cr_expect_eq(exit_status(program->emulator), 0);
	expect_answer(program, "entity/name", "青柠");
	cr_expect_eq(umount2(program->home, MNT_DETACH), 0);
}

Test(program, refuses_what_is_no_terminal)
{
	static const struct {
		const char *before, *after, *says, *what;
	} rows[] = {
		{"TERM=nonsense ASAN_OPTIONS=detect_leaks=0 exec", "", "nonsense", "an unknown terminal"},
		{"exec", "< /dev/null", "not a terminal", "input from nowhere"},
		{"exec", "<&-", "not a terminal", "closed input"},
		{"exec", "> /dev/null", "not a terminal", "output to nowhere"},
	};
	g_autoptr(Program) program = program_new();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = g_build_filename(g_getenv("top_builddir"), "beian", NULL);
		g_autofree char *command = g_strjoin(" ", rows[i].before, path, rows[i].after, NULL);
		const char *argv[] = {"/bin/sh", "-c", command, NULL};
		g_autoptr(Emulator) emulator = emulator_start(24, 80, argv, NULL);
		cr_expect_eq(exit_status(emulator), 3, "%s", rows[i].what);
		cr_expect(emulator_shows(emulator, rows[i].says), "%s: %s", rows[i].what,
			emulator_dump(emulator));
		cr_expect_not(emulator_modes(emulator).alternate_screen, "%s", rows[i].what);
	}
}

Test(program, a_signal_keeps_what_was_typed_and_gives_the_terminal_back)
{
	static const struct {
		int signum, status;
	} rows[] = {{SIGTERM, 143}, {SIGHUP, 129}, {SIGINT, 130}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Program) program = program_new();
		program_start(program, 24, 80, "en", NULL);
		program_begin(program);
		program_go(program, "entity/name", "Full name of the entity");
		emulator_send(program->emulator, "未保存");
		program_expect(program, "未保存");
		emulator_signal(program->emulator, rows[i].signum);
		cr_expect_eq(exit_status(program->emulator), rows[i].status);
		cr_expect_not(emulator_modes(program->emulator).alternate_screen);
		cr_expect(emulator_modes(program->emulator).cursor_visible);
		expect_answer(program, "entity/name", "未保存");
	}
}

Test(program, a_closed_window_keeps_what_was_typed)
{
	g_autoptr(Program) program = program_new();

	program_start(program, 24, 80, "en", NULL);
	program_begin(program);
	program_go(program, "entity/name", "Full name of the entity");
	emulator_send(program->emulator, "未保存");
	program_expect(program, "未保存");
	emulator_hang_up(program->emulator);
	emulator_wait_exit(program->emulator);
	expect_answer(program, "entity/name", "未保存");
}

Test(program, needs_no_colour)
{
	static const char *const plain[] = {"NO_COLOR=1", NULL};
	g_autoptr(Program) program = program_new();

	program_start(program, 24, 80, "en", plain);
	program_begin(program);
	emulator_send(program->emulator, "\033[20~");
	program_expect(program, ">error");
	for (int row = 0; row < 24; row++)
		for (int col = 0; col < 80; col++)
			cr_assert_not(emulator_is_coloured(program->emulator, row, col), "%d,%d", row, col);
}

Test(program, works_on_old_terminals)
{
	static const char *const linux_console[] = {"TERM=linux", NULL}, *const vt100[] = {
										 "TERM=vt100", NULL};
	const char *const *const terminals[] = {linux_console, vt100};

	for (gsize i = 0; i < G_N_ELEMENTS(terminals); i++) {
		g_autoptr(Program) program = program_new();
		program_start(program, 24, 80, "en", terminals[i]);
		/* Alt-A, since a vt100 has no F3 that means it. */
		emulator_send(program->emulator, "\033a\033a");
		program_expect(program, "which kind?");
		emulator_send(program->emulator, "\r");
		program_expect_focus(program, "Nature of the entity");
		program_go(program, "entity/name", "Full name of the entity");
		emulator_send(program->emulator, "青柠\t");
		program_expect(program, "Saved.");
		emulator_send(program->emulator, "\033q");
		cr_expect_eq(exit_status(program->emulator), 0);
		expect_answer(program, "entity/name", "青柠");
	}
}

Test(program, sends_nothing_and_does_nothing_while_idle)
{
	g_autoptr(Program) program = program_new();

	program_start(program, 24, 80, "en", NULL);
	program_begin(program);
	program_expect_focus(program, "Nature of the entity");
	/* What is still on its way on a busy machine comes first. */
	for (int i = 0; i < 50 && !emulator_is_silent(program->emulator, 100); i++)
		;
	guint64 sleeps = emulator_sleeps(program->emulator);
	cr_expect(emulator_is_silent(program->emulator, 300));
	cr_expect_leq(emulator_sleeps(program->emulator) - sleeps, 1);
}
