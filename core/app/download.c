#include "config.h"
#include "core/app/download.h"
#include "core/app/configuration.h"
#include "core/app/house.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/records/record.h"
#include "core/store/record.h"
#include "core/transform/record.h"
#include "core/xml/pieces.h"
#include <inttypes.h>
#include <string.h>

#define INTERFACE_VERSION "V.3.0"

static const char *const state_names[] = {
	[BEIAN_DOWNLOAD_NEW] = "new",
	[BEIAN_DOWNLOAD_CHANGED] = "changed",
	[BEIAN_DOWNLOAD_SAME] = "same",
	[BEIAN_DOWNLOAD_CONFLICT] = "conflict",
	[BEIAN_DOWNLOAD_CANCELLED] = "cancelled",
	[BEIAN_DOWNLOAD_PASSED] = "passed-over",
};
G_STATIC_ASSERT(G_N_ELEMENTS(state_names) == BEIAN_DOWNLOAD_STATES);

const char *
beian_download_state_name(BeianDownloadState state)
{
	return state_names[state];
}

static void
row_clear(gpointer data)
{
	BeianDownloadRow *row = data;

	g_free(row->bureau);
	g_free(row->number);
	g_free(row->name);
	g_free(row->reason);
}

void
beian_download_clear(BeianDownload *download)
{
	g_clear_pointer(&download->rows, g_array_unref);
}

/* One import under way. */
typedef struct {
	BeianStore *store;
	BeianRecordMaker *maker;
	BeianDownloadMode mode;
	BeianDownload *out;
	const char *file; /* as messages call it */
	char *source;     /* as records remember it */
	char *now;
	GHashTable *seen;   /* "KIND VALUE" → digest of what the file said of it */
	GHashTable *passed; /* element → how many of it were passed over */
	guint64 provider;   /* 0: not configured */
	gboolean any_access, any_own;
} Import;

static void
import_clear(Import *import)
{
	beian_record_maker_free(import->maker);
	g_free(import->source);
	g_free(import->now);
	g_clear_pointer(&import->seen, g_hash_table_unref);
	g_clear_pointer(&import->passed, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Import, import_clear)

/* Adds ROW, whose texts are given away, to the plan. */
static void
add_row(Import *import, BeianDownloadRow row)
{
	g_array_append_val(import->out->rows, row);
	import->out->counts[row.state]++;
}

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

/* Whether the file says the same of KIND VALUE as before, or nothing yet. */
static gboolean
agrees_with_itself(Import *import, const char *kind, const char *value, const char *document, GError **error)
{
	char *key = g_strconcat(kind, " ", value, NULL);
	const char *before = g_hash_table_lookup(import->seen, key);
	g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, document, -1);

	if (before == NULL) {
		g_hash_table_insert(import->seen, key, g_steal_pointer(&digest));
		return TRUE;
	}
	gboolean same = strcmp(before, digest) == 0;
	if (!same)
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s: two of its records are both %s and say different things; ask for the file "
			  "again"),
			import->file, key);
	g_free(key);
	return same;
}

