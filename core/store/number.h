/*
 * number: service numbers (备案服务号) as the store keeps them, and the instances they belong to.
 *
 * An instance is kept as a draft of the kind BEIAN_STORE_INSTANCE: its answers have types, a history and a
 * lock like any other's; lists of drafts leave it out. The store knows no state of a number:
 * records/number.h does.
 */
#pragma once
#include "core/store/store.h"

/* The kind of draft that is an instance of a provider's product. */
#define BEIAN_STORE_INSTANCE "instance"

/* One number. All strings owned; NULL only where said. */
typedef struct {
	gint64 id, instance;
	char *sn; /* NULL: the provider made it by itself, for a filing of the same account */
	char *state;
	char *grantee;  /* the account it was granted to; "" */
	char *notes;    /* "" */
	gint64 draft;   /* that uses it; 0: none */
	gint64 service; /* the number of the service there */
	char *filed;    /* the filing number it got; NULL: none yet */
	char *updated;  /* UTC, as BeianDraft's */
} BeianNumber;
void beian_number_clear(BeianNumber *number);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianNumber, beian_number_clear)

/* Makes NUMBER (id 0, which is filled in), or replaces the one with its id. FALSE with *ERROR (cannot): also
 * where another has its sn, or the same service of the same draft. */
gboolean beian_store_put_number(BeianStore *store, BeianNumber *number, const char *now, GError **error);
/* Reads the number ID into *OUT (all zero before). FALSE with *ERROR (cannot) when there is none. */
gboolean beian_store_number(BeianStore *store, gint64 id, BeianNumber *out, GError **error);
/* The id of the number SN; 0 when there is none; -1 with *ERROR. */
gint64 beian_store_find_number(BeianStore *store, const char *sn, GError **error);
/* The numbers of INSTANCE, or those that DRAFT uses, in the order they were made: elements BeianNumber. Free
 * with g_array_unref. NULL with *ERROR. */
GArray *beian_store_numbers(BeianStore *store, gint64 instance, GError **error);
GArray *beian_store_numbers_of_draft(BeianStore *store, gint64 draft, GError **error);
/* Those that a draft uses and that have no filing number. Likewise. */
GArray *beian_store_numbers_unfiled(BeianStore *store, GError **error);
/* Deletes the number ID and overwrites where it stood. */
gboolean beian_store_delete_number(BeianStore *store, gint64 id, GError **error);

/* Ids of all instances, the oldest first; of those with VALUE as the canonical value of KEY. Elements gint64.
 * Free with g_array_unref. NULL with *ERROR. */
GArray *beian_store_instances(BeianStore *store, GError **error);
GArray *beian_store_instances_with(BeianStore *store, const char *key, const char *value, GError **error);
