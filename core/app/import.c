#include "config.h"
#include "core/app/import.h"
#include "core/app/house.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/materials/materials.h"
#include "core/package/package.h"
#include "core/xml/schema.h"
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>

/* What was found in a file from outside, checked. */
typedef struct {
	BeianPackage *package; /* NULL: a bare document */
	GPtrArray *filings;    /* of BeianFiling */
	GHashTable *referred;  /* names of the materials that filings refer to */
	guint unfinished;      /* of them, drafts marked as unfinished */
	gsize materials;
} Found;

static void
found_clear(Found *found)
{
	beian_package_free(found->package);
	g_clear_pointer(&found->filings, g_ptr_array_unref);
	g_clear_pointer(&found->referred, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Found, found_clear)

/* A kind that this program does not know is the file's fault, not that of who names the file. */
static const BeianForm *
form_of(BeianApp *app, const char *kind, const char *name, GError **error)
{
	GError *cause = NULL;
	const BeianForm *form = beian_app_form(app, kind, &cause);

	if (g_error_matches(cause, BEIAN_ERROR, BEIAN_ERROR_USAGE)) {
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD, "%s: %s", name, cause->message);
		g_error_free(cause);
	} else if (cause != NULL) {
		g_propagate_error(error, cause);
	}
	return form;
}

static gboolean
is_new_here(const Found *found, const char *uid, const char *name, GError **error)
{
	for (guint i = 0; i < found->filings->len; i++)
		if (strcmp(beian_filing_uid(found->filings->pdata[i]), uid) == 0)
			return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
				_("%s: the uid %s is that of another filing in the package"), name, uid);
	return TRUE;
}

/* Whether the file that VALUE tells of, one line of an answer at PATH, is in the package and is what VALUE
 * says. */
static gboolean
check_material(Found *found, const char *path, const char *value, GError **error)
{
	g_autofree char *name = g_strdup_printf("materials/%.64s", value);
	GBytes *bytes = beian_package_get(found->package, name);
	BeianPicture picture;
	gsize size_bytes;

	if (bytes == NULL)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("the package lacks the file that %s refers to (data/%s)"), path, name);
	const void *data = g_bytes_get_data(bytes, &size_bytes);
	beian_picture_probe_bytes(data, size_bytes, &picture);
	g_autofree char *facts = beian_picture_facts(&picture);
	if (!beian_picture_facts_agree(facts, value))
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("the file that %s refers to (data/%s) has another digest, size or kind than it "
			  "says"),
			path, name);
	g_hash_table_add(found->referred, g_steal_pointer(&name));
	return TRUE;
}

/* Whether the type of every answer reads it, and every material is there. */
static gboolean
check_answers(Found *found, const BeianFiling *filing, const char *name, GError **error)
{
	g_autoptr(BeianDocument) document = beian_document_new(filing);

	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (item->state == BEIAN_ANSWER_REFUSED)
			return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
				_("%s: the answer to %s is no %s"), name, item->path,
				item->question->type->name);
		if (found->package == NULL || item->state != BEIAN_ANSWER_VALUE ||
			strcmp(item->question->type->name, "file") != 0)
			continue;
		g_auto(GStrv) files = g_strsplit(item->reading->value, "\n", -1);
		for (char **file = files; *file != NULL; file++)
			if (!check_material(found, item->path, *file, error))
				return FALSE;
	}
	return TRUE;
}

/*
 * Whether BYTES hold no more tags than a filing with as much of everything as its form allows has by far: a
 * tree of millions of elements would take seconds before the schema refuses the first.
 */
static gboolean
has_sane_size(GBytes *bytes, const char *name, GError **error)
{
	enum { TAGS_LIMIT = 200 * 1000 };
	gsize size_bytes;
	const char *at = g_bytes_get_data(bytes, &size_bytes), *end = at + size_bytes;
	guint tags = 0;

	while (tags <= TAGS_LIMIT && at < end && (at = memchr(at, '<', (gsize)(end - at))) != NULL) {
		at++;
		tags++;
	}
	return tags <= TAGS_LIMIT ||
	       beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		       _("%s holds more than %d tags; no filing has so many"), name, TAGS_LIMIT);
}

