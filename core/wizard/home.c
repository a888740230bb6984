/* home: the list of drafts. What the program shows first, before anything but the store was read. */
#include "config.h"
#include "core/wizard/home_view.h"
#include "core/wizard/page.h"
#include "core/base/error.h"
#include <inttypes.h>
#include <string.h>

enum { FETCH = BEIAN_HOME_ROWS };

typedef struct {
	BeianPage page;
	BeianLine words;
	GArray *rows; /* of BeianRow: drafts from FIRST_ROW on */
	guint first_row;
	gboolean more; /* there are drafts after the rows */
	gint64 ticket; /* of the lookup whose rows are awaited */
	gboolean loaded;
	guint first, selected;
} Home;

static BeianHomeView
look(const Home *home)
{
	return (BeianHomeView){
		&home->words, home->rows, home->first, home->selected, home->loaded, NULL, BEIAN_ROLE_STATUS};
}

static guint
places(const BeianSession *session, const BeianPage *page)
{
	BeianHomeView what = look((const Home *)page);

	return beian_home_places(&what, session->size);
}

static void
fetch(BeianSession *session, Home *home, guint count, BeianCommands *commands)
{
	home->ticket = beian_session_look_up(
		session, BEIAN_SOURCE_DRAFTS, NULL, home->words.text->str, 0, count, commands);
}

static void
resume(BeianSession *session, BeianPage *page, BeianCommands *commands)
{
	Home *home = (Home *)page;

	fetch(session, home, MAX(FETCH, home->rows->len), commands);
}

static void
hear(BeianSession *session, BeianPage *page, const BeianMessage *message, BeianCommands *commands)
{
	Home *home = (Home *)page;

	if (message->kind == BEIAN_MESSAGE_DONE && message->command == BEIAN_COMMAND_DELETE) {
		beian_session_say(session, BEIAN_ROLE_GOOD, "%s", message->text);
		resume(session, page, commands);
	}
	if (message->kind != BEIAN_MESSAGE_ROWS || message->number != home->ticket)
		return;
	g_array_unref(home->rows);
	home->rows = g_array_ref(message->rows);
	home->more = message->more;
	home->loaded = TRUE;
	if (home->selected >= home->rows->len)
		home->selected = home->rows->len > 0 ? home->rows->len - 1 : 0;
	home->first = beian_frame_scroll(home->first, home->selected, beian_home_height(session->size));
}

static const BeianRow *
selected_row(const Home *home)
{
	return home->selected < home->rows->len ? &g_array_index(home->rows, BeianRow, home->selected) : NULL;
}

static void
delete_draft(BeianSession *session, const char *text, const char *argument, BeianCommands *commands)
{
	gint64 id = g_ascii_strtoll(argument, NULL, 10);
	g_autofree char *number = g_strdup_printf("%" PRId64, id);

	if (strcmp(text, number) != 0) {
		beian_session_say(session, BEIAN_ROLE_INFO, _("Nothing was deleted."));
		return;
	}
	beian_commands_add(commands, BEIAN_COMMAND_DELETE)->id = id;
}

/* ARGUMENT: the draft's number. */
static char *
why_delete(const BeianSession *session, const char *argument)
{
	const Home *home = session->pages->pdata[0];
	const char *title = "";

	for (guint i = 0; i < home->rows->len; i++)
		if (strcmp(g_array_index(home->rows, BeianRow, i).id, argument) == 0)
			title = g_array_index(home->rows, BeianRow, i).cells[0];
	return g_strdup_printf(
		_("Delete draft %s, “%s”, with all its answers? Type its number, %s, to do it."), argument,
		title, argument);
}

static gboolean
act_on_row(BeianSession *session, const Home *home, BeianAction action, BeianCommands *commands)
{
	const BeianRow *row = selected_row(home);

	if (row == NULL)
		return FALSE;
	if (action == BEIAN_ACTION_ACCEPT) {
		beian_commands_add(commands, BEIAN_COMMAND_OPEN)->id = g_ascii_strtoll(row->id, NULL, 10);
		return TRUE;
	}
	beian_session_push(session, beian_ask_new(why_delete, row->id, delete_draft));
	return TRUE;
}

