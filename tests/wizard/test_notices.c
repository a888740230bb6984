/* Notices: what the bureau found is answered, settled and dated from its page, and from every row that is
 * one. */
#include "config.h"
#include "core/app/import.h"
#include "core/app/notices.h"
#include "tests/support/leakcheck.h"
#include "tests/wizard/person.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(notices_page, .fini = leakcheck, .timeout = 60);

/* A person whose store has the records and notices of the fixtures. */
static Person *
at_home(BeianLanguage language)
{
	static const char *const names[] = {"records.xml", "notices.xml"};
	Person *person = person_new(language);

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *file = g_build_filename(
			g_getenv("top_srcdir"), "tests", "fixtures", "downloads", names[i], NULL);
		g_auto(BeianImported) imported = {0};
		g_autoptr(GError) error = NULL;
		cr_assert(beian_import_file(person->app, file, BEIAN_DOWNLOAD_TAKE, &imported, &error), "%s",
			error != NULL ? error->message : "");
	}
	return person;
}

/* On the list of notices, with the words WORDS. */
static Person *
at_notices(const char *words)
{
	Person *person = at_home(BEIAN_LANGUAGE_EN);

	person_key(person, BEIAN_KEY_F8);
	person_type(person, words);
	return person;
}

static BeianNotice
notice_of(const Person *person, gint64 id)
{
	BeianNotice notice = {0};

	cr_assert(beian_store_notice(beian_app_store(person->app, NULL), id, &notice, NULL));
	return notice;
}

static void
expect_page(const Person *person, const char *expected)
{
	g_autofree char *page = person_page(person);

	cr_expect_str_eq(page, expected);
}

Test(notices_page, one_is_answered_with_the_others_of_its_entity)
{
	g_autoptr(Person) person = at_notices("法定代表人");

	cr_expect(person_sees(person, "F3 Answer"), "the key stands in its line");
	person_key(person, BEIAN_KEY_F3);
	expect_page(person, "form");
	for (gint64 id = 1; id <= 12; id++) {
		g_auto(BeianNotice) notice = notice_of(person, id);
		gboolean answered = id == 4 || id == 6 || id == 11;
		cr_expect_eq(notice.draft, answered ? 1 : 0, "notice %d", (int)id);
	}
	g_autofree char *deadline = person_stored(person, "inspection/deadline");
	cr_expect_str_eq(deadline, "2026-12-31");
}

Test(notices_page, one_is_answered_alone_by_the_row_that_says_so)
{
	g_autoptr(Person) person = at_notices("法定代表人");

	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "begin one draft that answers the notices 4, 11, 6"));
	person_type(person, "alone");
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "form");
	g_auto(BeianNotice) alone = notice_of(person, 4), other = notice_of(person, 6);
	cr_expect_eq(alone.draft, 1);
	cr_expect_eq(other.draft, 0);
}

Test(notices_page, one_that_is_answered_opens_its_draft)
{
	g_autoptr(Person) person = at_notices("法定代表人");

	person_key(person, BEIAN_KEY_F3);
	person_key(person, BEIAN_KEY_ESCAPE);
	person_key(person, BEIAN_KEY_F8);
	person_type(person, "法定代表人");
	cr_expect(person_sees(person, "draft 1 answers it"));
	person_key(person, BEIAN_KEY_F3);
	expect_page(person, "form");
	g_autoptr(GArray) drafts = beian_store_list(beian_app_store(person->app, NULL), NULL, 0, 9, NULL);
	cr_expect_eq(drafts->len, 1, "and begins no second one");
}

Test(notices_page, one_is_settled_and_opened_again)
{
	g_autoptr(Person) person = at_notices("8");

	cr_expect(person_sees(person, "F4 Settled"));
	person_key(person, BEIAN_KEY_F4);
	cr_expect(person_sees(person, "Notice 8 is settled."));
	cr_expect(person_sees(person, "settled on 2026-11-23"));
	person_key(person, BEIAN_KEY_F4);
	cr_expect(person_sees(person, "Notice 8 is open again."));
	person_key(person, BEIAN_KEY_ENTER);
	person_type(person, "settle");
	person_key(person, BEIAN_KEY_DOWN);
	person_key(person, BEIAN_KEY_ENTER);
	g_auto(BeianNotice) notice = notice_of(person, 8);
	cr_expect_str_eq(notice.settled, "2026-11-23", "by its row as well");
	person_key(person, BEIAN_KEY_CONTROL('U'));
	cr_expect_not(person_sees(person, "begin the draft"), "what is settled is not answered");
}

Test(notices_page, a_day_that_is_none_is_asked_again_with_what_was_typed)
{
	g_autoptr(Person) person = at_notices("8");
	static const char *const wrong[] = {"tomorrow", "2026-02-30", "2026-12-1"};

	person_key(person, BEIAN_KEY_F5);
	for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
		person_key(person, BEIAN_KEY_CONTROL('U'));
		person_type(person, wrong[i]);
		person_key(person, BEIAN_KEY_ENTER);
		g_autofree char *field = person_field(person);
		expect_page(person, "ask");
		cr_expect_str_eq(field, wrong[i]);
		cr_expect(person_sees(person, "is no day"), "%s", wrong[i]);
	}
	person_key(person, BEIAN_KEY_CONTROL('U'));
	person_type(person, "2026-11-20");
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "due on 2026-11-20"), "one that is over is a day");
	g_auto(BeianNotice) dated = notice_of(person, 8);
	cr_expect_str_eq(dated.due, "2026-11-20");
	person_key(person, BEIAN_KEY_F5);
	person_type(person, "none");
	person_key(person, BEIAN_KEY_ENTER);
	g_auto(BeianNotice) notice = notice_of(person, 8);
	cr_expect_null(notice.due);
}

