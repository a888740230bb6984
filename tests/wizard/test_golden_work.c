/* Pages of what goes on beside the filings themselves, as text, compared as golden.h says. */
#include "config.h"
#include "core/app/progress.h"
#include "tests/support/leakcheck.h"
#include "tests/wizard/golden.h"
#include <criterion/criterion.h>

TestSuite(golden_work, .fini = leakcheck, .timeout = 60);

static void
two_drafts(Person *person)
{
	person_begin(person);
	person_choose(person, "entity/nature", "individual");
	person_write(person, "entity/name", "林知夏");
	person_key(person, BEIAN_KEY_ESCAPE);
	person_begin(person);
	person_fill_half(person);
	person_key(person, BEIAN_KEY_ESCAPE);
}

static void
advance_draft(Person *person, gint64 draft, const char *typed)
{
	g_autoptr(GError) error = NULL;

	cr_assert(beian_progress_advance_typed(person->app, draft, "submitted", typed, NULL, &error), "%s",
		error != NULL ? error->message : "");
}

/* Two drafts, one overdue, one without a day. */
static void
tasks(Person *person)
{
	two_drafts(person);
	advance_draft(person, 1, "2026-11-16 订单 20261116");
	advance_draft(person, 2, "2026-11-23");
	person_key(person, BEIAN_KEY_F6);
}

static void
tasks_none(Person *person)
{
	person_key(person, BEIAN_KEY_F6);
}

static void
task(Person *person)
{
	tasks(person);
	person_key(person, BEIAN_KEY_ENTER);
}

static void
task_ask(Person *person)
{
	task(person);
	person_type(person, "approved");
	person_key(person, BEIAN_KEY_ENTER);
}

static void
task_log(Person *person)
{
	task(person);
	person_type(person, "log");
	person_key(person, BEIAN_KEY_ENTER);
}

static void
task_after(Person *person)
{
	task(person);
	person_type(person, "after");
	person_key(person, BEIAN_KEY_ENTER);
}

static const Golden screens[] = {
	{"tasks-none", tasks_none, 24, 80},
	{"tasks", tasks, 24, 80},
	{"task", task, 24, 80},
	{"task-ask", task_ask, 24, 80},
	{"task-log", task_log, 24, 80},
	{"task-after", task_after, 24, 80},
};

Test(golden_work, every_page_looks_as_it_did_in_chinese)
{
	golden_compare(screens, G_N_ELEMENTS(screens), BEIAN_LANGUAGE_ZH);
}

Test(golden_work, every_page_looks_as_it_did_in_english)
{
	golden_compare(screens, G_N_ELEMENTS(screens), BEIAN_LANGUAGE_EN);
}
