/*
 * notice: what the bureau found wrong, wants mended or asks the provider to do, as the store keeps it: what
 * lists show, the document that a draft begins with, the draft that answers it.
 *
 * The store knows no XML and no kind of notice. Days are "YYYY-MM-DD".
 */
#pragma once
#include "core/store/record.h"

/* One notice. All strings owned where stored, else as said; NULL only where said. */
typedef struct {
	gint64 id;
	char *key;    /* which notice it is, of all that ever came */
	char *digest; /* of what it says */
	char *kind;
	BeianRecordKey about; /* what it is about; kind "" when it does not say */
	char *number;         /* of the entity or the service; NULL: not said */
	char *name;           /* of the entity or the site, or "" */
	char *said;           /* in the bureau's words, or "" */
	char *day;            /* when it was found, or taken in */
	char *due;            /* the day that it names; NULL: none */
	gint64 draft;         /* that answers it; 0: none */
	char *settled;        /* since when a person holds it for done; NULL: it is open */
	char *source;         /* the file that brought it */
	gint64 record;        /* that has what it is about; 0: none; only when read */
	char *document;       /* NULL in lists */
} BeianNotice;
void beian_notice_clear(BeianNotice *notice);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianNotice, beian_notice_clear)

/*
 * Makes NOTICE (id 0, which is filled in), or replaces what the one with its id says; draft and settled are
 * not put. FALSE with *ERROR. In a transaction that is under way, a part of it.
 */
gboolean beian_store_put_notice(BeianStore *store, BeianNotice *notice, const char *now, GError **error);
/* The notice ID with its document into *OUT (all zero before). FALSE with *ERROR (cannot) when there is none.
 */
gboolean beian_store_notice(BeianStore *store, gint64 id, BeianNotice *out, GError **error);
/* The one with KEY likewise; OUT->id is 0 when there is none. FALSE with *ERROR. */
gboolean beian_store_find_notice(BeianStore *store, const char *key, BeianNotice *out, GError **error);
/*
 * COUNT notices from the FIRST (0-based), the newest day first, of equal days the higher id; OPEN_ONLY: those
 * that no draft answers and nobody settled; with WORDS (as beian_store_list) those where every word occurs in
 * number, name, text, kind, what it is about or the id. Elements BeianNotice. Free with g_array_unref. NULL
 * with *ERROR.
 */
GArray *beian_store_list_notices(
	BeianStore *store, gboolean open_only, const char *words, guint first, guint count, GError **error);
/* DRAFT (0: none) answers the notice ID from now on. FALSE with *ERROR (cannot) when there is no such notice.
 */
gboolean beian_store_answer_notice(BeianStore *store, gint64 id, gint64 draft, GError **error);
/* The notice ID is done since DAY; NULL: it is open again. As above. */
gboolean beian_store_settle_notice(BeianStore *store, gint64 id, const char *day, GError **error);
/* The notice ID is due on DAY; NULL: it names none. As above. */
gboolean beian_store_date_notice(BeianStore *store, gint64 id, const char *day, GError **error);
