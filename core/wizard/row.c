#include "config.h"
#include "core/wizard/row.h"
#include <string.h>

void
beian_row_clear(BeianRow *row)
{
	g_free(row->id);
	for (gsize i = 0; i < G_N_ELEMENTS(row->cells); i++)
		g_free(row->cells[i]);
}

static void
clear_row(gpointer data)
{
	beian_row_clear(data);
}

GArray *
beian_rows_new(void)
{
	GArray *rows = g_array_new(FALSE, TRUE, sizeof(BeianRow));

	g_array_set_clear_func(rows, clear_row);
	return rows;
}

gboolean
beian_row_holds(const BeianRow *row, const char *words)
{
	g_autofree char *folded = g_utf8_casefold(words, -1);

	if (strstr(row->id, folded) != NULL)
		return TRUE;
	for (gsize i = 0; i < G_N_ELEMENTS(row->cells) && row->cells[i] != NULL; i++) {
		g_autofree char *cell = g_utf8_casefold(row->cells[i], -1);
		if (strstr(cell, folded) != NULL)
			return TRUE;
	}
	return FALSE;
}
