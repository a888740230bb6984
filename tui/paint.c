#include "config.h"
#include "tui/paint.h"
#include "core/base/width.h"
#include "tui/drawn.h"
#include <curses.h>
#include <form.h>
#include <string.h>

typedef enum { COLOUR_NONE, COLOUR_RED, COLOUR_YELLOW, COLOUR_CYAN, COLOUR_GREEN, COLOURS_USED } Colour;
static const short curses_colours[COLOURS_USED] = {[COLOUR_RED] = COLOR_RED,
	[COLOUR_YELLOW] = COLOR_YELLOW,
	[COLOUR_CYAN] = COLOR_CYAN,
	[COLOUR_GREEN] = COLOR_GREEN};

/* How a role looks. MARK: ">" before it, where there is room. */
static const struct {
	attr_t attributes;
	Colour colour;
	gboolean mark;
} looks[BEIAN_ROLES] = {
	[BEIAN_ROLE_TITLE] = {A_REVERSE, COLOUR_NONE, FALSE},
	[BEIAN_ROLE_HEADING] = {A_BOLD, COLOUR_NONE, FALSE},
	[BEIAN_ROLE_LABEL_FOCUSED] = {A_BOLD, COLOUR_NONE, TRUE},
	[BEIAN_ROLE_ERROR] = {A_BOLD, COLOUR_RED, FALSE},
	[BEIAN_ROLE_WARNING] = {A_NORMAL, COLOUR_YELLOW, FALSE},
	[BEIAN_ROLE_INFO] = {A_NORMAL, COLOUR_CYAN, FALSE},
	[BEIAN_ROLE_GOOD] = {A_NORMAL, COLOUR_GREEN, FALSE},
	[BEIAN_ROLE_STEP_HERE] = {A_BOLD, COLOUR_NONE, TRUE},
	[BEIAN_ROLE_ROW_SELECTED] = {A_REVERSE, COLOUR_NONE, TRUE},
	[BEIAN_ROLE_KEYS] = {A_NORMAL, COLOUR_CYAN, FALSE},
};

/* Where a field stands. FIELDs cannot change their size, so others are made when these change. */
typedef struct {
	int row, col, cols;
} Place;

struct BeianPaint {
	gboolean colour; /* may be used */
	gboolean
		colour_started; /* was used: start_color costs time and bytes that many screens do not need */
	BeianSize size;
	GArray *places; /* of Place */
	FIELD **fields; /* NULL-terminated, as new_form wants them */
	FORM *form;
	BeianDrawn drawn;
};

BeianPaint *
beian_paint_new(gboolean colour)
{
	BeianPaint *paint = g_new0(BeianPaint, 1);

	paint->colour = colour;
	paint->places = g_array_new(FALSE, FALSE, sizeof(Place));
	return paint;
}

static void
remove_form(BeianPaint *paint)
{
	if (paint->form != NULL) {
		unpost_form(paint->form);
		free_form(paint->form);
	}
	for (FIELD **field = paint->fields; field != NULL && *field != NULL; field++)
		free_field(*field);
	g_clear_pointer(&paint->fields, g_free);
	paint->form = NULL;
	g_array_set_size(paint->places, 0);
	beian_drawn_forget(&paint->drawn);
}

void
beian_paint_free(BeianPaint *paint)
{
	if (paint == NULL)
		return;
	remove_form(paint);
	g_array_unref(paint->places);
	g_free(paint);
}

static attr_t
attributes_of(BeianPaint *paint, BeianRole role)
{
	Colour colour = looks[role].colour;

	if (colour == COLOUR_NONE || !paint->colour)
		return looks[role].attributes;
	if (!paint->colour_started) {
		paint->colour_started = TRUE;
		start_color();
		use_default_colors();
		for (int i = COLOUR_NONE + 1; i < COLOURS_USED; i++)
			init_pair((short)i, curses_colours[i], -1);
	}
	return looks[role].attributes | (attr_t)COLOR_PAIR(colour);
}

/*
 * TEXT without what a cell cannot hold: controls; code points that this C library does not know, to which it
 * gives no width and curses a printed form of its own; marks at the beginning, which would change the cell
 * before.
 */
