#include "config.h"
#include "core/base/text.h"
#include <string.h>
#include <unigbrk.h>

static gboolean
is_xml_char(gunichar c)
{
	return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
		(c >= 0x10000 && c <= 0x10FFFF);
}

gboolean
beian_text_is_writable(const char *text)
{
	if (!g_utf8_validate(text, -1, NULL))
		return FALSE;
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
		if (!is_xml_char(g_utf8_get_char(at)))
			return FALSE;
	return TRUE;
}

char *
beian_text_normalise(const char *text)
{
	g_autofree char *nfc = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
	const char *start = nfc, *end;

	while (*start != '\0' && g_unichar_isspace(g_utf8_get_char(start)))
		start = g_utf8_next_char(start);
	end = start + strlen(start);
	while (end > start) {
		const char *last = g_utf8_prev_char(end);
		if (!g_unichar_isspace(g_utf8_get_char(last)))
			break;
		end = last;
	}
	return g_strndup(start, (gsize)(end - start));
}

char *
beian_text_fold_width(const char *text)
{
	GString *folded = g_string_sized_new(strlen(text));

	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFF01 - '!';
		else if (c == 0x3000)
			c = ' ';
		g_string_append_unichar(folded, c);
	}
	return g_string_free(folded, FALSE);
}

char *
beian_text_without(const char *text, const char *unwanted)
{
	GString *left = g_string_sized_new(strlen(text));

	for (const char *at = text; *at != '\0'; at++)
		if (strchr(unwanted, *at) == NULL)
			g_string_append_c(left, *at);
	return g_string_free(left, FALSE);
}

gsize
beian_text_next(const char *text, gsize at)
{
	const uint8_t *start = (const uint8_t *)text + at, *end = (const uint8_t *)text + strlen(text);
	const uint8_t *next = start < end ? u8_grapheme_next(start, end) : NULL;

	return next == NULL ? (gsize)(end - (const uint8_t *)text) : (gsize)(next - (const uint8_t *)text);
}

gsize
beian_text_previous(const char *text, gsize at)
{
	const uint8_t *start = (const uint8_t *)text;
	const uint8_t *previous = at > 0 ? u8_grapheme_prev(start + at, start) : NULL;

	return previous == NULL ? 0 : (gsize)(previous - start);
}

guint
beian_text_chars(const char *text)
{
	guint count = 0;

	for (gsize at = 0; text[at] != '\0'; at = beian_text_next(text, at))
		count++;
	return count;
}

guint
beian_text_distance(const char *a, const char *b, guint limit)
{
	gsize columns = strlen(b);
	gsize rows = strlen(a);

	if ((rows > columns ? rows - columns : columns - rows) > limit)
		return limit + 1;

	g_autofree guint *row = g_new(guint, columns + 1);
	for (gsize j = 0; j <= columns; j++)
		row[j] = (guint)j;
	for (gsize i = 1; i <= rows; i++) {
		guint diagonal = row[0];
		row[0] = (guint)i;
		for (gsize j = 1; j <= columns; j++) {
			guint above = row[j];
			guint replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
			row[j] = MIN(replaced, MIN(above, row[j - 1]) + 1);
			diagonal = above;
		}
	}
	return MIN(row[columns], limit + 1);
}

const char *
beian_text_nearest(const char *name, const char *const *names)
{
	const char *nearest = NULL;
	guint best = (guint)strlen(name) / 3 + 2;

	for (; *names != NULL; names++) {
		guint distance = beian_text_distance(name, *names, best);
		if (distance < best) {
			best = distance;
			nearest = *names;
		}
	}
	return nearest;
}
