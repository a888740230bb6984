/* tasks: what is due, the soonest first; and one of them: what it is, and what happened meanwhile. */
#include "config.h"
#include "core/wizard/notices.h"
#include "core/base/error.h"
#include "core/base/width.h"
#include <inttypes.h>
#include <string.h>

/* Cells of a task, as they come. */
enum { DUE_CELL, DAYS_CELL, STATE_CELL, TITLE_CELL = STATE_CELL + BEIAN_LANGUAGES };

/* Rows of a task that are no state to go to. */
static const struct {
	const char *id, *name, *does;
} choices[] = {
	{"due", N_("due"), NULL},
	{"todo", N_("to do"), NULL},
	{"said", N_("it says"), NULL},
	{"mend", N_("mend"), N_("make the filings that mend what was found")},
	{"retract", N_("take back"), N_("the step entered last")},
	{"log", N_("so far"), N_("every step since the export")},
	{"after", N_("to show"),
		N_("the number for the home page or the app, and what comes after approval")},
	{"open", N_("draft"), N_("open it")},
};

static gint64
number_of(const char *id)
{
	return g_ascii_strtoll(id, NULL, 10);
}

static const BeianRow *
selected_row(const BeianList *list)
{
	return list->selected < list->rows->len ? &g_array_index(list->rows, BeianRow, list->selected) : NULL;
}

/* Lines of text to read, such as the log. */
static void
read_line(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	(void)list;
	(void)row;
	beian_session_pop(session, commands);
}

static char *
hint_of_lines(const BeianSession *session, const BeianList *list)
{
	(void)session;
	return list->rows->len == 0 && list->line.text->len == 0 ? g_strdup(_("There is nothing yet."))
								 : g_strdup(_("Enter goes back."));
}

static void
fetch_log(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	list->ticket = beian_session_look_up(
		session, BEIAN_SOURCE_LOG, list->argument, list->line.text->str, 0, G_MAXINT, commands);
}

static char *
title_of_log(const BeianSession *session, const BeianList *list)
{
	(void)session;
	return g_strdup_printf(_("Draft %s so far"), list->argument);
}

/* Who entered a step: a word of the store, or the name of a file. */
static const char *
who(const char *origin)
{
	if (strcmp(origin, "hand") == 0)
		return _("by hand");
	return strcmp(origin, "export") == 0 ? _("the export") : origin;
}

/* Day, state in the language, who entered it, note. */
static GArray *
log_shown(const BeianSession *session, const BeianList *list)
{
	GArray *rows = beian_rows_new();

	for (guint i = 0; i < list->rows->len; i++) {
		const BeianRow *row = &g_array_index(list->rows, BeianRow, i);
		const char *due = row->cells[5];
		BeianRow shown = {.id = g_strdup(row->id), .leaf = TRUE};
		shown.cells[0] = g_strdup(row->cells[0]);
		shown.cells[1] = g_strdup(row->cells[1 + session->language]);
		shown.cells[2] = g_strdup(who(row->cells[3]));
		shown.cells[3] = *due != '\0' ? g_strdup_printf(_("due %s %s"), due, row->cells[4])
					      : g_strdup(row->cells[4]);
		g_array_append_val(rows, shown);
	}
	return rows;
}

static const BeianListKind log_kind = {
	.id = "task-log",
	.title = title_of_log,
	.hint = hint_of_lines,
	.fetch = fetch_log,
	.choose = read_line,
	.shown = log_shown,
	.cols = {12, 18, 18, 0},
};

static void
fetch_after(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	list->ticket = beian_session_look_up(
		session, BEIAN_SOURCE_AFTER, list->argument, list->line.text->str, 0, G_MAXINT, commands);
}

static char *
title_of_after(const BeianSession *session, const BeianList *list)
{
	(void)session;
	return g_strdup_printf(_("Draft %s: after approval"), list->argument);
}

static const BeianListKind after_kind = {
	.id = "task-after",
	.title = title_of_after,
	.hint = hint_of_lines,
	.fetch = fetch_after,
	.choose = read_line,
	.cols = {78, 0},
};

static void
fetch_task(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	list->ticket = beian_session_look_up(
		session, BEIAN_SOURCE_TASK, list->argument, list->line.text->str, 0, G_MAXINT, commands);
}

/* The name of the state that the row ID goes to; "" when it is no such row. Borrowed. */
static const char *
state_named(const BeianSession *session, const BeianList *list, const char *id)
{
	for (guint i = 0; i < list->rows->len; i++) {
		const BeianRow *row = &g_array_index(list->rows, BeianRow, i);
		if (g_str_has_prefix(row->id, "next ") && strcmp(row->id + strlen("next "), id) == 0)
			return row->cells[session->language];
	}
	return "";
}

static gboolean
is_approval(const BeianList *list, const char *id)
{
	for (guint i = 0; i < list->rows->len; i++) {
		const BeianRow *row = &g_array_index(list->rows, BeianRow, i);
		if (g_str_has_prefix(row->id, "next ") && strcmp(row->id + strlen("next "), id) == 0)
			return *row->cells[BEIAN_LANGUAGES] != '\0';
	}
	return FALSE;
}

