#include "config.h"
#include "core/app/records.h"
#include "core/app/house.h"
#include "core/app/import.h"
#include "core/app/inventory.h"
#include "core/app/reread.h"
#include "core/base/clock.h"
#include "core/base/date.h"
#include "core/base/error.h"
#include "core/filing/shown.h"
#include "core/records/record.h"
#include "core/transform/record.h"
#include "core/types/type.h"
#include <inttypes.h>
#include <string.h>

gboolean
beian_record_parse_id(const char *text, gint64 *id, GError **error)
{
	guint64 number;

	if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &number, NULL))
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("“%s” is no number of a record; “beian records” shows the numbers"), text);
	*id = (gint64)number;
	return TRUE;
}

static gboolean
is_among(const char *kind, const char *value, gpointer data)
{
	const GArray *keys = data;

	for (guint i = 0; i < keys->len; i++) {
		const BeianRecordKey *key = &g_array_index(keys, BeianRecordKey, i);
		if (strcmp(key->kind, kind) == 0 && strcmp(key->value, value) == 0)
			return TRUE;
	}
	return FALSE;
}

BeianXml *
beian_record_read(BeianApp *app, gint64 id, BeianRecord *out, GError **error)
{
	BeianStore *store = beian_app_store(app, error);

	if (store == NULL || !beian_store_record(store, id, out, error))
		return NULL;
	g_autoptr(GArray) cancelled = beian_store_cancelled_keys(store, id, error);
	g_autofree char *name = g_strdup_printf(_("record %" PRId64), id);
	g_autoptr(BeianXml) xml =
		cancelled != NULL ? beian_xml_read(out->document, strlen(out->document), name, error) : NULL;
	if (xml == NULL)
		return NULL;
	beian_record_mark(xml, is_among, cancelled);
	return g_steal_pointer(&xml);
}

/* The service of RECORD with the id that LENGTH bytes at TEXT say; NULL when there is none. */
static BeianXmlNode *
service_with_id(const BeianXml *record, const char *text, gsize length)
{
	for (BeianXmlNode *at = beian_xml_first(beian_xml_root(record)); at != NULL;
		at = beian_xml_next(at)) {
		g_autofree char *id = beian_xml_attribute(at, "id");
		if (strcmp(beian_xml_name(at), "service") == 0 && id != NULL && strlen(id) == length &&
			memcmp(id, text, length) == 0)
			return at;
	}
	return NULL;
}

/* The service that WORDS name after the record, as a path; "" for the whole record. NULL with *ERROR. Free
 * with g_free. */
static char *
service_of(const BeianXml *record, const BeianForm *form, const char *words, GError **error)
{
	const char *slash = strchr(words, '/');

	if (slash == NULL)
		return g_strdup("");
	if (beian_form_question(form, BEIAN_FORM_BASE "entity/number") != NULL) {
		beian_error_set(error, BEIAN_ERROR_USAGE,
			_("a filing of the kind “%s” starts from the whole record; leave out “%s”"),
			beian_form_kind(form), slash);
		return NULL;
	}
	const BeianXmlNode *service = service_with_id(record, slash + 1, strlen(slash + 1));
	g_autofree char *cancelled = service != NULL ? beian_xml_attribute(service, "cancelled") : NULL;
	if (service != NULL && cancelled == NULL)
		return g_strconcat("service/", slash + 1, NULL);
	beian_error_set(error, BEIAN_ERROR_USAGE,
		service == NULL ? _("“%s”: the record has no such service; “beian records show” shows which")
				: _("“%s”: this service is cancelled"),
		words);
	return NULL;
}

gboolean
beian_record_begin(BeianApp *app, BeianFiling *filing, const char *words, BeianStep *step, GError **error)
{
	g_autofree char *number = g_strndup(words, strcspn(words, "/"));
	g_auto(BeianRecord) record = {0};
	gint64 id;

	if (!beian_record_parse_id(number, &id, error))
		return FALSE;
	g_autoptr(BeianXml) xml = beian_record_read(app, id, &record, error);
	g_autofree char *only = xml != NULL ? service_of(xml, beian_filing_form(filing), words, error) : NULL;
	if (only == NULL)
		return FALSE;
	beian_record_fill(xml, filing, *only != '\0' ? only : NULL, step);
	return TRUE;
}

