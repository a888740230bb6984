/*
 * organisation-code: 8 characters, a hyphen and a check character, "67395965-4": the canonical form keeps
 * the hyphen, because the standard and every certificate do. Typed without it, it is put in. Source: GB
 * 11714-1997; miit-and-peers 5.3.
 */
#include "config.h"
#include "core/types/check_digit.h"
#include "core/types/spelling.h"
#include "core/types/types.h"

static const char *const reasons[] = {"organisation-code.characters", "organisation-code.length",
	"organisation-code.check-character", NULL};
static const char *const doubts[] = {"check-digit", NULL};

static void
read_organisation_code(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianShape shape = {BEIAN_DIGITS BEIAN_CAPITALS, 9, 9, "organisation-code.characters",
		"organisation-code.length"};
	g_autofree char *code = beian_spelling_code(text, "-");

	(void)facets;
	if (!beian_reading_fits(out, &shape, code))
		return;
	if (!g_ascii_isdigit(code[8]) && code[8] != 'X') {
		beian_reading_refuse(out, "organisation-code.check-character", g_strdup(code + 8));
		return;
	}
	if (beian_check_digit_organisation(code) != code[8])
		beian_reading_doubt(out, "check-digit", NULL);
	beian_reading_accept(out, g_strdup_printf("%.8s-%c", code, code[8]));
}

const BeianType beian_type_organisation_code = {
	.name = "organisation-code",
	.read = read_organisation_code,
	.reasons = reasons,
	.doubts = doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9A-Z]{8}-[0-9X]",
};
