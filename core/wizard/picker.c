/* picker: choose a code or a region by typing a part of it: Chinese, pinyin, English or the number. */
#include "config.h"
#include "core/wizard/list.h"
#include "core/wizard/form_page.h"
#include "core/base/error.h"
#include "core/filing/path.h"
#include <string.h>

enum { ROWS_MAX = 200 };

static void
fetch(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	list->ticket = beian_session_look_up(
		session, BEIAN_SOURCE_CODES, list->argument, list->line.text->str, 0, ROWS_MAX, commands);
}

/* TOKENS with TOKEN added, or taken away when it is there. Free with g_free. */
static char *
toggled(const char *tokens, const char *token)
{
	g_auto(GStrv) all = g_strsplit(tokens, " ", -1);
	GString *left = g_string_new(NULL);
	gboolean found = FALSE;

	for (char **each = all; *each != NULL; each++) {
		gboolean same = strcmp(*each, token) == 0;
		found = found || same;
		if (!same && **each != '\0')
			g_string_append_printf(left, "%s%s", left->len > 0 ? " " : "", *each);
	}
	if (!found)
		g_string_append_printf(left, "%s%s", left->len > 0 ? " " : "", token);
	return g_string_free(left, FALSE);
}

static void
choose(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	const BeianItem *item = beian_document_item(session->document, list->place);
	g_autoptr(GError) error = NULL;

	if (item == NULL || !beian_session_may_write(session))
		return;
	gboolean multiple = item->question->facets.multiple;
	const char *before = item->state == BEIAN_ANSWER_VALUE ? item->reading->value : "";
	g_autofree char *answer = multiple ? toggled(before, row->id) : g_strdup(row->id);
	g_autofree char *path = g_strdup(list->place);
	BeianStep *step = beian_step_new();
	if (!beian_filing_set(session->filing, path, answer, step, &error))
		beian_session_say(session, BEIAN_ROLE_ERROR, "%s", error->message);
	beian_session_save(session, step, path, commands);
	if (!multiple) {
		beian_session_pop(session, commands);
		beian_form_page_move(session, beian_form_page_of(session), 1);
		return;
	}
	item = beian_document_item(session->document, path);
	g_autofree char *shown = beian_page_show_answer(session, item);
	beian_session_say(session, BEIAN_ROLE_GOOD, _("Chosen: %s"), shown);
}

static char *
hint_of_one(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return g_strdup(_("Type to search: Chinese, pinyin, English or a number."));
}

static char *
hint_of_several(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return g_strdup(_("Type to search. Enter chooses or drops; Esc when done."));
}

static gboolean
is_chosen(const BeianSession *session, const BeianList *list, const BeianRow *row)
{
	const BeianItem *item = beian_document_item(session->document, list->place);

	if (item == NULL || item->state != BEIAN_ANSWER_VALUE)
		return FALSE;
	g_auto(GStrv) tokens = g_strsplit(item->reading->value, " ", -1);
	return g_strv_contains((const char *const *)tokens, row->id);
}

static const BeianListKind one = {
	.id = "picker",
	.title = beian_list_title_of_place,
	.hint = hint_of_one,
	.fetch = fetch,
	.choose = choose,
	.cols = {30, 34, 0},
};
/* Answers that are whole phrases. */
static const BeianListKind phrase = {
	.id = "picker",
	.title = beian_list_title_of_place,
	.hint = hint_of_one,
	.fetch = fetch,
	.choose = choose,
	.cols = {38, 0},
};
static const BeianListKind several = {
	.id = "picker",
	.title = beian_list_title_of_place,
	.hint = hint_of_several,
	.is_chosen = is_chosen,
	.fetch = fetch,
	.choose = choose,
	.cols = {30, 31, 0},
};

char *
beian_picker_argument(const BeianSession *session, const BeianItem *item)
{
	const char *list = beian_outline_list(item);

	if (item->question->where_path == NULL)
		return g_strdup(list);
	g_autofree char *path = beian_path_inside(item->question->where_path, item->path);
	const BeianItem *filter = beian_document_item(session->document, path);
	if (filter == NULL || filter->state != BEIAN_ANSWER_VALUE)
		return g_strdup(list);
	return g_strdup_printf("%s %s %s", list, item->question->where_column, filter->reading->value);
}

BeianPage *
beian_picker_new(BeianSession *session, const BeianItem *item, const char *words, BeianCommands *commands)
{
	g_autofree char *argument = beian_picker_argument(session, item);

	const BeianListKind *shape = session->advice != NULL ? &phrase : &one;
	return beian_list_new(session, item->question->facets.multiple ? &several : shape, argument,
		item->path, words, commands);
}
