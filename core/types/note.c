/* note: words on several lines: remarks. */
#include "config.h"
#include "core/types/prose.h"
#include "core/types/types.h"

static const char *const reasons[] = {
	"text.characters", "text.empty", "note.too-short", "note.too-long", NULL};

static void
read_note(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianProse prose = {TRUE, NULL, "note.too-short", "note.too-long"};

	beian_prose_read(&prose, text, facets, out);
}

const BeianType beian_type_note = {
	.name = "note",
	.read = read_note,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[^\\r\\t]+",
};
