#include "config.h"
#include "cli/cli.h"
#include "core/base/directory.h"
#include "core/lint/lint.h"
#include <stdio.h>

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	guint cases = 0;
	(void)error;

	g_autofree char *own = count > 0 ? NULL : beian_directory_own_rules();
	beian_lint(count > 0 ? arguments[0] : beian_directory_data(), complaints, &cases);
	if (own != NULL)
		beian_lint_own(beian_directory_data(), own, complaints, &cases);
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
	N_("[DIRECTORY]"),
	N_("Check forms, codes, rules and their cases."),
	run,
	NULL,
	0,
	1,
};
