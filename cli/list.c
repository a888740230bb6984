#include "config.h"
#include "cli/batch.h"
#include "core/base/width.h"
#include "core/store/course.h"
#include <inttypes.h>
#include <stdio.h>

/* As many as a list may print; a store holds fewer. */
enum { ALL = 1000000 };

static gboolean csv;

static const GOptionEntry entries[] = {
	{"csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_("print all answers as CSV, a draft a row"), NULL},
	{0},
};

static json_t *
draft_json(const BeianDraft *draft, const BeianStanding *standing)
{
	return json_pack("{s:I,s:s,s:s,s:s,s:s,s:i,s:i,s:s,s:o,s:o}", "id", (json_int_t)draft->id, "uid",
		draft->uid, "kind", draft->kind, "title", draft->title, "province", draft->province, "filled",
		(int)draft->filled, "required", (int)draft->required, "updated", draft->updated, "state",
		beian_cli_json_text(standing->state), "due", beian_cli_json_text(standing->due));
}

static void
print_draft(const BeianCli *cli, const BeianDraft *draft, const BeianStanding *standing)
{
	g_autofree char *title = beian_width_clip(draft->title, 44);

	printf("%6" PRId64 "  %s  %s  %u/%u  %s", draft->id, title, draft->kind, draft->filled,
		draft->required, draft->updated);
	if (standing->state != NULL)
		printf("  %s", cli->language == BEIAN_LANGUAGE_ZH ? standing->zh : standing->en);
	if (standing->due != NULL)
		printf("  %s", standing->due);
	putchar('\n');
}

static gboolean
print_all(BeianCli *cli, const GArray *drafts, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));

	/* The last changed is listed first, and imported last, so that the copies stand in the same order. */
	for (guint i = drafts->len; i-- > 0;)
		g_array_append_val(ids, g_array_index(drafts, BeianDraft, i).id);
	return beian_cli_print_batch(cli, (const gint64 *)(const void *)ids->data, ids->len, error);
}

static gboolean
list(BeianCli *cli, const char *words, GError **error)
{
	BeianStore *store = beian_app_store(cli->app, error);
	g_autoptr(GArray) drafts = store != NULL ? beian_store_list(store, words, 0, ALL, error) : NULL;

	if (drafts == NULL)
		return FALSE;
	if (csv)
		return print_all(cli, drafts, error);
	json_t *array = json_array();
	for (guint i = 0; i < drafts->len; i++) {
		const BeianDraft *draft = &g_array_index(drafts, BeianDraft, i);
		g_auto(BeianStanding) standing = {0};
		if (!beian_store_standing(store, draft->id, &standing, error)) {
			json_decref(array);
			return FALSE;
		}
		if (cli->json)
			json_array_append_new(array, draft_json(draft, &standing));
		else
			print_draft(cli, draft, &standing);
	}
	if (cli->json)
		beian_cli_print_json(json_pack("{s:o}", "drafts", array));
	else
		json_decref(array);
	return TRUE;
}

static gboolean
is_one_form(const BeianCli *cli, GError **error)
{
	return !(csv && cli->json) ||
	       beian_error_set(error, BEIAN_ERROR_USAGE, _("--csv and --json exclude each other"));
}

static gboolean
run_list(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autofree gint64 *ids = g_new(gint64, count);

	if (!is_one_form(cli, error))
		return FALSE;
	if (count == 0)
		return list(cli, NULL, error);
	if (!csv)
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("numbers of drafts are for --csv; “beian show” prints one draft"));
	for (int i = 0; i < count; i++)
		if (!beian_draft_parse_id(arguments[i], &ids[i], error))
			return FALSE;
	return beian_cli_print_batch(cli, ids, (guint)count, error);
}

static gboolean
run_search(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autofree char *words = g_strjoinv(" ", arguments);
	(void)count;

	return is_one_form(cli, error) && list(cli, words, error);
}

const BeianSubcommand beian_subcommand_list = {
	"list",
	N_("[DRAFT…]"),
	N_("List the drafts, the last changed first."),
	run_list,
	entries,
	0,
	-1,
};
const BeianSubcommand beian_subcommand_search = {
	"search",
	N_("WORDS…"),
	N_("List the drafts whose answers hold all words."),
	run_search,
	entries,
	1,
	-1,
};
