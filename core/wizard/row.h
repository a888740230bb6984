/* row: one row of a list: drafts, codes, files. */
#pragma once
#include <glib.h>

typedef struct {
	char *id;       /* what choosing it means: a draft's id, a token, a path, a file name */
	char *cells[7]; /* what it shows, column by column; NULL ends them */
	gboolean leaf;  /* FALSE: choosing it opens it (a folder, a province) */
} BeianRow;

void beian_row_clear(BeianRow *row);
/* An empty array of BeianRow that clears its elements. */
GArray *beian_rows_new(void);
/* Whether the id or a cell of ROW holds WORDS, any case. */
gboolean beian_row_holds(const BeianRow *row, const char *words);
