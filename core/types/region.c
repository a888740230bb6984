/* region: the six-digit code of GB/T 2260, typed as the code or as a name that only one region has. */
#include "config.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

#define REGION_DIGITS 6
#define REGION_LIST "region"

static const char *const reasons[] = {"region.unknown", NULL};

static gboolean
is_code(const char *text)
{
	return strlen(text) == REGION_DIGITS && beian_spelling_is_digits(text) && text[0] >= '1' &&
	       text[0] <= '8';
}

static void
read_region(const char *text, const BeianFacets *facets, BeianReading *out)
{
	const BeianVocabulary *vocabulary = facets->vocabulary;
	g_autofree char *code = beian_spelling_code(text, "");
	const char *list = facets->list == NULL ? REGION_LIST : facets->list;
	const char *token = is_code(code) ? code : NULL;

	if (vocabulary != NULL) {
		token = vocabulary->token(vocabulary, list, code);
		if (token == NULL)
			token = vocabulary->token(vocabulary, list, text);
	}
	if (token == NULL)
		beian_reading_refuse(out, "region.unknown", NULL);
	else
		beian_reading_accept(out, g_strdup(token));
}

const BeianType beian_type_region = {
	.name = "region",
	.read = read_region,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[1-8][0-9]{5}",
};
