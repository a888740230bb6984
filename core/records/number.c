/* number: the states of service numbers, read from data/numbers. */
#include "config.h"
#include "core/records/number.h"

#define FILE_NAME "data/numbers/state.csv"

static const char *const marks[] = {"begins", "free", "filing", "used", "void", "counts", NULL};

struct BeianNumberStates {
	BeianCodes *codes;
	const BeianCodeList *list;
	BeianStates states;
};

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
	if (has_columns(states, complaints))
		beian_states_read(&states->states, states->list, FILE_NAME, marks, complaints);
	return beian_complaints_none(complaints, error) ? g_steal_pointer(&states) : NULL;
}

void
beian_number_states_free(BeianNumberStates *states)
{
	if (states == NULL)
		return;
	beian_states_clear(&states->states);
	beian_codes_free(states->codes);
	g_free(states);
}

const BeianState *
beian_number_state_at(const BeianNumberStates *states, guint index)
{
	return index < states->states.count ? &states->states.states[index] : NULL;
}

const BeianState *
beian_number_state(const BeianNumberStates *states, const char *id)
{
	return beian_states_find(&states->states, id);
}

const BeianState *
beian_number_state_marked(const BeianNumberStates *states, const char *mark)
{
	return beian_states_marked(&states->states, mark);
}

const BeianState *
beian_number_state_parse(const BeianNumberStates *states, const char *text, GError **error)
{
	return beian_states_parse(&states->states, text, error);
}
