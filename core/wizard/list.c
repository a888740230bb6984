#include "config.h"
#include "core/wizard/list.h"
#include "core/base/error.h"
#include "core/base/width.h"

/* The line of words and the hint stand above the rows. */
enum { ROWS_ABOVE = 2, MARK_COLS = 3, WORDS_COLS = 40 };

static int
height_of(BeianSize size)
{
	return MAX(beian_frame_height(size) - ROWS_ABOVE, 1);
}

static guint
places(const BeianSession *session, const BeianPage *page)
{
	const BeianList *list = (const BeianList *)page;
	gboolean any =
		list->rows->len > 0 || (list->rows_kind->accept_words != NULL && list->line.text->len > 0);

	guint more = list->rows_kind->places != NULL ? list->rows_kind->places(session, list) : 0;

	return more | BEIAN_PLACE_LIST | BEIAN_PLACE_TEXT | (any ? BEIAN_PLACE_ROW : 0) |
	       (list->selected + 1 < list->rows->len && (int)list->rows->len > height_of(session->size)
			       ? BEIAN_PLACE_MORE
			       : 0);
}

void
beian_list_take(const BeianSession *session, BeianList *list, GArray *rows)
{
	g_array_ref(rows);
	g_array_unref(list->rows);
	list->rows = rows;
	list->is_answered = TRUE;
	if (list->selected >= rows->len)
		list->selected = rows->len > 0 ? rows->len - 1 : 0;
	list->first = beian_frame_scroll(
		MIN(list->first, list->selected), list->selected, height_of(session->size));
}

static void
hear(BeianSession *session, BeianPage *page, const BeianMessage *message, BeianCommands *commands)
{
	BeianList *list = (BeianList *)page;

	if (message->kind == BEIAN_MESSAGE_ROWS && message->number == list->ticket)
		beian_list_take(session, list, message->rows);
	else if (message->kind == BEIAN_MESSAGE_RESIZE)
		list->first = beian_frame_scroll(list->first, list->selected, height_of(session->size));
	else if (list->rows_kind->hear != NULL)
		list->rows_kind->hear(session, list, message, commands);
}

static void
search(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	list->selected = list->first = 0;
	list->is_answered = FALSE;
	list->rows_kind->fetch(session, list, commands);
}

static gboolean
accept(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	if (list->selected < list->rows->len)
		list->rows_kind->choose(
			session, list, &g_array_index(list->rows, BeianRow, list->selected), commands);
	else if (list->rows_kind->accept_words != NULL && list->line.text->len > 0)
		list->rows_kind->accept_words(session, list, list->line.text->str, commands);
	else
		return FALSE;
	return TRUE;
}

static gboolean
act(BeianSession *session, BeianPage *page, BeianAction action, const char *argument, BeianCommands *commands)
{
	BeianList *list = (BeianList *)page;
	gboolean changed = FALSE;
	(void)argument;

	if (action == BEIAN_ACTION_BACK) {
		beian_session_pop(session, commands);
		return TRUE;
	}
	if (action == BEIAN_ACTION_ACCEPT)
		return accept(session, list, commands);
	if (list->rows_kind->act != NULL && list->rows_kind->act(session, list, action, commands))
		return TRUE;
	if (beian_frame_move(&list->selected, list->rows->len, height_of(session->size), action)) {
		list->first = beian_frame_scroll(list->first, list->selected, height_of(session->size));
		return TRUE;
	}
	gboolean acted = beian_line_act(&list->line, action, &changed);
	if (changed)
		search(session, list, commands);
	return acted;
}

static gboolean
type(BeianSession *session, BeianPage *page, const char *text, BeianCommands *commands)
{
	BeianList *list = (BeianList *)page;

	if (!beian_line_insert(&list->line, text))
		return FALSE;
	search(session, list, commands);
	return TRUE;
}

static void
click(BeianSession *session, BeianPage *page, int row, int col, BeianCommands *commands)
{
	BeianList *list = (BeianList *)page;
	int index = row - 1 - ROWS_ABOVE + (int)list->first;
	(void)col;

	if (index < 0 || index >= (int)list->rows->len)
		return;
	if ((guint)index == list->selected)
		accept(session, list, commands);
	else
		list->selected = (guint)index;
}

