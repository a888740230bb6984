/*
 * entity-number: the filing number of an entity, "浙ICP备12345678号". With the suffix of a service it is
 * refused, naming the number without it (decision 19).
 */
#include "config.h"
#include "core/types/filing_number.h"
#include "core/types/types.h"

static const char *const reasons[] = {"entity-number.prefix", "entity-number.licence", "entity-number.police",
	"entity-number.shape", "entity-number.digits", "entity-number.service-suffix", NULL};

static void
read_entity_number(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const char *const faults[BEIAN_FILING_NUMBER_FAULTS] = {
		[BEIAN_FILING_NUMBER_PREFIX] = "entity-number.prefix",
		[BEIAN_FILING_NUMBER_LICENCE] = "entity-number.licence",
		[BEIAN_FILING_NUMBER_POLICE] = "entity-number.police",
		[BEIAN_FILING_NUMBER_SHAPE] = "entity-number.shape",
		[BEIAN_FILING_NUMBER_DIGITS] = "entity-number.digits",
	};
	g_autofree char *entity = NULL, *suffix = NULL, *detail = NULL;
	BeianFilingNumberFault fault = beian_filing_number_read(text, &entity, &suffix, &detail);

	(void)facets;
	if (fault != BEIAN_FILING_NUMBER_OK)
		beian_reading_refuse(out, faults[fault], g_steal_pointer(&detail));
	else if (*suffix != '\0')
		beian_reading_refuse(out, "entity-number.service-suffix", g_steal_pointer(&entity));
	else
		beian_reading_accept(out, g_steal_pointer(&entity));
}

const BeianType beian_type_entity_number = {
	.name = "entity-number",
	.read = read_entity_number,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[" BEIAN_FILING_PREFIXES "]ICP备[0-9]{6,10}号",
};
