/* Code tables of the ministry in the place of what our lists say. */
#include "config.h"
#include "core/codes/codes.h"
#include "core/codes/pinyin.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(merge, .fini = leakcheck);
TestSuite(pinyin, .fini = leakcheck);

/* What is imported: rows for one list, NULL-terminated by number. */
typedef struct {
	const char *list;
	const char *adds;
	const BeianCodeImport *rows;
} Imported;

static gboolean
give(const char *id, GArray *rows, const char **adds, gpointer data)
{
	const Imported *imported = data;

	if (strcmp(id, imported->list) != 0)
		return FALSE;
	*adds = imported->adds;
	for (const BeianCodeImport *row = imported->rows; row->number != NULL; row++)
		g_array_append_val(rows, *row);
	return TRUE;
}

/* The fixture's "language": "TOKEN NUMBER LABEL", "!" before what is withdrawn, joined by "; ". */
static char *
merged(const Imported *imported)
{
	g_autofree char *folder =
		g_build_filename(g_getenv("top_srcdir"), "tests", "codes", "data", "codes", NULL);
	g_autoptr(BeianCodes) codes = beian_codes_new(folder);
	GString *all = g_string_new(NULL);

	beian_codes_use_imports(codes, give, (gpointer)imported);
	const BeianCodeList *list = beian_codes_list(codes, "language", NULL);
	cr_assert_not_null(list);
	for (guint i = 0; i < beian_code_list_count(list); i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		cr_expect_eq(beian_code_list_find(list, row->token), row);
		g_string_append_printf(all, "%s%s%s %s %s", i > 0 ? "; " : "",
			row->withdrawn != NULL ? "!" : "", row->token, row->miit,
			row->label[BEIAN_LANGUAGE_ZH]);
	}
	return g_string_free(all, FALSE);
}

#define NOTHING_OF_THE_REST                                                                                  \
	"; zh-hant  中文繁体; en  英语; vi  越南语; lv  吕语; english  英文; other  其他; another  其它"

