/* notices: what the bureau found or asks for, and one of it: to answer, to settle, and to date. */
#include "config.h"
#include "core/wizard/notices.h"
#include "core/base/error.h"
#include <inttypes.h>
#include <string.h>

/* More than anyone scrolls through: who looks for one types a part of it. */
enum { FETCH = 256 };

/* Cells of a notice, as they come. */
enum { ABOUT_CELL, KIND_CELL, DAY_CELL = KIND_CELL + BEIAN_LANGUAGES, DUE_CELL, STANDING_CELL };

static gint64
number_of(const char *id)
{
	return g_ascii_strtoll(id, NULL, 10);
}

static void
command(gint64 id, const char *what, const char *text, BeianCommands *commands)
{
	BeianCommand *added = beian_commands_add(commands, BEIAN_COMMAND_NOTICE);

	added->id = id;
	added->argument = g_strdup(what);
	added->text = g_strdup(text);
}

/* ARGUMENT: the notice. */
static char *
words_of_date(const BeianSession *session, const char *argument)
{
	(void)session;
	return g_strdup_printf(_("Notice %s: by which day is it to be answered? YYYY-MM-DD, or none where it "
				 "names no day."),
		argument);
}

/* What was typed is kept until it is done. */
static void
set_date(BeianSession *session, const char *text, const char *argument, BeianCommands *commands)
{
	BeianList *list = session->pages->pdata[session->pages->len - 1];

	command(number_of(argument), "date", text, commands);
	g_free(list->asked);
	list->asked = g_strdup(argument);
	g_free(list->typed);
	list->typed = g_strdup(text);
}

gboolean
beian_notice_act(BeianSession *session, BeianList *list, const BeianNoticeRow *notice, BeianAction action,
	BeianCommands *commands)
{
	g_autofree char *id = g_strdup_printf("%" PRId64, notice->id);

	g_clear_pointer(&list->asked, g_free);
	if (action == BEIAN_ACTION_ANSWER && notice->draft != 0)
		beian_commands_add(commands, BEIAN_COMMAND_OPEN)->id = notice->draft;
	else if (action == BEIAN_ACTION_ANSWER)
		command(notice->id, "answer", NULL, commands);
	else if (action == BEIAN_ACTION_SETTLE)
		command(notice->id, notice->settled ? "reopen" : "settle", NULL, commands);
	else if (action == BEIAN_ACTION_DATE)
		beian_session_push(session, beian_ask_new(words_of_date, id, set_date));
	else
		return FALSE;
	return TRUE;
}

void
beian_notice_hear(
	BeianSession *session, BeianList *list, const BeianMessage *message, BeianCommands *commands)
{
	if (message->command != BEIAN_COMMAND_NOTICE || beian_session_top(session) != &list->page)
		return;
	if (message->kind == BEIAN_MESSAGE_DONE) {
		beian_session_say(session, BEIAN_ROLE_GOOD, "%s", message->text);
		list->rows_kind->fetch(session, list, commands);
	} else if (message->kind == BEIAN_MESSAGE_FAILED && list->asked != NULL) {
		beian_session_push(
			session, beian_ask_again(words_of_date, list->asked, list->typed, set_date));
	}
}

/* Rows of one notice; DOES says it where the cells do not. */
static const struct {
	const char *id, *name, *does;
} choices[] = {
	{"due", N_("due"), NULL},
	{"todo", N_("to do"), NULL},
	{"about", N_("notice"), NULL},
	{"said", N_("it says"), NULL},
	{"settled", N_("settled"), NULL},
	{"answer", N_("answer"), N_("begin the draft that answers it")},
	{"alone", N_("answer"), N_("begin a draft for this one alone")},
	{"settle", N_("settle"), N_("enter that it is done")},
	{"reopen", N_("reopen"), N_("it is not done, and no draft answers it")},
};

/* What the row does or says, in the language of SESSION. Free with g_free. */
static char *
text_of(const BeianSession *session, const BeianRow *row)
{
	if (strcmp(row->id, "answer") == 0 && *row->cells[0] != '\0')
		return g_strdup_printf(_("begin one draft that answers the notices %s"), row->cells[0]);
	if (strcmp(row->id, "open") == 0)
		return g_strdup_printf(_("open draft %s, which answers it"), row->cells[0]);
	if (strcmp(row->id, "date") == 0)
		return *row->cells[0] != '\0'
			       ? g_strdup_printf(_("by which it is to be answered; now %s"), row->cells[0])
			       : g_strdup(_("by which it is to be answered; it names none"));
	for (gsize i = 0; i < G_N_ELEMENTS(choices); i++)
		if (strcmp(choices[i].id, row->id) == 0 && choices[i].does != NULL)
			return g_strdup(_(choices[i].does));
	return g_strdup(row->cells[session->language]);
}

