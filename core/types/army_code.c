/* army-code: the designation of a unit of the army, 5 digits (部队代号). Source: miit-and-peers 5.3. */
#include "config.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

#define UNIT "部队"

static const char *const reasons[] = {"army-code.characters", "army-code.length", NULL};

static void
read_army_code(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianShape shape = {BEIAN_DIGITS, 5, 5, "army-code.characters", "army-code.length"};
	g_autofree char *code = beian_spelling_code(text, "");

	(void)facets;
	if (g_str_has_suffix(code, UNIT))
		code[strlen(code) - strlen(UNIT)] = '\0';
	if (beian_reading_fits(out, &shape, code))
		beian_reading_accept(out, g_steal_pointer(&code));
}

const BeianType beian_type_army_code = {
	.name = "army-code",
	.read = read_army_code,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9]{5}",
};
