/*
 * store: the drafts on disk. The only room that knows SQL; deals in ids, paths and texts.
 *
 * One file, rollback journal truncated, synchronous full, writers begin immediate: right on network homes,
 * and nothing that was acknowledged is lost. Statements are an enum with a table beside it, prepared when
 * first used; none is built from pieces.
 */
#pragma once
#include <glib.h>

typedef struct BeianStore BeianStore;

/*
 * Opens DIRECTORY/beian.db, made (0600) when absent. NULL with *ERROR (cannot) when the file is not a store
 * of ours, is of a newer program, is damaged, locked, or can be neither read nor made; then it is untouched.
 * Damage further inside shows when it is met: reading everything at each start would cost seconds. A file
 * that cannot be written is opened for reading.
 */
BeianStore *beian_store_open(const char *directory, GError **error);
/* Whether there is a file that it would open. */
gboolean beian_store_exists(const char *directory);
void beian_store_close(BeianStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianStore, beian_store_close)
/* Absolute. Borrowed from STORE. */
const char *beian_store_directory(const BeianStore *store);
/*
 * Whether lists and exports are all that is possible: the file or its folder is write-protected. Writing
 * fails and says so.
 */
gboolean beian_store_is_readonly(const BeianStore *store);

/*
 * All that is saved between the two is one transaction, for who saves many drafts at once: it is on disk when
 * end returns TRUE, and as if it had never been when GOOD is FALSE, when anything between failed, or when end
 * fails with *ERROR.
 */
gboolean beian_store_begin(BeianStore *store, GError **error);
gboolean beian_store_end(BeianStore *store, gboolean good, GError **error);
/*
 * All that is read between the two is of one moment, under one lock; nothing may be written. Returns whether
 * that begins here, for the end: inside of another transaction it need not, and where it cannot, what is read
 * will tell.
 */
gboolean beian_store_look(BeianStore *store);
void beian_store_look_end(BeianStore *store, gboolean looking);

/* What a list of drafts shows. All strings owned. */
typedef struct {
	gint64 id;
	char *uid; /* 8 hexadecimal digits */
	char *kind;
	char *title;    /* what a person would call it: the entity's name and first domain; may be "" */
	char *province; /* two digits or "" */
	guint filled, required;
	char *place;    /* path of the question where one was, or "" */
	char *updated;  /* UTC, "YYYY-MM-DDTHH:MM:SSZ" */
	guint revision; /* grows by one with every saved step */
} BeianDraft;
void beian_draft_clear(BeianDraft *draft);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianDraft, beian_draft_clear)

/*
 * One key of a draft and its text. Keys are those of filing/filing.h. NULL text: absent. Owned where stored,
 * else as said.
 */
typedef struct {
	char *key;
	char *before; /* NULL: absent before */
	char *after;  /* NULL: absent after */
	char *value;  /* canonical form of after, for facts and search; NULL when it has none */
} BeianChange;
void beian_change_clear(BeianChange *change);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianChange, beian_change_clear)

/*
 * A draft with nothing in it. Fills in DRAFT's id, updated and revision. Its uid and kind are given; other
 * texts may be NULL. A uid that another draft has is an error. Ids are never given twice.
 */
gboolean beian_store_create(BeianStore *store, BeianDraft *draft, const char *now, GError **error);

/*
 * One transaction: appends the step of COUNT CHANGES to the history after its current place (dropping what
 * could be redone), puts the entries in place, and takes title, province, filled, required and place from
 * DRAFT. FALSE with *ERROR; then the store is as it was. A revision other than DRAFT's is a conflict
 * (cannot): another program wrote. Raises DRAFT's revision.
 *
 * What was there before is taken from the store and not from CHANGES. Keys whose last segment begins "@last"
 * are put in place and are no part of the history: undo never lowers a number once given. With COUNT 0 only
 * the summary is saved: no step, and DRAFT stays where it is in the list.
 */
gboolean beian_store_save(BeianStore *store, BeianDraft *draft, const BeianChange *changes, guint count,
	const char *now, GError **error);

