#include "config.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/transform/transform.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(transform, .init = cr_redirect_stderr, .fini = leakcheck);

#define OPEN                                                                                                 \
	"<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "                    \
	"xmlns:exsl='http://exslt.org/common' xmlns:saxon='http://icl.com/saxon' "                           \
	"extension-element-prefixes='exsl saxon'>"
#define CLOSE "</xsl:stylesheet>"

static char *folder;

static char *
write_file(const char *name, const char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));

	if (folder == NULL)
		folder = g_dir_make_tmp("beian-transform-XXXXXX", NULL);
	char *path = g_build_filename(folder, name, NULL);
	cr_assert(beian_file_write(path, bytes, 0600, NULL));
	return path;
}

static void
remove_all(void)
{
	g_autoptr(GDir) open = g_dir_open(folder, 0, NULL);

	for (const char *name = g_dir_read_name(open); name != NULL; name = g_dir_read_name(open)) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_unlink(path);
	}
	g_rmdir(folder);
	g_clear_pointer(&folder, g_free);
}

static BeianXml *
apply(const char *stylesheet, const char *input, GError **error)
{
	g_autofree char *path = write_file("style.xsl", stylesheet);
	g_autoptr(BeianXml) xml = beian_xml_read(input, strlen(input), "input", NULL);

	cr_assert_not_null(xml, "%s", input);
	return beian_transform_apply(path, xml, error);
}

static char *
written(const BeianXml *xml)
{
	g_autoptr(GBytes) bytes = beian_xml_write(xml, "UTF-8", NULL);

	return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static void
expect_silence(void)
{
	fflush(stderr);
	cr_expect_stderr_eq_str("");
}

Test(transform, makes_what_the_stylesheet_says)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianXml) result =
		apply(OPEN "<xsl:template match='/in'><out n='{@n}'><xsl:value-of select='.'/></out>"
			   "</xsl:template>" CLOSE,
			"<in n='1'>\xe4\xb8\xad</in>", &error);

	cr_assert_not_null(result, "%s", error == NULL ? "" : error->message);
	g_autofree char *text = written(result);
	cr_expect_str_eq(
		text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<out n=\"1\">\xe4\xb8\xad</out>\n");
	expect_silence();
	remove_all();
}

Test(transform, leaves_its_input_alone)
{
	const char *text = "<in> <a/> <b> x </b>\n</in>";
	g_autofree char *path = write_file("style.xsl",
		OPEN "<xsl:strip-space elements='*'/>"
		     "<xsl:key name='k' match='a' use='1'/><xsl:template match='/in'><out><xsl:copy-of "
		     "select='.'/>"
		     "<xsl:value-of select='count(text())'/></out></xsl:template>" CLOSE);
	g_autoptr(BeianXml) input = beian_xml_read(text, strlen(text), "input", NULL);
	g_autofree char *before = beian_xml_text(beian_xml_root(input));

	g_autoptr(BeianXml) result = beian_transform_apply(path, input, NULL);
	cr_assert_not_null(result);
	g_autofree char *after = beian_xml_text(beian_xml_root(input));
	cr_expect_str_eq(after, before);
	g_autofree char *stripped = beian_xml_text(beian_xml_root(result));
	cr_expect_str_eq(stripped, " x 0", "the stylesheet did strip its own view");
	remove_all();
}

Test(transform, stops_with_the_stylesheet_s_own_words_alone)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianXml) result =
		apply(OPEN "<xsl:template match='/in'><out><xsl:message terminate='yes'>service/2: "
			   "\xe4\xb8\x8d\xe8\xa1\x8c 100% %s.</xsl:message></out></xsl:template>" CLOSE,
			"<in/>", &error);

	cr_assert_null(result);
	cr_expect(g_error_matches(error, BEIAN_ERROR, BEIAN_ERROR_NOT_GOOD));
	cr_expect_str_eq(error->message, "service/2: \xe4\xb8\x8d\xe8\xa1\x8c 100% %s.");
	expect_silence();
	remove_all();
}

Test(transform, does_not_show_messages_that_stop_nothing)
{
	g_autoptr(BeianXml) result = apply(OPEN
		"<xsl:template match='/in'><xsl:message>hello</xsl:message><out/></xsl:template>" CLOSE,
		"<in/>", NULL);

	cr_expect_not_null(result);
	expect_silence();
	remove_all();
}

