/* notice_rows: notices as rows of pages. For the files of this room. */
#pragma once
#include "core/app/app.h"

/* All notices, the newest first, that hold WORDS: COUNT from the FIRST, and in *MORE whether there are others
 * behind them. NULL with *ERROR. */
GArray *beian_notice_list_rows(
	BeianApp *app, const char *words, guint first, guint count, gboolean *more, GError **error);
/* What there is to say of the notice that ID names, and to do. NULL with *ERROR. */
GArray *beian_notice_choice_rows(BeianApp *app, const char *id, GError **error);
