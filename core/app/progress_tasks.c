/* progress_tasks: what is due, of drafts and of notices. */
#include "config.h"
#include "core/app/house.h"
#include "core/app/notices.h"
#include "core/app/progress.h"
#include "core/app/standing.h"
#include "core/base/clock.h"
#include <string.h>

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
	g_auto(BeianStanding) now = beian_standing_make(app->course, standing->draft, task->kind, task->state,
		standing->day, standing->own, standing->deadline);

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
		.draft = standing->draft, .state = beian_standing_state(app->course, standing->state)};

	if (!beian_store_draft(app->store, standing->draft, &draft, error))
		return FALSE;
	task.title = g_steal_pointer(&draft.title);
	task.kind = g_steal_pointer(&draft.kind);
	beian_date_parse(standing->day, &task.since);
	task.is_due = beian_standing_due(app->course, task.state, task.kind, standing, &task.due);
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
