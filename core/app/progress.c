/* progress: the log of states after an export, and what is due. */
#include "config.h"
#include "core/app/progress.h"
#include "core/app/house.h"
#include "core/app/inventory.h"
#include "core/app/records.h"
#include "core/app/standing.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/types/filing_number.h"
#include <inttypes.h>
#include <string.h>

const BeianCourse *
beian_app_course(BeianApp *app, GError **error)
{
	if (app->course == NULL)
		app->course = beian_course_read(app->datadir, error);
	if (app->course == NULL && error != NULL && *error != NULL)
		(*error)->code = BEIAN_ERROR_CANNOT;
	return app->course;
}

const BeianState *
beian_progress_state(BeianApp *app, gint64 draft, GError **error)
{
	const BeianCourse *course = beian_app_course(app, error);
	BeianStore *store = course != NULL ? beian_app_store(app, error) : NULL;
	g_auto(BeianStanding) standing = {0};

	if (store == NULL || !beian_store_standing(store, draft, &standing, error))
		return NULL;
	return beian_standing_state(course, standing.state);
}

/* Whether a filing of KIND is an operation of the interface. */
static gboolean
is_application(const BeianCourse *course, const char *kind)
{
	const BeianCodeList *list = beian_course_list(course, "operation");

	for (guint i = 0; i < beian_code_list_count(list); i++) {
		g_auto(GStrv) kinds = g_strsplit(
			beian_code_list_cell(list, beian_code_list_row(list, i), "kinds"), " ", -1);
		if (g_strv_contains((const char *const *)kinds, kind))
			return TRUE;
	}
	return FALSE;
}

gboolean
beian_progress_is_order(BeianApp *app, gint64 draft, gboolean *is, GError **error)
{
	const BeianState *state = beian_progress_state(app, draft, error);
	g_auto(BeianDraft) of = {0};

	if (state == NULL || !beian_store_draft(app->store, draft, &of, error))
		return FALSE;
	*is = !beian_standing_is_settled(state) && is_application(app->course, of.kind);
	return TRUE;
}

/* Whether TEXT is a day, not before AFTER and not after BEFORE (NULL: any). */
static gboolean
check_day(const char *text, const char *after, const char *before, GError **error)
{
	BeianDate day;

	if (!beian_date_parse(text, &day))
		return beian_error_set(error, BEIAN_ERROR_USAGE, _("“%s” is no day; write YYYY-MM-DD"), text);
	if (before != NULL && strcmp(text, before) > 0)
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("%s is still to come; a step is entered when it has happened"), text);
	if (after != NULL && strcmp(text, after) < 0)
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("%s is before %s, the day of the step before"), text, after);
	return TRUE;
}

static gboolean
may_go(const BeianCourse *course, const BeianState *from, const BeianState *to, const BeianDraft *draft,
	GError **error)
{
	if (beian_course_allows(course, from, to, draft->kind))
		return TRUE;
	g_autoptr(GPtrArray) next = beian_course_next(course, from, draft->kind);
	g_autoptr(GString) ids = g_string_new(NULL);
	for (guint i = 0; i < next->len; i++)
		g_string_append_printf(
			ids, "%s%s", i > 0 ? ", " : "", ((const BeianState *)next->pdata[i])->id);
	return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		_("draft %" PRId64 " is “%s”, and “%s” does not follow; there can follow: %s"), draft->id,
		from->id, to->id, ids->str);
}

/* The record that has NUMBER, or a new one of DRAFT. */
static gboolean
find_or_make_record(BeianApp *app, gint64 draft, const BeianAdvance *advance, gint64 *record, GError **error)
{
	g_autofree char *number = g_strstrip(g_strdup(advance->number));
	const BeianRecordKey key = {BEIAN_RECORD_NUMBER, number};

	*record = beian_store_find_record(app->store, &key, error);
	if (*record != 0)
		return *record > 0;
	return beian_record_add(app, draft, number, advance->services, record, error);
}

