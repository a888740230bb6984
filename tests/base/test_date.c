#include "config.h"
#include "core/base/date.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(date, .fini = leakcheck);

static BeianDate
day(const char *text)
{
	BeianDate date = {0};

	cr_assert(beian_date_parse(text, &date), "%s is a day", text);
	return date;
}

Test(date, reads_days_that_exist_and_no_others)
{
	static const struct {
		const char *text;
		gboolean exists;
	} rows[] = {
		{"2024-02-29", TRUE},
		{"2023-02-29", FALSE},
		{"1900-02-29", FALSE},
		{"2000-02-29", TRUE},
		{"2026-04-30", TRUE},
		{"2026-04-31", FALSE},
		{"2026-12-31", TRUE},
		{"2026-13-01", FALSE},
		{"2026-00-10", FALSE},
		{"2026-01-00", FALSE},
		{"1582-12-31", FALSE},
		{"1583-01-01", TRUE},
		{"2026-1-01", FALSE},
		{"2026-01-01 ", FALSE},
		{"", FALSE},
		{"２026-01-01", FALSE},
		{"2026/01/01", FALSE},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		BeianDate date;
		cr_expect_eq(beian_date_parse(rows[i].text, &date), rows[i].exists, "\"%s\"", rows[i].text);
	}
}

Test(date, leaves_out_alone_on_failure)
{
	BeianDate date = {2026, 11, 23};

	cr_assert_not(beian_date_parse("2026-11-31", &date));
	cr_assert(date.year == 2026 && date.month == 11 && date.day == 23);
}

Test(date, adds_months_to_the_last_day_of_a_shorter_month)
{
	static const struct {
		const char *from;
		int months;
		const char *to;
	} rows[] = {
		{"2026-11-30", 3, "2027-02-28"},
		{"2026-11-23", 3, "2027-02-23"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2026-01-31", -2, "2025-11-30"},
		{"2026-12-31", 1, "2027-01-31"},
		{"9999-12-31", 5, "9999-12-31"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		char text[BEIAN_DATE_TEXT_BYTES];
		beian_date_format(beian_date_add_months(day(rows[i].from), rows[i].months), text);
		cr_expect_str_eq(text, rows[i].to, "%s and %d months", rows[i].from, rows[i].months);
	}
}

Test(date, counts_days_across_leap_days)
{
	cr_expect_eq(beian_date_days_between(day("2024-02-28"), day("2024-03-01")), 2);
	cr_expect_eq(beian_date_days_between(day("2023-02-28"), day("2023-03-01")), 1);
	cr_expect_eq(beian_date_days_between(day("2026-11-23"), day("2026-11-22")), -1);
	cr_expect_eq(beian_date_add_days(day("2026-12-31"), 1).year, 2027);
}

Test(date, counts_a_birthday_as_reached)
{
	cr_expect_eq(beian_date_age_years(day("2008-11-23"), day("2026-11-23")), 18);
	cr_expect_eq(beian_date_age_years(day("2008-11-24"), day("2026-11-23")), 17);
	cr_expect_eq(beian_date_age_years(day("2008-02-29"), day("2026-02-28")), 17);
}