static gboolean
take_filing(BeianApp *app, Found *found, GBytes *bytes, const char *name, GError **error)
{
	gsize size_bytes;
	const void *data = g_bytes_get_data(bytes, &size_bytes);
	g_autoptr(BeianXml) xml =
		has_sane_size(bytes, name, error) ? beian_xml_read(data, size_bytes, name, error) : NULL;

	if (xml == NULL)
		return FALSE;
	const BeianXmlNode *root = beian_xml_root(xml);
	g_autofree char *kind = beian_xml_attribute(root, "kind"), *uid = beian_xml_attribute(root, "uid"),
			*state = beian_xml_attribute(root, "state");
	if (strcmp(beian_xml_name(root), "filing") != 0 ||
		g_strcmp0(beian_xml_namespace(root), BEIAN_NATIVE_NAMESPACE) != 0 || kind == NULL ||
		uid == NULL)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s: the root element is <%s>; a filing of beian begins with "
			  "<filing xmlns=\"%s\" kind=… uid=…>"),
			name, beian_xml_name(root), BEIAN_NATIVE_NAMESPACE);
	const BeianForm *form = form_of(app, kind, name, error);
	const BeianSchema *schema = form != NULL ? beian_app_schema(app, form, error) : NULL;
	if (schema == NULL || !beian_schema_check(schema, xml, name, error))
		return FALSE;
	g_autoptr(BeianFiling) filing = beian_filing_new(form, uid);
	if (!beian_filing_take_document(filing, xml, error)) {
		g_prefix_error(error, "%s: ", name);
		return FALSE;
	}
	if (!is_new_here(found, uid, name, error) || !check_answers(found, filing, name, error))
		return FALSE;
	found->unfinished += g_strcmp0(state, "draft") == 0;
	g_ptr_array_add(found->filings, g_steal_pointer(&filing));
	return TRUE;
}

static gboolean
take_package(BeianApp *app, Found *found, GBytes *bytes, const char *file, GError **error)
{
	found->package = beian_package_read(bytes, file, error);
	if (found->package == NULL)
		return FALSE;
	g_autofree const char **names = beian_package_names(found->package);
	for (guint i = 0; names[i] != NULL; i++) {
		if (g_str_has_prefix(names[i], "materials/")) {
			found->materials++;
			continue;
		}
		g_autofree char *shown = g_strdup_printf("%s: %s", file, names[i]);
		if (!take_filing(app, found, beian_package_get(found->package, names[i]), shown, error))
			return FALSE;
	}
	for (guint i = 0; names[i] != NULL; i++)
		if (g_str_has_prefix(names[i], "materials/") &&
			!g_hash_table_contains(found->referred, names[i]))
			return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
				_("%s: no filing refers to the file data/%s"), file, names[i]);
	if (found->filings->len == 0)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("%s holds no filing"), file);
	return TRUE;
}

/* Whether the first thing in BYTES, after a byte-order mark and blanks, is a tag; with another byte-order
 * mark the reader of XML says which encoding it takes. */
static gboolean
looks_like_xml(GBytes *bytes)
{
	gsize size_bytes, at = 0;
	const char *data = g_bytes_get_data(bytes, &size_bytes);

	if (size_bytes >= 2 && (memcmp(data, "\xff\xfe", 2) == 0 || memcmp(data, "\xfe\xff", 2) == 0))
		return TRUE;
	if (size_bytes >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0)
		at = 3;
	while (at < size_bytes && g_ascii_isspace(data[at]))
		at++;
	return at < size_bytes && data[at] == '<';
}

static gboolean
look_into_bytes(BeianApp *app, GBytes *bytes, const char *file, Found *found, GError **error)
{
	found->filings = g_ptr_array_new_with_free_func((GDestroyNotify)beian_filing_free);
	found->referred = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	if (beian_package_looks_like(bytes))
		return take_package(app, found, bytes, file, error);
	if (!looks_like_xml(bytes))
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s is neither a package (ZIP) nor an XML document of beian; CSV is named .csv, or "
			  "imported with --csv"),
			file);
	return take_filing(app, found, bytes, file, error);
}

