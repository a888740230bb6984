/* numbers: instances that can carry filings, whether they do, and their service numbers; and choosing from
 * them in a filing. */
#include "config.h"
#include "core/wizard/list.h"
#include "core/wizard/outline.h"
#include "core/base/error.h"
#include <string.h>

/* Cells of an instance and of a number, as they come. */
enum { NAME_CELL, PRODUCT_CELL, END_CELL = PRODUCT_CELL + BEIAN_LANGUAGES, LEFT_CELL, FREE_CELL, GOOD_CELL };
enum { SN_CELL, STATE_CELL, USER_CELL = STATE_CELL + BEIAN_LANGUAGES, GRANTEE_CELL, FILED_CELL };

/* The page of rows lies under a question about it, or on top once that is answered. */
static BeianList *
list_below(const BeianSession *session, gboolean answered)
{
	return session->pages->pdata[session->pages->len - (answered ? 1 : 2)];
}

static void
look_up(BeianSession *session, BeianList *list, BeianSource source, BeianCommands *commands)
{
	list->ticket = beian_session_look_up(
		session, source, list->argument, list->line.text->str, 0, G_MAXINT, commands);
}

/* ORDER is given away. What was typed for it is kept until it is done. */
static void
order(BeianSession *session, char *what, const char *text, BeianCommands *commands)
{
	BeianList *list = list_below(session, TRUE);
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_NUMBER);

	command->argument = what;
	command->text = g_strdup(text);
	g_free(list->typed);
	list->typed = g_strdup(text);
}

/* What was refused is asked again, with what was typed. */
static void
ask_again(BeianSession *session, BeianList *list, BeianAskedWords *words, BeianAsked *done)
{
	if (list->asked == NULL)
		return;
	beian_session_push(session, beian_ask_again(words, list->asked, list->typed, done));
}

static gboolean
is_done(const BeianMessage *message)
{
	return message->kind == BEIAN_MESSAGE_DONE && message->command == BEIAN_COMMAND_NUMBER;
}

static gboolean
has_failed(const BeianMessage *message)
{
	return message->kind == BEIAN_MESSAGE_FAILED && message->command == BEIAN_COMMAND_NUMBER;
}

static void
fetch_number(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	look_up(session, list, BEIAN_SOURCE_NUMBER, commands);
}

/* ARGUMENT: "grant n3" or "delete n3". */
static char *
words_of_number(const BeianSession *session, const char *argument)
{
	const char *number = strchr(argument, ' ') + 1;
	(void)session;

	return g_str_has_prefix(argument, "grant ")
		       ? g_strdup_printf(_("To which account is %s granted?"), number)
		       : g_strdup_printf(_("Delete the number %s? Type %s to do it."), number, number);
}

static void
do_with_number(BeianSession *session, const char *text, const char *argument, BeianCommands *commands)
{
	if (g_str_has_prefix(argument, "delete ") && strcmp(text, strchr(argument, ' ') + 1) != 0)
		beian_session_say(session, BEIAN_ROLE_INFO, "%s", _("Nothing was deleted."));
	else
		order(session, g_strdup(argument), text, commands);
}

static void
choose_in_number(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	g_clear_pointer(&list->asked, g_free);
	if (g_str_has_prefix(row->id, "next ")) {
		order(session, g_strdup_printf("state %s %s", list->argument, row->id + strlen("next ")), "",
			commands);
		return;
	}
	if (g_str_has_prefix(row->id, "number "))
		return;
	list->asked = g_strdup_printf("%s %s", row->id, list->argument);
	beian_session_push(session, beian_ask_new(words_of_number, list->asked, do_with_number));
}

static void
hear_in_number(BeianSession *session, BeianList *list, const BeianMessage *message, BeianCommands *commands)
{
	gboolean deleted = list->asked != NULL && g_str_has_prefix(list->asked, "delete ");

	if (is_done(message)) {
		beian_session_say(session, BEIAN_ROLE_GOOD, "%s", message->text);
		if (deleted)
			beian_session_pop(session, commands);
		else
			fetch_number(session, list, commands);
	} else if (has_failed(message) && !deleted) {
		ask_again(session, list, words_of_number, do_with_number);
	}
}

