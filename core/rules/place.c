/* place: functions of rules about where something is: places of GB/T 2260 in a text, suffixes of domains,
 * ranges of addresses. */
#include "config.h"
#include "core/rules/function.h"
#include "core/types/address.h"
#include <string.h>

/* Shorter names than this are words of everyday language: 城区, 新县. */
#define COUNTY_CHARS_MIN 3
#define SHORT_CHARS_MIN 2

/* What the name of a province or a city ends in, and what stands before that in autonomous ones. Longer ones
 * lead. */
static const char *const kinds[] = {"特别行政区", "自治区", "自治州", "地区", "省", "市", "盟", NULL};
static const char *const peoples[] = {"柯尔克孜", "哈萨克", "维吾尔", "蒙古族", "朝鲜族", "土家族", "布依族",
	"哈尼族", "景颇族", "傈僳族", "蒙古", "苗族", "藏族", "羌族", "彝族", "侗族", "壮族", "傣族", "白族",
	"回族", NULL};

/* Bytes of the first LENGTH of NAME without the one of ENDS it ends in; LENGTH when it ends in none, or would
 * become too short. */
static gsize
without_end(const char *name, gsize length, const char *const *ends)
{
	for (; *ends != NULL; ends++) {
		gsize end = strlen(*ends);
		if (length > end && memcmp(name + length - end, *ends, end) == 0 &&
			g_utf8_strlen(name, (gssize)(length - end)) >= SHORT_CHARS_MIN)
			return length - end;
	}
	return length;
}

/* Bytes of NAME that people say alone: 浙江, 杭州, 恩施. */
static gsize
short_length(const char *name)
{
	gsize length = without_end(name, strlen(name), kinds), before;

	do {
		before = length;
		length = without_end(name, before, peoples);
	} while (length != before);
	return length;
}

/* Bytes of the name of ROW that TEXT holds; 0 when it holds none. */
static gsize
named_by(const char *text, const BeianCode *row, const char *level)
{
	const char *name = row->label[BEIAN_LANGUAGE_ZH];
	gsize whole = strlen(name);

	if (strcmp(level, "county") == 0)
		return g_utf8_strlen(name, -1) >= COUNTY_CHARS_MIN && strstr(text, name) != NULL ? whole : 0;
	gsize length = short_length(name);
	if (g_strstr_len(text, -1, name) != NULL)
		return whole;
	g_autofree char *bare = g_strndup(name, length);
	return strstr(text, bare) != NULL ? length : 0;
}

/*
 * b:place-in(text): the longest name in TEXT of a place of GB/T 2260 that exists today; "" when there is
 * none. Provinces and cities count with and without what they are (浙江省, 浙江); counties by their whole
 * names only, since 朝阳 and 东方 are words.
 */
void
beian_function_place_in(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	const char *text = beian_argument_text(&arguments[0]);
	const BeianCodeList *regions = beian_codes_list(judging->input->codes, "region", NULL);
	g_autofree char *found = NULL;
	gsize longest = 0;
	(void)count;

	for (guint i = 0; regions != NULL && i < beian_code_list_count(regions); i++) {
		const BeianCode *row = beian_code_list_row(regions, i);
		if (*row->valid_to != '\0')
			continue;
		gsize length = named_by(text, row, beian_code_list_cell(regions, row, "level"));
		if (length <= longest)
			continue;
		longest = length;
		g_free(found);
		found = g_strndup(row->label[BEIAN_LANGUAGE_ZH], length);
	}
	beian_value_give_string(result, found);
}

/* b:suffix(domain): its last label as the list "suffix" spells it: xn--fiqs8s for 示例.中国. */
void
beian_function_suffix(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const char *domain = beian_argument_text(&arguments[0]), *dot = strrchr(domain, '.');
	g_autofree char *suffix = dot != NULL ? g_hostname_to_ascii(dot + 1) : NULL;
	(void)count;
	(void)data;

	beian_value_give_string(result, suffix);
}

/* b:in-order(first, last): whether both are addresses of one kind and FIRST does not come after LAST. */
void
beian_function_in_order(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	(void)count;
	(void)data;
	beian_value_give_boolean(result, beian_address_is_range(beian_argument_text(&arguments[0]),
						 beian_argument_text(&arguments[1])));
}
