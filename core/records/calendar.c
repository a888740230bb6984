/* calendar: working days. */
#include "config.h"
#include "core/records/calendar.h"
#include <string.h>

/* The row of DAYS that speaks of DAY, or NULL. */
static const BeianCode *
row_of(const BeianCodeList *days, BeianDate day)
{
	for (guint i = 0; i < beian_code_list_count(days); i++) {
		const BeianCode *row = beian_code_list_row(days, i);
		if (beian_code_is_valid_on(row, day))
			return row;
	}
	return NULL;
}

gboolean
beian_calendar_is_working(const BeianCodeList *days, BeianDate day)
{
	static const BeianDate monday = {2026, 11, 23};
	const BeianCode *row = row_of(days, day);

	if (row != NULL)
		return g_strcmp0(beian_code_list_cell(days, row, "working"), "yes") == 0;
	int since = beian_date_days_between(monday, day) % 7;
	return (since + 7) % 7 < 5;
}

gboolean
beian_calendar_knows(const BeianCodeList *days, BeianDate day)
{
	char text[BEIAN_DATE_TEXT_BYTES];

	beian_date_format(day, text);
	for (guint i = 0; i < beian_code_list_count(days); i++)
		if (strncmp(beian_code_list_row(days, i)->valid_from, text, strlen("2026-")) == 0)
			return TRUE;
	return FALSE;
}

BeianDate
beian_calendar_add(const BeianCodeList *days, BeianDate from, guint count, gboolean *guessed)
{
	*guessed = FALSE;
	while (count > 0) {
		from = beian_date_add_days(from, 1);
		*guessed |= !beian_calendar_knows(days, from);
		count -= beian_calendar_is_working(days, from);
	}
	return from;
}
