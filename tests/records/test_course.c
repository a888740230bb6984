/* Course: states and time limits as data, and the working days of the mainland. */
#include "config.h"
#include "core/records/course.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(course, .fini = leakcheck);

static BeianCourse *
course_of(const char *folder)
{
	g_autoptr(GError) error = NULL;
	BeianCourse *course = beian_course_read(folder, &error);

	cr_assert_not_null(course, "%s", error != NULL ? error->message : "");
	return course;
}

/* What DAY is, as text. */
static const char *
text_of(BeianDate day)
{
	static char text[BEIAN_DATE_TEXT_BYTES];

	return beian_date_format(day, text);
}

/* The house has a holiday on 25 and 26 November 2026, and Saturday 28 is worked for it. */
static const struct {
	BeianDate from;
	guint count;
	const char *day;
	gboolean guessed;
	const char *why;
} counts[] = {
	{{2026, 11, 23}, 1, "2026-11-24", FALSE, "the first day is not counted"},
	{{2026, 11, 24}, 1, "2026-11-27", FALSE, "over a holiday"},
	{{2026, 11, 24}, 2, "2026-11-28", FALSE, "to a Saturday that is worked"},
	{{2026, 11, 28}, 1, "2026-11-30", FALSE, "over a Sunday"},
	{{2026, 11, 29}, 1, "2026-11-30", FALSE, "from a day of rest"},
	{{2026, 12, 31}, 1, "2027-01-01", TRUE, "a year without a notice: Monday to Friday"},
	{{2027, 1, 1}, 1, "2027-01-04", TRUE, "its weekends"},
	{{2026, 11, 23}, 0, "2026-11-23", FALSE, "no day"},
};

Test(course, counts_working_days)
{
	g_autoptr(BeianCodes) codes = house_codes();
	const BeianCodeList *days = beian_codes_list(codes, BEIAN_CODES_DAYS, NULL);

	cr_assert_not_null(days);
	for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) {
		gboolean guessed = FALSE;
		BeianDate day = beian_calendar_add(days, counts[i].from, counts[i].count, &guessed);
		cr_expect_str_eq(text_of(day), counts[i].day, "%s", counts[i].why);
		cr_expect_eq(guessed, counts[i].guessed, "%s", counts[i].why);
	}
}

Test(course, the_calendar_of_the_tree_is_that_of_the_notices)
{
	static const struct {
		BeianDate day;
		gboolean working;
	} days[] = {{{2026, 10, 1}, FALSE}, {{2026, 10, 10}, TRUE}, {{2026, 10, 11}, FALSE},
		{{2026, 11, 23}, TRUE}, {{2026, 2, 28}, TRUE}};
	g_autofree char *folder = g_build_filename(g_getenv("BEIAN_DATADIR"), "data", "codes", NULL);
	g_autoptr(BeianCodes) codes = beian_codes_new(folder);
	const BeianCodeList *list = beian_codes_list(codes, BEIAN_CODES_DAYS, NULL);

	cr_assert_not_null(list);
	for (gsize i = 0; i < G_N_ELEMENTS(days); i++)
		cr_expect_eq(beian_calendar_is_working(list, days[i].day), days[i].working, "%s",
			text_of(days[i].day));
}

/* One by one and at once, from every day of three weeks to every later one. */
Test(course, counts_back_what_it_counts_forward)
{
	g_autoptr(BeianCodes) codes = house_codes();
	const BeianCodeList *days = beian_codes_list(codes, BEIAN_CODES_DAYS, NULL);

	cr_assert_not_null(days);
	for (int i = 0; i < 21; i++) {
		BeianDate from = beian_date_add_days((BeianDate){2026, 11, 14}, i), to = from;
		cr_expect_eq(beian_calendar_count(days, from, from), 0);
		cr_expect_eq(beian_calendar_count(days, from, beian_date_add_days(from, -1)), 0);
		for (guint worked = 0, j = 0; j < 21; j++) {
			to = beian_date_add_days(to, 1);
			worked += beian_calendar_is_working(days, to);
			cr_expect_eq(beian_calendar_count(days, from, to), worked, "%s, %u days",
				text_of(from), j + 1);
		}
	}
}

static const struct {
	const char *state, *kind, *own, *day, *who, *why;
} dues[] = {
	{"review", "first", NULL, "2026-11-28", "bureau", "three working days"},
	{"review", "cancel", NULL, "2026-11-25", "applicant", "the sooner of two"},
	{"review", "first", "2026-12-24", "2026-12-24", "bureau", "a day that somebody set counts instead"},
	{"approved", "first", NULL, "2026-12-23", "applicant", "thirty days of the calendar"},
	{"noticed", "told", NULL, "2026-11-27", "applicant", "a notice has a kind of its own"},
	{"noticed", "heard", NULL, NULL, NULL, "another kind of notice"},
	{"exported", "first", NULL, NULL, NULL, "nothing is due"},
	{"exported", "first", "2026-12-01", "2026-12-01", "applicant", "but somebody says so"},
};