/* Draft 12, service/1, granted to …, the filing number. Free with g_free. */
static char *
about_number(const BeianRow *row)
{
	g_autoptr(GString) text = g_string_new(NULL);
	const char *blank = strchr(row->cells[USER_CELL], ' ');

	if (blank != NULL) {
		g_autofree char *draft =
			g_strndup(row->cells[USER_CELL], (gsize)(blank - row->cells[USER_CELL]));
		g_string_append_printf(text, _("draft %s, %s"), draft, blank + 1);
	}
	if (*row->cells[GRANTEE_CELL] != '\0') {
		g_string_append(text, text->len > 0 ? "  " : "");
		g_string_append_printf(text, _("granted to %s"), row->cells[GRANTEE_CELL]);
	}
	g_string_append_printf(text, "%s%s", text->len > 0 ? "  " : "", row->cells[FILED_CELL]);
	return g_strdup(text->str);
}

/* "n3: SN", state, and what uses it. */
static BeianRow
number_shown(const BeianSession *session, const BeianRow *row)
{
	BeianRow shown = {.id = g_strdup(row->id), .leaf = TRUE};
	const char *id = row->id + strlen("number ");
	g_autofree char *about = about_number(row);

	shown.cells[0] = g_strdup(id);
	shown.cells[1] = g_strdup_printf("%s  %s%s%s", row->cells[STATE_CELL + session->language],
		*row->cells[SN_CELL] != '\0' ? row->cells[SN_CELL] : _("(its text is not known)"),
		*about != '\0' ? "  " : "", about);
	return shown;
}

/* Rows that neither come with words nor are numbers. */
static const struct {
	const char *id, *name, *does;
} choices[] = {
	{"edit", N_("edit"), N_("what is known of the instance")},
	{"issue", N_("enter"), N_("a service number that the console shows")},
	{"discard", N_("delete"), N_("the instance and its numbers")},
	{"grant", N_("grant"), N_("it to the account that files")},
	{"delete", N_("delete"), N_("the number, when it was entered wrongly")},
};

static BeianRow
choice_shown(const BeianSession *session, const BeianRow *row)
{
	BeianRow shown = {.id = g_strdup(row->id), .leaf = TRUE};

	for (gsize i = 0; i < G_N_ELEMENTS(choices); i++)
		if (strcmp(choices[i].id, row->id) == 0) {
			shown.cells[0] = g_strdup(_(choices[i].name));
			shown.cells[1] = g_strdup(_(choices[i].does));
			return shown;
		}
	if (g_str_has_prefix(row->id, "next ")) {
		shown.cells[0] = g_strdup(_("it is now"));
		shown.cells[1] = g_strdup(row->cells[session->language]);
	} else if (strcmp(row->id, "quota") == 0) {
		shown.cells[0] = g_strdup(_("numbers"));
		shown.cells[1] =
			*row->cells[0] != '\0'
				? g_strdup_printf(_("%s in all, %s counted, %s left, %s free"), row->cells[0],
					  row->cells[1], row->cells[2], row->cells[3])
				: g_strdup_printf(_("%s counted, %s free; how many it gives is not known"),
					  row->cells[1], row->cells[3]);
	} else {
		shown.cells[0] =
			g_strdup(strcmp(row->cells[4], "error") == 0 ? _("! not so") : _("take care"));
		shown.cells[1] = g_strdup(row->cells[session->language]);
	}
	return shown;
}

static GArray *
rows_shown(const BeianSession *session, const BeianList *list)
{
	GArray *rows = beian_rows_new();

	for (guint i = 0; i < list->rows->len; i++) {
		const BeianRow *row = &g_array_index(list->rows, BeianRow, i);
		BeianRow shown = g_str_has_prefix(row->id, "number ") ? number_shown(session, row)
								      : choice_shown(session, row);
		g_array_append_val(rows, shown);
	}
	return rows;
}

static char *
title_of_number(const BeianSession *session, const BeianList *list)
{
	(void)session;
	return g_strdup_printf(_("Service number %s"), list->argument);
}