Test(transform, refuses_stylesheets_that_are_none_or_fail)
{
	static const struct {
		const char *stylesheet, *words;
	} rows[] = {
		{"<xsl:stylesheet", "style.xsl"},
		{"<html/>", "not a stylesheet"},
		{OPEN "<xsl:template match='/'><xsl:value-of/></xsl:template>" CLOSE, "not a stylesheet"},
		{OPEN "<xsl:template match='/'><xsl:value-of select='1 +'/></xsl:template>" CLOSE,
			"not a stylesheet"},
		{OPEN "<xsl:template match='/'><out><xsl:value-of "
		      "select='$none'/></out></xsl:template>" CLOSE,
			"failed"},
		{OPEN "<xsl:template match='/'><out><xsl:value-of "
		      "select='none()'/></out></xsl:template>" CLOSE,
			"failed"},
		{OPEN "<xsl:template match='/'><xsl:call-template name='none'/></xsl:template>" CLOSE, "s"},
		{OPEN "<xsl:template match='/' name='a'><xsl:call-template name='a'/></xsl:template>" CLOSE,
			"failed"},
		{OPEN "<xsl:template match='/'/>" CLOSE, "made nothing"},
		{OPEN "<xsl:template match='/'>text</xsl:template>" CLOSE, "made nothing"},
		{"<!DOCTYPE a [<!ENTITY x SYSTEM '/etc/passwd'>]>" OPEN CLOSE, "style.xsl"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianXml) result = apply(rows[i].stylesheet, "<in/>", &error);
		cr_expect_null(result, "%s", rows[i].stylesheet);
		cr_assert_not_null(error, "%s", rows[i].stylesheet);
		cr_expect_not_null(
			strstr(error->message, rows[i].words), "%s: %s", rows[i].stylesheet, error->message);
	}
	expect_silence();
	remove_all();
}

Test(transform, says_which_stylesheet_cannot_be_read)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianXml) input = beian_xml_new("in");
	g_autoptr(BeianXml) result = beian_transform_apply("/nonexistent/none.xsl", input, &error);

	cr_expect_null(result);
	cr_expect(g_error_matches(error, BEIAN_ERROR, BEIAN_ERROR_CANNOT));
	cr_expect_not_null(strstr(error->message, "/nonexistent/none.xsl"));
}

/* Each would read "secret" or write "out.txt"; %s is the folder. */
Test(transform, reaches_no_file_and_no_network)
{
	static const struct {
		const char *body, *why;
	} rows[] = {
		{"<xsl:include href='%s/secret.xsl'/>", "include"},
		{"<xsl:import href='%s/secret.xsl'/>", "import"},
		{"<xsl:template match='/'><out><xsl:copy-of "
		 "select=\"document('%s/secret.xml')\"/></out></xsl:template>",
			"document()"},
		{"<xsl:template match='/'><out><xsl:copy-of select=\"document('secret.xml', "
		 "/)\"/></out></xsl:template>"
		 "<!-- %s -->",
			"document() beside the stylesheet"},
		{"<xsl:template match='/'><out><exsl:document "
		 "href='%s/out.txt'>x</exsl:document></out></xsl:template>",
			"exsl:document"},
		{"<xsl:template match='/'><out><saxon:output "
		 "href='%s/out.txt'>x</saxon:output></out></xsl:template>",
			"saxon:output"},
		{"<xsl:template match='/'><out><xsl:document "
		 "href='%s/new/out.txt'>x</xsl:document></out></xsl:template>",
			"xsl:document into a new folder"},
	};

	g_free(write_file("secret.xml", "<secret>SECRET</secret>"));
	g_free(write_file(
		"secret.xsl", OPEN "<xsl:template match='/'><out>SECRET</out></xsl:template>" CLOSE));
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(GStrv) halves = g_strsplit(rows[i].body, "%s", 2);
		g_autofree char *stylesheet = g_strconcat(OPEN, halves[0], folder, halves[1], CLOSE, NULL);
		g_autofree char *output = g_build_filename(folder, "out.txt", NULL);
		g_autofree char *fresh = g_build_filename(folder, "new", NULL);
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianXml) result = apply(stylesheet, "<in/>", &error);
		g_autofree char *text = result == NULL ? NULL : beian_xml_text(beian_xml_root(result));
		cr_expect(text == NULL || strstr(text, "SECRET") == NULL, "%s read a file", rows[i].why);
		cr_expect_not(g_file_test(output, G_FILE_TEST_EXISTS), "%s wrote a file", rows[i].why);
		cr_expect_not(g_file_test(fresh, G_FILE_TEST_EXISTS), "%s made a folder", rows[i].why);
	}
	expect_silence();
	remove_all();
}
