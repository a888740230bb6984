/*
 * course: what becomes of a filing after its export: its states (备案状态), the steps between them that are
 * allowed, and what is due in each. All of it is data in data/tasks/; what a state means to the program is
 * said by its marks:
 *
 *	begins     of a draft that nothing was done with yet
 *	exported   what an export enters
 *	awaits     a result of the bureau can arrive
 *	approves   entered by a result that approves; a record can be made
 *	refuses    entered by a result that refuses
 *	settles    nothing has to be settled by a day any more, and no other filing of the entity has to wait
 *	ends       nothing is to be done any more
 *	rectifies  entered by a filing that says itself by when it must be done
 *	noticed    of a notice that no filing answers yet; its kinds are those of notices
 *
 * Pure: knows no store and no clock.
 */
#pragma once
#include "core/form/form.h"
#include "core/codes/calendar.h"
#include "core/records/state.h"

typedef struct BeianCourse BeianCourse;

/* Something that is due in a state. Texts are borrowed from the course. */
typedef struct {
	const char *id;
	const char *text[BEIAN_LANGUAGES];
	const char *who; /* "applicant", "provider", "bureau": whose turn it is */
	const char *source, *date;
	BeianDate day;
	gboolean guessed; /* a year on the way has no notice of holidays yet: Monday to Friday were counted */
} BeianDue;

/* Reads DATADIR/data/tasks and the calendar. NULL with *ERROR (not good) listing every mistake. */
BeianCourse *beian_course_read(const char *datadir, GError **error);
void beian_course_free(BeianCourse *course);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianCourse, beian_course_free)

/* The state ID, or NULL; the first that has MARK. */
const BeianState *beian_course_state(const BeianCourse *course, const char *id);
const BeianState *beian_course_marked(const BeianCourse *course, const char *mark);
/* Whether a filing of KIND may go from FROM to TO. */
gboolean beian_course_allows(
	const BeianCourse *course, const BeianState *from, const BeianState *to, const char *kind);
/* The states that a filing of KIND may go to from FROM, in the order of the data: elements BeianState,
 * borrowed. Free with g_ptr_array_unref. */
GPtrArray *beian_course_next(const BeianCourse *course, const BeianState *from, const char *kind);
/* The state whose id, or name in a language, TEXT is; NULL with *ERROR (usage) naming the nearest. */
const BeianState *beian_course_parse(const BeianCourse *course, const char *text, GError **error);

/*
 * What is first due for a filing of KIND that is in STATE since SINCE; OWN (NULL: none) is the day that
 * somebody else set, which counts in place of ours. FALSE: nothing is.
 */
gboolean beian_course_due(const BeianCourse *course, const BeianState *state, const char *kind,
	BeianDate since, const BeianDate *own, BeianDue *out);

/* The lists "operation", "result", "show" and "notice" of data/tasks; borrowed. */
const BeianCodeList *beian_course_list(const BeianCourse *course, const char *id);
