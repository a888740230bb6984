#include "config.h"
#include "core/app/draft_rows.h"
#include "core/base/clock.h"
#include "core/store/course.h"
#include <inttypes.h>
#include <string.h>

/* What stands in the cells about DRAFT's state; "!" behind a day that is over. */
static gboolean
fill_state(BeianStore *store, const BeianDraft *draft, const char *today, BeianRow *row, GError **error)
{
	g_auto(BeianStanding) standing = {0};

	if (!beian_store_standing(store, draft->id, &standing, error))
		return FALSE;
	gboolean over = standing.due != NULL && strcmp(standing.due, today) < 0;
	row->cells[4] = g_strconcat(standing.due != NULL ? standing.due : "", over ? " !" : "", NULL);
	row->cells[5] = g_strdup(standing.zh != NULL ? standing.zh : "");
	row->cells[6] = g_strdup(standing.en != NULL ? standing.en : "");
	return TRUE;
}

GArray *
beian_draft_rows(
	BeianStore *store, const char *words, guint first, guint count, gboolean *more, GError **error)
{
	g_autoptr(GArray) found = beian_store_list(store, words, first, count + 1, error);

	if (found == NULL)
		return NULL;
	g_autoptr(GArray) rows = beian_rows_new();
	char today[BEIAN_DATE_TEXT_BYTES] = "";
	BeianDate day;
	/* The list is drawn on an impossible day, too: nothing is over then. */
	if (beian_clock_today(&day, NULL))
		beian_date_format(day, today);
	*more = found->len > count;
	for (guint i = 0; i < MIN(found->len, count); i++) {
		const BeianDraft *draft = &g_array_index(found, BeianDraft, i);
		BeianRow row = {.id = g_strdup_printf("%" PRId64, draft->id), .leaf = TRUE};
		row.cells[0] =
			*draft->title != '\0' ? g_strdup(draft->title) : g_strdup_printf("#%s", row.id);
		row.cells[1] = g_strdup(draft->kind);
		row.cells[2] = g_strdup_printf("%u/%u", draft->filled, draft->required);
		row.cells[3] = g_strndup(draft->updated, BEIAN_DATE_TEXT_BYTES - 1);
		gboolean good = fill_state(store, draft, today, &row, error);
		g_array_append_val(rows, row);
		if (!good)
			return NULL;
	}
	return g_steal_pointer(&rows);
}