/* NUMBER as TYPE writes it; NULL with *ERROR. Free with g_free. */
static char *
canonical(const char *type, const char *number, GError **error)
{
	const BeianFacets facets = {0};
	g_auto(BeianReading) reading = {0};
	g_autofree char *bare = g_strstrip(g_strdup(number));

	if (*bare != '\0')
		beian_type_read(beian_type_find(type), bare, &facets, &reading);
	if (reading.value == NULL)
		beian_error_set(error, BEIAN_ERROR_USAGE,
			strcmp(type, "entity-number") == 0
				? _("“%s” is no number of an entity, such as 浙ICP备12345678号")
				: _("“%s” is no number of a service, such as 浙ICP备12345678号-1"),
			number);
	return g_steal_pointer(&reading.value);
}

/* Puts the number of SERVICE, "N=NUMBER", into RECORD, whose entity has NUMBER. */
static gboolean
number_service(BeianXml *record, const char *number, const char *service, GError **error)
{
	const char *equals = strchr(service, '=');
	BeianXmlNode *node =
		equals != NULL ? service_with_id(record, service, (gsize)(equals - service)) : NULL;

	if (node == NULL)
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("“%s”: write the number of a service of the draft, = and what the bureau gave it, "
			  "such "
			  "as 1=浙ICP备12345678号-1"),
			service);
	g_autofree char *own = canonical("service-number", equals + 1, error);
	if (own == NULL)
		return FALSE;
	if (!g_str_has_prefix(own, number))
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("“%s” does not begin with %s, the number of the entity"), own, number);
	beian_xml_set(node, "number", own);
	return TRUE;
}

/* The number of the entity: NUMBER, or for NULL what the filing itself says; NULL with *ERROR. Free with
 * g_free. */
static char *
number_of(const BeianDocument *document, const char *number, const char *name, GError **error)
{
	const BeianItem *item = beian_document_item(document, "entity/number");

	if (number != NULL)
		return canonical("entity-number", number, error);
	if (item != NULL && item->state == BEIAN_ANSWER_VALUE)
		return g_strdup(item->reading->value);
	beian_error_set(error, BEIAN_ERROR_USAGE,
		_("%s names no number of its entity; say --number NUMBER, what the bureau gave it"), name);
	return NULL;
}

/* Gives the services of RECORD the numbers that the filing itself says. */
static void
number_services(BeianXml *record, const BeianDocument *document)
{
	for (BeianXmlNode *at = beian_xml_first(beian_xml_root(record)); at != NULL;
		at = beian_xml_next(at)) {
		g_autofree char *id = beian_xml_attribute(at, "id"),
				*path = g_strdup_printf("service/%s/number", id != NULL ? id : "");
		const BeianItem *item = beian_document_item(document, path);
		if (item != NULL && item->state == BEIAN_ANSWER_VALUE)
			beian_xml_set(at, "number", item->reading->value);
	}
}

/* The record that FILING, which messages call NAME, makes, with its numbers. NULL with *ERROR. */
static BeianXml *
record_of(BeianApp *app, const BeianFiling *filing, const char *name, const char *number,
	char *const *services, GError **error)
{
	g_autofree char *transforms = g_build_filename(app->datadir, "data", "transform", NULL);
	g_autoptr(BeianDocument) document = beian_document_new(filing);
	g_autofree char *own = number_of(document, number, name, error);
	g_autoptr(BeianRecordMaker) maker =
		own != NULL ? beian_record_maker_for_native(transforms, error) : NULL;

	if (maker == NULL)
		return NULL;
	if (beian_document_node(document, "entity/name") == NULL) {
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s has no name of an entity; only a filing that tells of the entity makes a "
			  "record"),
			name);
		return NULL;
	}
	g_autoptr(BeianXml) written = beian_document_for_package(document, filing, TRUE);
	g_autoptr(BeianXml) record = beian_record_maker_make(maker, written, name, error);
	if (record == NULL)
		return NULL;
	beian_xml_set(beian_xml_child(beian_xml_root(record), "entity"), "number", own);
	number_services(record, document);
	for (; services != NULL && *services != NULL; services++)
		if (!number_service(record, own, *services, error))
			return NULL;
	return g_steal_pointer(&record);
}

static gboolean
put(BeianApp *app, BeianRecord *record, const BeianRecordSummary *summary, GError **error)
{
	BeianStore *store = app->store;
	g_autofree char *now = beian_clock_now_utc();
	g_autoptr(GArray) keys = beian_record_keys(summary);

	if (!beian_store_begin_records(store, error))
		return FALSE;
	gboolean good = beian_store_put_record(store, record, (const BeianRecordKey *)(void *)keys->data,
				keys->len, now, error) &&
			beian_inventory_learn(app, error);
	return beian_store_end_records(store, good, error);
}

