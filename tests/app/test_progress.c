/* Progress: what the log of a draft makes due, above all the day by which something must be settled. */
#include "config.h"
#include "core/app/notices.h"
#include "core/app/progress.h"
#include "tests/app/desk.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(progress, .fini = leakcheck);

/* A draft of KIND over the data of the program, whose PATH is answered with TEXT (NULL: nothing is). */
static BeianOpenDraft *
draft_of(Desk *desk, const char *kind, const char *path, const char *text)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianStep) step = beian_step_new();
	BeianOpenDraft *open = beian_draft_prepare(desk->app, kind, NULL, &error);

	cr_assert_not_null(open, "%s", error != NULL ? error->message : "");
	if (path != NULL)
		cr_assert(beian_filing_answer(open->filing, path, text, TRUE, step, &error), "%s",
			error != NULL ? error->message : "");
	cr_assert(
		beian_draft_begin(desk->app, open, step, &error), "%s", error != NULL ? error->message : "");
	return open;
}

static void
answer_day(Desk *desk, BeianOpenDraft *open, const char *path, const char *text)
{
	g_autoptr(BeianStep) step = beian_step_new();

	cr_assert(beian_filing_set(open->filing, path, text, step, NULL));
	cr_assert(beian_draft_save(desk->app, open, step, NULL, NULL));
}

static void
go(Desk *desk, const BeianOpenDraft *open, const char *state, const char *due)
{
	g_autoptr(GError) error = NULL;
	const BeianAdvance advance = {.state = state, .due = due, .forced = TRUE};

	cr_assert(beian_progress_advance(desk->app, open->draft.id, &advance, NULL, &error), "%s: %s", state,
		error != NULL ? error->message : "");
}

/* "STATE DAY" of the one task there is, which the list of drafts shows too; "" when there is none. Free with
 * g_free. */
static char *
task_of(Desk *desk)
{
	g_autoptr(GArray) tasks = beian_progress_tasks(desk->app, NULL);
	char day[BEIAN_DATE_TEXT_BYTES] = "-";

	cr_assert(tasks != NULL && tasks->len <= 1);
	if (tasks->len == 0)
		return g_strdup("");
	const BeianTask *task = &g_array_index(tasks, BeianTask, 0);
	if (task->is_due)
		beian_date_format(task->due.day, day);
	g_auto(BeianStanding) standing = {0};
	BeianStore *store = beian_app_store(desk->app, NULL);
	cr_assert(beian_store_standing(store, task->draft, &standing, NULL));
	cr_expect_str_eq(standing.due != NULL ? standing.due : "-", day);
	return g_strdup_printf("%s %s", task->state->id, day);
}

static void
expect_task(Desk *desk, const char *expected, const char *why)
{
	g_autofree char *task = task_of(desk);

	cr_expect_str_eq(task, expected, "%s", why);
}

Test(progress, a_day_to_settle_stays_due_until_it_is_settled)
{
	g_auto(Desk) desk = office_open();
	g_autoptr(BeianOpenDraft) open = draft_of(&desk, "inspection", "inspection/deadline", "2026-12-10");
	gint64 id = open->draft.id;

	expect_task(&desk, "rectify 2026-12-10", "the answer");
	cr_assert(beian_progress_note_export(desk.app, &id, 1, NULL));
	expect_task(&desk, "exported 2026-12-10", "an export settles nothing");
	go(&desk, open, "submitted", NULL);
	expect_task(&desk, "submitted 2026-11-25", "what is due before counts first");
	go(&desk, open, "returned", NULL);
	expect_task(&desk, "returned 2026-12-10", "and the day is there again");
	go(&desk, open, "submitted", "2026-12-24");
	expect_task(&desk, "submitted 2026-12-10", "also where somebody else has more time");
	go(&desk, open, "approved", NULL);
	expect_task(&desk, "approved -", "the bureau is content");
	go(&desk, open, "done", NULL);
	expect_task(&desk, "", "it is over");
}

Test(progress, a_day_to_settle_follows_its_answer_wherever_the_filing_is)
{
	g_auto(Desk) desk = office_open();
	g_autoptr(BeianOpenDraft) open = draft_of(&desk, "inspection", "inspection/deadline", "2026-12-10");
	gint64 id = open->draft.id;

	cr_assert(beian_progress_note_export(desk.app, &id, 1, NULL));
	answer_day(&desk, open, "inspection/deadline", "2026-12-20");
	expect_task(&desk, "exported 2026-12-20", "the bureau granted more time");
	go(&desk, open, "returned", NULL);
	cr_assert(beian_progress_retract(desk.app, id, NULL));
	expect_task(&desk, "exported 2026-12-20", "a step taken back takes no answer back");
	answer_day(&desk, open, "inspection/deadline", "");
	expect_task(&desk, "exported -", "no day any more");
	answer_day(&desk, open, "inspection/deadline", "2026-11-20");
	expect_task(&desk, "exported 2026-11-20", "a day that is over");
}