static char *
hint_of_number(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return g_strdup(
		_("Enter on a state says that it has come. Filings move their numbers by themselves."));
}

static const BeianListKind number_kind = {
	.id = "number",
	.title = title_of_number,
	.hint = hint_of_number,
	.fetch = fetch_number,
	.choose = choose_in_number,
	.shown = rows_shown,
	.hear = hear_in_number,
	.cols = {10, 0},
};

static void
fetch_instance(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	look_up(session, list, BEIAN_SOURCE_INSTANCE, commands);
}

/* ARGUMENT: "issue 7" or "discard 7". */
static char *
words_of_instance(const BeianSession *session, const char *argument)
{
	const char *id = strchr(argument, ' ') + 1;
	(void)session;

	return g_str_has_prefix(argument, "issue ")
		       ? g_strdup(_("What does the console call the number? Or how many are there, 1 to 20, "
				    "when it does not show them?"))
		       : g_strdup_printf(_("Delete the instance with its numbers? Type %s to do it."), id);
}

static void
do_with_instance(BeianSession *session, const char *text, const char *argument, BeianCommands *commands)
{
	if (g_str_has_prefix(argument, "discard ") && strcmp(text, strchr(argument, ' ') + 1) != 0)
		beian_session_say(session, BEIAN_ROLE_INFO, "%s", _("Nothing was deleted."));
	else
		order(session, g_strdup(argument), text, commands);
}

/* The whole reason in the row that is selected below. */
static char *
text_of_reason(const BeianSession *session, char **title)
{
	const BeianList *list = list_below(session, FALSE);
	const BeianRow *row = &g_array_index(list->rows, BeianRow, list->selected);

	*title = list->rows_kind->title(session, list);
	return g_strdup(
		list->selected < list->rows->len ? row->cells[BEIAN_LANGUAGES + session->language] : "");
}

static void
choose_in_instance(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	g_clear_pointer(&list->asked, g_free);
	if (g_str_has_prefix(row->id, "number ")) {
		beian_session_push(session, beian_list_new(session, &number_kind, row->id + strlen("number "),
						    NULL, "", commands));
	} else if (g_str_has_prefix(row->id, "reason ")) {
		beian_session_push(session, beian_reading_new(text_of_reason));
	} else if (strcmp(row->id, "edit") == 0) {
		beian_commands_add(commands, BEIAN_COMMAND_OPEN)->id =
			g_ascii_strtoll(list->argument, NULL, 10);
	} else if (strcmp(row->id, "quota") != 0) {
		list->asked = g_strdup_printf("%s %s", row->id, list->argument);
		beian_session_push(session, beian_ask_new(words_of_instance, list->asked, do_with_instance));
	}
}

static void
hear_in_instance(BeianSession *session, BeianList *list, const BeianMessage *message, BeianCommands *commands)
{
	gboolean mine = beian_session_top(session) == &list->page;
	gboolean discarded = list->asked != NULL && g_str_has_prefix(list->asked, "discard ");

	if (!mine)
		return;
	if (is_done(message)) {
		beian_session_say(session, BEIAN_ROLE_GOOD, "%s", message->text);
		if (discarded)
			beian_session_pop(session, commands);
		else
			fetch_instance(session, list, commands);
	} else if (has_failed(message) && !discarded) {
		ask_again(session, list, words_of_instance, do_with_instance);
	}
}

static char *
title_of_instance(const BeianSession *session, const BeianList *list)
{
	(void)session;
	return g_strdup_printf(_("Instance %s and its service numbers"), list->argument);
}

static char *
hint_of_instance(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return g_strdup(_("Enter on a reason tells all of it; on a number, what can be done with it."));
}

static const BeianListKind instance_kind = {
	.id = "instance",
	.title = title_of_instance,
	.hint = hint_of_instance,
	.fetch = fetch_instance,
	.choose = choose_in_instance,
	.shown = rows_shown,
	.hear = hear_in_instance,
	.cols = {10, 0},
};

static void
fetch_instances(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	look_up(session, list, BEIAN_SOURCE_INSTANCES, commands);
}

static void
open_instance(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	(void)list;
	beian_session_push(session, beian_list_new(session, &instance_kind, row->id, NULL, "", commands));
}

