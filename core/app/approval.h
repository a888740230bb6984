/* approval: what is shown once the bureau approved, on a site by the province, in an app by its kind:
 * data/tasks/show.csv. */
#pragma once
#include "core/app/app.h"

/* One line for the foot of the home page, or for "about" in an app. The texts are owned. */
typedef struct {
	const BeianCode *rule; /* the row that decides what is shown; borrowed from APP */
	char *path;            /* the service: "service/2" */
	char *name;            /* its name */
	char *number;          /* what is shown; NULL: not known yet */
	char *text;            /* the whole line as people read it; NULL likewise */
	char *html;            /* the same for a page; NULL likewise */
} BeianFooter;
void beian_footer_clear(BeianFooter *footer);

/*
 * The lines of the services of the record that the approval of DRAFT made, or of the one that has its domain.
 * *RULE is the row of its province (borrowed from APP), *RECORD its number; 0: there is no record, and no
 * footers. Elements BeianFooter. Free with g_array_unref. NULL with *ERROR.
 */
GArray *beian_approval_footers(
	BeianApp *app, gint64 draft, const BeianCode **rule, gint64 *record, GError **error);
/*
 * The same in words, what to show first, then the checklist; in LANGUAGE, which is that of the messages. Free
 * with g_free. NULL with *ERROR.
 */
char *beian_approval_text(BeianApp *app, gint64 draft, BeianLanguage language, GError **error);
/* What comes after approval, as advice says it, in LANGUAGE, which is that of the messages. Free with g_free.
 * NULL with *ERROR. */
char *beian_approval_checklist(BeianApp *app, BeianLanguage language, GError **error);
