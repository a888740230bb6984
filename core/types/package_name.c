/*
 * package-name: of an Android or HarmonyOS App, as in its manifest: com.example.app. Source: icp-filing
 * 2.6.
 */
#include "config.h"
#include "core/types/dotted_name.h"
#include "core/types/spelling.h"
#include "core/types/types.h"

static const char *const reasons[] = {
	"package-name.characters", "package-name.length", "package-name.no-dot", "package-name.word", NULL};

static void
read_package_name(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianDottedName name = {BEIAN_DIGITS BEIAN_CAPITALS BEIAN_SMALL_LETTERS "_", TRUE, 255,
		"package-name.characters", "package-name.length", "package-name.no-dot", "package-name.word"};

	(void)facets;
	beian_dotted_name_read(&name, text, out);
}

const BeianType beian_type_package_name = {
	.name = "package-name",
	.read = read_package_name,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)+",
};
