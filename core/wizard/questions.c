/* questions: all that is asked now, to search and to jump to. */
#include "config.h"
#include "core/wizard/list.h"
#include "core/wizard/outline.h"
#include "core/base/error.h"
#include <string.h>

static gboolean
fits(const char *words, const char *a, const char *b, const char *c)
{
	g_auto(GStrv) all = g_strsplit(words, " ", -1);

	for (char **word = all; *word != NULL; word++) {
		g_autofree char *small = g_utf8_casefold(*word, -1);
		g_autofree char *text = g_strjoin("\n", a, b, c, NULL);
		g_autofree char *folded = g_utf8_casefold(text, -1);
		if (strstr(folded, small) == NULL)
			return FALSE;
	}
	return TRUE;
}

static const char *
state_word(const BeianSession *session, const BeianItem *item)
{
	const BeianFinding *finding = beian_session_finding_at(session, item->path);

	if (item->state == BEIAN_ANSWER_REFUSED)
		return _("refused");
	if (finding != NULL && finding->value != NULL && finding->outcome == BEIAN_OUTCOME_BROKEN)
		return finding->severity == BEIAN_SEVERITY_ERROR ? _("error") : _("warning");
	if (item->state == BEIAN_ANSWER_VALUE)
		return _("answered");
	return item->required ? _("missing") : _("open");
}

static void
add_rows(const BeianSession *session, const BeianList *list, const BeianOutlineStep *step, GArray *rows)
{
	g_autofree char *where = beian_outline_title(session, step);

	for (guint i = 0; i < step->items->len; i++) {
		const BeianItem *item = step->items->pdata[i];
		const char *label = beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language);
		g_autofree char *answer = beian_page_show_answer(session, item);
		if (!fits(list->line.text->str, label, item->path, answer))
			continue;
		BeianRow row = {.id = g_strdup(item->path), .leaf = TRUE};
		row.cells[0] = g_strdup(where);
		row.cells[1] = g_strdup(label);
		row.cells[2] = g_strdup(state_word(session, item));
		row.cells[3] = g_steal_pointer(&answer);
		g_array_append_val(rows, row);
	}
}

static void
fetch(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	g_autoptr(GArray) rows = beian_rows_new();
	const GArray *steps = beian_outline_steps(session);
	(void)commands;

	for (guint i = 0; i < steps->len; i++)
		add_rows(session, list, &g_array_index(steps, BeianOutlineStep, i), rows);
	beian_list_take(session, list, rows);
}

static void
choose(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	g_autofree char *path = g_strdup(row->id);
	(void)list;

	beian_session_pop(session, commands);
	beian_form_page_go(session, path);
}

static char *
title(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return g_strdup(_("All questions"));
}

static char *
hint(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return g_strdup(_("Type a part of a question or an answer; Enter goes there."));
}

static const BeianListKind kind = {
	.id = "questions",
	.title = title,
	.hint = hint,
	.fetch = fetch,
	.choose = choose,
	.cols = {20, 24, 9, 0},
};

BeianPage *
beian_questions_new(BeianSession *session)
{
	return beian_list_new(session, &kind, NULL, NULL, "", NULL);
}
