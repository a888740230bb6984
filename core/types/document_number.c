/*
 * document-number: of documents without a published shape: up to 64 visible characters, upper-case,
 * without blanks.
 *
 * Widths of letters and digits are folded; brackets and other signs stay, since 〔2024〕 is part of such a
 * number.
 */
#include "config.h"
#include "core/base/text.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

#define CHARS_MAX 64
#define FULL_WIDTH_OFFSET 0xFEE0

static const char *const reasons[] = {"document-number.characters", "document-number.length", NULL};

/* C as it stands in a canonical number; 0 to leave it out. */
static gunichar
canonical(gunichar c)
{
	gboolean full_width = c >= 0xFF01 && c <= 0xFF5E;

	if (beian_spelling_is_stray(c) || g_unichar_isspace(c))
		return 0;
	if (full_width && g_ascii_isalnum((char)(c - FULL_WIDTH_OFFSET)))
		c -= FULL_WIDTH_OFFSET;
	return c < 0x80 ? (gunichar)g_ascii_toupper((char)c) : c;
}

static void
read_document_number(const char *text, const BeianFacets *facets, BeianReading *out)
{
	g_autoptr(GString) number = g_string_new(NULL);
	guint chars;

	(void)facets;
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = canonical(g_utf8_get_char(at));
		if (c != 0 && !g_unichar_isgraph(c)) {
			beian_reading_refuse(out, "document-number.characters", beian_spelling_character(at));
			return;
		}
		if (c != 0)
			g_string_append_unichar(number, c);
	}
	g_autofree char *normal = beian_text_normalise(number->str);
	chars = beian_text_chars(normal);
	if (chars > CHARS_MAX)
		beian_reading_refuse(out, "document-number.length", g_strdup_printf("%u", chars));
	else
		beian_reading_accept(out, g_steal_pointer(&normal));
}

const BeianType beian_type_document_number = {
	.name = "document-number",
	.read = read_document_number,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[^\\sa-z]+",
};
