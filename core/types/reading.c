#include "config.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

const char *const beian_type_no_doubts[] = {NULL};

void
beian_reading_clear(BeianReading *reading)
{
	g_free(reading->value);
	g_free(reading->detail);
	*reading = (BeianReading){0};
}

void
beian_reading_accept(BeianReading *out, char *value)
{
	g_assert(out->value == NULL && out->reason == NULL);
	out->value = value;
}

void
beian_reading_refuse(BeianReading *out, const char *reason, char *detail)
{
	beian_reading_clear(out);
	out->reason = reason;
	out->detail = detail;
}

void
beian_reading_doubt(BeianReading *out, const char *doubt, char *detail)
{
	guint count = 0;

	while (out->doubts[count] != NULL)
		count++;
	g_assert(count + 1 < BEIAN_DOUBTS_MAX);
	out->doubts[count] = doubt;
	if (out->detail == NULL)
		out->detail = detail;
	else
		g_free(detail);
}

gboolean
beian_reading_fits(BeianReading *out, const BeianShape *shape, const char *text)
{
	gsize good = strspn(text, shape->alphabet);

	if (text[good] != '\0') {
		beian_reading_refuse(out, shape->characters, beian_spelling_character(text + good));
		return FALSE;
	}
	if (good < shape->min || good > shape->max) {
		beian_reading_refuse(out, shape->length, g_strdup_printf("%" G_GSIZE_FORMAT, good));
		return FALSE;
	}
	return TRUE;
}