/* The page of the task lies under the question, or on top once it is answered. */
static BeianList *
list_below(const BeianSession *session, gboolean answered)
{
	return session->pages->pdata[session->pages->len - (answered ? 1 : 2)];
}

/* ARGUMENT: the state. */
static char *
words_of_step(const BeianSession *session, const char *argument)
{
	const BeianList *list = list_below(session, FALSE);
	const char *more =
		is_approval(list, argument)
			? _("After the day can follow the number of the entity and those of its services, "
			    "such as 浙ICP备12345678号 1=浙ICP备12345678号-1, and then a note.")
			: _("After the day can follow due= and the day that somebody else set, and then a "
			    "note.");

	return g_strdup_printf(_("Draft %s: “%s”. On which day was that?\n\n%s"), list->argument,
		state_named(session, list, argument), more);
}

static void
advance(BeianSession *session, const char *text, const char *argument, BeianCommands *commands)
{
	BeianList *list = list_below(session, TRUE);
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_ADVANCE);

	command->id = number_of(list->argument);
	command->argument = g_strdup(argument);
	command->text = g_strdup(text);
	g_free(list->asked);
	list->asked = g_strdup(argument);
	g_free(list->typed);
	list->typed = g_strdup(text);
}

static char *
words_of_retraction(const BeianSession *session, const char *argument)
{
	(void)session;
	return g_strdup_printf(_("Take back the step of draft %s that was entered last, with its note? Type "
				 "the number of the draft, %s, to do it."),
		argument, argument);
}

static void
retract(BeianSession *session, const char *text, const char *argument, BeianCommands *commands)
{
	if (strcmp(text, argument) == 0)
		beian_commands_add(commands, BEIAN_COMMAND_RETRACT)->id = number_of(argument);
	else
		beian_session_say(session, BEIAN_ROLE_INFO, "%s", _("Nothing was taken back."));
}

/* The whole text of the row that is selected below. */
static char *
text_of_row(const BeianSession *session, char **title)
{
	const BeianList *list = list_below(session, FALSE);
	const BeianRow *row = selected_row(list);

	*title = list->rows_kind->title(session, list);
	return g_strdup(row != NULL ? row->cells[session->language] : "");
}

static void
choose_in_task(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	char today[BEIAN_DATE_TEXT_BYTES];

	if (g_str_has_prefix(row->id, "next "))
		beian_session_push(session, beian_ask_again(words_of_step, row->id + strlen("next "),
						    beian_date_format(session->day, today), advance));
	else if (strcmp(row->id, "retract") == 0)
		beian_session_push(session, beian_ask_new(words_of_retraction, list->argument, retract));
	else if (strcmp(row->id, "log") == 0)
		beian_session_push(
			session, beian_list_new(session, &log_kind, list->argument, NULL, "", commands));
	else if (strcmp(row->id, "after") == 0)
		beian_session_push(
			session, beian_list_new(session, &after_kind, list->argument, NULL, "", commands));
	else if (strcmp(row->id, "open") == 0)
		beian_commands_add(commands, BEIAN_COMMAND_OPEN)->id = number_of(list->argument);
	else if (strcmp(row->id, "mend") == 0)
		beian_commands_add(commands, BEIAN_COMMAND_MEND)->id = number_of(list->argument);
	else
		beian_session_push(session, beian_reading_new(text_of_row));
}

/* What was refused is asked again, with what was typed: nothing typed is lost. */
static void
hear_in_task(BeianSession *session, BeianList *list, const BeianMessage *message, BeianCommands *commands)
{
	if (message->kind == BEIAN_MESSAGE_DONE &&
		(message->command == BEIAN_COMMAND_ADVANCE || message->command == BEIAN_COMMAND_RETRACT ||
			message->command == BEIAN_COMMAND_MEND)) {
		beian_session_say(session, BEIAN_ROLE_GOOD, "%s", message->text);
		list->selected = list->first = 0;
		fetch_task(session, list, commands);
	}
	if (message->kind == BEIAN_MESSAGE_FAILED && message->command == BEIAN_COMMAND_ADVANCE &&
		list->asked != NULL)
		beian_session_push(
			session, beian_ask_again(words_of_step, list->asked, list->typed, advance));
}

static char *
title_of_task(const BeianSession *session, const BeianList *list)
{
	(void)session;
	return g_strdup_printf(_("Draft %s: what is due, and what happened"), list->argument);
}

static char *
hint_of_task(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return g_strdup(_("Enter on a state says that it has come; on anything else it shows more."));
}

static BeianRow
choice_shown(const BeianSession *session, const BeianRow *row)
{
	BeianRow shown = {.id = g_strdup(row->id), .leaf = TRUE};
	const char *text = row->cells[session->language];

	shown.cells[0] = g_strdup(_("it is now"));
	for (gsize i = 0; i < G_N_ELEMENTS(choices); i++)
		if (strcmp(choices[i].id, row->id) == 0) {
			g_free(shown.cells[0]);
			shown.cells[0] = g_strdup(_(choices[i].name));
			text = choices[i].does != NULL ? _(choices[i].does) : text;
		}
	shown.cells[1] = g_strdup(text);
	return shown;
}

