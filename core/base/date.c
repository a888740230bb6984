#include "config.h"
#include "core/base/date.h"
#include <string.h>

enum { FIRST_YEAR = 1583, LAST_YEAR = 9999 };

static int
month_length(int year, int month)
{
	static const gint8 lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return lengths[month - 1] + (month == 2 && leap);
}

gboolean
beian_date_is_valid(int year, int month, int day)
{
	return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 &&
	       day <= month_length(year, month);
}

static int
digits(const char *text, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++) {
		if (!g_ascii_isdigit(text[i]))
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

gboolean
beian_date_parse(const char *text, BeianDate *out)
{
	if (strlen(text) != BEIAN_DATE_TEXT_BYTES - 1 || text[4] != '-' || text[7] != '-')
		return FALSE;

	int year = digits(text, 4), month = digits(text + 5, 2), day = digits(text + 8, 2);

	if (!beian_date_is_valid(year, month, day))
		return FALSE;
	*out = (BeianDate){(gint16)year, (gint8)month, (gint8)day};
	return TRUE;
}

char *
beian_date_format(BeianDate date, char buffer[BEIAN_DATE_TEXT_BYTES])
{
	g_snprintf(buffer, BEIAN_DATE_TEXT_BYTES, "%04d-%02d-%02d", date.year, date.month, date.day);
	return buffer;
}

/* GLib counts the days of the proleptic Gregorian calendar from 0001-01-01; all of ours are after its reform.
 */
static gint32
julian(BeianDate date)
{
	GDate day;

	g_date_clear(&day, 1);
	g_date_set_dmy(&day, (GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year);
	return (gint32)g_date_get_julian(&day);
}

int
beian_date_days_between(BeianDate a, BeianDate b)
{
	return julian(b) - julian(a);
}

BeianDate
beian_date_add_days(BeianDate date, int count)
{
	gint32 first = julian((BeianDate){FIRST_YEAR, 1, 1}), last = julian((BeianDate){LAST_YEAR, 12, 31});
	GDate day;

	g_date_clear(&day, 1);
	g_date_set_julian(&day, (guint32)CLAMP((gint64)julian(date) + count, first, last));
	return (BeianDate){
		(gint16)g_date_get_year(&day), (gint8)g_date_get_month(&day), (gint8)g_date_get_day(&day)};
}

BeianDate
beian_date_add_months(BeianDate date, int count)
{
	int months = CLAMP(date.year * 12 + date.month - 1 + count, FIRST_YEAR * 12, LAST_YEAR * 12 + 11);
	int year = months / 12, month = months % 12 + 1;

	return (BeianDate){(gint16)year, (gint8)month, (gint8)MIN(date.day, month_length(year, month))};
}

int
beian_date_age_years(BeianDate birth, BeianDate day)
{
	gboolean before_birthday =
		day.month < birth.month || (day.month == birth.month && day.day < birth.day);

	return day.year - birth.year - (before_birthday ? 1 : 0);
}
