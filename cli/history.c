#include "config.h"
#include "cli/cli.h"

static gboolean
travel(BeianCli *cli, const char *draft, gboolean redo, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_cli_open(cli, draft, error);
	gboolean done;

	if (open == NULL || !beian_draft_undo(cli->app, open, redo, &done, error))
		return FALSE;
	if (!done)
		return beian_error_set(error, BEIAN_ERROR_CANNOT, "%s",
			redo ? _("There is nothing to redo.") : _("There is nothing to undo."));
	return TRUE;
}

static gboolean
run_undo(BeianCli *cli, char **arguments, int count, GError **error)
{
	(void)count;
	return travel(cli, arguments[0], FALSE, error);
}

static gboolean
run_redo(BeianCli *cli, char **arguments, int count, GError **error)
{
	(void)count;
	return travel(cli, arguments[0], TRUE, error);
}

const BeianSubcommand beian_subcommand_undo = {
	"undo",
	N_("DRAFT"),
	N_("Take back the last change."),
	run_undo,
	NULL,
	1,
	1,
};
const BeianSubcommand beian_subcommand_redo = {
	"redo",
	N_("DRAFT"),
	N_("Do again what was taken back."),
	run_redo,
	NULL,
	1,
	1,
};
