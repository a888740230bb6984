#include "config.h"
#include "cli/batch.h"
#include "core/app/batch.h"
#include "core/app/import.h"
#include <stdio.h>

/* Whether every row could become a draft. */
static void
verify_batch(BeianCli *cli, const char *file)
{
	g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(gint64));
	guint good = beian_cli_import_batch(cli, file, FALSE, TRUE, none);

	if (good > 0)
		printf(ngettext("%s: %u good row\n", "%s: %u good rows\n", good), file, good);
}

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	(void)error;
	for (int i = 0; i < count; i++) {
		g_autoptr(GError) cause = NULL;
		g_autofree char *report = NULL;
		if (beian_batch_is_one(arguments[i]))
			verify_batch(cli, arguments[i]);
		else if (beian_import_verify(cli->app, arguments[i], &report, &cause))
			printf("%s\n", report);
		else
			beian_cli_report(cli, cause);
	}
	return TRUE;
}

const BeianSubcommand beian_subcommand_verify = {
	"verify",
	N_("FILE…"),
	N_("Check that a package, or a CSV file, is whole and says what it should."),
	run,
	NULL,
	1,
	-1,
};
