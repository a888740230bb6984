#include "config.h"
#include "cli/cli.h"
#include "core/base/width.h"
#include <inttypes.h>
#include <stdio.h>

/* As many as a list may print; a store holds fewer. */
enum { ALL = 1000000 };

static json_t *
draft_json(const BeianDraft *draft)
{
	return json_pack("{s:I,s:s,s:s,s:s,s:s,s:i,s:i,s:s}", "id", (json_int_t)draft->id, "uid", draft->uid,
		"kind", draft->kind, "title", draft->title, "province", draft->province, "filled",
		(int)draft->filled, "required", (int)draft->required, "updated", draft->updated);
}

static void
print_draft(const BeianDraft *draft)
{
	g_autofree char *title = beian_width_clip(draft->title, 44);

	printf("%6" PRId64 "  %s  %s  %u/%u  %s\n", draft->id, title, draft->kind, draft->filled,
		draft->required, draft->updated);
}

static gboolean
list(BeianCli *cli, const char *words, GError **error)
{
	BeianStore *store = beian_app_store(cli->app, error);
	g_autoptr(GArray) drafts = store != NULL ? beian_store_list(store, words, 0, ALL, error) : NULL;

	if (drafts == NULL)
		return FALSE;
	json_t *array = json_array();
	for (guint i = 0; i < drafts->len; i++) {
		const BeianDraft *draft = &g_array_index(drafts, BeianDraft, i);
		if (cli->json)
			json_array_append_new(array, draft_json(draft));
		else
			print_draft(draft);
	}
	if (cli->json)
		beian_cli_print_json(json_pack("{s:o}", "drafts", array));
	else
		json_decref(array);
	return TRUE;
}

static gboolean
run_list(BeianCli *cli, char **arguments, int count, GError **error)
{
	(void)arguments;
	(void)count;
	return list(cli, NULL, error);
}

static gboolean
run_search(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autofree char *words = g_strjoinv(" ", arguments);
	(void)count;

	return list(cli, words, error);
}

const BeianSubcommand beian_subcommand_list = {
	"list",
	"",
	N_("List the drafts, the last changed first."),
	run_list,
	NULL,
	0,
	0,
};
const BeianSubcommand beian_subcommand_search = {
	"search",
	N_("WORDS…"),
	N_("List the drafts whose answers hold all words."),
	run_search,
	NULL,
	1,
	-1,
};
