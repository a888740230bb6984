#include "config.h"
#include "core/app/arrivals.h"
#include "core/app/reread.h"
#include "core/base/error.h"
#include "core/records/record.h"
#include "core/store/record.h"
#include <inttypes.h>
#include <string.h>

/* A record of the file beside what is here. */
typedef struct {
	BeianRecordSummary summary;
	char *document;
	gint64 by_bureau, by_number; /* records here; 0: none */
	BeianRecord known;           /* the one it would replace */
	BeianDownloadState state;
	char *reason;
} Arrival;

static void
arrival_clear(Arrival *arrival)
{
	beian_record_summary_clear(&arrival->summary);
	g_free(arrival->document);
	beian_record_clear(&arrival->known);
	g_free(arrival->reason);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Arrival, arrival_clear)

static gint64
find(BeianArrivals *arrivals, const char *kind, const char *value, GError **error)
{
	const BeianRecordKey key = {kind, (char *)value};

	return value != NULL ? beian_store_find_record(arrivals->store, &key, error) : 0;
}

/* Why ARRIVAL contradicts what is here, or NULL; -1 in *CANCELLED is an error. Free with g_free. */
static char *
contradiction(const Arrival *arrival, const BeianRecordSummary *known, int cancelled)
{
	const BeianRecordSummary *new = &arrival->summary;

	if (arrival->by_bureau != 0 && arrival->by_number != 0 && arrival->by_bureau != arrival->by_number)
		return g_strdup_printf(
			_("its id is that of record %" PRId64 ", its number that of record %" PRId64),
			arrival->by_bureau, arrival->by_number);
	if (known->bureau != NULL && g_strcmp0(known->bureau, new->bureau) != 0)
		return g_strdup_printf(
			_("record %" PRId64 " has the same number and another id of the bureau"),
			arrival->known.id);
	if (known->number != NULL && new->number != NULL && strcmp(known->number, new->number) != 0)
		return g_strdup_printf(_("record %" PRId64 " has another number"), arrival->known.id);
	if (cancelled == 1)
		return g_strdup_printf(
			_("record %" PRId64 " was cancelled, and is listed again with changes"),
			arrival->known.id);
	if (strcmp(new->changed, known->changed) < 0)
		return g_strdup_printf(
			_("record %" PRId64 " is newer: the bureau changed it after this file was made"),
			arrival->known.id);
	return NULL;
}

/* Sets state and reason of ARRIVAL by what is here. */
static gboolean
compare(BeianArrivals *arrivals, Arrival *arrival, GError **error)
{
	g_auto(BeianRecordSummary) summary = {0};
	const BeianRecordKey key = {BEIAN_RECORD_ENTITY, arrival->summary.bureau};

	arrival->by_bureau = find(arrivals, BEIAN_RECORD_ENTITY, arrival->summary.bureau, error);
	arrival->by_number = arrival->by_bureau >= 0
				     ? find(arrivals, BEIAN_RECORD_NUMBER, arrival->summary.number, error)
				     : -1;
	if (arrival->by_number < 0)
		return FALSE;
	gint64 id = arrival->by_bureau != 0 ? arrival->by_bureau : arrival->by_number;
	if (id == 0) {
		arrival->state = BEIAN_DOWNLOAD_NEW;
		return TRUE;
	}
	if (!beian_store_record(arrivals->store, id, &arrival->known, error))
		return FALSE;
	if (strcmp(arrival->known.document, arrival->document) == 0) {
		arrival->state = BEIAN_DOWNLOAD_SAME;
		return TRUE;
	}
	int cancelled = beian_store_is_cancelled(arrivals->store, &key, error);
	g_autoptr(BeianXml) xml = cancelled >= 0
					  ? beian_xml_read(arrival->known.document,
						    strlen(arrival->known.document), arrivals->file, error)
					  : NULL;
	if (xml == NULL)
		return FALSE;
	beian_record_summarise(xml, &summary);
	arrival->reason = contradiction(arrival, &summary, cancelled);
	arrival->state = arrival->reason != NULL ? BEIAN_DOWNLOAD_CONFLICT : BEIAN_DOWNLOAD_CHANGED;
	return TRUE;
}

/* Puts ARRIVAL into the store, in the place of what it replaces. */
static gboolean
put(BeianArrivals *arrivals, Arrival *arrival, GError **error)
{
	BeianRecordSummary *summary = &arrival->summary;
	BeianRecord record = {.id = arrival->known.id,
		.bureau = summary->bureau,
		.number = summary->number,
		.name = summary->name,
		.province = summary->province,
		.source = arrivals->source,
		.words = summary->words,
		.document = arrival->document};
	g_autoptr(GArray) keys = beian_record_keys(summary);

	/* Only a decided conflict has a second record here. */
	if (arrival->by_number != 0 && arrival->by_number != record.id &&
		!beian_store_delete_record(arrivals->store, arrival->by_number, error))
		return FALSE;
	gboolean good = beian_store_put_record(arrivals->store, &record,
		(const BeianRecordKey *)(void *)keys->data, keys->len, arrivals->now, error);
	arrival->known.id = record.id;
	g_free(record.updated);
	return good;
}

