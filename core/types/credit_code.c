/*
 * credit-code: the unified social credit code of an organisation, 18 characters: department 1, category 1,
 * region 6, organisation code 9, check character 1. Source: GB 32100-2015; icp-filing 7, miit-and-peers
 * 5.3.
 *
 * The organisation code inside has a check character of its own: when that one fails too, the mistake is
 * within those nine characters, else it is outside them. No known validator says so.
 */
#include "config.h"
#include "core/types/check_digit.h"
#include "core/types/spelling.h"
#include "core/types/types.h"

#define ORGANISATION_AT 8
#define ORGANISATION_CHARS 9
#define CHECK_AT 17

static const char *const reasons[] = {"credit-code.characters", "credit-code.length", NULL};
static const char *const doubts[] = {"check-digit", "organisation-check-digit", NULL};

void
beian_credit_code_doubt(const char *code, BeianReading *out)
{
	const char *organisation = code + ORGANISATION_AT;

	if (beian_check_digit_organisation(organisation) != organisation[ORGANISATION_CHARS - 1])
		beian_reading_doubt(
			out, "organisation-check-digit", g_strndup(organisation, ORGANISATION_CHARS));
	if (beian_check_digit_credit(code) != code[CHECK_AT])
		beian_reading_doubt(out, "check-digit",
			g_strdup_printf("%.*s … %c", ORGANISATION_AT, code, code[CHECK_AT]));
}

static void
read_credit_code(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianShape shape = {
		BEIAN_CREDIT_ALPHABET, 18, 18, "credit-code.characters", "credit-code.length"};
	g_autofree char *code = beian_spelling_code(text, "-");

	(void)facets;
	if (!beian_reading_fits(out, &shape, code))
		return;
	beian_credit_code_doubt(code, out);
	beian_reading_accept(out, g_steal_pointer(&code));
}

static char *
show(const char *value)
{
	static const guint8 sizes[] = {2, 6, 9, 0};

	return beian_spelling_grouped(value, sizes);
}

const BeianType beian_type_credit_code = {
	.name = "credit-code",
	.read = read_credit_code,
	.reasons = reasons,
	.doubts = doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9A-HJ-NPQRTUWXY]{18}",
	.show = show,
};
