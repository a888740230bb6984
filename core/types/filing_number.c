#include "config.h"
#include "core/types/filing_number.h"
#include "core/types/spelling.h"
#include <string.h>

#define FILING "ICP备"
#define LICENCE "ICP证"
#define POLICE "公网安备"
#define END "号"
#define DIGITS_MIN 6
#define DIGITS_MAX 10

/* TEXT with the characters of the mainland for those that input methods of Hong Kong and Taiwan give. */
static char *
unify_characters(const char *text)
{
	g_autofree char *code = beian_spelling_code(text, "");
	g_autoptr(GString) number = g_string_new(code);

	g_string_replace(number, "備", "备", 0);
	g_string_replace(number, "號", END, 0);
	g_string_replace(number, "證", "证", 0);
	return g_string_free(g_steal_pointer(&number), FALSE);
}

/* Whether the first character of NUMBER is a province's. */
static gboolean
has_prefix(const char *number)
{
	const char *end = g_utf8_next_char(number);
	g_autofree char *prefix = g_strndup(number, (gsize)(end - number));

	return (guchar)prefix[0] >= 0x80 && strstr(BEIAN_FILING_PREFIXES, prefix) != NULL;
}

/* The fault of NUMBER as far as its first words tell. */
static BeianFilingNumberFault
fault_of_words(const char *number)
{
	if (strstr(number, POLICE) != NULL)
		return BEIAN_FILING_NUMBER_POLICE;
	if (strstr(number, LICENCE) != NULL || strstr(number, "B2-") != NULL)
		return BEIAN_FILING_NUMBER_LICENCE;
	if (strstr(number, FILING) == NULL)
		return BEIAN_FILING_NUMBER_SHAPE;
	if (!has_prefix(number))
		return BEIAN_FILING_NUMBER_PREFIX;
	if (!g_str_has_prefix(g_utf8_next_char(number), FILING))
		return BEIAN_FILING_NUMBER_SHAPE;
	return BEIAN_FILING_NUMBER_OK;
}

BeianFilingNumberFault
beian_filing_number_read(const char *text, char **entity, char **suffix, char **detail)
{
	g_autofree char *number = unify_characters(text);
	BeianFilingNumberFault fault = fault_of_words(number);
	const char *digits, *rest;
	gsize count;

	*entity = *suffix = *detail = NULL;
	if (fault == BEIAN_FILING_NUMBER_PREFIX)
		*detail = beian_spelling_character(number);
	if (fault != BEIAN_FILING_NUMBER_OK)
		return fault;
	digits = g_utf8_next_char(number) + strlen(FILING);
	count = strspn(digits, BEIAN_DIGITS);
	rest = digits + count;
	if (g_str_has_prefix(rest, END))
		rest += strlen(END);
	if (*rest != '\0' && *rest != '-')
		return BEIAN_FILING_NUMBER_SHAPE;
	if (count < DIGITS_MIN || count > DIGITS_MAX) {
		*detail = g_strdup_printf("%" G_GSIZE_FORMAT, count);
		return BEIAN_FILING_NUMBER_DIGITS;
	}
	*entity = g_strdup_printf("%.*s" END, (int)(digits + count - number), number);
	*suffix = g_strdup(*rest == '-' ? rest + 1 : "");
	return BEIAN_FILING_NUMBER_OK;
}
