#include "config.h"
#include "core/app/import.h"
#include "core/app/house.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/materials/materials.h"
#include "core/package/package.h"
#include "core/xml/schema.h"
#include <inttypes.h>
#include <string.h>

/* What was found in a file from outside, checked. */
typedef struct {
	BeianPackage *package; /* NULL: a bare document */
	GPtrArray *filings;    /* of BeianFiling */
	guint unfinished;      /* of them, drafts marked as unfinished */
	gsize materials;
} Found;

static void
found_clear(Found *found)
{
	beian_package_free(found->package);
	g_ptr_array_unref(found->filings);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Found, found_clear)

static gboolean
check_schema(const BeianForm *form, const BeianXml *xml, const char *name, GError **error)
{
	g_autoptr(GBytes) bytes = beian_form_schema(form, error);
	g_autoptr(BeianSchema) schema =
		bytes != NULL ? beian_schema_read_bytes(bytes, beian_form_kind(form), error) : NULL;

	return schema != NULL && beian_schema_check(schema, xml, name, error);
}

static gboolean
take_filing(BeianApp *app, Found *found, GBytes *bytes, const char *name, GError **error)
{
	gsize size_bytes;
	const void *data = g_bytes_get_data(bytes, &size_bytes);
	g_autoptr(BeianXml) xml = beian_xml_read(data, size_bytes, name, error);

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
	const BeianForm *form = beian_app_form(app, kind, error);
	if (form == NULL || !check_schema(form, xml, name, error))
		return FALSE;
	g_autoptr(BeianFiling) filing = beian_filing_new(form, uid);
	if (!beian_filing_take_document(filing, xml, error))
		return FALSE;
	found->unfinished += g_strcmp0(state, "draft") == 0;
	g_ptr_array_add(found->filings, g_steal_pointer(&filing));
	return TRUE;
}

/* Whether every material that FILING's answers name is in the package. */
static gboolean
has_materials(const Found *found, const BeianFiling *filing, GError **error)
{
	g_autoptr(BeianDocument) document = beian_document_new(filing);

	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (item->state != BEIAN_ANSWER_VALUE || strcmp(item->question->type->name, "file") != 0)
			continue;
		g_auto(GStrv) files = g_strsplit(item->reading->value, "\n", -1);
		for (char **file = files; *file != NULL; file++) {
			g_autofree char *name = g_strdup_printf("materials/%.64s", *file);
			if (beian_package_get(found->package, name) == NULL)
				return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
					_("the package lacks the file that %s refers to (data/%s)"),
					item->path, name);
		}
	}
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
		if (!take_filing(app, found, beian_package_get(found->package, names[i]), names[i], error) ||
			!has_materials(found, found->filings->pdata[found->filings->len - 1], error))
			return FALSE;
	}
	if (found->filings->len == 0)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("%s holds no filing"), file);
	return TRUE;
}

/* Whether the first thing in BYTES, after a byte-order mark and blanks, is a tag. */
static gboolean
looks_like_xml(GBytes *bytes)
{
	gsize size_bytes, at = 0;
	const char *data = g_bytes_get_data(bytes, &size_bytes);

	if (size_bytes >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0)
		at = 3;
	while (at < size_bytes && g_ascii_isspace(data[at]))
		at++;
	return at < size_bytes && data[at] == '<';
}

static gboolean
look_into(BeianApp *app, const char *file, Found *found, GError **error)
{
	g_autoptr(GBytes) bytes = beian_file_read(file, BEIAN_PACKAGE_LIMIT_BYTES, error);

	found->filings = g_ptr_array_new_with_free_func((GDestroyNotify)beian_filing_free);
	if (bytes == NULL)
		return FALSE;
	if (beian_package_looks_like(bytes))
		return take_package(app, found, bytes, file, error);
	if (!looks_like_xml(bytes))
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s is neither a package (ZIP) nor an XML document of beian"), file);
	return take_filing(app, found, bytes, file, error);
}

