/*
 * licence-number: the number on a business licence: a unified social credit code, or the 15 digits of the
 * register used until 2015 (ISO 7064 MOD 11,10). Source: icp-filing 7, miit-and-peers 5.3.
 */
#include "config.h"
#include "core/types/check_digit.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

#define OLD_DIGITS 15
#define CREDIT_CHARS 18

static const char *const reasons[] = {"licence-number.characters", "licence-number.length", NULL};
static const char *const doubts[] = {"check-digit", "organisation-check-digit", NULL};

static void
read_licence_number(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianShape credit = {BEIAN_CREDIT_ALPHABET, OLD_DIGITS, CREDIT_CHARS,
		"licence-number.characters", "licence-number.length"};
	static const BeianShape old = {
		BEIAN_DIGITS, OLD_DIGITS, OLD_DIGITS, "licence-number.characters", "licence-number.length"};
	g_autofree char *number = beian_spelling_code(text, "-");
	gsize length = strlen(number);

	(void)facets;
	if (!beian_reading_fits(out, length == OLD_DIGITS ? &old : &credit, number))
		return;
	if (length == CREDIT_CHARS) {
		beian_credit_code_doubt(number, out);
	} else if (length != OLD_DIGITS) {
		beian_reading_refuse(
			out, "licence-number.length", g_strdup_printf("%" G_GSIZE_FORMAT, length));
		return;
	} else if (beian_check_digit_licence(number) != number[OLD_DIGITS - 1]) {
		beian_reading_doubt(out, "check-digit", NULL);
	}
	beian_reading_accept(out, g_steal_pointer(&number));
}

const BeianType beian_type_licence_number = {
	.name = "licence-number",
	.read = read_licence_number,
	.reasons = reasons,
	.doubts = doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9A-HJ-NPQRTUWXY]{18}|[0-9]{15}",
};