Test(course, says_what_is_due_first)
{
	g_autoptr(BeianCourse) course = course_of(house_folder());

	for (gsize i = 0; i < G_N_ELEMENTS(dues); i++) {
		BeianDate own = {0};
		BeianDue due = {0};
		if (dues[i].own != NULL)
			beian_date_parse(dues[i].own, &own);
		gboolean is = beian_course_due(course, beian_course_state(course, dues[i].state),
			dues[i].kind, (BeianDate){2026, 11, 23}, dues[i].own != NULL ? &own : NULL, &due);
		cr_assert_eq(is, dues[i].day != NULL, "%s", dues[i].why);
		if (is) {
			cr_expect_str_eq(text_of(due.day), dues[i].day, "%s", dues[i].why);
			cr_expect_str_eq(due.who, dues[i].who, "%s", dues[i].why);
		}
	}
}

Test(course, allows_the_steps_of_the_data_for_the_kinds_it_names)
{
	g_autoptr(BeianCourse) course = course_of(house_folder());
	const BeianState *approved = beian_course_state(course, "approved"),
			 *done = beian_course_state(course, "done"),
			 *draft = beian_course_marked(course, "begins");

	cr_expect_str_eq(draft->id, "draft");
	cr_expect(beian_course_allows(course, approved, done, "first"));
	cr_expect_not(beian_course_allows(course, approved, done, "cancel"), "a state of another kind");
	cr_expect_not(beian_course_allows(course, approved, draft, "first"), "no step back");
	g_autoptr(GPtrArray) next = beian_course_next(course, beian_course_state(course, "review"), "first");
	cr_assert_eq(next->len, 2);
	cr_expect_str_eq(((const BeianState *)next->pdata[0])->id, "approved");
}

Test(course, a_state_is_known_by_its_id_and_its_names)
{
	g_autoptr(BeianCourse) course = course_of(house_folder());
	g_autoptr(GError) near = NULL, far = NULL;

	cr_expect_str_eq(beian_course_parse(course, "review", NULL)->id, "review");
	cr_expect_str_eq(beian_course_parse(course, "审核", NULL)->id, "review");
	cr_expect_null(beian_course_parse(course, "revew", &near));
	cr_expect_not_null(strstr(near->message, "did you mean “review”?"), "%s", near->message);
	cr_expect_null(beian_course_parse(course, "qqqqqqqqqqqq", &far));
	cr_expect_not_null(strstr(far->message, "there are: draft, exported"), "%s", far->message);
}

static const struct {
	const char *file, *old, *new, *says;
} mistakes[] = {
	{"data/tasks/state.csv", "exported,begins", "exprted,begins",
		"state.csv:2: next: “exprted” is not known"},
	{"data/tasks/state.csv", ",begins,", ",starts,", "state.csv:2: marks: “starts” is not known"},
	{"data/tasks/state.csv", ",settles ends,", ",settles,", "state.csv:1: no state has the mark “ends”"},
	{"data/tasks/due.csv", ",review,,3,", ",revew,,3,", "due.csv:2: state: “revew” is not known"},
	{"data/tasks/due.csv", ",3,working", ",0,working", "due.csv:2: days: “0” is not known"},
	{"data/tasks/due.csv", "3,working", "3,worked", "due.csv:2: counting: “worked” is not known"},
	{"data/tasks/due.csv", ",told,", ",first,", "due.csv:5: kinds: “first” is not known"},
	{"data/tasks/notice.csv", "house,first", "house,frist", "notice.csv:2: opens: “frist” is not known"},
	{"data/codes/day.csv", "working\n", "worked\n", "day.csv:1: there is no column \"working\""},
	{"data/codes/day.csv", "house,no", "house,maybe", "day.csv:2: working: “maybe” is not known"},
};

Test(course, every_mistake_in_the_data_is_told)
{
	for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		char *folder = house_copy();
		g_autoptr(GError) error = NULL;
		house_replace(folder, mistakes[i].file, mistakes[i].old, mistakes[i].new);
		g_autoptr(BeianCourse) course = beian_course_read(folder, &error);
		cr_assert(course == NULL && error != NULL, "%s", mistakes[i].says);
		cr_expect_not_null(
			strstr(error->message, mistakes[i].says), "%s: %s", mistakes[i].says, error->message);
		house_remove(folder);
	}
}

Test(course, that_of_the_tree_loads)
{
	g_autoptr(BeianCourse) course = course_of(g_getenv("BEIAN_DATADIR"));

	cr_expect_str_eq(beian_course_marked(course, "exported")->id, "exported");
}
