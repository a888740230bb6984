#include "config.h"
#include "core/app/standing.h"
#include <string.h>

const BeianState *
beian_standing_state(const BeianCourse *course, const char *id)
{
	const BeianState *state = id != NULL ? beian_course_state(course, id) : NULL;

	return state != NULL ? state : beian_course_marked(course, "begins");
}

gboolean
beian_standing_is_settled(const BeianState *state)
{
	return beian_state_has(state, "settles");
}

gboolean
beian_standing_due(const BeianCourse *course, const BeianState *state, const char *kind,
	const BeianStanding *standing, BeianDue *due)
{
	BeianDate since, own, deadline;
	gboolean has_own = standing->own != NULL && beian_date_parse(standing->own, &own);

	if (!beian_date_parse(standing->day, &since))
		return FALSE;
	gboolean found = beian_course_due(course, state, kind, since, has_own ? &own : NULL, due);
	if (standing->deadline == NULL || beian_standing_is_settled(state) ||
		!beian_date_parse(standing->deadline, &deadline) ||
		(found && beian_date_days_between(due->day, deadline) >= 0))
		return found;
	return beian_course_due(
		course, beian_course_marked(course, "rectifies"), kind, since, &deadline, due);
}

BeianStanding
beian_standing_make(const BeianCourse *course, gint64 draft, const char *kind, const BeianState *state,
	const char *day, const char *own, const char *deadline)
{
	BeianStanding standing = {
		.draft = draft,
		.state = g_strdup(state->id),
		.zh = g_strdup(state->name[BEIAN_LANGUAGE_ZH]),
		.en = g_strdup(state->name[BEIAN_LANGUAGE_EN]),
		.day = g_strdup(day),
		.own = g_strdup(own),
		.deadline = g_strdup(deadline),
	};
	char text[BEIAN_DATE_TEXT_BYTES];
	BeianDue due;

	if (beian_standing_due(course, state, kind, &standing, &due))
		standing.due = g_strdup(beian_date_format(due.day, text));
	return standing;
}

char *
beian_standing_answered(const BeianFiling *filing)
{
	g_autoptr(BeianStep) all = beian_filing_copy_entries(filing);
	const char *earliest = NULL;

	for (guint i = 0; i < all->len; i++) {
		const char *key = g_array_index(all, BeianEdit, i).key;
		const BeianQuestion *question = beian_filing_question(filing, key, NULL);
		const BeianReading *reading =
			question != NULL && question->due ? beian_filing_reading(filing, key) : NULL;
		const char *day = reading != NULL ? reading->value : NULL;
		if (day != NULL && (earliest == NULL || strcmp(day, earliest) < 0))
			earliest = day;
	}
	return g_strdup(earliest);
}

/* The day by which STAGE, a notice, wants to be settled. Free with g_free; NULL: it says none. */
static char *
day_of_notice(const BeianCourse *course, const BeianState *state, const char *kind, const BeianStage *stage)
{
	g_auto(BeianStanding) standing =
		beian_standing_make(course, 0, kind, state, stage->day, stage->due, NULL);

	return g_steal_pointer(&standing.due);
}

char *
beian_standing_deadline(
	const BeianCourse *course, const char *kind, const GArray *stages, guint count, const char *answered)
{
	g_autofree char *deadline = g_strdup(answered);

	for (guint i = 0; i < count; i++) {
		const BeianStage *stage = &g_array_index(stages, BeianStage, i);
		const BeianState *state = beian_standing_state(course, stage->state);
		gboolean answers = strcmp(stage->origin, BEIAN_STAGE_ANSWER) == 0;
		if (!beian_standing_is_settled(state) && !beian_state_has(state, "rectifies"))
			continue;
		g_free(deadline);
		deadline = beian_standing_is_settled(state) ? NULL
			   : answers                        ? g_strdup(answered)
							    : day_of_notice(course, state, kind, stage);
	}
	return g_steal_pointer(&deadline);
}
