/*
 * medical-licence: the registration number of a medical institution, 22 letters and digits. Source: miit-
 * and-peers 5.3.
 */
#include "config.h"
#include "core/types/spelling.h"
#include "core/types/types.h"

static const char *const reasons[] = {"medical-licence.characters", "medical-licence.length", NULL};

static void
read_medical_licence(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianShape shape = {
		BEIAN_DIGITS BEIAN_CAPITALS, 22, 22, "medical-licence.characters", "medical-licence.length"};
	g_autofree char *number = beian_spelling_code(text, "-");

	(void)facets;
	if (beian_reading_fits(out, &shape, number))
		beian_reading_accept(out, g_steal_pointer(&number));
}

const BeianType beian_type_medical_licence = {
	.name = "medical-licence",
	.read = read_medical_licence,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9A-Z]{22}",
};
