/* progress: where drafts stand after their export: the log that a person advances, and what is due. */
#pragma once
#include "core/app/app.h"
#include "core/records/course.h"
#include "core/store/course.h"

/* The states and time limits; borrowed from APP and made when first asked for. NULL with *ERROR (cannot). */
const BeianCourse *beian_app_course(BeianApp *app, GError **error);
/* Where DRAFT stands: the state of its log, or the one that drafts begin in. NULL with *ERROR. */
const BeianState *beian_progress_state(BeianApp *app, gint64 draft, GError **error);

/* Whether DRAFT is an application (an operation of the interface), and the bureau may still have to decide
 * it, into *IS. FALSE with *ERROR. */
gboolean beian_progress_is_order(BeianApp *app, gint64 draft, gboolean *is, GError **error);

/* One step that a person, an export or a download takes. All borrowed; NULL: none, or as said. */
typedef struct {
	const char *state;  /* id, or a name of it */
	const char *day;    /* on which it happened; NULL: today */
	const char *due;    /* the day that somebody else set */
	const char *note;   /* anything worth keeping */
	const char *number; /* of the entity, where the bureau approved: a record is made, or the one that has
			       it is named */
	char *const *services; /* "2=NUMBER", as beian_record_add takes them; NULL-terminated */
	const char *origin;    /* NULL: by hand */
	gboolean forced;       /* even where the step is not allowed */
} BeianAdvance;

/*
 * Takes the step ADVANCE with DRAFT. *RECORD (may be NULL): the record that it made or found, 0: none. FALSE
 * with *ERROR (usage: no such state, day or number; not good: the step is not allowed; cannot); then nothing
 * was changed.
 */
gboolean beian_progress_advance(
	BeianApp *app, gint64 draft, const BeianAdvance *advance, gint64 *record, GError **error);
/*
 * What a person types after choosing a state: the day or nothing for today; "due=" and the day that a notice
 * names; where the bureau approves, the number of the entity and "2=NUMBER" of services; the rest is a note.
 * The same errors.
 */
gboolean beian_progress_advance_typed(
	BeianApp *app, gint64 draft, const char *state, const char *typed, gint64 *record, GError **error);
/* "Draft 12: approved; record 3.", without a RECORD that is 0. Free with g_free. */
char *beian_progress_report(gint64 draft, const BeianState *state, gint64 record);
/*
 * The answers of DRAFT say that it must be done by DAY (NULL: by none): it stands among the tasks by that day
 * from then on, whatever becomes of it, until it is settled. FALSE with *ERROR (cannot).
 */
gboolean beian_progress_note_due(BeianApp *app, gint64 draft, const char *day, GError **error);
/* Takes back the last step of DRAFT. FALSE with *ERROR (cannot) when there is none. A record that it made
 * stays. */
gboolean beian_progress_retract(BeianApp *app, gint64 draft, GError **error);
/* The COUNT drafts IDS were exported: said in the log where that is a step, and what was answered so far is
 * of the past. */
gboolean beian_progress_note_export(BeianApp *app, const gint64 *ids, guint count, GError **error);

/* Something to do with a draft, or with a notice that no draft answers yet. */
typedef struct {
	gint64 draft;       /* 0: it is a notice */
	gint64 notice;      /* 0: it is a draft */
	char *title, *kind; /* owned; of a notice what it is about, and its own kind */
	const BeianState *state;
	BeianDate since;
	gboolean is_due; /* else there is no day, and nothing in DUE */
	BeianDue due;
	int days; /* until then; negative: it is over */
} BeianTask;
void beian_task_clear(BeianTask *task);
/*
 * What is to be done with drafts and with open notices, the soonest first, then what has no day: elements
 * BeianTask. What the list of drafts shows of it is put right on the way. Free with g_array_unref. NULL with
 * *ERROR.
 */
GArray *beian_progress_tasks(BeianApp *app, GError **error);
