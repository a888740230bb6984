#include "config.h"
#include "core/app/configuration.h"
#include "core/app/house.h"
#include "core/app/progress.h"
#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/materials/materials.h"
#include "core/package/package.h"
#include "core/transform/miit.h"
#include "core/xml/schema.h"
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Source: notes of an implementer, miit-and-peers 1.7. */
#define ENVELOPE_ENTRY "beianinfo.xml"

static const char *const profiles[] = {"native", "miit-3.0"};

/* One file of an export: the drafts from FIRST on, COUNT of them. */
typedef struct {
	guint first, count;
	BeianMiitSize size; /* miit-3.0: what they take */
	char *file;         /* where it ends */
	char *sha256;       /* of what was written; NULL: not yet */
	gsize size_bytes;
} Part;

static void
part_clear(gpointer data)
{
	Part *part = data;

	g_free(part->file);
	g_free(part->sha256);
}

struct BeianExport {
	BeianApp *app;
	GArray *ids; /* of gint64 */
	char *file;
	BeianProfile profile;
	gboolean unfinished;
	guint next;            /* index of the draft to do; from LEN on: of the part to write */
	GPtrArray *documents;  /* of BeianXml, as packages carry them */
	GArray *parts;         /* of Part: more than one where the ministry's file would be too large */
	BeianPackage *package; /* native: what was put in so far */
	gboolean sender_missing;
	gboolean done;
};

/* The part that is being filled. */
static Part *
last_part(BeianExport *export)
{
	return &g_array_index(export->parts, Part, export->parts->len - 1);
}

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
	BeianProfile profile, const BeianDate *day, GError **error)
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

	if (facts == NULL || (day == NULL && !beian_clock_today(&input.day, error)))
		return NULL;
	if (day != NULL)
		input.day = *day;
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
	export->parts = g_array_new(FALSE, TRUE, sizeof(Part));
	g_array_set_clear_func(export->parts, part_clear);
	g_array_set_size(export->parts, 1);
	return export;
}

/* Several parts wait beside their places until all of them are written: all of them appear, or none. */
static char *
waiting_name(const BeianExport *export, const Part *part)
{
	return export->parts->len > 1 ? g_strconcat(part->file, ".part", NULL) : g_strdup(part->file);
}

static void
drop_waiting(BeianExport *export)
{
	for (guint i = 0; !export->done && export->parts->len > 1 && i < export->parts->len; i++) {
		const Part *part = &g_array_index(export->parts, Part, i);
		g_autofree char *name = part->sha256 != NULL ? waiting_name(export, part) : NULL;
		if (name != NULL)
			unlink(name);
	}
}

void
beian_export_free(BeianExport *export)
{
	if (export == NULL)
		return;
	drop_waiting(export);
	g_array_unref(export->ids);
	g_array_unref(export->parts);
	g_ptr_array_unref(export->documents);
	beian_package_free(export->package);
	g_free(export->file);
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

/* The ministry's file has limits: a draft that the last part cannot hold begins another. */
static gboolean
find_room(BeianExport *export, const BeianXml *document, GError **error)
{
	Part *part = last_part(export);

	if (part->count > 0 && !beian_miit_has_room(&part->size, document)) {
		const Part another = {.first = part->first + part->count};
		g_array_append_val(export->parts, another);
		part = last_part(export);
	}
	return beian_miit_foresee(&part->size, document, error);
}

static gboolean
do_draft(BeianExport *export, gint64 id, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_draft_look(export->app, id, error);

	if (open == NULL)
		return FALSE;
	if (!beian_form_is_filing(open->draft.kind))
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%" PRId64 " is an instance and no filing; there is nothing of it to export"), id);
	g_autoptr(BeianDocument) document = beian_document_new(open->filing);
	if (export->profile == BEIAN_PROFILE_MIIT && !find_room(export, document->xml, error))
		return FALSE;
	last_part(export)->count++;
	g_autoptr(BeianVerdict) verdict =
		beian_draft_judge(export->app, id, open->filing, document, export->profile, NULL, error);
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

/* The ministry's interface carries its file in a ZIP; who names one gets one. */
static gboolean
is_zip(const char *file)
{
	g_autofree char *lower = g_ascii_strdown(file, -1);

	return g_str_has_suffix(lower, ".zip");
}

static GBytes *
make_miit(BeianExport *export, const Part *part, GError **error)
{
	g_autofree char *transforms = g_build_filename(export->app->datadir, "data", "transform", NULL);
	g_autofree BeianMiitFiling *filings = g_new0(BeianMiitFiling, part->count);

	for (guint i = 0; i < part->count; i++)
		filings[i] =
			(BeianMiitFiling){export->documents->pdata[part->first + i], material, export->app};
	g_autoptr(GBytes) bytes = beian_miit_write(
		filings, part->count, sender_id(export), beian_app_codes(export->app), transforms, error);
	g_autofree char *shape = g_build_filename(transforms, "miit-3.0.xsd", NULL);
	g_autoptr(BeianSchema) schema = bytes != NULL ? beian_schema_read(shape, error) : NULL;
	if (schema == NULL || !beian_schema_check_bytes(schema, bytes, export->file, error))
		return NULL;
	return is_zip(export->file) ? beian_package_write_single(ENVELOPE_ENTRY, bytes, error)
				    : g_steal_pointer(&bytes);
}

/* Reads back what was written to FILE: the same bytes, and for a native package every digest in it. */
static gboolean
read_back(const BeianExport *export, const char *file, GBytes *written, GError **error)
{
	g_autoptr(GBytes) read = beian_file_read(file, BEIAN_PACKAGE_LIMIT_BYTES, error);

	if (read == NULL)
		return FALSE;
	if (!g_bytes_equal(read, written))
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s does not read back as it was written; the disk may be failing: write to "
			  "another one"),
			file);
	if (export->profile != BEIAN_PROFILE_NATIVE)
		return TRUE;
	g_autoptr(BeianPackage) again = beian_package_read(read, file, error);
	return again != NULL;
}

