#include "config.h"
#include "core/app/reread.h"
#include "core/app/house.h"
#include <inttypes.h>
#include <string.h>

/* In one transaction: other programs wait no longer than for an import, and an end loses little. */
#define BATCH 1000

GArray *
beian_record_keys(const BeianRecordSummary *summary)
{
	GArray *keys = g_array_new(FALSE, FALSE, sizeof(BeianRecordKey));

	for (guint i = 0; i < summary->holdings->len; i++) {
		const BeianHolding *holding = &g_array_index(summary->holdings, BeianHolding, i);
		const BeianRecordKey key = {holding->kind, holding->value};
		g_array_append_val(keys, key);
	}
	return keys;
}

static gboolean
reread(BeianStore *store, gint64 id, GError **error)
{
	g_auto(BeianRecord) record = {0};
	g_auto(BeianRecordSummary) summary = {0};

	if (!beian_store_record(store, id, &record, error))
		return FALSE;
	g_autofree char *name = g_strdup_printf(_("record %" PRId64), id);
	g_autoptr(BeianXml) xml = beian_xml_read(record.document, strlen(record.document), name, error);
	if (xml == NULL)
		return FALSE;
	beian_record_summarise(xml, &summary);
	g_autoptr(GArray) keys = beian_record_keys(&summary);
	return beian_store_put_keys(
		store, id, (const BeianRecordKey *)(void *)keys->data, keys->len, summary.words, error);
}

static gboolean
reread_all(BeianStore *store, const GArray *ids, GError **error)
{
	if (ids->len == 0)
		return TRUE;
	if (!beian_store_begin_records(store, error))
		return FALSE;
	for (guint i = 0; i < ids->len; i++)
		if (!reread(store, g_array_index(ids, gint64, i), error))
			return beian_store_end_records(store, FALSE, error);
	return beian_store_end_records(store, TRUE, error);
}

BeianStore *
beian_app_record_store(BeianApp *app, GError **error)
{
	BeianStore *store = beian_app_store(app, error);

	while (store != NULL && !app->no_stale_records) {
		g_autoptr(GArray) ids = beian_store_stale_records(store, BATCH, error);
		if (ids == NULL || !reread_all(store, ids, error))
			return NULL;
		app->no_stale_records = ids->len < BATCH;
	}
	return store;
}
