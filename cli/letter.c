/* letter: the letters of a draft, ready to print and sign. */
#include "config.h"
#include "cli/cli.h"
#include "core/app/papers.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static char *output, *date;

static const GOptionEntry entries[] = {
	{"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("the file to write, else standard output"),
		N_("FILE")},
	{"date", 0, 0, G_OPTION_ARG_STRING, &date, N_("the day to be put under it, else room for it"),
		N_("DAY")},
	{0},
};

static gboolean
unknown(const BeianPapers *papers, const char *id, GError **error)
{
	const GPtrArray *all = beian_letters_all(papers->book);
	g_autofree const char **ids = g_new0(const char *, all->len + 1);
	g_autofree char *number = g_strdup_printf("%" PRId64, papers->open->draft.id);

	for (guint i = 0; i < all->len; i++)
		ids[i] = ((const BeianLetter *)all->pdata[i])->id;
	const char *nearest = beian_text_nearest(id, ids);
	if (beian_letters_find(papers->book, id) != NULL)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("this draft has no use for the letter “%s”; “beian letter %s” lists those it has"),
			id, number);
	if (nearest != NULL)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("there is no letter “%s”; did you mean “%s”?"), id, nearest);
	return beian_error_set(error, BEIAN_ERROR_CANNOT,
		_("there is no letter “%s”; “beian letter %s” lists those of a draft"), id, number);
}

static void
print_list(BeianCli *cli, const BeianPapers *papers)
{
	json_t *all = json_array();

	for (guint i = 0; i < papers->due->len; i++) {
		const BeianLetterDue *due = papers->due->pdata[i];
		g_autofree char *title = beian_letter_title(due, cli->language);
		if (cli->json)
			json_array_append_new(all, beian_cli_letter_json(due));
		else
			printf("%s\t%s\t%s\t%s\n", due->letter->id, due->path, beian_need_word(due->need),
				title);
	}
	if (cli->json)
		beian_cli_print_json(
			json_pack("{s:I,s:o}", "id", (json_int_t)papers->open->draft.id, "letters", all));
	else
		json_decref(all);
}

/* What was left blank, and who signs: words, not part of the letter. */
static void
tell(BeianCli *cli, const BeianPapers *papers, const BeianLetterDue *due, const GPtrArray *missing)
{
	for (guint i = 0; i < missing->len; i++) {
		const BeianItem *item = beian_document_item(papers->document, missing->pdata[i]);
		beian_cli_say(_("%s: left blank: %s (%s)"), due->letter->id,
			beian_question_text(item->question, BEIAN_TEXT_LABEL, cli->language), item->path);
	}
	beian_cli_say("%s: %s", due->letter->id, due->letter->sign.in[cli->language]);
}

/* Whether DUE is the letter ID about the element at PATH; NULL: any. */
static gboolean
is_asked_for(const BeianLetterDue *due, const char *id, const char *path)
{
	return strcmp(due->letter->id, id) == 0 && (path == NULL || strcmp(due->path, path) == 0);
}

/* The letters called ID, a page each. Free with g_free; NULL with *ERROR. */
static char *
write_letters(BeianCli *cli, const BeianPapers *papers, const char *id, const char *path,
	const BeianDate *day, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < papers->due->len; i++) {
		const BeianLetterDue *due = papers->due->pdata[i];
		g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func(g_free);
		if (!is_asked_for(due, id, path))
			continue;
		g_autofree char *letter =
			beian_letter_write(due, papers->rules, &papers->input, day, missing);
		g_string_append_printf(text, "%s%s", text->len > 0 ? "\f" : "", letter);
		tell(cli, papers, due, missing);
	}
	if (text->len > 0)
		return g_string_free(g_steal_pointer(&text), FALSE);
	unknown(papers, id, error);
	return NULL;
}

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	BeianDate day;
	gint64 id;

	if (date != NULL && !beian_date_parse(date, &day))
		return beian_error_set(error, BEIAN_ERROR_USAGE, _("“%s” is no day; write YYYY-MM-DD"), date);
	if (count == 1 && (date != NULL || output != NULL))
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("--date and -o are for one letter; name it, “beian letter %s” lists them"),
			arguments[0]);
	if (!beian_draft_parse_id(arguments[0], &id, error))
		return FALSE;
	g_autoptr(BeianPapers) papers = beian_papers_new(cli->app, id, error);
	if (papers == NULL)
		return FALSE;
	if (count == 1) {
		print_list(cli, papers);
		return TRUE;
	}
	g_autofree char *text = write_letters(cli, papers, arguments[1], count > 2 ? arguments[2] : NULL,
		date != NULL ? &day : NULL, error);
	if (text == NULL)
		return FALSE;
	if (output == NULL) {
		fputs(text, stdout);
		return TRUE;
	}
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	return beian_file_write(output, bytes, 0600, error);
}

const BeianSubcommand beian_subcommand_letter = {
	"letter",
	N_("DRAFT [ID [PATH]]"),
	N_("List the letters that a draft needs, or write one, ready to print and sign."),
	run,
	entries,
	1,
	3,
};
