/*
 * sheet: a table that a spreadsheet program saved as CSV, and back.
 *
 * RFC 4180 with the liberties that such programs take: a byte-order mark or none, lines that end with LF,
 * CRLF or CR, commas, semicolons or tabs between cells, empty rows, blank cells left out or added at the end
 * of a row. UTF-8 only. Knows cells and where they stand; what they mean is the business of app/batch.h.
 */
#pragma once
#include "core/filing/filing.h"

/* Far above what an agency prepares, and below what costs seconds. */
#define BEIAN_SHEET_LIMIT_BYTES (64u * 1024 * 1024)
#define BEIAN_SHEET_ROWS 10000
#define BEIAN_SHEET_COLUMNS 4000

/* A cell that is not blank. */
typedef struct {
	guint row, column; /* from 0; row 0 is the header */
	const char *text;  /* as it is in the file, line ends as LF */
} BeianSheetCell;

typedef struct {
	GStringChunk *texts;
	GArray *cells; /* of BeianSheetCell, row after row */
} BeianSheet;

/*
 * Reads BYTES; NAME is what messages call them. NULL with *ERROR (not good) in one sentence when they are no
 * such table: another encoding, a workbook, zero bytes, a quotation mark out of place, more rows, columns or
 * text in a cell than anybody means. An empty table is a table.
 */
BeianSheet *beian_sheet_read(const void *bytes, gsize size_bytes, const char *name, GError **error);
void beian_sheet_free(BeianSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianSheet, beian_sheet_free)

/* "A", "Z", "AA": what spreadsheet programs call the COLUMN. Free with g_free. */
char *beian_sheet_column_name(guint column);
/* Appends a row of COUNT CELLS, NULL for a blank one, to OUT: RFC 4180, ended by CRLF. */
void beian_sheet_write_row(GString *out, const char *const *cells, guint count);
/* What stands before the first row, so that spreadsheet programs take the file for UTF-8. */
#define BEIAN_SHEET_MARK "\xef\xbb\xbf"

/*
 * An answer as a cell, and back. A cell that begins with @ names a file; an answer that does gets a backslash
 * before it, as does one that begins with backslashes and then @. Nothing else is escaped. Free with g_free.
 */
char *beian_sheet_cell_of(const char *answer);
char *beian_sheet_answer_of(const char *cell);

/*
 * Whether TEXT, a cell that answers QUESTION and was read as READING (NULL: it was not), is not what was
 * typed but what a spreadsheet program made of it: 1.1E+17, digits after the fifteenth lost, a leading 0
 * lost, a date as a number of days. A sentence that says so and what to do, in the language of the messages,
 * static; NULL when it is not.
 */
const char *beian_sheet_spoiled(const BeianQuestion *question, const BeianReading *reading, const char *text);
