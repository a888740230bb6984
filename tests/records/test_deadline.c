/* Deadline: the last day that a text names, and no other. */
#include "config.h"
#include "core/records/deadline.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(deadline, .fini = leakcheck);

static const struct {
	const char *text, *day; /* NULL: none */
	const char *why;
} texts[] = {
	{"请于2026年12月31日前变更备案", "2026-12-31", "years, months and days in words"},
	{"请于 2026-12-10 之前整改", "2026-12-10", "with strokes and blanks"},
	{"整改期限：2026/12/5 18:00 止", "2026-12-05", "with an hour"},
	{"2026年12月10日18时前完成，逾期取消接入（2026年12月10日前）", "2026-12-10", "the same day twice"},
	{"您于2026年11月1日备案的网站有误", NULL, "a day that is only mentioned"},
	{"11月1日备案，2026年12月10日前整改，2026年12月20日前提交", NULL, "two last days"},
	{"2026年2月30日前", NULL, "no such day"},
	{"12月10日前整改", NULL, "no year: which one is a guess"},
	{"", NULL, "nothing"},
};

Test(deadline, is_read_where_a_text_names_one)
{
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		BeianDate day = {1999, 1, 1};
		char text[BEIAN_DATE_TEXT_BYTES];
		gboolean found = beian_deadline_read(texts[i].text, &day);
		cr_expect_eq(found, texts[i].day != NULL, "%s: %s", texts[i].why, texts[i].text);
		beian_date_format(day, text);
		cr_expect_str_eq(text, found ? texts[i].day : "1999-01-01", "%s: %s", texts[i].why, text);
	}
}
