#include "config.h"
#include "cli/cli.h"

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_cli_open(cli, arguments[0], error);
	g_autoptr(BeianStep) step = beian_step_new();

	return open != NULL &&
	       beian_draft_attach(cli->app, open->filing, arguments[1], arguments[2], step, error) &&
	       (count < 4 || beian_draft_attach_smaller(
				     cli->app, open->filing, arguments[1], arguments[3], step, error)) &&
	       beian_cli_save(cli, open, step, error);
}

const BeianSubcommand beian_subcommand_attach = {
	"attach",
	N_("DRAFT PATH FILE [SMALLER]"),
	N_("Answer a question with a file, and a smaller picture of it for miit-3.0."),
	run,
	NULL,
	3,
	4,
};
