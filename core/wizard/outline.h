/* outline: the filing as pages and rows: which steps there are now, and what stands on each. */
#pragma once
#include "core/wizard/page.h"

/* One page of the form: a step, or one instance of a step that repeats. */
typedef struct {
	const BeianBlock *step;
	char *path;   /* concrete path of the instance; "" when the step does not repeat */
	guint number; /* of the instance; 0: the step does not repeat, or has no instance yet */
	guint filled, required, errors;
	GPtrArray *items; /* of BeianItem: relevant ones, in order; borrowed */
} BeianOutlineStep;

/* Makes the outline of the session's document and verdict: elements BeianOutlineStep, which borrow from both.
 * Free with g_array_unref. */
GArray *beian_outline_new(const BeianSession *session);
/* The outline as it was made after the last step; borrowed until the next. */
const GArray *beian_outline_steps(const BeianSession *session);
/* The index of the step that holds the question at PATH, or of the step nearest to it; 0 when nothing fits.
 */
guint beian_outline_find(const GArray *steps, const char *path);
/* The first item of STEP inside the block or instance at PATH; NULL when there is none. */
const BeianItem *beian_outline_first(const BeianOutlineStep *step, const char *path);
/* What a person calls the step: its label, with its number and the name in it when it repeats. Free with
 * g_free. */
char *beian_outline_title(const BeianSession *session, const BeianOutlineStep *step);

/* One row of a page: a question, or a heading where ITEM is NULL. */
typedef struct {
	const BeianItem *item;
	char *heading;
} BeianOutlineRow;
/* Elements BeianOutlineRow, owned; free with g_array_unref. */
GArray *beian_outline_rows(const BeianSession *session, const BeianOutlineStep *step);

/* The code list that answers of ITEM are chosen from, or NULL when they are typed. Static or borrowed from
 * the form. */
const char *beian_outline_list(const BeianItem *item);
/* Whether the answer of ITEM can be chosen from the inventory of service numbers; it can be typed as well. */
gboolean beian_outline_is_stocked(const BeianItem *item);
/* Whether the answer of ITEM is a file. */
gboolean beian_outline_is_file(const BeianItem *item);
/* The concrete path of the nearest block around ITEM that can take over another's answers, which DOCUMENT
 * asks; NULL when there is none. Free with g_free. */
char *beian_outline_linkable(const BeianDocument *document, const BeianItem *item);
/* The concrete path of the innermost instance around ITEM; NULL when there is none. Free with g_free. */
char *beian_outline_instance(const BeianItem *item);
