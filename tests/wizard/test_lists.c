/* Lists to choose from: codes, several codes, files. */
#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/wizard/person.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(lists, .fini = leakcheck, .timeout = 60);

static void
expect_stored(const Person *person, const char *key, const char *text)
{
	g_autofree char *stored = person_stored(person, key);

	cr_expect(g_strcmp0(stored, text) == 0, "%s is \"%s\" in the store, not \"%s\"", key, stored, text);
}

Test(lists, a_code_is_found_by_chinese_pinyin_english_and_number)
{
	static const struct {
		const char *path, *words, *token;
	} rows[] = {
		{"entity/region", "西湖区", "330106"},
		{"entity/region", "hz xh", "330106"},
		{"entity/region", "330106", "330106"},
		{"entity/region", "Xihu Hangzhou", "330106"},
		{"entity/nature", "个人", "individual"},
		{"entity/nature", "geren", "individual"},
		{"entity/nature", "gr", "individual"},
		{"entity/nature", "indiv", "individual"},
		{"entity/filed-before", "否", "no"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);
		person_begin(person);
		person_choose(person, rows[i].path, rows[i].words);
		g_autofree char *stored = person_stored(person, rows[i].path);
		cr_expect(g_strcmp0(stored, rows[i].token) == 0, "\"%s\" chose %s", rows[i].words, stored);
	}
}

Test(lists, typing_in_a_field_that_is_chosen_opens_its_list)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_type(person, "个");
	g_autofree char *page = person_page(person), *field = person_field(person);
	cr_expect_str_eq(page, "list");
	cr_expect_str_eq(field, "个");
	person_key(person, BEIAN_KEY_ENTER);
	expect_stored(person, "entity/nature", "individual");
	g_autofree char *focus = person_focus(person);
	cr_expect_str_eq(focus, "entity/region", "one goes on after a choice");
}

Test(lists, escape_chooses_nothing)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_type(person, "个");
	person_key(person, BEIAN_KEY_ESCAPE);
	expect_stored(person, "entity/nature", NULL);
}

Test(lists, words_that_fit_nothing_choose_nothing_and_are_told_so)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_key(person, BEIAN_KEY_F2);
	g_autofree char *before = person_screen(person);
	person_type(person, "zzzz");
	g_autofree char *after = person_screen(person);
	cr_expect_null(strstr(before, "Nothing here fits"));
	cr_expect_not_null(strstr(after, "Nothing here fits"));
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_rang(person));
	person_key(person, BEIAN_KEY_ESCAPE);
	expect_stored(person, "entity/nature", NULL);
}

Test(lists, the_documents_offered_depend_on_the_nature)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_choose(person, "entity/nature", "individual");
	person_go(person, "entity/document/type");
	person_key(person, BEIAN_KEY_F2);
	cr_expect(person_sees(person, "居民身份证"));
	cr_expect_not(person_sees(person, "营业执照"));
}

Test(lists, several_languages_are_taken_and_dropped_and_marked)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_go(person, "service/1/language");
	person_key(person, BEIAN_KEY_F2);
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, " +  中文简体"));
	person_key(person, BEIAN_KEY_DOWN);
	person_key(person, BEIAN_KEY_DOWN);
	person_key(person, BEIAN_KEY_ENTER);
	expect_stored(person, "service/1/language", "zh-hans en");
	cr_expect(person_sees(person, "Chosen: "), "what was chosen is not covered by \"Saved.\"");
	person_key(person, BEIAN_KEY_HOME);
	person_key(person, BEIAN_KEY_ENTER);
	expect_stored(person, "service/1/language", "en");
	cr_expect_not(person_sees(person, " +  中文简体"));
	person_key(person, BEIAN_KEY_ESCAPE);
	g_autofree char *field = person_field(person);
	cr_expect_str_eq(field, "English");
}

Test(lists, backspace_opens_a_choice_again)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_choose(person, "entity/nature", "individual");
	person_go(person, "entity/nature");
	person_key(person, BEIAN_KEY_BACKSPACE);
	expect_stored(person, "entity/nature", NULL);
}

