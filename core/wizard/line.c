#include "config.h"
#include "core/wizard/line.h"
#include "core/base/text.h"
#include "core/base/width.h"
#include <string.h>

enum {
	ZERO_WIDTH_NON_JOINER = 0x200C,
	ZERO_WIDTH_JOINER = 0x200D,
};

void
beian_line_init(BeianLine *line)
{
	*line = (BeianLine){.text = g_string_new(NULL), .pristine = TRUE};
}

void
beian_line_clear(BeianLine *line)
{
	if (line->text != NULL)
		g_string_free(line->text, TRUE);
	*line = (BeianLine){0};
}

/* Whether the boundary rules of UAX 29 leave AT between two characters: an edit can join what stood apart. */
static gboolean
is_boundary(const char *text, gsize at)
{
	return at == 0 || text[at] == '\0' || beian_text_next(text, beian_text_previous(text, at)) <= at;
}

/* AT, or the end of the character that AT is inside of. */
static gsize
boundary_from(const char *text, gsize at)
{
	return is_boundary(text, at) ? at : beian_text_next(text, beian_text_previous(text, at));
}

/* What becomes of C in a line: C, a blank, or 0 when it is dropped. */
static gunichar
accepted(gunichar c)
{
	if (c == '\n' || c == '\t' || c == '\r' || c == 0x85)
		return ' ';
	if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER)
		return c;
	if ((c & 0xFFFE) == 0xFFFE)
		return 0; /* noncharacters, two of which XML cannot carry */
	switch ((int)g_unichar_type(c)) {
	case G_UNICODE_LINE_SEPARATOR:
	case G_UNICODE_PARAGRAPH_SEPARATOR:
		return ' ';
	case G_UNICODE_CONTROL:
	case G_UNICODE_FORMAT:
	case G_UNICODE_SURROGATE:
		return 0;
	}
	return c;
}

static char *
cleaned(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	GString *clean = g_string_sized_new(strlen(valid));

	for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = accepted(g_utf8_get_char(at));
		if (at[0] == '\r' && at[1] == '\n')
			continue;
		if (c != 0)
			g_string_append_unichar(clean, c);
	}
	return g_string_free(clean, FALSE);
}

void
beian_line_set(BeianLine *line, const char *text)
{
	g_autofree char *clean = cleaned(text);

	g_string_assign(line->text, clean);
	line->cursor = line->text->len;
	line->first = 0;
	line->pristine = TRUE;
}

gboolean
beian_line_insert(BeianLine *line, const char *text)
{
	g_autofree char *clean = cleaned(text);

	if (*clean == '\0')
		return FALSE;
	g_string_insert(line->text, (gssize)line->cursor, clean);
	line->cursor = boundary_from(line->text->str, line->cursor + strlen(clean));
	line->pristine = FALSE;
	return TRUE;
}

static gboolean
move_to(BeianLine *line, gsize at)
{
	gboolean moved = at != line->cursor;

	line->cursor = at;
	line->first = MIN(line->first, at);
	return moved;
}

static gboolean
erase_between(BeianLine *line, gsize from, gsize to)
{
	if (from == to)
		return FALSE;
	g_string_erase(line->text, (gssize)from, (gssize)(to - from));
	line->cursor = boundary_from(line->text->str, from);
	line->first = MIN(line->first, line->cursor);
	line->pristine = FALSE;
	return TRUE;
}

/* Words end where the sort of character changes; Han text has no blanks, so its runs are words of their own.
 */
typedef enum { SORT_BLANK, SORT_NARROW, SORT_WIDE, SORT_MARK } Sort;

static Sort
sort_at(const char *text, gsize at)
{
	gunichar c = g_utf8_get_char(text + at);

	if (g_unichar_isspace(c))
		return SORT_BLANK;
	if (!g_unichar_isalnum(c))
		return SORT_MARK;
	return g_unichar_iswide(c) ? SORT_WIDE : SORT_NARROW;
}

