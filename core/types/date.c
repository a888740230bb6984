/*
 * date: a day, "2031-05-01", or "long-term" where the question allows it.
 *
 * The year comes first and has four digits, or the text is refused: 1/5/2031 is two different days to two
 * readers.
 */
#include "config.h"
#include "core/base/date.h"
#include "core/base/text.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

#define LONG_TERM "long-term"

static const char *const reasons[] = {
	"date.shape", "date.no-such-day", "date.year-first", "date.time", "date.long-term", NULL};

static gboolean
is_long_term(const char *plain)
{
	static const char *const words[] = {
		LONG_TERM, "long term", "longterm", "长期", "长期有效", "長期", "長期有效"};

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_ascii_strcasecmp(plain, words[i]) == 0)
			return TRUE;
	return FALSE;
}

/* PLAIN with one "-" for every separator a day is written with, and without the last 日. */
static char *
unify_separators(const char *plain)
{
	g_autoptr(GString) text = g_string_new(plain);
	g_autofree char *bare = NULL;

	g_string_replace(text, "年", "-", 0);
	g_string_replace(text, "月", "-", 0);
	g_string_replace(text, " - ", "-", 0);
	for (gsize i = 0; i < text->len; i++)
		if (strchr("/. ", text->str[i]) != NULL)
			text->str[i] = '-';
	while (g_string_replace(text, "--", "-", 0) > 0)
		;
	bare = g_strdup(text->str);
	if (g_str_has_suffix(bare, "日") || g_str_has_suffix(bare, "号"))
		bare[strlen(bare) - strlen("日")] = '\0';
	if (g_str_has_suffix(bare, "-"))
		bare[strlen(bare) - 1] = '\0';
	return g_steal_pointer(&bare);
}

/* Reads TEXT, digits and "-", into three numbers. */
static gboolean
split(const char *text, int parts[3], gsize digits[3])
{
	g_auto(GStrv) words = g_strsplit(text, "-", 4);

	if (g_strv_length(words) != 3)
		return FALSE;
	for (int i = 0; i < 3; i++) {
		digits[i] = strlen(words[i]);
		if (!beian_spelling_is_digits(words[i]) || digits[i] > 4)
			return FALSE;
		parts[i] = (int)g_ascii_strtoull(words[i], NULL, 10);
	}
	return TRUE;
}

/* A copy of PLAIN up to the time of day that follows the day; NULL when there is none. */
static char *
cut_time(const char *plain)
{
	const char *colon = strchr(plain, ':');
	gsize hour;

	if (colon == NULL || colon - plain < 3)
		return NULL;
	hour = (gsize)(colon - plain);
	while (hour > 0 && g_ascii_isdigit(plain[hour - 1]))
		hour--;
	return hour > 1 && strchr(" Tt", plain[hour - 1]) != NULL ? g_strndup(plain, hour - 1) : NULL;
}

/* Reads PLAIN into OUT's value, or refuses it. */
static void
read_day(const char *plain, BeianReading *out)
{
	g_autofree char *text = unify_separators(plain);
	char canonical[BEIAN_DATE_TEXT_BYTES];
	int parts[3];
	gsize digits[3];

	if (strlen(text) == 8 && beian_spelling_is_digits(text)) {
		char *split_up = g_strdup_printf("%.4s-%.2s-%s", text, text + 4, text + 6);
		g_free(text);
		text = split_up;
	}
	if (!split(text, parts, digits)) {
		beian_reading_refuse(out, "date.shape", NULL);
	} else if (digits[0] != 4) {
		beian_reading_refuse(out, digits[0] <= 2 ? "date.year-first" : "date.shape", NULL);
	} else if (digits[1] > 2 || digits[2] > 2) {
		beian_reading_refuse(out, "date.shape", NULL);
	} else if (!beian_date_is_valid(parts[0], parts[1], parts[2])) {
		beian_reading_refuse(out, "date.no-such-day",
			g_strdup_printf("%04d-%02d-%02d", parts[0], parts[1], parts[2]));
	} else {
		BeianDate day = {(gint16)parts[0], (gint8)parts[1], (gint8)parts[2]};
		beian_reading_accept(out, g_strdup(beian_date_format(day, canonical)));
	}
}

static void
read_date(const char *text, const BeianFacets *facets, BeianReading *out)
{
	g_autofree char *plain = beian_spelling_plain(text);
	g_autofree char *before = cut_time(plain);

	if (is_long_term(plain)) {
		if (facets->long_term)
			beian_reading_accept(out, g_strdup(LONG_TERM));
		else
			beian_reading_refuse(out, "date.long-term", NULL);
		return;
	}
	if (before == NULL) {
		read_day(plain, out);
		return;
	}
	/*
	 * The day of a register in UTC and the day in China may differ: the person decides which one is
	 * meant.
	 */
	g_auto(BeianReading) day = {0};
	read_day(before, &day);
	const char *reason = day.value == NULL ? "date.shape" : "date.time";
	beian_reading_refuse(out, reason, g_steal_pointer(&day.value));
}

const BeianType beian_type_date = {
	.name = "date",
	.read = read_date,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}|long-term",
};
