#include "config.h"
#include "cli/cli.h"
#include "core/base/text.h"
#include "core/filing/answers.h"
#include "core/filing/base.h"
#include "core/filing/shown.h"
#include <stdio.h>
#include <string.h>

static gboolean changes_only;

static const GOptionEntry entries[] = {
	{"changes", 0, 0, G_OPTION_ARG_NONE, &changes_only,
		N_("what a modification changes: the record beside the answers"), NULL},
	{0},
};

static json_t *
answers_json(const BeianDocument *document)
{
	json_t *answers = json_array();

	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (item->state == BEIAN_ANSWER_OPEN)
			continue;
		json_array_append_new(
			answers, json_pack("{s:s,s:s,s:s,s:o,s:b}", "path", item->path, "state",
					 item->state == BEIAN_ANSWER_VALUE ? "value" : "refused", "text",
					 item->text, "value", beian_cli_json_text(item->reading->value),
					 "relevant", item->relevant));
	}
	return answers;
}

static void
add_confirmation(const char *key, const char *text, gpointer data)
{
	const char *at = strstr(key, "/@confirm:");

	if (at == NULL)
		return;
	g_auto(GStrv) parts = g_strsplit(text, " ", 3);
	g_autofree char *path = g_strndup(key, (gsize)(at - key));
	if (g_strv_length(parts) == 3)
		json_array_append_new(data, json_pack("{s:s,s:s,s:s,s:s}", "rule", at + strlen("/@confirm:"),
						    "path", path, "date", parts[1], "reason", parts[2]));
}

static void
print_json(const BeianOpenDraft *open, const BeianDocument *document)
{
	json_t *parked = json_array(), *confirmations = json_array();

	for (guint i = 0; i < document->parked->len; i++)
		json_array_append_new(parked, json_string(document->parked->pdata[i]));
	beian_filing_each(open->filing, "", add_confirmation, confirmations);
	beian_cli_print_json(json_pack("{s:I,s:s,s:s,s:o,s:o,s:o}", "id", (json_int_t)open->draft.id, "uid",
		open->draft.uid, "kind", open->draft.kind, "answers", answers_json(document), "parked",
		parked, "confirmations", confirmations));
}

static void
print_link(const char *key, const char *text, gpointer data)
{
	const char *at = strstr(key, "/@same-as");
	(void)data;

	if (at != NULL)
		printf("%.*s=%s\n", (int)(at - key), key, text);
}

/* In the grammar of answers files, so that what is shown can be typed in again. */
static void
print_answers(const BeianOpenDraft *open, const BeianDocument *document)
{
	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (item->state == BEIAN_ANSWER_OPEN || item->linked)
			continue;
		g_autofree char *escaped = beian_answer_escape(item->text);
		g_autofree char *text = beian_text_visible(escaped);
		printf("%s%s=%s\n", item->relevant ? "" : "# ", item->path, text);
	}
	beian_filing_each(open->filing, "", print_link, NULL);
	for (guint i = 0; i < document->parked->len; i++) {
		g_autofree char *key = beian_text_visible(document->parked->pdata[i]);
		printf("# %s %s\n", _("parked:"), key);
	}
}

/* What ITEM says: by name where it is a choice or a place, else as typed; "" for NULL. Free with g_free. */
static char *
now_shown(const BeianForm *form, const BeianItem *item, BeianLanguage language)
{
	const char *value = item != NULL && item->state == BEIAN_ANSWER_VALUE ? item->reading->value : NULL;
	g_autofree char *shown =
		value != NULL ? beian_value_shown(form, item->question, value, language) : NULL;

	if (shown != NULL && strcmp(shown, value) != 0)
		return g_steal_pointer(&shown);
	return g_strdup(item != NULL && item->text != NULL ? item->text : "");
}

/* "PATH: old → new" of every value that a modification changes. */
static void
print_changes(const BeianOpenDraft *open, const BeianDocument *document, BeianLanguage language)
{
	const BeianForm *form = beian_filing_form(open->filing);
	g_autoptr(GArray) changes = beian_base_changes(open->filing, document);

	for (guint i = 0; i < changes->len; i++) {
		const BeianBaseChange *change = &g_array_index(changes, BeianBaseChange, i);
		const char *path = change->item != NULL ? change->item->path
							: change->record->path + strlen(BEIAN_FORM_BASE);
		const BeianQuestion *question =
			change->item != NULL ? change->item->question : change->record->question;
		g_autofree char *was = beian_value_shown(form, question, change->before, language),
				*is = now_shown(form, change->item, language);
		g_autofree char *before = beian_text_visible(was), *now = beian_text_visible(is);
		printf("%s: %s → %s\n", path, *before != '\0' ? before : _("nothing"),
			*now != '\0' ? now : _("nothing"));
	}
}

static json_t *
changes_json(const BeianOpenDraft *open, const BeianDocument *document)
{
	g_autoptr(GArray) changes = beian_base_changes(open->filing, document);
	json_t *all = json_array();

	for (guint i = 0; i < changes->len; i++) {
		const BeianBaseChange *change = &g_array_index(changes, BeianBaseChange, i);
		const char *path = change->item != NULL ? change->item->path
							: change->record->path + strlen(BEIAN_FORM_BASE);
		json_array_append_new(
			all, json_pack("{s:s,s:s,s:o}", "path", path, "before", change->before, "now",
				     beian_cli_json_text(change->item != NULL ? change->item->text : NULL)));
	}
	return all;
}

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	gint64 id;
	(void)count;

	if (!beian_draft_parse_id(arguments[0], &id, error))
		return FALSE;
	g_autoptr(BeianOpenDraft) open = beian_draft_look(cli->app, id, error);
	if (open == NULL)
		return FALSE;
	g_autoptr(BeianDocument) document = beian_document_new(open->filing);
	if (changes_only && cli->json)
		beian_cli_print_json(json_pack("{s:I,s:o}", "id", (json_int_t)open->draft.id, "changes",
			changes_json(open, document)));
	else if (changes_only)
		print_changes(open, document, cli->language);
	else if (cli->json)
		print_json(open, document);
	else
		print_answers(open, document);
	return TRUE;
}

const BeianSubcommand beian_subcommand_show = {
	"show",
	N_("DRAFT"),
	N_("Print the answers of a draft."),
	run,
	entries,
	1,
	1,
};