static gsize
word_before(const BeianLine *line)
{
	const char *text = line->text->str;
	gsize at = line->cursor, before = beian_text_previous(text, at);
	Sort sort;

	while (at > 0 && sort_at(text, before) == SORT_BLANK) {
		at = before;
		before = beian_text_previous(text, at);
	}
	if (at == 0)
		return 0;
	sort = sort_at(text, before);
	while (at > 0 && sort_at(text, before) == sort) {
		at = before;
		before = beian_text_previous(text, at);
	}
	return at;
}

static gsize
word_after(const BeianLine *line)
{
	const char *text = line->text->str;
	gsize at = line->cursor;

	while (text[at] != '\0' && sort_at(text, at) == SORT_BLANK)
		at = beian_text_next(text, at);
	if (text[at] == '\0')
		return at;
	for (Sort sort = sort_at(text, at); text[at] != '\0' && sort_at(text, at) == sort;)
		at = beian_text_next(text, at);
	return at;
}

gboolean
beian_line_act(BeianLine *line, BeianAction action, gboolean *changed)
{
	const char *text = line->text->str;
	gsize at = line->cursor, end = line->text->len;

	*changed = FALSE;
	switch ((int)action) {
	case BEIAN_ACTION_LEFT:
		return move_to(line, beian_text_previous(text, at));
	case BEIAN_ACTION_RIGHT:
		return move_to(line, beian_text_next(text, at));
	case BEIAN_ACTION_WORD_LEFT:
		return move_to(line, word_before(line));
	case BEIAN_ACTION_WORD_RIGHT:
		return move_to(line, word_after(line));
	case BEIAN_ACTION_LINE_START:
		return move_to(line, 0);
	case BEIAN_ACTION_LINE_END:
		return move_to(line, end);
	case BEIAN_ACTION_ERASE_BACK:
		return *changed = erase_between(line, beian_text_previous(text, at), at);
	case BEIAN_ACTION_ERASE_FORWARD:
		return *changed = erase_between(line, at, beian_text_next(text, at));
	case BEIAN_ACTION_ERASE_WORD:
		return *changed = erase_between(line, word_before(line), at);
	case BEIAN_ACTION_ERASE_TO_START:
		return *changed = erase_between(line, 0, at);
	case BEIAN_ACTION_ERASE_TO_END:
		return *changed = erase_between(line, at, end);
	}
	return FALSE;
}

static int
cols_between(const char *text, gsize from, gsize to)
{
	g_autofree char *slice = g_strndup(text + from, to - from);

	return beian_width_cols(slice);
}

/* The earliest boundary from which the cursor is at most COLS columns away. */
static gsize
start_for(const BeianLine *line, int cols)
{
	const char *text = line->text->str;
	gsize at = line->cursor;

	while (at > 0) {
		gsize before = beian_text_previous(text, at);
		cols -= cols_between(text, before, at);
		if (cols < 0)
			break;
		at = before;
	}
	return at;
}

/*
 * Leaves a quarter of the view free when it has to move: a view that moved by one character a key would
 * repaint the whole field for each.
 */
void
beian_line_scroll(BeianLine *line, int cols)
{
	int last = MAX(cols - 1, 1), spare = last / 4;

	line->first = boundary_from(line->text->str, MIN(line->first, line->text->len));
	if (beian_width_fit(line->text->str, last, NULL) == line->text->len)
		line->first = 0;
	else if (line->first < start_for(line, last))
		line->first = start_for(line, last - spare);
	else if (line->first >= line->cursor)
		line->first = start_for(line, spare);
}

char *
beian_line_visible(const BeianLine *line, int cols, int *cursor_col)
{
	const char *text = line->text->str + line->first;
	gsize bytes = beian_width_fit(text, cols, NULL);

	*cursor_col = line->cursor <= line->first
			      ? 0
			      : MIN(cols_between(line->text->str, line->first, line->cursor), cols);
	return g_strndup(text, bytes);
}

void
beian_line_click(BeianLine *line, int cols, int col)
{
	line->cursor =
		line->first + beian_width_fit(line->text->str + line->first, CLAMP(col, 0, cols), NULL);
}
