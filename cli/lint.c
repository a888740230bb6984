#include "config.h"
#include "cli/cli.h"
#include "core/base/directory.h"
#include "core/lint/lint.h"
#include <stdio.h>

static gboolean only_own;

static const GOptionEntry entries[] = {
	{"own", 0, 0, G_OPTION_ARG_NONE, &only_own, N_("Check your own rules alone"), NULL},
	{NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL},
};

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	guint cases = 0;
	const char *folder = count > 0 ? arguments[0] : beian_directory_data();

	if (only_own && count > 0) {
		g_set_error(error, BEIAN_ERROR, BEIAN_ERROR_USAGE,
			_("a directory has no rules of your own: give it, or --own"));
		return FALSE;
	}
	g_autofree char *own = count > 0 ? NULL : beian_directory_own_rules();
	if (!only_own)
		beian_lint(folder, complaints, &cases);
	if (own != NULL)
		beian_lint_own(folder, own, complaints, &cases);
	for (guint i = 0; i < complaints->len; i++)
		printf("%s\n", (char *)complaints->pdata[i]);
	if (complaints->len > 0)
		cli->status = MAX(cli->status, BEIAN_ERROR_NOT_GOOD);
	beian_cli_say(ngettext("%u complaint, %u cases", "%u complaints, %u cases", complaints->len),
		complaints->len, cases);
	return TRUE;
}

const BeianSubcommand beian_subcommand_lint = {
	"lint",
	N_("[--own | DIRECTORY]"),
	N_("Check forms, codes, rules and their cases."),
	run,
	entries,
	0,
	1,
};
