#include "config.h"
#include "core/types/fingerprint.h"
#include "core/types/spelling.h"
#include <string.h>

const char *
beian_fingerprint_skip_label(const char *const *labels, const char *text)
{
	for (; *labels != NULL; labels++) {
		gsize bytes = strlen(*labels);
		if (g_str_has_prefix(text, *labels) && (text[bytes] == ':' || text[bytes] == '='))
			return text + bytes + 1;
	}
	return text;
}

void
beian_fingerprint_read(
	const BeianShape *shape, const char *const *labels, const char *text, BeianReading *out)
{
	g_autofree char *code = beian_spelling_code(text, "");
	const char *labelled = beian_fingerprint_skip_label(labels, code);
	g_autofree char *digits = beian_spelling_code(labelled, ":-");

	if (beian_reading_fits(out, shape, digits))
		beian_reading_accept(out, g_steal_pointer(&digits));
}
