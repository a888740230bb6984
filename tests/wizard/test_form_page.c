/* The page that asks: findings, repeats, links, reasons, files, export. */
#include "config.h"
#include "core/wizard/page.h"
#include "tests/support/leakcheck.h"
#include "tests/wizard/person.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(form_page, .fini = leakcheck, .timeout = 60);

static void
expect_stored(const Person *person, const char *key, const char *text)
{
	g_autofree char *stored = person_stored(person, key);

	cr_expect(g_strcmp0(stored, text) == 0, "%s is \"%s\" in the store, not \"%s\"", key, stored, text);
}

static void
expect_focus(const Person *person, const char *path)
{
	g_autofree char *focus = person_focus(person);

	cr_expect_str_eq(focus, path);
}

static void
expect_page(const Person *person, const char *id)
{
	g_autofree char *page = person_page(person);

	cr_expect_str_eq(page, id);
}

Test(form_page, shows_the_finding_about_the_focus_and_its_remedy)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_fill_half(person);
	person_go(person, "entity/document/number");
	cr_expect(person_sees(person, "!Document number"));
	cr_expect(person_sees(
		person, "The number 91330106MA2B0EXAM1 is mistyped within its characters 9 to 17"));
	cr_expect(person_sees(person, "Compare these nine with the document"));
}

Test(form_page, goes_from_finding_to_finding_and_round)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_fill_half(person);
	person_go(person, "entity/nature");
	person_key(person, BEIAN_KEY_F8);
	expect_focus(person, "entity/document/number");
	person_key(person, BEIAN_KEY_F8);
	expect_focus(person, "entity/status");
	person_go(person, "declared/truthful");
	person_key(person, BEIAN_KEY_F8);
	expect_focus(person, "entity/document/number");
}

Test(form_page, review_leads_to_the_question_and_back_to_the_same_row)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_fill_half(person);
	person_key(person, BEIAN_KEY_F9);
	for (int i = 0; i < 8; i++)
		person_key(person, BEIAN_KEY_DOWN);
	g_autofree char *before = person_screen(person);
	cr_expect(strstr(before, "A mobile number") != NULL, "%s", before);
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "form");
	expect_focus(person, "entity/person/mobile");
	person_key(person, BEIAN_KEY_F9);
	g_autofree char *after = person_screen(person);
	cr_expect_str_eq(after, before, "one is where one was");
	person_key(person, BEIAN_KEY_ESCAPE);
	expect_focus(person, "entity/person/mobile");
}

Test(form_page, a_doubt_is_confirmed_with_a_reason_and_only_with_one)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_fill_half(person);
	person_go(person, "entity/document/number");
	person_key(person, BEIAN_KEY_ALT('Y'));
	expect_page(person, "ask");
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "ask");
	cr_expect(person_rang(person), "a reason is wanted");
	person_type(person, "   ");
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "ask");
	person_type(person, "as printed");
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "form");
	cr_expect(person_sees(person, "=Document number"), "it is marked as vouched for");
	person_key(person, BEIAN_KEY_ALT('Y'));
	cr_expect(person_rang(person), "there is nothing left to confirm");
	person_key(person, BEIAN_KEY_F6);
	expect_focus(person, "entity/document/number");
	cr_expect(person_sees(person, "!Document number"), "undo takes the word back");
}

Test(form_page, a_reason_is_void_when_the_value_changes)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_fill_half(person);
	person_go(person, "entity/document/number");
	person_key(person, BEIAN_KEY_ALT('Y'));
	person_type(person, "as printed");
	person_key(person, BEIAN_KEY_ENTER);
	person_write(person, "entity/document/number", "91330106MA2B0EXAM2");
	person_key(person, BEIAN_KEY_TAB);
	cr_expect_not(person_sees(person, "=Document number"));
}

Test(form_page, adds_and_removes_what_repeats)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_go(person, "service/1/kind");
	person_key(person, BEIAN_KEY_F3);
	expect_focus(person, "service/2/kind");
	expect_stored(person, "service/2", "");
	person_write(person, "service/2/domain/name", "example.cn");
	person_key(person, BEIAN_KEY_F4);
	expect_stored(person, "service/2", NULL);
	expect_stored(person, "service/2/domain/name", NULL);
	cr_expect(person_sees(person, "undo brings them back"), "what was done is not covered by \"Saved.\"");
	person_key(person, BEIAN_KEY_F6);
	expect_stored(person, "service/2/domain/name", "example.cn");
	person_go(person, "service/2/kind");
	person_key(person, BEIAN_KEY_F4);
	person_go(person, "service/1/kind");
	person_key(person, BEIAN_KEY_F3);
	expect_focus(person, "service/3/kind");
}

