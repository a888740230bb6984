/*
 * taiwan-permit: 台湾居民来往大陆通行证: 8 digits, on old permits 10; the letters below the number, which
 * Jiangsu wants, follow in brackets: "0123456789(B)". Source: icp-filing 2.3 and 7, miit-and-peers 5.3.
 */
#include "config.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

#define LETTERS_MAX 2

static const char *const reasons[] = {"taiwan-permit.characters", "taiwan-permit.length", NULL};

static void
read_permit(const char *text, const BeianFacets *facets, BeianReading *out)
{
	g_autofree char *number = beian_spelling_code(text, "-()");
	gsize digits = strspn(number, BEIAN_DIGITS);
	gsize letters = strspn(number + digits, BEIAN_CAPITALS);

	(void)facets;
	if (number[digits + letters] != '\0' || letters > LETTERS_MAX) {
		gsize bad = letters > LETTERS_MAX ? digits : digits + letters;
		beian_reading_refuse(out, "taiwan-permit.characters", beian_spelling_character(number + bad));
	} else if (digits != 8 && digits != 10) {
		beian_reading_refuse(
			out, "taiwan-permit.length", g_strdup_printf("%" G_GSIZE_FORMAT, digits));
	} else if (letters == 0) {
		beian_reading_accept(out, g_steal_pointer(&number));
	} else {
		beian_reading_accept(out, g_strdup_printf("%.*s(%s)", (int)digits, number, number + digits));
	}
}

const BeianType beian_type_taiwan_permit = {
	.name = "taiwan-permit",
	.read = read_permit,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9]{8}([0-9]{2})?(\\([A-Z]{1,2}\\))?",
};
