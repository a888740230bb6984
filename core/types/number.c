/* number: how many: 0, 1, 2 … Thousands may be marked off with commas where every group is right. */
#include "config.h"
#include "core/base/text.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

/* What a 64-bit integer holds whatever the digits. */
#define DIGITS_MAX 18

static const char *const reasons[] = {
	"number.characters", "number.negative", "number.fraction", "number.too-large", NULL};

static gboolean
is_grouped(const char *text)
{
	return g_regex_match_simple("^[0-9]{1,3}(,[0-9]{3})+$", text, G_REGEX_DOLLAR_ENDONLY, 0);
}

static void
read_number(const char *text, const BeianFacets *facets, BeianReading *out)
{
	g_autofree char *plain = beian_spelling_plain(text);
	g_autofree char *digits = is_grouped(plain) ? beian_text_without(plain, ",") : g_strdup(plain);
	gsize good = strspn(digits, BEIAN_DIGITS), zeros;

	(void)facets;
	if (digits[0] == '-' && beian_spelling_is_digits(digits + 1)) {
		beian_reading_refuse(out, "number.negative", NULL);
		return;
	}
	if (good > 0 && digits[good] == '.' && beian_spelling_is_digits(digits + good + 1)) {
		beian_reading_refuse(out, "number.fraction", NULL);
		return;
	}
	if (good == 0 || digits[good] != '\0') {
		beian_reading_refuse(out, "number.characters", beian_spelling_character(digits + good));
		return;
	}
	zeros = strspn(digits, "0");
	if (zeros == good)
		zeros--;
	if (good - zeros > DIGITS_MAX)
		beian_reading_refuse(out, "number.too-large", NULL);
	else
		beian_reading_accept(out, g_strdup(digits + zeros));
}

const BeianType beian_type_number = {
	.name = "number",
	.read = read_number,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "nonNegativeInteger",
	.xsd_pattern = "0|[1-9][0-9]{0,17}",
};
