/* state: what the states of filings and of service numbers have in common. */
#include "config.h"
#include "core/records/state.h"
#include "core/base/text.h"
#include <string.h>

char **
beian_state_words(const char *text)
{
	return *text != '\0' ? g_strsplit(text, " ", -1) : g_new0(char *, 1);
}

void
beian_state_check_words(BeianComplaints *complaints, const char *file, guint index, const char *what,
	char *const *words, const char *const *known)
{
	for (; *words != NULL; words++)
		if (!g_strv_contains(known, *words))
			/* The header is line 1. */
			beian_complaints_add(
				complaints, file, (long)index + 2, _("%s: “%s” is not known"), what, *words);
}

/* The ids, NULL-terminated; borrowed, free the array with g_free. */
static const char **
ids_of(const BeianStates *states)
{
	const char **ids = g_new0(const char *, states->count + 1);

	for (guint i = 0; i < states->count; i++)
		ids[i] = states->states[i].id;
	return ids;
}

static void
check(const BeianStates *states, const char *file, const char *const *marks, BeianComplaints *complaints)
{
	g_autofree const char **ids = ids_of(states);

	for (guint i = 0; i < states->count; i++) {
		beian_state_check_words(complaints, file, i, "next", states->states[i].next, ids);
		beian_state_check_words(complaints, file, i, "marks", states->states[i].marks, marks);
	}
	for (const char *const *mark = marks; *mark != NULL; mark++)
		if (beian_states_marked(states, *mark) == NULL)
			beian_complaints_add(complaints, file, 1, _("no state has the mark “%s”"), *mark);
}

/* The cell of ROW in a column that not every table of states has. */
static const char *
cell(const BeianCodeList *list, const BeianCode *row, const char *column)
{
	const char *text = beian_code_list_cell(list, row, column);

	return text != NULL ? text : "";
}

void
beian_states_read(BeianStates *states, const BeianCodeList *list, const char *file, const char *const *marks,
	BeianComplaints *complaints)
{
	states->count = beian_code_list_count(list);
	states->states = g_new0(BeianState, MAX(states->count, 1));
	for (guint i = 0; i < states->count; i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		states->states[i] = (BeianState){
			.id = row->token,
			.name = {row->label[BEIAN_LANGUAGE_ZH], row->label[BEIAN_LANGUAGE_EN]},
			.todo = {cell(list, row, "todo-zh"), cell(list, row, "todo-en")},
			.source = row->source,
			.date = cell(list, row, "date"),
			.code = cell(list, row, "code"),
			.number = cell(list, row, "number"),
			.next = beian_state_words(cell(list, row, "next")),
			.kinds = beian_state_words(cell(list, row, "kinds")),
			.marks = beian_state_words(cell(list, row, "marks")),
		};
	}
	check(states, file, marks, complaints);
}

void
beian_states_clear(BeianStates *states)
{
	for (guint i = 0; i < states->count; i++) {
		g_strfreev(states->states[i].next);
		g_strfreev(states->states[i].kinds);
		g_strfreev(states->states[i].marks);
	}
	g_clear_pointer(&states->states, g_free);
	states->count = 0;
}

const BeianState *
beian_states_find(const BeianStates *states, const char *id)
{
	for (guint i = 0; i < states->count; i++)
		if (strcmp(states->states[i].id, id) == 0)
			return &states->states[i];
	return NULL;
}

gboolean
beian_state_has(const BeianState *state, const char *mark)
{
	return g_strv_contains((const char *const *)state->marks, mark);
}

const BeianState *
beian_states_marked(const BeianStates *states, const char *mark)
{
	for (guint i = 0; i < states->count; i++)
		if (beian_state_has(&states->states[i], mark))
			return &states->states[i];
	return NULL;
}

gboolean
beian_state_leads_to(const BeianState *from, const BeianState *to)
{
	return g_strv_contains((const char *const *)from->next, to->id);
}

static gboolean
is_called(const BeianState *state, const char *text)
{
	return g_ascii_strcasecmp(state->id, text) == 0 ||
	       strcmp(state->name[BEIAN_LANGUAGE_ZH], text) == 0 ||
	       g_ascii_strcasecmp(state->name[BEIAN_LANGUAGE_EN], text) == 0 ||
	       (*state->code != '\0' && strcmp(state->code, text) == 0);
}

const BeianState *
beian_states_parse(const BeianStates *states, const char *text, GError **error)
{
	for (guint i = 0; i < states->count; i++)
		if (is_called(&states->states[i], text))
			return &states->states[i];
	g_autofree const char **ids = ids_of(states);
	const char *nearest = beian_text_nearest(text, ids);
	g_autofree char *all = g_strjoinv(", ", (char **)ids);
	if (nearest != NULL)
		beian_error_set(error, BEIAN_ERROR_USAGE, _("there is no state “%s”; did you mean “%s”?"),
			text, nearest);
	else
		beian_error_set(
			error, BEIAN_ERROR_USAGE, _("there is no state “%s”; there are: %s"), text, all);
	return NULL;
}
