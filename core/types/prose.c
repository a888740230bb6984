#include "config.h"
#include "core/types/prose.h"
#include "core/base/text.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

/* A mark in place of a character that was lost in copying: never part of a name. */
#define REPLACEMENT_CHARACTER 0xFFFD
#define LINE_SEPARATOR 0x2028
#define PARAGRAPH_SEPARATOR 0x2029

/*
 * TEXT without strays, a tab as a blank, every kind of line end as a line feed, NFC. NULL when a character
 * is no part of any writing (controls, which XML carries and terminals obey).
 */
static char *
clean(const char *text)
{
	g_autoptr(GString) cleaned = g_string_sized_new(strlen(text));

	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (beian_spelling_is_stray(c))
			continue;
		if (c == '\t')
			c = ' ';
		else if (c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR)
			c = '\n';
		else if ((c != '\n' && g_unichar_iscntrl(c)) || c == REPLACEMENT_CHARACTER)
			return NULL;
		g_string_append_unichar(cleaned, c);
	}
	return beian_text_normalise(cleaned->str);
}

void
beian_prose_read(const BeianProse *prose, const char *text, const BeianFacets *facets, BeianReading *out)
{
	g_autofree char *cleaned = clean(text);
	guint chars;

	if (cleaned == NULL) {
		beian_reading_refuse(out, "text.characters", NULL);
		return;
	}
	if (*cleaned == '\0') {
		beian_reading_refuse(out, "text.empty", NULL);
		return;
	}
	if (!prose->multiline && strchr(cleaned, '\n') != NULL) {
		beian_reading_refuse(out, prose->line_feed, NULL);
		return;
	}
	chars = beian_text_chars(cleaned);
	if (chars < facets->min_chars)
		beian_reading_refuse(
			out, prose->too_short, g_strdup_printf("%u/%u", chars, facets->min_chars));
	else if (facets->max_chars != 0 && chars > facets->max_chars)
		beian_reading_refuse(
			out, prose->too_long, g_strdup_printf("%u/%u", chars, facets->max_chars));
	else
		beian_reading_accept(out, g_steal_pointer(&cleaned));
}