static gboolean
act(BeianSession *session, BeianPage *page, BeianAction action, const char *argument, BeianCommands *commands)
{
	Home *home = (Home *)page;
	gboolean changed = FALSE;
	(void)argument;

	if (action == BEIAN_ACTION_NEW) {
		beian_commands_add(commands, BEIAN_COMMAND_ASK);
		return TRUE;
	}
	if (action == BEIAN_ACTION_RECORDS) {
		beian_session_push(session, beian_records_new(session, commands));
		return TRUE;
	}
	if (action == BEIAN_ACTION_NUMBERS) {
		beian_session_push(session, beian_numbers_new(session, commands));
		return TRUE;
	}
	if (action == BEIAN_ACTION_NOTICES) {
		beian_session_push(session, beian_notices_new(session, commands));
		return TRUE;
	}
	if (action == BEIAN_ACTION_TASKS) {
		beian_session_push(session, beian_tasks_new(session, commands));
		return TRUE;
	}
	if (action == BEIAN_ACTION_ACCEPT || action == BEIAN_ACTION_DELETE)
		return act_on_row(session, home, action, commands);
	if (action == BEIAN_ACTION_BACK && home->words.text->len > 0) {
		beian_line_set(&home->words, "");
		fetch(session, home, FETCH, commands);
		return TRUE;
	}
	if (beian_frame_move(&home->selected, home->rows->len, beian_home_height(session->size), action)) {
		home->first =
			beian_frame_scroll(home->first, home->selected, beian_home_height(session->size));
		if (home->more && home->selected + FETCH / 2 > home->rows->len)
			fetch(session, home, home->rows->len + FETCH, commands);
		return TRUE;
	}
	if (!beian_line_act(&home->words, action, &changed))
		return FALSE;
	if (changed)
		fetch(session, home, FETCH, commands);
	return TRUE;
}

static gboolean
type(BeianSession *session, BeianPage *page, const char *text, BeianCommands *commands)
{
	Home *home = (Home *)page;

	if (!beian_line_insert(&home->words, text))
		return FALSE;
	home->selected = home->first = 0;
	fetch(session, home, FETCH, commands);
	return TRUE;
}

static void
click(BeianSession *session, BeianPage *page, int row, int col, BeianCommands *commands)
{
	Home *home = (Home *)page;
	int index = row - 3 + (int)home->first;
	(void)col;

	if (index < 0 || (guint)index >= home->rows->len)
		return;
	if ((guint)index == home->selected)
		act_on_row(session, home, BEIAN_ACTION_ACCEPT, commands);
	home->selected = (guint)index;
}

static void
view(const BeianSession *session, const BeianPage *page, BeianScreen *screen)
{
	const Home *home = (const Home *)page;
	BeianHomeView what = look(home);
	g_autofree char *status = beian_session_status(session, &what.role);

	what.status = status;
	beian_home_draw(&what, screen);
}

static char *
help(const BeianSession *session, const BeianPage *page, char **title)
{
	*title = g_strdup(_("Help: drafts"));
	return beian_help_of_keys(places(session, page));
}

static void
home_free(BeianPage *page)
{
	Home *home = (Home *)page;

	beian_line_clear(&home->words);
	g_array_unref(home->rows);
}

static const BeianPageKind kind = {
	.id = "home",
	.places = places,
	.act = act,
	.type = type,
	.hear = hear,
	.click = click,
	.view = view,
	.help = help,
	.resume = resume,
	.free = home_free,
};

BeianPage *
beian_home_new(void)
{
	Home *home = g_new0(Home, 1);

	home->page.kind = &kind;
	home->rows = beian_rows_new();
	beian_line_init(&home->words);
	return &home->page;
}
