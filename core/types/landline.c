/*
 * landline: "086-AREA-NUMBER[-EXT]", as the filing systems write it (icp-filing 7).
 *
 * Area codes tell their own length: 010 and 02x have three digits, all others four. So the number can be
 * found without a hyphen; an extension cannot, and is never guessed.
 */
#include "config.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

#define EXTENSION_DIGITS_MAX 6

static const char *const reasons[] = {"landline.characters", "landline.area", "landline.no-such-area",
	"landline.length", "landline.hyphens", "landline.mobile", "landline.hotline", "landline.abroad",
	NULL};

/* TEXT with "-" for every blank, bracket and word for "extension", one at a time and none at the ends. */
static char *
unify_separators(const char *text)
{
	static const char *const extensions[] = {"分机号", "分机", "转", "EXT", "X", "#", "*"};
	g_autofree char *plain = beian_spelling_plain(text);
	g_autofree char *capitals = g_ascii_strup(plain, -1);
	g_autoptr(GString) unified = g_string_new(g_strdelimit(capitals, " ().", '-'));
	const char *start;

	for (gsize i = 0; i < G_N_ELEMENTS(extensions); i++)
		g_string_replace(unified, extensions[i], "-", 0);
	while (g_string_replace(unified, "--", "-", 0) > 0)
		;
	if (g_str_has_suffix(unified->str, "-"))
		g_string_truncate(unified, unified->len - 1);
	start = unified->str + strspn(unified->str, "-");
	return g_strdup(start);
}

/*
 * Cuts the country code off TEXT and sets *CUT whether there was one. 086 begins no area code, so "086"
 * before a hyphen or a zero is the country.
 */
static const char *
skip_country(const char *text, gboolean *cut)
{
	static const struct {
		const char *begin;
		gsize bytes; /* of which so many are the country code */
	} prefixes[] = {{"+86", 3}, {"+086", 4}, {"0086", 4}, {"086-", 4}, {"0860", 3}, {"86-", 3}};

	*cut = FALSE;
	for (gsize i = 0; !*cut && i < G_N_ELEMENTS(prefixes); i++) {
		if (g_str_has_prefix(text, prefixes[i].begin)) {
			*cut = TRUE;
			text += prefixes[i].bytes;
		}
	}
	return text + (*cut ? strspn(text, "-") : 0);
}

/* Digits of the area code that TEXT begins with; 0 when no area code begins so. */
static gsize
area_digits(const char *text)
{
	if (g_str_has_prefix(text, "010") || g_str_has_prefix(text, "02"))
		return 3;
	return text[0] == '0' && text[1] >= '3' && text[1] <= '9' ? 4 : 0;
}

/* The reason why TEXT, which does not begin with 0, is no landline. */
static const char *
reason_without_area(const char *text)
{
	g_auto(GStrv) groups = g_strsplit(text, "-", -1);
	g_autofree char *digits = g_strjoinv("", groups);
	gsize length = strlen(digits);

	if (length == 10 && (g_str_has_prefix(digits, "400") || g_str_has_prefix(digits, "800")))
		return "landline.hotline";
	if (length == 11 && digits[0] == '1' && digits[1] >= '3')
		return "landline.mobile";
	return "landline.area";
}

/*
 * Puts "NUMBER" or "NUMBER-EXT" into *OUT from the groups of digits after the area code, or returns the
 * reason why not. A number may be written in two groups, 8888 8888 or 888 8888.
 */
static const char *
read_number(char **groups, char **out)
{
	guint count = g_strv_length(groups);
	gsize first = count == 0 ? 0 : strlen(groups[0]);
	guint used = 1;

	if (count >= 2 && (first == 3 || first == 4) && strlen(groups[1]) == 4)
		used = 2;
	g_autofree char *number =
		g_strconcat(first == 0 ? "" : groups[0], used == 2 ? groups[1] : NULL, NULL);
	gsize digits = strlen(number);
	if (digits > 8)
		return "landline.hyphens";
	if (digits < 7)
		return count > used ? "landline.hyphens" : "landline.length";
	if (count > used + 1 || (count > used && strlen(groups[used]) > EXTENSION_DIGITS_MAX))
		return "landline.hyphens";
	*out = count > used ? g_strdup_printf("%s-%s", number, groups[used]) : g_steal_pointer(&number);
	return NULL;
}

/* Reads TEXT, digits in groups beginning with the 0 of an area code, into OUT. */
static void
read_with_area(const char *text, BeianReading *out)
{
	gsize area = area_digits(text);
	g_autofree char *number = NULL;
	const char *reason;

	if (area == 0) {
		beian_reading_refuse(
			out, "landline.no-such-area", g_strndup(text, MIN(strcspn(text, "-"), 4)));
		return;
	}
	if (strcspn(text, "-") < area) {
		beian_reading_refuse(out, "landline.hyphens", NULL);
		return;
	}
	g_auto(GStrv) groups = g_strsplit(text + area + (text[area] == '-' ? 1 : 0), "-", -1);
	reason = read_number(groups, &number);
	if (reason != NULL)
		beian_reading_refuse(out, reason, NULL);
	else
		beian_reading_accept(out, g_strdup_printf("086-%.*s-%s", (int)area, text, number));
}

static void
read_landline(const char *text, const BeianFacets *facets, BeianReading *out)
{
	g_autofree char *unified = unify_separators(text);
	gboolean international;
	const char *national = skip_country(unified, &international);
	gsize good = strspn(national, BEIAN_DIGITS "-");

	(void)facets;
	if (national[good] != '\0') {
		if (national[0] == '+' && beian_spelling_is_digits(national + 1))
			beian_reading_refuse(out, "landline.abroad", NULL);
		else
			beian_reading_refuse(
				out, "landline.characters", beian_spelling_character(national + good));
		return;
	}
	if (national[0] == '0') {
		read_with_area(national, out);
		return;
	}
	const char *reason = reason_without_area(national);
	if (!international || !g_str_equal(reason, "landline.area")) {
		beian_reading_refuse(out, reason, NULL);
		return;
	}
	/* Behind a country code the 0 of the area code is left out: +86 571 … */
	g_autofree char *with_zero = g_strconcat("0", national, NULL);
	read_with_area(with_zero, out);
}

const BeianType beian_type_landline = {
	.name = "landline",
	.read = read_landline,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "086-0[0-9]{2,3}-[0-9]{7,8}(-[0-9]{1,6})?",
};
