#include "config.h"
#include "cli/cli.h"
#include "core/app/inventory.h"
#include <stdio.h>

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_cli_open(cli, arguments[0], error);
	g_autofree char *said = NULL;
	(void)count;

	if (open != NULL && !beian_form_is_filing(open->draft.kind))
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s is an instance and no draft; “beian numbers delete %s” deletes it"),
			arguments[0], arguments[0]);
	if (open == NULL || !beian_inventory_delete_draft(cli->app, open->draft.id, &said, error))
		return FALSE;
	if (said != NULL)
		fprintf(stderr, "%s\n", said);
	return TRUE;
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