/* Makes the record of FILING; NAME is what messages and the record call where it is from. */
static gboolean
add(BeianApp *app, const BeianFiling *filing, const char *name, const char *number, char *const *services,
	gint64 *id, GError **error)
{
	BeianStore *store = beian_app_store(app, error);
	g_autoptr(BeianXml) xml =
		store != NULL ? record_of(app, filing, name, number, services, error) : NULL;
	g_autoptr(GBytes) bytes = xml != NULL ? beian_xml_write(xml, "UTF-8", error) : NULL;
	g_auto(BeianRecordSummary) summary = {0};
	g_auto(BeianRecord) record = {0};

	if (bytes == NULL)
		return FALSE;
	beian_record_summarise(xml, &summary);
	record = (BeianRecord){
		.number = g_steal_pointer(&summary.number),
		.name = g_steal_pointer(&summary.name),
		.province = g_steal_pointer(&summary.province),
		.words = g_steal_pointer(&summary.words),
		.source = g_strdup(name),
		.document = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes)),
	};
	if (!put(app, &record, &summary, error))
		return FALSE;
	*id = record.id;
	return TRUE;
}

gboolean
beian_record_add(
	BeianApp *app, gint64 draft, const char *number, char *const *services, gint64 *id, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_draft_open(app, draft, error);
	g_autofree char *name = g_strdup_printf(_("draft %" PRId64), draft);

	return open != NULL && add(app, open->filing, name, number, services, id, error);
}

gboolean
beian_record_add_package(BeianApp *app, const char *file, const char *number, char *const *services,
	gint64 *id, GError **error)
{
	g_autoptr(BeianFiling) filing = beian_import_filing(app, file, error);
	g_autofree char *name = g_path_get_basename(file);

	return filing != NULL && add(app, filing, name, number, services, id, error);
}

GArray *
beian_record_rows(BeianApp *app, const char *words, guint first, guint count, gboolean *more, GError **error)
{
	BeianStore *store = beian_app_record_store(app, error);
	g_autoptr(GArray) found =
		store != NULL ? beian_store_list_records(store, words, first, count + 1, error) : NULL;

	if (found == NULL)
		return NULL;
	GArray *rows = beian_rows_new();
	*more = found->len > count;
	for (guint i = 0; i < MIN(found->len, count); i++) {
		const BeianRecord *record = &g_array_index(found, BeianRecord, i);
		BeianRow row = {.id = g_strdup_printf("%" PRId64, record->id), .leaf = TRUE};
		row.cells[0] = g_strdup(record->name);
		row.cells[1] = g_strdup(record->number != NULL ? record->number : "");
		row.cells[2] = g_strdup(record->cancelled ? "cancelled" : "");
		row.cells[3] = g_strndup(record->updated, BEIAN_DATE_TEXT_BYTES - 1);
		g_array_append_val(rows, row);
	}
	return rows;
}

/* The form whose questions lend values their labels: every record is of what a first filing asks. */
#define LABELS_FROM "first"

static void
add_value(GArray *rows, const BeianForm *form, const BeianRecordLine *line)
{
	const BeianQuestion *question = form != NULL ? beian_form_question(form, line->template) : NULL;
	BeianRow row = {.id = g_strdup(line->path), .leaf = TRUE};

	for (int i = 0; i < BEIAN_LANGUAGES; i++) {
		const char *label =
			question != NULL ? beian_question_text(question, BEIAN_TEXT_LABEL, (BeianLanguage)i)
					 : NULL;
		row.cells[i] = g_strdup(label != NULL ? label : "");
		row.cells[BEIAN_LANGUAGES + i] =
			question != NULL ? beian_value_shown(form, question, line->value, (BeianLanguage)i)
					 : g_strdup(line->value);
	}
	g_array_append_val(rows, row);
}

GArray *
beian_record_value_rows(BeianApp *app, const char *id, const char *words, GError **error)
{
	g_auto(BeianRecord) record = {0};
	g_autoptr(BeianXml) xml = beian_record_read(app, g_ascii_strtoll(id, NULL, 10), &record, error);
	const BeianForm *form = xml != NULL ? beian_app_form(app, LABELS_FROM, NULL) : NULL;

	if (xml == NULL)
		return NULL;
	g_autoptr(GArray) lines = beian_record_lines(xml);
	GArray *rows = beian_rows_new();
	for (guint i = 0; i < lines->len; i++) {
		add_value(rows, form, &g_array_index(lines, BeianRecordLine, i));
		if (!beian_row_holds(&g_array_index(rows, BeianRow, rows->len - 1), words))
			g_array_set_size(rows, rows->len - 1);
	}
	return rows;
}
