#include "config.h"
#include "core/base/directory.h"
#include "core/base/error.h"
#include <errno.h>

static const char *
from_environment(const char *variable, const char *installed)
{
	const char *value = g_getenv(variable);

	return value != NULL && *value != '\0' ? value : installed;
}

const char *
beian_directory_data(void)
{
	return from_environment("BEIAN_DATADIR", PKGDATADIR);
}

const char *
beian_directory_modules(void)
{
	return from_environment("BEIAN_LIBDIR", PKGLIBEXECDIR);
}

const char *
beian_directory_locale(void)
{
	return from_environment("BEIAN_LOCALEDIR", LOCALEDIR);
}

char *
beian_directory_home_name(void)
{
	const char *chosen = from_environment("BEIAN_HOME", NULL);

	return chosen != NULL ? g_strdup(chosen) : g_build_filename(g_get_user_data_dir(), "beian", NULL);
}

char *
beian_directory_home(GError **error)
{
	g_autofree char *home = beian_directory_home_name();

	if (g_mkdir_with_parents(home, 0700) != 0) {
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("the directory for drafts, %s, cannot be made: %s"), home, g_strerror(errno));
		return NULL;
	}
	return g_steal_pointer(&home);
}

char *
beian_directory_config_file(void)
{
	const char *chosen = from_environment("BEIAN_HOME", NULL);

	if (chosen != NULL)
		return g_build_filename(chosen, "config", NULL);
	return g_build_filename(g_get_user_config_dir(), "beian", "config", NULL);
}

char *
beian_directory_own_rules(void)
{
	g_autofree char *file = beian_directory_config_file();
	g_autofree char *folder = g_path_get_dirname(file);
	g_autofree char *rules = g_build_filename(folder, "rules", NULL);

	return g_file_test(rules, G_FILE_TEST_EXISTS) ? g_steal_pointer(&rules) : NULL;
}
