#include "config.h"
#include "core/store/database.h"
#include "core/store/words.h"
#include <string.h>

void
beian_draft_clear(BeianDraft *draft)
{
	g_free(draft->uid);
	g_free(draft->kind);
	g_free(draft->title);
	g_free(draft->province);
	g_free(draft->place);
	g_free(draft->updated);
	memset(draft, 0, sizeof *draft);
}

/* The columns are those of DRAFT_COLUMNS in statement.c. */
static void
read_draft(BeianQuery *query, gpointer row)
{
	BeianDraft *draft = row;

	*draft = (BeianDraft){
		.id = sqlite3_column_int64(query, 0),
		.uid = beian_query_text(query, 1),
		.kind = beian_query_text(query, 2),
		.title = beian_query_text(query, 3),
		.province = beian_query_text(query, 4),
		.filled = (guint)sqlite3_column_int64(query, 5),
		.required = (guint)sqlite3_column_int64(query, 6),
		.place = beian_query_text(query, 7),
		.updated = beian_query_text(query, 8),
		.revision = (guint)sqlite3_column_int64(query, 9),
	};
}

static const char *
or_empty(const char *text)
{
	return text != NULL ? text : "";
}

static gboolean
insert(BeianStore *store, const BeianDraft *draft, const char *now, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_DRAFT_INSERT, error);

	beian_query_bind_text(query, 1, draft->uid);
	beian_query_bind_text(query, 2, draft->kind);
	beian_query_bind_text(query, 3, or_empty(draft->title));
	beian_query_bind_text(query, 4, or_empty(draft->province));
	beian_query_bind_number(query, 5, draft->filled);
	beian_query_bind_number(query, 6, draft->required);
	beian_query_bind_text(query, 7, or_empty(draft->place));
	beian_query_bind_text(query, 8, now);
	return beian_query_run(store, query, error);
}

gboolean
beian_store_create(BeianStore *store, BeianDraft *draft, const char *now, GError **error)
{
	gboolean good = FALSE;

	if (!beian_database_begin(store, error))
		return FALSE;
	gint64 same = beian_store_find_uid(store, draft->uid, error);
	if (same > 0)
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("Draft %lld has the same uid already; open that one, or delete it first."),
			(long long)same);
	else if (same == 0)
		good = insert(store, draft, now, error);
	gint64 id = sqlite3_last_insert_rowid(store->db);
	if (!beian_database_end(store, good, error))
		return FALSE;

	draft->id = id;
	draft->revision = 0;
	g_free(draft->updated);
	draft->updated = g_strdup(now);
	return TRUE;
}

gboolean
beian_store_draft(BeianStore *store, gint64 id, BeianDraft *draft, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_DRAFT_BY_ID, error);

	beian_query_bind_number(query, 1, id);
	int found = beian_query_one(store, query, read_draft, draft, error);
	return found == 0 ? beian_database_no_draft(id, error) : found > 0;
}

gint64
beian_store_find_uid(BeianStore *store, const char *uid, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_DRAFT_BY_UID, error);

	beian_query_bind_text(query, 1, uid);
	switch (beian_query_next(store, query, error)) {
	case SQLITE_ROW:
		return sqlite3_column_int64(query, 0);
	case SQLITE_DONE:
		return 0;
	default:
		return -1;
	}
}

GArray *
beian_store_list(BeianStore *store, const char *words, guint first, guint count, GError **error)
{
	g_autofree char *json = beian_words_json(words);
	g_autoptr(BeianQuery) query =
		beian_query_new(store, json != NULL ? BEIAN_STATEMENT_SEARCH : BEIAN_STATEMENT_LIST, error);

	beian_query_bind_number(query, 1, first);
	beian_query_bind_number(query, 2, count);
	if (json != NULL)
		beian_query_bind_text(query, 3, json);
	return beian_query_all(
		store, query, sizeof(BeianDraft), read_draft, (GDestroyNotify)beian_draft_clear, error);
}

static gboolean
delete_row(BeianStore *store, gint64 id, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_DRAFT_DELETE, error);

	beian_query_bind_number(query, 1, id);
	if (!beian_query_run(store, query, error))
		return FALSE;
	return sqlite3_changes(store->db) == 1 || beian_database_no_draft(id, error);
}

gboolean
beian_store_delete(BeianStore *store, gint64 id, GError **error)
{
	if (!beian_database_begin(store, error))
		return FALSE;
	return beian_database_end(store, delete_row(store, id, error), error);
}

static gboolean
ends_in_one_of(const char *key, const char *const *suffixes)
{
	for (; *suffixes != NULL; suffixes++)
		if (g_str_has_suffix(key, *suffixes))
			return TRUE;
	return FALSE;
}

GArray *
beian_store_holders(BeianStore *store, gint64 except, const char *value, const char *const *suffixes,
	guint max, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_HOLDERS, error);
	int code;

	beian_query_bind_text(query, 1, value);
	beian_query_bind_number(query, 2, except);
	while ((code = beian_query_next(store, query, error)) == SQLITE_ROW && ids->len < max) {
		gint64 id = sqlite3_column_int64(query, 0);
		gboolean known = ids->len > 0 && g_array_index(ids, gint64, ids->len - 1) == id;
		if (!known && ends_in_one_of((const char *)sqlite3_column_text(query, 1), suffixes))
			g_array_append_val(ids, id);
	}
	return code == SQLITE_DONE || code == SQLITE_ROW ? g_steal_pointer(&ids) : NULL;
}

gboolean
beian_store_value(BeianStore *store, gint64 id, const char *key, char **value, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_ENTRY_READ, error);

	*value = NULL;
	beian_query_bind_number(query, 1, id);
	beian_query_bind_text(query, 2, key);
	int code = beian_query_next(store, query, error);
	if (code == SQLITE_ROW)
		*value = beian_query_text(query, 1);
	return code == SQLITE_ROW || code == SQLITE_DONE;
}