Test(progress, undo_moves_the_task_with_the_answer)
{
	g_auto(Desk) desk = office_open();
	g_autoptr(BeianOpenDraft) open = draft_of(&desk, "inspection", NULL, NULL);
	gint64 id = open->draft.id;
	gboolean done;

	answer_day(&desk, open, "inspection/deadline", "2026-12-10");
	answer_day(&desk, open, "inspection/deadline", "2026-12-20");
	expect_task(&desk, "rectify 2026-12-20", "the newest answer");
	cr_assert(beian_draft_undo(desk.app, open, FALSE, &done, NULL));
	expect_task(&desk, "rectify 2026-12-10", "the answer before");
	cr_assert(beian_draft_undo(desk.app, open, FALSE, &done, NULL));
	expect_task(&desk, "", "nothing was answered");
	cr_assert(beian_draft_undo(desk.app, open, TRUE, &done, NULL));
	cr_assert(beian_draft_undo(desk.app, open, TRUE, &done, NULL));
	expect_task(&desk, "rectify 2026-12-20", "done again");
	g_autoptr(GArray) stages = beian_store_stages(beian_app_store(desk.app, NULL), id, NULL);
	cr_expect_eq(stages->len, 1, "a log is no history of typing");
	cr_assert(beian_progress_note_export(desk.app, &id, 1, NULL));
	cr_assert(beian_draft_undo(desk.app, open, FALSE, &done, NULL));
	expect_task(&desk, "exported 2026-12-10", "after the export, too");
}

Test(progress, the_first_of_several_days_is_due)
{
	g_auto(Desk) desk = office_open();
	g_autoptr(BeianOpenDraft) open = draft_of(&desk, "unfiled", "site/1/deadline", "2026-12-10");
	g_autoptr(BeianStep) step = beian_step_new();

	cr_assert(beian_filing_answer(open->filing, "site/2/deadline", "2026-12-05", TRUE, step, NULL));
	cr_assert(beian_draft_save(desk.app, open, step, NULL, NULL));
	expect_task(&desk, "rectify 2026-12-05", "of the second site");
	answer_day(&desk, open, "site/2/deadline", "2026-12-31");
	expect_task(&desk, "rectify 2026-12-10", "of the first");
}

Test(progress, the_time_that_a_notice_gives_stays_due_after_an_export)
{
	g_auto(Desk) desk = office_open();
	g_autoptr(BeianOpenDraft) open = draft_of(&desk, "inspection", NULL, NULL);
	gint64 id = open->draft.id;

	go(&desk, open, "rectify", NULL);
	expect_task(&desk, "rectify 2026-12-07", "ten working days");
	cr_assert(beian_progress_note_export(desk.app, &id, 1, NULL));
	expect_task(&desk, "exported 2026-12-07", "still");
	go(&desk, open, "done", NULL);
	go(&desk, open, "rectify", "2026-12-15");
	expect_task(&desk, "rectify 2026-12-15", "a second notice has a day of its own");
	go(&desk, open, "exported", NULL);
	expect_task(&desk, "exported 2026-12-15", "that stays, too");
	cr_assert(beian_progress_retract(desk.app, id, NULL));
	cr_assert(beian_progress_retract(desk.app, id, NULL));
	expect_task(&desk, "", "done, as before the second notice");
}

Test(progress, an_application_stands_in_the_way_until_it_is_decided)
{
	static const struct {
		const char *kind, *state;
		gboolean is;
		const char *why;
	} rows[] = {{"modify", NULL, TRUE, "it is to be sent"}, {"modify", "bureau-review", TRUE, "it waits"},
		{"modify", "refused", TRUE, "it is sent again"},
		{"modify", "approved", FALSE, "it is decided"}, {"first", "live", FALSE, "and open"},
		{"modify", "abandoned", FALSE, "it is given up"},
		{"inspection", NULL, FALSE, "what answers a notice is none"},
		{"unfiled", NULL, FALSE, "nor this"}, {"instance", NULL, FALSE, "and this is no filing"}};
	g_auto(Desk) desk = office_open();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianOpenDraft) open = draft_of(&desk, rows[i].kind, NULL, NULL);
		gboolean is = !rows[i].is;
		if (rows[i].state != NULL)
			go(&desk, open, rows[i].state, NULL);
		cr_assert(beian_progress_is_order(desk.app, open->draft.id, &is, NULL));
		cr_expect_eq(is, rows[i].is, "%s", rows[i].why);
	}
}

/* What the record and the notice say of one entity is no second application beside what mends the notice. */
Test(progress, what_mends_a_notice_is_not_in_the_way_of_the_draft_it_came_from)
{
	static const char number[] = "91330106MA2TAMP00A";
	g_auto(Desk) desk = office_open();
	g_autoptr(BeianOpenDraft) inspection =
		draft_of(&desk, "inspection", "base/entity/document/number", number);
	g_autoptr(BeianOpenDraft) modify = draft_of(&desk, "modify", "entity/document/number", number);
	g_autofree char *told = beian_draft_fact(desk.app, modify->draft.id, "document", number, NULL);
	g_autofree char *back = beian_draft_fact(desk.app, inspection->draft.id, "document", number, NULL);

	cr_expect_str_eq(told, "draft 1 - ");
	cr_expect_str_eq(back, "draft 2 91330106MA2TAMP00A \norder 2 91330106MA2TAMP00A ");
}
