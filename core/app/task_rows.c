/* task_rows: what is due, as rows of pages. */
#include "config.h"
#include "core/app/task_rows.h"
#include "core/app/approval.h"
#include "core/app/notice_rows.h"
#include "core/app/notices.h"
#include "core/app/progress.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/width.h"
#include <inttypes.h>
#include <string.h>

/* As wide as the narrowest screen that shows whole lines. */
enum { LINE_COLS = 76 };

void
beian_task_add_row(GArray *rows, const char *id, const char *const *cells)
{
	BeianRow row = {.id = g_strdup(id), .leaf = TRUE};

	for (gsize i = 0; i < G_N_ELEMENTS(row.cells) && cells[i] != NULL; i++)
		row.cells[i] = g_strdup(cells[i]);
	g_array_append_val(rows, row);
}

static void
add_task(GArray *rows, const BeianTask *task)
{
	char day[BEIAN_DATE_TEXT_BYTES] = "";
	g_autofree char *id = task->notice != 0 ? g_strdup_printf(BEIAN_TASK_NOTICE "%" PRId64, task->notice)
						: g_strdup_printf("%" PRId64, task->draft),
			*days = task->is_due ? g_strdup_printf("%d", task->days) : g_strdup(""),
			*title = beian_text_visible(task->title);

	if (task->is_due)
		beian_date_format(task->due.day, day);
	beian_task_add_row(rows, id,
		(const char *[]){day, days, task->state->name[BEIAN_LANGUAGE_ZH],
			task->state->name[BEIAN_LANGUAGE_EN], *title != '\0' ? title : id, NULL});
}

GArray *
beian_task_rows(BeianApp *app, GError **error)
{
	g_autoptr(GArray) tasks = beian_progress_tasks(app, error);

	if (tasks == NULL)
		return NULL;
	GArray *rows = beian_rows_new();
	for (guint i = 0; i < tasks->len; i++)
		add_task(rows, &g_array_index(tasks, BeianTask, i));
	return rows;
}

const BeianTask *
beian_task_of(const GArray *tasks, gint64 draft, gint64 notice)
{
	for (guint i = 0; i < tasks->len; i++)
		if (g_array_index(tasks, BeianTask, i).draft == draft &&
			g_array_index(tasks, BeianTask, i).notice == notice)
			return &g_array_index(tasks, BeianTask, i);
	return NULL;
}

/* "2026-11-25: the review should be over [source, date]", with "*" where the day is a guess. Free with
 * g_free. */
static char *
what_is_due(const BeianDue *due, BeianLanguage language)
{
	char day[BEIAN_DATE_TEXT_BYTES];

	return g_strdup_printf("%s%s  %s [%s, %s]", beian_date_format(due->day, day),
		due->guessed ? " *" : "", due->text[language], due->source, due->date);
}

void
beian_task_add_about(GArray *rows, const BeianTask *task, const BeianState *state)
{
	if (task != NULL && task->is_due) {
		g_autofree char *zh = what_is_due(&task->due, BEIAN_LANGUAGE_ZH),
				*en = what_is_due(&task->due, BEIAN_LANGUAGE_EN);
		beian_task_add_row(rows, "due", (const char *[]){zh, en, NULL});
	}
	g_autofree char *zh = g_strdup_printf("%s [%s]", state->todo[BEIAN_LANGUAGE_ZH], state->source),
			*en = g_strdup_printf("%s [%s]", state->todo[BEIAN_LANGUAGE_EN], state->source);
	beian_task_add_row(rows, "todo", (const char *[]){zh, en, NULL});
}

GArray *
beian_task_choice_rows(BeianApp *app, const char *id, GError **error)
{
	const BeianCourse *course = beian_app_course(app, error);
	BeianStore *store = course != NULL ? beian_app_store(app, error) : NULL;
	g_auto(BeianDraft) draft = {0};
	gint64 number;

	if (g_str_has_prefix(id, BEIAN_TASK_NOTICE))
		return beian_notice_choice_rows(app, id + strlen(BEIAN_TASK_NOTICE), error);
	if (store == NULL || !beian_draft_parse_id(id, &number, error) ||
		!beian_store_draft(store, number, &draft, error))
		return NULL;
	const BeianState *state = beian_progress_state(app, number, error);
	g_autoptr(GArray) tasks = state != NULL ? beian_progress_tasks(app, error) : NULL;
	if (tasks == NULL)
		return NULL;
	GArray *rows = beian_rows_new();
	beian_task_add_about(rows, beian_task_of(tasks, number, 0), state);
	g_autoptr(GPtrArray) next = beian_course_next(course, state, draft.kind);
	for (guint i = 0; i < next->len; i++) {
		const BeianState *to = next->pdata[i];
		g_autofree char *key = g_strconcat("next ", to->id, NULL);
		beian_task_add_row(rows, key,
			(const char *[]){to->name[BEIAN_LANGUAGE_ZH], to->name[BEIAN_LANGUAGE_EN],
				beian_state_has(to, "approves") ? "approves" : "", NULL});
	}
	if (beian_notices_can_rectify(app, draft.kind))
		beian_task_add_row(rows, "mend", (const char *[]){"", "", NULL});
	static const char *const others[] = {"retract", "log", "after", "open"};
	for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
		beian_task_add_row(rows, others[i], (const char *[]){"", "", NULL});
	return rows;
}

GArray *
beian_task_log_rows(BeianApp *app, const char *id, GError **error)
{
	const BeianCourse *course = beian_app_course(app, error);
	BeianStore *store = course != NULL ? beian_app_store(app, error) : NULL;
	gint64 number;

	if (store == NULL || !beian_draft_parse_id(id, &number, error))
		return NULL;
	g_autoptr(GArray) stages = beian_store_stages(store, number, error);
	if (stages == NULL)
		return NULL;
	GArray *rows = beian_rows_new();
	for (guint i = 0; i < stages->len; i++) {
		const BeianStage *stage = &g_array_index(stages, BeianStage, i);
		const BeianState *state = beian_course_state(course, stage->state);
		g_autofree char *origin = beian_text_visible(stage->origin),
				*note = beian_text_visible(stage->note);
		beian_task_add_row(rows, stage->state,
			(const char *[]){stage->day,
				state != NULL ? state->name[BEIAN_LANGUAGE_ZH] : stage->state,
				state != NULL ? state->name[BEIAN_LANGUAGE_EN] : stage->state, origin, note,
				stage->due != NULL ? stage->due : "", NULL});
	}
	return rows;
}

GArray *
beian_task_after_rows(BeianApp *app, const char *id, GError **error)
{
	BeianLanguage language = beian_language_in_use();
	gint64 number;
	g_autofree char *text = beian_draft_parse_id(id, &number, error)
					? beian_approval_text(app, number, language, error)
					: NULL;

	if (text == NULL)
		return NULL;
	g_auto(GStrv) lines = beian_width_wrap(text, LINE_COLS);
	GArray *rows = beian_rows_new();
	for (char **line = lines; *line != NULL; line++)
		beian_task_add_row(rows, "line", (const char *[]){*line, NULL});
	return rows;
}