/* The same for what a draft begins with: no step of the history, so that undo ends there. */
gboolean beian_store_fill(BeianStore *store, BeianDraft *draft, const BeianChange *changes, guint count,
	const char *now, GError **error);

/*
 * The changes of the step that undo takes back (in the order to apply, "after" being what to put), or that
 * redo repeats. An empty array when there is none. Free with g_array_unref (elements are cleared). NULL with
 * *ERROR.
 */
GArray *beian_store_undo_step(BeianStore *store, gint64 id, GError **error);
GArray *beian_store_redo_step(BeianStore *store, gint64 id, GError **error);
/*
 * Like save, moving the place in the history back or forward by one step instead of appending. CHANGES are
 * those of the step. FALSE with *ERROR (cannot) when there is no such step.
 */
gboolean beian_store_undo(BeianStore *store, BeianDraft *draft, const BeianChange *changes, guint count,
	const char *now, GError **error);
gboolean beian_store_redo(BeianStore *store, BeianDraft *draft, const BeianChange *changes, guint count,
	const char *now, GError **error);

/* Reads the draft ID into *DRAFT (all zero before). FALSE with *ERROR (cannot) when there is none. */
gboolean beian_store_draft(BeianStore *store, gint64 id, BeianDraft *draft, GError **error);
/* The id of the draft with UID; 0 when there is none; -1 with *ERROR. */
gint64 beian_store_find_uid(BeianStore *store, const char *uid, GError **error);
/*
 * All entries of a draft as BeianChange with "after" set, by key. Free with g_array_unref. NULL with *ERROR.
 */
GArray *beian_store_entries(BeianStore *store, gint64 id, GError **error);
/*
 * COUNT drafts from the FIRST (0-based), the last changed first, of equal times the higher id; with WORDS
 * (separated by blanks, NULL for none), those where every word occurs in the title, kind, an answer (as typed
 * or canonical), the id or the uid, letters of ASCII in any case. Elements are BeianDraft. Free with
 * g_array_unref. NULL with *ERROR. COUNT + 1 may be asked to learn whether there are more: counting all costs
 * more than painting the list.
 */
GArray *beian_store_list(BeianStore *store, const char *words, guint first, guint count, GError **error);
/* Deletes the draft with its answers, history and receipts, and overwrites where they stood. */
gboolean beian_store_delete(BeianStore *store, gint64 id, GError **error);

/*
 * Who else uses VALUE: ids of other drafts than EXCEPT that have VALUE as the canonical value of a key that
 * ends in one of SUFFIXES (NULL-terminated, such as "/mobile"). Elements gint64, ascending, each once, at
 * most MAX. Free with g_array_unref. NULL with *ERROR.
 */
GArray *beian_store_holders(BeianStore *store, gint64 except, const char *value, const char *const *suffixes,
	guint max, GError **error);
/* Sets *VALUE (free with g_free) to the canonical value of KEY in the draft ID; NULL when it has none. FALSE
 * with *ERROR. */
gboolean beian_store_value(BeianStore *store, gint64 id, const char *key, char **value, GError **error);

/* The receipts of one export, for each of the COUNT drafts IDS: what was written, where, as which profile.
 * All or none. */
gboolean beian_store_add_receipts(BeianStore *store, const gint64 *ids, guint count, const char *profile,
	const char *sha256, const char *file, const char *now, GError **error);

/* What is known of one export. All strings owned. */
typedef struct {
	char *profile, *sha256, *file;
	char *written; /* UTC, as BeianDraft's updated */
} BeianReceipt;
void beian_receipt_clear(BeianReceipt *receipt);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianReceipt, beian_receipt_clear)
/*
 * The receipts of the draft ID, the last first: elements BeianReceipt. Free with g_array_unref. NULL with
 * *ERROR.
 */
GArray *beian_store_receipts(BeianStore *store, gint64 id, GError **error);

/*
 * Copies the whole store, as of one moment, to a new file at PATH (0600), which must not exist. FALSE with
 * *ERROR; then nothing is left behind at PATH or beside it. Materials are files of their own and not in it.
 */
gboolean beian_store_backup(BeianStore *store, const char *path, GError **error);
