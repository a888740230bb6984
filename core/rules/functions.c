/*
 * functions: what rules may call beside XPath's own. All are pure; the day, code tables and facts come with
 * the case. An argument that selects nothing is the empty string; rules name their operands in "needs", so
 * that this is never judged.
 */
#include "config.h"
#include "core/rules/function.h"
#include "core/rules/pattern.h"
#include "core/base/text.h"
#include "core/codes/calendar.h"
#include <math.h>
#include <string.h>

const char *
beian_argument_text(const BeianArgument *argument)
{
	return argument->count > 0 ? argument->texts[0] : "";
}

void
beian_value_give_boolean(BeianValue *result, gboolean value)
{
	*result = (BeianValue){.kind = BEIAN_VALUE_BOOLEAN, .boolean = value};
}

void
beian_value_give_number(BeianValue *result, double value)
{
	*result = (BeianValue){.kind = BEIAN_VALUE_NUMBER, .number = value};
}

void
beian_value_give_string(BeianValue *result, const char *value)
{
	*result = (BeianValue){.kind = BEIAN_VALUE_STRING, .string = g_strdup(value != NULL ? value : "")};
}

static double
number_of(const BeianArgument *argument)
{
	return g_ascii_strtod(beian_argument_text(argument), NULL);
}

/* b:days-left(date): days from the day of judging to DATE; infinite for "long-term"; not a number for
 * anything else. */
static void
days_left(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	BeianDate date;
	(void)count;

	if (strcmp(beian_argument_text(&arguments[0]), "long-term") == 0)
		beian_value_give_number(result, INFINITY);
	else if (beian_date_parse(beian_argument_text(&arguments[0]), &date))
		beian_value_give_number(result, beian_date_days_between(judging->input->day, date));
	else
		beian_value_give_number(result, NAN);
}

/* b:lasts-months(date, n): whether DATE is not before the day n calendar months after the day of judging.
 * Source: decisions 3. */
static void
lasts_months(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	BeianDate date;
	(void)count;

	if (!beian_date_parse(beian_argument_text(&arguments[0]), &date)) {
		beian_value_give_boolean(
			result, strcmp(beian_argument_text(&arguments[0]), "long-term") == 0);
		return;
	}
	BeianDate until = beian_date_add_months(judging->input->day, (int)number_of(&arguments[1]));
	beian_value_give_boolean(result, beian_date_days_between(until, date) >= 0);
}

/* b:months-between(from, to): whole calendar months from FROM to TO. */
static void
months_between(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	BeianDate from, to;
	(void)count;
	(void)data;

	if (strcmp(beian_argument_text(&arguments[1]), "long-term") == 0) {
		beian_value_give_number(result, INFINITY);
		return;
	}
	if (!beian_date_parse(beian_argument_text(&arguments[0]), &from) ||
		!beian_date_parse(beian_argument_text(&arguments[1]), &to)) {
		beian_value_give_number(result, NAN);
		return;
	}
	int months = (to.year - from.year) * 12 + to.month - from.month;
	while (beian_date_days_between(beian_date_add_months(from, months), to) < 0)
		months--;
	beian_value_give_number(result, months);
}

/* b:working-days-since(date): working days after DATE up to the day of judging, by the State Council's
 * notices; Monday to Friday of a year that has none yet, which may be too many. */
static void
working_days_since(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	const BeianCodeList *days = beian_codes_list(judging->input->codes, BEIAN_CODES_DAYS, NULL);
	BeianDate date;
	(void)count;

	if (beian_date_parse(beian_argument_text(&arguments[0]), &date))
		beian_value_give_number(result, beian_calendar_count(days, date, judging->input->day));
	else
		beian_value_give_number(result, NAN);
}

/* b:birth(number): the date inside an 18-character identity number; "" when there is none. Source: GB
 * 11643-1999 4.2.2. */
static void
birth(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const char *number = beian_argument_text(&arguments[0]);
	BeianDate date;
	(void)count;
	(void)data;

	if (strlen(number) != 18) {
		beian_value_give_string(result, "");
		return;
	}
	g_autofree char *text = g_strdup_printf("%.4s-%.2s-%.2s", number + 6, number + 10, number + 12);
	beian_value_give_string(result, beian_date_parse(text, &date) ? text : "");
}

/* b:age(date): whole years from DATE to the day of judging; not a number when it is no date. */
static void
age(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	BeianDate date;
	(void)count;

	if (beian_date_parse(beian_argument_text(&arguments[0]), &date))
		beian_value_give_number(result, beian_date_age_years(date, judging->input->day));
	else
		beian_value_give_number(result, NAN);
}

