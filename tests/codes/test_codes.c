#include "config.h"
#include "core/codes/codes.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(codes, .fini = leakcheck);

static BeianCodes *
fixtures(void)
{
	g_autofree char *folder =
		g_build_filename(g_getenv("top_srcdir"), "tests", "codes", "data", "codes", NULL);

	return beian_codes_new(folder);
}

static const BeianCodeList *
list_of(BeianCodes *codes, const char *id)
{
	g_autoptr(GError) error = NULL;
	const BeianCodeList *list = beian_codes_list(codes, id, &error);

	cr_assert_not_null(list, "%s: %s", id, error != NULL ? error->message : "");
	return list;
}

/* Tokens of the rows that WORDS find, joined by blanks; free with g_free. */
static char *
found(const BeianCodeList *list, const char *words)
{
	g_autoptr(GArray) rows = beian_code_list_search(list, words);
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < rows->len; i++)
		g_string_append_printf(all, "%s%s", i == 0 ? "" : " ",
			beian_code_list_row(list, g_array_index(rows, guint, i))->token);
	return g_string_free(all, FALSE);
}

Test(codes, reads_rows_with_their_cells)
{
	g_autoptr(BeianCodes) codes = fixtures();
	const BeianCodeList *list = list_of(codes, "region");
	const BeianCode *row = beian_code_list_find(list, "330106");

	cr_expect_eq(beian_code_list_count(list), 16);
	cr_expect_str_eq(beian_code_list_row(list, 0)->token, "110000");
	cr_assert_not_null(row);
	cr_expect_str_eq(row->miit, "330106");
	cr_expect_str_eq(row->label[BEIAN_LANGUAGE_ZH], "西湖区");
	cr_expect_str_eq(row->label[BEIAN_LANGUAGE_EN], "Xihu District");
	cr_expect_str_eq(row->pinyin, "xhq xihuqu");
	cr_expect_str_eq(row->valid_from, "");
	cr_expect_str_eq(row->confidence, "high");
	cr_expect_str_eq(row->source, "invented for tests");
	cr_expect_str_eq(row->cells[9], "county");
	cr_expect_str_eq(beian_code_list_cell(list, row, "parent"), "330100");
	cr_expect_null(beian_code_list_cell(list, row, "colour"));
	cr_expect_str_eq(beian_code_list_columns(list)[10], "parent");
	cr_expect_null(beian_code_list_columns(list)[11]);
	cr_expect_null(beian_code_list_find(list, "330199"));
	cr_expect_str_eq(
		beian_code_list_find(list_of(codes, "language"), "english")->label[BEIAN_LANGUAGE_EN],
		"English \"plain\"");
	cr_expect_not_null(beian_code_list_find(list_of(codes, "suffix"), "com.cn"));
}

Test(codes, names_the_lists_on_disk)
{
	g_autoptr(BeianCodes) codes = fixtures();
	g_auto(GStrv) ids = beian_codes_ids(codes);
	g_autofree char *all = g_strjoinv(" ", ids);
	g_autoptr(BeianCodes) nowhere = beian_codes_new("/nonexistent/codes");
	g_auto(GStrv) none = beian_codes_ids(nowhere);

	cr_expect_str_eq(all, "language region suffix");
	cr_expect_null(none[0]);
}

Test(codes, says_what_list_may_have_been_meant)
{
	static const struct {
		const char *id, *says;
	} rows[] = {
		{"langage", "did you mean \"language\"?"},
		{"colour-of-hair", "There is no list \"colour-of-hair\""},
		{"../codes/region", "There is no list \"../codes/region\""},
		{"", "There is no list \"\""},
	};
	g_autoptr(BeianCodes) codes = fixtures();

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL, again = NULL;
		cr_expect_null(beian_codes_list(codes, rows[i].id, &error), "%s", rows[i].id);
		cr_expect_not_null(strstr(error->message, rows[i].says), "%s", error->message);
		cr_expect_null(beian_codes_list(codes, rows[i].id, &again));
		cr_expect_str_eq(again->message, error->message, "the same answer twice");
		cr_expect_null(beian_codes_list(codes, rows[i].id, NULL));
	}
}

