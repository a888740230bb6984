/* Numbers: the inventory at the keyboard, and choosing from it in a filing. */
#include "config.h"
#include "core/app/inventory.h"
#include "tests/support/leakcheck.h"
#include "tests/wizard/person.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(numbers_page, .fini = leakcheck, .timeout = 60);

#define SN "32a43232-a888-48e8-b9ec-00888be80001"

/* At the form of a new instance. */
static Person *
at_new_instance(void)
{
	Person *person = person_new(BEIAN_LANGUAGE_EN);

	person_key(person, BEIAN_KEY_F7);
	person_key(person, BEIAN_KEY_F3);
	return person;
}

static void
answer_instance(Person *person)
{
	person_choose(person, "instance/provider", "Alibaba");
	person_choose(person, "instance/product", "ECS");
	person_write(person, "instance/name", "i-sample0001");
	person_choose(person, "instance/in-mainland", "yes");
	person_choose(person, "instance/place", "Zhejiang");
	person_choose(person, "instance/subscription", "yes");
	person_write(person, "instance/term-from", "2026-01-01");
	person_write(person, "instance/term-to", "2033-01-01");
	person_choose(person, "instance/running", "yes");
	person_choose(person, "instance/public-ip", "yes");
	person_write(person, "instance/address", "47.96.1.10");
	person_key(person, BEIAN_KEY_TAB);
}

/* At the instance, which has the number SN. */
static Person *
at_instance(void)
{
	Person *person = at_new_instance();

	answer_instance(person);
	person_key(person, BEIAN_KEY_ESCAPE);
	person_key(person, BEIAN_KEY_ENTER);
	person_type(person, "issue");
	person_key(person, BEIAN_KEY_ENTER);
	person_type(person, SN);
	person_key(person, BEIAN_KEY_ENTER);
	person_key(person, BEIAN_KEY_CONTROL('U'));
	return person;
}

Test(numbers_page, an_instance_is_filled_in_like_a_filing_and_leads_back_to_the_others)
{
	g_autoptr(Person) person = at_new_instance();

	answer_instance(person);
	person_key(person, BEIAN_KEY_ESCAPE);
	cr_expect(person_sees(person, "i-sample0001"));
	cr_expect(person_sees(person, "5 left, 0 free  eligible"));
	person_key(person, BEIAN_KEY_ESCAPE);
	cr_expect(person_sees(person, "There is no draft yet"), "an instance is no draft");
}

Test(numbers_page, what_speaks_against_an_instance_is_said_with_the_way_out)
{
	g_autoptr(Person) person = at_new_instance();

	answer_instance(person);
	person_choose(person, "instance/subscription", "no");
	person_key(person, BEIAN_KEY_ESCAPE);
	cr_expect(person_sees(person, "! not so"));
	person_key(person, BEIAN_KEY_ENTER);
	person_type(person, "Q02");
	cr_expect(person_sees(person, "billed by use"));
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "Convert it to a subscription."));
	cr_expect(person_sees(person, "icp-filing 3.1"));
}

Test(numbers_page, a_number_that_cannot_be_one_is_asked_again_with_what_was_typed)
{
	static const char *const rows[] = {"32a4****", "99", "编号", SN};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Person) person = at_instance();
		person_type(person, "issue");
		person_key(person, BEIAN_KEY_ENTER);
		person_type(person, rows[i]);
		person_key(person, BEIAN_KEY_ENTER);
		g_autofree char *page = person_page(person), *field = person_field(person);
		cr_expect_str_eq(page, "ask", "%s", rows[i]);
		cr_expect_str_eq(field, rows[i]);
	}
}

Test(numbers_page, a_state_is_entered_and_nothing_leads_out_of_the_last)
{
	g_autoptr(Person) person = at_instance();

	person_type(person, SN);
	person_key(person, BEIAN_KEY_ENTER);
	person_type(person, "expired");
	person_key(person, BEIAN_KEY_ENTER);
	person_key(person, BEIAN_KEY_CONTROL('U'));
	cr_expect(person_sees(person, "expired  " SN));
	cr_expect_not(person_sees(person, "it is now"));
}

Test(numbers_page, an_instance_is_deleted_only_by_who_types_its_number)
{
	g_autoptr(Person) person = at_instance();

	person_type(person, "discard");
	person_key(person, BEIAN_KEY_ENTER);
	person_type(person, "2");
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "Nothing was deleted."));
	person_key(person, BEIAN_KEY_ENTER);
	person_type(person, "1");
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "The instance is deleted."));
	cr_expect(person_sees(person, "There is none yet"));
}

Test(numbers_page, a_filing_takes_an_instance_with_what_it_knows_and_keeps_what_was_typed)
{
	g_autoptr(Person) person = at_instance();

	person_key(person, BEIAN_KEY_ESCAPE);
	person_key(person, BEIAN_KEY_ESCAPE);
	person_begin(person);
	person_write(person, "service/1/access/term-to", "2030-01-01");
	person_choose(person, "service/1/access/own-account", "yes");
	person_go(person, "service/1/access/instance");
	person_key(person, BEIAN_KEY_F2);
	cr_expect(person_sees(person, "i-sample0001"));
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "were taken from the inventory"));
	g_autoptr(BeianOpenDraft) open = beian_draft_look(person->app, 2, NULL);
	g_autoptr(BeianDocument) document = beian_document_new(open->filing);
	static const char *const rows[][2] = {{"instance", "i-sample0001"}, {"provider", "aliyun"},
		{"product", "ecs"}, {"place", "zhejiang"}, {"term-from", "2026-01-01"},
		{"term-to", "2030-01-01"}, {"address/1/from", "47.96.1.10"}};
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = g_strconcat("service/1/access/", rows[i][0], NULL);
		const BeianItem *item = beian_document_item(document, path);
		cr_expect_str_eq(item->text, rows[i][1], "%s", path);
	}
	person_key(person, BEIAN_KEY_F6);
	g_autoptr(BeianOpenDraft) undone = beian_draft_look(person->app, 2, NULL);
	g_autoptr(BeianDocument) before = beian_document_new(undone->filing);
	cr_expect_null(
		beian_document_item(before, "service/1/access/product")->text, "all of it is one step");
}

/* Whether Tab comes to FIRST before it comes to SECOND, in a new filing. */
static gboolean
comes_before(Person *person, const char *first, const char *second)
{
	for (guint i = 0; i < 300; i++) {
		g_autofree char *focus = person_focus(person);
		if (strcmp(focus, first) == 0 || strcmp(focus, second) == 0)
			return strcmp(focus, first) == 0;
		person_key(person, BEIAN_KEY_TAB);
	}
	cr_assert_fail("neither is asked");
	return FALSE;
}

Test(numbers_page, what_the_inventory_answers_is_asked_first_where_it_has_something)
{
	static const char own[] = "service/1/access/own-account", provider[] = "service/1/access/provider";
	g_autoptr(Person) without = person_new(BEIAN_LANGUAGE_EN);

	person_begin(without);
	cr_expect_not(comes_before(without, own, provider), "without an inventory nothing moves");
	g_autoptr(Person) person = at_instance();
	person_key(person, BEIAN_KEY_ESCAPE);
	person_key(person, BEIAN_KEY_ESCAPE);
	person_begin(person);
	cr_expect(comes_before(person, own, provider), "the instance, and what leads to it");
	person_choose(person, own, "yes");
	cr_expect(comes_before(person, "service/1/access/instance", provider));
}
