#include "config.h"
#include "core/types/check_digit.h"
#include "tests/walk/number.h"
#include <string.h>

static char *
card(const char *region, const char *born, guint salt)
{
	g_autofree char *digits = g_strdup_printf("%s%s%03u", region, born, salt);

	return g_strdup_printf("%s%c", digits, beian_check_digit_identity(digits));
}

static char *
organisation_code(guint salt)
{
	/* Not every eight digits have a check character that is a digit, but X is one too. */
	g_autofree char *code = g_strdup_printf("MA%06u", salt);

	return g_strdup_printf("%s%c", code, beian_check_digit_organisation(code));
}

static char *
credit_code(const char *region, const char *prefix, guint salt)
{
	g_autofree char *organisation = organisation_code(salt);
	g_autofree char *code = g_strdup_printf("%s%s%s", prefix, region, organisation);

	return g_strdup_printf("%s%c", code, beian_check_digit_credit(code));
}

static char *
register_number(const char *region, guint salt)
{
	g_autofree char *digits = g_strdup_printf("%s00%06u", region, salt);

	return g_strdup_printf("%s%c", digits, beian_check_digit_licence(digits));
}

char *
number_make(const char *type, const char *region, const char *prefix, const char *born, guint salt)
{
	if (strcmp(type, "resident-id") == 0)
		return card(region, born, salt);
	if (strcmp(type, "residence-card") == 0)
		return card("810000", born, salt);
	if (strcmp(type, "foreigner-card") == 0)
		return card("911840", born, salt);
	if (strcmp(type, "credit-code") == 0 || (strcmp(type, "licence-number") == 0 && salt % 4 != 0))
		return credit_code(region, prefix, salt);
	if (strcmp(type, "licence-number") == 0)
		return register_number(region, salt);
	if (strcmp(type, "organisation-code") == 0)
		return organisation_code(salt);
	if (strcmp(type, "army-code") == 0)
		return g_strdup_printf("32%03u", salt);
	if (strcmp(type, "passport") == 0)
		return g_strdup_printf("E12345%03u", salt);
	if (strcmp(type, "taiwan-permit") == 0)
		return g_strdup_printf("12345%03u", salt);
	if (strcmp(type, "hk-macao-permit") == 0)
		return g_strdup_printf("H12345%03u", salt);
	if (strcmp(type, "medical-licence") == 0)
		return g_strdup_printf("PDY12345633010619A1%03u", salt);
	return g_strdup_printf("(2020)第%03u号", salt);
}
