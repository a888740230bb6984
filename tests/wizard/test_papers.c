/* The page of materials, and that of a letter: from the question to the signed paper. */
#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/wizard/person.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(papers, .fini = leakcheck, .timeout = 60);

#define MATERIALS BEIAN_KEY_ALT('M')

static void
expect_page(const Person *person, const char *id)
{
	g_autofree char *page = person_page(person);

	cr_expect_str_eq(page, id);
}

/* At the materials of a company whose person is not its legal representative. */
static Person *
person_at_materials(void)
{
	Person *person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_choose(person, "entity/nature", "enterprise");
	person_write(person, "entity/name", "示例公司");
	person_choose(person, "entity/person/is-legal-representative", "no");
	person_key(person, MATERIALS);
	return person;
}

/* The row that is selected. Free with g_free. */
static char *
selected_line(const Person *person)
{
	g_autofree char *screen = person_screen(person);
	g_auto(GStrv) lines = g_strsplit(screen, "\n", -1);
	guint64 row = 0;

	for (char **line = lines; *line != NULL; line++)
		if (strstr(*line, " row-selected@") != NULL)
			row = g_ascii_strtoull(*line, NULL, 10);
	cr_assert_lt(row, g_strv_length(lines));
	return g_strdup(lines[row]);
}

static gboolean
selects(const Person *person, const char *text)
{
	g_autofree char *line = selected_line(person);

	return strstr(line, text) != NULL;
}

/* Goes down to the row that holds TEXT. */
static void
go_to_row(Person *person, const char *text)
{
	for (guint i = 0; i < 60 && !selects(person, text); i++)
		person_key(person, BEIAN_KEY_DOWN);
	cr_assert(selects(person, text), "no row says %s", text);
}

Test(papers, open_from_the_form_and_from_the_review_and_lead_back)
{
	g_autoptr(Person) person = person_at_materials();

	expect_page(person, "materials");
	cr_expect(person_sees(person, "Entity document"));
	person_key(person, BEIAN_KEY_ESCAPE);
	expect_page(person, "form");
	person_key(person, BEIAN_KEY_F9);
	expect_page(person, "review");
	person_key(person, MATERIALS);
	expect_page(person, "materials");
	person_key(person, MATERIALS);
	expect_page(person, "review");
}

Test(papers, what_is_selected_says_why_and_how)
{
	g_autoptr(Person) person = person_at_materials();

	go_to_row(person, "Letter for the person");
	cr_expect(person_sees(person, "S16"));
	cr_expect(person_sees(person, "F3 Letter"));
	person_key(person, BEIAN_KEY_F1);
	cr_expect(person_sees(person, "Scan: "));
	person_key(person, BEIAN_KEY_ESCAPE);
	person_key(person, BEIAN_KEY_ALT('L'));
	cr_expect(person_sees(person, "必需"));
	cr_expect(person_sees(person, "主体负责人授权书"));
}

Test(papers, a_file_is_attached_to_the_row)
{
	g_autoptr(Person) person = person_at_materials();
	g_autofree char *file = g_build_filename(person->home, "scan.txt", NULL);

	cr_assert(g_file_set_contents(file, "no picture", -1, NULL));
	go_to_row(person, "Letter for the person");
	cr_expect(selects(person, "[ ]"));
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "list");
	person_type(person, file);
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "materials");
	g_autofree char *stored = person_stored(person, "entity/person/letter");
	cr_assert_not_null(stored);
	cr_expect(g_str_has_suffix(stored, " scan.txt"), "%s", stored);
	cr_expect(selects(person, "[!]"), "what is wrong with it is marked at once");
	cr_expect(person_sees(person, "M01"));
}

Test(papers, enter_on_what_is_not_clear_goes_to_the_answer_that_decides)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_key(person, BEIAN_KEY_F9);
	person_key(person, MATERIALS);
	go_to_row(person, "Entity document");
	cr_expect(person_sees(person, "not clear yet"));
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "form");
	g_autofree char *focus = person_focus(person);
	cr_expect_str_eq(focus, "entity/nature");
}

Test(papers, a_letter_is_read_and_written)
{
	g_autoptr(Person) person = person_at_materials();
	g_autofree char *file = g_build_filename(person->home, "letter.txt", NULL), *written = NULL;
	GStatBuf status;

	go_to_row(person, "Letter for the person");
	person_key(person, BEIAN_KEY_F3);
	expect_page(person, "letter");
	cr_expect(person_sees(person, "主体负责人授权书"));
	cr_expect(person_sees(person, "left blank"));
	person_key(person, BEIAN_KEY_F9);
	person_type(person, file);
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "letter");
	cr_expect(person_sees(person, "Written to "));
	cr_assert(g_file_get_contents(file, &written, NULL, NULL));
	cr_expect_not_null(strstr(written, "示例公司（"), "%s", written);
	cr_assert_eq(g_stat(file, &status), 0);
	cr_expect_eq(status.st_mode & 0777, 0600, "a letter holds what is nobody's business");
	person_key(person, BEIAN_KEY_ESCAPE);
	expect_page(person, "materials");
}

Test(papers, a_sentence_is_put_into_its_remark)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_choose(person, "entity/nature", "enterprise");
	person_write(person, "entity/mailing-address", "样本路");
	person_key(person, BEIAN_KEY_TAB);
	person_key(person, MATERIALS);
	go_to_row(person, "此地址已是最详细地址");
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "Put into entity/remark."));
	g_autofree char *stored = person_stored(person, "entity/remark");
	cr_expect_str_eq(stored, "此地址已是最详细地址。");
	cr_expect_not(selects(person, "此地址已是最详细地址"), "it is no longer asked for");
}

Test(papers, the_checklist_is_written)
{
	g_autoptr(Person) person = person_at_materials();
	g_autofree char *file = g_build_filename(person->home, "list.txt", NULL), *written = NULL;

	person_key(person, BEIAN_KEY_F9);
	person_type(person, file);
	person_key(person, BEIAN_KEY_ENTER);
	cr_assert(g_file_get_contents(file, &written, NULL, NULL));
	cr_expect(g_str_has_prefix(written, "Materials: 示例公司"), "%s", written);
	cr_expect_not_null(strstr(written, "authorisation-entity"));
}

Test(papers, a_window_of_another_size_shows_them_too)
{
	g_autoptr(Person) person = person_at_materials();

	person_key(person, BEIAN_KEY_END);
	person_resize(person, 15, 60);
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "letter");
	person_key(person, BEIAN_KEY_END);
	person_resize(person, 60, 200);
	cr_expect(person_sees(person, "日期："));
	person_key(person, BEIAN_KEY_ESCAPE);
	expect_page(person, "materials");
}
