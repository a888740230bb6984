#include "config.h"
#include "cli/action.h"
#include "core/base/text.h"
#include <string.h>

static gboolean
unknown(const char *subcommand, const BeianCliAction *actions, gsize count, const char *name, GError **error)
{
	g_autofree const char **names = g_new0(const char *, count + 1);

	for (gsize i = 0; i < count; i++)
		names[i] = actions[i].name;
	const char *nearest = beian_text_nearest(name, names);
	return beian_error_set(error, BEIAN_ERROR_USAGE,
		_("“beian %s %s”: there is no such action; did you mean “%s”?"), subcommand, name,
		nearest != NULL ? nearest : actions[0].name);
}

gboolean
beian_cli_run_action(BeianCli *cli, const char *subcommand, const BeianCliAction *actions, gsize count,
	char **arguments, GError **error)
{
	int given = (int)g_strv_length(arguments), follow = MAX(given - 1, 0);
	const char *name = given > 0 ? arguments[0] : actions[0].name;

	for (gsize i = 0; i < count; i++) {
		if (strcmp(actions[i].name, name) != 0)
			continue;
		if (actions[i].arguments < 0 ? follow < 1 : follow != actions[i].arguments)
			return beian_error_set(error, BEIAN_ERROR_USAGE,
				_("“beian %s %s” takes another number of arguments; “beian %s --help” "
				  "tells"),
				subcommand, name, subcommand);
		return actions[i].run(cli, arguments + MIN(given, 1), error);
	}
	return unknown(subcommand, actions, count, name, error);
}
