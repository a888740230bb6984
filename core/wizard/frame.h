/*
 * frame: what pages draw alike, from plain values. Knows no session, so that the first screen can be drawn
 * before one exists.
 */
#pragma once
#include "core/wizard/line.h"
#include "core/wizard/row.h"
#include "core/wizard/screen.h"

typedef struct {
	int top, height, left, cols; /* where the page's own content goes */
} BeianBody;
/* Title bar, status line (STATUS NULL: none) and the hints of the keys of PLACES; returns what is left
 * between them. */
BeianBody beian_frame_draw(BeianScreen *screen, const char *title, const char *right, const char *status,
	BeianRole role, guint places);
/*
 * Rows of LIST from FIRST on within BODY, the SELECTED one marked. COLS are the widths of the cells, ended by
 * 0; the last takes what is left.
 */
void beian_frame_rows(BeianScreen *screen, BeianBody body, const GArray *list, guint first, guint selected,
	const int *cols);
/* Wraps TEXT into at most HEIGHT rows of COLS columns from ROW, COL. Returns how many rows were used; what
 * does not fit ends in "…". */
int beian_frame_wrap(
	BeianScreen *screen, int row, int col, int cols, int height, BeianRole role, const char *text);
/* A field with the focus in COLS columns from ROW, COL (fewer at the edge), with the part of LINE around its
 * cursor, and the cursor there. */
void beian_frame_field(
	BeianScreen *screen, int row, int col, int cols, const char *id, const BeianLine *line);
/* The first visible row so that SELECTED is among HEIGHT rows, moving FIRST as little as possible. */
guint beian_frame_scroll(guint first, guint selected, int height);
/* How many of LINES (NULL-terminated) can be the first that is seen on HEIGHT rows; at least one. */
guint beian_frame_tops(char *const *lines, int height);
/* LINES (NULL-terminated) on HEIGHT rows of COLS columns from ROW, COL: from FIRST, or from the last that can
 * be first. The first of all has the role HEADING. */
void beian_frame_lines(BeianScreen *screen, int row, int col, int cols, int height, char *const *lines,
	guint first, BeianRole heading);
/* Moves SELECTED among COUNT rows as ACTION says, pages being HEIGHT rows. FALSE: it is no such action, or
 * the end was reached. */
gboolean beian_frame_move(guint *selected, guint count, int height, BeianAction action);
/* How high the content of a page is in SIZE: what beian_frame_draw leaves. */
int beian_frame_height(BeianSize size);
