#include "config.h"
#include "core/records/deadline.h"

/* A day, perhaps an hour of it, and a word that makes it the last. */
#define DEADLINE                                                                                             \
	"([0-9]{4})\\s*[-年./]\\s*([0-9]{1,2})\\s*[-月./]\\s*([0-9]{1,2})\\s*日?\\s*"                     \
	"(?:[0-9]{1,2}\\s*(?:时|点|:[0-9]{2}))?\\s*(?:之前|以前|前|为止|止)"

static int
number_in(const GMatchInfo *match, int group)
{
	g_autofree char *digits = g_match_info_fetch(match, group);

	return (int)g_ascii_strtoll(digits, NULL, 10);
}

gboolean
beian_deadline_read(const char *text, BeianDate *out)
{
	g_autoptr(GRegex) pattern = g_regex_new(DEADLINE, 0, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	BeianDate found = {0};

	g_assert(pattern != NULL);
	for (g_regex_match(pattern, text, 0, &match); g_match_info_matches(match);
		g_match_info_next(match, NULL)) {
		int year = number_in(match, 1), month = number_in(match, 2), day = number_in(match, 3);
		if (!beian_date_is_valid(year, month, day))
			continue;
		const BeianDate date = {(gint16)year, (gint8)month, (gint8)day};
		if (found.year != 0 && beian_date_days_between(found, date) != 0)
			return FALSE;
		found = date;
	}
	if (found.year == 0)
		return FALSE;
	*out = found;
	return TRUE;
}
