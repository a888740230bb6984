/* yes-no: yes, no, or unknown where only the applicant can know and does not. */
#include "config.h"
#include "core/types/spelling.h"
#include "core/types/types.h"

static const char *const reasons[] = {"yes-no.other", NULL};

static void
read_yes_no(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const struct {
		const char *word, *token;
	} words[] = {
		{"yes", "yes"},
		{"y", "yes"},
		{"是", "yes"},
		{"是的", "yes"},
		{"对", "yes"},
		{"no", "no"},
		{"n", "no"},
		{"否", "no"},
		{"不", "no"},
		{"不是", "no"},
		{"unknown", "unknown"},
		{"not known", "unknown"},
		{"don't know", "unknown"},
		{"?", "unknown"},
		{"不清楚", "unknown"},
		{"不知道", "unknown"},
		{"未知", "unknown"},
		{"不确定", "unknown"},
		{"不详", "unknown"},
	};
	g_autofree char *plain = beian_spelling_plain(text);

	(void)facets;
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
		if (g_ascii_strcasecmp(plain, words[i].word) == 0) {
			beian_reading_accept(out, g_strdup(words[i].token));
			return;
		}
	}
	beian_reading_refuse(out, "yes-no.other", NULL);
}

const BeianType beian_type_yes_no = {
	.name = "yes-no",
	.read = read_yes_no,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "yes|no|unknown",
};