/* What ADVANCE comes to: the state to go to and the day, which are good. */
static const BeianState *
target(BeianApp *app, const BeianDraft *draft, const BeianStanding *now, const BeianAdvance *advance,
	char day[BEIAN_DATE_TEXT_BYTES], GError **error)
{
	const BeianState *to = beian_course_parse(app->course, advance->state, error);
	char today_text[BEIAN_DATE_TEXT_BYTES];
	BeianDate today;

	if (to == NULL || !beian_clock_today(&today, error))
		return NULL;
	beian_date_format(today, today_text);
	if (advance->day != NULL && !check_day(advance->day, now->day, today_text, error))
		return NULL;
	g_strlcpy(day, advance->day != NULL ? advance->day : today_text, BEIAN_DATE_TEXT_BYTES);
	if (advance->due != NULL && !check_day(advance->due, day, NULL, error))
		return NULL;
	if (advance->number != NULL && !beian_state_has(to, "approves")) {
		beian_error_set(error, BEIAN_ERROR_USAGE, _("a number comes with the approval; “%s” is none"),
			to->id);
		return NULL;
	}
	const BeianState *from = beian_standing_state(app->course, now->state);
	return advance->forced || may_go(app->course, from, to, draft, error) ? to : NULL;
}

/* By when the filing must be settled in the state TO that it enters on DAY: a notice says so, by DUE or by
 * the time it gives, and after that it is the day BEFORE until it is settled. Free with g_free. */
static char *
deadline_in(const BeianCourse *course, const char *kind, const BeianState *to, const char *day,
	const char *due, const char *before)
{
	if (beian_standing_is_settled(to))
		return NULL;
	if (!beian_state_has(to, "rectifies"))
		return g_strdup(before);
	g_auto(BeianStanding) standing = beian_standing_make(course, 0, kind, to, day, due, NULL);
	return g_steal_pointer(&standing.due);
}

/* Puts the step into the log of DRAFT, which stands as NOW says, with the record that it makes. */
static gboolean
enter(BeianApp *app, const BeianDraft *draft, const BeianStanding *now, const BeianState *to, const char *day,
	const BeianAdvance *advance, gint64 *record, GError **error)
{
	g_autofree char *noted = beian_clock_now_utc();
	g_autofree char *deadline =
		deadline_in(app->course, draft->kind, to, day, advance->due, now->deadline);
	g_auto(BeianStanding) standing =
		beian_standing_make(app->course, draft->id, draft->kind, to, day, advance->due, deadline);
	BeianStage stage = {
		.state = standing.state,
		.day = standing.day,
		.due = (char *)advance->due,
		.origin = (char *)(advance->origin != NULL ? advance->origin : "hand"),
		.note = (char *)(advance->note != NULL ? advance->note : ""),
		.noted = noted,
	};

	if (advance->number != NULL && !find_or_make_record(app, draft->id, advance, &stage.record, error))
		return FALSE;
	*record = stage.record;
	return beian_store_add_stage(app->store, &stage, &standing, error) &&
	       beian_inventory_follow(app, draft->id, to->number, advance->services, FALSE, error);
}

gboolean
beian_progress_advance(
	BeianApp *app, gint64 draft, const BeianAdvance *advance, gint64 *record, GError **error)
{
	BeianStore *store = beian_app_course(app, error) != NULL ? beian_app_store(app, error) : NULL;
	g_auto(BeianDraft) of = {0};
	g_auto(BeianStanding) now = {0};
	char day[BEIAN_DATE_TEXT_BYTES];
	gint64 made = 0;

	if (store == NULL || !beian_store_draft(store, draft, &of, error) ||
		!beian_store_standing(store, draft, &now, error))
		return FALSE;
	const BeianState *to = target(app, &of, &now, advance, day, error);
	if (to == NULL)
		return FALSE;
	/* A download and an export have a transaction of their own under way; they make no record. */
	gboolean own = advance->origin == NULL;
	if (own && !beian_store_begin(store, error))
		return FALSE;
	gboolean good = enter(app, &of, &now, to, day, advance, &made, error);
	if (own)
		good = beian_store_end(store, good, error);
	if (record != NULL)
		*record = good ? made : 0;
	return good;
}

/* The number at AT where TO approves, into *ADVANCE, and those of services after it. Returns where the note
 * begins. */
static char **
take_numbers(char **at, const BeianState *to, BeianAdvance *advance, GPtrArray *services)
{
	g_autofree char *entity = NULL, *suffix = NULL, *detail = NULL;

	if (*at == NULL || !beian_state_has(to, "approves") ||
		beian_filing_number_read(*at, &entity, &suffix, &detail) != BEIAN_FILING_NUMBER_OK)
		return at;
	advance->number = *at++;
	while (*at != NULL && strchr(*at, '=') != NULL)
		g_ptr_array_add(services, *at++);
	return at;
}

