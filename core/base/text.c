#include "config.h"
#include "core/base/text.h"
#include <string.h>
#include <unigbrk.h>
#include <uninorm.h>

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

/*
 * Whether C is a character on its own beside any other such (its Grapheme_Cluster_Break is Other) and its own
 * normal form. Not all that are, but nearly all that people type here; tests hold the ranges against the
 * libraries.
 */
static gboolean
stands_alone(gunichar c)
{
	return (c >= ' ' && c <= '~') || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x3029) ||
	       (c >= 0xFF01 && c <= 0xFF60) || (c >= 0x2010 && c <= 0x2027) || c == 0xB7;
}

/* The end of the run of such characters from AT on: there is a boundary before each of them but the first. */
static gsize
plain_run(const char *text, gsize at)
{
	while (text[at] != '\0' && stands_alone(g_utf8_get_char(text + at)))
		at = (gsize)(g_utf8_next_char(text + at) - text);
	return at;
}

static gboolean
is_control(gunichar c)
{
	return c != '\n' && c != '\t' && g_unichar_iscntrl(c);
}

gboolean
beian_text_has_controls(const char *text)
{
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
		if (is_control(g_utf8_get_char(at)))
			return TRUE;
	return FALSE;
}

char *
beian_text_visible(const char *text)
{
	/* Unicode has a picture for each control of ASCII, none for those of Latin 1. */
	enum { PICTURES = 0x2400, PICTURE_OF_DELETE = 0x2421, REPLACEMENT = 0xFFFD };
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	GString *visible = g_string_sized_new(strlen(valid));

	for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (is_control(c))
			c = c < 0x20 ? PICTURES + c : c == 0x7f ? PICTURE_OF_DELETE : REPLACEMENT;
		g_string_append_unichar(visible, c);
	}
	return g_string_free(visible, FALSE);
}

char *
beian_text_normalise(const char *text)
{
	gboolean is_normal = text[plain_run(text, 0)] == '\0';
	/* Not GLib's: it moves the rest of the text for every character it composes, minutes for a few MB. */
	size_t size_bytes = 0;
	g_autofree char *nfc = is_normal ? NULL
					 : (char *)u8_normalize(UNINORM_NFC, (const uint8_t *)text,
						   strlen(text) + 1, NULL, &size_bytes);
	const char *start = is_normal ? text : nfc, *end;

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

/*
 * Boundaries are looked for in a window: u8_grapheme_next judges pairs and would break a family of emoji or a
 * row of flags apart, u8_grapheme_breaks sees what stands before.
 */
enum { WINDOW_AFTER_BYTES = 256, WINDOW_BEFORE_BYTES = 4096 };

gsize
beian_text_next(const char *text, gsize at)
{
	char breaks[WINDOW_AFTER_BYTES];

	if (stands_alone(g_utf8_get_char(text + at))) {
		gsize next = (gsize)(g_utf8_next_char(text + at) - text);
		if (text[next] == '\0' || stands_alone(g_utf8_get_char(text + next)))
			return next;
	}
	gsize window = strnlen(text + at, WINDOW_AFTER_BYTES);
	while (window == WINDOW_AFTER_BYTES && ((guchar)text[at + window] & 0xC0) == 0x80)
		window--;
	u8_grapheme_breaks((const uint8_t *)text + at, window, breaks);
	for (gsize i = 1; i < window; i++)
		if (breaks[i])
			return at + i;
	return at + window;
}

gsize
beian_text_previous(const char *text, gsize at)
{
	const char *last = at > 0 ? g_utf8_prev_char(text + at) : text;

	if (at > 0 && stands_alone(g_utf8_get_char(last)) &&
		(last == text || stands_alone(g_utf8_get_char(g_utf8_prev_char(last)))))
		return (gsize)(last - text);
	gsize start = at > WINDOW_BEFORE_BYTES ? at - WINDOW_BEFORE_BYTES : 0;
	while (((guchar)text[start] & 0xC0) == 0x80)
		start++;
	if (at == start)
		return 0;
	g_autofree char *breaks = g_malloc(at - start);
	u8_grapheme_breaks((const uint8_t *)text + start, at - start, breaks);
	gsize i = at - start - 1;
	while (i > 0 && !breaks[i])
		i--;
	return start + i;
}

guint
beian_text_chars(const char *text)
{
	gsize size_bytes = strlen(text);
	guint count = 0;

	if (plain_run(text, 0) == size_bytes)
		return (guint)g_utf8_strlen(text, (gssize)size_bytes);
	g_autofree char *breaks = g_malloc(size_bytes + 1);

	u8_grapheme_breaks((const uint8_t *)text, size_bytes, breaks);
	for (gsize i = 0; i < size_bytes; i++)
		count += breaks[i] ? 1 : 0;
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
