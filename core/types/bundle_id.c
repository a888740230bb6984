/*
 * bundle-id: of an iOS App, as in the developer account: com.example.app. Source: icp-filing 2.6; at most
 * 155 characters.
 */
#include "config.h"
#include "core/types/dotted_name.h"
#include "core/types/spelling.h"
#include "core/types/types.h"

static const char *const reasons[] = {
	"bundle-id.characters", "bundle-id.length", "bundle-id.no-dot", "bundle-id.word", NULL};

static void
read_bundle_id(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianDottedName name = {BEIAN_DIGITS BEIAN_CAPITALS BEIAN_SMALL_LETTERS "-", FALSE, 155,
		"bundle-id.characters", "bundle-id.length", "bundle-id.no-dot", "bundle-id.word"};

	(void)facets;
	beian_dotted_name_read(&name, text, out);
}

const BeianType beian_type_bundle_id = {
	.name = "bundle-id",
	.read = read_bundle_id,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[A-Za-z0-9\\-]+(\\.[A-Za-z0-9\\-]+)+",
};
