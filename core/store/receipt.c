#include "config.h"
#include "core/store/database.h"
#include <string.h>

void
beian_receipt_clear(BeianReceipt *receipt)
{
	g_free(receipt->profile);
	g_free(receipt->sha256);
	g_free(receipt->file);
	g_free(receipt->written);
	memset(receipt, 0, sizeof *receipt);
}

static gboolean
insert(BeianStore *store, gint64 id, const char *const texts[4], GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_RECEIPT_INSERT, error);

	if (query == NULL)
		return FALSE;
	beian_query_bind_number(query, 1, id);
	for (int i = 0; i < 4; i++)
		beian_query_bind_text(query, i + 2, texts[i]);
	return beian_query_run(store, query, error);
}

gboolean
beian_store_add_receipts(BeianStore *store, const gint64 *ids, guint count, const char *profile,
	const char *sha256, const char *file, const char *now, GError **error)
{
	const char *const texts[] = {profile, sha256, file, now};
	gboolean good = TRUE;

	if (!beian_database_begin(store, error))
		return FALSE;
	for (guint i = 0; good && i < count; i++) {
		g_auto(BeianDraft) draft = {0};
		good = beian_store_draft(store, ids[i], &draft, error) && insert(store, ids[i], texts, error);
	}
	return beian_database_end(store, good, error);
}

GArray *
beian_store_receipts(BeianStore *store, gint64 id, GError **error)
{
	g_autoptr(GArray) receipts = g_array_new(FALSE, TRUE, sizeof(BeianReceipt));
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_RECEIPTS, error);
	int code;

	g_array_set_clear_func(receipts, (GDestroyNotify)beian_receipt_clear);
	if (query == NULL)
		return NULL;
	beian_query_bind_number(query, 1, id);
	while ((code = beian_query_next(store, query, error)) == SQLITE_ROW) {
		BeianReceipt receipt = {beian_query_text(query, 0), beian_query_text(query, 1),
			beian_query_text(query, 2), beian_query_text(query, 3)};
		g_array_append_val(receipts, receipt);
	}
	return code == SQLITE_DONE ? g_steal_pointer(&receipts) : NULL;
}
