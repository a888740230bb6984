#include "config.h"
#include "core/base/directory.h"
#include "core/base/file.h"
#include "core/xml/schema.h"
#include "tests/support/leakcheck.h"
#include "tests/transform/sample.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(witness, .fini = leakcheck);

static char *
reference_schema(void)
{
	const char *shared = g_getenv("shared");

	if (shared == NULL || *shared == '\0')
		return NULL;
	char *path = g_build_filename(shared, "reference", "miit-3.0", "upload.xsd", NULL);
	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		g_clear_pointer(&path, g_free);
	return path;
}

static const char *const samples[] = {"enterprise", "individual", "add-service", "add-access", "cancel",
	"materials", "inspection", "unfiled"};

Test(witness, fits_the_ministry_s_schema)
{
	g_autofree char *path = reference_schema();
	if (path == NULL)
		cr_skip("needs the reference material");
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianSchema) schema = beian_schema_read(path, &error);
	cr_assert_not_null(schema, "%s", error == NULL ? "" : error->message);

	for (gsize i = 0; i < G_N_ELEMENTS(samples); i++) {
		g_autoptr(BeianXml) document = sample_read(samples[i], NULL, NULL);
		const BeianXml *documents[] = {document};
		g_autoptr(GBytes) bytes = sample_export(documents, 1, NULL);
		g_autoptr(GError) violation = NULL;
		cr_expect(beian_schema_check_bytes(schema, bytes, samples[i], &violation), "%s",
			violation == NULL ? "" : violation->message);
	}
	g_autoptr(BeianXml) lacking = sample_sound("individual", "<mobile>13700137000</mobile>", "");
	cr_expect_not(
		beian_schema_check(schema, lacking, "lacking", NULL), "the schema does demand a mobile");
}

/* The same through the processor and the validator that anyone has. */
Test(witness, is_the_same_with_xsltproc_and_xmllint)
{
	g_autofree char *xsltproc = g_find_program_in_path("xsltproc");
	g_autofree char *xmllint = g_find_program_in_path("xmllint");
	g_autofree char *schema = reference_schema();
	if (xsltproc == NULL || xmllint == NULL)
		cr_skip("needs xsltproc and xmllint");
	g_autofree char *folder = g_dir_make_tmp("beian-miit-XXXXXX", NULL);
	g_autofree char *in = g_build_filename(folder, "in.xml", NULL),
			*out = g_build_filename(folder, "out.xml", NULL);
	g_autofree char *stylesheet = g_build_filename(sample_transforms(), "miit-3.0.xsl", NULL);
	g_autoptr(BeianCodes) codes = sample_codes();

	for (gsize i = 0; i < G_N_ELEMENTS(samples); i++) {
		g_autoptr(BeianXml) document = sample_read(samples[i], NULL, NULL);
		BeianMiitFiling filing = sample_filing(document);
		g_autoptr(BeianXml) input = beian_miit_input(&filing, 1, 7, codes, NULL);
		g_autoptr(GBytes) bytes = beian_xml_write(input, "UTF-8", NULL);
		cr_assert(beian_file_write(in, bytes, 0600, NULL));
		const char *process[] = {"xsltproc", "--nonet", "-o", out, stylesheet, in, NULL};
		g_autofree char *complaint = NULL;
		cr_assert_eq(sample_run(process, NULL, &complaint), 0, "%s", complaint);
		g_autoptr(BeianXml) theirs = beian_xml_read_file(out, NULL);
		g_autoptr(GBytes) their_bytes = beian_xml_write(theirs, "GBK", NULL);
		g_autoptr(GBytes) ours = beian_miit_write(&filing, 1, 7, codes, sample_transforms(), NULL);
		cr_expect(g_bytes_equal(ours, their_bytes), "%s", samples[i]);

		cr_assert(beian_file_write(out, ours, 0600, NULL));
		const char *check[] = {"xmllint", "--nonet", "--noout", "--schema", schema, out, NULL};
		g_autofree char *violations = NULL;
		if (schema != NULL)
			cr_expect_eq(
				sample_run(check, NULL, &violations), 0, "%s: %s", samples[i], violations);
	}
	g_unlink(in);
	g_unlink(out);
	g_rmdir(folder);
}

Test(witness, every_sentence_of_the_stylesheets_can_be_translated)
{
	g_autofree char *path = g_build_filename(sample_transforms(), "miit-3.0.xsl", NULL);
	g_autofree char *code_path =
		g_build_filename(beian_directory_data(), "core", "transform", "miit.c", NULL);
	g_autofree char *text = NULL, *code = NULL;
	const char *mark = "<xsl:with-param name=\"sentence\">";
	guint found = 0;

	cr_assert(g_file_get_contents(path, &text, NULL, NULL));
	cr_assert(g_file_get_contents(code_path, &code, NULL, NULL));
	for (const char *at = strstr(text, mark); at != NULL; at = strstr(at + 1, mark)) {
		const char *start = at + strlen(mark);
		g_autofree char *sentence = g_strndup(start, strcspn(start, "<"));
		g_autofree char *literal = g_strdup_printf("N_(\"%s\")", sentence);
		cr_expect_not_null(strstr(code, literal), "%s", sentence);
		found++;
	}
	cr_expect_geq(found, 7);
}
