#include "config.h"
#include "core/app/configuration.h"
#include "core/app/house.h"
#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/materials/materials.h"
#include "core/package/package.h"
#include "core/transform/miit.h"
#include "core/xml/schema.h"
#include <inttypes.h>
#include <string.h>

static const char *const profiles[] = {"native", "miit-3.0"};

struct BeianExport {
	BeianApp *app;
	GArray *ids; /* of gint64 */
	char *file;
	BeianProfile profile;
	gboolean unfinished;
	guint next;            /* index of the draft to do; LEN: write */
	GPtrArray *documents;  /* of BeianXml, as packages carry them */
	BeianMiitSize size;    /* miit-3.0: what the drafts so far take */
	BeianPackage *package; /* native: what was put in so far */
	char *sha256;          /* of what was written; NULL: not yet */
	gsize size_bytes;
	gboolean sender_missing;
};

gboolean
beian_profile_parse(const char *text, BeianProfile *out, GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(profiles); i++)
		if (strcmp(text, profiles[i]) == 0) {
			*out = (BeianProfile)i;
			return TRUE;
		}
	return beian_error_set(
		error, BEIAN_ERROR_USAGE, _("there is no profile “%s”; there are native and miit-3.0"), text);
}

const char *
beian_profile_name(BeianProfile profile)
{
	return profiles[profile];
}

BeianVerdict *
beian_draft_judge(BeianApp *app, gint64 id, const BeianFiling *filing, const BeianDocument *document,
	BeianProfile profile, GError **error)
{
	const BeianRules *rules = beian_app_rules(app, error);
	BeianStore *store = rules != NULL ? beian_app_store(app, error) : NULL;
	/* The package of a draft that is here does not speak against itself. */
	gint64 self =
		store != NULL && id == 0 ? beian_store_find_uid(store, beian_filing_uid(filing), error) : id;
	g_autoptr(BeianFacts) facts =
		store != NULL && self >= 0 ? beian_draft_facts(app, self, document, error) : NULL;
	BeianCase input = {
		.filing = filing,
		.document = document,
		.codes = beian_app_codes(app),
		.facts = facts,
		.profile = profiles[profile],
	};

	if (facts == NULL || !beian_clock_today(&input.day, error))
		return NULL;
	return beian_judge(rules, &input);
}

BeianExport *
beian_export_begin(BeianApp *app, const gint64 *ids, guint count, const char *file, BeianProfile profile,
	gboolean unfinished, GError **error)
{
	if (unfinished && profile != BEIAN_PROFILE_NATIVE) {
		beian_error_set(error, BEIAN_ERROR_USAGE,
			_("an unfinished filing can only be written as a native package; leave out --draft "
			  "or --profile"));
		return NULL;
	}
	BeianExport *export = g_new0(BeianExport, 1);
	export->app = app;
	export->ids = g_array_append_vals(g_array_new(FALSE, FALSE, sizeof(gint64)), ids, count);
	export->file = g_strdup(file);
	export->profile = profile;
	export->unfinished = unfinished;
	export->documents = g_ptr_array_new_with_free_func((GDestroyNotify)beian_xml_free);
	export->package = beian_package_new();
	return export;
}

void
beian_export_free(BeianExport *export)
{
	if (export == NULL)
		return;
	g_array_unref(export->ids);
	g_ptr_array_unref(export->documents);
	beian_package_free(export->package);
	g_free(export->file);
	g_free(export->sha256);
	g_free(export);
}

/* Up to three errors that stand in the way, by rule and path: never the answers themselves. */
static gboolean
refuse(gint64 id, const BeianVerdict *verdict, GError **error)
{
	g_autoptr(GString) list = g_string_new(NULL);
	guint shown = 0;

	for (guint i = 0; i < verdict->findings->len && shown < 3; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		if (finding->outcome != BEIAN_OUTCOME_BROKEN || finding->severity != BEIAN_SEVERITY_ERROR)
			continue;
		g_string_append_printf(
			list, "%s%s %s", shown++ > 0 ? ", " : "", finding->rule->id, finding->path);
	}
	return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		ngettext("draft %" PRId64 " has %u error (%s); “beian check %" PRId64 "” explains it",
			"draft %" PRId64 " has %u errors (%s …); “beian check %" PRId64 "” explains them",
			verdict->counts[BEIAN_SEVERITY_ERROR]),
		id, verdict->counts[BEIAN_SEVERITY_ERROR], list->str, id);
}

/* Puts the materials that NODE and all below it refer to into the package. */
static gboolean
take_materials(BeianExport *export, const BeianXmlNode *node, GError **error)
{
	g_autofree char *sha256 =
		strcmp(beian_xml_name(node), "file") == 0 ? beian_xml_attribute(node, "sha256") : NULL;

	if (sha256 != NULL) {
		g_autofree char *name = g_strconcat("materials/", sha256, NULL);
		if (beian_package_get(export->package, name) != NULL)
			return TRUE;
		g_autoptr(GBytes) bytes = beian_materials_read(export->app->home, sha256, error);
		if (bytes != NULL)
			beian_package_put(export->package, name, bytes);
		return bytes != NULL;
	}
	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL; child = beian_xml_next(child))
		if (!take_materials(export, child, error))
			return FALSE;
	return TRUE;
}