/* b:chars(text): characters as people count them. */
static void
chars(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	(void)count;
	(void)data;
	beian_value_give_number(result, beian_text_chars(beian_argument_text(&arguments[0])));
}

/* b:han(text): Han characters in it. */
static void
han(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	guint found = 0;
	(void)count;
	(void)data;

	for (const char *at = beian_argument_text(&arguments[0]); *at != '\0'; at = g_utf8_next_char(at))
		found += g_unichar_get_script(g_utf8_get_char(at)) == G_UNICODE_SCRIPT_HAN;
	beian_value_give_number(result, found);
}

/* b:matches(text, pattern): whether the Perl-compatible PATTERN is found in TEXT. */
static void
matches(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	(void)count;
	(void)data;
	beian_value_give_boolean(result, beian_pattern_matches(beian_argument_text(&arguments[1]),
						 beian_argument_text(&arguments[0])));
}

/* b:lower(text): ASCII letters in lower case. */
static void
lower(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	g_autofree char *small = g_ascii_strdown(beian_argument_text(&arguments[0]), -1);
	(void)count;
	(void)data;

	beian_value_give_string(result, small);
}

/* b:folded(text): with brackets and other full-width ASCII as their half-width twins, without blanks. Source:
 * decisions 2. */
static void
folded(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	g_autofree char *narrow = beian_text_fold_width(beian_argument_text(&arguments[0]));
	g_autofree char *bare = beian_text_without(narrow, " ");
	(void)count;
	(void)data;

	beian_value_give_string(result, bare);
}

/* b:distinct(nodes): how many different values. */
static void
distinct(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	(void)data;

	for (guint i = 0; i < count; i++)
		for (guint j = 0; j < arguments[i].count; j++)
			g_hash_table_add(seen, (char *)arguments[i].texts[j]);
	beian_value_give_number(result, g_hash_table_size(seen));
}

/*
 * b:times(value, nodes): how many of NODES have that VALUE; 0 when there is none to compare.
 * b:times(value, nodes, value, nodes): how many of the first do whose counterparts, at the same place among
 * the second nodes, have the second value.
 */
static void
times(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	guint found = 0, length = arguments[1].count;
	gboolean comparable = arguments[0].count > 0;
	(void)data;

	if (count > 2) {
		length = count > 3 ? MIN(length, arguments[3].count) : 0;
		comparable = comparable && arguments[2].count > 0;
	}
	for (guint i = 0; comparable && i < length; i++)
		found += strcmp(arguments[1].texts[i], arguments[0].texts[0]) == 0 &&
			 (count < 4 || strcmp(arguments[3].texts[i], arguments[2].texts[0]) == 0);
	beian_value_give_number(result, found);
}

/* The item whose value the element NODE holds; NULL when there is none. */
static const BeianItem *
item_of(const BeianJudging *judging, const BeianXmlNode *node)
{
	g_autofree char *path = node != NULL ? beian_document_path(node) : NULL;

	return path != NULL ? beian_document_item(judging->input->document, path) : NULL;
}

/* b:doubt(node, word): whether the type had the doubt WORD about the answer at NODE. */
static void
doubt(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianItem *item = item_of(data, arguments[0].first);
	gboolean has = FALSE;
	(void)count;

	for (int i = 0; item != NULL && item->reading != NULL && i < BEIAN_DOUBTS_MAX &&
			item->reading->doubts[i] != NULL;
		i++)
		has = has || strcmp(item->reading->doubts[i], beian_argument_text(&arguments[1])) == 0;
	beian_value_give_boolean(result, has);
}

/* b:code(list, token, column): a cell of a code table; "" when there is no such row or column. */
static void
code(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	const BeianCodeList *list =
		beian_codes_list(judging->input->codes, beian_argument_text(&arguments[0]), NULL);
	const BeianCode *row =
		list != NULL ? beian_code_list_find(list, beian_argument_text(&arguments[1])) : NULL;
	(void)count;

	beian_value_give_string(result,
		row != NULL ? beian_code_list_cell(list, row, beian_argument_text(&arguments[2])) : "");
}

/* b:lists(words, word): whether WORDS, separated by blanks, hold WORD. */
static void
lists(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	g_auto(GStrv) words = g_strsplit(beian_argument_text(&arguments[0]), " ", -1);
	(void)count;
	(void)data;

	beian_value_give_boolean(
		result, g_strv_contains((const char *const *)words, beian_argument_text(&arguments[1])));
}

/* b:region-name(code), b:region-name(code, language): the full name of a region, in Chinese or, for "en", in
 * English; "" when unknown. */
