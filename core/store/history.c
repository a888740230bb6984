/*
 * history: saving steps, taking them back and repeating them.
 *
 * Steps of a draft are numbered from 1; draft.step says how many are in force, those behind it can be redone.
 */
#include "config.h"
#include "core/store/database.h"
#include <string.h>

void
beian_change_clear(BeianChange *change)
{
	g_free(change->key);
	g_free(change->before);
	g_free(change->after);
	g_free(change->value);
	memset(change, 0, sizeof *change);
}

/* Numbers of a repeat are given once, so the highest ever given survives an undo. */
static gboolean
is_undone(const char *key)
{
	const char *slash = strrchr(key, '/');

	return !g_str_has_prefix(slash != NULL ? slash + 1 : key, "@last");
}

static void
read_change(BeianQuery *query, gpointer row)
{
	BeianChange *change = row;

	*change = (BeianChange){beian_query_text(query, 0), beian_query_text(query, 1),
		beian_query_text(query, 2), beian_query_text(query, 3)};
}

/* All rows of QUERY as BeianChange: key, before, after, value. */
static GArray *
read_changes(BeianStore *store, BeianQuery *query, GError **error)
{
	return beian_query_all(
		store, query, sizeof(BeianChange), read_change, (GDestroyNotify)beian_change_clear, error);
}

GArray *
beian_store_entries(BeianStore *store, gint64 id, GError **error)
{
	g_auto(BeianDraft) draft = {0};

	if (!beian_store_draft(store, id, &draft, error))
		return NULL;

	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_ENTRIES, error);
	beian_query_bind_number(query, 1, id);
	return read_changes(store, query, error);
}

/* How many steps of the draft ID are in force, and whether one more can be redone. */
static gboolean
read_place(BeianStore *store, gint64 id, gint64 *place, gboolean *more, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_HISTORY_PLACE, error);

	beian_query_bind_number(query, 1, id);
	switch (beian_query_next(store, query, error)) {
	case SQLITE_ROW:
		*place = sqlite3_column_int64(query, 0);
		*more = sqlite3_column_int(query, 1);
		return TRUE;
	case SQLITE_DONE:
		return beian_database_no_draft(id, error);
	default:
		return FALSE;
	}
}

static GArray *
read_step(BeianStore *store, BeianStatement which, gint64 id, gint64 step, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, which, error);

	beian_query_bind_number(query, 1, id);
	beian_query_bind_number(query, 2, step);
	return read_changes(store, query, error);
}

GArray *
beian_store_undo_step(BeianStore *store, gint64 id, GError **error)
{
	gint64 place;
	gboolean more;

	if (!read_place(store, id, &place, &more, error))
		return NULL;
	return read_step(store, BEIAN_STATEMENT_UNDO_STEP, id, place, error);
}

GArray *
beian_store_redo_step(BeianStore *store, gint64 id, GError **error)
{
	gint64 place;
	gboolean more;

	if (!read_place(store, id, &place, &more, error))
		return NULL;
	return read_step(store, BEIAN_STATEMENT_REDO_STEP, id, place + 1, error);
}

/*
 * Takes the summary from DRAFT if its revision is still the one on disk. NOW is NULL when nothing was
 * answered.
 */
static gboolean
update_draft(BeianStore *store, const BeianDraft *draft, const char *now, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_DRAFT_UPDATE, error);
	g_auto(BeianDraft) other = {0};

	beian_query_bind_number(query, 1, draft->id);
	beian_query_bind_number(query, 2, draft->revision);
	beian_query_bind_text(query, 3, draft->title != NULL ? draft->title : "");
	beian_query_bind_text(query, 4, draft->province != NULL ? draft->province : "");
	beian_query_bind_number(query, 5, draft->filled);
	beian_query_bind_number(query, 6, draft->required);
	beian_query_bind_text(query, 7, draft->place != NULL ? draft->place : "");
	beian_query_bind_text(query, 8, now);
	if (!beian_query_run(store, query, error))
		return FALSE;
	if (sqlite3_changes(store->db) == 1)
		return TRUE;
	if (!beian_store_draft(store, draft->id, &other, error))
		return FALSE;
	return beian_error_set(error, BEIAN_ERROR_CANNOT,
		_("Draft %lld was changed by another program after it was opened here, so nothing was saved; "
		  "open it again."),
		(long long)draft->id);
}

static gboolean
move_place(BeianStore *store, gint64 id, gint64 place, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_HISTORY_MOVE, error);

	beian_query_bind_number(query, 1, id);
	beian_query_bind_number(query, 2, place);
	return beian_query_run(store, query, error);
}

static gboolean
put_entry(BeianStore *store, gint64 id, const BeianChange *change, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store,
		change->after != NULL ? BEIAN_STATEMENT_ENTRY_PUT : BEIAN_STATEMENT_ENTRY_DELETE, error);

	beian_query_bind_number(query, 1, id);
	beian_query_bind_text(query, 2, change->key);
	if (change->after != NULL) {
		beian_query_bind_text(query, 3, change->after);
		beian_query_bind_text(query, 4, change->value);
	}
	return beian_query_run(store, query, error);
}

