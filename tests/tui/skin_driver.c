#include "config.h"
#include "tests/tui/skin_driver.h"
#include <criterion/criterion.h>
#include <string.h>
#include <sys/wait.h>

Emulator *
skin_start_with(int rows, int cols, const char *const environment[])
{
	g_autofree char *path = g_build_filename(g_getenv("top_builddir"), "tests", "tui", "skin", NULL);
	const char *argv[] = {path, NULL};

	return emulator_start(rows, cols, argv, environment);
}

Emulator *
skin_start(void)
{
	Emulator *emulator = skin_start_with(24, 80, NULL);

	cr_assert(emulator_wait_row(emulator, 23, "F1 Help"), "%s", emulator_dump(emulator));
	cr_assert(emulator_wait_cursor(emulator, SKIN_ROW, SKIN_COL));
	return emulator;
}

gboolean
skin_field_is(Emulator *emulator, const char *text)
{
	g_autofree char *shown = g_strdup_printf("[%s ", text);

	return emulator_wait_until(emulator, strstr(emulator_row(emulator, SKIN_ROW), shown) != NULL);
}

gsize
skin_raw_bytes(Emulator *emulator)
{
	gsize size_bytes;

	emulator_raw(emulator, &size_bytes);
	return size_bytes;
}

int
skin_exit_status(Emulator *emulator)
{
	int status = emulator_wait_exit(emulator);

	return status != -1 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
