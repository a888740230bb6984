/*
 * store: the drafts on disk. The only room that knows SQL; deals in ids, paths and texts.
 *
 * One file, rollback journal truncated, synchronous full, writers begin immediate: right on network homes, and nothing that
 * was acknowledged is lost. Statements are an enum with a table beside it, prepared when first used; none is built from pieces.
 */
#pragma once
#include <glib.h>

typedef struct BeianStore BeianStore;

/*
 * Opens DIRECTORY/beian.db, made (0600) when absent. NULL with *ERROR (cannot) when the file is not a store of ours, is of a
 * newer program, is corrupt, locked, or cannot be written; then it is untouched.
 */
BeianStore *beian_store_open(const char *directory, GError **error);
void beian_store_close(BeianStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianStore, beian_store_close)
const char *beian_store_directory(const BeianStore *store);

/* What a list of drafts shows. All strings owned. */
typedef struct {
	gint64 id;
	char *uid;      /* 8 hexadecimal digits */
	char *kind;
	char *title;    /* what a person would call it: the entity's name and first domain; may be "" */
	char *province; /* two digits or "" */
	guint filled, required;
	char *place;    /* path of the question where one was, or "" */
	char *updated;  /* UTC, "YYYY-MM-DDTHH:MM:SSZ" */
	guint revision; /* grows by one with every saved step */
} BeianDraft;
void beian_draft_clear(BeianDraft *draft);

/* One key of a draft and its text. Keys are those of filing/filing.h. NULL text: absent. Owned where stored, else as said. */
typedef struct {
	char *key;
	char *before; /* NULL: absent before */
	char *after;  /* NULL: absent after */
	char *value;  /* canonical form of after, for facts and search; NULL when it has none */
} BeianChange;
void beian_change_clear(BeianChange *change);

/* A draft with nothing in it. Fills in DRAFT's id, updated and revision. */
gboolean beian_store_create(BeianStore *store, BeianDraft *draft, const char *now, GError **error);

/*
 * One transaction: appends the step of COUNT CHANGES to the history after its current place (dropping what could be redone),
 * puts the entries in place, and takes title, province, filled, required and place from DRAFT. FALSE with *ERROR; then the store is
 * as it was. A revision other than DRAFT's is a conflict (cannot): another program wrote. Raises DRAFT's revision.
 */
gboolean beian_store_save(BeianStore *store, BeianDraft *draft, const BeianChange *changes, guint count, const char *now,
	GError **error);

/*
 * The changes of the step that undo takes back (in the order to apply, "after" being what to put), or that redo repeats.
 * An empty array when there is none. Free with g_array_unref (elements are cleared). NULL with *ERROR.
 */
GArray *beian_store_undo_step(BeianStore *store, gint64 id, GError **error);
GArray *beian_store_redo_step(BeianStore *store, gint64 id, GError **error);
/* Like save, moving the place in the history back or forward by one step instead of appending. */
gboolean beian_store_undo(BeianStore *store, BeianDraft *draft, const BeianChange *changes, guint count, const char *now,
	GError **error);
gboolean beian_store_redo(BeianStore *store, BeianDraft *draft, const BeianChange *changes, guint count, const char *now,
	GError **error);

/* Reads the draft ID into *DRAFT (all zero before). FALSE with *ERROR (cannot) when there is none. */
gboolean beian_store_draft(BeianStore *store, gint64 id, BeianDraft *draft, GError **error);
/* The id of the draft with UID; 0 when there is none; -1 with *ERROR. */
gint64 beian_store_find_uid(BeianStore *store, const char *uid, GError **error);
/* All entries of a draft as BeianChange with "after" set, by key. Free with g_array_unref. NULL with *ERROR. */
GArray *beian_store_entries(BeianStore *store, gint64 id, GError **error);
/*
 * COUNT drafts from the FIRST (0-based), the last changed first; with WORDS, those where every word occurs in the title, kind, an
 * answer, the id or the uid. Elements are BeianDraft. Free with g_array_unref. NULL with *ERROR.
 * COUNT + 1 may be asked to learn whether there are more: counting all costs more than painting the list.
 */
GArray *beian_store_list(BeianStore *store, const char *words, guint first, guint count, GError **error);
gboolean beian_store_delete(BeianStore *store, gint64 id, GError **error);

/*
 * Who else uses VALUE: ids of other drafts than EXCEPT that have VALUE as the canonical value of a key that ends in one of SUFFIXES
 * (NULL-terminated, such as "/mobile"). Elements gint64. Free with g_array_unref. NULL with *ERROR.
 */
GArray *beian_store_holders(BeianStore *store, gint64 except, const char *value, const char *const *suffixes,
	GError **error);

/* A receipt of an export: what was written, where, as which profile. */
gboolean beian_store_add_receipt(BeianStore *store, gint64 id, const char *profile, const char *sha256, const char *file,
	const char *now, GError **error);

/* Copies the whole store, as of one moment, to a new file at PATH, which must not exist. */
gboolean beian_store_backup(BeianStore *store, const char *path, GError **error);