Test(codes, are_valid_on_both_ends_of_their_days)
{
	static const struct {
		const char *token;
		BeianDate day;
		gboolean valid;
	} rows[] = {
		{"330106", {1583, 1, 1}, TRUE},
		{"330103", {2021, 4, 9}, TRUE},
		{"330103", {2021, 4, 10}, FALSE},
		{"330113", {2021, 4, 8}, FALSE},
		{"330113", {2021, 4, 9}, TRUE},
		{"330113", {9999, 12, 31}, TRUE},
	};
	g_autoptr(BeianCodes) codes = fixtures();
	const BeianCodeList *list = list_of(codes, "region");

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		cr_expect_eq(beian_code_is_valid_on(beian_code_list_find(list, rows[i].token), rows[i].day),
			rows[i].valid, "%s on %d-%d-%d", rows[i].token, rows[i].day.year, rows[i].day.month,
			rows[i].day.day);
}

Test(codes, are_found_by_what_people_type)
{
	static const struct {
		const char *list, *words, *tokens, *why;
	} rows[] = {
		{"region", "西湖", "330106 360103 420112", "beginnings before insides"},
		{"region", "hz xh", "330106", "initials of a region and of its city"},
		{"region", "xh 杭州", "330106", "initials, and the city in Han"},
		{"region", "hz", "330100 330500 330103 330106 330113",
			"cities first, then what lies in one of them"},
		{"region", "hangzhou", "330100 330103 330106 330113", "the English name"},
		{"region", "HangZhou", "330100 330103 330106 330113", "in another case"},
		{"region", "ｈａｎｇｚｈｏｕ", "330100 330103 330106 330113", "in another width"},
		{"region", "district xihu", "330106 360103 420112", "the second English word"},
		{"region", "330106", "330106", "the whole number"},
		{"region", "3301", "330100 330103 330106 330113", "the beginning of a number"},
		{"region", "zhejiang", "330000 330100 330103 330106 330113 330500",
			"a province and all in it"},
		{"region", "xihuqu　360103", "360103", "an ideographic blank between words"},
		{"region", "浙江省杭州市西湖区", "330106", "a whole name as it is shown in Chinese"},
		{"region", "Xihu District, Hangzhou, Zhejiang", "330106", "and in English"},
		{"region", "不存在", "", "nothing"},
		{"region", "西湖 nanchang beijing", "", "every word must fit"},
		{"language", "1", "zh-hans", "a number whole, not 11, 12 and 21"},
		{"language", "11", "vi", "another number"},
		{"language", "english", "en english", "a label counts as much as a token"},
		{"language", "engl", "en english", "beginnings in the order of the list"},
		{"language", "trad", "zh-hant", "a later English word"},
		{"language", "vyu", "lv", "inside of the pinyin"},
		{"language", "luyu", "lv", "the other spelling of ü"},
		{"language", "lü", "lv", "a label with ü"},
		{"language", "zw jt", "zh-hans", "pieces of the initials"},
	};
	g_autoptr(BeianCodes) codes = fixtures();

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *tokens = found(list_of(codes, rows[i].list), rows[i].words);
		cr_expect_str_eq(
			tokens, rows[i].tokens, "%s, \"%s\": %s", rows[i].why, rows[i].words, tokens);
	}
}

Test(codes, are_all_listed_when_no_word_is_typed)
{
	g_autoptr(BeianCodes) codes = fixtures();
	g_autofree char *none = found(list_of(codes, "language"), "");
	g_autofree char *blank = found(list_of(codes, "language"), " 　");

	cr_expect_str_eq(none, "zh-hans zh-hant en vi lv english other another");
	cr_expect_str_eq(blank, none);
}

