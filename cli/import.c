#include "config.h"
#include "cli/cli.h"
#include "core/app/import.h"
#include <inttypes.h>
#include <stdio.h>

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	(void)error;

	for (int i = 0; i < count; i++) {
		g_autoptr(GError) cause = NULL;
		if (!beian_import_package(cli->app, arguments[i], ids, &cause))
			beian_cli_report(cli, cause);
	}
	json_t *drafts = json_array();
	for (guint i = 0; i < ids->len; i++) {
		gint64 id = g_array_index(ids, gint64, i);
		json_array_append_new(drafts, json_integer(id));
		if (!cli->json)
			printf("%" PRId64 "\n", id);
	}
	if (cli->json)
		beian_cli_print_json(json_pack("{s:o}", "drafts", drafts));
	else
		json_decref(drafts);
	return TRUE;
}

const BeianSubcommand beian_subcommand_import = {
	"import",
	N_("FILE…"),
	N_("Make drafts of packages and print their numbers."),
	run,
	NULL,
	1,
	-1,
};
