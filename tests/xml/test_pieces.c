#include "config.h"
#include "core/xml/pieces.h"
#include "core/base/error.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(pieces, .fini = leakcheck);

static const char *const paths[] = {"a/list/row", "a/other", NULL};

/* What was visited: "WHICH:LINE:BYTES" a piece, a line each. */
typedef struct {
	GString *seen;
	guint refuse_after; /* pieces; 0: never */
	guint count;
} Visits;

static gboolean
visit(BeianXml *piece, guint which, gpointer data, GError **error)
{
	Visits *visits = data;
	g_autoptr(GBytes) bytes = beian_xml_write(piece, "UTF-8", NULL);
	const char *text = g_bytes_get_data(bytes, NULL), *body = strchr(text, '\n') + 1;

	g_string_append_printf(visits->seen, "%u:%ld:%.*s", which, beian_xml_line(beian_xml_root(piece)),
		(int)(g_bytes_get_size(bytes) - (gsize)(body - text)), body);
	visits->count++;
	return visits->count != visits->refuse_after ||
	       beian_error_set(error, BEIAN_ERROR_CANNOT, "enough after %u", visits->count);
}

/* What is visited in TEXT, and why reading ended before the end ("!…"). Free with g_free. */
static char *
read_text(const char *text, guint refuse_after)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	g_autoptr(GError) error = NULL;
	Visits visits = {g_string_new(NULL), refuse_after, 0};

	gboolean good = beian_pieces_read(bytes, "n", paths, visit, &visits, &error);
	cr_expect_eq(good, error == NULL, "%s", text);
	if (error != NULL)
		g_string_append_printf(visits.seen, "!%s", error->message);
	return g_string_free(visits.seen, FALSE);
}

Test(pieces, are_found_by_their_path_and_come_one_by_one)
{
	static const struct {
		const char *text, *seen, *why;
	} rows[] = {
		{"<a/>", "", "none"},
		{"<a><list/></a>", "", "a list without rows"},
		{"<a><list>\n<row><b c='1'>x &amp; y</b></row>\n<row/></list></a>",
			"0:2:<row>\n  <b c=\"1\">x &amp; y</b>\n</row>\n0:3:<row/>\n",
			"two, with what is in them"},
		{"<a><row/><list><list><row/></list></list><b><list><row/></list></b></a>", "",
			"other paths with the same ends"},
		{"<a><list><row><row><other/></row></row></list><other>z</other></a>",
			"0:1:<row>\n  <row>\n    <other/>\n  </row>\n</row>\n1:1:<other>z</other>\n",
			"what is inside a piece is part of it"},
		{"<a><other><![CDATA[<x>]]><!-- no --></other></a>", "1:1:<other>&lt;x&gt;</other>\n",
			"a CDATA section is text, a comment nothing"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *seen = read_text(rows[i].text, 0);
		cr_expect_str_eq(seen, rows[i].seen, "%s: %s", rows[i].why, seen);
	}
}

Test(pieces, say_why_a_document_ends_too_early)
{
	static const struct {
		const char *text, *seen, *why;
	} rows[] = {
		{"", "!n:1: the file is empty", "nothing"},
		{"<a><list><row/><row>", "!n:1: elements are not closed; the file may have been cut off",
			"cut off inside a piece"},
		{"<a><list><row/></lost></a>", "0:1:<row/>\n!n:1: an end tag does not match its start tag",
			"a wrong end tag behind a piece"},
		{"<a><other>\xff</other></a>",
			"!n:1: the bytes here are not UTF-8, which the file says it is in; save it again in "
			"that "
			"encoding",
			"bytes of another encoding"},
		{"<!DOCTYPE a><a/>", "!n:1: document type declarations", "a document type"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *seen = read_text(rows[i].text, 0);
		cr_expect(g_str_has_prefix(seen, rows[i].seen), "%s: %s", rows[i].why, seen);
	}
}

Test(pieces, are_read_no_further_than_their_visitor_wants)
{
	g_autofree char *seen = read_text("<a><list><row/><row>x</row><row/></list></broken>", 2);

	cr_expect_str_eq(seen, "0:1:<row/>\n0:1:<row>x</row>\n!enough after 2");
}

Test(pieces, are_read_from_gbk)
{
	g_autofree char *seen =
		read_text("<?xml version='1.0' encoding='GBK'?><a><other>\xd6\xd0</other></a>", 0);

	cr_expect_str_eq(seen, "1:1:<other>中</other>\n");
}

Test(pieces, that_are_too_large_are_refused)
{
	static const struct {
		guint texts; /* of 9 MB, each in an element */
		gboolean good;
		const char *why;
	} rows[] = {{1, TRUE, "below the limit"}, {2, FALSE, "above it"}, {4, FALSE, "far above it"}};
	g_autofree char *long_text = g_strnfill(9u * 1024 * 1024, 'x');

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) text = g_string_new("<a><list>\n<row>");
		g_autoptr(GError) error = NULL;
		Visits visits = {g_string_new(NULL), 0, 0};
		for (guint j = 0; j < rows[i].texts; j++)
			g_string_append_printf(text, "<b>%s</b>", long_text);
		g_string_append(text, "</row></list></a>");
		g_autoptr(GBytes) bytes = g_string_free_to_bytes(g_steal_pointer(&text));
		cr_expect_eq(beian_pieces_read(bytes, "n", paths, visit, &visits, &error), rows[i].good, "%s",
			rows[i].why);
		cr_expect_eq(visits.count, rows[i].good ? 1 : 0, "%s", rows[i].why);
		cr_expect(rows[i].good || g_str_has_prefix(error->message, "n:2: the element that ends here"),
			"%s", rows[i].why);
		g_string_free(visits.seen, TRUE);
	}
}

