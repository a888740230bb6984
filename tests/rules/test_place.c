/* Which place of GB/T 2260 a text names, asked of the table that is shipped. */
#include "config.h"
#include "core/rules/function.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(place, .fini = leakcheck);

static char *
place_in(BeianCodes *codes, const char *text)
{
	BeianCase input = {.codes = codes};
	BeianJudging judging = {.input = &input};
	BeianArgument argument = {.texts = &text, .count = 1};
	BeianValue value = {0};

	beian_function_place_in(&argument, 1, &judging, &value);
	return value.string;
}

Test(place, is_found_as_people_write_it)
{
	static const struct {
		const char *text, *place, *why;
	} rows[] = {
		{"浙江见闻", "浙江", "a province without what it is"},
		{"浙江省见闻", "浙江省", "a province as the table writes it"},
		{"杭州见闻", "杭州", "a city of any province"},
		{"杭州市西湖区见闻", "杭州市", "the first of two of one length"},
		{"内蒙古见闻", "内蒙古", "an autonomous region whose people belongs to its name"},
		{"广西见闻", "广西", "one that its people follows"},
		{"恩施见闻", "恩施", "a prefecture of two peoples"},
		{"博尔塔拉见闻", "博尔塔拉", "a prefecture of one without its 族"},
		{"大兴安岭见闻", "大兴安岭", "a 地区"},
		{"香港见闻", "香港", "a special region"},
		{"义乌市见闻", "义乌市", "a county by its whole name"},
		{"朝阳区见闻", "朝阳区", "the longer name of two"},
		{"东方红", "", "a county without what it is is a word"},
		{"城区与新区", "", "districts that are called by a word"},
		{"襄樊见闻", "", "a city that is called otherwise today"},
		{"夜航船随笔", "", "no place at all"},
		{"", "", "nothing"},
	};
	g_autofree char *folder = g_build_filename(g_getenv("top_srcdir"), "data", "codes", NULL);
	g_autoptr(BeianCodes) codes = beian_codes_new(folder);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *place = place_in(codes, rows[i].text);
		cr_expect_str_eq(place, rows[i].place, "%s: %s", rows[i].why, place);
	}
}

Test(place, is_nowhere_without_a_table)
{
	g_autoptr(BeianCodes) codes = beian_codes_new("/nonexistent");
	g_autofree char *place = place_in(codes, "浙江");

	cr_expect_str_eq(place, "");
}
