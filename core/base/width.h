/* width: columns of a terminal. The only caller of wcwidth, so that we and ncurses never disagree. */
#pragma once
#include <glib.h>

/* Columns that TEXT (valid UTF-8) takes; characters that move no cursor count 0. */
int beian_width_cols(const char *text);

/*
 * Bytes of the longest beginning of TEXT that takes at most COLS columns and ends at a character boundary.
 * Sets *USED, when not NULL, to the columns it takes.
 */
gsize beian_width_fit(const char *text, int cols, int *used);

/* A copy of TEXT of exactly COLS columns: cut at a character with "…" in its last column(s), or padded with
 * blanks. */
char *beian_width_clip(const char *text, int cols);

/*
 * Lines of TEXT broken to at most COLS columns (COLS >= 2), at blanks and between Han characters, never
 * before closing punctuation where that can be avoided. Line feeds break too. NULL-terminated; free with
 * g_strfreev.
 */
char **beian_width_wrap(const char *text, int cols);