Test(pieces, keep_no_memory_of_those_before)
{
	g_autoptr(GString) text = g_string_new("<a><list>");
	g_autoptr(GError) error = NULL;
	Visits visits = {g_string_new(NULL), 0, 0};

	for (guint i = 0; i < 20000; i++)
		g_string_append_printf(text, "<row><b>%u</b></row>", i);
	g_string_append(text, "</list></a>");
	g_autoptr(GBytes) bytes = g_string_free_to_bytes(g_steal_pointer(&text));
	cr_assert(beian_pieces_read(bytes, "n", paths, visit, &visits, &error));
	cr_expect_eq(visits.count, 20000);
	cr_expect(g_str_has_suffix(visits.seen->str, "<b>19999</b>\n</row>\n"));
	g_string_free(visits.seen, TRUE);
}

Test(pieces, begin_with_a_root_that_is_read_alone)
{
	static const struct {
		const char *text, *root, *version, *why;
	} rows[] = {
		{"<?xml version='1.0'?>\n<a version='V.3.0'><b/></a>", "a", "V.3.0", "an attribute"},
		{"<a/>", "a", NULL, "no attribute"},
		{"<a version='1'><b></broken></a>", "a", "1", "what follows is not parsed"},
		{"", NULL, NULL, "nothing"},
		{"<1/>", NULL, NULL, "no name"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GBytes) bytes = g_bytes_new(rows[i].text, strlen(rows[i].text));
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianXml) xml = beian_pieces_root(bytes, "n", &error);
		cr_expect_eq(xml != NULL, rows[i].root != NULL, "%s", rows[i].why);
		cr_expect_eq(xml == NULL, error != NULL, "%s", rows[i].why);
		if (xml == NULL)
			continue;
		g_autofree char *version = beian_xml_attribute(beian_xml_root(xml), "version");
		cr_expect_str_eq(beian_xml_name(beian_xml_root(xml)), rows[i].root, "%s", rows[i].why);
		cr_expect(g_strcmp0(version, rows[i].version) == 0, "%s", rows[i].why);
		cr_expect_null(beian_xml_first(beian_xml_root(xml)), "%s", rows[i].why);
	}
}
