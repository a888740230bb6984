#include "config.h"
#include "core/store/table.h"
#include "core/store/database.h"
#include <string.h>

void
beian_table_row_clear(BeianTableRow *row)
{
	g_free(row->table);
	g_free(row->number);
	g_free(row->label);
	g_free(row->state);
	g_free(row->noted);
	memset(row, 0, sizeof *row);
}

void
beian_black_clear(BeianBlack *entry)
{
	g_free(entry->kind);
	g_free(entry->value);
	g_free(entry->source);
	g_free(entry->name);
	g_free(entry->note);
	g_free(entry->noted);
	memset(entry, 0, sizeof *entry);
}

/* The statement WHICH with TEXTS as its parameters. NULL with *ERROR. */
static BeianQuery *
query_with(BeianStore *store, BeianStatement which, const char *const *texts, int count, GError **error)
{
	BeianQuery *query = beian_query_new(store, which, error);

	for (int i = 0; i < count; i++)
		beian_query_bind_text(query, i + 1, texts[i]);
	return query;
}

gboolean
beian_store_put_table_row(BeianStore *store, const BeianTableRow *row, GError **error)
{
	const char *const texts[] = {row->table, row->number, row->label, row->state, row->noted};
	g_autoptr(BeianQuery) query =
		query_with(store, BEIAN_STATEMENT_TABLE_PUT, texts, G_N_ELEMENTS(texts), error);

	return beian_query_run(store, query, error);
}

static void
read_row(BeianQuery *query, gpointer row)
{
	BeianTableRow *entry = row;

	*entry = (BeianTableRow){
		.table = beian_query_text(query, 4),
		.number = beian_query_text(query, 0),
		.label = beian_query_text(query, 1),
		.state = beian_query_text(query, 2),
		.noted = beian_query_text(query, 3),
	};
}

GArray *
beian_store_table(BeianStore *store, const char *table, GError **error)
{
	g_autoptr(BeianQuery) query = query_with(store, BEIAN_STATEMENT_TABLE_READ, &table, 1, error);
	return beian_query_all(
		store, query, sizeof(BeianTableRow), read_row, (GDestroyNotify)beian_table_row_clear, error);
}

gboolean
beian_store_put_black(BeianStore *store, const BeianBlack *entry, GError **error)
{
	const char *const texts[] = {
		entry->kind, entry->value, entry->source, entry->name, entry->note, entry->noted};
	g_autoptr(BeianQuery) query =
		query_with(store, BEIAN_STATEMENT_BLACK_PUT, texts, G_N_ELEMENTS(texts), error);

	return beian_query_run(store, query, error);
}

gboolean
beian_store_drop_black(
	BeianStore *store, const char *kind, const char *value, const char *source, GError **error)
{
	const char *const texts[] = {kind, value, source};
	g_autoptr(BeianQuery) query =
		query_with(store, BEIAN_STATEMENT_BLACK_DROP, texts, G_N_ELEMENTS(texts), error);

	return beian_query_run(store, query, error);
}

static void
read_entry(BeianQuery *query, gpointer row)
{
	BeianBlack *entry = row;

	*entry = (BeianBlack){
		.kind = beian_query_text(query, 4),
		.value = beian_query_text(query, 5),
		.source = beian_query_text(query, 0),
		.name = beian_query_text(query, 1),
		.note = beian_query_text(query, 2),
		.noted = beian_query_text(query, 3),
	};
}

GArray *
beian_store_black(BeianStore *store, const char *kind, const char *value, GError **error)
{
	const char *const texts[] = {kind, value};
	g_autoptr(BeianQuery) query =
		query_with(store, BEIAN_STATEMENT_BLACK_READ, texts, G_N_ELEMENTS(texts), error);
	return beian_query_all(
		store, query, sizeof(BeianBlack), read_entry, (GDestroyNotify)beian_black_clear, error);
}
