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
 * The draft that answers the COUNT (at least 1) notices IDS: new, saved, of the kind of filing that they
 * open, filled from the record that they are about and from what they say, and among the tasks by their day.
 * NULL with *ERROR: usage (they do not go together), cannot (there is none, it is answered already, or asks
 * for nothing).
 */
BeianOpenDraft *beian_notices_open(BeianApp *app, const gint64 *ids, guint count, GError **error);
/*
 * Makes the drafts that mend what the inspection DRAFT found and no draft mends yet: one modification, one
 * filing for each other remedy, filled from the record; and names them at the findings. Appends their numbers
 * (gint64) to MADE. All or none; FALSE with *ERROR (not good: there is nothing to make; cannot).
 */
gboolean beian_notices_rectify(BeianApp *app, gint64 draft, GArray *made, GError **error);