/* "3 left, 1 free"; free numbers alone where it is not known what an instance gives. Free with g_free. */
static char *
how_many(const BeianRow *row)
{
	return *row->cells[LEFT_CELL] != '\0'
		       ? g_strdup_printf(_("%s left, %s free"), row->cells[LEFT_CELL], row->cells[FREE_CELL])
		       : g_strdup_printf(_("%s free"), row->cells[FREE_CELL]);
}

static GArray *
instances_shown(const BeianSession *session, const BeianList *list)
{
	GArray *rows = beian_rows_new();

	for (guint i = 0; i < list->rows->len; i++) {
		const BeianRow *row = &g_array_index(list->rows, BeianRow, i);
		BeianRow shown = {.id = g_strdup(row->id), .leaf = TRUE};
		g_autofree char *many = *row->cells[LEFT_CELL] != '\0' || *row->cells[FREE_CELL] != '\0'
						? how_many(row)
						: g_strdup("");
		shown.cells[0] = g_strdup(row->cells[NAME_CELL]);
		shown.cells[1] = g_strdup(row->cells[PRODUCT_CELL + session->language]);
		shown.cells[2] = g_strdup(row->cells[END_CELL]);
		shown.cells[3] = *row->cells[GOOD_CELL] == '\0'
					 ? g_steal_pointer(&many)
					 : g_strdup_printf("%s  %s", many,
						   strcmp(row->cells[GOOD_CELL], "yes") == 0 ? _("eligible")
											     : _("! not so"));
		g_array_append_val(rows, shown);
	}
	return rows;
}

static char *
title_of_instances(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return g_strdup(_("Service numbers: instances that can carry filings"));
}

static char *
hint_of_instances(const BeianSession *session, const BeianList *list)
{
	(void)session;
	if (list->rows->len == 0 && list->line.text->len == 0)
		return g_strdup_printf(_("There is none yet; %s enters one."),
			beian_key_of(BEIAN_ACTION_NEW, BEIAN_PLACE_NUMBERS));
	return g_strdup(_("Type a part of a name or a product; Enter shows an instance."));
}

static guint
places_of_instances(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return BEIAN_PLACE_NUMBERS;
}

static gboolean
act_on_instances(BeianSession *session, BeianList *list, BeianAction action, BeianCommands *commands)
{
	(void)session;
	(void)list;
	if (action != BEIAN_ACTION_NEW)
		return FALSE;
	beian_commands_add(commands, BEIAN_COMMAND_NEW)->text = g_strdup("instance");
	return TRUE;
}

static const BeianListKind all = {
	.id = "numbers",
	.title = title_of_instances,
	.hint = hint_of_instances,
	.fetch = fetch_instances,
	.choose = open_instance,
	.shown = instances_shown,
	.places = places_of_instances,
	.act = act_on_instances,
	.cols = {18, 18, 10, 0},
};

BeianPage *
beian_numbers_new(BeianSession *session, BeianCommands *commands)
{
	return beian_list_new(session, &all, NULL, NULL, "", commands);
}

static void
fetch_offered(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	look_up(session, list, BEIAN_SOURCE_INVENTORY, commands);
}

static void
pick(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	beian_session_pick(session, list->place, row->id, commands);
	beian_session_pop(session, commands);
}

static char *
hint_of_offered(const BeianSession *session, const BeianList *list)
{
	(void)session;
	if (list->rows->len == 0 && list->line.text->len == 0)
		return g_strdup(_("The inventory has nothing that is free; “beian numbers” fills it."));
	return g_strdup(_("Enter takes one, with what it knows of provider, product, place and term."));
}

static const BeianListKind offered = {
	.id = "inventory",
	.title = beian_list_title_of_place,
	.hint = hint_of_offered,
	.fetch = fetch_offered,
	.choose = pick,
	.shown = instances_shown,
	.cols = {36, 16, 10, 0},
};

BeianPage *
beian_inventory_picker_new(
	BeianSession *session, const BeianItem *item, const char *words, BeianCommands *commands)
{
	return beian_list_new(session, &offered, item->question->inventory, item->path, words, commands);
}
