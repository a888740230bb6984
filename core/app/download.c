#include "config.h"
#include "core/app/download.h"
#include "core/app/arrivals.h"
#include "core/app/configuration.h"
#include "core/app/inventory.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/store/record.h"
#include "core/xml/pieces.h"
#include <inttypes.h>
#include <glib/gstdio.h>
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

static void
arrivals_clear(BeianArrivals *arrivals)
{
	beian_record_maker_free(arrivals->maker);
	beian_record_maker_free(arrivals->noticer);
	g_free(arrivals->source);
	g_free(arrivals->now);
	g_clear_pointer(&arrivals->seen, g_hash_table_unref);
	g_clear_pointer(&arrivals->passed, g_hash_table_unref);
	g_clear_pointer(&arrivals->pictures, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianArrivals, arrivals_clear)

void
beian_arrivals_add_row(BeianArrivals *arrivals, BeianDownloadRow row)
{
	g_array_append_val(arrivals->out->rows, row);
	arrivals->out->counts[row.state]++;
}

BeianRepeated
beian_arrivals_repeat(BeianArrivals *arrivals, const char *key, const char *said)
{
	const char *before = g_hash_table_lookup(arrivals->seen, key);
	g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, said, -1);

	if (before != NULL)
		return strcmp(before, digest) == 0 ? BEIAN_REPEAT_SAME : BEIAN_REPEAT_OTHER;
	g_hash_table_insert(arrivals->seen, g_strdup(key), g_steal_pointer(&digest));
	return BEIAN_REPEAT_NONE;
}

gboolean
beian_pass_over(BeianArrivals *arrivals, const BeianXmlNode *node)
{
	const char *name = g_intern_string(beian_xml_name(node));
	guint count = GPOINTER_TO_UINT(g_hash_table_lookup(arrivals->passed, name));

	g_hash_table_insert(arrivals->passed, (gpointer)name, GUINT_TO_POINTER(count + 1));
	return TRUE;
}

gboolean
beian_arrivals_agree(
	BeianArrivals *arrivals, const char *kind, const char *value, const char *document, GError **error)
{
	g_autofree char *key = g_strconcat(kind, " ", value, NULL);

	return beian_arrivals_repeat(arrivals, key, document) != BEIAN_REPEAT_OTHER ||
	       beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		       _("%s: two of its records are both %s and say different things; ask for the file "
			 "again"),
		       arrivals->file, key);
}

/* What is looked for, and who takes it. */
static const struct {
	const char *path;
	BeianTake *take;
} families[] = {
	{"DownloadData/ICP/BASJ/Baxx", beian_take_record},
	{"DownloadData/SJTB/ICP/Baxx", beian_take_record},
	{"DownloadData/ICP/ZXSJ/Zxxx", beian_take_cancellation},
	{"DownloadData/ICP/BAJG/Jg_xx", beian_take_result},
	{"DownloadData/ICP/BAJG/GJSHS/Gjsh", beian_take_opinion},
	{"DownloadData/ICP/HSRW/Baxx", beian_take_notice},
	{"DownloadData/ICP/HCJG/Jgxx/Zthc", beian_take_notice},
	{"DownloadData/ICP/HCJG/Jgxx/Jrhc", beian_take_notice},
	{"DownloadData/ICP/HCJG/Jgxx/Kkwzhc", beian_take_notice},
	{"DownloadData/ICP/HCJG/Jgxx/Wzch", beian_take_notice},
	{"DownloadData/ICP/XGTZ/Tzxx", beian_take_notice},
	{"DownloadData/ICP/WBAWZLB/Wbawz_xx", beian_take_notice},
	{"DownloadData/ICP/HMDLB/Zthmdxxs", beian_take_black_entity},
	{"DownloadData/ICP/HMDLB/Wzhmdxxs", beian_take_black_site},
	{"DownloadData/ICP/FFJRHMD/Ffjrxx", beian_take_illegal_access},
	{"DownloadData/JCDM/Bbdwlb", beian_take_providers},
	{"DownloadData/JCDM/Jcdm_xx", beian_take_tables},
	{"DownloadData/SJTB/JCDM/Bbdwlb", beian_take_providers},
	{"DownloadData/SJTB/JCDM/Jcdm_xx", beian_take_tables},
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

	beian_arrivals_add_row(
		data, (BeianDownloadRow){.state = BEIAN_DOWNLOAD_PASSED,
			      .name = g_strdup(name),
			      .reason = g_strdup_printf(ngettext("%u of these is not taken in",
								"%u of these are not taken in", times),
				      times)});
}

