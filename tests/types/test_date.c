#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/types/rows.h"
#include <criterion/criterion.h>

TestSuite(type_date, .fini = leakcheck);

Test(type_date, reads_every_way_that_begins_with_the_year)
{
	static const ReadingRow rows[] = {
		{"2031-05-01", "2031-05-01", NULL, NULL, "canonical"},
		{"2031/5/1", "2031-05-01", NULL, NULL, "slashes"},
		{"2031.05.01", "2031-05-01", NULL, NULL, "dots"},
		{"2031年5月1日", "2031-05-01", NULL, NULL, "Chinese"},
		{"2031 年 5 月 1 号", "2031-05-01", NULL, NULL, "Chinese with blanks"},
		{"20310501", "2031-05-01", NULL, NULL, "eight digits"},
		{"2031 5 1", "2031-05-01", NULL, NULL, "blanks"},
		{"２０３１年５月１日", "2031-05-01", NULL, NULL, "full-width"},
		{"2031–05–01", "2031-05-01", NULL, NULL, "en dashes"},
		{"2028-2-29", "2028-02-29", NULL, NULL, "a leap day"},
		{"2031 - 05 - 01", "2031-05-01", NULL, NULL, "hyphens with blanks"},
	};

	expect_readings("date", NULL, rows, G_N_ELEMENTS(rows));
}

Test(type_date, refuses_what_is_no_day_or_more_than_one)
{
	static const ReadingRow rows[] = {
		{"2031-02-29", NULL, "date.no-such-day", "2031-02-29", "no leap year"},
		{"20310431", NULL, "date.no-such-day", "2031-04-31", "31 April"},
		{"2031-13-01", NULL, "date.no-such-day", "2031-13-01", "month 13"},
		{"1582-12-31", NULL, "date.no-such-day", NULL, "before the calendar"},
		{"01/05/2031", NULL, "date.year-first", NULL, "day or month first"},
		{"31-5-1", NULL, "date.year-first", NULL, "a year of two digits"},
		{"2031-5", NULL, "date.shape", NULL, "no day"},
		{"2031", NULL, "date.shape", NULL, "a year"},
		{"203105011", NULL, "date.shape", NULL, "nine digits"},
		{"2031-005-01", NULL, "date.shape", NULL, "a month of three"},
		{"tomorrow", NULL, "date.shape", NULL, "a word"},
		{"2031-5-1-2", NULL, "date.shape", NULL, "four parts"},
		{"99999999999-1-1", NULL, "date.shape", NULL, "a year of many digits"},
		{"2031-05-01T04:00:00Z", NULL, "date.time", "2031-05-01", "a register's time"},
		{"2031/5/1 12:30", NULL, "date.time", "2031-05-01", "a time"},
		{"soon 12:30", NULL, "date.shape", NULL, "a time alone"},
		{"长期", NULL, "date.long-term", NULL, "long-term where it is not allowed"},
		{"日", NULL, "date.shape", NULL, "a character alone"},
	};

	expect_readings("date", NULL, rows, G_N_ELEMENTS(rows));
}

Test(type_date, reads_long_term_where_it_is_allowed)
{
	static const ReadingRow rows[] = {
		{"long-term", "long-term", NULL, NULL, "canonical"},
		{"Long Term", "long-term", NULL, NULL, "as words"},
		{"长期", "long-term", NULL, NULL, "Chinese"},
		{"長期有效", "long-term", NULL, NULL, "traditional"},
		{"2031-05-01", "2031-05-01", NULL, NULL, "a day still"},
		{"永远", NULL, "date.shape", NULL, "another word"},
	};
	BeianFacets facets = {.long_term = TRUE};

	expect_readings("date", &facets, rows, G_N_ELEMENTS(rows));
}