gboolean
beian_take_record(BeianArrivals *arrivals, const BeianXml *piece, GError **error)
{
	g_autoptr(BeianXml) xml = beian_record_maker_make(arrivals->maker, piece, arrivals->file, error);
	g_autoptr(GBytes) bytes = xml != NULL ? beian_xml_write(xml, "UTF-8", error) : NULL;
	g_auto(Arrival) arrival = {0};
	gboolean any;

	if (bytes == NULL)
		return FALSE;
	arrival.document = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	beian_record_summarise(xml, &arrival.summary);
	arrivals->any_own |= beian_record_is_accessed_by(xml, arrivals->provider, &any);
	arrivals->any_access |= any;
	BeianRecordSummary *summary = &arrival.summary;
	if (!beian_arrivals_agree(arrivals, BEIAN_RECORD_ENTITY, summary->bureau, arrival.document, error) ||
		(summary->number != NULL && !beian_arrivals_agree(arrivals, BEIAN_RECORD_NUMBER,
						    summary->number, arrival.document, error)) ||
		!compare(arrivals, &arrival, error))
		return FALSE;
	if (arrival.state == BEIAN_DOWNLOAD_CONFLICT && arrivals->mode == BEIAN_DOWNLOAD_REPLACE)
		arrival.state = BEIAN_DOWNLOAD_CHANGED;
	gboolean puts = arrival.state == BEIAN_DOWNLOAD_NEW || arrival.state == BEIAN_DOWNLOAD_CHANGED;
	if (puts && arrivals->mode != BEIAN_DOWNLOAD_LOOK && !put(arrivals, &arrival, error))
		return FALSE;
	beian_arrivals_add_row(arrivals, (BeianDownloadRow){.state = arrival.state,
						 .id = arrival.known.id,
						 .bureau = g_steal_pointer(&summary->bureau),
						 .number = g_steal_pointer(&summary->number),
						 .name = g_steal_pointer(&summary->name),
						 .reason = g_steal_pointer(&arrival.reason),
						 .unknown = summary->unknown});
	return TRUE;
}

/* Zxlb, what was cancelled. Source: interface specification 3.0, annotation of Zxlb. */
static const char *const cancelled_kinds[] = {BEIAN_RECORD_ENTITY, BEIAN_RECORD_SERVICE};

static gboolean
note_cancellation(BeianArrivals *arrivals, const BeianRecordKey *key, gboolean *is_new, GError **error)
{
	if (arrivals->mode != BEIAN_DOWNLOAD_LOOK)
		return beian_store_cancel(arrivals->store, key, arrivals->now, is_new, error);
	int known = beian_store_is_cancelled(arrivals->store, key, error);
	*is_new = known == 0;
	return known >= 0;
}

gboolean
beian_take_cancellation(BeianArrivals *arrivals, const BeianXml *piece, GError **error)
{
	const BeianXmlNode *root = beian_xml_root(piece);
	g_autofree char *kind = beian_xml_text(beian_xml_child(root, "Zxlb")),
			*bureau = g_strstrip(beian_xml_text(beian_xml_child(root, "Jlid")));
	const BeianRecordKey key = {
		cancelled_kinds[g_ascii_strtoull(kind, NULL, 10) % G_N_ELEMENTS(cancelled_kinds)], bureau};
	g_auto(BeianRecord) record = {0};
	gboolean is_new;

	gint64 id = beian_store_find_record(arrivals->store, &key, error);
	if (id < 0 || (id > 0 && !beian_store_record(arrivals->store, id, &record, error)) ||
		!note_cancellation(arrivals, &key, &is_new, error))
		return FALSE;
	BeianDownloadRow row = {.state = is_new ? BEIAN_DOWNLOAD_CANCELLED : BEIAN_DOWNLOAD_SAME,
		.id = id,
		.bureau = g_steal_pointer(&bureau),
		.number = g_steal_pointer(&record.number),
		.name = g_steal_pointer(&record.name)};
	/* A look has not taken in what the same file said before. */
	if (id == 0 && arrivals->mode != BEIAN_DOWNLOAD_LOOK)
		row.reason = g_strdup(_("no record here has this id; it is remembered"));
	else if (id != 0 && key.kind != cancelled_kinds[0])
		row.reason = g_strdup(_("a service of this entity"));
	beian_arrivals_add_row(arrivals, row);
	return TRUE;
}
