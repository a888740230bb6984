#include "config.h"
#include "core/app/fact_record.h"
#include "core/app/configuration.h"
#include "core/app/records.h"
#include "core/app/reread.h"
#include "core/base/text.h"
#include "core/records/record.h"
#include "core/rules/rules.h"
#include "core/store/table.h"
#include <inttypes.h>
#include <string.h>

#define HOLDERS_MAX 16

static void
end_line(GString *list)
{
	if (list->len > 0 && list->str[list->len - 1] != '\n')
		g_string_append_c(list, '\n');
}

/* "record ID DOCUMENT-NUMBER NAME", with "-" for a number that is not there. */
static void
tell_record(GString *list, const BeianRecord *record, const BeianXml *xml)
{
	const BeianXmlNode *entity = beian_xml_child(beian_xml_root(xml), "entity"),
			   *document = entity != NULL ? beian_xml_child(entity, "document") : NULL,
			   *number = document != NULL ? beian_xml_child(document, "number") : NULL;
	g_autofree char *said = number != NULL ? beian_xml_text(number) : g_strdup(""),
			*upper = g_utf8_strup(said, -1), *bare = beian_text_without(upper, " \n");

	end_line(list);
	g_string_append_printf(
		list, "record %" PRId64 " %s %s", record->id, *bare != '\0' ? bare : "-", record->name);
}

gboolean
beian_fact_records(BeianApp *app, const BeianRecordKey *key, GString *list, GError **error)
{
	BeianStore *store = beian_app_record_store(app, error);
	g_autoptr(GArray) ids =
		store != NULL ? beian_store_records_with(store, key, HOLDERS_MAX, error) : NULL;

	for (guint i = 0; ids != NULL && i < ids->len; i++) {
		g_auto(BeianRecord) record = {0};
		g_autoptr(BeianXml) xml =
			beian_record_read(app, g_array_index(ids, gint64, i), &record, error);
		if (xml == NULL)
			return FALSE;
		if (beian_record_holds(xml, key->kind, key->value))
			tell_record(list, &record, xml);
	}
	return ids != NULL;
}

gboolean
beian_fact_black(
	BeianApp *app, const char *kind, const char *word, const char *value, GString *list, GError **error)
{
	BeianStore *store = beian_app_store(app, error);
	g_autoptr(GArray) entries =
		store != NULL && kind != NULL ? beian_store_black(store, kind, value, error) : NULL;

	for (guint i = 0; entries != NULL && i < entries->len; i++) {
		const BeianBlack *entry = &g_array_index(entries, BeianBlack, i);
		g_autofree char *name = beian_text_without(entry->name, "\n");
		end_line(list);
		g_string_append_printf(list, "%s %s", word, name);
	}
	return entries != NULL || kind == NULL;
}

/* What the store has nothing of is in no record, or nobody ever imported any: then it is not known. */
static char *
nothing_known(BeianStore *store, GError **error)
{
	int any = beian_store_has_downloads(store, error);

	return any < 0 ? NULL : g_strdup(any != 0 ? "" : BEIAN_FACT_UNKNOWN);
}

char *
beian_fact_number(BeianApp *app, const char *number, GError **error)
{
	BeianStore *store = beian_app_record_store(app, error);
	const BeianRecordKey key = {BEIAN_RECORD_NUMBER, (char *)number};
	g_autoptr(GArray) ids =
		store != NULL ? beian_store_records_with(store, &key, HOLDERS_MAX, error) : NULL;
	g_autoptr(GString) list = g_string_new(NULL);
	guint count = 0;

	for (guint i = 0; ids != NULL && i < ids->len; i++) {
		g_auto(BeianRecord) record = {0};
		g_autoptr(BeianXml) xml =
			beian_record_read(app, g_array_index(ids, gint64, i), &record, error);
		if (xml == NULL)
			return NULL;
		g_autofree char *told = beian_record_told(xml, number, beian_config_sender_id(), &count);
		tell_record(list, &record, xml);
		g_string_append_printf(list, "\n%s", told != NULL ? told : "");
	}
	if (ids == NULL || ids->len == 0)
		return ids != NULL ? nothing_known(store, error) : NULL;
	g_string_append_printf(list, "holders %u", count);
	return g_strdup(list->str);
}

char *
beian_fact_address(const char *address)
{
	int own = beian_config_has_address(address);

	return g_strdup(own < 0 ? BEIAN_FACT_UNKNOWN : own != 0 ? "own" : "");
}