/* "+" before the rows that are part of the answer. */
static void
view_marks(const BeianSession *session, const BeianList *list, BeianScreen *screen, BeianBody body)
{
	for (int i = 0; i < body.height && list->first + (guint)i < list->rows->len; i++)
		if (list->rows_kind->is_chosen(
			    session, list, &g_array_index(list->rows, BeianRow, list->first + (guint)i)))
			beian_screen_put(screen, body.top + i, body.left, 1, BEIAN_ROLE_GOOD, "+");
}

/* Whether the words fit no row, and are good for nothing else. */
static gboolean
finds_nothing(const BeianList *list)
{
	return list->is_answered && list->rows->len == 0 && list->line.text->len > 0 &&
	       list->rows_kind->accept_words == NULL;
}

static void
view(const BeianSession *session, const BeianPage *page, BeianScreen *screen)
{
	const BeianList *list = (const BeianList *)page;
	const BeianListKind *what = list->rows_kind;
	g_autofree char *title = what->title(session, list), *hint = what->hint(session, list);
	g_autofree char *right = what->right != NULL ? what->right(session, list) : g_strdup("");
	BeianBody body = beian_page_frame(session, page, screen, title, right);
	const char *label = _("Search:");
	int col = body.left + beian_width_cols(label) + 2;

	beian_screen_put(screen, body.top, body.left, -1, BEIAN_ROLE_LABEL_FOCUSED, label);
	beian_frame_field(screen, body.top, col, WORDS_COLS, "words", &list->line);
	beian_screen_put(screen, body.top + 1, body.left, body.cols, BEIAN_ROLE_HINT, hint);
	body.top += ROWS_ABOVE;
	body.height -= ROWS_ABOVE;
	if (what->is_chosen != NULL) {
		view_marks(session, list, screen, body);
		body.left += MARK_COLS;
		body.cols -= MARK_COLS;
	}
	if (finds_nothing(list))
		beian_screen_put(screen, body.top, body.left, body.cols, BEIAN_ROLE_TEXT,
			_("Nothing here fits these words. Erase some of them."));
	g_autoptr(GArray) shown = what->shown != NULL ? what->shown(session, list) : g_array_ref(list->rows);
	beian_frame_rows(screen, body, shown, list->first, list->selected, what->cols);
}

static char *
help(const BeianSession *session, const BeianPage *page, char **title)
{
	const BeianList *list = (const BeianList *)page;
	g_autofree char *hint = list->rows_kind->hint(session, list),
			*keys = beian_help_of_keys(places(session, page));

	*title = list->rows_kind->title(session, list);
	return g_strconcat(hint, "\n\n", keys, NULL);
}

char *
beian_list_title_of_place(const BeianSession *session, const BeianList *list)
{
	const BeianItem *item = beian_document_item(session->document, list->place);

	return g_strdup(
		item != NULL ? beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language) : "");
}

static void
list_free(BeianPage *page)
{
	BeianList *list = (BeianList *)page;

	g_free(list->argument);
	g_free(list->place);
	g_free(list->asked);
	g_free(list->typed);
	beian_line_clear(&list->line);
	g_array_unref(list->rows);
}

static void
resume(BeianSession *session, BeianPage *page, BeianCommands *commands)
{
	BeianList *list = (BeianList *)page;

	list->rows_kind->fetch(session, list, commands);
}

static const BeianPageKind kind = {
	.id = "list",
	.places = places,
	.act = act,
	.type = type,
	.hear = hear,
	.click = click,
	.view = view,
	.help = help,
	.resume = resume,
	.free = list_free,
};

BeianPage *
beian_list_new(BeianSession *session, const BeianListKind *rows_kind, const char *argument, const char *place,
	const char *words, BeianCommands *commands)
{
	BeianList *list = g_new0(BeianList, 1);

	list->page.kind = &kind;
	list->rows_kind = rows_kind;
	list->argument = g_strdup(argument);
	list->place = g_strdup(place);
	list->rows = beian_rows_new();
	beian_line_init(&list->line);
	beian_line_insert(&list->line, words);
	rows_kind->fetch(session, list, commands);
	return &list->page;
}
