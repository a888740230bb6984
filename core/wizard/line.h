/*
 * line: a line editor. UTF-8 text, a cursor between characters as people count them, a view of so many
 * columns.
 *
 * Pure and without a terminal. One Backspace takes what a person calls one character.
 */
#pragma once
#include "core/wizard/key.h"

typedef struct {
	GString *text;
	gsize cursor;      /* byte offset, at a character boundary */
	gsize first;       /* byte offset of the first visible character */
	gboolean pristine; /* nothing was typed since the text was set */
} BeianLine;

void beian_line_init(BeianLine *line);
void beian_line_clear(BeianLine *line);
/* Sets the text with the cursor at its end. */
void beian_line_set(BeianLine *line, const char *text);
/*
 * Inserts TEXT at the cursor: invalid UTF-8 becomes U+FFFD, line feeds and tabs become blanks, other control
 * and invisible formatting characters are dropped; joiners inside emoji and scripts that need them stay. TRUE
 * when the text changed.
 */
gboolean beian_line_insert(BeianLine *line, const char *text);
/* Does ACTION if it is one of editing. *CHANGED tells whether the text changed. FALSE: not an action of
 * editing, or it could do nothing. */
gboolean beian_line_act(BeianLine *line, BeianAction action, gboolean *changed);
/* Moves the view so that the cursor is inside COLS columns. */
void beian_line_scroll(BeianLine *line, int cols);
/* The visible slice of at most COLS columns, and the cursor's column in it. Free with g_free. */
char *beian_line_visible(const BeianLine *line, int cols, int *cursor_col);
/* Puts the cursor before the character at column COL of the visible slice. */
void beian_line_click(BeianLine *line, int cols, int col);
