#include "config.h"
#include "core/wizard/screen.h"
#include "core/base/text.h"
#include "core/base/width.h"
#include <string.h>

static const char *const role_names[] = {
	"text",
	"title",
	"heading",
	"label",
	"label-focused",
	"hint",
	"error",
	"warning",
	"info",
	"good",
	"step",
	"step-here",
	"row",
	"row-selected",
	"keys",
	"status",
	"line",
};
G_STATIC_ASSERT(G_N_ELEMENTS(role_names) == BEIAN_ROLES && BEIAN_ROLE_LINE == BEIAN_ROLES - 1);

const char *
beian_role_name(BeianRole role)
{
	return role_names[role];
}

static void
span_clear(gpointer data)
{
	g_free(((BeianSpan *)data)->text);
}

static void
field_clear(gpointer data)
{
	BeianField *field = data;

	g_free(field->text);
	g_free(field->id);
}

void
beian_screen_init(BeianScreen *screen, const char *page, BeianSize size)
{
	*screen = (BeianScreen){.size = size, .page = g_strdup(page), .cursor_row = -1, .cursor_col = -1};
	screen->spans = g_array_new(FALSE, TRUE, sizeof(BeianSpan));
	screen->fields = g_array_new(FALSE, TRUE, sizeof(BeianField));
	g_array_set_clear_func(screen->spans, span_clear);
	g_array_set_clear_func(screen->fields, field_clear);
}

void
beian_screen_clear(BeianScreen *screen)
{
	g_clear_pointer(&screen->page, g_free);
	g_clear_pointer(&screen->prompt, g_free);
	g_clear_pointer(&screen->spans, g_array_unref);
	g_clear_pointer(&screen->fields, g_array_unref);
}

static gboolean
is_plain(const BeianScreen *screen)
{
	return screen->size.rows == 0 && screen->size.cols == 0;
}

/* TEXT as one row: valid, without control characters. */
static char *
one_row(const char *text)
{
	char *row = g_utf8_make_valid(text, -1);

	for (char *at = row; *at != '\0'; at++) {
		if (g_ascii_iscntrl(*at))
			*at = ' ';
		if ((guchar)at[0] == 0xc2 &&
			(guchar)at[1] < 0xa0) /* U+0080 to U+009F: some terminals obey them */
			at[0] = at[1] = ' ';
	}
	return row;
}

void
beian_screen_set_prompt(BeianScreen *screen, const char *text)
{
	g_free(screen->prompt);
	screen->prompt = one_row(text);
}

/* Columns left of COLS (negative: all) from ROW, COL on; 0 when nothing may stand there. */
static int
room(const BeianScreen *screen, int row, int col, int cols)
{
	int left = screen->size.cols - col;

	if (row < 0 || col < 0)
		return 0;
	if (is_plain(screen))
		return cols < 0 ? G_MAXINT : cols;
	if (row >= screen->size.rows || left <= 0)
		return 0;
	return cols < 0 ? left : MIN(cols, left);
}

static void
put_span(BeianScreen *screen, int row, int col, BeianRole role, char *text)
{
	BeianSpan span = {.row = row, .col = col, .cols = beian_width_cols(text), .text = text, .role = role};

	g_array_append_val(screen->spans, span);
}

void
beian_screen_put(BeianScreen *screen, int row, int col, int cols, BeianRole role, const char *text)
{
	int left = room(screen, row, col, cols);
	g_autofree char *clean = one_row(text);

	if (left == 0 || *clean == '\0')
		return;
	if (is_plain(screen) || beian_width_cols(clean) <= left)
		put_span(screen, row, col, role, g_steal_pointer(&clean));
	else
		put_span(screen, row, col, role, beian_width_clip(clean, left));
}

void
beian_screen_put_padded(BeianScreen *screen, int row, int col, int cols, BeianRole role, const char *text)
{
	int left = room(screen, row, col, cols);
	g_autofree char *clean = one_row(text);

	if (is_plain(screen))
		beian_screen_put(screen, row, col, cols, role, clean);
	else if (left > 0)
		put_span(screen, row, col, role, beian_width_clip(clean, left));
}

void
beian_screen_put_line(BeianScreen *screen, int row, int col, int cols)
{
	int left = room(screen, row, col, cols);

	if (left > 0 && left < G_MAXINT)
		put_span(screen, row, col, BEIAN_ROLE_LINE, g_strnfill((gsize)left, '-'));
}

BeianField *
beian_screen_put_field(BeianScreen *screen, int row, int col, int cols, const char *id, const char *text)
{
	BeianField field = {.row = row, .col = col, .cols = cols, .text = one_row(text), .id = g_strdup(id)};

	g_array_append_val(screen->fields, field);
	return &g_array_index(screen->fields, BeianField, screen->fields->len - 1);
}

void
beian_screen_put_cursor(BeianScreen *screen, int row, int col)
{
	screen->cursor_row = row;
	screen->cursor_col = col;
}

