#include "config.h"
#include "cli/cli.h"
#include "core/app/import.h"
#include <stdio.h>

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	(void)error;
	for (int i = 0; i < count; i++) {
		g_autoptr(GError) cause = NULL;
		g_autofree char *report = NULL;
		if (beian_import_verify(cli->app, arguments[i], &report, &cause))
			printf("%s\n", report);
		else
			beian_cli_report(cli, cause);
	}
	return TRUE;
}

const BeianSubcommand beian_subcommand_verify = {
	"verify",
	N_("FILE…"),
	N_("Check that a package is whole and says what it should."),
	run,
	NULL,
	1,
	-1,
};
