#include "config.h"
#include "core/store/record.h"
#include "core/store/database.h"
#include "core/store/words.h"
#include <string.h>

void
beian_record_key_clear(BeianRecordKey *key)
{
	g_clear_pointer(&key->value, g_free);
}

void
beian_record_clear(BeianRecord *record)
{
	g_free(record->bureau);
	g_free(record->number);
	g_free(record->name);
	g_free(record->province);
	g_free(record->source);
	g_free(record->updated);
	g_free(record->words);
	g_free(record->document);
	memset(record, 0, sizeof *record);
}

/* "There is no record ID", and FALSE. */
static gboolean
no_record(gint64 id, GError **error)
{
	return beian_error_set(error, BEIAN_ERROR_CANNOT,
		_("There is no record %lld; “beian records” shows those there are."), (long long)id);
}

gboolean
beian_store_begin_records(BeianStore *store, GError **error)
{
	return beian_database_begin(store, error);
}

gboolean
beian_store_end_records(BeianStore *store, gboolean good, GError **error)
{
	return beian_database_end(store, good, error);
}

/* The columns are those of RECORD_COLUMNS in statement.c; a document may follow them. */
static void
read_record(BeianQuery *query, gpointer row)
{
	BeianRecord *record = row;

	*record = (BeianRecord){
		.id = sqlite3_column_int64(query, 0),
		.bureau = beian_query_text(query, 1),
		.number = beian_query_text(query, 2),
		.name = beian_query_text(query, 3),
		.province = beian_query_text(query, 4),
		.source = beian_query_text(query, 5),
		.updated = beian_query_text(query, 6),
		.cancelled = sqlite3_column_int(query, 7) != 0,
		.document = sqlite3_column_count(query) > 8 ? beian_query_text(query, 8) : NULL,
	};
}

/* Whether no other record has the bureau's id or the number of RECORD. */
static gboolean
is_alone(BeianStore *store, const BeianRecord *record, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_RECORD_CLASH, error);

	beian_query_bind_text(query, 1, record->bureau);
	beian_query_bind_text(query, 2, record->number);
	beian_query_bind_number(query, 3, record->id);
	switch (beian_query_next(store, query, error)) {
	case SQLITE_ROW:
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("Record %lld has the same number, or the same id of the bureau; delete it first, "
			  "or keep it."),
			(long long)sqlite3_column_int64(query, 0));
	case SQLITE_DONE:
		return TRUE;
	default:
		return FALSE;
	}
}

static gboolean
put_row(BeianStore *store, BeianRecord *record, const char *now, GError **error)
{
	gboolean is_new = record->id == 0;
	g_autoptr(BeianQuery) query = beian_query_new(
		store, is_new ? BEIAN_STATEMENT_RECORD_INSERT : BEIAN_STATEMENT_RECORD_UPDATE, error);
	const char *const texts[] = {record->bureau, record->number, record->name, record->province,
		record->source, record->words, now};

	for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++)
		beian_query_bind_text(query, i + 1, texts[i]);
	if (!is_new)
		beian_query_bind_number(query, (int)G_N_ELEMENTS(texts) + 1, record->id);
	if (!beian_query_run(store, query, error))
		return FALSE;
	if (is_new)
		record->id = sqlite3_last_insert_rowid(store->db);
	return sqlite3_changes(store->db) == 1 || no_record(record->id, error);
}

static gboolean
put_document(BeianStore *store, const BeianRecord *record, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_DOCUMENT_PUT, error);

	beian_query_bind_number(query, 1, record->id);
	beian_query_bind_text(query, 2, record->document);
	return beian_query_run(store, query, error);
}

static gboolean
put_key(BeianStore *store, gint64 id, const BeianRecordKey *key, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_KEY_PUT, error);

	beian_query_bind_text(query, 1, key->kind);
	beian_query_bind_text(query, 2, key->value);
	beian_query_bind_number(query, 3, id);
	return beian_query_run(store, query, error);
}

/* Runs the statement WHICH, whose only parameter is the record ID. */
static gboolean
run_for(BeianStore *store, BeianStatement which, gint64 id, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, which, error);

	beian_query_bind_number(query, 1, id);
	return beian_query_run(store, query, error);
}

/* KEYS take the place of those that the record ID had. */
static gboolean
replace_keys(BeianStore *store, gint64 id, const BeianRecordKey *keys, guint count, GError **error)
{
	if (!run_for(store, BEIAN_STATEMENT_KEYS_DELETE, id, error) ||
		!run_for(store, BEIAN_STATEMENT_STALE_DELETE, id, error))
		return FALSE;
	for (guint i = 0; i < count; i++)
		if (!put_key(store, id, &keys[i], error))
			return FALSE;
	return TRUE;
}

gboolean
beian_store_put_record(BeianStore *store, BeianRecord *record, const BeianRecordKey *keys, guint count,
	const char *now, GError **error)
{
	if (!is_alone(store, record, error) || !put_row(store, record, now, error) ||
		!put_document(store, record, error) || !replace_keys(store, record->id, keys, count, error))
		return FALSE;
	g_free(record->updated);
	record->updated = g_strdup(now);
	return TRUE;
}

gboolean
beian_store_put_keys(BeianStore *store, gint64 id, const BeianRecordKey *keys, guint count, const char *words,
	GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_WORDS_PUT, error);

	beian_query_bind_number(query, 1, id);
	beian_query_bind_text(query, 2, words);
	return beian_query_run(store, query, error) && replace_keys(store, id, keys, count, error);
}

