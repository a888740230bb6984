#include "config.h"
#include "core/app/notice_rows.h"
#include "core/app/notices.h"
#include "core/app/task_rows.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include <inttypes.h>
#include <string.h>

/* What NOTICE is called in LANGUAGE. Borrowed. */
static const char *
kind_of(const BeianCourse *course, const BeianNotice *notice, BeianLanguage language)
{
	const BeianCode *kind = beian_notice_kind(course, notice);

	return kind != NULL ? kind->label[language] : notice->kind;
}

/* What NOTICE is about: its name with its number, or what of them there is. Free with g_free. */
static char *
about_of(const BeianNotice *notice)
{
	g_autofree char *name = beian_text_visible(notice->name);
	const char *number = notice->number != NULL ? notice->number : "";

	if (*name == '\0' && *number == '\0')
		return g_strdup(notice->about.value);
	return g_strconcat(name, *name != '\0' && *number != '\0' ? "  " : "", number, NULL);
}

/* How NOTICE stands, for BEIAN_SOURCE_NOTICES. Free with g_free. */
static char *
standing_of(const BeianNotice *notice)
{
	if (notice->settled != NULL)
		return g_strconcat("settled ", notice->settled, NULL);
	return notice->draft != 0 ? g_strdup_printf("draft %" PRId64, notice->draft) : g_strdup("");
}

static void
add_listed(const BeianCourse *course, const BeianNotice *notice, GArray *rows)
{
	g_autofree char *id = g_strdup_printf("%" PRId64, notice->id), *about = about_of(notice),
			*standing = standing_of(notice);

	beian_task_add_row(rows, id,
		(const char *[]){about, kind_of(course, notice, BEIAN_LANGUAGE_ZH),
			kind_of(course, notice, BEIAN_LANGUAGE_EN), notice->day,
			notice->due != NULL ? notice->due : "", standing, NULL});
}

GArray *
beian_notice_list_rows(
	BeianApp *app, const char *words, guint first, guint count, gboolean *more, GError **error)
{
	const BeianCourse *course = beian_app_course(app, error);
	guint fetched = count < G_MAXINT ? count + 1 : count;
	g_autoptr(GArray) notices =
		course != NULL ? beian_notices_list(app, FALSE, words, first, fetched, error) : NULL;

	if (notices == NULL)
		return NULL;
	GArray *rows = beian_rows_new();
	*more = notices->len > count;
	for (guint i = 0; i < MIN(notices->len, count); i++)
		add_listed(course, &g_array_index(notices, BeianNotice, i), rows);
	return rows;
}

/* The numbers of the notices that one draft may answer with NOTICE, "3, 4, 6". Free with g_free. NULL with
 * *ERROR. */
static char *
together_with(BeianApp *app, const BeianNotice *notice, gboolean *several, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GString) all = g_string_new(NULL);

	if (!beian_notices_together(app, notice->id, ids, error))
		return NULL;
	for (guint i = 0; i < ids->len; i++)
		g_string_append_printf(all, "%s%" PRId64, i > 0 ? ", " : "", g_array_index(ids, gint64, i));
	*several = ids->len > 1;
	return g_strdup(all->str);
}

/* What NOTICE says of itself. */
static void
add_said(const BeianCourse *course, const BeianNotice *notice, GArray *rows)
{
	g_autofree char *about = about_of(notice), *said = beian_text_visible(notice->said);
	g_autofree char *zh = g_strdup_printf("%s  %s", kind_of(course, notice, BEIAN_LANGUAGE_ZH), about),
			*en = g_strdup_printf("%s  %s", kind_of(course, notice, BEIAN_LANGUAGE_EN), about);

	beian_task_add_row(rows, "about", (const char *[]){zh, en, NULL});
	if (*said != '\0')
		beian_task_add_row(rows, "said", (const char *[]){said, said, NULL});
	if (notice->settled != NULL)
		beian_task_add_row(rows, "settled", (const char *[]){notice->settled, notice->settled, NULL});
}

/* What can be done about NOTICE. FALSE with *ERROR. */
static gboolean
add_deeds(BeianApp *app, const BeianCourse *course, const BeianNotice *notice, GArray *rows, GError **error)
{
	const char *opens = beian_notice_opens(course, beian_notice_kind(course, notice));
	gboolean several = FALSE, waits = notice->settled == NULL && notice->draft == 0 && *opens != '\0';
	g_autofree char *together = waits ? together_with(app, notice, &several, error) : NULL,
			*draft = g_strdup_printf("%" PRId64, notice->draft);

	if (waits && together == NULL)
		return FALSE;
	if (waits)
		beian_task_add_row(rows, "answer", (const char *[]){several ? together : "", NULL});
	if (several)
		beian_task_add_row(rows, "alone", (const char *[]){"", NULL});
	if (notice->draft != 0)
		beian_task_add_row(rows, "open", (const char *[]){draft, NULL});
	beian_task_add_row(rows, notice->settled == NULL ? "settle" : "reopen", (const char *[]){"", NULL});
	beian_task_add_row(rows, "date", (const char *[]){notice->due != NULL ? notice->due : "", NULL});
	return TRUE;
}

GArray *
beian_notice_choice_rows(BeianApp *app, const char *id, GError **error)
{
	const BeianCourse *course = beian_app_course(app, error);
	g_autoptr(GArray) tasks = course != NULL ? beian_progress_tasks(app, error) : NULL;
	g_autoptr(GArray) rows = beian_rows_new();
	g_auto(BeianNotice) notice = {0};
	gint64 number;

	if (tasks == NULL || !beian_notice_parse_id(id, &number, error) ||
		!beian_store_notice(beian_app_store(app, error), number, &notice, error))
		return NULL;
	const BeianTask *task = beian_task_of(tasks, 0, number);
	if (task != NULL)
		beian_task_add_about(rows, task, task->state);
	add_said(course, &notice, rows);
	return add_deeds(app, course, &notice, rows, error) ? g_steal_pointer(&rows) : NULL;
}