/* Goes through the whole file. FALSE with *ERROR, also for a file of another provider or without a use. */
static gboolean
read_all(BeianArrivals *arrivals, GBytes *bytes, GError **error)
{
	const char *paths[G_N_ELEMENTS(families) + 1] = {NULL};

	for (gsize i = 0; i < G_N_ELEMENTS(families); i++)
		paths[i] = families[i].path;
	if (!beian_pieces_read(bytes, arrivals->file, paths, visit, arrivals, error))
		return FALSE;
	g_hash_table_foreach(arrivals->passed, add_passed, arrivals);
	if (arrivals->out->rows->len == 0)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s holds nothing that this program takes in"), arrivals->file);
	return arrivals->provider == 0 || !arrivals->any_access || arrivals->any_own ||
	       beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		       _("%s is for another provider: none of its accesses is at %" PRIu64
			 ", the sender-id of the configuration"),
		       arrivals->file, arrivals->provider);
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
carry_out(BeianArrivals *arrivals, GBytes *bytes, GError **error)
{
	BeianDownload *out = arrivals->out;

	if (arrivals->mode == BEIAN_DOWNLOAD_LOOK)
		return read_all(arrivals, bytes, error);
	if (!beian_store_begin_records(arrivals->store, error))
		return FALSE;
	gboolean good = read_all(arrivals, bytes, error) && beian_inventory_learn(arrivals->app, error);
	gboolean wanted = good && out->counts[BEIAN_DOWNLOAD_CONFLICT] == 0;
	out->done = beian_store_end_records(arrivals->store, wanted, error);
	for (guint i = 0; !out->done && i < out->rows->len; i++) {
		BeianDownloadRow *row = &g_array_index(out->rows, BeianDownloadRow, i);
		if (row->state == BEIAN_DOWNLOAD_NEW && row->notice == 0)
			row->id = 0; /* it was taken back */
		if (row->state == BEIAN_DOWNLOAD_NEW)
			row->notice = 0;
	}
	return out->done || (good && !wanted);
}

gboolean
beian_download_import(BeianApp *app, GBytes *bytes, const char *file, BeianDownloadMode mode,
	BeianDownload *out, GError **error)
{
	g_autofree char *transforms = g_build_filename(app->datadir, "data", "transform", NULL);
	g_auto(BeianArrivals) arrivals = {
		.app = app, .mode = mode, .out = out, .file = file, .provider = beian_config_sender_id()};

	out->rows = g_array_new(FALSE, TRUE, sizeof(BeianDownloadRow));
	g_array_set_clear_func(out->rows, row_clear);
	if (!check(app, bytes, file, error))
		return FALSE;
	arrivals.store = beian_app_store(app, error);
	if (arrivals.store != NULL)
		arrivals.maker = beian_record_maker_for_miit(beian_app_codes(app), transforms, error);
	if (arrivals.maker == NULL)
		return FALSE;
	arrivals.source = g_path_get_basename(file);
	arrivals.now = beian_clock_now_utc();
	arrivals.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	arrivals.passed = g_hash_table_new(g_str_hash, g_str_equal);
	arrivals.pictures = g_ptr_array_new_with_free_func(g_free);
	gboolean good = carry_out(&arrivals, bytes, error);
	for (guint i = 0; !out->done && i < arrivals.pictures->len; i++)
		g_unlink(arrivals.pictures->pdata[i]);
	if (out->done && arrivals.any_table)
		beian_codes_forget(beian_app_codes(app));
	return good;
}
