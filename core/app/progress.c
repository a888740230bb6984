/* progress: the log of states after an export, and what is due. */
#include "config.h"
#include "core/app/progress.h"
#include "core/app/house.h"
#include "core/app/inventory.h"
#include "core/app/notices.h"
#include "core/app/records.h"
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

/* The state called ID; one that the data have no more counts as the beginning. */
static const BeianState *
state_or_beginning(const BeianCourse *course, const char *id)
{
	const BeianState *state = id != NULL ? beian_course_state(course, id) : NULL;

	return state != NULL ? state : beian_course_marked(course, "begins");
}

const BeianState *
beian_progress_state(BeianApp *app, gint64 draft, GError **error)
{
	const BeianCourse *course = beian_app_course(app, error);
	BeianStore *store = course != NULL ? beian_app_store(app, error) : NULL;
	g_auto(BeianStanding) standing = {0};

	if (store == NULL || !beian_store_standing(store, draft, &standing, error))
		return NULL;
	return state_or_beginning(course, standing.state);
}

/* What is first due for a filing of KIND as STANDING says it stands; FALSE: nothing is. */
static gboolean
first_due(const BeianCourse *course, const BeianState *state, const char *kind, const BeianStanding *standing,
	BeianDue *due)
{
	BeianDate since, own;
	gboolean has_own = standing->own != NULL && beian_date_parse(standing->own, &own);

	return beian_date_parse(standing->day, &since) &&
	       beian_course_due(course, state, kind, since, has_own ? &own : NULL, due);
}

/* Where DRAFT, of KIND, stands in STATE since DAY. */
static BeianStanding
standing_of(const BeianCourse *course, gint64 draft, const char *kind, const BeianState *state,
	const char *day, const char *own)
{
	BeianStanding standing = {
		.draft = draft,
		.state = g_strdup(state->id),
		.zh = g_strdup(state->name[BEIAN_LANGUAGE_ZH]),
		.en = g_strdup(state->name[BEIAN_LANGUAGE_EN]),
		.day = g_strdup(day),
		.own = g_strdup(own),
	};
	char text[BEIAN_DATE_TEXT_BYTES];
	BeianDue due;

	if (first_due(course, state, kind, &standing, &due))
		standing.due = g_strdup(beian_date_format(due.day, text));
	return standing;
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
	const BeianState *from = state_or_beginning(app->course, now->state);
	return advance->forced || may_go(app->course, from, to, draft, error) ? to : NULL;
}

