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

	for (int i = 0; query != NULL && i < count; i++)
		beian_query_bind_text(query, i + 1, texts[i]);
	return query;
}

gboolean
beian_store_put_table_row(BeianStore *store, const BeianTableRow *row, GError **error)
{
	const char *const texts[] = {row->table, row->number, row->label, row->state, row->noted};
	g_autoptr(BeianQuery) query =
		query_with(store, BEIAN_STATEMENT_TABLE_PUT, texts, G_N_ELEMENTS(texts), error);

	return query != NULL && beian_query_run(store, query, error);
}

GArray *
beian_store_table(BeianStore *store, const char *table, GError **error)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, TRUE, sizeof(BeianTableRow));
	g_autoptr(BeianQuery) query = query_with(store, BEIAN_STATEMENT_TABLE_READ, &table, 1, error);
	int code = SQLITE_ERROR;

	g_array_set_clear_func(rows, (GDestroyNotify)beian_table_row_clear);
	while (query != NULL && (code = beian_query_next(store, query, error)) == SQLITE_ROW) {
		BeianTableRow row = {
			.table = g_strdup(table),
			.number = beian_query_text(query, 0),
			.label = beian_query_text(query, 1),
			.state = beian_query_text(query, 2),
			.noted = beian_query_text(query, 3),
		};
		g_array_append_val(rows, row);
	}
	return code == SQLITE_DONE ? g_steal_pointer(&rows) : NULL;
}

gboolean
beian_store_put_black(BeianStore *store, const BeianBlack *entry, GError **error)
{
	const char *const texts[] = {
		entry->kind, entry->value, entry->source, entry->name, entry->note, entry->noted};
	g_autoptr(BeianQuery) query =
		query_with(store, BEIAN_STATEMENT_BLACK_PUT, texts, G_N_ELEMENTS(texts), error);

	return query != NULL && beian_query_run(store, query, error);
}

gboolean
beian_store_drop_black(
	BeianStore *store, const char *kind, const char *value, const char *source, GError **error)
{
	const char *const texts[] = {kind, value, source};
	g_autoptr(BeianQuery) query =
		query_with(store, BEIAN_STATEMENT_BLACK_DROP, texts, G_N_ELEMENTS(texts), error);

	return query != NULL && beian_query_run(store, query, error);
}

GArray *
beian_store_black(BeianStore *store, const char *kind, const char *value, GError **error)
{
	const char *const texts[] = {kind, value};
	g_autoptr(GArray) entries = g_array_new(FALSE, TRUE, sizeof(BeianBlack));
	g_autoptr(BeianQuery) query =
		query_with(store, BEIAN_STATEMENT_BLACK_READ, texts, G_N_ELEMENTS(texts), error);
	int code = SQLITE_ERROR;

	g_array_set_clear_func(entries, (GDestroyNotify)beian_black_clear);
	while (query != NULL && (code = beian_query_next(store, query, error)) == SQLITE_ROW) {
		BeianBlack entry = {
			.kind = g_strdup(kind),
			.value = g_strdup(value),
			.source = beian_query_text(query, 0),
			.name = beian_query_text(query, 1),
			.note = beian_query_text(query, 2),
			.noted = beian_query_text(query, 3),
		};
		g_array_append_val(entries, entry);
	}
	return code == SQLITE_DONE ? g_steal_pointer(&entries) : NULL;
}
