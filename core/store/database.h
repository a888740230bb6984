/*
 * database: the SQLite connection of the store: its statements, transactions and sentences about failure.
 *
 * For the files of this room only. Knows no draft.
 */
#pragma once
#include "core/base/error.h"
#include "core/store/statement.h"
#include "core/store/store.h"
#include <sqlite3.h>

struct BeianStore {
	char *directory;
	char *path; /* of the file, absolute, so that SQLite never reads "file:…" as a URI */
	sqlite3 *db;
	gboolean readonly;
	gboolean together;                          /* a transaction of several steps is under way */
	gboolean spoiled;                           /* one of them failed */
	sqlite3_stmt *statements[BEIAN_STATEMENTS]; /* NULL until first used */
};

/*
 * A statement in use. It is reset when it goes out of scope: one that was forgotten would hold the lock of a
 * reader.
 */
typedef sqlite3_stmt BeianQuery;
void beian_query_done(BeianQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianQuery, beian_query_done)

/*
 * The statement WHICH, ready to bind. NULL with *ERROR: then everything below does nothing with it, and fails
 * without another word. Finish one use before the next of the same statement begins.
 */
BeianQuery *beian_query_new(BeianStore *store, BeianStatement which, GError **error);
/* Binds parameter AT (from 1). TEXT is borrowed until the query is done; NULL binds NULL. */
void beian_query_bind_text(BeianQuery *query, int at, const char *text);
void beian_query_bind_number(BeianQuery *query, int at, gint64 number);
/* Fetches a row: SQLITE_ROW, SQLITE_DONE, or another code with *ERROR set. */
int beian_query_next(BeianStore *store, BeianQuery *query, GError **error);
/* Runs a query that gives no rows. */
gboolean beian_query_run(BeianStore *store, BeianQuery *query, GError **error);
/* Fills OUT, which is all zeros, from the row that QUERY is at. */
typedef void (*BeianReadRow)(BeianQuery *query, gpointer out);
/* All rows of QUERY: elements of SIZE_BYTES, filled by READ and cleared by CLEAR (NULL: nothing is to be
 * cleared). NULL with *ERROR. */
GArray *beian_query_all(BeianStore *store, BeianQuery *query, guint size_bytes, BeianReadRow read,
	GDestroyNotify clear, GError **error);
/* The first column of all rows of QUERY: elements gint64. NULL with *ERROR. */
GArray *beian_query_ids(BeianStore *store, BeianQuery *query, GError **error);
/* The first row of QUERY, into OUT by READ. 1; 0: there is none; -1 with *ERROR. */
int beian_query_one(BeianStore *store, BeianQuery *query, BeianReadRow read, gpointer out, GError **error);
/* A copy of the text in column AT (from 0), or NULL. Free with g_free. */
char *beian_query_text(BeianQuery *query, int at);

/*
 * BEGIN IMMEDIATE: a transaction that reads first and writes later is refused at once when another writes
 * between.
 */
gboolean beian_database_begin(BeianStore *store, GError **error);
/* Commits when GOOD, else rolls back and leaves *ERROR alone. Returns whether everything is on disk. */
gboolean beian_database_end(BeianStore *store, gboolean good, GError **error);

/* Sets *ERROR to one sentence about the result code CODE of SQLite for STORE, and returns FALSE. */
gboolean beian_database_fail(BeianStore *store, int code, GError **error);
/* "There is no draft ID", and FALSE. */
gboolean beian_database_no_draft(gint64 id, GError **error);
