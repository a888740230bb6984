/* standing: where a draft stands, and what is first due there. For the files of this room. */
#pragma once
#include "core/filing/filing.h"
#include "core/records/course.h"
#include "core/store/course.h"

/* The state called ID; one that the data have no more, or NULL, counts as the beginning. */
const BeianState *beian_standing_state(const BeianCourse *course, const char *id);
/*
 * What is first due for a filing of KIND in STATE, where it stands as STANDING says; FALSE: nothing is. The
 * day by which the filing must be settled counts in every state until it is, beside what the state has of
 * its own.
 */
gboolean beian_standing_due(const BeianCourse *course, const BeianState *state, const char *kind,
	const BeianStanding *standing, BeianDue *due);
/* Whether a filing in STATE has nothing left to be settled by a day: the bureau approved, or it is over. */
gboolean beian_standing_is_settled(const BeianState *state);
/* Where DRAFT, of KIND, stands in STATE since DAY; OWN and DEADLINE as in BeianStanding, copied. To be
 * cleared with beian_standing_clear. */
BeianStanding beian_standing_make(const BeianCourse *course, gint64 draft, const char *kind,
	const BeianState *state, const char *day, const char *own, const char *deadline);
/* The earliest day by which an answer of FILING says that it must be done; NULL: none says so. Free with
 * g_free. */
char *beian_standing_answered(const BeianFiling *filing);
/*
 * By when a filing of KIND must be settled after the first COUNT of STAGES, its log: as its last notice said,
 * or, where that was an answer or there was none, as ANSWERED says now (NULL: not at all). NULL: by no day,
 * or it is settled. Free with g_free.
 */
char *beian_standing_deadline(
	const BeianCourse *course, const char *kind, const GArray *stages, guint count, const char *answered);
/* The origin of a stage that an answer of the draft made. */
#define BEIAN_STAGE_ANSWER "answer"
