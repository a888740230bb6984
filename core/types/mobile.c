/*
 * mobile: a number of mainland China, 11 digits. Ranges of operators are no list of ours: they grow every
 * year.
 */
#include "config.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

#define MOBILE_DIGITS 11

static const char *const reasons[] = {
	"mobile.characters", "mobile.length", "mobile.prefix", "mobile.landline", "mobile.abroad", NULL};

/*
 * DIGITS ("+" allowed in front) after the country code or the old trunk 0; DIGITS itself when there is
 * none.
 */
static const char *
skip_country(const char *digits)
{
	static const char *const prefixes[] = {"+86", "+086", "0086", "086", "86", "0"};

	for (gsize i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		const char *rest = digits + strlen(prefixes[i]);
		if (g_str_has_prefix(digits, prefixes[i]) && strlen(rest) == MOBILE_DIGITS && rest[0] == '1')
			return rest;
	}
	return digits;
}

/* The reason why DIGITS are no mobile number although their alphabet is right; NULL when they are one. */
static const char *
reason_of(const char *digits)
{
	gsize length = strlen(digits);

	if (length == MOBILE_DIGITS && digits[0] == '1')
		return digits[1] >= '3' ? NULL : "mobile.prefix";
	if (digits[0] == '0' && length >= 10 && length <= 12)
		return "mobile.landline";
	return length == MOBILE_DIGITS ? "mobile.prefix" : "mobile.length";
}

static void
read_mobile(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianShape digits = {BEIAN_DIGITS, 0, G_MAXSIZE, "mobile.characters", "mobile.length"};
	g_autofree char *typed = beian_spelling_code(text, "-().");
	const char *number = skip_country(typed), *reason;

	(void)facets;
	if (number[0] == '+' && beian_spelling_is_digits(number + 1)) {
		if (!g_str_has_prefix(number, "+86")) {
			beian_reading_refuse(out, "mobile.abroad", NULL);
			return;
		}
		number += strlen("+86");
	}
	if (!beian_reading_fits(out, &digits, number))
		return;
	reason = reason_of(number);
	if (reason != NULL)
		beian_reading_refuse(out, reason, g_strdup_printf("%" G_GSIZE_FORMAT, strlen(number)));
	else
		beian_reading_accept(out, g_strdup(number));
}

static char *
show(const char *value)
{
	static const guint8 sizes[] = {3, 4, 0};

	return beian_spelling_grouped(value, sizes);
}

const BeianType beian_type_mobile = {
	.name = "mobile",
	.read = read_mobile,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "1[3-9][0-9]{9}",
	.show = show,
};
