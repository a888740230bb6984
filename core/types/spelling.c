#include "config.h"
#include "core/types/spelling.h"
#include "core/base/text.h"
#include <string.h>

#define ZERO_WIDTH_NON_JOINER 0x200C
#define ZERO_WIDTH_JOINER 0x200D
#define MINUS_SIGN 0x2212
#define WAVE_DASH 0x301C
#define WAVY_DASH 0x3030

gboolean
beian_spelling_is_stray(gunichar c)
{
	return g_unichar_type(c) == G_UNICODE_FORMAT && c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER;
}

static gboolean
is_dash(gunichar c)
{
	/* The wave dashes stand for "from … to". */
	return c == MINUS_SIGN ||
	       (g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION && c != WAVE_DASH && c != WAVY_DASH);
}

static gboolean
is_printable_ascii(const char *text)
{
	while (*text >= ' ' && *text <= '~')
		text++;
	return *text == '\0';
}

char *
beian_spelling_plain(const char *text)
{
	if (is_printable_ascii(text))
		return g_strstrip(g_strdup(text));
	g_autofree char *folded = beian_text_fold_width(text);
	GString *plain = g_string_sized_new(strlen(folded));

	for (const char *at = folded; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (beian_spelling_is_stray(c))
			continue;
		if (g_unichar_isspace(c))
			c = ' ';
		else if (is_dash(c))
			c = '-';
		g_string_append_unichar(plain, c);
	}
	return g_strstrip(g_string_free(plain, FALSE));
}

char *
beian_spelling_code(const char *text, const char *separators)
{
	g_autofree char *plain = beian_spelling_plain(text);
	g_autofree char *unwanted = g_strconcat(" ", separators, NULL);
	g_autofree char *bare = beian_text_without(plain, unwanted);

	return g_ascii_strup(bare, -1);
}

char *
beian_spelling_character(const char *text)
{
	gunichar c = g_utf8_get_char(text);
	char buffer[8] = "";

	if (!g_unichar_isgraph(c) || g_unichar_ismark(c))
		return g_strdup_printf("U+%04X", c);
	g_unichar_to_utf8(c, buffer);
	return g_strdup(buffer);
}

gboolean
beian_spelling_is_digits(const char *text)
{
	return *text != '\0' && text[strspn(text, BEIAN_DIGITS)] == '\0';
}

char *
beian_spelling_grouped(const char *text, const guint8 *sizes)
{
	GString *grouped = g_string_new(NULL);
	gsize left = strlen(text);

	for (; *sizes != 0 && left > *sizes; sizes++) {
		g_string_append_len(grouped, text, *sizes);
		g_string_append_c(grouped, ' ');
		text += *sizes;
		left -= *sizes;
	}
	g_string_append(grouped, text);
	return g_string_free(grouped, FALSE);
}
