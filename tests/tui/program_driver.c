#include "config.h"
#include "tests/tui/program_driver.h"
#include <criterion/criterion.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

Program *
program_new(void)
{
	Program *program = g_new0(Program, 1);

	program->home = g_dir_make_tmp("beian-program-XXXXXX", NULL);
	cr_assert_not_null(program->home);
	g_setenv("BEIAN_HOME", program->home, TRUE);
	return program;
}

static int
remove_one(const char *path, const struct stat *status, int type, struct FTW *where)
{
	(void)status, (void)type, (void)where;
	return remove(path);
}

void
program_free(Program *program)
{
	emulator_free(program->emulator);
	nftw(program->home, remove_one, 8, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
	g_free(program->home);
	g_free(program);
}

static char *
path_of_program(void)
{
	return g_build_filename(g_getenv("top_builddir"), "beian", NULL);
}

void
program_start(Program *program, int rows, int cols, const char *language, const char *const environment[])
{
	g_autofree char *path = path_of_program();
	g_autofree char *speak = g_strdup_printf("LANGUAGE=%s", strcmp(language, "zh") == 0 ? "zh_CN" : "en");
	const char *all[16] = {speak}, *argv[] = {path, NULL};

	for (gsize i = 0; environment != NULL && environment[i] != NULL && i + 2 < G_N_ELEMENTS(all); i++)
		all[i + 1] = environment[i];
	emulator_free(program->emulator);
	program->emulator = emulator_start(rows, cols, argv, all);
	program_expect(program, strcmp(language, "zh") == 0 ? "F1 帮助" : "F1 Help");
}

Emulator *
program_beside(const Program *program)
{
	g_autofree char *path = path_of_program();
	const char *argv[] = {path, NULL};
	static const char *const environment[] = {"LANGUAGE=en", NULL};

	(void)program;
	return emulator_start(24, 80, argv, environment);
}

void
program_kill(Program *program)
{
	emulator_signal(program->emulator, SIGKILL);
	int status = emulator_wait_exit(program->emulator);
	cr_assert(WIFSIGNALED(status), "it was killed");
}

void
program_expect(Program *program, const char *text)
{
	gboolean shown = emulator_wait_text(program->emulator, text);

	cr_assert(shown, "\"%s\" is not shown:\n%s", text, emulator_dump(program->emulator));
}

void
program_begin(Program *program)
{
	emulator_send(program->emulator, "\033OR\033OR");
	cr_assert(emulator_wait_until(
			  program->emulator, emulator_shows(program->emulator, "首次备案") &&
						     emulator_shows(program->emulator, "First filing")),
		"%s", emulator_dump(program->emulator));
	emulator_send(program->emulator, "\r");
	program_expect(program, "/67");
}

gboolean
program_has_focus(const Program *program, const char *label)
{
	for (const char *mark = " *!?="; *mark != '\0'; mark++) {
		g_autofree char *shown = g_strdup_printf(">%c%s", *mark, label);
		if (emulator_shows(program->emulator, shown))
			return TRUE;
	}
	return FALSE;
}

void
program_expect_focus(Program *program, const char *label)
{
	cr_assert(emulator_wait_until(program->emulator, program_has_focus(program, label)),
		"%s has not the focus:\n%s", label, emulator_dump(program->emulator));
}

void
program_go(Program *program, const char *path, const char *label)
{
	emulator_send(program->emulator, "\033g");
	cr_assert(emulator_wait_until(program->emulator, emulator_shows(program->emulator, "All questions") ||
								 emulator_shows(program->emulator, "全部")),
		"%s", emulator_dump(program->emulator));
	emulator_send(program->emulator, path);
	emulator_send(program->emulator, "\r");
	program_expect_focus(program, label);
}

int
program_run(const Program *program, char **output, const char *const arguments[])
{
	g_autofree char *path = path_of_program(), *errors = NULL;
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	int status = -1;

	g_ptr_array_add(argv, path);
	for (gsize i = 0; arguments[i] != NULL; i++)
		g_ptr_array_add(argv, (gpointer)arguments[i]);
	g_ptr_array_add(argv, NULL);
	cr_assert(g_spawn_sync(program->home, (char **)argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, output,
		&errors, &status, NULL));
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

char *
program_answer(const Program *program, const char *path)
{
	static const char *const show[] = {"show", "1", NULL};
	g_autofree char *output = NULL, *prefix = g_strdup_printf("%s=", path);

	cr_assert_eq(program_run(program, &output, show), 0);
	g_auto(GStrv) lines = g_strsplit(output, "\n", -1);
	for (char **line = lines; *line != NULL; line++)
		if (g_str_has_prefix(*line, prefix))
			return g_strdup(*line + strlen(prefix));
	return g_strdup("");
}
