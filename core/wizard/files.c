/* files: choose a file to attach; what it is stands beside its name, judged by content. */
#include "config.h"
#include "core/wizard/list.h"
#include "core/base/error.h"
#include <string.h>

enum { ROWS_MAX = 2000 };

static void
fetch(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	list->ticket = beian_session_look_up(
		session, BEIAN_SOURCE_FILES, list->argument, list->line.text->str, 0, ROWS_MAX, commands);
}

static void
attach(BeianSession *session, BeianList *list, const char *file, gboolean smaller, BeianCommands *commands)
{
	if (!beian_session_may_write(session))
		return;
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_ATTACH);
	command->id = session->draft;
	command->text = g_strdup(file);
	command->argument = g_strdup(list->place);
	command->flag = smaller;
	beian_session_pop(session, commands);
}

static void
choose(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	g_autofree char *id = g_strdup(row->id);

	if (row->leaf) {
		attach(session, list, id, FALSE, commands);
		return;
	}
	g_free(list->argument);
	list->argument = g_steal_pointer(&id);
	beian_line_set(&list->line, "");
	list->selected = list->first = 0;
	fetch(session, list, commands);
}

static void
accept_words(BeianSession *session, BeianList *list, const char *words, BeianCommands *commands)
{
	attach(session, list, words, FALSE, commands);
}

/* A smaller picture needs an original to stand beside. */
static guint
places(const BeianSession *session, const BeianList *list)
{
	const BeianItem *item = beian_document_item(session->document, list->place);

	return item != NULL && item->state == BEIAN_ANSWER_VALUE ? BEIAN_PLACE_ORIGINAL : 0;
}

static gboolean
act(BeianSession *session, BeianList *list, BeianAction action, BeianCommands *commands)
{
	const BeianRow *row = list->selected < list->rows->len
				      ? &g_array_index(list->rows, BeianRow, list->selected)
				      : NULL;

	if (action != BEIAN_ACTION_SMALLER || (row != NULL && !row->leaf) ||
		(row == NULL && list->line.text->len == 0))
		return FALSE;
	attach(session, list, row != NULL ? row->id : list->line.text->str, TRUE, commands);
	return TRUE;
}

static char *
hint(const BeianSession *session, const BeianList *list)
{
	if (places(session, list) == 0)
		return g_strdup(
			_("Type to search, or a file's whole path. Enter opens a folder or attaches."));
	return g_strdup_printf(
		_("Enter attaches in place of what is there, %s beside it as the smaller picture."),
		beian_key_of(BEIAN_ACTION_SMALLER, BEIAN_PLACE_ORIGINAL));
}

/* The folder: the one that was opened, else the one that the rows lie in. */
static char *
folder(const BeianSession *session, const BeianList *list)
{
	(void)session;
	if (list->argument != NULL)
		return g_strdup(list->argument);
	for (guint i = list->rows->len; i > 0; i--) {
		const BeianRow *row = &g_array_index(list->rows, BeianRow, i - 1);
		if (strcmp(row->cells[0], "../") != 0)
			return g_path_get_dirname(row->id);
	}
	return g_strdup("");
}

static const BeianListKind kind = {
	.id = "files",
	.title = beian_list_title_of_place,
	.hint = hint,
	.right = folder,
	.fetch = fetch,
	.choose = choose,
	.accept_words = accept_words,
	.places = places,
	.act = act,
	.cols = {40, 10, 0},
};

BeianPage *
beian_files_new(BeianSession *session, const char *path, const char *words, BeianCommands *commands)
{
	return beian_list_new(session, &kind, NULL, path, words, commands);
}