gboolean
beian_progress_advance_typed(
	BeianApp *app, gint64 draft, const char *state, const char *typed, gint64 *record, GError **error)
{
	const BeianCourse *course = beian_app_course(app, error);
	const BeianState *to = course != NULL ? beian_course_parse(course, state, error) : NULL;
	g_autofree char *bare = beian_text_normalise(typed);
	g_auto(GStrv) words = g_strsplit(bare, " ", -1);
	g_autoptr(GPtrArray) services = g_ptr_array_new();
	BeianAdvance advance = {.state = state};
	char **at = words;

	if (to == NULL)
		return FALSE;
	/* What looks like a day is meant as one, so that a day that does not exist is no note. */
	if (*at != NULL && g_regex_match_simple("^[0-9]{4}-[0-9]+-[0-9]+$", *at, 0, 0))
		advance.day = *at++;
	if (*at != NULL && g_str_has_prefix(*at, "due="))
		advance.due = *at++ + strlen("due=");
	at = take_numbers(at, to, &advance, services);
	g_ptr_array_add(services, NULL);
	advance.services = (char *const *)services->pdata;
	g_autofree char *note = g_strjoinv(" ", at);
	advance.note = note;
	return beian_progress_advance(app, draft, &advance, record, error);
}

char *
beian_progress_report(gint64 draft, const BeianState *state, gint64 record)
{
	const char *name = state->name[beian_language_in_use()];

	return record != 0
		       ? g_strdup_printf(_("Draft %" PRId64 ": %s; record %" PRId64 "."), draft, name, record)
		       : g_strdup_printf(_("Draft %" PRId64 ": %s."), draft, name);
}

/* Where DRAFT stood before the last of STAGES, its log, which has several. ANSWERED as in
 * beian_standing_deadline. */
static BeianStanding
standing_before(
	const BeianCourse *course, const BeianDraft *draft, const GArray *stages, const char *answered)
{
	const BeianStage *before = &g_array_index(stages, BeianStage, stages->len - 2);
	g_autofree char *deadline =
		beian_standing_deadline(course, draft->kind, stages, stages->len - 1, answered);

	return beian_standing_make(course, draft->id, draft->kind,
		beian_standing_state(course, before->state), before->day, before->due, deadline);
}

/* Drops the last of STAGES, the log of DRAFT. */
static gboolean
drop_last(BeianApp *app, const BeianDraft *draft, const GArray *stages, const char *answered, GError **error)
{
	g_auto(BeianStanding) standing = {0};

	if (stages->len > 1)
		standing = standing_before(app->course, draft, stages, answered);
	return beian_store_drop_stage(app->store, draft->id, stages->len > 1 ? &standing : NULL, error);
}

/* Says in the log of DRAFT, which waits to be settled or for anything at all, that its answer is DAY now. */
static gboolean
note_answer(BeianApp *app, const BeianDraft *draft, const BeianStanding *now, const char *day, GError **error)
{
	g_autoptr(GArray) stages = beian_store_stages(app->store, draft->id, error);
	g_autofree char *noted = beian_clock_now_utc();
	char today_text[BEIAN_DATE_TEXT_BYTES];
	BeianDate today;

	if (stages == NULL || !beian_clock_today(&today, error))
		return FALSE;
	const BeianStage *last = stages->len > 0 ? &g_array_index(stages, BeianStage, stages->len - 1) : NULL;
	gboolean again = last != NULL && strcmp(last->origin, BEIAN_STAGE_ANSWER) == 0;
	if (day == NULL)
		return !again || drop_last(app, draft, stages, NULL, error);
	if (g_strcmp0(now->own, day) == 0)
		return TRUE;
	g_auto(BeianStanding) standing = beian_standing_make(app->course, draft->id, draft->kind,
		beian_course_marked(app->course, "rectifies"),
		again ? last->day : beian_date_format(today, today_text), day, day);
	const BeianStage stage = {
		.state = standing.state,
		.day = standing.day,
		.due = standing.own,
		.origin = (char *)BEIAN_STAGE_ANSWER,
		.note = (char *)"",
		.noted = noted,
	};
	return (again ? beian_store_change_stage : beian_store_add_stage)(
		app->store, &stage, &standing, error);
}