/* Where the part NUMBER (from 1) of FILE ends: "filings.xml" is "filings2.xml". The ministry takes names of
 * letters and digits only. Free with g_free. */
static char *
name_part(const char *file, guint number)
{
	const char *base = strrchr(file, G_DIR_SEPARATOR), *dot = strrchr(base != NULL ? base : file, '.');
	int stem = dot != NULL ? (int)(dot - file) : (int)strlen(file);

	return g_strdup_printf("%.*s%u%s", stem, file, number, dot != NULL ? dot : "");
}

static gboolean
write_part(BeianExport *export, Part *part, GError **error)
{
	g_autoptr(GBytes) bytes = export->profile == BEIAN_PROFILE_NATIVE
					  ? beian_package_write(export->package, error)
					  : make_miit(export, part, error);

	part->file = export->parts->len > 1 ? name_part(export->file, export->next - export->ids->len + 1)
					    : g_strdup(export->file);
	g_autofree char *name = waiting_name(export, part);
	/* The one thing that would stop giving the name at the end. */
	if (bytes != NULL && g_file_test(part->file, G_FILE_TEST_IS_DIR))
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s is a folder; name a file that does not exist yet"), part->file);
	if (bytes == NULL || !beian_file_write(name, bytes, 0600, error))
		return FALSE;
	const void *data = g_bytes_get_data(bytes, &part->size_bytes);
	part->sha256 = beian_digest_of_bytes(data, part->size_bytes);
	return read_back(export, name, bytes, error);
}

/* The receipts of all parts, and "exported" in the logs of their drafts: all of it or nothing. What is
 * unfinished goes nowhere. */
static gboolean
keep_receipts(BeianExport *export, GError **error)
{
	g_autofree char *now = beian_clock_now_utc();
	const gint64 *ids = (const gint64 *)(void *)export->ids->data;
	BeianStore *store = export->app->store;
	gboolean good = TRUE;

	if (!beian_store_begin(store, error))
		return FALSE;
	for (guint i = 0; good && i < export->parts->len; i++) {
		const Part *part = &g_array_index(export->parts, Part, i);
		good = beian_store_add_receipts(store, ids + part->first, part->count,
			profiles[export->profile], part->sha256, part->file, now, error);
	}
	if (good && !export->unfinished)
		good = beian_progress_note_export(export->app, ids, export->ids->len, error);
	return beian_store_end(store, good, error);
}

/* Gives the parts their names, and every draft its receipt. */
static gboolean
finish(BeianExport *export, GError **error)
{
	for (guint i = 0; export->parts->len > 1 && i < export->parts->len; i++) {
		const Part *part = &g_array_index(export->parts, Part, i);
		g_autofree char *name = waiting_name(export, part);
		if (rename(name, part->file) != 0)
			return beian_error_set(error, BEIAN_ERROR_CANNOT, _("%s cannot be written: %s."),
				part->file, g_strerror(errno));
	}
	export->done = TRUE;
	return beian_store_is_readonly(export->app->store) || keep_receipts(export, error);
}

gboolean
beian_export_step(BeianExport *export, gboolean *left, guint *done, guint *of, GError **error)
{
	guint drafts = export->ids->len;
	gboolean good;

	if (export->next < drafts)
		good = do_draft(export, g_array_index(export->ids, gint64, export->next), error);
	else
		good = write_part(export, &g_array_index(export->parts, Part, export->next - drafts), error);
	export->next++;
	*of = drafts + export->parts->len;
	*done = export->next;
	if (good && *done == *of)
		good = finish(export, error);
	*left = good && *done < *of;
	return good;
}

char *
beian_export_report(const BeianExport *export)
{
	GString *report = g_string_new(NULL);

	for (guint i = 0; i < export->parts->len; i++) {
		const Part *part = &g_array_index(export->parts, Part, i);
		g_autofree char *size = g_format_size(part->size_bytes);
		g_string_append_printf(
			report, _("Written: %s (%s, SHA-256 %.12s…)."), part->file, size, part->sha256);
		g_string_append_c(report, i + 1 < export->parts->len ? '\n' : ' ');
	}
	if (export->sender_missing)
		g_string_append(report,
			_("The sender's id is written as 1; the provider puts in its own (sender-id in the "
			  "configuration)."));
	g_strchomp(report->str);
	return g_string_free(report, FALSE);
}
