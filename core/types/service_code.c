/*
 * service-code: the number with which the owner of an instance lets somebody file on it (备案服务号). Most
 * look like a UUID; older ones do not, and no source defines them, so another shape is a doubt. Source:
 * icp-filing 3.4.
 */
#include "config.h"
#include "core/base/text.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

static const char *const reasons[] = {
	"service-code.characters", "service-code.length", "service-code.masked", NULL};
static const char *const doubts[] = {"unusual-shape", NULL};

static gboolean
is_uuid(const char *text)
{
	return g_regex_match_simple("^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$", text,
		G_REGEX_CASELESS | G_REGEX_DOLLAR_ENDONLY, 0);
}

static void
read_service_code(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianShape shape = {BEIAN_DIGITS BEIAN_CAPITALS BEIAN_SMALL_LETTERS "-_", 4, 64,
		"service-code.characters", "service-code.length"};
	g_autofree char *plain = beian_spelling_plain(text);
	g_autofree char *code = beian_text_without(plain, " ");

	(void)facets;
	if (strchr(code, '*') != NULL) {
		beian_reading_refuse(out, "service-code.masked", NULL);
		return;
	}
	if (!beian_reading_fits(out, &shape, code))
		return;
	if (is_uuid(code)) {
		beian_reading_accept(out, g_ascii_strdown(code, -1));
		return;
	}
	beian_reading_doubt(out, "unusual-shape", NULL);
	beian_reading_accept(out, g_steal_pointer(&code));
}

const BeianType beian_type_service_code = {
	.name = "service-code",
	.read = read_service_code,
	.reasons = reasons,
	.doubts = doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9A-Za-z_\\-]{4,64}",
};
