#include "config.h"
#include "core/store/database.h"

void
beian_query_done(BeianQuery *query)
{
	sqlite3_reset(query);
	sqlite3_clear_bindings(query);
}

BeianQuery *
beian_query_new(BeianStore *store, BeianStatement which, GError **error)
{
	sqlite3_stmt **statement = &store->statements[which];

	if (*statement == NULL) {
		int code = sqlite3_prepare_v3(store->db, beian_statement_text(which), -1,
			SQLITE_PREPARE_PERSISTENT, statement, NULL);
		if (code != SQLITE_OK) {
			beian_database_fail(store, code, error);
			return NULL;
		}
	}
	g_assert(!sqlite3_stmt_busy(*statement));
	return *statement;
}

void
beian_query_bind_text(BeianQuery *query, int at, const char *text)
{
	int code = query != NULL ? sqlite3_bind_text(query, at, text, -1, SQLITE_STATIC) : SQLITE_OK;

	g_assert(code == SQLITE_OK);
}

void
beian_query_bind_number(BeianQuery *query, int at, gint64 number)
{
	int code = query != NULL ? sqlite3_bind_int64(query, at, number) : SQLITE_OK;

	g_assert(code == SQLITE_OK);
}

int
beian_query_next(BeianStore *store, BeianQuery *query, GError **error)
{
	if (query == NULL)
		return SQLITE_ERROR;
	int code = sqlite3_step(query);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		beian_database_fail(store, code, error);
	return code;
}

gboolean
beian_query_run(BeianStore *store, BeianQuery *query, GError **error)
{
	return beian_query_next(store, query, error) == SQLITE_DONE;
}

GArray *
beian_query_all(BeianStore *store, BeianQuery *query, guint size_bytes, BeianReadRow read,
	GDestroyNotify clear, GError **error)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, TRUE, size_bytes);
	int code;

	if (clear != NULL)
		g_array_set_clear_func(rows, clear);
	while ((code = beian_query_next(store, query, error)) == SQLITE_ROW) {
		g_array_set_size(rows, rows->len + 1);
		read(query, rows->data + (gsize)(rows->len - 1) * size_bytes);
	}
	return code == SQLITE_DONE ? g_steal_pointer(&rows) : NULL;
}

static void
read_id(BeianQuery *query, gpointer out)
{
	*(gint64 *)out = sqlite3_column_int64(query, 0);
}

GArray *
beian_query_ids(BeianStore *store, BeianQuery *query, GError **error)
{
	return beian_query_all(store, query, sizeof(gint64), read_id, NULL, error);
}

int
beian_query_one(BeianStore *store, BeianQuery *query, BeianReadRow read, gpointer out, GError **error)
{
	int code = beian_query_next(store, query, error);

	if (code == SQLITE_ROW)
		read(query, out);
	return code == SQLITE_ROW ? 1 : code == SQLITE_DONE ? 0 : -1;
}

char *
beian_query_text(BeianQuery *query, int at)
{
	return g_strdup((const char *)sqlite3_column_text(query, at));
}

gboolean
beian_database_begin(BeianStore *store, GError **error)
{
	if (store->together)
		return TRUE;
	if (store->readonly)
		return beian_database_fail(store, SQLITE_READONLY, error);

	g_autoptr(BeianQuery) begin = beian_query_new(store, BEIAN_STATEMENT_BEGIN, error);
	return beian_query_run(store, begin, error);
}

gboolean
beian_database_end(BeianStore *store, gboolean good, GError **error)
{
	if (store->together) {
		store->spoiled |= !good;
		return good;
	}
	if (good) {
		g_autoptr(BeianQuery) commit = beian_query_new(store, BEIAN_STATEMENT_COMMIT, error);
		if (commit != NULL && beian_query_run(store, commit, error))
			return TRUE;
	}
	/* A full disk may have rolled back already; asking twice would be an error of its own. */
	if (!sqlite3_get_autocommit(store->db)) {
		g_autoptr(BeianQuery) rollback = beian_query_new(store, BEIAN_STATEMENT_ROLLBACK, NULL);
		if (rollback != NULL)
			beian_query_run(store, rollback, NULL);
	}
	return FALSE;
}

gboolean
beian_store_look(BeianStore *store)
{
	if (!sqlite3_get_autocommit(store->db))
		return FALSE;
	g_autoptr(BeianQuery) look = beian_query_new(store, BEIAN_STATEMENT_LOOK, NULL);
	return beian_query_run(store, look, NULL);
}

void
beian_store_look_end(BeianStore *store, gboolean looking)
{
	g_autoptr(BeianQuery) rollback =
		looking ? beian_query_new(store, BEIAN_STATEMENT_ROLLBACK, NULL) : NULL;

	beian_query_run(store, rollback, NULL);
}

gboolean
beian_store_begin(BeianStore *store, GError **error)
{
	g_assert(!store->together);
	store->spoiled = FALSE;
	store->together = beian_database_begin(store, error);
	return store->together;
}

gboolean
beian_store_end(BeianStore *store, gboolean good, GError **error)
{
	g_assert(store->together);
	store->together = FALSE;
	return beian_database_end(store, good && !store->spoiled, error);
}

/*
 * SQLite forgets the system's reason by the time it rolls back, so sentences about a disk name what it may
 * be.
 */
static gboolean
is_write_failure(int code)
{
	return code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC ||
	       code == SQLITE_IOERR_TRUNCATE || code == SQLITE_IOERR_CLOSE || code == SQLITE_IOERR_DELETE;
}

gboolean
beian_database_fail(BeianStore *store, int code, GError **error)
{
	const char *path = store->path;

	if (is_write_failure(code))
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s cannot be written, and nothing was changed; its disk may be over its quota, or "
			  "failing."),
			path);
	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s is in use by another program that does not let go of it; try again in a "
			  "moment."),
			path);
	case SQLITE_FULL:
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("There is no room left for %s, and nothing was changed; free some space on its "
			  "disk and try again."),
			path);
	case SQLITE_READONLY:
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s can only be read, and nothing was changed; "
			  "make the file and its folder writable, or copy them elsewhere and set "
			  "BEIAN_HOME."),
			path);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s is damaged, and nothing was changed; "
			  "put a backup in its place, or keep it and set BEIAN_HOME to another folder."),
			path);
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s, or the journal beside it, cannot be opened; check who may read and write the "
			  "file and its folder."),
			path);
	case SQLITE_IOERR:
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s cannot be read; check the disk or the network that holds it."), path);
	default:
		/* The text of the code and not of the statement: the latter might quote an answer. */
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s cannot be used: SQLite says “%s”. Please report this."), path,
			sqlite3_errstr(code));
	}
}

gboolean
beian_database_no_draft(gint64 id, GError **error)
{
	return beian_error_set(error, BEIAN_ERROR_CANNOT,
		_("There is no draft %lld; “beian list” shows those there are."), (long long)id);
}