Test(form_page, adds_what_repeats_inside)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_go(person, "service/1/access/address/1/from");
	person_key(person, BEIAN_KEY_F3);
	expect_focus(person, "service/1/access/address/2/from");
}

Test(form_page, the_last_of_what_is_demanded_inside_begins_anew)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_write(person, "service/1/access/address/1/from", "47.96.1.10");
	person_key(person, BEIAN_KEY_F4);
	expect_stored(person, "service/1/access/address/1/from", NULL);
	expect_stored(person, "service/1/access/address/2", "");
	person_go(person, "service/1/access/address/2/from");
	person_key(person, BEIAN_KEY_F6);
	expect_stored(person, "service/1/access/address/1/from", "47.96.1.10");
	expect_stored(person, "service/1/access/address/2", NULL);
}

static gboolean
asks(const Person *person, const char *path)
{
	return beian_document_item(person->session->document, path)->relevant;
}

Test(form_page, an_app_is_asked_for_its_platforms_and_a_website_for_its_home_page)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	cr_expect_not(asks(person, "service/1/platform/1/system"));
	person_choose(person, "service/1/kind", "app");
	person_go(person, "service/1/platform/1/system");
	expect_focus(person, "service/1/platform/1/system");
	person_key(person, BEIAN_KEY_F3);
	expect_focus(person, "service/1/platform/2/system");
	person_choose(person, "service/1/platform/2/system", "ios");
	person_go(person, "service/1/platform/2/bundle-id");
	expect_focus(person, "service/1/platform/2/bundle-id");
	person_choose(person, "service/1/kind", "website");
	person_go(person, "service/1/home-url");
	expect_focus(person, "service/1/home-url");
	cr_expect_not(asks(person, "service/1/platform/1/system"));
}

Test(form_page, a_link_shows_the_answers_of_the_other_and_cannot_be_edited)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_write(person, "entity/person/name", "林知夏");
	person_go(person, "service/1/person/name");
	person_key(person, BEIAN_KEY_F5);
	expect_focus(person, "service/1/person/name");
	g_autofree char *linked = person_field(person);
	cr_expect_str_eq(linked, "林知夏");
	person_type(person, "x");
	cr_expect(person_rang(person));
	person_key(person, BEIAN_KEY_F5);
	expect_stored(person, "service/1/person/name", "林知夏");
	person_type(person, "x");
	g_autofree char *unlinked = person_field(person);
	cr_expect_str_eq(unlinked, "林知夏x");
}

Test(form_page, jumps_to_a_question_by_a_part_of_its_name_or_answer)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_write(person, "entity/name", "青柠");
	person_key(person, BEIAN_KEY_CONTROL('G'));
	person_type(person, "declared/truth");
	person_key(person, BEIAN_KEY_ENTER);
	expect_focus(person, "declared/truthful");
	person_key(person, BEIAN_KEY_ALT('G'));
	person_type(person, "青柠");
	person_key(person, BEIAN_KEY_ENTER);
	expect_focus(person, "entity/name");
}

Test(form_page, goes_where_it_is_clicked)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_write(person, "entity/name", "青柠样例");
	person_click(person, 5, 60);
	expect_focus(person, "entity/document/address");
	expect_stored(person, "entity/name", "青柠样例");
	person_click(person, 2, 50);
	expect_focus(person, "entity/name");
	person_type(person, "x");
	g_autofree char *field = person_field(person);
	cr_expect_str_eq(field, "青x柠样例", "the cursor stood where it was clicked");
}

Test(form_page, exports_an_unfinished_package_and_no_other_while_errors_stand_in_the_way)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);
	g_autofree char *file = g_build_filename(person->home, "out.zip", NULL);

	person_begin(person);
	person_fill_half(person);
	person_key(person, BEIAN_KEY_F9);
	person_key(person, BEIAN_KEY_F9);
	expect_page(person, "export");
	person_key(person, BEIAN_KEY_CONTROL('U'));
	person_type(person, file);
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "Errors stand in the way"));
	cr_expect_not(g_file_test(file, G_FILE_TEST_EXISTS));
	person_key(person, BEIAN_KEY_DOWN);
	person_key(person, BEIAN_KEY_DOWN);
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(g_file_test(file, G_FILE_TEST_EXISTS), "%s", file);
	person_key(person, BEIAN_KEY_ESCAPE);
	person_key(person, BEIAN_KEY_ESCAPE);
	expect_page(person, "form");
}
