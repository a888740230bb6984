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