static const char *
name_of(const BeianRow *row)
{
	for (gsize i = 0; i < G_N_ELEMENTS(choices); i++)
		if (strcmp(choices[i].id, row->id) == 0)
			return _(choices[i].name);
	return strcmp(row->id, "open") == 0 ? _("draft") : _("day");
}

static GArray *
notice_shown(const BeianSession *session, const BeianList *list)
{
	GArray *rows = beian_rows_new();

	for (guint i = 0; i < list->rows->len; i++) {
		const BeianRow *row = &g_array_index(list->rows, BeianRow, i);
		BeianRow shown = {.id = g_strdup(row->id), .leaf = TRUE};
		shown.cells[0] = g_strdup(name_of(row));
		shown.cells[1] = text_of(session, row);
		g_array_append_val(rows, shown);
	}
	return rows;
}

static const BeianRow *
row_called(const BeianList *list, const char *id)
{
	for (guint i = 0; i < list->rows->len; i++)
		if (strcmp(g_array_index(list->rows, BeianRow, i).id, id) == 0)
			return &g_array_index(list->rows, BeianRow, i);
	return NULL;
}

/* The number in the id of the task that LIST shows. Borrowed. */
static const char *
number_in(const BeianList *list)
{
	return list->argument + strlen(BEIAN_TASK_NOTICE);
}

/* The notice of the page: its rows say how it stands. */
static BeianNoticeRow
notice_of(const BeianList *list)
{
	const BeianRow *open = row_called(list, "open");

	return (BeianNoticeRow){.id = number_of(number_in(list)),
		.settled = row_called(list, "settled") != NULL,
		.draft = open != NULL ? number_of(open->cells[0]) : 0};
}

static gboolean
act_on_notice(BeianSession *session, BeianList *list, BeianAction action, BeianCommands *commands)
{
	const BeianNoticeRow notice = notice_of(list);

	return beian_notice_act(session, list, &notice, action, commands);
}

/* The whole text of the row that is selected below. */
static char *
text_of_row(const BeianSession *session, char **title)
{
	const BeianList *list = session->pages->pdata[session->pages->len - 2];

	*title = list->rows_kind->title(session, list);
	return list->selected < list->rows->len
		       ? text_of(session, &g_array_index(list->rows, BeianRow, list->selected))
		       : g_strdup("");
}

static void
choose_in_notice(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	static const struct {
		const char *id;
		BeianAction action;
	} deeds[] = {{"answer", BEIAN_ACTION_ANSWER}, {"open", BEIAN_ACTION_ANSWER},
		{"settle", BEIAN_ACTION_SETTLE}, {"reopen", BEIAN_ACTION_SETTLE},
		{"date", BEIAN_ACTION_DATE}};

	for (gsize i = 0; i < G_N_ELEMENTS(deeds); i++)
		if (strcmp(deeds[i].id, row->id) == 0) {
			act_on_notice(session, list, deeds[i].action, commands);
			return;
		}
	if (strcmp(row->id, "alone") == 0)
		command(number_of(number_in(list)), "alone", NULL, commands);
	else
		beian_session_push(session, beian_reading_new(text_of_row));
}

static void
fetch_notice(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	list->ticket = beian_session_look_up(
		session, BEIAN_SOURCE_TASK, list->argument, list->line.text->str, 0, G_MAXINT, commands);
}

static guint
places_of_notice(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return BEIAN_PLACE_NOTICE;
}

static char *
title_of_notice(const BeianSession *session, const BeianList *list)
{
	(void)session;
	return g_strdup_printf(_("Notice %s: what the bureau found or asks for"), number_in(list));
}

static char *
hint_of_notice(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return g_strdup(_("Enter does what the row says, or shows all of it."));
}

static const BeianListKind one = {
	.id = "notice",
	.title = title_of_notice,
	.hint = hint_of_notice,
	.fetch = fetch_notice,
	.choose = choose_in_notice,
	.shown = notice_shown,
	.places = places_of_notice,
	.act = act_on_notice,
	.hear = beian_notice_hear,
	.cols = {10, 0},
};

