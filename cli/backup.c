#include "config.h"
#include "cli/cli.h"

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	BeianStore *store = beian_app_store(cli->app, error);
	(void)count;

	if (store == NULL || !beian_store_backup(store, arguments[0], error))
		return FALSE;
	beian_cli_say(_("The drafts are in %s. The attached files lie in %s/materials and are not in it."),
		arguments[0], beian_store_directory(store));
	return TRUE;
}

const BeianSubcommand beian_subcommand_backup = {
	"backup",
	N_("FILE"),
	N_("Copy all drafts into one new file."),
	run,
	NULL,
	1,
	1,
};
