/* text: words on one line: names, addresses. */
#include "config.h"
#include "core/types/prose.h"
#include "core/types/types.h"

static const char *const reasons[] = {
	"text.characters", "text.empty", "text.line-feed", "text.too-short", "text.too-long", NULL};

static void
read_text(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianProse prose = {FALSE, "text.line-feed", "text.too-short", "text.too-long"};

	beian_prose_read(&prose, text, facets, out);
}

const BeianType beian_type_text = {
	.name = "text",
	.read = read_text,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[^\\n\\r\\t]+",
};
