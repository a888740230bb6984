#include "config.h"
#include "core/wizard/frame.h"
#include "core/base/width.h"
#include <string.h>

enum { ROWS_ABOVE = 1, ROWS_BELOW = 2 };

int
beian_frame_height(BeianSize size)
{
	return MAX(size.rows - ROWS_ABOVE - ROWS_BELOW, 1);
}

BeianBody
beian_frame_draw(BeianScreen *screen, const char *title, const char *right, const char *status,
	BeianRole role, guint places)
{
	int rows = screen->size.rows, cols = screen->size.cols;
	int right_cols = beian_width_cols(right);
	g_autofree char *left = beian_width_clip(title, MAX(cols - right_cols - 3, 0));
	g_autofree char *bar = g_strdup_printf(" %s %s ", left, right);
	g_autofree char *hints = beian_key_hints(places, cols - 1);

	beian_screen_put_padded(screen, 0, 0, cols, BEIAN_ROLE_TITLE, bar);
	if (status != NULL)
		beian_screen_put(screen, rows - 2, 1, cols - 2, role, status);
	beian_screen_put(screen, rows - 1, 0, cols - 1, BEIAN_ROLE_KEYS, hints);
	return (BeianBody){ROWS_ABOVE, beian_frame_height(screen->size), 1, cols - 2};
}

static char *
row_text(const BeianRow *row, const int *cols)
{
	GString *text = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(row->cells) && row->cells[i] != NULL; i++) {
		gboolean last =
			cols[i] == 0 || i + 1 == G_N_ELEMENTS(row->cells) || row->cells[i + 1] == NULL;
		g_autofree char *cell =
			last ? g_strdup(row->cells[i]) : beian_width_clip(row->cells[i], cols[i]);
		g_string_append_printf(text, "%s%s", cell, last ? "" : "  ");
		if (last)
			break;
	}
	return g_string_free(text, FALSE);
}

void
beian_frame_rows(
	BeianScreen *screen, BeianBody body, const GArray *list, guint first, guint selected, const int *cols)
{
	for (int i = 0; i < body.height && first + (guint)i < list->len; i++) {
		guint index = first + (guint)i;
		g_autofree char *text = row_text(&g_array_index(list, BeianRow, index), cols);
		beian_screen_put_padded(screen, body.top + i, body.left, body.cols,
			index == selected ? BEIAN_ROLE_ROW_SELECTED : BEIAN_ROLE_ROW, text);
	}
}

int
beian_frame_wrap(
	BeianScreen *screen, int row, int col, int cols, int height, BeianRole role, const char *text)
{
	g_auto(GStrv) lines = beian_width_wrap(text, MAX(cols, 2));
	int used = 0;

	for (; lines[used] != NULL && used < height; used++) {
		gboolean cut = used + 1 == height && lines[used + 1] != NULL;
		g_autofree char *line = g_strconcat(lines[used], cut ? "…" : "", NULL);
		beian_screen_put(screen, row + used, col, cols, role, line);
	}
	return used;
}

void
beian_frame_field(BeianScreen *screen, int row, int col, int cols, const char *id, const BeianLine *line)
{
	BeianLine view = *line; /* its text is only read */
	int wide = MAX(MIN(cols, screen->size.cols - col - 1), 1), cursor;

	beian_line_scroll(&view, wide);
	g_autofree char *visible = beian_line_visible(&view, wide, &cursor);
	BeianField *field = beian_screen_put_field(screen, row, col, wide, id, visible);
	field->focused = TRUE;
	beian_screen_put_cursor(screen, row, col + cursor);
}

guint
beian_frame_scroll(guint first, guint selected, int height)
{
	if (selected < first)
		return selected;
	if (selected >= first + (guint)height)
		return selected - (guint)height + 1;
	return first;
}

guint
beian_frame_tops(char *const *lines, int height)
{
	guint count = g_strv_length((char **)lines);

	return count > (guint)height ? count - (guint)height + 1 : 1;
}

void
beian_frame_lines(BeianScreen *screen, int row, int col, int cols, int height, char *const *lines,
	guint first, BeianRole heading)
{
	guint top = MIN(first, beian_frame_tops(lines, height) - 1);

	for (int i = 0; i < height && lines[top + (guint)i] != NULL; i++)
		beian_screen_put(screen, row + i, col, cols, top + (guint)i == 0 ? heading : BEIAN_ROLE_TEXT,
			lines[top + (guint)i]);
}

gboolean
beian_frame_move(guint *selected, guint count, int height, BeianAction action)
{
	gint64 wanted = *selected;

	if (action == BEIAN_ACTION_UP || action == BEIAN_ACTION_PREVIOUS)
		wanted--;
	else if (action == BEIAN_ACTION_DOWN || action == BEIAN_ACTION_NEXT)
		wanted++;
	else if (action == BEIAN_ACTION_PAGE_UP || action == BEIAN_ACTION_PREVIOUS_STEP)
		wanted -= height;
	else if (action == BEIAN_ACTION_PAGE_DOWN || action == BEIAN_ACTION_NEXT_STEP)
		wanted += height;
	else if (action == BEIAN_ACTION_FIRST)
		wanted = 0;
	else if (action == BEIAN_ACTION_LAST)
		wanted = G_MAXINT;
	else
		return FALSE;
	guint moved = count == 0 ? 0 : (guint)CLAMP(wanted, 0, (gint64)count - 1);
	gboolean changed = moved != *selected;
	*selected = moved;
	return changed;
}
