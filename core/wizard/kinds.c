/* kinds: which kind of filing to begin. */
#include "config.h"
#include "core/wizard/page.h"
#include "core/base/error.h"

typedef struct {
	BeianPage page;
	GArray *rows;
	gint64 ticket;
	guint selected;
	char *record; /* what is begun from; NULL: nothing */
} Kinds;

static guint
places(const BeianSession *session, const BeianPage *page)
{
	const Kinds *kinds = (const Kinds *)page;
	(void)session;

	return BEIAN_PLACE_LIST | (kinds->rows->len > 0 ? BEIAN_PLACE_ROW : 0);
}

static void
resume(BeianSession *session, BeianPage *page, BeianCommands *commands)
{
	Kinds *kinds = (Kinds *)page;

	kinds->ticket =
		beian_session_look_up(session, BEIAN_SOURCE_KINDS, kinds->record, "", 0, 32, commands);
}

static void
hear(BeianSession *session, BeianPage *page, const BeianMessage *message, BeianCommands *commands)
{
	Kinds *kinds = (Kinds *)page;
	(void)session;
	(void)commands;

	if (message->kind != BEIAN_MESSAGE_ROWS || message->number != kinds->ticket)
		return;
	g_array_unref(kinds->rows);
	kinds->rows = g_array_ref(message->rows);
}

static gboolean
act(BeianSession *session, BeianPage *page, BeianAction action, const char *argument, BeianCommands *commands)
{
	Kinds *kinds = (Kinds *)page;
	(void)argument;

	if (action == BEIAN_ACTION_BACK) {
		beian_session_pop(session, commands);
		return TRUE;
	}
	if (action == BEIAN_ACTION_ACCEPT && kinds->selected < kinds->rows->len) {
		const BeianRow *row = &g_array_index(kinds->rows, BeianRow, kinds->selected);
		BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_NEW);
		command->text = g_strdup(row->id);
		command->argument = g_strdup(kinds->record);
		return TRUE;
	}
	return beian_frame_move(
		&kinds->selected, kinds->rows->len, beian_frame_height(session->size) - 2, action);
}

/* The title in the language of the session first. */
static GArray *
own_language_first(const GArray *rows, BeianLanguage language)
{
	GArray *shown = beian_rows_new();

	for (guint i = 0; i < rows->len; i++) {
		const BeianRow *row = &g_array_index(rows, BeianRow, i);
		BeianRow each = {.id = g_strdup(row->id), .leaf = row->leaf};
		each.cells[0] = g_strdup(row->cells[language]);
		each.cells[1] = g_strdup(row->cells[BEIAN_LANGUAGES - 1 - language]);
		g_array_append_val(shown, each);
	}
	return shown;
}

static void
view(const BeianSession *session, const BeianPage *page, BeianScreen *screen)
{
	const Kinds *kinds = (const Kinds *)page;
	static const int cols[] = {34, 0};
	g_autoptr(GArray) rows = own_language_first(kinds->rows, session->language);
	g_autofree char *title =
		kinds->record != NULL
			? g_strdup_printf(_("A filing from record %s: which kind?"), kinds->record)
			: g_strdup(_("A new filing: which kind?"));
	BeianBody body = beian_page_frame(session, page, screen, title, "");

	body.top++;
	body.height--;
	beian_frame_rows(screen, body, rows, 0, kinds->selected, cols);
}

static char *
help(const BeianSession *session, const BeianPage *page, char **title)
{
	*title = g_strdup(_("Help: kinds of filings"));
	return beian_help_of_keys(places(session, page));
}

static void
kinds_free(BeianPage *page)
{
	Kinds *kinds = (Kinds *)page;

	g_array_unref(kinds->rows);
	g_free(kinds->record);
}

static const BeianPageKind kind = {
	.id = "kinds",
	.places = places,
	.act = act,
	.hear = hear,
	.view = view,
	.help = help,
	.resume = resume,
	.free = kinds_free,
};

BeianPage *
beian_kinds_new(BeianSession *session, const char *record, BeianCommands *commands)
{
	Kinds *kinds = g_new0(Kinds, 1);

	kinds->page.kind = &kind;
	kinds->rows = beian_rows_new();
	kinds->record = g_strdup(record);
	resume(session, &kinds->page, commands);
	return &kinds->page;
}
