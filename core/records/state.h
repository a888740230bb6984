/*
 * state: a table of states, the steps between them and their marks, which say what a state means to the
 * program. Of filings in data/tasks/state.csv (course.h), of service numbers in data/numbers/state.csv
 * (number.h); each says which marks it knows.
 *
 * Pure: knows no store and no clock.
 */
#pragma once
#include "core/base/error.h"
#include "core/codes/codes.h"

/* One state; everything borrowed from its table. A column that the table lacks is "", or no words. */
typedef struct {
	const char *id;
	const char *name[BEIAN_LANGUAGES];
	const char *todo[BEIAN_LANGUAGES]; /* what to do while in it, a sentence */
	const char *source, *date;
	const char *code; /* in the provider's interface */
	/* What the service numbers of the filing become (app/inventory.h); "": they stay. */
	const char *number;
	char **next;  /* ids of the states that may follow */
	char **kinds; /* of filings that can be in it; empty: all */
	char **marks;
} BeianState;

typedef struct {
	BeianState *states;
	guint count;
} BeianStates;

/*
 * Reads the states of LIST, which lives longer, into STATES; it has the columns date, next and marks. Adds to
 * COMPLAINTS, as of FILE, steps to states that there are not, marks that are not among MARKS
 * (NULL-terminated), and those of MARKS that no state has.
 */
void beian_states_read(BeianStates *states, const BeianCodeList *list, const char *file,
	const char *const *marks, BeianComplaints *complaints);
void beian_states_clear(BeianStates *states);

/* The state ID, or NULL; the first that has MARK. */
const BeianState *beian_states_find(const BeianStates *states, const char *id);
const BeianState *beian_states_marked(const BeianStates *states, const char *mark);
/* The state whose id, name in a language, or code TEXT is; NULL with *ERROR (usage) naming the nearest. */
const BeianState *beian_states_parse(const BeianStates *states, const char *text, GError **error);
gboolean beian_state_has(const BeianState *state, const char *mark);
/* Whether TO may follow FROM. */
gboolean beian_state_leads_to(const BeianState *from, const BeianState *to);

/* The words of TEXT, a cell. Free with g_strfreev. */
char **beian_state_words(const char *text);
/* Complains, as of the row INDEX of FILE, of WORDS in the column WHAT that are not among KNOWN
 * (NULL-terminated). */
void beian_state_check_words(BeianComplaints *complaints, const char *file, guint index, const char *what,
	char *const *words, const char *const *known);
