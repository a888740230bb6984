#include "config.h"
#include "cli/cli.h"

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_cli_open(cli, arguments[0], error);
	(void)count;

	if (open != NULL && !beian_form_is_filing(open->draft.kind))
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s is an instance and no draft; “beian numbers delete %s” deletes it"),
			arguments[0], arguments[0]);
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