static gboolean
look_into(BeianApp *app, const char *file, Found *found, GError **error)
{
	g_autoptr(GBytes) bytes = beian_file_read(file, BEIAN_PACKAGE_LIMIT_BYTES, error);

	return bytes != NULL && look_into_bytes(app, bytes, file, found, error);
}

/* Says what was FOUND in FILE. Free with g_free. */
static char *
report_of(const Found *found, const char *file)
{
	g_autofree char *filings = g_strdup_printf(
		ngettext("%u filing", "%u filings", found->filings->len), found->filings->len);
	g_autofree char *materials = g_strdup_printf(
		ngettext("%u material", "%u materials", (guint)found->materials), (guint)found->materials);

	return g_strdup_printf("%s: %s, %s%s%s", file, filings, materials, found->unfinished > 0 ? ", " : "",
		found->unfinished > 0 ? _("unfinished") : "");
}

gboolean
beian_import_verify(BeianApp *app, const char *file, char **report, GError **error)
{
	g_auto(Found) found = {0};

	if (!look_into(app, file, &found, error))
		return FALSE;
	*report = report_of(&found, file);
	return TRUE;
}

BeianFiling *
beian_import_filing(BeianApp *app, const char *file, GError **error)
{
	g_auto(Found) found = {0};

	if (!look_into(app, file, &found, error))
		return NULL;
	if (found.filings->len != 1) {
		beian_error_set(error, BEIAN_ERROR_USAGE, _("%s holds %u filings; name a package of one"),
			file, found.filings->len);
		return NULL;
	}
	return g_ptr_array_steal_index(found.filings, 0);
}

/* What a package would say of FILING. NULL with *ERROR. */
static GBytes *
package_bytes(const BeianFiling *filing, GError **error)
{
	g_autoptr(BeianDocument) document = beian_document_new(filing);
	g_autoptr(BeianXml) xml = beian_document_for_package(document, filing, TRUE);

	return beian_xml_write(xml, "UTF-8", error);
}

/*
 * The draft that has FILING's uid, 0 when there is none. They may be typed otherwise, and the draft may hold
 * answers that matter to nobody now; when a package would say something else of it, that is a conflict: -1
 * with *ERROR.
 */
static gint64
find_same(BeianApp *app, const BeianFiling *filing, GError **error)
{
	gint64 known = beian_store_find_uid(app->store, beian_filing_uid(filing), error);

	if (known <= 0)
		return known;
	g_autoptr(BeianOpenDraft) open = beian_draft_look(app, known, error);
	g_autoptr(GBytes) ours = open != NULL ? package_bytes(open->filing, error) : NULL;
	g_autoptr(GBytes) theirs = ours != NULL ? package_bytes(filing, error) : NULL;
	if (theirs == NULL)
		return -1;
	if (g_bytes_equal(ours, theirs))
		return known;
	beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		_("draft %" PRId64 " is the same filing with other answers; delete it first or keep it"),
		known);
	return -1;
}

/* What an import made so far, to be taken back when it fails. */
typedef struct {
	GArray *drafts;       /* of gint64 */
	GPtrArray *materials; /* of paths */
} Made;

static gboolean
make_draft(BeianApp *app, const BeianFiling *filing, gint64 *id, Made *made, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_draft_prepare(
		app, beian_form_kind(beian_filing_form(filing)), beian_filing_uid(filing), error);

	if (open == NULL)
		return FALSE;
	g_autoptr(BeianStep) all = beian_filing_copy_entries(filing);
	beian_filing_apply(open->filing, all);
	beian_filing_drop_redundant(open->filing);
	g_autoptr(BeianStep) step = beian_filing_copy_entries(open->filing);
	if (!beian_draft_begin(app, open, step, error))
		return FALSE;
	*id = open->draft.id;
	g_array_append_val(made->drafts, *id);
	return TRUE;
}

