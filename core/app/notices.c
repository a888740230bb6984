#include "config.h"
#include "core/app/notices.h"
#include "core/app/house.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include <inttypes.h>
#include <string.h>

gboolean
beian_notice_parse_id(const char *text, gint64 *id, GError **error)
{
	guint64 number;

	if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &number, NULL))
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("“%s” is no number of a notice; “beian notices” shows the numbers"), text);
	*id = (gint64)number;
	return TRUE;
}

const BeianCode *
beian_notice_kind(const BeianCourse *course, const BeianNotice *notice)
{
	return beian_code_list_find(beian_course_list(course, "notice"), notice->kind);
}

const char *
beian_notice_opens(const BeianCourse *course, const BeianCode *row)
{
	return row != NULL ? beian_code_list_cell(beian_course_list(course, "notice"), row, "opens") : "";
}

/* Whether what NOTICE is called holds WORDS. */
static gboolean
is_called(const BeianCourse *course, const BeianNotice *notice, const char *words)
{
	const BeianCode *kind = beian_notice_kind(course, notice);
	const BeianRow row = {.id = notice->kind,
		.cells = {kind != NULL ? (char *)kind->label[BEIAN_LANGUAGE_ZH] : NULL,
			kind != NULL ? (char *)kind->label[BEIAN_LANGUAGE_EN] : NULL}};

	return beian_row_holds(&row, words);
}

/* Keeps of ALL what is in FOUND, a part of it in the same order, or is called so. */
static void
keep_found(const BeianCourse *course, GArray *all, const GArray *found, const char *words)
{
	BeianNotice *notices = (BeianNotice *)(void *)all->data;
	guint kept = 0, next = 0;

	for (guint i = 0; i < all->len; i++) {
		gboolean is_found =
			next < found->len && g_array_index(found, BeianNotice, next).id == notices[i].id;
		next += is_found;
		if (!is_found && !is_called(course, &notices[i], words))
			continue;
		const BeianNotice notice = notices[i];
		notices[i] = notices[kept];
		notices[kept++] = notice;
	}
	g_array_set_size(all, kept);
}

GArray *
beian_notices_list(
	BeianApp *app, gboolean open_only, const char *words, guint first, guint count, GError **error)
{
	const BeianCourse *course = beian_app_course(app, error);
	BeianStore *store = course != NULL ? beian_app_store(app, error) : NULL;
	gboolean any = words == NULL || *words == '\0';

	if (store == NULL || any)
		return store != NULL ? beian_store_list_notices(store, open_only, NULL, first, count, error)
				     : NULL;
	g_autoptr(GArray) found = beian_store_list_notices(store, open_only, words, 0, G_MAXINT, error);
	g_autoptr(GArray) all =
		found != NULL ? beian_store_list_notices(store, open_only, NULL, 0, G_MAXINT, error) : NULL;
	if (all == NULL)
		return NULL;
	keep_found(course, all, found, words);
	g_array_remove_range(all, 0, MIN(first, all->len));
	if (all->len > count)
		g_array_remove_range(all, count, all->len - count);
	return g_steal_pointer(&all);
}

static char *
settle(BeianApp *app, gint64 id, GError **error)
{
	char text[BEIAN_DATE_TEXT_BYTES];
	BeianDate today;

	return beian_clock_today(&today, error) && beian_store_settle_notice(app->store, id,
							   beian_date_format(today, text), error)
		       ? g_strdup_printf(_("Notice %" PRId64 " is settled."), id)
		       : NULL;
}

static char *
reopen(BeianApp *app, gint64 id, GError **error)
{
	return beian_store_settle_notice(app->store, id, NULL, error) &&
			       beian_store_answer_notice(app->store, id, 0, error)
		       ? g_strdup_printf(_("Notice %" PRId64 " is open again."), id)
		       : NULL;
}

static char *
set_date(BeianApp *app, gint64 id, const char *day, GError **error)
{
	gboolean none = strcmp(day, "none") == 0;
	BeianDate parsed;

	if (!none && !beian_date_parse(day, &parsed)) {
		beian_error_set(
			error, BEIAN_ERROR_USAGE, _("“%s” is no day; write YYYY-MM-DD, or “none”"), day);
		return NULL;
	}
	if (!beian_store_date_notice(app->store, id, none ? NULL : day, error))
		return NULL;
	return none ? g_strdup_printf(_("Notice %" PRId64 " names no day."), id)
		    : g_strdup_printf(_("Notice %" PRId64 " is to be answered by %s."), id, day);
}

char *
beian_notices_do(BeianApp *app, gint64 id, BeianNoticeDeed deed, const char *text, GError **error)
{
	if (beian_app_store(app, error) == NULL)
		return NULL;
	switch (deed) {
	case BEIAN_NOTICE_SETTLE:
		return settle(app, id, error);
	case BEIAN_NOTICE_REOPEN:
		return reopen(app, id, error);
	case BEIAN_NOTICE_DATE:
		return set_date(app, id, text, error);
	}
	g_assert_not_reached();
}
