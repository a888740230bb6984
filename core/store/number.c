#include "config.h"
#include "core/store/number.h"
#include "core/store/database.h"
#include <inttypes.h>
#include <string.h>

void
beian_number_clear(BeianNumber *number)
{
	g_free(number->sn);
	g_free(number->state);
	g_free(number->grantee);
	g_free(number->notes);
	g_free(number->filed);
	g_free(number->updated);
	memset(number, 0, sizeof *number);
}

/* The number that has what must be there once: the sn, or the service of a draft. 0: none; -1 with *ERROR. */
static gint64
clashing(BeianStore *store, const BeianNumber *number, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_NUMBER_CLASH, error);

	beian_query_bind_number(query, 1, number->id);
	beian_query_bind_text(query, 2, number->sn);
	beian_query_bind_number(query, 3, number->draft);
	beian_query_bind_number(query, 4, number->service);
	int code = beian_query_next(store, query, error);
	return code == SQLITE_ROW ? sqlite3_column_int64(query, 0) : code == SQLITE_DONE ? 0 : -1;
}

static gboolean
write_number(BeianStore *store, BeianNumber *number, const char *now, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store,
		number->id == 0 ? BEIAN_STATEMENT_NUMBER_INSERT : BEIAN_STATEMENT_NUMBER_UPDATE, error);
	const char *const texts[] = {
		number->sn, number->state, number->grantee, number->notes, number->filed, now};

	beian_query_bind_number(query, 1, number->instance);
	for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++)
		beian_query_bind_text(query, i + 2, texts[i]);
	beian_query_bind_number(query, 8, number->draft);
	beian_query_bind_number(query, 9, number->service);
	if (number->id != 0)
		beian_query_bind_number(query, 10, number->id);
	if (!beian_query_run(store, query, error))
		return FALSE;
	if (number->id == 0)
		number->id = sqlite3_last_insert_rowid(store->db);
	return TRUE;
}

gboolean
beian_store_put_number(BeianStore *store, BeianNumber *number, const char *now, GError **error)
{
	gint64 other = clashing(store, number, error);

	if (other < 0)
		return FALSE;
	if (other > 0)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("number n%" PRId64 " is the same, or is used by the same service; a number files "
			  "one service, and is entered once"),
			other);
	return write_number(store, number, now, error);
}

static void
read_number(BeianQuery *query, gpointer row)
{
	BeianNumber *number = row;

	*number = (BeianNumber){
		.id = sqlite3_column_int64(query, 0),
		.instance = sqlite3_column_int64(query, 1),
		.sn = beian_query_text(query, 2),
		.state = beian_query_text(query, 3),
		.grantee = beian_query_text(query, 4),
		.notes = beian_query_text(query, 5),
		.filed = beian_query_text(query, 6),
		.updated = beian_query_text(query, 7),
		.draft = sqlite3_column_int64(query, 8),
		.service = sqlite3_column_int64(query, 9),
	};
}

gboolean
beian_store_number(BeianStore *store, gint64 id, BeianNumber *out, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_NUMBER_BY_ID, error);

	beian_query_bind_number(query, 1, id);
	int found = beian_query_one(store, query, read_number, out, error);
	return found == 0 ? beian_error_set(error, BEIAN_ERROR_CANNOT,
				    _("there is no number n%" PRId64 "; “beian numbers” lists them"), id)
			  : found > 0;
}

gint64
beian_store_find_number(BeianStore *store, const char *sn, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_NUMBER_BY_SN, error);

	beian_query_bind_text(query, 1, sn);
	int code = beian_query_next(store, query, error);
	return code == SQLITE_ROW ? sqlite3_column_int64(query, 0) : code == SQLITE_DONE ? 0 : -1;
}

/* What WHICH selects for its parameter OF; 0: it has none. */
static GArray *
numbers_of(BeianStore *store, BeianStatement which, gint64 of, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, which, error);

	if (of != 0)
		beian_query_bind_number(query, 1, of);
	return beian_query_all(
		store, query, sizeof(BeianNumber), read_number, (GDestroyNotify)beian_number_clear, error);
}

GArray *
beian_store_numbers(BeianStore *store, gint64 instance, GError **error)
{
	return numbers_of(store, BEIAN_STATEMENT_NUMBERS, instance, error);
}

GArray *
beian_store_numbers_of_draft(BeianStore *store, gint64 draft, GError **error)
{
	return numbers_of(store, BEIAN_STATEMENT_NUMBERS_OF_DRAFT, draft, error);
}

GArray *
beian_store_numbers_unfiled(BeianStore *store, GError **error)
{
	return numbers_of(store, BEIAN_STATEMENT_NUMBERS_UNFILED, 0, error);
}

gboolean
beian_store_delete_number(BeianStore *store, gint64 id, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_NUMBER_DELETE, error);

	beian_query_bind_number(query, 1, id);
	return beian_query_run(store, query, error);
}

GArray *
beian_store_instances(BeianStore *store, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_INSTANCES, error);

	return beian_query_ids(store, query, error);
}

GArray *
beian_store_instances_with(BeianStore *store, const char *key, const char *value, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_INSTANCES_WITH, error);

	beian_query_bind_text(query, 1, key);
	beian_query_bind_text(query, 2, value);
	return beian_query_ids(store, query, error);
}
