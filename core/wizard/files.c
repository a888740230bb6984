/* files: choose a file to attach; what it is stands beside its name, judged by content. */
#include "config.h"
#include "core/wizard/list.h"
#include "core/base/error.h"

enum { ROWS_MAX = 2000 };

static void
fetch(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	list->ticket = beian_session_look_up(
		session, BEIAN_SOURCE_FILES, list->argument, list->line.text->str, 0, ROWS_MAX, commands);
}

static void
attach(BeianSession *session, BeianList *list, const char *file, BeianCommands *commands)
{
	if (!beian_session_may_write(session))
		return;
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_ATTACH);
	command->id = session->draft;
	command->text = g_strdup(file);
	command->argument = g_strdup(list->place);
	beian_session_pop(session, commands);
}

static void
choose(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	g_autofree char *id = g_strdup(row->id);

	if (row->leaf) {
		attach(session, list, id, commands);
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
	attach(session, list, words, commands);
}

static const BeianListKind kind = {
	.id = "files",
	.fetch = fetch,
	.choose = choose,
	.accept_words = accept_words,
	.cols = {40, 10, 0},
};

BeianPage *
beian_files_new(BeianSession *session, const char *path, BeianCommands *commands)
{
	const BeianItem *item = beian_document_item(session->document, path);

	return beian_list_new(session, &kind,
		beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language),
		_("Type to search, or the whole path of a file; Enter opens a folder or attaches a file."),
		NULL, path, "", commands);
}