static GArray *
task_shown(const BeianSession *session, const BeianList *list)
{
	GArray *rows = beian_rows_new();

	for (guint i = 0; i < list->rows->len; i++) {
		BeianRow shown = choice_shown(session, &g_array_index(list->rows, BeianRow, i));
		g_array_append_val(rows, shown);
	}
	return rows;
}

static const BeianListKind one = {
	.id = "task",
	.title = title_of_task,
	.hint = hint_of_task,
	.fetch = fetch_task,
	.choose = choose_in_task,
	.shown = task_shown,
	.hear = hear_in_task,
	.cols = {10, 0},
};

static void
fetch_tasks(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	list->ticket = beian_session_look_up(
		session, BEIAN_SOURCE_TASKS, NULL, list->line.text->str, 0, G_MAXINT, commands);
}

static void
open_task(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	(void)list;
	beian_session_push(session, g_str_has_prefix(row->id, BEIAN_TASK_NOTICE)
					    ? beian_notice_new(session, row->id, commands)
					    : beian_list_new(session, &one, row->id, NULL, "", commands));
}

/* The number of the notice in the row in focus; 0: it is of a draft, or there is none. */
static gint64
selected_notice(const BeianList *list)
{
	const BeianRow *row = selected_row(list);

	return row != NULL && g_str_has_prefix(row->id, BEIAN_TASK_NOTICE)
		       ? number_of(row->id + strlen(BEIAN_TASK_NOTICE))
		       : 0;
}

static guint
places_of_tasks(const BeianSession *session, const BeianList *list)
{
	(void)session;
	return BEIAN_PLACE_TASKS | (selected_notice(list) != 0 ? BEIAN_PLACE_NOTICE : 0);
}

/* Notices among the tasks are open ones. */
static gboolean
act_in_tasks(BeianSession *session, BeianList *list, BeianAction action, BeianCommands *commands)
{
	const BeianNoticeRow notice = {.id = selected_notice(list)};

	if (action != BEIAN_ACTION_NOTICES)
		return notice.id != 0 && beian_notice_act(session, list, &notice, action, commands);
	beian_session_push(session, beian_notices_new(session, commands));
	return TRUE;
}

/* "in 3 days", from the number of them. Free with g_free. */
static char *
when(const char *days)
{
	gint64 left = number_of(days);

	if (*days == '\0')
		return g_strdup(_("no day is set"));
	if (left == 0)
		return g_strdup(_("today"));
	return left > 0 ? g_strdup_printf(ngettext("in %d day", "in %d days", (gulong)left), (int)left)
			: g_strdup_printf(ngettext("OVERDUE by %d day", "OVERDUE by %d days", (gulong)-left),
				  (int)-left);
}

static GArray *
tasks_shown(const BeianSession *session, const BeianList *list)
{
	GArray *rows = beian_rows_new();

	for (guint i = 0; i < list->rows->len; i++) {
		const BeianRow *row = &g_array_index(list->rows, BeianRow, i);
		BeianRow shown = {.id = g_strdup(row->id), .leaf = TRUE};
		shown.cells[0] = g_strdup_printf(
			"%s%s", *row->cells[DAYS_CELL] == '-' ? "! " : "  ", row->cells[DUE_CELL]);
		shown.cells[1] = when(row->cells[DAYS_CELL]);
		shown.cells[2] = g_strdup(row->cells[STATE_CELL + session->language]);
		shown.cells[3] = g_strdup(row->cells[TITLE_CELL]);
		g_array_append_val(rows, shown);
	}
	return rows;
}

static char *
title_of_tasks(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return g_strdup(_("Tasks: what is due"));
}

static char *
overdue(const BeianSession *session, const BeianList *list)
{
	guint count = 0;
	(void)session;

	for (guint i = 0; i < list->rows->len; i++)
		count += *g_array_index(list->rows, BeianRow, i).cells[DAYS_CELL] == '-';
	return count > 0 ? g_strdup_printf(ngettext("%u overdue", "%u overdue", count), count) : g_strdup("");
}

static char *
hint_of_tasks(const BeianSession *session, const BeianList *list)
{
	(void)session;
	if (list->rows->len == 0 && list->line.text->len == 0)
		return g_strdup(_("Nothing is under way; an export begins the log of a draft."));
	return g_strdup(_("Type a part of a title or a state; Enter shows a task."));
}

static const BeianListKind all = {
	.id = "tasks",
	.title = title_of_tasks,
	.hint = hint_of_tasks,
	.right = overdue,
	.fetch = fetch_tasks,
	.choose = open_task,
	.shown = tasks_shown,
	.places = places_of_tasks,
	.act = act_in_tasks,
	.hear = beian_notice_hear,
	.cols = {12, 18, 17, 0},
};

BeianPage *
beian_tasks_new(BeianSession *session, BeianCommands *commands)
{
	return beian_list_new(session, &all, NULL, NULL, "", commands);
}