static gint64
find(Import *import, const char *kind, const char *value, GError **error)
{
	const BeianRecordKey key = {kind, (char *)value};

	return value != NULL ? beian_store_find_record(import->store, &key, error) : 0;
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
compare(Import *import, Arrival *arrival, GError **error)
{
	g_auto(BeianRecordSummary) summary = {0};
	const BeianRecordKey key = {BEIAN_RECORD_ENTITY, arrival->summary.bureau};

	arrival->by_bureau = find(import, BEIAN_RECORD_ENTITY, arrival->summary.bureau, error);
	arrival->by_number = arrival->by_bureau >= 0
				     ? find(import, BEIAN_RECORD_NUMBER, arrival->summary.number, error)
				     : -1;
	if (arrival->by_number < 0)
		return FALSE;
	gint64 id = arrival->by_bureau != 0 ? arrival->by_bureau : arrival->by_number;
	if (id == 0) {
		arrival->state = BEIAN_DOWNLOAD_NEW;
		return TRUE;
	}
	if (!beian_store_record(import->store, id, &arrival->known, error))
		return FALSE;
	if (strcmp(arrival->known.document, arrival->document) == 0) {
		arrival->state = BEIAN_DOWNLOAD_SAME;
		return TRUE;
	}
	int cancelled = beian_store_is_cancelled(import->store, &key, error);
	g_autoptr(BeianXml) xml = cancelled >= 0
					  ? beian_xml_read(arrival->known.document,
						    strlen(arrival->known.document), import->file, error)
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
put(Import *import, Arrival *arrival, GError **error)
{
	BeianRecordSummary *summary = &arrival->summary;
	BeianRecord record = {.id = arrival->known.id,
		.bureau = summary->bureau,
		.number = summary->number,
		.name = summary->name,
		.province = summary->province,
		.source = import->source,
		.words = summary->words,
		.document = arrival->document};
	g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(BeianRecordKey));

	for (guint i = 0; i < summary->holdings->len; i++) {
		const BeianHolding *holding = &g_array_index(summary->holdings, BeianHolding, i);
		const BeianRecordKey key = {holding->kind, holding->value};
		g_array_append_val(keys, key);
	}
	/* Only a decided conflict has a second record here. */
	if (arrival->by_number != 0 && arrival->by_number != record.id &&
		!beian_store_delete_record(import->store, arrival->by_number, error))
		return FALSE;
	gboolean good = beian_store_put_record(import->store, &record,
		(const BeianRecordKey *)(void *)keys->data, keys->len, import->now, error);
	arrival->known.id = record.id;
	g_free(record.updated);
	return good;
}

static gboolean
take_record(Import *import, const BeianXml *piece, GError **error)
{
	g_autoptr(BeianXml) xml = beian_record_maker_make(import->maker, piece, import->file, error);
	g_autoptr(GBytes) bytes = xml != NULL ? beian_xml_write(xml, "UTF-8", error) : NULL;
	g_auto(Arrival) arrival = {0};
	gboolean any;

	if (bytes == NULL)
		return FALSE;
	arrival.document = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	beian_record_summarise(xml, &arrival.summary);
	import->any_own |= beian_record_is_accessed_by(xml, import->provider, &any);
	import->any_access |= any;
	BeianRecordSummary *summary = &arrival.summary;
	if (!agrees_with_itself(import, BEIAN_RECORD_ENTITY, summary->bureau, arrival.document, error) ||
		(summary->number != NULL && !agrees_with_itself(import, BEIAN_RECORD_NUMBER, summary->number,
						    arrival.document, error)) ||
		!compare(import, &arrival, error))
		return FALSE;
	if (arrival.state == BEIAN_DOWNLOAD_CONFLICT && import->mode == BEIAN_DOWNLOAD_REPLACE)
		arrival.state = BEIAN_DOWNLOAD_CHANGED;
	gboolean puts = arrival.state == BEIAN_DOWNLOAD_NEW || arrival.state == BEIAN_DOWNLOAD_CHANGED;
	if (puts && import->mode != BEIAN_DOWNLOAD_LOOK && !put(import, &arrival, error))
		return FALSE;
	add_row(import, (BeianDownloadRow){arrival.state, arrival.known.id, g_steal_pointer(&summary->bureau),
				g_steal_pointer(&summary->number), g_steal_pointer(&summary->name),
				g_steal_pointer(&arrival.reason), summary->unknown});
	return TRUE;
}

/* Zxlb, what was cancelled. Source: interface specification 3.0, annotation of Zxlb. */
static const char *const cancelled_kinds[] = {BEIAN_RECORD_ENTITY, BEIAN_RECORD_SERVICE};

static gboolean
note_cancellation(Import *import, const BeianRecordKey *key, gboolean *is_new, GError **error)
{
	if (import->mode != BEIAN_DOWNLOAD_LOOK)
		return beian_store_cancel(import->store, key, import->now, is_new, error);
	int known = beian_store_is_cancelled(import->store, key, error);
	*is_new = known == 0;
	return known >= 0;
}

static gboolean
take_cancellation(Import *import, const BeianXml *piece, GError **error)
{
	const BeianXmlNode *root = beian_xml_root(piece);
	g_autofree char *kind = beian_xml_text(beian_xml_child(root, "Zxlb")),
			*bureau = g_strstrip(beian_xml_text(beian_xml_child(root, "Jlid")));
	const BeianRecordKey key = {
		cancelled_kinds[g_ascii_strtoull(kind, NULL, 10) % G_N_ELEMENTS(cancelled_kinds)], bureau};
	g_auto(BeianRecord) record = {0};
	gboolean is_new;

	gint64 id = beian_store_find_record(import->store, &key, error);
	if (id < 0 || (id > 0 && !beian_store_record(import->store, id, &record, error)) ||
		!note_cancellation(import, &key, &is_new, error))
		return FALSE;
	BeianDownloadRow row = {.state = is_new ? BEIAN_DOWNLOAD_CANCELLED : BEIAN_DOWNLOAD_SAME,
		.id = id,
		.bureau = g_steal_pointer(&bureau),
		.number = g_steal_pointer(&record.number),
		.name = g_steal_pointer(&record.name)};
	/* A look has not taken in what the same file said before. */
	if (id == 0 && import->mode != BEIAN_DOWNLOAD_LOOK)
		row.reason = g_strdup(_("no record here has this id; it is remembered"));
	else if (id != 0 && key.kind != cancelled_kinds[0])
		row.reason = g_strdup(_("a service of this entity"));
	add_row(import, row);
	return TRUE;
}

static gboolean
pass_over(Import *import, const BeianXml *piece, GError **error)
{
	const char *name = g_intern_string(beian_xml_name(beian_xml_root(piece)));
	guint count = GPOINTER_TO_UINT(g_hash_table_lookup(import->passed, name));
	(void)error;

	g_hash_table_insert(import->passed, (gpointer)name, GUINT_TO_POINTER(count + 1));
	return TRUE;
}

/* What is looked for, and who takes it. */
static const struct {
	const char *path;
	gboolean (*take)(Import *import, const BeianXml *piece, GError **error);
} families[] = {
	{"DownloadData/ICP/BASJ/Baxx", take_record},
	{"DownloadData/SJTB/ICP/Baxx", take_record},
	{"DownloadData/ICP/ZXSJ/Zxxx", take_cancellation},
	{"DownloadData/ICP/BAJG/Jg_xx", pass_over},
	{"DownloadData/ICP/BAJG/GJSHS/Gjsh", pass_over},
	{"DownloadData/ICP/HSRW/Baxx", pass_over},
	{"DownloadData/ICP/HCJG/Jgxx", pass_over},
	{"DownloadData/ICP/XGTZ/Tzxx", pass_over},
	{"DownloadData/ICP/HMDLB/Zthmdxxs", pass_over},
	{"DownloadData/ICP/HMDLB/Wzhmdxxs", pass_over},
	{"DownloadData/ICP/FFJRHMD/Ffjrxx", pass_over},
	{"DownloadData/ICP/WBAWZLB/Wbawz_xx", pass_over},
};

static gboolean
visit(BeianXml *piece, guint which, gpointer data, GError **error)
{
	return families[which].take(data, piece, error);
}

static void
add_passed(gpointer name, gpointer count, gpointer data)
{
	guint times = GPOINTER_TO_UINT(count);

	add_row(data, (BeianDownloadRow){.state = BEIAN_DOWNLOAD_PASSED,
			      .name = g_strdup(name),
			      .reason = g_strdup_printf(ngettext("%u of these is not taken in",
								"%u of these are not taken in", times),
				      times)});
}

/* Goes through the whole file. FALSE with *ERROR, also for a file of another provider or without a use. */
static gboolean
read_all(Import *import, GBytes *bytes, GError **error)
{
	const char *paths[G_N_ELEMENTS(families) + 1] = {NULL};

	for (gsize i = 0; i < G_N_ELEMENTS(families); i++)
		paths[i] = families[i].path;
	if (!beian_pieces_read(bytes, import->file, paths, visit, import, error))
		return FALSE;
	g_hash_table_foreach(import->passed, add_passed, import);
	if (import->out->rows->len == 0)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s holds nothing that this program takes in"), import->file);
	return import->provider == 0 || !import->any_access || import->any_own ||
	       beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		       _("%s is for another provider: none of its accesses is at %" PRIu64
			 ", the sender-id of the configuration"),
		       import->file, import->provider);
}