gboolean
beian_import_verify(BeianApp *app, const char *file, char **report, GError **error)
{
	g_auto(Found) found = {0};

	if (!look_into(app, file, &found, error))
		return FALSE;
	g_autofree char *filings =
		g_strdup_printf(ngettext("%u filing", "%u filings", found.filings->len), found.filings->len);
	g_autofree char *materials = g_strdup_printf(
		ngettext("%u material", "%u materials", (guint)found.materials), (guint)found.materials);
	*report = g_strdup_printf("%s: %s, %s%s%s", file, filings, materials,
		found.unfinished > 0 ? ", " : "", found.unfinished > 0 ? _("unfinished") : "");
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

static gboolean
same_entries(BeianApp *app, gint64 id, const BeianStep *step, gboolean *same, GError **error)
{
	g_autoptr(GArray) entries = beian_store_entries(app->store, id, error);

	*same = entries != NULL && entries->len == step->len;
	for (guint i = 0; *same && i < step->len; i++)
		*same = strcmp(g_array_index(step, BeianEdit, i).key,
				g_array_index(entries, BeianChange, i).key) == 0 &&
			strcmp(g_array_index(step, BeianEdit, i).after,
				g_array_index(entries, BeianChange, i).after) == 0;
	return entries != NULL;
}

/* Makes the draft of FILING, or finds the one that is the same already. */
static gboolean
make_draft(BeianApp *app, BeianFiling *filing, gint64 *id, gboolean *made, GError **error)
{
	g_autoptr(BeianStep) step = beian_filing_copy_entries(filing);
	gint64 known = beian_store_find_uid(app->store, beian_filing_uid(filing), error);
	gboolean same;

	*made = FALSE;
	if (known < 0 || (known > 0 && !same_entries(app, known, step, &same, error)))
		return FALSE;
	if (known > 0) {
		*id = known;
		return same ||
		       beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			       _("draft %" PRId64
				 " is the same filing with other answers; delete it first or keep it"),
			       known);
	}
	g_autoptr(BeianOpenDraft) open = beian_draft_new(
		app, beian_form_kind(beian_filing_form(filing)), beian_filing_uid(filing), error);
	if (open == NULL)
		return FALSE;
	*id = open->draft.id;
	*made = TRUE;
	beian_filing_apply(open->filing, step);
	return beian_draft_save(app, open, step, NULL, error);
}

static gboolean
take_materials(BeianApp *app, const BeianPackage *package, GError **error)
{
	g_autofree const char **names = beian_package_names(package);

	for (guint i = 0; names[i] != NULL; i++) {
		BeianPicture picture;
		if (g_str_has_prefix(names[i], "materials/") &&
			!beian_materials_take_bytes(
				app->home, beian_package_get(package, names[i]), &picture, error))
			return FALSE;
	}
	return TRUE;
}

gboolean
beian_import_package(BeianApp *app, const char *file, GArray *ids, GError **error)
{
	g_auto(Found) found = {0};
	g_autoptr(GArray) made = g_array_new(FALSE, FALSE, sizeof(gint64));
	gboolean good = look_into(app, file, &found, error) && beian_app_store(app, error) != NULL;

	if (good && found.package == NULL)
		good = beian_error_set(
			error, BEIAN_ERROR_NOT_GOOD, _("%s is a bare document; import takes packages"), file);
	good = good && take_materials(app, found.package, error);
	for (guint i = 0; good && i < found.filings->len; i++) {
		gint64 id;
		gboolean is_new;
		good = make_draft(app, found.filings->pdata[i], &id, &is_new, error);
		if (good)
			g_array_append_val(ids, id);
		if (good && is_new)
			g_array_append_val(made, id);
	}
	/* All or nothing: what was made before the failure goes again. */
	for (guint i = 0; !good && i < made->len; i++)
		beian_store_delete(app->store, g_array_index(made, gint64, i), NULL);
	return good;
}