/* Puts the step into the log, with the record that it makes. */
static gboolean
enter(BeianApp *app, const BeianDraft *draft, const BeianState *to, const char *day,
	const BeianAdvance *advance, gint64 *record, GError **error)
{
	g_autofree char *noted = beian_clock_now_utc();
	g_auto(BeianStanding) standing =
		standing_of(app->course, draft->id, draft->kind, to, day, advance->due);
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
	gboolean good = enter(app, &of, to, day, advance, &made, error);
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

/* Takes back the last of STAGES, those of DRAFT. */
static gboolean
take_back(BeianApp *app, const BeianDraft *draft, const GArray *stages, GError **error)
{
	const BeianStage *before =
		stages->len > 1 ? &g_array_index(stages, BeianStage, stages->len - 2) : NULL;
	const BeianState *state = state_or_beginning(app->course, before != NULL ? before->state : NULL);
	g_auto(BeianStanding) standing = {0};

	if (before != NULL)
		standing = standing_of(app->course, draft->id, draft->kind, state, before->day, before->due);
	if (!beian_store_begin(app->store, error))
		return FALSE;
	gboolean good =
		beian_store_drop_stage(app->store, draft->id, before != NULL ? &standing : NULL, error) &&
		beian_inventory_follow(app, draft->id, state->number, NULL, TRUE, error);
	return beian_store_end(app->store, good, error);
}

gboolean
beian_progress_note_due(BeianApp *app, gint64 draft, const char *day, GError **error)
{
	BeianStore *store = beian_app_course(app, error) != NULL ? beian_app_store(app, error) : NULL;
	g_auto(BeianStanding) now = {0};
	char today_text[BEIAN_DATE_TEXT_BYTES];
	BeianDate today, due;

	if (store == NULL || !beian_store_standing(store, draft, &now, error) ||
		!beian_clock_today(&today, error))
		return FALSE;
	const BeianState *from = state_or_beginning(app->course, now.state);
	beian_date_format(today, today_text);
	/* A day that was over before the draft began to wait for it has no place in the log. */
	if ((!beian_state_has(from, "begins") && !beian_state_has(from, "rectifies")) || day == NULL ||
		!beian_date_parse(day, &due) || g_strcmp0(now.own, day) == 0 ||
		(now.day != NULL && strcmp(day, now.day) < 0))
		return TRUE;
	const BeianAdvance step = {.state = beian_course_marked(app->course, "rectifies")->id,
		.day = strcmp(day, today_text) < 0 ? day : NULL,
		.due = day,
		.origin = "answer",
		.forced = TRUE};
	return beian_progress_advance(app, draft, &step, NULL, error);
}

gboolean
beian_progress_retract(BeianApp *app, gint64 draft, GError **error)
{
	BeianStore *store = beian_app_course(app, error) != NULL ? beian_app_store(app, error) : NULL;
	g_auto(BeianDraft) of = {0};

	if (store == NULL || !beian_store_draft(store, draft, &of, error))
		return FALSE;
	g_autoptr(GArray) stages = beian_store_stages(store, draft, error);
	if (stages == NULL)
		return FALSE;
	if (stages->len == 0)
		return beian_error_set(
			error, BEIAN_ERROR_CANNOT, _("draft %" PRId64 " has no step to take back"), draft);
	return take_back(app, &of, stages, error);
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

void
beian_task_clear(BeianTask *task)
{
	g_free(task->title);
	g_free(task->kind);
}

static void
clear_task(gpointer task)
{
	beian_task_clear(task);
}

/* What the list of drafts shows: made anew where the data say something else by now. */
static gboolean
put_right(BeianApp *app, const BeianStanding *standing, const BeianTask *task, GError **error)
{
	g_auto(BeianStanding) now = standing_of(
		app->course, standing->draft, task->kind, task->state, standing->day, standing->own);

	if (beian_store_is_readonly(app->store) ||
		(strcmp(now.zh, standing->zh) == 0 && strcmp(now.en, standing->en) == 0 &&
			g_strcmp0(now.due, standing->due) == 0))
		return TRUE;
	return beian_store_put_standing(app->store, &now, error);
}

/* First what has a day, by it; then notices, then drafts, by their numbers. */
static int
compare_tasks(gconstpointer a, gconstpointer b)
{
	const BeianTask *x = a, *y = b;

	if (x->is_due != y->is_due)
		return x->is_due ? -1 : 1;
	if (x->is_due && x->days != y->days)
		return x->days - y->days;
	if (x->draft != y->draft)
		return x->draft < y->draft ? -1 : 1;
	return x->notice < y->notice ? -1 : x->notice > y->notice;
}

static gboolean
add_task(BeianApp *app, const BeianStanding *standing, BeianDate today, GArray *tasks, GError **error)
{
	g_auto(BeianDraft) draft = {0};
	BeianTask task = {
		.draft = standing->draft, .state = state_or_beginning(app->course, standing->state)};

	if (!beian_store_draft(app->store, standing->draft, &draft, error))
		return FALSE;
	task.title = g_steal_pointer(&draft.title);
	task.kind = g_steal_pointer(&draft.kind);
	beian_date_parse(standing->day, &task.since);
	task.is_due = first_due(app->course, task.state, task.kind, standing, &task.due);
	task.days = task.is_due ? beian_date_days_between(today, task.due.day) : 0;
	gboolean good = put_right(app, standing, &task, error);
	if (good && (task.is_due || !beian_state_has(task.state, "ends")))
		g_array_append_val(tasks, task);
	else
		beian_task_clear(&task);
	return good;
}

/* What NOTICE is called where there is one line for it. Free with g_free. */
static char *
title_of(const BeianCourse *course, const BeianNotice *notice)
{
	const BeianCode *kind = beian_notice_kind(course, notice);
	const char *what = kind != NULL ? kind->label[beian_language_in_use()] : notice->kind;
	const char *about = *notice->name != '\0'    ? notice->name
			    : notice->number != NULL ? notice->number
						     : notice->about.value;

	return g_strdup_printf("%s · %s", what, about);
}

static void
add_notice(BeianApp *app, const BeianNotice *notice, BeianDate today, GArray *tasks)
{
	BeianTask task = {.notice = notice->id, .state = beian_course_marked(app->course, "noticed")};
	BeianDate own;
	gboolean has_own = notice->due != NULL && beian_date_parse(notice->due, &own);

	task.title = title_of(app->course, notice);
	task.kind = g_strdup(notice->kind);
	if (!beian_date_parse(notice->day, &task.since))
		task.since = today;
	task.is_due = beian_course_due(
		app->course, task.state, task.kind, task.since, has_own ? &own : NULL, &task.due);
	task.days = task.is_due ? beian_date_days_between(today, task.due.day) : 0;
	g_array_append_val(tasks, task);
}

static gboolean
add_notices(BeianApp *app, BeianDate today, GArray *tasks, GError **error)
{
	g_autoptr(GArray) notices = beian_store_list_notices(app->store, TRUE, NULL, 0, G_MAXINT, error);

	for (guint i = 0; notices != NULL && i < notices->len; i++)
		add_notice(app, &g_array_index(notices, BeianNotice, i), today, tasks);
	return notices != NULL;
}

GArray *
beian_progress_tasks(BeianApp *app, GError **error)
{
	BeianStore *store = beian_app_course(app, error) != NULL ? beian_app_store(app, error) : NULL;
	g_autoptr(GArray) standings = store != NULL ? beian_store_standings(store, error) : NULL;
	g_autoptr(GArray) tasks = g_array_new(FALSE, TRUE, sizeof(BeianTask));
	BeianDate today;

	g_array_set_clear_func(tasks, clear_task);
	if (standings == NULL || !beian_clock_today(&today, error))
		return NULL;
	for (guint i = 0; i < standings->len; i++)
		if (!add_task(app, &g_array_index(standings, BeianStanding, i), today, tasks, error))
			return NULL;
	if (!add_notices(app, today, tasks, error))
		return NULL;
	g_array_sort(tasks, compare_tasks);
	return g_steal_pointer(&tasks);
}
