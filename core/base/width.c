#include "config.h"
#include "core/base/width.h"
#include "core/base/text.h"
#include <string.h>
#include <wchar.h>

/* The one call of wcwidth. */
static int
code_point_cols(gunichar c)
{
	return MAX(wcwidth((wchar_t)c), 0);
}

/* A byte that is a character one column wide. */
static gboolean
is_plain(char byte)
{
	return byte >= ' ' && byte <= '~';
}

static int
span_cols(const char *start, const char *end)
{
	int cols = 0;

	for (const char *at = start; at < end; at = g_utf8_next_char(at))
		cols += is_plain(*at) ? 1 : code_point_cols(g_utf8_get_char(at));
	return cols;
}

int
beian_width_cols(const char *text)
{
	return span_cols(text, text + strlen(text));
}

gsize
beian_width_fit(const char *text, int cols, int *used)
{
	gsize at = 0;
	int taken = 0;

	while (text[at] != '\0') {
		/* What follows a plain character can only join it when it is not plain itself. */
		gboolean alone = is_plain(text[at]) && (is_plain(text[at + 1]) || text[at + 1] == '\0');
		gsize next = alone ? at + 1 : beian_text_next(text, at);
		int wide = span_cols(text + at, text + next);
		if (taken + wide > cols)
			break;
		taken += wide;
		at = next;
	}
	if (used != NULL)
		*used = taken;
	return at;
}

char *
beian_width_clip(const char *text, int cols)
{
	GString *clipped = g_string_new(NULL);
	int used;
	gsize bytes = beian_width_fit(text, cols, &used);

	if (text[bytes] != '\0' && cols > 0) {
		bytes = beian_width_fit(text, cols - 1, &used);
		g_string_append_len(clipped, text, (gssize)bytes);
		g_string_append(clipped, "…");
		used++;
	} else {
		g_string_append_len(clipped, text, (gssize)bytes);
	}
	for (; used < cols; used++)
		g_string_append_c(clipped, ' ');
	return g_string_free(clipped, FALSE);
}

/* Whether a line may not begin with the character C: closing brackets, full stops and their kin (GB/T 15834).
 */
static gboolean
sticks_to_the_left(gunichar c)
{
	static const char closing[] = "，。、；：？！）》」』】〉”’…—,.;:?!)]}%";

	return g_utf8_strchr(closing, -1, c) != NULL;
}

/* Whether a line may not end with the character C: opening brackets and quotation marks (GB/T 15834). */
static gboolean
sticks_to_the_right(gunichar c)
{
	static const char opening[] = "（《「『【〔“‘([{";

	return g_utf8_strchr(opening, -1, c) != NULL;
}

/* Where a line of TEXT that fits in BYTES bytes should end. */
static gsize
break_at(const char *text, gsize bytes)
{
	for (gsize at = bytes; at > 0; at = beian_text_previous(text, at)) {
		gunichar next = g_utf8_get_char(text + at),
			 last = g_utf8_get_char(g_utf8_prev_char(text + at));
		if (next == ' ' || last == ' ')
			return at;
		if (!sticks_to_the_left(next) && !sticks_to_the_right(last) &&
			(g_unichar_iswide(next) || g_unichar_iswide(last)))
			return at;
	}
	return bytes;
}

static const char *
wrap_line(GPtrArray *lines, const char *text, gsize length, int cols)
{
	g_autofree char *line = g_strndup(text, length);
	gsize bytes = beian_width_fit(line, cols, NULL);

	if (bytes < length)
		bytes = MAX(break_at(line, bytes), beian_text_next(line, 0));
	g_ptr_array_add(lines, g_strchomp(g_strndup(line, bytes)));
	if (bytes == length)
		return text + length;
	while (bytes < length && text[bytes] == ' ')
		bytes++;
	return text + bytes;
}

/* By how many columns the paragraph TEXT, up to END, is indented from its second line on in COLS: as its
 * first line is, and under a bullet by what stands beside it. */
static int
hanging(const char *text, const char *end, int cols)
{
	int blanks = (int)strspn(text, " ");
	int indent = blanks + (g_str_has_prefix(text + blanks, "• ") ? 2 : 0);

	return text + blanks < end && indent <= cols / 4 ? indent : 0;
}

static void
indent_last(GPtrArray *lines, int cols)
{
	char **last = (char **)&lines->pdata[lines->len - 1];
	char *flush = *last;
	g_autofree char *blanks = g_strnfill((gsize)cols, ' ');

	*last = g_strconcat(blanks, flush, NULL);
	g_free(flush);
}

static void
wrap_paragraph(GPtrArray *lines, const char *text, const char *end, int cols)
{
	int indent = hanging(text, end, cols);

	text = wrap_line(lines, text, (gsize)(end - text), cols);
	while (text < end) {
		text = wrap_line(lines, text, (gsize)(end - text), cols - indent);
		indent_last(lines, indent);
	}
}

char **
beian_width_wrap(const char *text, int cols)
{
	GPtrArray *lines = g_ptr_array_new();

	for (;;) {
		const char *end = strchrnul(text, '\n');
		wrap_paragraph(lines, text, end, cols);
		if (*end == '\0')
			break;
		text = end + 1;
	}
	g_ptr_array_add(lines, NULL);
	return (char **)g_ptr_array_free(lines, FALSE);
}
