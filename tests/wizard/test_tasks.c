/* Tasks: what is due is seen, and what happened is entered, without leaving the page. */
#include "config.h"
#include "core/app/progress.h"
#include "tests/support/leakcheck.h"
#include "tests/wizard/person.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(tasks_page, .fini = leakcheck, .timeout = 60);

/* At the task of a draft that the provider has since DAY. */
static Person *
at_task(const char *day)
{
	Person *person = person_new(BEIAN_LANGUAGE_EN);
	g_autoptr(GError) error = NULL;

	person_begin(person);
	person_key(person, BEIAN_KEY_ESCAPE);
	cr_assert(beian_progress_advance_typed(person->app, 1, "submitted", day, NULL, &error), "%s",
		error != NULL ? error->message : "");
	person_key(person, BEIAN_KEY_F6);
	person_key(person, BEIAN_KEY_ENTER);
	return person;
}

/* Chooses the row that WORDS find, and answers with TYPED in place of the day that stands there. */
static void
enter(Person *person, const char *words, const char *typed)
{
	person_key(person, BEIAN_KEY_CONTROL('U'));
	person_type(person, words);
	person_key(person, BEIAN_KEY_ENTER);
	person_key(person, BEIAN_KEY_CONTROL('U'));
	person_type(person, typed);
	person_key(person, BEIAN_KEY_ENTER);
}

static const char *
state_of(const Person *person)
{
	const BeianState *state = beian_progress_state(person->app, 1, NULL);

	return state != NULL ? state->id : "";
}

Test(tasks_page, what_is_overdue_says_so_in_words)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_key(person, BEIAN_KEY_ESCAPE);
	cr_assert(beian_progress_advance_typed(person->app, 1, "submitted", "2026-11-16", NULL, NULL));
	person_key(person, BEIAN_KEY_F6);
	cr_expect(person_sees(person, "! 2026-11-18"));
	cr_expect(person_sees(person, "OVERDUE by 5 days"));
	cr_expect(person_sees(person, "1 overdue"));
}

Test(tasks_page, a_step_is_entered_with_the_day_that_stands_there)
{
	g_autoptr(Person) person = at_task("2026-11-20");

	person_type(person, "SMS");
	person_key(person, BEIAN_KEY_ENTER);
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect_str_eq(state_of(person), "sms");
	g_autoptr(GArray) stages = beian_store_stages(beian_app_store(person->app, NULL), 1, NULL);
	cr_expect_str_eq(g_array_index(stages, BeianStage, 1).day, "2026-11-23", "today");
}

Test(tasks_page, what_cannot_be_a_step_is_asked_again_with_what_was_typed)
{
	static const struct {
		const char *typed, *why;
	} rows[] = {
		{"2026-02-30", "no day"},
		{"2026-11-24 soon", "still to come"},
		{"2026-11-19", "before 2026-11-20"},
		{"2026-11-21 due=2026-11-20", "before 2026-11-21"},
		{"2026-11-21 due=never", "no day"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Person) person = at_task("2026-11-20");
		enter(person, "SMS", rows[i].typed);
		g_autofree char *page = person_page(person), *field = person_field(person);
		cr_expect_str_eq(page, "ask", "%s", rows[i].typed);
		cr_expect_str_eq(field, rows[i].typed);
		cr_expect(person_sees(person, rows[i].why), "“%s” is told: %s", rows[i].typed, rows[i].why);
		cr_expect_str_eq(state_of(person), "submitted");
	}
}

Test(tasks_page, the_day_that_a_notice_names_and_a_note_are_kept)
{
	g_autoptr(Person) person = at_task("2026-11-20");

	enter(person, "bureau", "2026-11-21 due=2026-12-01 订单 1");
	g_autoptr(GArray) stages = beian_store_stages(beian_app_store(person->app, NULL), 1, NULL);
	const BeianStage *stage = &g_array_index(stages, BeianStage, 1);
	cr_expect_str_eq(stage->day, "2026-11-21");
	cr_expect_str_eq(stage->due, "2026-12-01");
	cr_expect_str_eq(stage->note, "订单 1");
}

Test(tasks_page, a_step_is_taken_back_only_by_who_types_the_number)
{
	g_autoptr(Person) person = at_task("2026-11-20");

	enter(person, "SMS", "2026-11-21");
	enter(person, "retract", "9");
	cr_expect_str_eq(state_of(person), "sms");
	enter(person, "retract", "1");
	cr_expect_str_eq(state_of(person), "submitted");
}

Test(tasks_page, the_draft_is_opened_from_its_task)
{
	g_autoptr(Person) person = at_task("2026-11-20");

	person_type(person, "open");
	person_key(person, BEIAN_KEY_ENTER);
	g_autofree char *page = person_page(person);
	cr_expect_str_eq(page, "form");
}

Test(tasks_page, escape_leaves_without_a_step)
{
	g_autoptr(Person) person = at_task("2026-11-20");

	person_type(person, "SMS");
	person_key(person, BEIAN_KEY_ENTER);
	person_key(person, BEIAN_KEY_ESCAPE);
	person_key(person, BEIAN_KEY_ESCAPE);
	g_autofree char *page = person_page(person);
	cr_expect_str_eq(page, "list");
	cr_expect_str_eq(state_of(person), "submitted");
}
