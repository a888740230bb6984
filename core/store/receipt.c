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

static void
read_receipt(BeianQuery *query, gpointer row)
{
	BeianReceipt *receipt = row;

	*receipt = (BeianReceipt){beian_query_text(query, 0), beian_query_text(query, 1),
		beian_query_text(query, 2), beian_query_text(query, 3)};
}

GArray *
beian_store_receipts(BeianStore *store, gint64 id, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_RECEIPTS, error);

	beian_query_bind_number(query, 1, id);
	return beian_query_all(
		store, query, sizeof(BeianReceipt), read_receipt, (GDestroyNotify)beian_receipt_clear, error);
}