static gboolean
put_document(BeianExport *export, const BeianXml *xml, const char *uid, GError **error)
{
	g_autoptr(GBytes) bytes = beian_xml_write(xml, "UTF-8", error);
	g_autofree char *name =
		export->ids->len == 1 ? g_strdup("filing.xml") : g_strdup_printf("filing-%s.xml", uid);

	if (bytes == NULL)
		return FALSE;
	beian_package_put(export->package, name, bytes);
	return take_materials(export, beian_xml_root(xml), error);
}

static gboolean
do_draft(BeianExport *export, gint64 id, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_draft_look(export->app, id, error);

	if (open == NULL)
		return FALSE;
	g_autoptr(BeianDocument) document = beian_document_new(open->filing);
	if (export->profile == BEIAN_PROFILE_MIIT && !beian_miit_foresee(&export->size, document->xml, error))
		return FALSE;
	g_autoptr(BeianVerdict) verdict =
		beian_draft_judge(export->app, id, open->filing, document, export->profile, error);
	if (verdict == NULL)
		return FALSE;
	gboolean good = beian_verdict_is_good(verdict);
	if (!good && !export->unfinished)
		return refuse(id, verdict, error);
	g_autoptr(BeianXml) xml =
		beian_document_for_package(document, open->filing, good && !export->unfinished);
	const BeianSchema *schema = beian_app_schema(export->app, beian_filing_form(open->filing), error);
	if (schema == NULL || !beian_schema_check(schema, xml, "filing.xml", error))
		return FALSE;
	if (export->profile == BEIAN_PROFILE_NATIVE && !put_document(export, xml, open->draft.uid, error))
		return FALSE;
	g_ptr_array_add(export->documents, g_steal_pointer(&xml));
	return TRUE;
}

static GBytes *
material(const char *sha256, gpointer data, GError **error)
{
	return beian_materials_read(((BeianApp *)data)->home, sha256, error);
}

/* Qqdwid, the id of the provider that sends; 1 where the configuration has none, and the report says so. */
static guint64
sender_id(BeianExport *export)
{
	guint64 id = beian_config_sender_id();

	export->sender_missing = id == 0;
	return MAX(id, 1);
}

static GBytes *
make_miit(BeianExport *export, GError **error)
{
	g_autofree char *transforms = g_build_filename(export->app->datadir, "data", "transform", NULL);
	g_autofree BeianMiitFiling *filings = g_new0(BeianMiitFiling, export->documents->len);

	for (guint i = 0; i < export->documents->len; i++)
		filings[i] = (BeianMiitFiling){export->documents->pdata[i], material, export->app};
	g_autoptr(GBytes) bytes = beian_miit_write(filings, export->documents->len, sender_id(export),
		beian_app_codes(export->app), transforms, error);
	g_autofree char *shape = g_build_filename(transforms, "miit-3.0.xsd", NULL);
	g_autoptr(BeianSchema) schema = bytes != NULL ? beian_schema_read(shape, error) : NULL;
	if (schema == NULL || !beian_schema_check_bytes(schema, bytes, export->file, error))
		return NULL;
	return g_steal_pointer(&bytes);
}

/* Reads back what was written: the same bytes, and for a native package every digest in it. */
static gboolean
read_back(BeianExport *export, GBytes *written, GError **error)
{
	g_autoptr(GBytes) read = beian_file_read(export->file, BEIAN_PACKAGE_LIMIT_BYTES, error);

	if (read == NULL)
		return FALSE;
	if (!g_bytes_equal(read, written))
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s does not read back as it was written; the disk may be failing: write to "
			  "another one"),
			export->file);
	if (export->profile != BEIAN_PROFILE_NATIVE)
		return TRUE;
	g_autoptr(BeianPackage) again = beian_package_read(read, export->file, error);
	return again != NULL;
}

static gboolean
write_file(BeianExport *export, GError **error)
{
	g_autoptr(GBytes) bytes = export->profile == BEIAN_PROFILE_NATIVE
					  ? beian_package_write(export->package, error)
					  : make_miit(export, error);

	if (bytes == NULL || !beian_file_write(export->file, bytes, 0600, error) ||
		!read_back(export, bytes, error))
		return FALSE;
	const void *data = g_bytes_get_data(bytes, &export->size_bytes);
	export->sha256 = beian_digest_of_bytes(data, export->size_bytes);
	g_autofree char *now = beian_clock_now_utc();
	return beian_store_is_readonly(export->app->store) ||
	       beian_store_add_receipts(export->app->store, (const gint64 *)(void *)export->ids->data,
		       export->ids->len, profiles[export->profile], export->sha256, export->file, now, error);
}

gboolean
beian_export_step(BeianExport *export, gboolean *left, guint *done, guint *of, GError **error)
{
	gboolean good;

	*of = export->ids->len + 1;
	if (export->next < export->ids->len) {
		good = do_draft(export, g_array_index(export->ids, gint64, export->next), error);
		export->next++;
	} else {
		good = write_file(export, error);
	}
	*left = good && export->sha256 == NULL;
	*done = export->next + (export->sha256 != NULL);
	return good;
}

char *
beian_export_report(const BeianExport *export)
{
	g_autofree char *size = g_format_size(export->size_bytes);
	GString *report = g_string_new(NULL);

	g_string_append_printf(
		report, _("Written: %s (%s, SHA-256 %.12s…)."), export->file, size, export->sha256);
	if (export->sender_missing)
		g_string_append_printf(report, " %s",
			_("The sender's id is written as 1; the provider puts in its own (sender-id in the "
			  "configuration)."));
	return g_string_free(report, FALSE);
}
