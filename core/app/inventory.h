/*
 * inventory: instances that can carry filings, and their service numbers (备案服务号). An instance is a draft
 * of the kind "instance" (store/number.h); whether it is eligible is what the rules say of it.
 */
#pragma once
#include "core/app/draft.h"
#include "core/records/number.h"
#include "core/store/number.h"

/* The states of numbers; borrowed from APP and made when first asked for. NULL with *ERROR (cannot). */
const BeianNumberStates *beian_app_number_states(BeianApp *app, GError **error);

/* An instance as it was when it was read. */
typedef struct {
	gint64 id;
	GHashTable *values; /* path in the form "instance" → canonical value */
	GArray *numbers;    /* of BeianNumber */
} BeianInstance;
void beian_instance_free(BeianInstance *instance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianInstance, beian_instance_free)
/* Reads the instance ID. NULL with *ERROR (cannot): there is none, or it is a filing. */
BeianInstance *beian_instance_read(BeianApp *app, gint64 id, GError **error);
/* All instances, the oldest first: elements BeianInstance. Free with g_ptr_array_unref. NULL with *ERROR. */
GPtrArray *beian_instances(BeianApp *app, GError **error);
/*
 * Whether the inventory has something that a question of FORM which leads can take: of the newest instances
 * one with a number that is free, or can be had. -1 with *ERROR.
 */
int beian_inventory_is_stocked(BeianApp *app, const BeianForm *form, GError **error);
/* The value at PATH, "instance/product"; "" when there is none. Borrowed. */
const char *beian_instance_value(const BeianInstance *instance, const char *path);
/* The label of the code there in LANGUAGE; "" likewise. Borrowed. */
const char *beian_instance_label(
	BeianApp *app, const BeianInstance *instance, const char *path, BeianLanguage language);
/* Reads an instance's number as people write it. FALSE with *ERROR (usage). */
gboolean beian_instance_parse_id(const char *text, gint64 *id, GError **error);

/* How many numbers an instance gives, or all those of its account where the product counts by account. */
typedef struct {
	int quota;     /* -1: not known */
	guint counted; /* against it, those of before the inventory included */
	int remaining; /* that can still be had; -1: not known */
	guint free;    /* bound, and used by no other draft than the one that asks */
} BeianQuota;
/* The quota of INSTANCE as DRAFT sees it (0: nobody). FALSE with *ERROR. */
gboolean beian_instance_quota(
	BeianApp *app, const BeianInstance *instance, gint64 draft, BeianQuota *out, GError **error);
/* What the rules say of the instance ID. NULL with *ERROR. */
BeianVerdict *beian_instance_judge(BeianApp *app, gint64 id, GError **error);

/*
 * What the inventory knows of VALUE, an instance's name or an sn by KIND ("instance", "sn"), for a rule
 * of the draft OWN: "NAME VALUE; NAME VALUE", "" when it knows nothing. Of both: "id", "provider", "product",
 * "in-mainland", "subscription", "public-ip", "running", "term-to"; "quota", "free", "remaining" where they
 * are known. Of an instance: "twin", another with the same name; "mine", how many numbers OWN uses there. Of
 * a number: "state", "state-zh", "state-en", "mark", "granted" (yes, no), "taken", another draft it is booked
 * for, and "elsewhere", another draft that names it. Free with g_free. NULL with *ERROR.
 */
char *beian_inventory_fact(BeianApp *app, gint64 own, const char *kind, const char *value, GError **error);

/* The number that TEXT names: "n3", or its sn. FALSE with *ERROR. */
gboolean beian_number_find(BeianApp *app, const char *text, BeianNumber *out, GError **error);
/* Enters a number of INSTANCE: SN, or NULL for COUNT (1 to 20) whose sn is not known. More than the instance
 * gives are *ERROR (not good) unless FORCED. */
gboolean beian_number_issue(BeianApp *app, const BeianInstance *instance, const char *sn, guint count,
	gboolean forced, GError **error);

/* A step of a number. NULL: stays as it is. */
typedef struct {
	const char *state;   /* id, name or code */
	const char *grantee; /* the account it is granted to */
	const char *filed;   /* the filing number it got */
	const char *notes;
	gint64 draft, service; /* that use it; 0: stays */
	gboolean forced;       /* even where the step is not allowed */
} BeianNumberStep;
/* Whether TO may follow the state of NUMBER; FALSE with *ERROR (not good), which says what may. */
gboolean beian_number_may_step(
	const BeianNumberStates *states, const BeianNumber *number, const BeianState *to, GError **error);
/* Takes STEP with NUMBER, which is brought up to date. FALSE with *ERROR (usage, not good, cannot); then
 * nothing was changed. */
gboolean beian_number_step(BeianApp *app, BeianNumber *number, const BeianNumberStep *step, GError **error);
/* Deletes NUMBER. One that a filing uses or used is *ERROR (not good) unless FORCED. */
gboolean beian_number_delete(BeianApp *app, const BeianNumber *number, gboolean forced, GError **error);
/* Deletes INSTANCE with its numbers. The same. */
gboolean beian_instance_delete(BeianApp *app, const BeianInstance *instance, gboolean forced, GError **error);

/*
 * Answers PATH of the filing OPEN with the instance or number that TEXT names ("7", "n3"), and with what it
 * knows whatever beside it is open; into STEP. FALSE with *ERROR (usage: nothing can be chosen there;
 * cannot).
 */
gboolean beian_inventory_fill(BeianApp *app, BeianFiling *filing, const char *path, const char *text,
	BeianStep *step, GError **error);

/*
 * The numbers that DRAFT uses follow it: WORD is what the state of its course says of them (column "number"
 * of data/tasks/state.csv): a state of numbers, or "release". SERVICES: "2=NUMBER" of those that were
 * approved, NULL-terminated; NULL: none. BACK: a step is taken back; else a number that is used stays so.
 * FALSE with *ERROR.
 */
gboolean beian_inventory_follow(
	BeianApp *app, gint64 draft, const char *word, char *const *services, gboolean back, GError **error);

/*
 * The filing number that SERVICE of DRAFT has, into *OUT (NULL: nobody says; free with g_free): the one that
 * the filing names, or what a record of the same entity gives a service with the same domain, or without one
 * the same name. FALSE with *ERROR.
 */
gboolean beian_inventory_filed(BeianApp *app, gint64 draft, gint64 service, char **out, GError **error);
/* Of NUMBERS, elements BeianNumber, those stay whose state has MARK (records/number.h). FALSE with *ERROR. */
gboolean beian_inventory_keep_marked(BeianApp *app, GArray *numbers, const char *mark, GError **error);
/* Gives numbers that are used and have no filing number yet the one that is known by now: for who took
 * records in, inside of the same transaction. FALSE with *ERROR. */
gboolean beian_inventory_learn(BeianApp *app, GError **error);

/*
 * Deletes the filing DRAFT. Numbers that it was using are given back and say so in their notes, with the day;
 * those that are used stay so. *SAID tells which were given back, a line each; NULL: none. Free with g_free.
 * FALSE with *ERROR; then nothing was changed.
 */
gboolean beian_inventory_delete_draft(BeianApp *app, gint64 draft, char **said, GError **error);
