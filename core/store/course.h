/*
 * course: what becomes of a draft after its export, as the store keeps it: the log of its states, where it
 * stands now, and what the bureau answered.
 *
 * The store knows no state: records/course.h does. Days are "YYYY-MM-DD". All that is put between
 * beian_store_begin and _end is one transaction; by itself each is one of its own.
 */
#pragma once
#include "core/store/store.h"

/* One entry of the log. All strings owned where stored, else as said; NULL only where said. */
typedef struct {
	char *state;
	char *day;     /* since when */
	char *due;     /* the day that somebody else set; NULL: none */
	gint64 record; /* that it made; 0: none */
	char *origin;  /* "export", "hand", or the name of the file that brought it */
	char *note;    /* "" */
	char *noted;   /* UTC, as BeianDraft's updated */
} BeianStage;
void beian_stage_clear(BeianStage *stage);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianStage, beian_stage_clear)

/* Where a draft stands now. */
typedef struct {
	gint64 draft;
	char *state;
	char *zh, *en;  /* what the state is called */
	char *day;      /* since when */
	char *own;      /* the day that somebody else set for this state; NULL: none */
	char *deadline; /* the day by which the filing must be settled, whatever its state; NULL: none */
	char *due;      /* the first day on which something is due; NULL: nothing is */
} BeianStanding;
void beian_standing_clear(BeianStanding *standing);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianStanding, beian_standing_clear)

/* One answer of the bureau, about one question or about the whole filing. */
typedef struct {
	gint64 draft; /* 0: no draft is known that it answers */
	char *digest; /* of the piece of a file that brought it */
	char *code, *path, *value, *said, *key, *file;
	char *noted;       /* UTC */
	gboolean answered; /* the draft was exported again since */
} BeianResult;
void beian_result_clear(BeianResult *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianResult, beian_result_clear)

/* Appends STAGE to the log of the draft; STANDING is where it stands then. FALSE with *ERROR; then nothing
 * was changed. */
gboolean beian_store_add_stage(
	BeianStore *store, const BeianStage *stage, const BeianStanding *standing, GError **error);
/* The same in the place of the last entry of the log. */
gboolean beian_store_change_stage(
	BeianStore *store, const BeianStage *stage, const BeianStanding *standing, GError **error);
/* Takes back the last entry of the log of DRAFT; STANDING is where it stands then, NULL: nowhere. */
gboolean beian_store_drop_stage(
	BeianStore *store, gint64 draft, const BeianStanding *standing, GError **error);
/* The log of DRAFT, the first entry first: elements BeianStage. Free with g_array_unref. NULL with *ERROR. */
GArray *beian_store_stages(BeianStore *store, gint64 draft, GError **error);

/* Says anew where a draft stands. FALSE with *ERROR. */
gboolean beian_store_put_standing(BeianStore *store, const BeianStanding *standing, GError **error);
/* Where DRAFT stands, into *OUT (all zero before); its state is NULL when it has no log. FALSE with *ERROR.
 */
gboolean beian_store_standing(BeianStore *store, gint64 draft, BeianStanding *out, GError **error);
/* Where all drafts stand that have a log, by their numbers: elements BeianStanding. Free with g_array_unref.
 * NULL with *ERROR. */
GArray *beian_store_standings(BeianStore *store, GError **error);

/* Keeps RESULT; the same of the same digest, code and path once. */
gboolean beian_store_put_result(BeianStore *store, const BeianResult *result, GError **error);
/*
 * Whether a piece with DIGEST was kept: *DRAFT is then the draft it answers (0: none), *ANSWERED whether that
 * was exported since. -1 with *ERROR.
 */
int beian_store_knows_result(
	BeianStore *store, const char *digest, gint64 *draft, gboolean *answered, GError **error);
/* Forgets what was kept of the piece with DIGEST. */
gboolean beian_store_drop_result(BeianStore *store, const char *digest, GError **error);
/* The results of DRAFT, or for 0 those without a draft, in the order they came: elements BeianResult. Free
 * with g_array_unref. NULL with *ERROR. */
GArray *beian_store_results(BeianStore *store, gint64 draft, GError **error);
/* The draft is exported again: what was answered so far is of the past. */
gboolean beian_store_answer_results(BeianStore *store, gint64 draft, GError **error);
