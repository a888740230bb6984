#include "config.h"
#include "tests/transform/sample.h"
#include "core/base/directory.h"
#include "core/base/file.h"
#include <criterion/criterion.h>
#include <string.h>

/* Pictures of a sort: what is in them is no business of the room under test. The samples name their digests.
 */
static const char *const pictures[] = {"licence as scanned", "licence", "front", "back", "certificate",
	"approval", "second page", "li front", "li back"};

BeianXml *
sample_read(const char *name, const char *old, const char *new)
{
	g_autofree char *file = g_strconcat(name, ".xml", NULL);
	g_autofree char *path = g_build_filename(beian_directory_data(), "tests", "transform", file, NULL);
	g_autoptr(GBytes) bytes = beian_file_read(path, 1 << 20, NULL);
	g_autoptr(GError) error = NULL;

	cr_assert_not_null(bytes, "%s", path);
	GString *text = g_string_new_len(g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes));
	if (old != NULL)
		cr_assert_gt(g_string_replace(text, old, new, 0), 0, "\"%s\" is in %s", old, name);
	BeianXml *xml = beian_xml_read(text->str, text->len, name, &error);
	cr_assert_not_null(xml, "%s", error == NULL ? "" : error->message);
	g_string_free(text, TRUE);
	return xml;
}

static GBytes *
material(const char *sha256, gpointer data G_GNUC_UNUSED, GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(pictures); i++) {
		g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, pictures[i], -1);
		if (strcmp(digest, sha256) == 0)
			return g_bytes_new_static(pictures[i], strlen(pictures[i]));
	}
	beian_error_set(error, BEIAN_ERROR_CANNOT, "no picture %s", sha256);
	return NULL;
}

BeianMiitFiling
sample_filing(const BeianXml *document)
{
	return (BeianMiitFiling){.document = document, .material = material};
}

BeianCodes *
sample_codes(void)
{
	g_autofree char *path = g_build_filename(beian_directory_data(), "data", "codes", NULL);

	return beian_codes_new(path);
}

const char *
sample_transforms(void)
{
	static char *path;

	if (path == NULL)
		path = g_build_filename(beian_directory_data(), "data", "transform", NULL);
	return path;
}

GBytes *
sample_export(const BeianXml *const *documents, guint count, GError **error)
{
	g_autoptr(BeianCodes) codes = sample_codes();
	g_autofree BeianMiitFiling *filings = g_new(BeianMiitFiling, count);

	for (guint i = 0; i < count; i++)
		filings[i] = sample_filing(documents[i]);
	return beian_miit_write(filings, count, 7, codes, sample_transforms(), error);
}

BeianXml *
sample_exported(const char *name, const char *old, const char *new, GError **error)
{
	g_autoptr(BeianXml) document = sample_read(name, old, new);
	const BeianXml *documents[] = {document};
	g_autoptr(GBytes) bytes = sample_export(documents, 1, error);

	return bytes == NULL ? NULL
			     : beian_xml_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes),
				       "out.xml", error);
}

BeianXml *
sample_sound(const char *name, const char *old, const char *new)
{
	g_autoptr(GError) error = NULL;
	BeianXml *xml = sample_exported(name, old, new, &error);

	cr_assert_not_null(xml, "%s", error == NULL ? "" : error->message);
	return xml;
}

static void
collect(const BeianXmlNode *node, char **steps, GString *values)
{
	for (const BeianXmlNode *at = beian_xml_first(node); at != NULL; at = beian_xml_next(at)) {
		if (strcmp(beian_xml_name(at), steps[0]) != 0)
			continue;
		if (steps[1] != NULL) {
			collect(at, steps + 1, values);
			continue;
		}
		g_autofree char *text = beian_xml_text(at);
		g_string_append_printf(values, "%s%s", values->len == 0 ? "" : "|", text);
	}
}

char *
sample_values(const BeianXml *xml, const char *path)
{
	g_auto(GStrv) steps = g_strsplit(path, "/", -1);
	GString *values = g_string_new(NULL);

	collect(beian_xml_child(beian_xml_root(xml), "ICP"), steps, values);
	return g_string_free(values, FALSE);
}

int
sample_run(const char *const *arguments, char **output, char **complaint)
{
	int status = -1;

	cr_assert(g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, output,
			  complaint, &status, NULL),
		"%s", arguments[0]);
	return status;
}
