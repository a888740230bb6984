#include "config.h"
#include "cli/cli.h"

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_cli_open(cli, arguments[0], error);
	g_autoptr(BeianStep) step = beian_step_new();
	(void)count;

	return open != NULL &&
	       beian_draft_attach(cli->app, open->filing, arguments[1], arguments[2], step, error) &&
	       beian_cli_save(cli, open, step, error);
}

const BeianSubcommand beian_subcommand_attach = {
	"attach",
	N_("DRAFT PATH FILE"),
	N_("Answer a question with a file."),
	run,
	NULL,
	3,
	3,
};