Test(codes, survive_what_is_pasted_into_a_search)
{
	static const char *const words[] = {"\n", "\1", "\n\1\n", "1\1", "a\1b", "\t\t", "'",
		"a b c d e f g h i j k l m n o p q r s t u v"};
	g_autoptr(BeianCodes) codes = fixtures();
	g_autofree char *large = g_strnfill(100000, 'x');

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		g_autofree char *tokens = found(list_of(codes, "language"), words[i]);
		cr_expect_not_null(tokens);
	}
	g_autofree char *tokens = found(list_of(codes, "language"), large);
	cr_expect_str_eq(tokens, "");
}

Test(codes, name_regions_from_the_province_down)
{
	static const struct {
		const char *code, *zh, *en;
	} rows[] = {
		{"330106", "浙江省杭州市西湖区", "Xihu District, Hangzhou, Zhejiang"},
		{"330100", "浙江省杭州市", "Hangzhou, Zhejiang"},
		{"330000", "浙江省", "Zhejiang"},
		{"110101", "北京市东城区", "Dongcheng District, Beijing"},
		{"469028", "海南省陵水黎族自治县", "Lingshui Li Autonomous County, Hainan"},
		{"441900", "东莞市", "Dongguan"},
	};
	g_autoptr(BeianCodes) codes = fixtures();
	g_autoptr(BeianCodes) nowhere = beian_codes_new("/nonexistent/codes");

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *zh = beian_codes_region_name(codes, rows[i].code, BEIAN_LANGUAGE_ZH);
		g_autofree char *en = beian_codes_region_name(codes, rows[i].code, BEIAN_LANGUAGE_EN);
		cr_expect_str_eq(zh, rows[i].zh, "%s", rows[i].code);
		cr_expect_str_eq(en, rows[i].en, "%s", rows[i].code);
	}
	cr_expect_null(beian_codes_region_name(codes, "999999", BEIAN_LANGUAGE_ZH));
	cr_expect_null(beian_codes_region_name(nowhere, "330106", BEIAN_LANGUAGE_ZH));
}

Test(codes, are_meant_by_tokens_labels_numbers_and_full_names)
{
	static const struct {
		const char *list, *text, *token, *why;
	} rows[] = {
		{"language", "zh-hans", "zh-hans", "a token"},
		{"language", "中文简体", "zh-hans", "a Chinese label"},
		{"language", "Chinese, Simplified", "zh-hans", "an English label in another case"},
		{"language", "ＥＮ", "en", "a token in another width and case"},
		{"language", "11", "vi", "a number"},
		{"language", "１１", "vi", "a number in another width"},
		{"language", "LÜ", "lv", "a letter that is not ASCII in another case"},
		{"language", "english", "english", "a token beats a label"},
		{"language", "English", "english", "a token in another case still does"},
		{"language", "其他", "other", "a label of one row"},
		{"language", "Other", "other", "a token beats the label of two rows"},
		{"language", "99", NULL, "a number of two rows"},
		{"language", "klingon", NULL, "nothing"},
		{"region", "330106", "330106", "a code"},
		{"region", "浙江省杭州市西湖区", "330106", "a full name"},
		{"region", "浙江省 杭州市 西湖区", "330106", "a full name with blanks"},
		{"region", "杭州市西湖区", "330106", "without the province"},
		{"region", "西湖区", NULL, "a name of two regions"},
		{"region", "Xihu District, Hangzhou, Zhejiang", "330106", "a full name in English"},
		{"region", "北京市东城区", "110101", "without 市辖区"},
		{"region", "海南省陵水黎族自治县", "469028", "not the code that is retired"},
		{"region", "下城区", "330103", "a retired one when no other is meant"},
		{"no-such-list", "a", NULL, "no list"},
	};
	g_autoptr(BeianCodes) codes = fixtures();
	const BeianVocabulary *vocabulary = beian_codes_vocabulary(codes);

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *token = vocabulary->token(vocabulary, rows[i].list, rows[i].text);
		cr_expect_eq(g_strcmp0(token, rows[i].token), 0, "%s, \"%s\": %s", rows[i].why, rows[i].text,
			token != NULL ? token : "none");
	}
}

