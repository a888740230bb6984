/* main: shows the list of drafts when it is asked for nothing else, then loads the rest of the program and
 * hands over. */
#include "config.h"
#include "cli/engine.h"
#include "core/base/directory.h"
#include "core/base/error.h"
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * The next file that is opened gets the number of a closed descriptor, and what is printed would be written
 * into it; SQLite refuses such numbers, our other files do not. So the three are always open, but where one
 * was closed it can be neither read nor written, and who tries is told.
 */
static void
keep_streams_apart(void)
{
	for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
		if (fcntl(stream, F_GETFD) < 0 &&
			open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
			abort();
}

static BeianEngineMain *
load_engine(GError **error)
{
	g_autofree char *path = g_build_filename(beian_directory_modules(), BEIAN_ENGINE_FILE, NULL);
	void *module = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
	void *symbol = module != NULL ? dlsym(module, BEIAN_ENGINE_MAIN) : NULL;
	BeianEngineMain *run = NULL;

	if (symbol == NULL)
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("the program is not installed completely: %s; install it again"), dlerror());
	else
		memcpy(&run, &symbol, sizeof run); /* ISO C has no cast from an object to a function; POSIX
						      promises the bytes */
	return run;
}

/* Whether the list of drafts is what was asked for: no argument, and no wish for prompts. */
static gboolean
wants_front(int argc)
{
	return argc == 1 && g_getenv("ACCESSIBLE") == NULL;
}

static int
fail(BeianFront *front, const GError *error)
{
	beian_front_close(front);
	g_printerr("beian: %s\n", error->message);
	return beian_error_exit_status(error);
}

int
main(int argc, char **argv)
{
	keep_streams_apart();
	BeianLanguage language = beian_language_init(beian_directory_locale());
	g_autoptr(GError) error = NULL;
	BeianFront front = {0};

	g_set_prgname("beian");
	if (wants_front(argc) && !beian_front_show(&front, &error))
		return fail(&front, error);
	BeianEngineMain *run = load_engine(&error);
	if (run == NULL)
		return fail(&front, error);
	int status = run(argc, argv, language, &front);
	beian_front_close(&front);
	return status;
}