/* A query WHICH about KEY, its first two parameters. NULL with *ERROR. */
static BeianQuery *
query_key(BeianStore *store, BeianStatement which, const BeianRecordKey *key, GError **error)
{
	BeianQuery *query = beian_query_new(store, which, error);

	beian_query_bind_text(query, 1, key->kind);
	beian_query_bind_text(query, 2, key->value);
	return query;
}

gboolean
beian_store_cancel(
	BeianStore *store, const BeianRecordKey *key, const char *now, gboolean *is_new, GError **error)
{
	g_autoptr(BeianQuery) note = query_key(store, BEIAN_STATEMENT_CANCELLATION_PUT, key, error);

	if (note == NULL)
		return FALSE;
	beian_query_bind_text(note, 3, now);
	if (!beian_query_run(store, note, error))
		return FALSE;
	*is_new = sqlite3_changes(store->db) == 1;
	if (!*is_new)
		return TRUE;
	g_autoptr(BeianQuery) mark = query_key(store, BEIAN_STATEMENT_RECORD_CANCEL, key, error);
	if (mark == NULL)
		return FALSE;
	beian_query_bind_text(mark, 3, now);
	return beian_query_run(store, mark, error);
}

int
beian_store_is_cancelled(BeianStore *store, const BeianRecordKey *key, GError **error)
{
	g_autoptr(BeianQuery) query = query_key(store, BEIAN_STATEMENT_CANCELLATION_READ, key, error);

	switch (beian_query_next(store, query, error)) {
	case SQLITE_ROW:
		return 1;
	case SQLITE_DONE:
		return 0;
	default:
		return -1;
	}
}

gint64
beian_store_find_record(BeianStore *store, const BeianRecordKey *key, GError **error)
{
	g_autoptr(BeianQuery) query = query_key(store, BEIAN_STATEMENT_RECORD_BY_KEY, key, error);

	if (beian_query_next(store, query, error) != SQLITE_ROW)
		return -1;
	return sqlite3_column_int64(query, 0); /* min() of nothing is NULL, which reads as 0 */
}

/* The numbers of records in the rows of QUERY, whose parameter PLACE is MAX; NULL with *ERROR. */
static GArray *
first_ids(BeianStore *store, BeianQuery *query, int place, guint max, GError **error)
{
	beian_query_bind_number(query, place, max);
	return beian_query_ids(store, query, error);
}

GArray *
beian_store_records_with(BeianStore *store, const BeianRecordKey *key, guint max, GError **error)
{
	g_autoptr(BeianQuery) query = query_key(store, BEIAN_STATEMENT_RECORDS_BY_KEY, key, error);

	return first_ids(store, query, 3, max, error);
}

GArray *
beian_store_stale_records(BeianStore *store, guint max, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_RECORDS_STALE, error);

	return first_ids(store, query, 1, max, error);
}

int
beian_store_has_downloads(BeianStore *store, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_RECORDS_DOWNLOADED, error);

	if (beian_query_next(store, query, error) != SQLITE_ROW)
		return -1;
	return sqlite3_column_int(query, 0);
}

gboolean
beian_store_record(BeianStore *store, gint64 id, BeianRecord *record, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_RECORD_BY_ID, error);

	beian_query_bind_number(query, 1, id);
	int found = beian_query_one(store, query, read_record, record, error);
	return found == 0 ? no_record(id, error) : found > 0;
}

static void
read_key(BeianQuery *query, gpointer row)
{
	BeianRecordKey *key = row;

	*key = (BeianRecordKey){
		g_intern_string((const char *)sqlite3_column_text(query, 0)), beian_query_text(query, 1)};
}

GArray *
beian_store_cancelled_keys(BeianStore *store, gint64 id, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_KEYS_CANCELLED, error);

	beian_query_bind_number(query, 1, id);
	return beian_query_all(store, query, sizeof(BeianRecordKey), read_key,
		(GDestroyNotify)beian_record_key_clear, error);
}

GArray *
beian_store_list_records(BeianStore *store, const char *words, guint first, guint count, GError **error)
{
	g_autofree char *json = beian_words_json(words);
	g_autoptr(BeianQuery) query = beian_query_new(
		store, json != NULL ? BEIAN_STATEMENT_RECORD_SEARCH : BEIAN_STATEMENT_RECORD_LIST, error);

	beian_query_bind_number(query, 1, first);
	beian_query_bind_number(query, 2, count);
	if (json != NULL)
		beian_query_bind_text(query, 3, json);
	return beian_query_all(
		store, query, sizeof(BeianRecord), read_record, (GDestroyNotify)beian_record_clear, error);
}

static gboolean
delete_row(BeianStore *store, gint64 id, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_RECORD_DELETE, error);

	beian_query_bind_number(query, 1, id);
	if (!beian_query_run(store, query, error))
		return FALSE;
	return sqlite3_changes(store->db) == 1 || no_record(id, error);
}

gboolean
beian_store_delete_record(BeianStore *store, gint64 id, GError **error)
{
	if (sqlite3_get_autocommit(store->db) == 0)
		return delete_row(store, id, error);
	if (!beian_database_begin(store, error))
		return FALSE;
	return beian_database_end(store, delete_row(store, id, error), error);
}
