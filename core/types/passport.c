/* passport: of any country: 5 to 17 letters and digits. Source: icp-filing 7. */
#include "config.h"
#include "core/types/spelling.h"
#include "core/types/types.h"

static const char *const reasons[] = {"passport.characters", "passport.length", NULL};

static void
read_passport(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianShape shape = {
		BEIAN_DIGITS BEIAN_CAPITALS, 5, 17, "passport.characters", "passport.length"};
	g_autofree char *number = beian_spelling_code(text, "-");

	(void)facets;
	if (beian_reading_fits(out, &shape, number))
		beian_reading_accept(out, g_steal_pointer(&number));
}

const BeianType beian_type_passport = {
	.name = "passport",
	.read = read_passport,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9A-Z]{5,17}",
};
