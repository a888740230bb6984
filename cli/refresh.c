#include "config.h"
#include "cli/cli.h"
#include "core/app/refresh.h"
#include <stdio.h>

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_cli_open(cli, arguments[0], error);
	g_autoptr(BeianStep) step = beian_step_new();
	(void)count;

	if (open == NULL || !beian_filing_refresh(cli->app, open->filing, step, error) ||
		!beian_draft_save(cli->app, open, step, NULL, error))
		return FALSE;
	if (cli->json)
		beian_cli_print_json(
			json_pack("{s:I,s:b}", "id", (json_int_t)open->draft.id, "changed", step->len > 0));
	else if (step->len == 0)
		printf("%s\n", _("The record is as it was."));
	return TRUE;
}

const BeianSubcommand beian_subcommand_refresh = {
	"refresh",
	N_("DRAFT"),
	N_("Start from the record as it is by now; what the draft changed stays."),
	run,
	NULL,
	1,
	1,
};
