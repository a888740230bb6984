#include "config.h"
#include "core/store/notice.h"
#include "core/store/database.h"
#include "core/store/words.h"
#include <string.h>

void
beian_notice_clear(BeianNotice *notice)
{
	g_free(notice->key);
	g_free(notice->digest);
	g_free(notice->kind);
	g_free(notice->about.value);
	g_free(notice->number);
	g_free(notice->name);
	g_free(notice->said);
	g_free(notice->day);
	g_free(notice->due);
	g_free(notice->settled);
	g_free(notice->source);
	g_free(notice->document);
	memset(notice, 0, sizeof *notice);
}

/* "There is no notice ID", and FALSE. */
static gboolean
no_notice(gint64 id, GError **error)
{
	return beian_error_set(error, BEIAN_ERROR_CANNOT,
		_("There is no notice %lld; “beian notices” shows those there are."), (long long)id);
}

gboolean
beian_store_put_notice(BeianStore *store, BeianNotice *notice, const char *now, GError **error)
{
	gboolean is_new = notice->id == 0;
	g_autoptr(BeianQuery) query = beian_query_new(
		store, is_new ? BEIAN_STATEMENT_NOTICE_INSERT : BEIAN_STATEMENT_NOTICE_UPDATE, error);
	const char *const texts[] = {notice->key, notice->digest, notice->kind, notice->about.kind,
		notice->about.value, notice->number, notice->name, notice->said, notice->day, notice->due,
		notice->source, now, notice->document};

	for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++)
		beian_query_bind_text(query, i + 1, texts[i]);
	if (!is_new)
		beian_query_bind_number(query, (int)G_N_ELEMENTS(texts) + 1, notice->id);
	if (!beian_query_run(store, query, error))
		return FALSE;
	if (is_new)
		notice->id = sqlite3_last_insert_rowid(store->db);
	return sqlite3_changes(store->db) == 1 || no_notice(notice->id, error);
}

/* The columns are those of NOTICE_COLUMNS in statement.c; a document may follow them. */
static void
read_notice(BeianQuery *query, gpointer row)
{
	BeianNotice *notice = row;
	g_autofree char *about = beian_query_text(query, 4);

	*notice = (BeianNotice){
		.id = sqlite3_column_int64(query, 0),
		.key = beian_query_text(query, 1),
		.digest = beian_query_text(query, 2),
		.kind = beian_query_text(query, 3),
		.about = {g_intern_string(about), beian_query_text(query, 5)},
		.number = beian_query_text(query, 6),
		.name = beian_query_text(query, 7),
		.said = beian_query_text(query, 8),
		.day = beian_query_text(query, 9),
		.due = beian_query_text(query, 10),
		.draft = sqlite3_column_int64(query, 11),
		.settled = beian_query_text(query, 12),
		.source = beian_query_text(query, 13),
		.record = sqlite3_column_int64(query, 14),
		.document = sqlite3_column_count(query) > 15 ? beian_query_text(query, 15) : NULL,
	};
}

gboolean
beian_store_notice(BeianStore *store, gint64 id, BeianNotice *out, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_NOTICE_BY_ID, error);

	beian_query_bind_number(query, 1, id);
	int found = beian_query_one(store, query, read_notice, out, error);
	return found == 0 ? no_notice(id, error) : found > 0;
}

gboolean
beian_store_find_notice(BeianStore *store, const char *key, BeianNotice *out, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_NOTICE_BY_KEY, error);

	beian_query_bind_text(query, 1, key);
	return beian_query_one(store, query, read_notice, out, error) >= 0;
}

GArray *
beian_store_list_notices(
	BeianStore *store, gboolean open_only, const char *words, guint first, guint count, GError **error)
{
	g_autofree char *json = beian_words_json(words);
	g_autoptr(BeianQuery) query = beian_query_new(
		store, open_only ? BEIAN_STATEMENT_NOTICES_OPEN : BEIAN_STATEMENT_NOTICES, error);

	beian_query_bind_number(query, 1, first);
	beian_query_bind_number(query, 2, count);
	beian_query_bind_text(query, 3, json);
	return beian_query_all(
		store, query, sizeof(BeianNotice), read_notice, (GDestroyNotify)beian_notice_clear, error);
}

/* Runs WHICH with the notice ID as its first parameter, and TEXT or, where that is not asked, DRAFT. */
static gboolean
change(BeianStore *store, BeianStatement which, gint64 id, gint64 draft, const char *text, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, which, error);

	beian_query_bind_number(query, 1, id);
	if (which == BEIAN_STATEMENT_NOTICE_ANSWER)
		beian_query_bind_number(query, 2, draft);
	else
		beian_query_bind_text(query, 2, text);
	return beian_query_run(store, query, error) &&
	       (sqlite3_changes(store->db) == 1 || no_notice(id, error));
}

gboolean
beian_store_answer_notice(BeianStore *store, gint64 id, gint64 draft, GError **error)
{
	return change(store, BEIAN_STATEMENT_NOTICE_ANSWER, id, draft, NULL, error);
}

gboolean
beian_store_settle_notice(BeianStore *store, gint64 id, const char *day, GError **error)
{
	return change(store, BEIAN_STATEMENT_NOTICE_SETTLE, id, 0, day, error);
}

gboolean
beian_store_date_notice(BeianStore *store, gint64 id, const char *day, GError **error)
{
	return change(store, BEIAN_STATEMENT_NOTICE_DATE, id, 0, day, error);
}
