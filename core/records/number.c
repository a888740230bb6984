/* number: the states of service numbers, read from data/numbers. */
#include "config.h"
#include "core/records/number.h"
#include "core/base/text.h"
#include <string.h>

#define FILE_NAME "data/numbers/state.csv"

static const char *const marks[] = {"begins", "free", "filing", "used", "void", "counts", NULL};

struct BeianNumberStates {
	BeianCodes *codes;
	const BeianCodeList *list;
	BeianNumberState *states;
	guint count;
};

static char **
words_of(const BeianNumberStates *states, const BeianCode *row, const char *column)
{
	const char *text = beian_code_list_cell(states->list, row, column);

	return *text != '\0' ? g_strsplit(text, " ", -1) : g_new0(char *, 1);
}

static gboolean
has_columns(const BeianNumberStates *states, BeianComplaints *complaints)
{
	static const char *const columns[] = {"date", "code", "next", "marks"};
	const char *const *there = beian_code_list_columns(states->list);

	for (gsize i = 0; i < G_N_ELEMENTS(columns); i++)
		if (!g_strv_contains(there, columns[i]))
			beian_complaints_add(
				complaints, FILE_NAME, 1, _("there is no column \"%s\""), columns[i]);
	return complaints->len == 0;
}

static void
read_states(BeianNumberStates *states)
{
	states->count = beian_code_list_count(states->list);
	states->states = g_new0(BeianNumberState, MAX(states->count, 1));
	for (guint i = 0; i < states->count; i++) {
		const BeianCode *row = beian_code_list_row(states->list, i);
		states->states[i] = (BeianNumberState){
			.id = row->token,
			.name = {row->label[BEIAN_LANGUAGE_ZH], row->label[BEIAN_LANGUAGE_EN]},
			.code = beian_code_list_cell(states->list, row, "code"),
			.source = row->source,
			.date = beian_code_list_cell(states->list, row, "date"),
			.next = words_of(states, row, "next"),
			.marks = words_of(states, row, "marks"),
		};
	}
}

static void
check_states(const BeianNumberStates *states, BeianComplaints *complaints)
{
	for (guint i = 0; i < states->count; i++) {
		const BeianNumberState *state = &states->states[i];
		/* The header is line 1. */
		for (char **next = state->next; *next != NULL; next++)
			if (beian_number_state(states, *next) == NULL)
				beian_complaints_add(complaints, FILE_NAME, (long)i + 2,
					_("%s: “%s” is not known"), "next", *next);
		for (char **mark = state->marks; *mark != NULL; mark++)
			if (!g_strv_contains(marks, *mark))
				beian_complaints_add(complaints, FILE_NAME, (long)i + 2,
					_("%s: “%s” is not known"), "marks", *mark);
	}
	for (const char *const *mark = marks; *mark != NULL; mark++)
		if (beian_number_state_marked(states, *mark) == NULL)
			beian_complaints_add(
				complaints, FILE_NAME, 1, _("no state has the mark “%s”"), *mark);
}

BeianNumberStates *
beian_number_states_read(const char *datadir, GError **error)
{
	g_autofree char *folder = g_build_filename(datadir, "data", "numbers", NULL);
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(BeianNumberStates) states = g_new0(BeianNumberStates, 1);

	states->codes = beian_codes_new(folder);
	states->list = beian_codes_list(states->codes, "state", error);
	if (states->list == NULL)
		return NULL;
	if (has_columns(states, complaints)) {
		read_states(states);
		check_states(states, complaints);
	}
	return beian_complaints_none(complaints, error) ? g_steal_pointer(&states) : NULL;
}

void
beian_number_states_free(BeianNumberStates *states)
{
	if (states == NULL)
		return;
	for (guint i = 0; i < states->count; i++) {
		g_strfreev(states->states[i].next);
		g_strfreev(states->states[i].marks);
	}
	g_free(states->states);
	beian_codes_free(states->codes);
	g_free(states);
}

const BeianNumberState *
beian_number_state_at(const BeianNumberStates *states, guint index)
{
	return index < states->count ? &states->states[index] : NULL;
}

const BeianNumberState *
beian_number_state(const BeianNumberStates *states, const char *id)
{
	for (guint i = 0; i < states->count; i++)
		if (strcmp(states->states[i].id, id) == 0)
			return &states->states[i];
	return NULL;
}

gboolean
beian_number_state_has(const BeianNumberState *state, const char *mark)
{
	return g_strv_contains((const char *const *)state->marks, mark);
}

const BeianNumberState *
beian_number_state_marked(const BeianNumberStates *states, const char *mark)
{
	for (guint i = 0; i < states->count; i++)
		if (beian_number_state_has(&states->states[i], mark))
			return &states->states[i];
	return NULL;
}

gboolean
beian_number_state_allows(const BeianNumberState *from, const BeianNumberState *to)
{
	return g_strv_contains((const char *const *)from->next, to->id);
}

const BeianNumberState *
beian_number_state_parse(const BeianNumberStates *states, const char *text, GError **error)
{
	g_autofree const char **ids = g_new0(const char *, states->count + 1);

	for (guint i = 0; i < states->count; i++) {
		const BeianNumberState *state = &states->states[i];
		if (g_ascii_strcasecmp(state->id, text) == 0 || strcmp(state->code, text) == 0 ||
			strcmp(state->name[BEIAN_LANGUAGE_ZH], text) == 0 ||
			g_ascii_strcasecmp(state->name[BEIAN_LANGUAGE_EN], text) == 0)
			return state;
		ids[i] = state->id;
	}
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