/* The version is looked at before the schema: a sentence about it says more than one about an attribute. */
static gboolean
check(BeianApp *app, GBytes *bytes, const char *file, GError **error)
{
	g_autofree char *path =
		g_build_filename(app->datadir, "data", "transform", "miit-3.0-download.xsd", NULL);
	g_autoptr(BeianXml) root = beian_pieces_root(bytes, file, error);
	g_autofree char *version = root != NULL ? beian_xml_attribute(beian_xml_root(root), "version") : NULL;

	if (root == NULL)
		return FALSE;
	if (version != NULL && strcmp(version, INTERFACE_VERSION) != 0)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s is of another version of the interface; this program reads %s"), file,
			INTERFACE_VERSION);
	g_autoptr(BeianSchema) schema = beian_schema_read(path, error);
	return schema != NULL && beian_schema_check_bytes(schema, bytes, file, error);
}

gboolean
beian_download_is_one(GBytes *bytes)
{
	g_autoptr(BeianXml) root = beian_pieces_root(bytes, "", NULL);

	return root != NULL && strcmp(beian_xml_name(beian_xml_root(root)), "DownloadData") == 0;
}

/* Everything between begin and end of the transaction, or without one for a look. */
static gboolean
carry_out(Import *import, GBytes *bytes, GError **error)
{
	BeianDownload *out = import->out;

	if (import->mode == BEIAN_DOWNLOAD_LOOK)
		return read_all(import, bytes, error);
	if (!beian_store_begin_records(import->store, error))
		return FALSE;
	gboolean good = read_all(import, bytes, error);
	gboolean wanted = good && out->counts[BEIAN_DOWNLOAD_CONFLICT] == 0;
	out->done = beian_store_end_records(import->store, wanted, error);
	for (guint i = 0; !out->done && i < out->rows->len; i++) {
		BeianDownloadRow *row = &g_array_index(out->rows, BeianDownloadRow, i);
		row->id = row->state == BEIAN_DOWNLOAD_NEW ? 0 : row->id; /* it was taken back */
	}
	return out->done || (good && !wanted);
}

gboolean
beian_download_import(BeianApp *app, GBytes *bytes, const char *file, BeianDownloadMode mode,
	BeianDownload *out, GError **error)
{
	g_autofree char *transforms = g_build_filename(app->datadir, "data", "transform", NULL);
	g_auto(Import)
		import = {.mode = mode, .out = out, .file = file, .provider = beian_config_sender_id()};

	out->rows = g_array_new(FALSE, TRUE, sizeof(BeianDownloadRow));
	g_array_set_clear_func(out->rows, row_clear);
	if (!check(app, bytes, file, error))
		return FALSE;
	import.store = beian_app_store(app, error);
	if (import.store != NULL)
		import.maker = beian_record_maker_for_miit(beian_app_codes(app), transforms, error);
	if (import.maker == NULL)
		return FALSE;
	import.source = g_path_get_basename(file);
	import.now = beian_clock_now_utc();
	import.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	import.passed = g_hash_table_new(g_str_hash, g_str_equal);
	return carry_out(&import, bytes, error);
}
