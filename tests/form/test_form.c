#include "config.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(form, .fini = leakcheck);

Test(form, asks_in_the_order_of_the_file_with_groups_expanded)
{
	g_auto(House) house = house_open();
	const GPtrArray *questions = beian_form_questions(house.form);
	g_autoptr(GString) paths = g_string_new(NULL);

	for (guint i = 0; i < questions->len; i++) {
		const BeianQuestion *question = questions->pdata[i];
		cr_expect_eq(question->index, i, "%s", question->path);
		cr_expect_eq(beian_form_question(house.form, question->path), question, "%s is found",
			question->path);
		g_string_append_printf(paths, "%s\n", question->path);
	}
	cr_expect_str_eq(paths->str,
		"entity/nature\nentity/region\nentity/document/type\nentity/document/number\nentity/"
		"name\nentity/short\n"
		"entity/founded\nentity/document/scan\n"
		"entity/person/name\nentity/person/mobile\nentity/person/email\nentity/person/document/type\n"
		"entity/person/document/number\n"
		"service/kind\nservice/name\nservice/language\n"
		"service/person/name\nservice/person/mobile\nservice/person/email\nservice/person/document/"
		"type\n"
		"service/person/document/number\n"
		"service/access/address/from\nservice/access/address/to\nservice/remark\nservice/access/"
		"place\n"
		"service/platform/system\nservice/signature/owner\n"
		"declared/true\nentity/remark\n");
}

Test(form, a_group_used_twice_names_its_own_neighbours_in_each_place)
{
	g_auto(House) house = house_open();
	const BeianQuestion *of_entity = beian_form_question(house.form, "entity/person/document/number");
	const BeianQuestion *of_service = beian_form_question(house.form, "service/person/document/number");

	cr_assert(of_entity != NULL && of_service != NULL);
	cr_expect_str_eq(of_entity->type_from, "entity/person/document/type");
	cr_expect_str_eq(of_entity->owner, "entity/person");
	cr_expect_str_eq(of_service->type_from, "service/person/document/type");
	cr_expect_str_eq(of_service->owner, "service/person");
	cr_expect_str_eq(beian_question_text(of_entity, BEIAN_TEXT_LABEL, BEIAN_LANGUAGE_ZH), "证件号码");
	cr_expect_str_eq(beian_question_text(of_service, BEIAN_TEXT_LABEL, BEIAN_LANGUAGE_EN), "Number");
}

Test(form, knows_repeats_links_renames_and_titles)
{
	g_auto(House) house = house_open();
	const BeianBlock *address = beian_form_repeat(house.form, "service/access/address");
	const BeianBlock *person = beian_form_linkable(house.form, "service/person");

	cr_assert(address != NULL && person != NULL);
	cr_expect(address->repeats && address->min == 1 && address->max == 2);
	cr_expect_str_eq(address->path, "service/access/address");
	cr_expect_eq(address->parent, beian_form_repeat(house.form, "service"));
	cr_expect_str_eq(person->same_as, "entity/person");
	cr_expect_null(beian_form_linkable(house.form, "entity/person"),
		"the one that is linked to is not itself a link");
	cr_expect_null(beian_form_repeat(house.form, "entity/person"));
	cr_expect_str_eq(beian_form_renamed(house.form, "entity/title"), "entity/name");
	cr_expect_null(beian_form_renamed(house.form, "entity/name"));
	cr_expect_str_eq(beian_form_title(house.form)->in[BEIAN_LANGUAGE_ZH], "首次");
	cr_expect_str_eq(beian_form_title(house.form)->in[BEIAN_LANGUAGE_EN], "First");
	cr_expect_str_eq(beian_form_kind(house.form), "first");
}

Test(form, a_title_is_read_without_the_form)
{
	g_auto(BeianText) title = {{NULL}}, none = {{NULL}};
	g_autoptr(GError) error = NULL;

	cr_assert(beian_form_read_title(house_folder(), "first", &title, &error));
	cr_expect_str_eq(title.in[BEIAN_LANGUAGE_ZH], "首次");
	cr_expect_str_eq(title.in[BEIAN_LANGUAGE_EN], "First");
	cr_expect_not(beian_form_read_title(house_folder(), "frist", &none, &error));
	cr_assert_not_null(error);
	cr_expect(strstr(error->message, "frist/text.zh.xml") != NULL, "%s", error->message);
	cr_expect(none.in[BEIAN_LANGUAGE_ZH] == NULL && none.in[BEIAN_LANGUAGE_EN] == NULL);
}

