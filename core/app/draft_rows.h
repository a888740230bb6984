/* draft_rows: drafts as the list shows them. Needs the store and nothing above it: the first screen is drawn
 * with it. */
#pragma once
#include "core/store/store.h"
#include "core/wizard/row.h"

/* COUNT drafts from FIRST on that hold WORDS, as rows (wizard/message.h, BEIAN_SOURCE_DRAFTS). NULL with
 * *ERROR. */
GArray *beian_draft_rows(
	BeianStore *store, const char *words, guint first, guint count, gboolean *more, GError **error);