static gboolean
put_entries(BeianStore *store, gint64 id, const BeianChange *changes, guint count, GError **error)
{
	for (guint i = 0; i < count; i++)
		if (!put_entry(store, id, &changes[i], error))
			return FALSE;
	return TRUE;
}

/*
 * What is replaced is read from the entries and not from CHANGE, so that history and entries cannot
 * contradict each other.
 */
static gboolean
append_change(
	BeianStore *store, gint64 id, gint64 step, guint ordinal, const BeianChange *change, GError **error)
{
	g_autoptr(BeianQuery) entry = beian_query_new(store, BEIAN_STATEMENT_ENTRY_READ, error);
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_CHANGE_INSERT, error);

	beian_query_bind_number(entry, 1, id);
	beian_query_bind_text(entry, 2, change->key);
	int code = beian_query_next(store, entry, error);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		return FALSE;

	g_autofree char *before = code == SQLITE_ROW ? beian_query_text(entry, 0) : NULL;
	g_autofree char *value_before = code == SQLITE_ROW ? beian_query_text(entry, 1) : NULL;
	const char *texts[] = {change->key, before, value_before, change->after,
		change->after != NULL ? change->value : NULL};
	beian_query_bind_number(query, 1, id);
	beian_query_bind_number(query, 2, step);
	beian_query_bind_number(query, 3, ordinal);
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		beian_query_bind_text(query, (int)i + 4, texts[i]);
	return beian_query_run(store, query, error);
}

static gboolean
drop_after(BeianStore *store, gint64 id, gint64 place, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_CHANGES_DROP, error);

	beian_query_bind_number(query, 1, id);
	beian_query_bind_number(query, 2, place);
	return beian_query_run(store, query, error);
}

/* Each change is put in place before the next is recorded: a key may change twice in one step. */
static gboolean
append_step(BeianStore *store, gint64 id, const BeianChange *changes, guint count, GError **error)
{
	guint undone = 0;
	gint64 place;
	gboolean more;

	if (!read_place(store, id, &place, &more, error))
		return FALSE;
	for (guint i = 0; i < count; i++)
		undone += is_undone(changes[i].key);
	if (undone == 0)
		return put_entries(store, id, changes, count, error);

	if (!drop_after(store, id, place, error) || !move_place(store, id, place + 1, error))
		return FALSE;
	for (guint i = 0; i < count; i++) {
		if (is_undone(changes[i].key) && !append_change(store, id, place + 1, i, &changes[i], error))
			return FALSE;
		if (!put_entry(store, id, &changes[i], error))
			return FALSE;
	}
	return TRUE;
}

static gboolean
step_back(BeianStore *store, gint64 id, const BeianChange *changes, guint count, GError **error)
{
	gint64 place;
	gboolean more;

	if (!read_place(store, id, &place, &more, error))
		return FALSE;
	if (place == 0)
		return beian_error_set(
			error, BEIAN_ERROR_CANNOT, _("Draft %lld has nothing to undo."), (long long)id);
	return put_entries(store, id, changes, count, error) && move_place(store, id, place - 1, error);
}

static gboolean
step_forward(BeianStore *store, gint64 id, const BeianChange *changes, guint count, GError **error)
{
	gint64 place;
	gboolean more;

	if (!read_place(store, id, &place, &more, error))
		return FALSE;
	if (!more)
		return beian_error_set(
			error, BEIAN_ERROR_CANNOT, _("Draft %lld has nothing to redo."), (long long)id);
	return put_entries(store, id, changes, count, error) && move_place(store, id, place + 1, error);
}

typedef gboolean Steps(BeianStore *store, gint64 id, const BeianChange *changes, guint count, GError **error);

/* One transaction: the summary, whose revision decides, and then what STEPS does with history and entries. */
static gboolean
save_by(Steps *steps, BeianStore *store, BeianDraft *draft, const BeianChange *changes, guint count,
	const char *now, GError **error)
{
	if (!beian_database_begin(store, error))
		return FALSE;
	gboolean good = update_draft(store, draft, count > 0 ? now : NULL, error) &&
			steps(store, draft->id, changes, count, error);
	if (!beian_database_end(store, good, error))
		return FALSE;

	draft->revision++;
	if (count > 0) {
		g_free(draft->updated);
		draft->updated = g_strdup(now);
	}
	return TRUE;
}

gboolean
beian_store_save(BeianStore *store, BeianDraft *draft, const BeianChange *changes, guint count,
	const char *now, GError **error)
{
	return save_by(append_step, store, draft, changes, count, now, error);
}

gboolean
beian_store_fill(BeianStore *store, BeianDraft *draft, const BeianChange *changes, guint count,
	const char *now, GError **error)
{
	return save_by(put_entries, store, draft, changes, count, now, error);
}

gboolean
beian_store_undo(BeianStore *store, BeianDraft *draft, const BeianChange *changes, guint count,
	const char *now, GError **error)
{
	return save_by(step_back, store, draft, changes, count, now, error);
}

gboolean
beian_store_redo(BeianStore *store, BeianDraft *draft, const BeianChange *changes, guint count,
	const char *now, GError **error)
{
	return save_by(step_forward, store, draft, changes, count, now, error);
}
