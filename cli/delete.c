#include "config.h"
#include "cli/cli.h"

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_cli_open(cli, arguments[0], error);
	(void)count;

	return open != NULL && beian_store_delete(beian_app_store(cli->app, NULL), open->draft.id, error);
}

const BeianSubcommand beian_subcommand_delete = {
	"delete",
	N_("DRAFT"),
	N_("Delete a draft with its history."),
	run,
	NULL,
	1,
	1,
};
