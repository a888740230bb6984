#include "config.h"
#include "core/app/draft_rows.h"
#include "core/base/date.h"
#include <inttypes.h>

GArray *
beian_draft_rows(
	BeianStore *store, const char *words, guint first, guint count, gboolean *more, GError **error)
{
	g_autoptr(GArray) found = beian_store_list(store, words, first, count + 1, error);

	if (found == NULL)
		return NULL;
	GArray *rows = beian_rows_new();
	*more = found->len > count;
	for (guint i = 0; i < MIN(found->len, count); i++) {
		const BeianDraft *draft = &g_array_index(found, BeianDraft, i);
		BeianRow row = {.id = g_strdup_printf("%" PRId64, draft->id), .leaf = TRUE};
		row.cells[0] =
			*draft->title != '\0' ? g_strdup(draft->title) : g_strdup_printf("#%s", row.id);
		row.cells[1] = g_strdup(draft->kind);
		row.cells[2] = g_strdup_printf("%u/%u", draft->filled, draft->required);
		row.cells[3] = g_strndup(draft->updated, BEIAN_DATE_TEXT_BYTES - 1);
		g_array_append_val(rows, row);
	}
	return rows;
}