static gboolean
take_materials(BeianApp *app, const Found *found, Made *made, GError **error)
{
	GHashTableIter each;
	gpointer name;

	g_hash_table_iter_init(&each, found->referred);
	while (g_hash_table_iter_next(&each, &name, NULL)) {
		g_autofree char *path = beian_materials_path(app->home, strchr(name, '/') + 1);
		gboolean is_new = !g_file_test(path, G_FILE_TEST_EXISTS);
		BeianPicture picture;
		if (!beian_materials_take_bytes(
			    app->home, beian_package_get(found->package, name), &picture, error))
			return FALSE;
		if (is_new)
			g_ptr_array_add(made->materials, g_steal_pointer(&path));
	}
	return TRUE;
}

static gboolean
take_filings(BeianApp *app, const Found *found, GArray *ids, Made *made, GError **error)
{
	for (guint i = 0; i < found->filings->len; i++) {
		gint64 id = find_same(app, found->filings->pdata[i], error);
		if (id < 0 || (id == 0 && !make_draft(app, found->filings->pdata[i], &id, made, error)))
			return FALSE;
		g_array_append_val(ids, id);
	}
	return TRUE;
}

/* All conflicts are looked for before anything is written. */
static gboolean
is_free_of_conflicts(BeianApp *app, const Found *found, GError **error)
{
	for (guint i = 0; i < found->filings->len; i++)
		if (find_same(app, found->filings->pdata[i], error) < 0)
			return FALSE;
	return TRUE;
}

/* Makes drafts of what was FOUND, or nothing. */
static gboolean
take_package_in(BeianApp *app, const Found *found, GArray *ids, GError **error)
{
	guint before = ids->len;
	g_autoptr(GArray) drafts = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GPtrArray) materials = g_ptr_array_new_with_free_func(g_free);
	Made made = {drafts, materials};

	if (take_materials(app, found, &made, error) && take_filings(app, found, ids, &made, error))
		return TRUE;
	/* The disk is full, or the like: what was made before the failure goes again. */
	for (guint i = 0; i < drafts->len; i++)
		beian_store_delete(app->store, g_array_index(drafts, gint64, i), NULL);
	for (guint i = 0; i < materials->len; i++)
		g_unlink(materials->pdata[i]);
	g_array_set_size(ids, before);
	return FALSE;
}

static gboolean
may_come_in(BeianApp *app, const Found *found, const char *file, GError **error)
{
	if (found->package == NULL)
		return beian_error_set(
			error, BEIAN_ERROR_NOT_GOOD, _("%s is a bare document; import takes packages"), file);
	return beian_app_store(app, error) != NULL && is_free_of_conflicts(app, found, error);
}

gboolean
beian_import_package(BeianApp *app, const char *file, GArray *ids, GError **error)
{
	g_auto(Found) found = {0};

	return look_into(app, file, &found, error) && may_come_in(app, &found, file, error) &&
	       take_package_in(app, &found, ids, error);
}

void
beian_imported_clear(BeianImported *imported)
{
	g_clear_pointer(&imported->drafts, g_array_unref);
	g_clear_pointer(&imported->report, g_free);
	beian_download_clear(&imported->download);
}

gboolean
beian_import_file(BeianApp *app, const char *file, BeianDownloadMode mode, BeianImported *out, GError **error)
{
	g_auto(Found) found = {0};
	g_autoptr(GBytes) bytes = beian_file_read(file, BEIAN_PACKAGE_LIMIT_BYTES, error);

	out->drafts = g_array_new(FALSE, FALSE, sizeof(gint64));
	if (bytes == NULL)
		return FALSE;
	if (beian_package_is_single(bytes)) {
		GBytes *inside = beian_package_read_single(bytes, file, BEIAN_XML_LIMIT_BYTES, error);
		if (inside == NULL)
			return FALSE;
		g_bytes_unref(bytes);
		bytes = inside;
	}
	out->is_download =
		!beian_package_looks_like(bytes) && looks_like_xml(bytes) && beian_download_is_one(bytes);
	if (out->is_download)
		return beian_download_import(app, bytes, file, mode, &out->download, error);
	if (!look_into_bytes(app, bytes, file, &found, error) || !may_come_in(app, &found, file, error))
		return FALSE;
	out->report = report_of(&found, file);
	return mode == BEIAN_DOWNLOAD_LOOK || take_package_in(app, &found, out->drafts, error);
}