/* A printed screen under way: what stands in each cell, "" in the right half of a wide character, NULL where
 * nothing stands. */
typedef struct {
	int rows, cols;
	char **cells;
} Sheet;

static Sheet
sheet_for(const BeianScreen *screen)
{
	Sheet sheet = {screen->size.rows, screen->size.cols, NULL};

	for (guint i = 0; is_plain(screen) && i < screen->spans->len; i++) {
		const BeianSpan *span = &g_array_index(screen->spans, BeianSpan, i);
		sheet.rows = MAX(sheet.rows, span->row + 1);
		sheet.cols = MAX(sheet.cols, span->col + span->cols);
	}
	for (guint i = 0; is_plain(screen) && i < screen->fields->len; i++) {
		const BeianField *field = &g_array_index(screen->fields, BeianField, i);
		sheet.rows = MAX(sheet.rows, field->row + 1);
		sheet.cols = MAX(sheet.cols, field->col + field->cols + 1);
	}
	sheet.cells = g_new0(char *, (gsize)sheet.rows *(gsize)sheet.cols + 1);
	return sheet;
}

static void
sheet_free(Sheet *sheet)
{
	for (gsize i = 0; i < (gsize)sheet->rows * (gsize)sheet->cols; i++)
		g_free(sheet->cells[i]);
	g_free(sheet->cells);
}

static char **
cell_at(const Sheet *sheet, int row, int col)
{
	if (row < 0 || row >= sheet->rows || col < 0 || col >= sheet->cols)
		return NULL;
	return &sheet->cells[(gsize)row * (gsize)sheet->cols + (gsize)col];
}

static void
write_cells(const Sheet *sheet, int row, int col, const char *text)
{
	for (gsize at = 0, next; text[at] != '\0'; at = next) {
		next = beian_text_next(text, at);
		char *character = g_strndup(text + at, next - at);
		char **cell = cell_at(sheet, row, col);
		int wide = beian_width_cols(character);
		if (cell == NULL) {
			g_free(character);
			return;
		}
		g_free(*cell);
		*cell = character;
		for (int i = 1; i < wide && (cell = cell_at(sheet, row, col + i)) != NULL; i++) {
			g_free(*cell);
			*cell = g_strdup("");
		}
		col += MAX(wide, 1);
	}
}

/* Writes MARK where the cell is there and blank. */
static void
write_mark(const Sheet *sheet, int row, int col, const char *mark)
{
	char **cell = cell_at(sheet, row, col);

	if (cell != NULL && (*cell == NULL || strcmp(*cell, " ") == 0))
		write_cells(sheet, row, col, mark);
}

static void
print_rows(const Sheet *sheet, GString *out)
{
	for (int row = 0; row < sheet->rows; row++) {
		gsize start = out->len;
		for (int col = 0; col < sheet->cols; col++) {
			const char *cell = *cell_at(sheet, row, col);
			g_string_append(out, cell == NULL ? " " : cell);
		}
		while (out->len > start && out->str[out->len - 1] == ' ')
			g_string_truncate(out, out->len - 1);
		g_string_append_c(out, '\n');
	}
}

static void
print_roles(const BeianScreen *screen, int rows, GString *out)
{
	for (int row = 0; row < rows; row++) {
		gboolean any = FALSE;
		for (guint i = 0; i < screen->spans->len; i++) {
			const BeianSpan *span = &g_array_index(screen->spans, BeianSpan, i);
			if (span->row != row || span->role == BEIAN_ROLE_TEXT ||
				span->role == BEIAN_ROLE_LINE)
				continue;
			if (!any)
				g_string_append_printf(out, "%d", row);
			any = TRUE;
			g_string_append_printf(out, " %s@%d", beian_role_name(span->role), span->col);
		}
		if (any)
			g_string_append_c(out, '\n');
	}
}

char *
beian_screen_print(const BeianScreen *screen)
{
	GString *out = g_string_new(NULL);
	Sheet sheet = sheet_for(screen);

	for (guint i = 0; i < screen->spans->len; i++) {
		const BeianSpan *span = &g_array_index(screen->spans, BeianSpan, i);
		write_cells(&sheet, span->row, span->col, span->text);
	}
	for (guint i = 0; i < screen->fields->len; i++) {
		const BeianField *field = &g_array_index(screen->fields, BeianField, i);
		write_cells(&sheet, field->row, field->col, field->text);
		write_mark(&sheet, field->row, field->col - 1, "[");
		write_mark(&sheet, field->row, field->col + field->cols, "]");
	}
	print_rows(&sheet, out);
	if (screen->prompt != NULL)
		g_string_append_printf(out, "prompt %s\n", screen->prompt);
	g_string_append_printf(out, "cursor %d,%d\n", screen->cursor_row, screen->cursor_col);
	if (screen->bell)
		g_string_append(out, "bell\n");
	print_roles(screen, sheet.rows, out);
	sheet_free(&sheet);
	return g_string_free(out, FALSE);
}
