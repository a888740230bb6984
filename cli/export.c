#include "config.h"
#include "cli/cli.h"
#include "core/app/export.h"

static char *file;
static char *profile_name;
static gboolean unfinished;

static const GOptionEntry entries[] = {
	{"output", 'o', 0, G_OPTION_ARG_FILENAME, &file, N_("the file to write"), "FILE"},
	{"profile", 0, 0, G_OPTION_ARG_STRING, &profile_name, N_("native (as usual) or miit-3.0"), "P"},
	{"draft", 0, 0, G_OPTION_ARG_NONE, &unfinished,
		N_("write an unfinished filing, marked as such (native only)"), NULL},
	{0},
};

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autofree gint64 *ids = g_new(gint64, count);
	BeianProfile profile = BEIAN_PROFILE_NATIVE;
	gboolean left = TRUE;
	guint done, of;

	if (file == NULL)
		return beian_error_set(error, BEIAN_ERROR_USAGE, _("name the file to write: -o FILE"));
	if (profile_name != NULL && !beian_profile_parse(profile_name, &profile, error))
		return FALSE;
	for (int i = 0; i < count; i++)
		if (!beian_draft_parse_id(arguments[i], &ids[i], error))
			return FALSE;
	g_autoptr(BeianExport) export =
		beian_export_begin(cli->app, ids, (guint)count, file, profile, unfinished, error);
	if (export == NULL)
		return FALSE;
	while (left)
		if (!beian_export_step(export, &left, &done, &of, error))
			return FALSE;
	g_autofree char *report = beian_export_report(export);
	beian_cli_say("%s", report);
	beian_cli_say("%s", _("The package is for an access provider, who files it with the bureau. The "
			      "ministry takes no files from applicants."));
	return TRUE;
}

const BeianSubcommand beian_subcommand_export = {
	"export",
	N_("DRAFT… -o FILE"),
	N_("Write a package for an access provider."),
	run,
	entries,
	1,
	-1,
};
