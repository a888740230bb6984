/* batch_row: one row of a batch that is being read. For app/batch.c alone. */
#pragma once
#include "core/app/batch.h"
#include "core/filing/sheet.h"

/* A message may name so much of what stands in a header; more was never meant as a name. */
#define BEIAN_BATCH_NAME_BYTES 64

/* One file being read. */
typedef struct {
	BeianApp *app;
	char *folder; /* of the file; files in cells are relative to it */
	BeianLanguage language;
	BeianSheet *sheet;
	BeianBatch *out;
	GPtrArray *paths;      /* of char *, by column; NULL where the header is blank */
	guint kind_column;     /* G_MAXUINT: there is none */
	guint rejected;        /* cells, those that are not told included */
	GError *failure;       /* the world is wrong, and not a cell: the store cannot be opened */
	GHashTable *taken;     /* names of instances and numbers → the row that has them, from 1 */
	GHashTable *materials; /* name of a file → what it answers with, "SHA256 BYTES TYPE NAME" */
} BeianBatchReader;

/* The cells of one row that are not blank. */
typedef struct {
	const BeianSheetCell *cells;
	guint count;
} BeianBatchRow;

/* What the header says of COLUMN; NULL: nothing. Borrowed. */
const char *beian_batch_path(const BeianBatchReader *reader, guint column);
/* Says in READER's batch that CELL is bad, and counts it. */
void beian_batch_reject(BeianBatchReader *reader, const BeianSheetCell *cell, const char *reason);
/* Answers FILING with ROW; every cell that cannot be put there is rejected. */
void beian_batch_fill(BeianBatchReader *reader, BeianFiling *filing, BeianBatchRow row);
/* Makes the draft of ROW, which is good, in the transaction under way. FALSE with *ERROR. */
gboolean beian_batch_make_draft(
	BeianBatchReader *reader, const BeianForm *form, BeianBatchRow row, gint64 *id, GError **error);
/* Whether every cell of ROW is an answer that FORM asks for and its type reads; rejects those that are not.
 */
gboolean beian_batch_check(BeianBatchReader *reader, const BeianForm *form, BeianBatchRow row);
