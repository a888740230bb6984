/* remark: the sentences that rules want in remarks, listed or put in. */
#include "config.h"
#include "cli/cli.h"
#include "core/app/papers.h"
#include <stdio.h>
#include <string.h>

static json_t *
remark_json(const BeianRemarkDue *due)
{
	return json_pack("{s:s,s:s,s:s,s:s,s:s,s:s}", "rule", due->finding->rule->id, "at",
		due->finding->path, "into", due->item->path, "sentence", due->sentence, "source",
		due->remark->source, "date", due->remark->date);
}

static void
print_list(BeianCli *cli, const BeianPapers *papers)
{
	json_t *all = json_array();

	for (guint i = 0; i < papers->remarks->len; i++) {
		const BeianRemarkDue *due = papers->remarks->pdata[i];
		if (cli->json)
			json_array_append_new(all, remark_json(due));
		else
			printf("%s\t%s\t%s\n", due->finding->rule->id, due->item->path, due->sentence);
	}
	if (cli->json)
		beian_cli_print_json(
			json_pack("{s:I,s:o}", "id", (json_int_t)papers->open->draft.id, "remarks", all));
	else
		json_decref(all);
}

/* The sentence that RULE asks for, into PATH; NULL: anywhere, the first. */
static const BeianRemarkDue *
find(const BeianPapers *papers, const char *rule, const char *path)
{
	for (guint i = 0; i < papers->remarks->len; i++) {
		const BeianRemarkDue *due = papers->remarks->pdata[i];
		if (strcmp(due->finding->rule->id, rule) == 0 &&
			(path == NULL || strcmp(due->item->path, path) == 0))
			return due;
	}
	return NULL;
}

static gboolean
put_in(BeianCli *cli, char **arguments, int count, GError **error)
{
	BeianOpenDraft *open = beian_cli_open(cli, arguments[0], error);
	g_autoptr(BeianPapers) papers = open != NULL ? beian_papers_of(cli->app, open, error) : NULL;
	g_autoptr(BeianStep) step = beian_step_new();

	if (papers == NULL)
		return FALSE;
	const BeianRemarkDue *due = find(papers, arguments[1], count > 2 ? arguments[2] : NULL);
	if (due == NULL)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("rule %s asks for no sentence in this draft; “beian remark %s” lists those that "
			  "are "
			  "asked for"),
			arguments[1], arguments[0]);
	if (!beian_filing_set(open->filing, due->item->path, due->text, step, error) ||
		!beian_cli_save(cli, open, step, error))
		return FALSE;
	beian_cli_say("%s=%s", due->item->path, due->text);
	return TRUE;
}

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	gint64 id;

	if (count > 1)
		return put_in(cli, arguments, count, error);
	if (!beian_draft_parse_id(arguments[0], &id, error))
		return FALSE;
	g_autoptr(BeianPapers) papers = beian_papers_new(cli->app, id, error);
	if (papers != NULL)
		print_list(cli, papers);
	return papers != NULL;
}

const BeianSubcommand beian_subcommand_remark = {
	"remark",
	N_("DRAFT [RULE [PATH]]"),
	N_("List the sentences that rules want in remarks, or put one in."),
	run,
	NULL,
	1,
	3,
};