Test(form, reads_what_a_question_asks_of_its_type)
{
	g_auto(House) house = house_open();
	const BeianQuestion *type = beian_form_question(house.form, "entity/document/type");
	const BeianQuestion *scan = beian_form_question(house.form, "entity/document/scan");

	cr_expect_str_eq(type->facets.list, "document");
	cr_expect_str_eq(type->where_column, "natures");
	cr_expect_str_eq(type->where_path, "entity/nature");
	cr_expect_eq(scan->facets.max_bytes, 100000);
	cr_expect(beian_form_question(house.form, "service/language")->facets.multiple);
	cr_expect_not(type->facets.multiple);
	cr_expect(beian_form_question(house.form, "entity/founded")->facets.long_term);
	cr_expect_eq(beian_form_question(house.form, "entity/name")->facets.max_chars, 20);
	cr_expect_str_eq(beian_question_text(beian_form_question(house.form, "entity/name"), BEIAN_TEXT_HINT,
				 BEIAN_LANGUAGE_EN),
		"A hint");
	cr_expect_str_eq(beian_question_text(type, BEIAN_TEXT_HELP, BEIAN_LANGUAGE_EN), "",
		"no text is the empty one");
}

Test(form, names_are_all_paths_and_repeats)
{
	g_auto(House) house = house_open();
	const char *const *names = beian_form_names(house.form);

	cr_expect(g_strv_contains(names, "entity/document/number"));
	cr_expect(g_strv_contains(names, "service/access/address"));
	cr_expect(g_strv_contains(names, "service"));
	cr_expect_not(g_strv_contains(names, "entity"));
}

Test(form, kinds_come_in_the_order_of_the_reference)
{
	g_auto(GStrv) kinds = beian_form_kinds(house_folder());
	g_autofree char *all = g_strjoinv(" ", kinds);
	g_auto(GStrv) none = beian_form_kinds("/nonexistent");

	cr_expect_str_eq(all, "first cancel");
	cr_expect_null(none[0]);
}

/* Every form that is shipped. */
Test(form, every_kind_of_the_tree_loads)
{
	const char *datadir = g_getenv("BEIAN_DATADIR");
	g_auto(GStrv) kinds = beian_form_kinds(datadir);
	g_autofree char *folder = g_build_filename(datadir, "data", "codes", NULL);
	g_autoptr(BeianCodes) codes = beian_codes_new(folder);

	cr_assert_not_null(kinds[0], "there are forms below %s", datadir);
	for (char **kind = kinds; *kind != NULL; kind++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianForm) form = beian_form_read(datadir, *kind, codes, &error);
		cr_expect_not_null(form, "%s: %s", *kind, error != NULL ? error->message : "");
		cr_expect(form == NULL || beian_form_questions(form)->len > 0, "%s asks something", *kind);
	}
}

/* Kinds of filings share questions at the same paths, and their texts; a kind may have words of its own. */
Test(form, kinds_share_questions_at_the_root_and_texts_by_path)
{
	char *folder = house_copy();
	g_autoptr(GError) error = NULL;

	house_write(folder, "forms/shared/note.xml",
		"<group xmlns=\"urn:beian:form:1\" id=\"note\">"
		"<question path=\"entity/note\" type=\"note\" source=\"invented\"/>"
		"<repeat path=\"mark\" min=\"0\" max=\"2\"><question path=\"text\" type=\"text\" "
		"source=\"invented\"/></repeat></group>");
	house_replace(folder, "forms/first/form.xml", "<step id=\"end\">",
		"<step id=\"end\"><use group=\"note\"/>");
	for (int i = 0; i < 2; i++)
		house_replace(folder, i == 0 ? "forms/shared/text.zh.xml" : "forms/shared/text.en.xml",
			"</texts>",
			"<text group=\"note\"><label>G</label></text><text "
			"for=\"entity/note\"><label>N</label></text>"
			"<text for=\"mark\"><label>M</label></text><text "
			"for=\"mark/text\"><label>T</label></text>"
			"<text for=\"entity/nowhere\"><label>of another kind</label></text></texts>");
	house_replace(folder, "forms/first/text.en.xml", "</texts>",
		"<text for=\"mark/text\"><label>Own</label></text></texts>");

	g_autoptr(BeianForm) form = beian_form_read(folder, "first", NULL, &error);
	cr_assert_not_null(form, "%s", error != NULL ? error->message : "");
	cr_expect_str_eq(beian_question_text(beian_form_question(form, "entity/note"), BEIAN_TEXT_LABEL,
				 BEIAN_LANGUAGE_ZH),
		"N");
	cr_expect_str_eq(
		beian_block_text(beian_form_repeat(form, "mark"), BEIAN_TEXT_LABEL, BEIAN_LANGUAGE_EN), "M");
	cr_expect_str_eq(beian_question_text(
				 beian_form_question(form, "mark/text"), BEIAN_TEXT_LABEL, BEIAN_LANGUAGE_EN),
		"Own");
	house_remove(folder);
}
