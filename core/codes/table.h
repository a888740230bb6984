/*
 * table: a CSV file of ours as cells. What spreadsheet programs save is read by filing/sheet.h.
 *
 * For this room, and for rules, whose demands are rows too. RFC 4180 without its liberties: UTF-8, LF, a
 * header row, every row as long as it, no blanks around a cell.
 */
#pragma once
#include "core/base/error.h"

typedef struct {
	char *file;          /* as messages call it */
	GStringChunk *texts; /* every cell */
	GPtrArray *cells;    /* of const char *, row after row, the header first */
	GArray *lines;       /* of long: where each row begins */
	guint columns;
} BeianTable;

/*
 * Reads PATH. NULL when it cannot be read at all; what is wrong with it is added to COMPLAINTS, and such rows
 * are left out.
 */
BeianTable *beian_table_read(const char *path, BeianComplaints *complaints, GError **error);
void beian_table_free(BeianTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianTable, beian_table_free)

/* Whether the header is COUNT NAMES and nothing else. */
gboolean beian_table_has_columns(const BeianTable *table, const char *const *names, guint count);
/* Rows without the header. */
guint beian_table_rows(const BeianTable *table);
/* The cells of row INDEX (from 0, without the header), or of the header for -1. Borrowed. */
const char *const *beian_table_row(const BeianTable *table, int index);
long beian_table_line(const BeianTable *table, guint index);
