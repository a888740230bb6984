/*
 * date: calendar days as filings write them.
 *
 * Pure: no locale, no clock. Who needs "today" asks base/clock.h and passes the day in.
 */
#pragma once
#include <glib.h>

/* A day that exists. Invariant: 1583 <= year <= 9999, 1 <= month <= 12, 1 <= day <= length of the month. */
typedef struct {
	gint16 year;
	gint8 month;
	gint8 day;
} BeianDate;

/* The bytes of "YYYY-MM-DD" and its end. */
#define BEIAN_DATE_TEXT_BYTES 11

/*
 * Reads TEXT, exactly "YYYY-MM-DD" in ASCII digits, into *OUT.
 * Returns FALSE and leaves *OUT as it was when the shape is another or the day does not exist.
 * Source: GB/T 7408.1-2023, complete extended calendar date.
 */
gboolean beian_date_parse(const char *text, BeianDate *out);

/* Whether YEAR, MONTH, DAY name a day that exists within the invariant of BeianDate. */
gboolean beian_date_is_valid(int year, int month, int day);

/* Writes DATE as "YYYY-MM-DD" into BUFFER and returns BUFFER. */
char *beian_date_format(BeianDate date, char buffer[BEIAN_DATE_TEXT_BYTES]);

/* Days from A to B: negative when B is earlier, 0 on the same day. */
int beian_date_days_between(BeianDate a, BeianDate b);

/* The day COUNT days after DATE; COUNT may be negative. Stays within the invariant by stopping at its ends.
 */
BeianDate beian_date_add_days(BeianDate date, int count);

/*
 * The same day COUNT months later, or the last day of a shorter month (2026-11-30 + 3 = 2027-02-28).
 * COUNT may be negative. Source: Civil Code art. 202, computation of periods by month.
 */
BeianDate beian_date_add_months(BeianDate date, int count);

/* Whole years of age on DAY of who was born on BIRTH; the birthday itself counts. Negative when born later.
 */
int beian_date_age_years(BeianDate birth, BeianDate day);
