/*
 * Any bytes as a download: read piece by piece they hold what they hold as one tree, and what fits the schema
 * of downloads becomes records that fit theirs.
 */
#include "config.h"
#include "core/records/record.h"
#include "core/transform/record.h"
#include "core/xml/pieces.h"
#include "core/xml/schema.h"
#include "tests/fuzz/fuzz.h"
#include <string.h>

static const char *const paths[] = {"DownloadData/ICP/BASJ/Baxx", NULL};

static BeianSchema *schema;
static BeianRecordMaker *maker;

static void
read_data(void)
{
	const char *data = g_getenv("BEIAN_DATADIR");
	g_autofree char *codes = g_build_filename(data != NULL ? data : ".", "data", "codes", NULL),
			*transforms = g_build_filename(data != NULL ? data : ".", "data", "transform", NULL),
			*path = g_build_filename(transforms, "miit-3.0-download.xsd", NULL);

	g_autoptr(BeianCodes) lists = beian_codes_new(codes);
	schema = beian_schema_read(path, NULL);
	maker = beian_record_maker_for_miit(lists, transforms, NULL);
	g_assert(schema != NULL && maker != NULL);
}

typedef struct {
	GString *texts;
	guint records;
	gboolean fits;
} Visits;

static gboolean
visit(BeianXml *piece, guint which, gpointer data, GError **error)
{
	Visits *visits = data;
	g_autofree char *text = beian_xml_text(beian_xml_root(piece));
	(void)which;
	(void)error;

	g_string_append(visits->texts, text);
	visits->records++;
	if (!visits->fits)
		return TRUE;
	g_autoptr(BeianXml) record = beian_record_maker_make(maker, piece, "fuzz", NULL);
	g_assert(record != NULL);
	g_auto(BeianRecordSummary) summary = {0};
	beian_record_summarise(record, &summary);
	g_assert(summary.bureau != NULL && summary.holdings->len > 0);
	g_autoptr(GArray) lines = beian_record_lines(record);
	g_assert(lines->len > 0);
	return TRUE;
}

/* What is below NODE at the path that NAMES goes on with, in order. */
static void
collect(const BeianXmlNode *node, char *const *names, Visits *visits)
{
	if (node == NULL || strcmp(beian_xml_name(node), names[0]) != 0)
		return;
	if (names[1] == NULL) {
		g_autofree char *text = beian_xml_text(node);
		g_string_append(visits->texts, text);
		visits->records++;
		return;
	}
	for (const BeianXmlNode *at = beian_xml_first(node); at != NULL; at = beian_xml_next(at))
		collect(at, names + 1, visits);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size_bytes)
{
	g_autoptr(GBytes) bytes = g_bytes_new(data, size_bytes);
	g_autoptr(BeianXml) tree = beian_xml_read(data, size_bytes, "fuzz", NULL);
	g_autoptr(BeianXml) root = beian_pieces_root(bytes, "fuzz", NULL);
	g_auto(GStrv) names = g_strsplit(paths[0], "/", -1);
	g_autoptr(GError) error = NULL;

	if (schema == NULL)
		read_data();
	Visits pieces = {g_string_new(NULL), 0, beian_schema_check_bytes(schema, bytes, "fuzz", NULL)};
	Visits whole = {g_string_new(NULL), 0, FALSE};
	gboolean good = beian_pieces_read(bytes, "fuzz", paths, visit, &pieces, &error);
	g_assert(good == (error == NULL));
	g_assert(good == (tree != NULL));
	g_assert(tree == NULL || root != NULL);
	if (tree != NULL) {
		collect(beian_xml_root(tree), names, &whole);
		g_assert(whole.records == pieces.records && strcmp(whole.texts->str, pieces.texts->str) == 0);
	}
	g_string_free(pieces.texts, TRUE);
	g_string_free(whole.texts, TRUE);
	return 0;
}
