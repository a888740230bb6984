#include "config.h"
#include "cli/batch.h"
#include "core/app/batch.h"
#include <stdio.h>

static void
list_mistakes(const BeianBatch *batch, const char *file)
{
	for (guint i = 0; i < batch->mistakes->len; i++) {
		g_autofree char *line =
			beian_batch_complain(&g_array_index(batch->mistakes, BeianBatchMistake, i), file);
		beian_cli_say("%s", line);
	}
	if (batch->more)
		beian_cli_say(
			_("%s: there are more mistakes; these are the first %u"), file, batch->mistakes->len);
}

/* What became of a file with mistakes. */
static void
report(BeianCli *cli, const BeianBatch *batch, const char *file, gboolean look)
{
	guint made = batch->drafts->len, bad = batch->rows - batch->good_rows;
	g_autoptr(GError) error = NULL;

	if (made > 0)
		beian_error_set(&error, BEIAN_ERROR_NOT_GOOD,
			_("%s: of %u rows %u became drafts; mend the others and import them alone"), file,
			batch->rows, made);
	else if (look || bad == 0 || bad == batch->rows)
		beian_error_set(&error, BEIAN_ERROR_NOT_GOOD,
			_("%s: no draft was made; mend the cells above and import again"), file);
	else
		beian_error_set(&error, BEIAN_ERROR_NOT_GOOD,
			_("%s: %u of %u rows are bad, and no draft was made; mend the cells above, or import "
			  "the good rows with --partial"),
			file, bad, batch->rows);
	beian_cli_report(cli, error);
}

guint
beian_cli_import_batch(BeianCli *cli, const char *file, gboolean partial, gboolean look, GArray *ids)
{
	BeianBatchMode mode = look ? BEIAN_BATCH_LOOK : partial ? BEIAN_BATCH_PARTIAL : BEIAN_BATCH_WHOLE;
	g_auto(BeianBatch) batch = {0};
	g_autoptr(GError) error = NULL;

	if (!beian_batch_import(cli->app, file, mode, cli->language, &batch, &error)) {
		beian_cli_report(cli, error);
		return 0;
	}
	list_mistakes(&batch, file);
	if (batch.mistakes->len > 0)
		report(cli, &batch, file, look);
	if (batch.same + batch.changed > 0)
		beian_cli_say(_("%s: instances that are as they were: %u; changed: %u"), file, batch.same,
			batch.changed);
	g_array_append_vals(ids, batch.drafts->data, batch.drafts->len);
	return look ? batch.good_rows : batch.drafts->len + batch.same + batch.changed;
}

/* What stands on standard output is whole, but a person may expect more, or do something else with it. */
static void
note(const BeianBatchNotes *notes)
{
	if (notes->formulas > 0)
		beian_cli_say(
			ngettext("%u cell begins with =, + or -; a spreadsheet program may take it for a "
				 "formula, unless all columns are opened as text",
				"%u cells begin with =, + or -; a spreadsheet program may take them for "
				"formulas, unless all columns are opened as text",
				notes->formulas),
			notes->formulas);
	if (notes->refused > 0)
		beian_cli_say(
			ngettext("%u answer cannot be read by its question; an import will refuse its row",
				"%u answers cannot be read by their questions; an import will refuse their "
				"rows",
				notes->refused),
			notes->refused);
	if (notes->unsaid > 0)
		beian_cli_say(ngettext("%u draft has confirmations or parked answers, which CSV cannot hold",
				      "%u drafts have confirmations or parked answers, which CSV cannot hold",
				      notes->unsaid),
			notes->unsaid);
}

gboolean
beian_cli_print_batch(BeianCli *cli, const gint64 *ids, guint count, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	BeianBatchNotes notes = {0};

	if (!beian_batch_export(cli->app, ids, count, out, &notes, error))
		return FALSE;
	fwrite(out->str, 1, out->len, stdout);
	note(&notes);
	return TRUE;
}