Test(codes, find_the_word_that_a_text_lacks)
{
	static const struct {
		const char *scope, *text, *word, *why;
	} rows[] = {
		{"44", "本公司即有限公司的博客论坛", NULL, "all of the scope and of every scope"},
		{"44", "本公司即有限公司", "博客论坛", "the one of the scope"},
		{"44", "有限公司的博客论坛", NULL, "a shorter word inside a longer one"},
		{"44", "公司的博客论坛", "有限公司", "one that is in all scopes"},
		{"33", "有限公司的博客和 ｂｌｏｇ", NULL, "any case and width"},
		{"33", "", "有限公司", "the longest of nothing"},
		{"", "有限公司的博客论坛", "Blog", "of any scope"},
	};
	g_autoptr(BeianCodes) codes = fixtures();

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *word = beian_codes_word_missing(codes, "plain", rows[i].scope, rows[i].text);
		cr_expect_eq(g_strcmp0(word, rows[i].word), 0, "%s: %s", rows[i].why,
			word != NULL ? word : "none");
	}
	cr_expect_null(beian_codes_word_missing(codes, "no-such-list", "", ""));
}

Test(codes, the_words_of_one_scope_can_be_read_out)
{
	g_autoptr(BeianCodes) codes = fixtures();
	g_autofree char *words = beian_codes_words(codes, "plain", "33", " ");
	g_autofree char *nowhere = beian_codes_words(codes, "plain", "98", " ");

	cr_expect_str_eq(words, "博客 Blog");
	cr_expect_str_eq(nowhere, "");
	cr_expect_null(beian_codes_words(codes, "no-such-list", "44", " "));
}

Test(codes, find_the_longest_word_in_a_text)
{
	static const struct {
		const char *scope, *text, *word, *why;
		gboolean before;
	} rows[] = {
		{"", "某某有限公司", "有限公司", "the longest", FALSE},
		{"", "某某公司", "公司", "the only one", FALSE},
		{"33", "我的博客论坛", "博客", "the one of the scope", FALSE},
		{"44", "我的博客论坛", "博客论坛", "the one of the other scope", FALSE},
		{"", "我的博客论坛", "博客论坛", "the longest of any scope", FALSE},
		{"99", "我的博客", NULL, "none in the scope", FALSE},
		{"33 44", "我的博客论坛", "博客论坛", "the longest of two scopes", FALSE},
		{"99  33", "我的博客论坛", "博客", "the one of the second scope", FALSE},
		{"3 334 33-", "我的博客论坛", NULL, "scopes that only begin alike", FALSE},
		{"99", "公司", "公司", "a word without a scope is in all", FALSE},
		{"33", "my ＢＬＯＧ", "Blog", "any case and width", FALSE},
		{"", "", NULL, "nothing in nothing", FALSE},
		{"", "公司某某", "公司", "at the beginning", TRUE},
		{"", "某某公司", NULL, "not at the beginning", TRUE},
	};
	g_autoptr(BeianCodes) codes = fixtures();

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *word =
			rows[i].before ? beian_codes_word_before(codes, "plain", rows[i].scope, rows[i].text)
				       : beian_codes_word_in(codes, "plain", rows[i].scope, rows[i].text);
		cr_expect_eq(g_strcmp0(word, rows[i].word), 0, "%s: %s", rows[i].why,
			word != NULL ? word : "none");
	}
	cr_expect_null(beian_codes_word_in(codes, "no-such-list", "", "公司"));
	g_auto(GStrv) lists = beian_codes_word_lists(codes);
	cr_assert_str_eq(lists[0], "plain");
	cr_expect_null(lists[1]);
}
