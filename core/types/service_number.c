/*
 * service-number: the filing number of a service: that of its entity, a hyphen, the running number, and A
 * for an App, X for a mini program, K for a quick app. Source: icp-filing 7, miit-and-peers 6.5.
 */
#include "config.h"
#include "core/types/filing_number.h"
#include "core/types/types.h"

static const char *const reasons[] = {"service-number.prefix", "service-number.licence",
	"service-number.police", "service-number.shape", "service-number.digits", "service-number.no-suffix",
	"service-number.suffix", NULL};

static void
read_service_number(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const char *const faults[BEIAN_FILING_NUMBER_FAULTS] = {
		[BEIAN_FILING_NUMBER_PREFIX] = "service-number.prefix",
		[BEIAN_FILING_NUMBER_LICENCE] = "service-number.licence",
		[BEIAN_FILING_NUMBER_POLICE] = "service-number.police",
		[BEIAN_FILING_NUMBER_SHAPE] = "service-number.shape",
		[BEIAN_FILING_NUMBER_DIGITS] = "service-number.digits",
	};
	g_autofree char *entity = NULL, *suffix = NULL, *detail = NULL;
	BeianFilingNumberFault fault = beian_filing_number_read(text, &entity, &suffix, &detail);

	(void)facets;
	if (fault != BEIAN_FILING_NUMBER_OK)
		beian_reading_refuse(out, faults[fault], g_steal_pointer(&detail));
	else if (*suffix == '\0')
		beian_reading_refuse(out, "service-number.no-suffix", g_strconcat(entity, "-1", NULL));
	else if (!g_regex_match_simple("^[1-9][0-9]{0,5}[AXK]?$", suffix, G_REGEX_DOLLAR_ENDONLY, 0))
		beian_reading_refuse(out, "service-number.suffix", g_steal_pointer(&suffix));
	else
		beian_reading_accept(out, g_strconcat(entity, "-", suffix, NULL));
}

const BeianType beian_type_service_number = {
	.name = "service-number",
	.read = read_service_number,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[" BEIAN_FILING_PREFIXES "]ICP备[0-9]{6,10}号-[1-9][0-9]{0,5}[AXK]?",
};
