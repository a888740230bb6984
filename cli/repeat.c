#include "config.h"
#include "cli/cli.h"
#include <stdio.h>

static gboolean
run_add(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_cli_open(cli, arguments[0], error);
	g_autoptr(BeianStep) step = beian_step_new();
	(void)count;

	g_autofree char *made =
		open != NULL ? beian_filing_add(open->filing, arguments[1], step, error) : NULL;
	if (made == NULL || !beian_cli_save(cli, open, step, error))
		return FALSE;
	if (cli->json)
		beian_cli_print_json(json_pack("{s:s}", "path", made));
	else
		printf("%s\n", made);
	return TRUE;
}

static gboolean
run_remove(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_cli_open(cli, arguments[0], error);
	g_autoptr(BeianStep) step = beian_step_new();
	(void)count;

	return open != NULL && beian_filing_remove(open->filing, arguments[1], step, error) &&
	       beian_cli_save(cli, open, step, error);
}

const BeianSubcommand beian_subcommand_add = {
	"add",
	N_("DRAFT PATH"),
	N_("Add one to a repeat, such as a service, and print its path."),
	run_add,
	NULL,
	2,
	2,
};
const BeianSubcommand beian_subcommand_remove = {
	"remove",
	N_("DRAFT PATH"),
	N_("Remove one of a repeat with its answers."),
	run_remove,
	NULL,
	2,
	2,
};
