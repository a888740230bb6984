#include "config.h"
#include "cli/batch.h"
#include "core/app/batch.h"
#include "core/app/import.h"
#include <inttypes.h>
#include <stdio.h>

static gboolean dry_run, replace, csv, partial;

static const GOptionEntry entries[] = {
	{"dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("say what would be done, and do nothing"), NULL},
	{"replace", 0, 0, G_OPTION_ARG_NONE, &replace,
		N_("where a download contradicts a record, take what the download says"), NULL},
	{"csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_("take FILE for CSV, whatever its name"), NULL},
	{"partial", 0, 0, G_OPTION_ARG_NONE, &partial,
		N_("make drafts of the good rows of CSV, even when others are bad"), NULL},
	{0},
};

static BeianDownloadMode
mode(void)
{
	return dry_run ? BEIAN_DOWNLOAD_LOOK : replace ? BEIAN_DOWNLOAD_REPLACE : BEIAN_DOWNLOAD_TAKE;
}

/* The states as words in front of a row. */
static const char *const state_words[BEIAN_DOWNLOAD_STATES] = {
	[BEIAN_DOWNLOAD_NEW] = N_("new"),
	[BEIAN_DOWNLOAD_CHANGED] = N_("changed"),
	[BEIAN_DOWNLOAD_SAME] = N_("same"),
	[BEIAN_DOWNLOAD_CONFLICT] = N_("conflict"),
	[BEIAN_DOWNLOAD_CANCELLED] = N_("cancelled"),
	[BEIAN_DOWNLOAD_PASSED] = N_("passed over"),
};

static json_t *
row_json(const BeianDownloadRow *row)
{
	return json_pack("{s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:i}", "state", beian_download_state_name(row->state),
		"record", row->id != 0 ? json_integer(row->id) : json_null(), "notice",
		row->notice != 0 ? json_integer(row->notice) : json_null(), "bureau-id",
		beian_cli_json_text(row->bureau), "number", beian_cli_json_text(row->number), "name",
		beian_cli_json_text(row->name), "reason", beian_cli_json_text(row->reason), "unknown-codes",
		(int)row->unknown);
}

static json_t *
download_json(const char *file, const BeianDownload *download)
{
	json_t *rows = json_array(), *counts = json_object();

	for (guint i = 0; i < download->rows->len; i++)
		json_array_append_new(rows, row_json(&g_array_index(download->rows, BeianDownloadRow, i)));
	for (guint i = 0; i < BEIAN_DOWNLOAD_STATES; i++)
		json_object_set_new(counts, beian_download_state_name((BeianDownloadState)i),
			json_integer(download->counts[i]));
	return json_pack("{s:o,s:b,s:o,s:o}", "file", beian_cli_json_text(file), "done", download->done,
		"rows", rows, "counts", counts);
}

static void
print_row(const BeianDownloadRow *row)
{
	printf("%s\t%s\t%s", _(state_words[row->state]),
		row->number != NULL   ? row->number
		: row->bureau != NULL ? row->bureau
				      : "",
		row->name != NULL ? row->name : "");
	if (row->unknown > 0) {
		g_autofree char *unknown = g_strdup_printf(
			ngettext("%u choice has a number that no code list has",
				"%u choices have numbers that no code list has", row->unknown),
			row->unknown);
		printf("\t%s", unknown);
	}
	printf("%s%s\n", row->reason != NULL ? "\t" : "", row->reason != NULL ? row->reason : "");
}

/* What stays as it is is counted and not listed. */
static void
print_download(const BeianDownload *download)
{
	for (guint i = 0; i < download->rows->len; i++) {
		const BeianDownloadRow *row = &g_array_index(download->rows, BeianDownloadRow, i);
		if (row->state != BEIAN_DOWNLOAD_SAME)
			print_row(row);
	}
	for (guint i = 0; i < BEIAN_DOWNLOAD_STATES; i++)
		if (download->counts[i] > 0 && i != BEIAN_DOWNLOAD_PASSED)
			beian_cli_say("%s: %u", _(state_words[i]), download->counts[i]);
}

static void
list_drafts(BeianCli *cli, const GArray *ids, json_t *drafts)
{
	for (guint i = 0; i < ids->len; i++) {
		gint64 id = g_array_index(ids, gint64, i);
		json_array_append_new(drafts, json_integer(id));
		if (!cli->json)
			printf("%" PRId64 "\n", id);
	}
}

static void
take_rows(BeianCli *cli, const char *file, json_t *drafts)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));

	beian_cli_import_batch(cli, file, partial, dry_run, ids);
	list_drafts(cli, ids, drafts);
}

static void
take(BeianCli *cli, const char *file, json_t *drafts, json_t *downloads)
{
	g_auto(BeianImported) imported = {0};
	g_autoptr(GError) error = NULL;

	if (!beian_import_file(cli->app, file, mode(), &imported, &error)) {
		beian_cli_report(cli, error);
		return;
	}
	list_drafts(cli, imported.drafts, drafts);
	if (!imported.is_download) {
		if (dry_run)
			beian_cli_say("%s", imported.report);
		return;
	}
	if (cli->json)
		json_array_append_new(downloads, download_json(file, &imported.download));
	else
		print_download(&imported.download);
	guint conflicts = imported.download.counts[BEIAN_DOWNLOAD_CONFLICT];
	if (conflicts == 0)
		return;
	beian_error_set(&error, BEIAN_ERROR_NOT_GOOD,
		ngettext("%s: %u of its entries contradicts what is here, and nothing was taken in; "
			 "--replace takes it all the same",
			"%s: %u of its entries contradict what is here, and nothing was taken in; "
			"--replace takes them all the same",
			conflicts),
		file, conflicts);
	beian_cli_report(cli, error);
}

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	json_t *drafts = json_array(), *downloads = json_array();
	(void)error;

	for (int i = 0; i < count; i++)
		if (csv || beian_batch_is_one(arguments[i]))
			take_rows(cli, arguments[i], drafts);
		else
			take(cli, arguments[i], drafts, downloads);
	if (cli->json)
		beian_cli_print_json(json_pack("{s:o,s:o}", "drafts", drafts, "downloads", downloads));
	else {
		json_decref(drafts);
		json_decref(downloads);
	}
	return TRUE;
}

const BeianSubcommand beian_subcommand_import = {
	"import",
	N_("FILE…"),
	N_("Make drafts of packages and of the rows of CSV files, and records and notices of downloads."),
	run,
	entries,
	1,
	-1,
};