Test(merge, finds_rows_by_label_then_by_number_and_leaves_the_rest_without)
{
	static const struct {
		BeianCodeImport rows[3];
		const char *adds, *expected, *why;
	} cases[] = {
		{{{"41", "中文简体", NULL}}, NULL, "zh-hans 41 中文简体" NOTHING_OF_THE_REST,
			"the label says which, the number is the ministry's"},
		{{{"1", "简体中文（中国）", NULL}}, NULL, "zh-hans 1 简体中文（中国）" NOTHING_OF_THE_REST,
			"the number says which when the labels are akin"},
		{{{"1", "法语", NULL}}, NULL, "zh-hans  中文简体" NOTHING_OF_THE_REST,
			"a number of something else is not ours"},
		{{{"1", "法语", NULL}}, "", "zh-hans  中文简体" NOTHING_OF_THE_REST "; miit-1 1 法语",
			"what only the ministry has is added"},
		{{{"1", "中文简体", "2026-11-30"}}, NULL, "!zh-hans 1 中文简体" NOTHING_OF_THE_REST,
			"what was withdrawn keeps its number and cannot be chosen"},
		{{{"97", "其他方式", NULL}, {"99", "其他方法", NULL}}, NULL,
			"zh-hans  中文简体; zh-hant  中文繁体; en  英语; vi  越南语; lv  吕语; english  "
			"英文; "
			"other 99 其他方法; another 99 其它",
			"two of ours with one number keep one"},
		{{{"1", "中文", NULL}, {"2", "中文", NULL}}, NULL,
			"zh-hans 1 中文; zh-hant 2 中文; en  英语; vi  越南语; lv  吕语; english  英文; "
			"other  其他; another  其它",
			"of two rows with one label the numbers tell"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Imported imported = {"language", cases[i].adds, cases[i].rows};
		g_autofree char *found = merged(&imported);
		cr_expect_str_eq(found, cases[i].expected, "%s: %s", cases[i].why, found);
	}
}

Test(merge, tells_labels_of_one_thing_from_those_of_two)
{
	static const struct {
		const char *a, *b;
		gboolean akin;
	} cases[] = {
		{"营业执照", "工商营业执照", TRUE},
		{"部队代号", "军队代号", TRUE},
		{"其他", "其它", TRUE},
		{"组织机构代码证（事业单位）", "组织机构代码证书", TRUE},
		{"企业", "事业单位", FALSE},
		{"云接入（云主机）", "其它方式", FALSE},
		{"护照", "军官证", FALSE},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(beian_code_is_akin(cases[i].a, cases[i].b), cases[i].akin, "%s, %s", cases[i].a,
			cases[i].b);
}

Test(merge, says_what_number_has_another_meaning)
{
	static const BeianCodeImport rows[] = {{"1", "法语", NULL}, {"12", "吕语", NULL}};
	g_autofree char *folder =
		g_build_filename(g_getenv("top_srcdir"), "tests", "codes", "data", "codes", NULL);
	g_autoptr(BeianCodes) codes = beian_codes_new(folder);
	const BeianCodeList *list = beian_codes_list(codes, "language", NULL);
	g_autoptr(GArray) pairs = beian_code_list_pair(list, rows, G_N_ELEMENTS(rows));
	const BeianCodePair *pair = &g_array_index(pairs, BeianCodePair, 0);

	cr_expect_eq(pair[0].row, G_MAXUINT);
	cr_expect_str_eq(beian_code_list_row(list, pair[0].clashing)->token, "zh-hans");
	cr_expect_str_eq(beian_code_list_row(list, pair[1].row)->token, "lv");
	cr_expect_eq(pair[1].clashing, G_MAXUINT);
}

Test(merge, what_only_the_ministry_has_is_found_by_pinyin_and_goes_with_what_the_table_says)
{
	static const BeianCodeImport rows[] = {{"7", "律所K3改版", NULL}, {NULL, NULL, NULL}};
	static const char *const words[] = {
		"lskgb", "lvsuok3", "lvsuo", "lusuo", "gaiban", "律所", "chinese name only"};
	const Imported imported = {"language", "confidence=low;source=*;nonsense=x", rows};
	g_autofree char *folder =
		g_build_filename(g_getenv("top_srcdir"), "tests", "codes", "data", "codes", NULL);
	g_autoptr(BeianCodes) codes = beian_codes_new(folder);
	const BeianDate day = {2026, 11, 23};

	beian_codes_use_imports(codes, give, (gpointer)&imported);
	const BeianCodeList *list = beian_codes_list(codes, "language", NULL);
	const BeianCode *row = beian_code_list_find(list, "miit-7");
	cr_assert_not_null(row);
	cr_expect_str_eq(row->label[BEIAN_LANGUAGE_EN], "律所K3改版" BEIAN_CODE_CHINESE_ONLY);
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		g_autoptr(GArray) found = beian_code_list_search(list, words[i]);
		cr_assert_eq(found->len, 1, "%s: %u", words[i], found->len);
		cr_expect_eq(beian_code_list_row(list, g_array_index(found, guint, 0)), row, "%s", words[i]);
	}
	cr_expect_not(beian_code_list_offers(list, row, "valid-to", "anything", day), "an empty cell");
	cr_expect(beian_code_list_offers(list, beian_code_list_row(list, 0), "valid-to", "miit-99", day),
		"the table does not say what goes with what only it has");
}

Test(pinyin, of_a_file_that_is_wrong_is_refused_with_its_lines)
{
	static const struct {
		const char *content, *message;
	} files[] = {
		{"syllable,characters\nwang,网\nzhan,站\n", NULL},
		{"syllable,characters\nwang,网\nzhan,站网\n", "reading.csv:3: “网” is no Han character"},
		{"syllable,characters\nwang,a\n", "reading.csv:2: “a” is no Han character"},
		{"syllable,characters\nWang,网\n", "reading.csv:2: the syllable \"Wang\""},
		{"reading,characters\nwang,网\n", "the columns must be"},
	};
	g_autofree char *home = g_dir_make_tmp("beian-pinyin-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(home, "reading.csv", NULL);

	for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autoptr(GError) error = NULL;
		cr_assert(g_file_set_contents(path, files[i].content, -1, NULL));
		g_autoptr(BeianPinyin) pinyin = beian_pinyin_read(path, &error);
		cr_expect_eq(pinyin != NULL, files[i].message == NULL, "row %u", i);
		cr_expect(error == NULL || strstr(error->message, files[i].message) != NULL, "%s",
			error != NULL ? error->message : "");
	}
	cr_expect_eq(g_remove(path), 0);
	cr_expect_eq(g_rmdir(home), 0);
}

Test(merge, is_done_again_after_lists_are_forgotten_and_what_was_lent_stays)
{
	static const BeianCodeImport rows[] = {{"7", "法语", NULL}, {NULL, NULL, NULL}};
	const Imported imported = {"language", "", rows};
	g_autofree char *folder =
		g_build_filename(g_getenv("top_srcdir"), "tests", "codes", "data", "codes", NULL);
	g_autoptr(BeianCodes) codes = beian_codes_new(folder);
	const BeianCode *lent = beian_code_list_row(beian_codes_list(codes, "language", NULL), 0);

	beian_codes_use_imports(codes, give, (gpointer)&imported);
	cr_expect_null(beian_code_list_find(beian_codes_list(codes, "language", NULL), "miit-7"));
	beian_codes_forget(codes);
	cr_expect_not_null(beian_code_list_find(beian_codes_list(codes, "language", NULL), "miit-7"));
	cr_expect_str_eq(lent->miit, "1");
	cr_expect_str_eq(
		beian_codes_vocabulary(codes)->token(beian_codes_vocabulary(codes), "language", "法语"),
		"miit-7");
}