/* Moves the day of DRAFT, which is on its way in STATE, to where its answer is now. */
static gboolean
move_deadline(BeianApp *app, const BeianDraft *draft, const BeianState *state, const BeianStanding *now,
	const char *day, GError **error)
{
	g_autoptr(GArray) stages = beian_store_stages(app->store, draft->id, error);

	if (stages == NULL)
		return FALSE;
	/* The answer came last, and says more than any notice before. */
	g_autofree char *deadline =
		day != NULL ? g_strdup(day)
			    : beian_standing_deadline(app->course, draft->kind, stages, stages->len, NULL);
	g_auto(BeianStanding) standing =
		beian_standing_make(app->course, draft->id, draft->kind, state, now->day, now->own, deadline);
	return beian_store_put_standing(app->store, &standing, error);
}

gboolean
beian_progress_note_due(BeianApp *app, gint64 draft, const char *day, GError **error)
{
	BeianStore *store = beian_app_course(app, error) != NULL ? beian_app_store(app, error) : NULL;
	g_auto(BeianDraft) of = {0};
	g_auto(BeianStanding) now = {0};

	if (store == NULL || !beian_store_draft(store, draft, &of, error) ||
		!beian_store_standing(store, draft, &now, error))
		return FALSE;
	const BeianState *state = beian_standing_state(app->course, now.state);
	if (beian_state_has(state, "begins") || beian_state_has(state, "rectifies"))
		return note_answer(app, &of, &now, day, error);
	return beian_standing_is_settled(state) || move_deadline(app, &of, state, &now, day, error);
}

/* Takes back the last of STAGES, the log of the draft OPEN. */
static gboolean
take_back(BeianApp *app, const BeianOpenDraft *open, const GArray *stages, GError **error)
{
	g_autofree char *answered = beian_standing_answered(open->filing);
	const char *id = stages->len > 1 ? g_array_index(stages, BeianStage, stages->len - 2).state : NULL;
	const BeianState *state = beian_standing_state(app->course, id);

	if (!beian_store_begin(app->store, error))
		return FALSE;
	gboolean good = drop_last(app, &open->draft, stages, answered, error) &&
			beian_inventory_follow(app, open->draft.id, state->number, NULL, TRUE, error);
	return beian_store_end(app->store, good, error);
}

gboolean
beian_progress_retract(BeianApp *app, gint64 draft, GError **error)
{
	g_autoptr(BeianOpenDraft) open =
		beian_app_course(app, error) != NULL ? beian_draft_look(app, draft, error) : NULL;
	g_autoptr(GArray) stages = open != NULL ? beian_store_stages(app->store, draft, error) : NULL;

	if (stages == NULL)
		return FALSE;
	if (stages->len == 0)
		return beian_error_set(
			error, BEIAN_ERROR_CANNOT, _("draft %" PRId64 " has no step to take back"), draft);
	return take_back(app, open, stages, error);
}

gboolean
beian_progress_note_export(BeianApp *app, const gint64 *ids, guint count, GError **error)
{
	const BeianCourse *course = beian_app_course(app, error);
	const BeianState *exported = course != NULL ? beian_course_marked(course, "exported") : NULL;

	if (exported == NULL)
		return FALSE;
	for (guint i = 0; i < count; i++) {
		g_auto(BeianDraft) draft = {0};
		const BeianState *from = beian_progress_state(app, ids[i], error);
		const BeianAdvance advance = {.state = exported->id, .origin = "export", .forced = TRUE};
		if (from == NULL || !beian_store_draft(app->store, ids[i], &draft, error))
			return FALSE;
		/* A copy of what is under way already is no step, and neither is the same again; only its
		 * services may be others. */
		if (from == exported &&
			!beian_inventory_follow(app, ids[i], exported->number, NULL, FALSE, error))
			return FALSE;
		if (from == exported || !beian_course_allows(course, from, exported, draft.kind))
			continue;
		if (!beian_progress_advance(app, ids[i], &advance, NULL, error) ||
			!beian_store_answer_results(app->store, ids[i], error))
			return FALSE;
	}
	return TRUE;
}
