/* records: what the bureau holds. One subcommand with actions of its own, as the list of them is short. */
#include "config.h"
#include "cli/action.h"
#include "core/app/records.h"
#include "core/app/reread.h"
#include "core/base/text.h"
#include "core/base/width.h"
#include "core/filing/answers.h"
#include "core/records/record.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* As many as a list may print; a store holds fewer. */
enum { ALL = 1000000 };

static char *from, *number, **services;

static const GOptionEntry entries[] = {
	{"from", 0, 0, G_OPTION_ARG_STRING, &from, N_("add: the draft that was approved, or its package"),
		N_("DRAFT|PACKAGE")},
	{"number", 0, 0, G_OPTION_ARG_STRING, &number, N_("add: the number of the entity"), N_("NUMBER")},
	{"service", 0, 0, G_OPTION_ARG_STRING_ARRAY, &services, N_("add: the number of service N"),
		N_("N=NUMBER")},
	{0},
};

static json_t *
record_json(const BeianRecord *record)
{
	return json_pack("{s:I,s:o,s:o,s:o,s:o,s:b,s:o,s:o}", "id", (json_int_t)record->id, "bureau-id",
		beian_cli_json_text(record->bureau), "number", beian_cli_json_text(record->number), "name",
		beian_cli_json_text(record->name), "province", beian_cli_json_text(record->province),
		"cancelled", record->cancelled, "source", beian_cli_json_text(record->source), "updated",
		beian_cli_json_text(record->updated));
}

static void
print_record(const BeianRecord *record)
{
	g_autofree char *name = beian_width_clip(record->name, 40),
			*clipped = beian_width_clip(record->number != NULL ? record->number : "", 22);

	printf("%6" PRId64 "  %s  %s  %s%s%s\n", record->id, clipped, name, record->updated,
		record->cancelled ? "  " : "", record->cancelled ? _("cancelled") : "");
}

static gboolean
list(BeianCli *cli, const char *words, GError **error)
{
	BeianStore *store = beian_app_record_store(cli->app, error);
	g_autoptr(GArray) records =
		store != NULL ? beian_store_list_records(store, words, 0, ALL, error) : NULL;

	if (records == NULL)
		return FALSE;
	json_t *array = json_array();
	for (guint i = 0; i < records->len; i++) {
		const BeianRecord *record = &g_array_index(records, BeianRecord, i);
		if (cli->json)
			json_array_append_new(array, record_json(record));
		else
			print_record(record);
	}
	if (cli->json)
		beian_cli_print_json(json_pack("{s:o}", "records", array));
	else
		json_decref(array);
	return TRUE;
}

static gboolean
run_list(BeianCli *cli, char **arguments, GError **error)
{
	(void)arguments;
	return list(cli, NULL, error);
}

static gboolean
run_search(BeianCli *cli, char **arguments, GError **error)
{
	g_autofree char *words = g_strjoinv(" ", arguments);

	return list(cli, words, error);
}

static gboolean
run_show(BeianCli *cli, char **arguments, GError **error)
{
	g_auto(BeianRecord) record = {0};
	gint64 id;

	if (!beian_record_parse_id(arguments[0], &id, error))
		return FALSE;
	g_autoptr(BeianXml) xml = beian_record_read(cli->app, id, &record, error);
	if (xml == NULL)
		return FALSE;
	g_autoptr(GArray) lines = beian_record_lines(xml);
	json_t *values = json_array();
	for (guint i = 0; i < lines->len; i++) {
		const BeianRecordLine *line = &g_array_index(lines, BeianRecordLine, i);
		g_autofree char *text = beian_answer_escape(line->value);
		if (cli->json)
			json_array_append_new(values, json_pack("{s:s,s:o}", "path", line->path, "value",
							      beian_cli_json_text(line->value)));
		else
			printf("%s=%s\n", line->path, text);
	}
	if (!cli->json) {
		json_decref(values);
		return TRUE;
	}
	json_t *shown = record_json(&record);
	json_object_set_new(shown, "values", values);
	beian_cli_print_json(shown);
	return TRUE;
}

static gboolean
run_delete(BeianCli *cli, char **arguments, GError **error)
{
	BeianStore *store = beian_app_store(cli->app, error);
	gint64 id;

	return store != NULL && beian_record_parse_id(arguments[0], &id, error) &&
	       beian_store_delete_record(store, id, error);
}

static gboolean
run_add(BeianCli *cli, char **arguments, GError **error)
{
	gint64 draft, id;
	(void)arguments;

	if (from == NULL)
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("say --from DRAFT or --from PACKAGE, and --number NUMBER: what was approved, and "
			  "with which number"));
	gboolean is_draft = from[strspn(from, "0123456789")] == '\0';
	if (is_draft && !beian_draft_parse_id(from, &draft, error))
		return FALSE;
	if (!(is_draft ? beian_record_add(cli->app, draft, number, services, &id, error)
		       : beian_record_add_package(cli->app, from, number, services, &id, error)))
		return FALSE;
	if (cli->json)
		beian_cli_print_json(json_pack("{s:I}", "id", (json_int_t)id));
	else
		printf("%" PRId64 "\n", id);
	return TRUE;
}

/* What can be done with records; no word is "list". */
static const BeianCliAction actions[] = {
	{"list", 0, run_list},
	{"show", 1, run_show},
	{"search", -1, run_search},
	{"add", 0, run_add},
	{"delete", 1, run_delete},
};

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	(void)count;

	return beian_cli_run_action(cli, "records", actions, G_N_ELEMENTS(actions), arguments, error);
}

const BeianSubcommand beian_subcommand_records = {
	"records",
	N_("[list | show RECORD | search WORDS… | add | delete RECORD]"),
	N_("List, show, search, add or delete what the bureau holds."),
	run,
	entries,
	0,
	-1,
};
