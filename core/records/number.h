/*
 * number: the states of service numbers (备案服务号的状态) and the steps between them,
 * data/numbers/state.csv. What a state means to the program is said by its marks:
 *
 *	begins     of a number that was just given
 *	free       can be used for a filing
 *	filing     a filing is under way with it
 *	used       its filing succeeded: used for ever
 *	void       withdrawn, or the instance expired
 *	counts     counts against what the instance gives
 *
 * Pure: knows no store.
 */
#pragma once
#include "core/records/state.h"

typedef struct BeianNumberStates BeianNumberStates;

/* Reads DATADIR/data/numbers. NULL with *ERROR (not good) listing every mistake. */
BeianNumberStates *beian_number_states_read(const char *datadir, GError **error);
void beian_number_states_free(BeianNumberStates *states);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianNumberStates, beian_number_states_free)

/* The state ID, or NULL; the first that has MARK. */
const BeianState *beian_number_state(const BeianNumberStates *states, const char *id);
const BeianState *beian_number_state_marked(const BeianNumberStates *states, const char *mark);
/* The INDEX-th state, from 0; NULL: there are no more. */
const BeianState *beian_number_state_at(const BeianNumberStates *states, guint index);
/* The state whose id, name in a language, or code TEXT is; NULL with *ERROR (usage) naming the nearest. */
const BeianState *beian_number_state_parse(const BeianNumberStates *states, const char *text, GError **error);
