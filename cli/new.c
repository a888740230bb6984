#include "config.h"
#include "cli/cli.h"
#include "core/app/advised.h"
#include "core/app/records.h"
#include <inttypes.h>
#include <stdio.h>

static char *answers_file;
static char *from_draft, *from_record;

static const GOptionEntry entries[] = {
	{"answers", 0, 0, G_OPTION_ARG_FILENAME, &answers_file,
		N_("a file of PATH=VALUE lines, “-” for standard input"), "FILE"},
	{"from", 0, 0, G_OPTION_ARG_STRING, &from_draft, N_("take over the answers of another draft"),
		"DRAFT"},
	{"record", 0, 0, G_OPTION_ARG_STRING, &from_record,
		N_("start from what the bureau holds; “3/2”: from one service of it"), N_("RECORD")},
	{0},
};

/* The answers of another draft of any kind, as far as this kind asks the same questions. */
static gboolean
take_draft(BeianCli *cli, BeianOpenDraft *open, BeianStep *step, GError **error)
{
	gint64 id;

	if (from_draft == NULL)
		return TRUE;
	if (!beian_draft_parse_id(from_draft, &id, error))
		return FALSE;
	g_autoptr(BeianOpenDraft) source = beian_draft_look(cli->app, id, error);
	if (source == NULL)
		return FALSE;
	g_autoptr(BeianStep) all = beian_filing_copy_entries(source->filing);
	for (guint i = 0; i < all->len; i++) {
		const BeianEdit *edit = &g_array_index(all, BeianEdit, i);
		beian_filing_edit(open->filing, edit->key, edit->after, step);
	}
	return TRUE;
}

static gboolean
fill(BeianCli *cli, BeianOpenDraft *open, char **arguments, int count, BeianStep *step, GError **error)
{
	if (!take_draft(cli, open, step, error) ||
		(from_record != NULL &&
			!beian_record_begin(cli->app, open->filing, from_record, step, error)) ||
		!beian_cli_take(cli, open->filing, answers_file, arguments, count, TRUE, step, error))
		return FALSE;
	beian_filing_add_demanded(open->filing, step);
	return TRUE;
}

/* Only what can be answered gets a number. */
static gboolean
make(BeianCli *cli, BeianOpenDraft *open, char **arguments, int count, GError **error)
{
	g_autoptr(BeianStep) step = beian_step_new();

	return fill(cli, open, arguments, count, step, error) &&
	       beian_draft_begin(cli->app, open, step, error);
}

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	if (beian_advised_is_entry(cli->app, arguments[0]))
		return from_draft == NULL && from_record == NULL
			       ? beian_cli_new_advised(
					 cli, arguments[0], answers_file, arguments + 1, count - 1, error)
			       : beian_error_set(error, BEIAN_ERROR_USAGE,
					 _("questions decide what “%s” leads to; take over answers when the "
					   "kind is known"),
					 arguments[0]);
	g_autoptr(BeianOpenDraft) open = beian_draft_prepare(cli->app, arguments[0], NULL, error);

	if (open == NULL || !make(cli, open, arguments + 1, count - 1, error))
		return FALSE;
	if (cli->json)
		beian_cli_print_json(json_pack("{s:I,s:s,s:s}", "id", (json_int_t)open->draft.id, "uid",
			open->draft.uid, "kind", open->draft.kind));
	else
		printf("%" PRId64 "\n", open->draft.id);
	return TRUE;
}

const BeianSubcommand beian_subcommand_new = {
	"new",
	N_("KIND [PATH=VALUE…]"),
	N_("Make a draft and print its number."),
	run,
	entries,
	1,
	-1,
};