static char *
drawable(const char *text)
{
	GString *clean = g_string_sized_new(strlen(text));

	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		char character[8] = {0};
		gunichar c = g_utf8_get_char(at);
		memcpy(character, at, (gsize)(g_utf8_next_char(at) - at));
		if (g_unichar_iscntrl(c))
			continue;
		if (beian_width_cols(character) == 0 && (clean->len == 0 || !g_unichar_iszerowidth(c)))
			continue;
		g_string_append(clean, character);
	}
	return g_string_free(clean, FALSE);
}

static void
put(int row, int col, const char *text)
{
	g_autofree char *clean = drawable(text);

	mvaddstr(row, col, clean);
}

static gboolean
is_blank(BeianSize size, int row, int col)
{
	cchar_t cell;

	if (row < 0 || row >= size.rows || col < 0 || col >= size.cols || mvin_wch(row, col, &cell) == ERR)
		return FALSE;
	return cell.chars[0] == L' ' && cell.chars[1] == L'\0' && (cell.attr & A_REVERSE) == 0;
}

static void
paint_span(BeianPaint *paint, const BeianSpan *span)
{
	attrset(attributes_of(paint, span->role));
	/* The terminal's own charset and not U+2500, which Chinese fonts and terminals often make two columns
	 * wide. */
	if (span->role == BEIAN_ROLE_LINE)
		mvhline(span->row, span->col, ACS_HLINE, span->cols);
	else
		put(span->row, span->col, span->text);
	attrset(A_NORMAL);
}

/* Marks only the first of several spans of its role on a row. */
static void
paint_mark(const BeianScreen *screen, guint index)
{
	const BeianSpan *span = &g_array_index(screen->spans, BeianSpan, index);

	if (!looks[span->role].mark)
		return;
	for (guint i = 0; i < screen->spans->len; i++) {
		const BeianSpan *other = &g_array_index(screen->spans, BeianSpan, i);
		if (other->row == span->row && other->role == span->role && other->col < span->col)
			return;
	}
	if (is_blank(screen->size, span->row, span->col - 1))
		mvaddch(span->row, span->col - 1, '>');
}

static gboolean
is_inside(BeianSize size, const BeianField *field)
{
	return field->row >= 0 && field->row < size.rows && field->col >= 0 && field->cols > 0 &&
	       field->col + field->cols <= size.cols;
}

static gboolean
same_places(const BeianPaint *paint, const BeianScreen *screen)
{
	guint count = 0;

	if (paint->size.rows != screen->size.rows || paint->size.cols != screen->size.cols)
		return FALSE;
	for (guint i = 0; i < screen->fields->len; i++) {
		const BeianField *field = &g_array_index(screen->fields, BeianField, i);
		const Place *place = &g_array_index(paint->places, Place, count);
		if (!is_inside(screen->size, field))
			continue;
		if (count++ >= paint->places->len || place->row != field->row || place->col != field->col ||
			place->cols != field->cols)
			return FALSE;
	}
	return count == paint->places->len;
}

/* A view and no editor: static, one row, never edited by libform, which damages Han text, and with no type,
 * which would hold people. */
static FIELD *
make_field(const BeianField *field)
{
	FIELD *made = new_field(1, field->cols, field->row, field->col, 0, 0);

	g_assert(made != NULL);
	field_opts_off(made, O_EDIT | O_AUTOSKIP | O_BLANK);
	field_opts_on(made, O_STATIC | O_NO_LEFT_STRIP);
	return made;
}

static void
make_form(BeianPaint *paint, const BeianScreen *screen)
{
	remove_form(paint);
	paint->size = screen->size;
	paint->fields = g_new0(FIELD *, screen->fields->len + 1);
	for (guint i = 0; i < screen->fields->len; i++) {
		const BeianField *field = &g_array_index(screen->fields, BeianField, i);
		Place place = {field->row, field->col, field->cols};
		if (!is_inside(screen->size, field))
			continue;
		paint->fields[paint->places->len] = make_field(field);
		g_array_append_val(paint->places, place);
	}
	if (paint->places->len == 0)
		return;
	paint->form = new_form(paint->fields);
	g_assert(paint->form != NULL);
	set_form_win(paint->form, stdscr);
	set_form_sub(paint->form, stdscr);
	post_form(paint->form);
}