static void
region_name(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	BeianLanguage language = count > 1 && strcmp(beian_argument_text(&arguments[1]), "en") == 0
					 ? BEIAN_LANGUAGE_EN
					 : BEIAN_LANGUAGE_ZH;
	g_autofree char *name =
		beian_codes_region_name(judging->input->codes, beian_argument_text(&arguments[0]), language);

	beian_value_give_string(result, name);
}

static void
give_word(const BeianArgument *list, const char *word, BeianJudging *judging, BeianValue *result)
{
	const char *id = beian_argument_text(list);

	judging->own_word = judging->own_word ||
			    (word != NULL && beian_codes_word_is_own(judging->input->codes, id, word));
	beian_value_give_string(result, word);
}

/* b:word-in(list, scope, text): the word of the list that TEXT contains, or "". */
static void
word_in(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	BeianJudging *judging = data;
	(void)count;

	give_word(&arguments[0],
		beian_codes_word_in(judging->input->codes, beian_argument_text(&arguments[0]),
			beian_argument_text(&arguments[1]), beian_argument_text(&arguments[2])),
		judging, result);
}

/* b:word-before(list, scope, text): the same at the beginning. */
static void
word_before(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	BeianJudging *judging = data;
	(void)count;

	give_word(&arguments[0],
		beian_codes_word_before(judging->input->codes, beian_argument_text(&arguments[0]),
			beian_argument_text(&arguments[1]), beian_argument_text(&arguments[2])),
		judging, result);
}

/* b:word-missing(list, scope, text): the first word of the list in SCOPE that TEXT lacks; "" when it has all.
 */
static void
word_missing(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	BeianJudging *judging = data;
	(void)count;

	give_word(&arguments[0],
		beian_codes_word_missing(judging->input->codes, beian_argument_text(&arguments[0]),
			beian_argument_text(&arguments[1]), beian_argument_text(&arguments[2])),
		judging, result);
}

/* b:outside-gbk(text): the first character that the ministry's encoding cannot carry, as "U+XXXX"; "" when
 * all can be. */
static void
outside_gbk(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	gunichar outside = beian_xml_first_outside_gbk(beian_argument_text(&arguments[0]));
	g_autofree char *name = outside != 0 ? g_strdup_printf("U+%04X", outside) : NULL;
	(void)count;
	(void)data;

	beian_value_give_string(result, name);
}

/* b:isbn(text): whether TEXT holds 13 digits whose last is the check digit of the twelve before. Source: ISO
 * 2108:2017, annex C. */
static void
isbn(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	guint digits = 0, sum = 0;
	(void)count;
	(void)data;

	for (const char *at = beian_argument_text(&arguments[0]); *at != '\0'; at++)
		if (g_ascii_isdigit(*at))
			sum += (guint)g_ascii_digit_value(*at) * (digits++ % 2 == 0 ? 1 : 3);
	beian_value_give_boolean(result, digits == 13 && sum % 10 == 0);
}

const BeianFunction beian_rule_functions[] = {
	{"age", 1, 1, age},
	{"answered", 1, 1, beian_function_answered},
	{"before", 1, 1, beian_function_before},
	{"birth", 1, 1, birth},
	{"changes", 0, 0, beian_function_changes},
	{"chars", 1, 1, chars},
	{"choice", 2, 2, beian_function_choice},
	{"code", 3, 3, code},
	{"days-left", 1, 1, days_left},
	{"demanded", 1, 1, beian_function_demanded},
	{"distinct", 1, 8, distinct},
	{"doubt", 2, 2, doubt},
	{"fact", 2, 4, beian_function_fact},
	{"fact-value", 3, 3, beian_function_fact_value},
	{"folded", 1, 1, folded},
	{"han", 1, 1, han},
	{"in-order", 2, 2, beian_function_in_order},
	{"is-now", 1, 1, beian_function_is_now},
	{"isbn", 1, 1, isbn},
	{"lasts-months", 2, 2, lasts_months},
	{"lists", 2, 2, lists},
	{"lower", 1, 1, lower},
	{"matches", 2, 2, matches},
	{"months-between", 2, 2, months_between},
	{"now", 1, 1, beian_function_now},
	{"now-too", 0, 0, beian_function_now_too},
	{"outside-gbk", 1, 1, outside_gbk},
	{"place-in", 1, 1, beian_function_place_in},
	{"region-name", 1, 2, region_name},
	{"shown", 3, 3, beian_function_shown},
	{"suffix", 1, 1, beian_function_suffix},
	{"times", 2, 4, times},
	{"told", 3, 3, beian_function_told},
	{"word-before", 3, 3, word_before},
	{"word-in", 3, 3, word_in},
	{"word-missing", 3, 3, word_missing},
	{"working-days-since", 1, 1, working_days_since},
	{NULL, 0, 0, NULL},
};
