/* calendar: working days. */
#include "config.h"
#include "core/codes/calendar.h"
#include <string.h>

enum { WEEK = 7, WORKED = 5 };

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

/* 0 for a Monday, up to 6. */
static int
weekday(BeianDate day)
{
	static const BeianDate monday = {2026, 11, 23};

	return (beian_date_days_between(monday, day) % WEEK + WEEK) % WEEK;
}

static gboolean
is_worked(const BeianCodeList *days, const BeianCode *row)
{
	return g_strcmp0(beian_code_list_cell(days, row, "working"), "yes") == 0;
}

gboolean
beian_calendar_is_working(const BeianCodeList *days, BeianDate day)
{
	const BeianCode *row = row_of(days, day);

	return row != NULL ? is_worked(days, row) : weekday(day) < WORKED;
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

/* Monday to Friday after FROM up to TO, which is later. */
static int
weekdays_between(BeianDate from, BeianDate to)
{
	int length = beian_date_days_between(from, to), found = length / WEEK * WORKED;

	for (int i = 1; i <= length % WEEK; i++)
		found += (weekday(from) + i) % WEEK < WORKED;
	return found;
}

/* What ROW changes in the count of weekdays after FROM up to TO. */
static int
change_by(const BeianCodeList *days, const BeianCode *row, BeianDate from, BeianDate to)
{
	gboolean worked = is_worked(days, row);
	int change = 0;
	BeianDate day, last;

	if (!beian_date_parse(row->valid_from, &day) || !beian_date_parse(row->valid_to, &last))
		return 0;
	if (beian_date_days_between(from, day) <= 0)
		day = beian_date_add_days(from, 1);
	if (beian_date_days_between(last, to) < 0)
		last = to;
	for (; beian_date_days_between(day, last) >= 0; day = beian_date_add_days(day, 1))
		change += worked - (weekday(day) < WORKED);
	return change;
}

guint
beian_calendar_count(const BeianCodeList *days, BeianDate from, BeianDate to)
{
	if (beian_date_days_between(from, to) <= 0)
		return 0;
	int count = weekdays_between(from, to);
	for (guint i = 0; days != NULL && i < beian_code_list_count(days); i++)
		count += change_by(days, beian_code_list_row(days, i), from, to);
	return (guint)count;
}