BeianPage *
beian_notice_new(BeianSession *session, const char *task, BeianCommands *commands)
{
	return beian_list_new(session, &one, task, NULL, "", commands);
}

static void
fetch_notices(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	list->ticket = beian_session_look_up(
		session, BEIAN_SOURCE_NOTICES, NULL, list->line.text->str, 0, FETCH, commands);
}

static void
open_notice(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	g_autofree char *task = g_strconcat(BEIAN_TASK_NOTICE, row->id, NULL);
	(void)list;

	beian_session_push(session, beian_notice_new(session, task, commands));
}

static guint
places_of_notices(const BeianSession *session, const BeianList *list)
{
	(void)session;
	return list->rows->len > 0 ? BEIAN_PLACE_NOTICE : 0;
}

/* What follows WORD in the cell that says how ROW stands; NULL: it stands otherwise. Borrowed. */
static const char *
standing_as(const BeianRow *row, const char *word)
{
	const char *standing = row->cells[STANDING_CELL];

	return g_str_has_prefix(standing, word) ? standing + strlen(word) : NULL;
}

static gboolean
act_on_row(BeianSession *session, BeianList *list, BeianAction action, BeianCommands *commands)
{
	if (list->selected >= list->rows->len)
		return FALSE;
	const BeianRow *row = &g_array_index(list->rows, BeianRow, list->selected);
	const char *draft = standing_as(row, "draft ");
	const BeianNoticeRow notice = {.id = number_of(row->id),
		.settled = standing_as(row, "settled ") != NULL,
		.draft = draft != NULL ? number_of(draft) : 0};
	return beian_notice_act(session, list, &notice, action, commands);
}

/* "settled on …", "draft 5 answers it", "due …". Free with g_free. */
static char *
how(const BeianRow *row)
{
	const char *settled = standing_as(row, "settled "), *draft = standing_as(row, "draft ");

	if (settled != NULL)
		return g_strdup_printf(_("settled on %s"), settled);
	if (draft != NULL)
		return g_strdup_printf(_("draft %s answers it"), draft);
	return *row->cells[DUE_CELL] != '\0' ? g_strdup_printf(_("due on %s"), row->cells[DUE_CELL])
					     : g_strdup(_("to be answered"));
}

char *
beian_notice_line(const BeianSession *session, const BeianRow *row)
{
	g_autofree char *standing = how(row);

	return g_strdup_printf("%s  %s  %s  (%s)", row->cells[DAY_CELL],
		row->cells[KIND_CELL + session->language], row->cells[ABOUT_CELL], standing);
}

static GArray *
notices_shown(const BeianSession *session, const BeianList *list)
{
	GArray *rows = beian_rows_new();

	for (guint i = 0; i < list->rows->len; i++) {
		const BeianRow *row = &g_array_index(list->rows, BeianRow, i);
		BeianRow shown = {.id = g_strdup(row->id), .leaf = TRUE};
		shown.cells[0] = g_strdup(row->cells[DAY_CELL]);
		shown.cells[1] = how(row);
		shown.cells[2] = g_strdup(row->cells[KIND_CELL + session->language]);
		shown.cells[3] = g_strdup(row->cells[ABOUT_CELL]);
		g_array_append_val(rows, shown);
	}
	return rows;
}

static char *
title_of_notices(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return g_strdup(_("Notices: what the bureau found or asks for"));
}

static char *
hint_of_notices(const BeianSession *session, const BeianList *list)
{
	(void)session;
	if (list->rows->len == 0 && list->line.text->len == 0)
		return g_strdup(_("No notice is here; “beian import FILE” takes in those of a download."));
	return g_strdup(_("Type a part of a name, number or text; Enter shows a notice."));
}

static const BeianListKind all = {
	.id = "notices",
	.title = title_of_notices,
	.hint = hint_of_notices,
	.fetch = fetch_notices,
	.choose = open_notice,
	.shown = notices_shown,
	.places = places_of_notices,
	.act = act_on_row,
	.hear = beian_notice_hear,
	.cols = {11, 22, 22, 0},
};

BeianPage *
beian_notices_new(BeianSession *session, BeianCommands *commands)
{
	return beian_list_new(session, &all, NULL, NULL, "", commands);
}
