/* kind: which kind of filing somebody needs, by questions or by answers. */
#include "config.h"
#include "cli/cli.h"
#include "core/app/advised.h"
#include "core/base/width.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { PRINT_COLS = 78 };

static char *answers_file;
static gboolean opens, after;

static const GOptionEntry entries[] = {
	{"answers", 0, 0, G_OPTION_ARG_FILENAME, &answers_file,
		N_("a file of PATH=VALUE lines, “-” for standard input"), "FILE"},
	{"open", 0, 0, G_OPTION_ARG_NONE, &opens, N_("make the draft and print its number"), NULL},
	{"after", 0, 0, G_OPTION_ARG_NONE, &after, N_("what comes after approval"), NULL},
	{0},
};

static gboolean
take_answers(BeianCli *cli, BeianFiling *asked, char **arguments, int count, GError **error)
{
	g_autoptr(BeianStep) step = beian_step_new();

	if (after)
		beian_filing_put(asked, "case/goal", "approved");
	return beian_cli_take(cli, asked, answers_file, arguments, count, FALSE, step, error);
}

/* The choices of QUESTION, "yes, no, unknown". Free with g_free. */
static char *
choices(BeianCli *cli, const BeianQuestion *question)
{
	const char *id = question->list != NULL ? question->list : "yes-no-unknown";
	const BeianCodeList *list = beian_codes_list(beian_app_codes(cli->app), id, NULL);
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; list != NULL && i < beian_code_list_count(list); i++)
		g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", beian_code_list_row(list, i)->token);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

/* Which answer comes next, and what it can be. */
static gboolean
ask_for_more(BeianCli *cli, const BeianDocument *document, GError **error)
{
	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (!item->required || item->state == BEIAN_ANSWER_VALUE)
			continue;
		g_autofree char *can_be = choices(cli, item->question);
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("the kind is not decided yet; answer %s (%s) with one of: %s"), item->path,
			beian_question_text(item->question, BEIAN_TEXT_LABEL, cli->language), can_be);
	}
	return beian_error_set(error, BEIAN_ERROR_CANNOT,
		_("these answers come to nothing; please report them: that is a mistake of the program"));
}

static json_t *
in_both(const BeianText *text)
{
	return json_pack("{s:o,s:o}", "zh", beian_cli_json_text(text->in[BEIAN_LANGUAGE_ZH]), "en",
		beian_cli_json_text(text->in[BEIAN_LANGUAGE_EN]));
}

static json_t *
texts_of(const BeianAdvice *advice)
{
	return json_pack("{s:s,s:o,s:o,s:o,s:s,s:s}", "id", advice->id, "title", in_both(&advice->title),
		"why", in_both(&advice->why), "todo", in_both(&advice->todo), "source", advice->source,
		"date", advice->date);
}

static json_t *
notes_of(const BeianAdviceBook *book, const BeianDocument *document)
{
	const GPtrArray *notes = beian_advice_notes(book);
	json_t *all = json_array();

	for (guint i = 0; i < notes->len; i++) {
		const BeianAdvice *note = notes->pdata[i];
		if (beian_advice_holds(book, note->when, document))
			json_array_append_new(all, texts_of(note));
	}
	return all;
}

static json_t *
checklist_of(const BeianAdviceBook *book, const BeianAdvice *advice, const BeianDocument *document)
{
	json_t *all = json_array();

	for (guint i = 0; i < advice->lines->len; i++) {
		const BeianAdviceLine *line = advice->lines->pdata[i];
		if (beian_advice_holds(book, line->when, document))
			json_array_append_new(
				all, json_pack("{s:s,s:o,s:s,s:s}", "part",
					     beian_advice_part_name(line->part), "text", in_both(&line->text),
					     "source", line->source, "date", line->date));
	}
	return all;
}

static void
print_json(
	const BeianAdviceBook *book, const BeianAdvice *advice, const BeianDocument *document, gint64 draft)
{
	json_t *id = draft != 0 ? json_integer(draft) : json_null();

	beian_cli_print_json(json_pack("{s:o,s:o,s:b,s:o,s:o,s:o}", "outcome", texts_of(advice), "kind",
		beian_cli_json_text(advice->kind), "available", beian_advice_can_open(book, advice), "notes",
		notes_of(book, document), "checklist", checklist_of(book, advice, document), "draft", id));
}

static void
print_text(
	BeianCli *cli, const BeianAdviceBook *book, const BeianAdvice *advice, const BeianDocument *document)
{
	g_autofree char *text = beian_advice_text(book, advice, document, cli->language);
	g_auto(GStrv) lines = beian_width_wrap(text, PRINT_COLS);

	for (char **line = lines; *line != NULL; line++)
		printf("%s\n", *line);
}

static gboolean
decide(BeianCli *cli, const BeianFiling *asked, GError **error)
{
	const BeianAdviceBook *book = beian_app_advice(cli->app, error);
	g_autoptr(BeianDocument) document = beian_document_new(asked);
	const BeianAdvice *advice = beian_advice_decide(book, document);
	g_autoptr(BeianOpenDraft) open = NULL;

	if (advice == NULL)
		return ask_for_more(cli, document, error);
	if (opens) {
		open = beian_advised_new(cli->app, asked, error);
		if (open == NULL)
			return FALSE;
	}
	if (cli->json)
		print_json(book, advice, document, open != NULL ? open->draft.id : 0);
	else if (open != NULL)
		printf("%" PRId64 "\n", open->draft.id);
	else
		print_text(cli, book, advice, document);
	return TRUE;
}

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	gboolean is_entry = count > 0 && strchr(arguments[0], '=') == NULL;
	const char *entry = is_entry ? arguments[0] : NULL;
	g_autoptr(BeianFiling) asked = beian_advised_ask(cli->app, entry, error);

	if (asked == NULL)
		return FALSE;
	if (!after && answers_file == NULL && count == is_entry && !opens && !cli->json)
		return beian_plain_run(cli, 0, entry, error);
	return take_answers(cli, asked, arguments + is_entry, count - is_entry, error) &&
	       decide(cli, asked, error);
}

gboolean
beian_cli_new_advised(
	BeianCli *cli, const char *entry, char *answers, char **arguments, int count, GError **error)
{
	g_autoptr(BeianFiling) asked = beian_advised_ask(cli->app, entry, error);

	answers_file = answers;
	opens = TRUE;
	return asked != NULL && take_answers(cli, asked, arguments, count, error) &&
	       decide(cli, asked, error);
}

const BeianSubcommand beian_subcommand_kind = {
	"kind",
	N_("[KIND] [PATH=VALUE…]"),
	N_("Find out which kind of filing is needed."),
	run,
	entries,
	0,
	-1,
};