/* Blanks in the focused field, where an input method draws what is being composed. */
static char *
filled(const BeianField *field)
{
	g_autofree char *clean = drawable(field->text);
	int used;
	gsize bytes = beian_width_fit(clean, field->cols, &used);
	GString *text = g_string_new_len(clean, (gssize)bytes);

	for (; used < field->cols; used++)
		g_string_append_c(text, field->focused || field->readonly ? ' ' : '_');
	return g_string_free(text, FALSE);
}

static void
paint_fields(BeianPaint *paint, const BeianScreen *screen, const gboolean *stale)
{
	guint count = 0;

	for (guint i = 0; i < screen->fields->len; i++) {
		const BeianField *field = &g_array_index(screen->fields, BeianField, i);
		if (!is_inside(screen->size, field))
			continue;
		count++;
		if (!stale[field->row])
			continue;
		g_autofree char *text = filled(field);
		set_field_buffer(paint->fields[count - 1], 0, text);
	}
	for (guint i = 0; i < screen->fields->len; i++) {
		const BeianField *field = &g_array_index(screen->fields, BeianField, i);
		if (!field->focused || !is_inside(screen->size, field) || !stale[field->row])
			continue;
		if (is_blank(screen->size, field->row, field->col - 1))
			mvaddch(field->row, field->col - 1, '[');
		if (is_blank(screen->size, field->row, field->col + field->cols))
			mvaddch(field->row, field->col + field->cols, ']');
	}
}

static void
finish(BeianSize size, int cursor_row, int cursor_col)
{
	if (cursor_row < 0 || cursor_row >= size.rows || cursor_col < 0 || cursor_col >= size.cols)
		wmove(stdscr, size.rows - 1, size.cols - 1);
	else
		wmove(stdscr, cursor_row, cursor_col);
	wrefresh(stdscr);
}

static void
erase_rows(BeianSize size, const gboolean *stale)
{
	for (int row = 0; row < size.rows; row++)
		if (stale[row]) {
			wmove(stdscr, row, 0);
			wclrtoeol(stdscr);
		}
}

static gboolean
is_stale(const BeianScreen *screen, const gboolean *stale, const BeianSpan *span)
{
	return span->row >= 0 && span->row < screen->size.rows && stale[span->row];
}

/*
 * Only rows that changed. Curses finds out by itself what differs, cell by cell, but has to be told all cells
 * for that, and most keys change one row. No mark, bracket or field reaches into another row.
 */
void
beian_paint_screen(BeianPaint *paint, const BeianScreen *screen)
{
	if (!same_places(paint, screen))
		make_form(paint, screen);
	g_autofree gboolean *stale = beian_drawn_stale_rows(&paint->drawn, screen);
	erase_rows(screen->size, stale);
	for (guint i = 0; i < screen->spans->len; i++)
		if (is_stale(screen, stale, &g_array_index(screen->spans, BeianSpan, i)))
			paint_span(paint, &g_array_index(screen->spans, BeianSpan, i));
	paint_fields(paint, screen, stale);
	for (guint i = 0; i < screen->spans->len; i++)
		if (is_stale(screen, stale, &g_array_index(screen->spans, BeianSpan, i)))
			paint_mark(screen, i);
	beian_drawn_keep(&paint->drawn, screen);
	finish(screen->size, screen->cursor_row, screen->cursor_col);
	if (screen->bell)
		beep();
}

gboolean
beian_paint_is_large_enough(BeianSize size)
{
	return size.rows >= BEIAN_SCREEN_MIN_ROWS && size.cols >= BEIAN_SCREEN_MIN_COLS;
}

/* Both languages, for who cannot see a setting cannot change it. */
void
beian_paint_forget(BeianPaint *paint)
{
	beian_drawn_forget(&paint->drawn);
}

void
beian_paint_too_small(BeianPaint *paint, BeianSize size)
{
	g_autofree char *sentence = g_strdup_printf(
		"窗口太小：至少需要 %d 列 %d 行。 The window is too small: at least %d columns "
		"and %d rows are needed.",
		BEIAN_SCREEN_MIN_COLS, BEIAN_SCREEN_MIN_ROWS, BEIAN_SCREEN_MIN_COLS, BEIAN_SCREEN_MIN_ROWS);
	g_auto(GStrv) lines = beian_width_wrap(sentence, MAX(size.cols, 2));

	remove_form(paint);
	werase(stdscr);
	for (int row = 0; lines[row] != NULL && row < size.rows; row++)
		put(row, 0, lines[row]);
	finish(size, -1, -1);
}
