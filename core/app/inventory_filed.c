/* inventory_filed: which filing number a service number brought, from whoever says it. */
#include "config.h"
#include "core/app/house.h"
#include "core/app/inventory.h"
#include "core/app/records.h"
#include "core/base/clock.h"
#include "core/records/record.h"
#include <string.h>

/* As many records of one entity as are looked through. */
#define RECORDS_MAX 16

/* The canonical answer of DRAFT to WHAT of SERVICE into *OUT (NULL: none; free with g_free). */
static gboolean
answer_of(BeianApp *app, gint64 draft, gint64 service, const char *what, char **out, GError **error)
{
	g_autofree char *path = g_strdup_printf("service/%" G_GINT64_FORMAT "/%s", service, what);

	return beian_store_value(app->store, draft, path, out, error);
}

/* The records of the entity that DRAFT names, by the number of its filing, or by that of its document. */
static GArray *
records_of_entity(BeianApp *app, gint64 draft, GError **error)
{
	static const struct {
		const char *path, *kind;
	} ways[] = {
		{"entity/number", BEIAN_RECORD_NUMBER},
		{"entity/document/number", BEIAN_RECORD_DOCUMENT},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
		g_autofree char *value = NULL;
		if (!beian_store_value(app->store, draft, ways[i].path, &value, error))
			return NULL;
		const BeianRecordKey key = {ways[i].kind, value};
		if (value != NULL)
			return beian_store_records_with(app->store, &key, RECORDS_MAX, error);
	}
	return g_array_new(FALSE, FALSE, sizeof(gint64));
}

/* Whether SERVICE of a record has VALUE at NAME or NAME/BELOW (NULL: at NAME), once both are read by FOLD. */
static gboolean
has(const BeianXmlNode *service, const char *name, const char *below, char *(*fold)(const char *),
	const char *value)
{
	g_autofree char *wanted = fold(value);

	for (const BeianXmlNode *at = beian_xml_first(service); at != NULL; at = beian_xml_next(at)) {
		const BeianXmlNode *leaf = below != NULL ? beian_xml_child(at, below) : at;
		if (strcmp(beian_xml_name(at), name) != 0 || leaf == NULL)
			continue;
		g_autofree char *text = beian_xml_text(leaf), *folded = fold(text);
		if (strcmp(folded, wanted) == 0)
			return TRUE;
	}
	return FALSE;
}

/* The number of the service with DOMAIN, or without one with NAME, in the record ID, into *OUT. */
static gboolean
number_in(BeianApp *app, gint64 id, const char *domain, const char *name, char **out, GError **error)
{
	g_auto(BeianRecord) record = {0};
	g_autoptr(BeianXml) xml = beian_record_read(app, id, &record, error);

	for (const BeianXmlNode *at = xml != NULL ? beian_xml_first(beian_xml_root(xml)) : NULL;
		at != NULL && *out == NULL; at = beian_xml_next(at)) {
		if (strcmp(beian_xml_name(at), "service") != 0)
			continue;
		if (domain != NULL ? has(at, "domain", "name", beian_record_domain, domain)
				   : name != NULL && has(at, "name", NULL, beian_record_site, name))
			*out = beian_xml_attribute(at, "number");
	}
	return xml != NULL;
}

gboolean
beian_inventory_filed(BeianApp *app, gint64 draft, gint64 service, char **out, GError **error)
{
	g_autofree char *domain = NULL, *name = NULL;

	*out = NULL;
	if (!answer_of(app, draft, service, "number", out, error))
		return FALSE;
	if (*out != NULL)
		return TRUE;
	if (!answer_of(app, draft, service, "domain/name", &domain, error) ||
		!answer_of(app, draft, service, "name", &name, error))
		return FALSE;
	g_autoptr(GArray) ids = records_of_entity(app, draft, error);
	for (guint i = 0; ids != NULL && i < ids->len && *out == NULL; i++)
		if (!number_in(app, g_array_index(ids, gint64, i), domain, name, out, error))
			return FALSE;
	return ids != NULL;
}

gboolean
beian_inventory_keep_marked(BeianApp *app, GArray *numbers, const char *mark, GError **error)
{
	const BeianNumberStates *states = numbers->len > 0 ? beian_app_number_states(app, error) : NULL;

	if (numbers->len > 0 && states == NULL)
		return FALSE;
	for (guint i = numbers->len; i-- > 0;) {
		const BeianState *state =
			beian_number_state(states, g_array_index(numbers, BeianNumber, i).state);
		if (state == NULL || !beian_state_has(state, mark))
			g_array_remove_index(numbers, i);
	}
	return TRUE;
}

gboolean
beian_inventory_learn(BeianApp *app, GError **error)
{
	g_autoptr(GArray) numbers = beian_store_numbers_unfiled(app->store, error);
	g_autofree char *now = beian_clock_now_utc();

	if (numbers == NULL || !beian_inventory_keep_marked(app, numbers, "used", error))
		return FALSE;
	for (guint i = 0; i < numbers->len; i++) {
		BeianNumber *number = &g_array_index(numbers, BeianNumber, i);
		if (!beian_inventory_filed(app, number->draft, number->service, &number->filed, error))
			return FALSE;
		if (number->filed != NULL && !beian_store_put_number(app->store, number, now, error))
			return FALSE;
	}
	return TRUE;
}
