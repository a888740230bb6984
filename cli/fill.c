#include "config.h"
#include "cli/cli.h"
#include <string.h>

static gboolean plain;

static const GOptionEntry entries[] = {
	{"plain", 0, 0, G_OPTION_ARG_NONE, &plain,
		N_("prompts instead of pages; also when ACCESSIBLE is set"), NULL},
	{0},
};

/* The draft to fill in: an existing one, or a new one of a kind. */
static gboolean
draft_of(BeianCli *cli, const char *argument, gint64 *id, GError **error)
{
	g_autoptr(BeianStep) step = beian_step_new();

	if (g_ascii_isdigit(*argument))
		return beian_draft_parse_id(argument, id, error);
	g_autoptr(BeianOpenDraft) open = beian_draft_prepare(cli->app, argument, NULL, error);
	if (open == NULL)
		return FALSE;
	beian_filing_add_demanded(open->filing, step);
	if (!beian_draft_begin(cli->app, open, step, error))
		return FALSE;
	*id = open->draft.id;
	return TRUE;
}

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	gint64 id;
	(void)count;

	if (!draft_of(cli, arguments[0], &id, error))
		return FALSE;
	if (plain || g_getenv("ACCESSIBLE") != NULL)
		return beian_plain_run(cli, id, NULL, error);
	return beian_interface_run(cli, id, error);
}

const BeianSubcommand beian_subcommand_fill = {
	"fill",
	N_("KIND|DRAFT"),
	N_("Be asked, question by question."),
	run,
	entries,
	1,
	1,
};
