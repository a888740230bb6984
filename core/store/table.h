/*
 * table: what downloads say of choices and of whom nobody may serve: the ministry's code tables and its black
 * lists, row by row.
 *
 * A row that a newer table lacks is marked and stays: drafts that hold its token have to be told what it was.
 */
#pragma once
#include "core/store/store.h"

/* Whether a row of a code table can be chosen: the words that the store holds, for ever. */
#define BEIAN_TABLE_VALID "valid"
#define BEIAN_TABLE_WITHDRAWN "withdrawn" /* the table says so itself */
#define BEIAN_TABLE_GONE "gone"           /* a newer table lacks it */

/* One row of a code table. All strings owned; NULL only where said. */
typedef struct {
	char *table;  /* token in data/codes/code-table.csv */
	char *number; /* the ministry's, in decimal */
	char *label;
	char *state; /* as above */
	char *noted; /* UTC: since when it is as it is */
} BeianTableRow;
void beian_table_row_clear(BeianTableRow *row);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianTableRow, beian_table_row_clear)

/* Between begin and end (store/record.h): puts ROW in the place of the one with its table and number. */
gboolean beian_store_put_table_row(BeianStore *store, const BeianTableRow *row, GError **error);
/* The rows of TABLE by number: elements BeianTableRow; none when it was never taken in. Free with
 * g_array_unref. NULL with *ERROR. */
GArray *beian_store_table(BeianStore *store, const char *table, GError **error);

/* What is black-listed: the words that the store holds, for ever. */
#define BEIAN_BLACK_DOMAIN "domain"     /* canonical */
#define BEIAN_BLACK_DOCUMENT "document" /* the number of an entity's certificate, upper-case, no blanks */
#define BEIAN_BLACK_ACCESS "access"     /* a domain that was served without a filed access */

/* One entry. All strings owned. */
typedef struct {
	char *kind;
	char *value;
	char *source; /* what of the list makes it: its id there, or "" */
	char *name;   /* of the entity or the website; "" */
	char *note;   /* what the list says beside it; "" */
	char *noted;  /* UTC */
} BeianBlack;
void beian_black_clear(BeianBlack *entry);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianBlack, beian_black_clear)

/* Between begin and end: puts ENTRY in the place of the one with its kind, value and source. */
gboolean beian_store_put_black(BeianStore *store, const BeianBlack *entry, GError **error);
/* Between begin and end: takes it off the list; that it was on none is fine. */
gboolean beian_store_drop_black(
	BeianStore *store, const char *kind, const char *value, const char *source, GError **error);
/* The entries of KIND with VALUE: elements BeianBlack. Free with g_array_unref. NULL with *ERROR. */
GArray *beian_store_black(BeianStore *store, const char *kind, const char *value, GError **error);
