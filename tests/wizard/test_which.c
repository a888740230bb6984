/* which: the questions that decide the kind of filing, and what they lead to. */
#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/wizard/person.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(which, .fini = leakcheck, .timeout = 60);

static void
expect_page(const Person *person, const char *id)
{
	g_autofree char *page = person_page(person);

	cr_expect_str_eq(page, id);
}

/* Answers the question in focus, as one does: Enter, words, Enter. */
static void
take(Person *person, const char *words)
{
	person_key(person, BEIAN_KEY_ENTER);
	person_type(person, words);
	person_key(person, BEIAN_KEY_ENTER);
}

static void
take_all(Person *person, const char *const *words)
{
	person_key(person, BEIAN_KEY_F3);
	for (; *words != NULL; words++)
		take(person, *words);
}

static const char *const shop[] = {
	"online", "provider", "website", "apex", "not filed", "never", "no", "enterprise", "yes", "no", NULL};

Test(which, leads_from_answer_to_answer_to_the_outcome)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	take_all(person, shop);
	expect_page(person, "outcome");
	cr_expect(person_sees(person, "First filing (首次备案)"));
	cr_expect(person_sees(person, "Besides: a licence for commercial services"));
	cr_expect_eq(person->saves, 0, "nothing is saved of the questions");
}

Test(which, makes_no_draft_until_the_filing_is_begun)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	take_all(person, shop);
	person_key(person, BEIAN_KEY_ESCAPE);
	expect_page(person, "form");
	person_key(person, BEIAN_KEY_ESCAPE);
	expect_page(person, "home");
	cr_expect(person_sees(person, "There is no draft yet"));
}

Test(which, begins_the_filing_with_what_was_answered_already)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	take_all(person, shop);
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "form");
	cr_expect(person_sees(person, "First filing"));
	g_autofree char *nature = person_stored(person, "entity/nature");
	g_autofree char *before = person_stored(person, "entity/filed-before");
	g_autofree char *goal = person_stored(person, "case/goal");
	cr_expect_str_eq(nature, "enterprise");
	cr_expect_str_eq(before, "no");
	cr_expect_null(goal, "what only the questions ask stays with them");
	person_key(person, BEIAN_KEY_F9);
	expect_page(person, "review");
}

Test(which, opens_nothing_where_there_is_advice_only)
{
	static const char *const abroad[] = {"online", "outside", NULL};
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_ZH);

	take_all(person, abroad);
	expect_page(person, "outcome");
	cr_expect(person_sees(person, "不需要备案"));
	cr_expect(!person_sees(person, "Enter 开始"), "no key is hinted at that does nothing");
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_rang(person));
	expect_page(person, "outcome");
}

Test(which, follows_an_answer_that_is_changed)
{
	static const char *const abroad[] = {"online", "outside", NULL};
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	take_all(person, abroad);
	person_key(person, BEIAN_KEY_ESCAPE);
	person_choose(person, "server/place", "other");
	person_key(person, BEIAN_KEY_F9);
	cr_expect(person_sees(person, "File with the provider of the server"));
}

Test(which, says_that_it_is_not_decided_while_an_answer_is_missing)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_key(person, BEIAN_KEY_F3);
	person_key(person, BEIAN_KEY_F9);
	expect_page(person, "form");
	cr_expect(person_sees(person, "Not decided yet"));
}

Test(which, leaves_the_list_of_kinds_to_those_who_know)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_key(person, BEIAN_KEY_F3);
	person_key(person, BEIAN_KEY_F3);
	expect_page(person, "kinds");
	person_key(person, BEIAN_KEY_ESCAPE);
	expect_page(person, "form");
	cr_expect(person_sees(person, "What for"));
}

Test(which, has_no_undo_review_or_export_of_a_draft)
{
	static const BeianKey keys[] = {BEIAN_KEY_F4, BEIAN_KEY_F5, BEIAN_KEY_F6, BEIAN_KEY_F7, BEIAN_KEY_F8};
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_key(person, BEIAN_KEY_F3);
	take(person, "online");
	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		person_key(person, keys[i]);
		cr_expect(person_rang(person), "%s", beian_key_name(keys[i]));
	}
	cr_expect_eq(person->saves, 0);
}

Test(which, writes_the_checklist_to_the_file_that_is_named)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_ZH);
	g_autofree char *file = g_build_filename(person->home, "清单.txt", NULL);
	g_autofree char *text = NULL;

	take_all(person, shop);
	person_key(person, BEIAN_KEY_F9);
	expect_page(person, "ask");
	person_type(person, file);
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "outcome");
	cr_expect(person_sees(person, "已写入"));
	cr_assert(g_file_get_contents(file, &text, NULL, NULL));
	cr_expect(g_str_has_prefix(text, "首次备案\n"));
	cr_expect(strstr(text, "\n材料\n[ ] ") != NULL);
}

Test(which, tells_when_the_checklist_cannot_be_written)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	take_all(person, shop);
	person_key(person, BEIAN_KEY_F9);
	person_type(person, "/nowhere/list.txt");
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "outcome");
	cr_expect(person_sees(person, "/nowhere/list.txt"));
}
