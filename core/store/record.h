/*
 * record: what the bureau holds, as the store keeps it: one document an entity, and the keys it is found by.
 *
 * The store knows no XML: records/record.h makes documents and reads them. A cancellation is kept by the
 * bureau's id of what was cancelled, apart from the document, and is never taken back: a download may tell of
 * it before, after or without the record itself.
 */
#pragma once
#include "core/store/store.h"

/* What a record is found by: the words that the table holds, for ever. */
#define BEIAN_RECORD_ENTITY "entity"     /* the bureau's id of the entity */
#define BEIAN_RECORD_SERVICE "service"   /* … of one of its services */
#define BEIAN_RECORD_ACCESS "access"     /* … of one of their accesses */
#define BEIAN_RECORD_NUMBER "number"     /* a number of the entity or of a service */
#define BEIAN_RECORD_DOMAIN "domain"     /* canonical */
#define BEIAN_RECORD_DOCUMENT "document" /* the number of the entity's certificate */
#define BEIAN_RECORD_SITE "site"         /* the name of a service, folded (records/record.h) */
#define BEIAN_RECORD_URL "url"           /* a home page, folded */

/* One key. The value is owned where stored, else as said; the kind is static or interned. */
typedef struct {
	const char *kind;
	char *value;
} BeianRecordKey;
void beian_record_key_clear(BeianRecordKey *key);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianRecordKey, beian_record_key_clear)

/* One record. All strings owned; NULL only where said. */
typedef struct {
	gint64 id;
	char *bureau; /* the bureau's id of the entity; NULL: it gave none */
	char *number; /* of the entity (主体备案号); NULL: not known */
	char *name;
	char *province; /* two digits or "" */
	char *source;   /* where it came from, as told to a person */
	char *updated;  /* UTC, as BeianDraft's */
	gboolean cancelled;
	char *words;    /* what it is searched by besides number and name; only to put, NULL when read */
	char *document; /* NULL in lists */
} BeianRecord;
void beian_record_clear(BeianRecord *record);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianRecord, beian_record_clear)

/*
 * What is put or cancelled between the two is one transaction; other programs can read meanwhile and not
 * write. End with GOOD FALSE takes everything back, leaves *ERROR alone and returns FALSE.
 */
gboolean beian_store_begin_records(BeianStore *store, GError **error);
gboolean beian_store_end_records(BeianStore *store, gboolean good, GError **error);

/*
 * Between begin and end: makes RECORD (id 0, which is filled in) or replaces the one with its id; KEYS take
 * the place of those it had. A bureau id or an entity number that another record has is *ERROR (cannot).
 */
gboolean beian_store_put_record(BeianStore *store, BeianRecord *record, const BeianRecordKey *keys,
	guint count, const char *now, GError **error);
/* The first MAX records whose keys and words an earlier version made: elements gint64, ascending. Free with
 * g_array_unref. NULL with *ERROR. */
GArray *beian_store_stale_records(BeianStore *store, guint max, GError **error);
/* Between begin and end: KEYS and WORDS take the place of those that the record ID had; it is stale no more,
 * and has not changed. */
gboolean beian_store_put_keys(BeianStore *store, gint64 id, const BeianRecordKey *keys, guint count,
	const char *words, GError **error);
/* Between begin and end: notes that KEY (an entity, a service or an access) is cancelled. *IS_NEW: it was not
 * yet. */
gboolean beian_store_cancel(
	BeianStore *store, const BeianRecordKey *key, const char *now, gboolean *is_new, GError **error);
/* Whether KEY is cancelled; -1 with *ERROR. */
int beian_store_is_cancelled(BeianStore *store, const BeianRecordKey *key, GError **error);

/* The first record that has KEY; 0 when there is none; -1 with *ERROR. */
gint64 beian_store_find_record(BeianStore *store, const BeianRecordKey *key, GError **error);
/* The first MAX records that have KEY: elements gint64, ascending. Free with g_array_unref. NULL with *ERROR.
 */
GArray *beian_store_records_with(BeianStore *store, const BeianRecordKey *key, guint max, GError **error);
/* Whether any record came from the bureau; -1 with *ERROR. */
int beian_store_has_downloads(BeianStore *store, GError **error);
/* Reads the record ID with its document into *RECORD (all zero before). FALSE with *ERROR (cannot) when there
 * is none. */
gboolean beian_store_record(BeianStore *store, gint64 id, BeianRecord *record, GError **error);
/* The keys of the record ID that are cancelled: elements BeianRecordKey. Free with g_array_unref. NULL with
 * *ERROR. */
GArray *beian_store_cancelled_keys(BeianStore *store, gint64 id, GError **error);
/*
 * COUNT records from the FIRST (0-based), the last changed first, of equal times the higher id; with WORDS
 * (as beian_store_list) those where every word occurs in the number, the name, the bureau's id, the own id or
 * the words it is searched by. Elements BeianRecord. Free with g_array_unref. NULL with *ERROR.
 */
GArray *beian_store_list_records(
	BeianStore *store, const char *words, guint first, guint count, GError **error);
/*
 * Deletes the record and overwrites where it stood, between begin and end as a part of that transaction; what
 * is known to be cancelled stays known.
 */
gboolean beian_store_delete_record(BeianStore *store, gint64 id, GError **error);
