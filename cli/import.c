#include "config.h"
#include "cli/batch.h"
#include "core/app/batch.h"
#include "core/app/import.h"
#include <inttypes.h>
#include <stdio.h>

static gboolean csv, partial;

static const GOptionEntry entries[] = {
	{"csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_("take FILE for CSV, whatever its name"), NULL},
	{"partial", 0, 0, G_OPTION_ARG_NONE, &partial,
		N_("make drafts of the good rows of CSV, even when others are bad"), NULL},
	{0},
};

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	(void)error;

	for (int i = 0; i < count; i++) {
		g_autoptr(GError) cause = NULL;
		if (csv || beian_batch_is_one(arguments[i]))
			beian_cli_import_batch(cli, arguments[i], partial, FALSE, ids);
		else if (!beian_import_package(cli->app, arguments[i], ids, &cause))
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
	N_("Make drafts of packages and of the rows of CSV files, and print their numbers."),
	run,
	entries,
	1,
	-1,
};