/* A folder to choose from, which is the current one, and a person at the question that asks for a file. */
static Person *
person_at_files(void)
{
	static const guint8 png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D',
		'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 13, 'I', 'D',
		'A', 'T', 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0, 0x1f, 0, 5, 0, 1, 0xff, 0x56, 0xc7, 0x2f,
		0x0d, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82};
	Person *person = person_new(BEIAN_LANGUAGE_EN);
	g_autofree char *inner = g_build_filename(person->home, "scans", "old", NULL);
	g_autofree char *folder = g_path_get_dirname(inner);
	g_autofree char *picture = g_build_filename(inner, "licence.png", NULL);

	cr_assert_eq(g_mkdir_with_parents(inner, 0700), 0);
	cr_assert(g_file_set_contents(picture, (const char *)png, sizeof png, NULL));
	cr_assert_eq(g_chdir(folder), 0);
	person_begin(person);
	person_choose(person, "entity/nature", "enterprise");
	person_go(person, "entity/document/scan");
	person_key(person, BEIAN_KEY_F2);
	return person;
}

Test(lists, a_file_is_attached_from_a_folder_that_was_opened)
{
	g_autoptr(Person) person = person_at_files();

	person_type(person, "old");
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "licence.png"), "the folder was opened");
	person_type(person, "lic");
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "Attached and saved."));
	g_autofree char *stored = person_stored(person, "entity/document/scan");
	cr_assert_not_null(stored);
	cr_expect(
		g_str_has_suffix(stored, "image/png;width=1;height=1;colour=full licence.png"), "%s", stored);
	cr_expect(person_sees(person, "licence.png"));
	cr_assert_eq(g_chdir("/"), 0);
}

Test(lists, a_smaller_picture_is_attached_beside_the_original)
{
	g_autoptr(Person) person = person_at_files();
	g_autofree char *original = g_build_filename(person->home, "scans", "original.txt", NULL);
	g_autofree char *file = g_build_filename(person->home, "scans", "old", "licence.png", NULL);
	g_autofree char *long_text = g_strnfill(1000, 'a');

	cr_assert(g_file_set_contents(original, long_text, -1, NULL));
	cr_expect_not(person_sees(person, "F3 Smaller"), "there is nothing to stand beside");
	person_key(person, BEIAN_KEY_F3);
	person_type(person, original);
	person_key(person, BEIAN_KEY_ENTER);
	person_go(person, "entity/document/scan");
	person_key(person, BEIAN_KEY_F2);
	cr_expect(person_sees(person, "F3 Smaller"));
	cr_expect(person_sees(person, "F3 beside it as the smaller picture"));
	person_key(person, BEIAN_KEY_F3);
	cr_expect(person_sees(person, "F3 Smaller"), "a folder is no picture");
	person_type(person, file);
	person_key(person, BEIAN_KEY_F3);
	cr_expect(person_sees(person, "Attached and saved."));
	g_autofree char *stored = person_stored(person, "entity/document/scan");
	cr_expect_not_null(strstr(stored, " original.txt\n"), "%s", stored);
	cr_expect(
		g_str_has_suffix(stored, "image/png;width=1;height=1;colour=full licence.png"), "%s", stored);
	cr_assert_eq(g_chdir("/"), 0);
}

Test(lists, typing_in_a_field_that_takes_a_file_opens_the_files_with_what_was_typed)
{
	g_autoptr(Person) person = person_at_files();

	person_key(person, BEIAN_KEY_ESCAPE);
	person_type(person, "/scans/");
	g_autofree char *page = person_page(person), *field = person_field(person);
	cr_expect_str_eq(page, "list");
	cr_expect_str_eq(field, "/scans/");
	cr_assert_eq(g_chdir("/"), 0);
}

Test(lists, a_file_is_attached_by_its_whole_path)
{
	g_autoptr(Person) person = person_at_files();
	g_autofree char *file = g_build_filename(person->home, "scans", "old", "licence.png", NULL);

	person_type(person, file);
	person_key(person, BEIAN_KEY_ENTER);
	g_autofree char *stored = person_stored(person, "entity/document/scan");
	cr_expect_not_null(stored);
	cr_assert_eq(g_chdir("/"), 0);
}

Test(lists, a_file_that_is_not_there_is_told_and_answers_nothing)
{
	g_autoptr(Person) person = person_at_files();

	person_type(person, "/nowhere/at/all.png");
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "/nowhere/at/all.png"), "the error names the file");
	expect_stored(person, "entity/document/scan", NULL);
	cr_assert_eq(g_chdir("/"), 0);
}
