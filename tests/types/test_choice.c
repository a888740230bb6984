#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/types/rows.h"
#include <criterion/criterion.h>

TestSuite(choice, .fini = leakcheck);

static const char *
look_up(const BeianVocabulary *self, const char *list, const char *text)
{
	static const struct {
		const char *list, *text, *token;
	} rows[] = {
		{"language", "zh-hans", "zh-hans"},
		{"language", "中文简体", "zh-hans"},
		{"language", "1", "zh-hans"},
		{"language", "simplified chinese", "zh-hans"},
		{"language", "en", "en"},
		{"language", "英语", "en"},
		{"language", "english", "en"},
		{"region", "330106", "330106"},
		{"region", "西湖区（杭州）", "330106"},
	};

	(void)self;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		if (g_str_equal(rows[i].list, list) && g_str_equal(rows[i].text, text))
			return rows[i].token;
	return NULL;
}

static const BeianVocabulary vocabulary = {look_up};

Test(choice, code_is_a_token_however_typed)
{
	static const ReadingRow rows[] = {
		{"en", "en", NULL, NULL, "the token"},
		{"EN", "en", NULL, NULL, "capitals"},
		{"ｅｎ", "en", NULL, NULL, "full-width"},
		{"英语", "en", NULL, NULL, "the label"},
		{"１", "zh-hans", NULL, NULL, "the number"},
		{"Simplified Chinese", "zh-hans", NULL, NULL, "a label with a blank"},
		{"klingon", NULL, "code.unknown", "klingon", "not in the list"},
		{"en 中文简体", NULL, "code.several", NULL, "two where one is asked"},
		{"en en", "en", NULL, NULL, "twice the same is one"},
		{",", NULL, "code.unknown", ",", "a comma"},
	};
	BeianFacets facets = {.list = "language", .vocabulary = &vocabulary};

	expect_readings("code", &facets, rows, G_N_ELEMENTS(rows));
}

Test(choice, several_codes_are_joined_by_one_blank)
{
	static const ReadingRow rows[] = {
		{"en", "en", NULL, NULL, "one"},
		{"zh-hans en", "zh-hans en", NULL, NULL, "a blank"},
		{"en，中文简体", "en zh-hans", NULL, NULL, "a Chinese comma, order kept"},
		{"英语、1；en", "en zh-hans", NULL, NULL, "duplicates dropped"},
		{"Simplified Chinese English", "zh-hans en", NULL, NULL, "labels with blanks"},
		{"en\nzh-hans", "en zh-hans", NULL, NULL, "lines"},
		{"en,,zh-hans,", "en zh-hans", NULL, NULL, "empty parts"},
		{"en, klingon", NULL, "code.unknown", "klingon", "one is unknown"},
	};
	BeianFacets facets = {.list = "language", .vocabulary = &vocabulary, .multiple = TRUE};

	expect_readings("code", &facets, rows, G_N_ELEMENTS(rows));
}

Test(choice, code_without_lists_is_judged_by_shape)
{
	static const ReadingRow rows[] = {
		{"zh-hans", "zh-hans", NULL, NULL, "a token"},
		{"com.cn", "com.cn", NULL, NULL, "a token with a dot"},
		{"中文", NULL, "code.unknown", "中文", "a label"},
		{"-a", NULL, "code.unknown", "-a", "a hyphen first"},
	};
	BeianFacets facets = {.list = "language"};

	expect_readings("code", &facets, rows, G_N_ELEMENTS(rows));
}

Test(choice, yes_no)
{
	static const ReadingRow rows[] = {
		{"yes", "yes", NULL, NULL, "yes"},
		{"Y", "yes", NULL, NULL, "Y"},
		{"是", "yes", NULL, NULL, "是"},
		{"ｙ", "yes", NULL, NULL, "full-width"},
		{"NO", "no", NULL, NULL, "NO"},
		{"n", "no", NULL, NULL, "n"},
		{"否", "no", NULL, NULL, "否"},
		{"unknown", "unknown", NULL, NULL, "unknown"},
		{"不清楚", "unknown", NULL, NULL, "不清楚"},
		{"不知道", "unknown", NULL, NULL, "不知道"},
		{"perhaps", NULL, "yes-no.other", NULL, "perhaps"},
		{"是 否", NULL, "yes-no.other", NULL, "both"},
		{"1", NULL, "yes-no.other", NULL, "1 is no word"},
	};

	expect_readings("yes-no", NULL, rows, G_N_ELEMENTS(rows));
}

Test(choice, region)
{
	static const ReadingRow listed[] = {
		{"330106", "330106", NULL, NULL, "a code"},
		{"３３０１０６", "330106", NULL, NULL, "full-width"},
		{"西湖区（杭州）", "330106", NULL, NULL, "a name only one has"},
		{"西湖区", NULL, "region.unknown", NULL, "a name that several have"},
		{"330199", NULL, "region.unknown", NULL, "no such code"},
	};
	static const ReadingRow shaped[] = {
		{"330199", "330199", NULL, NULL, "six digits"},
		{"33010", NULL, "region.unknown", NULL, "five digits"},
		{"930106", NULL, "region.unknown", NULL, "9 begins no region"},
		{"杭州", NULL, "region.unknown", NULL, "a name"},
	};
	BeianFacets facets = {.vocabulary = &vocabulary};

	expect_readings("region", &facets, listed, G_N_ELEMENTS(listed));
	expect_readings("region", NULL, shaped, G_N_ELEMENTS(shaped));
}