Test(notices_page, tasks_that_are_notices_take_the_same_keys)
{
	g_autoptr(Person) person = at_home(BEIAN_LANGUAGE_EN);

	person_key(person, BEIAN_KEY_F6);
	person_type(person, "notice 8");
	cr_expect(person_sees(person, "F3 Answer"));
	person_key(person, BEIAN_KEY_F4);
	cr_expect(person_sees(person, "Notice 8 is settled."));
	cr_expect(person_sees(person, "F8 Notices"));
	cr_expect_not(person_sees(person, "F3 Answer"), "it is no task any more, and no row is left");
	person_key(person, BEIAN_KEY_F3);
	cr_expect(person_rang(person));
	person_key(person, BEIAN_KEY_F8);
	cr_expect(person_sees(person, "Notices: what the bureau found"));
}

Test(notices_page, one_is_found_by_what_its_kind_is_called)
{
	g_autoptr(Person) person = at_notices("to VERIFY");

	cr_expect(person_sees(person, "a task to verify"));
	cr_expect_not(person_sees(person, "shell site"));
	person_key(person, BEIAN_KEY_CONTROL('U'));
	person_type(person, "空壳网站 sample-3");
	cr_expect_not(person_sees(person, "2026-11-19"), "a label and a name are not one text");
	person_key(person, BEIAN_KEY_CONTROL('U'));
	person_type(person, "空壳网站");
	cr_expect(person_sees(person, "2026-11-19"), "in the other language too");
}

Test(notices_page, one_that_asks_for_nothing_says_so)
{
	g_autoptr(Person) person = at_notices("9");

	person_key(person, BEIAN_KEY_F3);
	cr_expect(person_sees(person, "asks for nothing"));
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect_not(person_sees(person, "begin the draft"));
}

/* In the draft that answers a notice, on its review, and on its task. */
Test(notices_page, what_was_found_is_mended_from_the_draft)
{
	g_autoptr(Person) person = at_notices("法定代表人");

	person_key(person, BEIAN_KEY_F3);
	cr_expect_not(person_sees(person, "Alt-W Mend"));
	person_key(person, BEIAN_KEY_ALT('W'));
	cr_expect(person_sees(person, "has no finding to be mended"), "nothing is answered yet");
	person_choose(person, "finding/1/answer", "rectify");
	person_choose(person, "finding/1/remedy", "modify-entity");
	cr_expect(person_sees(person, "Alt-W Mend"), "now it is a hint");
	person_key(person, BEIAN_KEY_F9);
	cr_expect(person_sees(person, "Alt-W Mend"));
	person_key(person, BEIAN_KEY_ALT('W'));
	cr_expect(person_sees(person, "Draft 2 was made"));
	g_autofree char *named = person_stored(person, "finding/1/draft");
	cr_assert_not_null(named);
	g_autoptr(BeianOpenDraft) made = beian_draft_look(person->app, 2, NULL);
	cr_expect_str_eq(made->draft.kind, "modify");
	cr_expect_str_eq(made->draft.uid, named);
	person_key(person, BEIAN_KEY_ESCAPE);
	cr_expect_not(person_sees(person, "Alt-W Mend"), "and none any more");
	person_go(person, "finding/1/draft");
	g_autofree char *field = person_field(person);
	cr_expect_str_eq(field, named, "the page shows it at once");
}

Test(notices_page, what_was_found_is_mended_from_its_task)
{
	g_autoptr(Person) person = at_notices("法定代表人");

	person_key(person, BEIAN_KEY_F3);
	person_choose(person, "finding/1/answer", "rectify");
	person_choose(person, "finding/1/remedy", "modify-entity");
	person_key(person, BEIAN_KEY_ESCAPE);
	person_key(person, BEIAN_KEY_F6);
	person_type(person, "2026-12-31");
	person_key(person, BEIAN_KEY_ENTER);
	person_type(person, "mend");
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "Draft 2 was made"));
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "has no finding to be mended"), "once");
}

Test(notices_page, other_filings_have_nothing_to_mend)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	cr_expect_not(person_sees(person, "Alt-W"));
	person_key(person, BEIAN_KEY_ALT('W'));
	cr_expect(person_rang(person));
}

Test(notices_page, the_answer_to_a_task_has_no_findings_to_add)
{
	g_autoptr(Person) person = at_notices("to verify");

	person_key(person, BEIAN_KEY_F3);
	person_key(person, BEIAN_KEY_PAGE_DOWN);
	cr_expect(person_sees(person, "Nothing is asked here."));
	cr_expect_not(person_sees(person, "F3 Add"));
	person_key(person, BEIAN_KEY_F3);
	cr_expect(person_rang(person));
}
