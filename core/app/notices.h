/* notices: what the bureau found, wants mended or asks for, as commands show it, and the drafts that answer
 * it. */
#pragma once
#include "core/app/draft.h"
#include "core/app/progress.h"
#include "core/store/notice.h"

/* Reads a notice's number as people write it. FALSE with *ERROR (usage). */
gboolean beian_notice_parse_id(const char *text, gint64 *id, GError **error);
/* What kind NOTICE is: its row in the list "notice" of COURSE; NULL: the data do not know it any more. */
const BeianCode *beian_notice_kind(const BeianCourse *course, const BeianNotice *notice);
/* The kind of filing that a notice of the kind ROW opens; "" where there is nothing to do. Borrowed. */
const char *beian_notice_opens(const BeianCourse *course, const BeianCode *row);

/*
 * COUNT notices from the FIRST, as beian_store_list_notices; WORDS (NULL: any) are looked for in what their
 * kind is called, too, in either language. NULL with *ERROR.
 */
GArray *beian_notices_list(
	BeianApp *app, gboolean open_only, const char *words, guint first, guint count, GError **error);

/*
 * The draft that answers the COUNT (at least 1) notices IDS: new, saved, of the kind of filing that they
 * open, filled from the record that they are about and from what they say, and among the tasks by their day.
 * NULL with *ERROR: usage (they do not go together), cannot (there is none, it is answered already, or asks
 * for nothing).
 */
BeianOpenDraft *beian_notices_open(BeianApp *app, const gint64 *ids, guint count, GError **error);
/*
 * The notices that one draft may answer with the notice ID, which comes first: it and the open ones of the
 * same entity that are answered by the same kind of filing, or all unfiled sites. Appends gint64 to IDS.
 * FALSE with *ERROR as beian_notices_open.
 */
gboolean beian_notices_together(BeianApp *app, gint64 id, GArray *ids, GError **error);
/* What a person does about a notice, beside answering it. */
typedef enum {
	BEIAN_NOTICE_SETTLE, /* it is done since today */
	BEIAN_NOTICE_REOPEN, /* it is not, and no draft answers it */
	BEIAN_NOTICE_DATE,   /* it is to be answered by a day, or "none" */
} BeianNoticeDeed;
/* Does DEED with the notice ID; TEXT is what was typed for it, or NULL. What was done, as told to the person;
 * free with g_free. NULL with *ERROR (usage: no such day; cannot: no such notice). */
char *beian_notices_do(BeianApp *app, gint64 id, BeianNoticeDeed deed, const char *text, GError **error);
/* Whether a filing of KIND finds what other filings mend. */
gboolean beian_notices_can_rectify(BeianApp *app, const char *kind);
/*
 * Makes the drafts that mend what the inspection OPEN, which may be written, found and no draft mends yet:
 * one modification, one filing for each other remedy, filled from the record; and names them at the findings,
 * which NAMED gets as a step. Appends their numbers (gint64) to MADE. All or none; FALSE with *ERROR (not
 * good: there is nothing to make; cannot).
 */
gboolean beian_notices_rectify(
	BeianApp *app, BeianOpenDraft *open, BeianStep *named, GArray *made, GError **error);
