/*
 * hk-macao-permit: 港澳居民来往内地通行证: H or M and 8 digits, on old cards 10 (the last two count the
 * renewals). Source: icp-filing 7, miit-and-peers 5.3.
 */
#include "config.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

static const char *const reasons[] = {
	"hk-macao-permit.characters", "hk-macao-permit.length", "hk-macao-permit.prefix", NULL};

static void
read_permit(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianShape shape = {
		BEIAN_DIGITS, 8, 10, "hk-macao-permit.characters", "hk-macao-permit.length"};
	g_autofree char *number = beian_spelling_code(text, "-()");

	(void)facets;
	if (number[0] != 'H' && number[0] != 'M') {
		beian_reading_refuse(out, "hk-macao-permit.prefix",
			*number == '\0' ? NULL : beian_spelling_character(number));
		return;
	}
	if (!beian_reading_fits(out, &shape, number + 1))
		return;
	if (strlen(number + 1) == 9)
		beian_reading_refuse(out, "hk-macao-permit.length", g_strdup("9"));
	else
		beian_reading_accept(out, g_steal_pointer(&number));
}

const BeianType beian_type_hk_macao_permit = {
	.name = "hk-macao-permit",
	.read = read_permit,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[HM][0-9]{8}([0-9]{2})?",
};
