/*
 * batch: many drafts from one CSV file, and one CSV file of many drafts.
 *
 * The header is the paths of answers and "kind"; a row is a draft. A cell is an answer as typed, "@FILE" a
 * material beside the CSV file, and at the path of a block that can be the same as another the path of that
 * one. A row of the kind "instance" is one of the inventory, known by its instance/name, with its numbers in
 * columns number/1/sn, …/state, …/grantee, …/filed and …/notes; one that is there already is brought to what
 * the row says, so that the same file a second time changes nothing. What confirmations, parked answers and
 * histories say has no place in it.
 */
#pragma once
#include "core/app/draft.h"

typedef enum {
	BEIAN_BATCH_LOOK,    /* nothing is made */
	BEIAN_BATCH_WHOLE,   /* all rows become drafts, or none */
	BEIAN_BATCH_PARTIAL, /* the good rows become drafts */
} BeianBatchMode;

/* A cell that is no answer, or a row that is no draft. */
typedef struct {
	guint row, column; /* from 0; row 0 is the header */
	char *path;        /* of the column; NULL: none stands there */
	char *reason;      /* a sentence that does not quote the cell, but for what is wrong in it */
} BeianBatchMistake;

/* So many mistakes of one file are told. */
#define BEIAN_BATCH_MISTAKES 1000

typedef struct {
	GArray *drafts;        /* gint64: those that were made, in the order of the rows */
	GArray *mistakes;      /* of BeianBatchMistake, row after row */
	gboolean more;         /* there are more mistakes than are told */
	guint same, changed;   /* instances of the inventory that were there already */
	guint rows, good_rows; /* those that are not blank, without the header */
} BeianBatch;
void beian_batch_clear(BeianBatch *batch);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianBatch, beian_batch_clear)

/* Whether FILE is to be read as CSV: its name says so. */
gboolean beian_batch_is_one(const char *file);

/*
 * Reads the CSV file FILE into *OUT, all zero before, reasons in LANGUAGE, and makes drafts in one
 * transaction. A cell that the type of its question refuses, or that a spreadsheet program spoiled, is a
 * mistake; what only rules find is not. FALSE with *ERROR (not good, or cannot) when it cannot be read as a
 * table, or nothing can be saved; then nothing was made. TRUE with mistakes: in mode WHOLE nothing was made
 * either.
 */
gboolean beian_batch_import(BeianApp *app, const char *file, BeianBatchMode mode, BeianLanguage language,
	BeianBatch *out, GError **error);
/* MISTAKE of FILE as a line for people. Free with g_free. */
char *beian_batch_complain(const BeianBatchMistake *mistake, const char *file);

/* What a person should know of a file that was written. */
typedef struct {
	guint formulas; /* cells that a spreadsheet program may take for formulas */
	guint refused;  /* answers that no type reads: an import will refuse them */
	guint unsaid;   /* drafts with confirmations or parked answers, which have no place in the file */
} BeianBatchNotes;

/*
 * Writes the COUNT drafts IDS as CSV to OUT: "kind" and every path that one of them answers, in the order of
 * the forms. Importing that gives the same answers; materials are named by their digests, and an import looks
 * for them in the store and in a folder "materials" beside its file. FALSE with *ERROR; then OUT is as it
 * was.
 */
gboolean beian_batch_export(
	BeianApp *app, const gint64 *ids, guint count, GString *out, BeianBatchNotes *notes, GError **error);
