/* Imports: what comes from outside is taken whole or not at all, and leaves nothing when it is refused. */
#include "config.h"
#include "core/base/file.h"
#include "core/package/package.h"
#include "tests/app/desk.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(import, .fini = leakcheck);

/* Imports HOME/NAME; the error's message or NULL. Free with g_free. IDS may be NULL. */
static char *
import(Desk *desk, const char *name, GArray *ids)
{
	g_autofree char *file = desk_path(desk, name);
	g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GError) error = NULL;
	gboolean good = beian_import_package(desk->app, file, ids != NULL ? ids : own, &error);

	cr_expect_neq(good, error != NULL);
	cr_expect(error == NULL || error->code == BEIAN_ERROR_NOT_GOOD, "refused, not broken: %s",
		error != NULL ? error->message : "");
	return error != NULL ? g_strdup(error->message) : NULL;
}

static void delete (Desk *desk, gint64 id)
{
	cr_assert(beian_store_delete(beian_app_store(desk->app, NULL), id, NULL));
}

Test(import, gives_back_what_was_exported)
{
	g_auto(Desk) desk = desk_open();
	g_auto(Desk) other = desk_open(); /* the environment is now the other's */
	gint64 id = desk_draft(&other, "0a1b2c3d");
	g_autofree char *exported = desk_export(&other, &id, 1, "out.zip", FALSE);
	g_autofree char *before = desk_print(&other);
	g_autofree char *path = desk_path(&other, "out.zip");
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GError) error = NULL;

	cr_assert_null(exported, "%s", exported);
	g_setenv("BEIAN_HOME", desk.home, TRUE);
	cr_assert(
		beian_import_package(desk.app, path, ids, &error), "%s", error != NULL ? error->message : "");
	cr_assert_eq(ids->len, 1);
	g_autofree char *after = desk_print(&desk);
	cr_expect_str_eq(after, before);
	g_autoptr(BeianOpenDraft) open =
		beian_draft_open_to_write(desk.app, g_array_index(ids, gint64, 0), NULL);
	cr_expect_not_null(open, "nobody holds it");
}

Test(import, of_what_is_there_already_changes_nothing)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));

	desk_answer(
		&desk, id, "entity/person/mobile", "138 0013 8000"); /* typed otherwise than it is written */
	desk_answer(&desk, id, "service/1/signature/owner", "nobody asks that of a website");
	g_autofree char *exported = desk_export(&desk, &id, 1, "out.zip", FALSE);
	g_autofree char *before = desk_print(&desk);
	g_autofree char *says = import(&desk, "out.zip", ids);
	cr_assert_null(exported, "%s", exported);
	cr_expect_null(says, "both say the same: %s", says);
	cr_assert_eq(ids->len, 1);
	cr_expect_eq(g_array_index(ids, gint64, 0), id);
	g_autofree char *after = desk_print(&desk);
	cr_expect_str_eq(after, before);
}

Test(import, of_another_state_of_the_same_filing_is_a_conflict)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autofree char *exported = desk_export(&desk, &id, 1, "out.zip", FALSE);

	cr_assert_null(exported, "%s", exported);
	desk_answer(&desk, id, "entity/name", "另外一个名字");
	g_autofree char *before = desk_print(&desk);
	g_autofree char *says = import(&desk, "out.zip", NULL);
	cr_expect_not_null(says);
	cr_expect_null(strstr(says, "名字"));
	g_autofree char *after = desk_print(&desk);
	cr_expect_str_eq(after, before);
}

Test(import, of_a_conflict_leaves_no_material)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autofree char *exported = desk_export(&desk, &id, 1, "out.zip", FALSE), *holds = desk_print(&desk);
	g_autofree char *name = g_strdup(strstr(holds, "materials/"));

	cr_assert_null(exported, "%s", exported);
	*strchr(name, '\n') = '\0';
	g_autofree char *material = desk_path(&desk, name);
	desk_answer(&desk, id, "entity/document/scan", "");
	cr_assert_eq(remove(material), 0);
	g_autofree char *before = desk_print(&desk);
	g_autofree char *says = import(&desk, "out.zip", NULL);
	cr_expect_not_null(says);
	g_autofree char *after = desk_print(&desk);
	cr_expect_str_eq(after, before);
}

Test(import, of_several_makes_all_or_none)
{
	g_auto(Desk) desk = desk_open();
	gint64 ids[] = {desk_draft(&desk, "0a1b2c3d"), 0};

	desk_answer(&desk, ids[0], "entity/person/mobile", "13700137000");
	desk_answer(&desk, ids[0], "service/1/person/mobile", "13700137000");
	ids[1] = desk_draft(&desk, "0a1b2c3e");
	g_autofree char *exported = desk_export(&desk, ids, 2, "out.zip", TRUE);
	cr_assert_null(exported, "%s", exported);
	delete (&desk, ids[0]);
	desk_answer(&desk, ids[1], "entity/name", "另外一个名字");
	g_autofree char *before = desk_print(&desk);
	g_autofree char *says = import(&desk, "out.zip", NULL);
	cr_expect_not_null(says, "the second is a conflict");
	g_autofree char *after = desk_print(&desk);
	cr_expect_str_eq(after, before, "the first was not made either");
	delete (&desk, ids[1]);
	g_autoptr(GArray) made = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autofree char *good = import(&desk, "out.zip", made);
	cr_expect_null(good, "%s", good);
	cr_expect_eq(made->len, 2);
}

#define ROOT(attributes, inside)                                                                             \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<filing xmlns=\"urn:beian:filing:1\" " attributes       \
	">" inside "</filing>"
#define HEAD "kind=\"first\" uid=\"0a1b2c3d\" state=\"complete\""
#define SCAN(digest, bytes)                                                                                  \
	"<entity><document><scan><file id=\"1\" sha256=\"" digest "\" bytes=\"" bytes                        \
	"\" type=\"application/octet-stream\" name=\"a.jpg\"/></scan></document></entity>"
/* Of "abc". */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define OTHER "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

typedef struct {
	const char *why;
	const char *files[3][2]; /* name and content of the payload */
} Package;

static const Package hostile[] = {
	{"a material that is missing", {{"filing.xml", ROOT(HEAD, SCAN(ABC, "3"))}}},
	{"a material that no filing refers to", {{"filing.xml", ROOT(HEAD, "")}, {"materials/" ABC, "abc"}}},
	{"a material with another content than its name says",
		{{"filing.xml", ROOT(HEAD, SCAN(OTHER, "3"))}, {"materials/" OTHER, "abc"}}},
	{"a material of another size than the filing says",
		{{"filing.xml", ROOT(HEAD, SCAN(ABC, "2"))}, {"materials/" ABC, "abc"}}},
	{"a material without a digest for a name",
		{{"filing.xml", ROOT(HEAD, "")}, {"materials/a.jpg", "abc"}}},
	{"an element that the form does not ask",
		{{"filing.xml", ROOT(HEAD, "<entity><wealth>much</wealth></entity>")}}},
	{"elements in another order",
		{{"filing.xml", ROOT(HEAD, "<declared><true>yes</true></declared><entity/>")}}},
	{"a kind that there is not",
		{{"filing.xml", ROOT("kind=\"last\" uid=\"0a1b2c3d\" state=\"draft\"", "")}}},
	{"a kind that is a way out",
		{{"filing.xml", ROOT("kind=\"../first\" uid=\"0a1b2c3d\" state=\"draft\"", "")}}},
	{"answers of another kind",
		{{"filing.xml", ROOT("kind=\"cancel\" uid=\"0a1b2c3d\" state=\"draft\"",
					"<entity><nature>enterprise</nature></entity>")}}},
	{"no uid", {{"filing.xml", ROOT("kind=\"first\" state=\"draft\"", "")}}},
	{"a uid that is none", {{"filing.xml", ROOT("kind=\"first\" uid=\"../../..\" state=\"draft\"", "")}}},
	{"another namespace", {{"filing.xml", "<filing xmlns=\"urn:beian:filing:2\" kind=\"first\" "
					      "uid=\"0a1b2c3d\" state=\"draft\"/>"}}},
	{"another root", {{"filing.xml", "<html/>"}}},
	{"no XML", {{"filing.xml", "entity/name=x"}}},
	{"UTF-16", {{"filing.xml", "\xff\xfe<"}}},
	{"a document type", {{"filing.xml", "<!DOCTYPE filing [<!ENTITY a \"b\">]>" ROOT(HEAD, "")}}},
	{"an answer that its type refuses",
		{{"filing.xml", ROOT(HEAD, "<entity><nature>monarch</nature></entity>")}}},
	{"a number that the type of its document refuses",
		{{"filing.xml", ROOT(HEAD, "<entity><document><type>resident-id</type><number>E12345678</"
					   "number></document></entity>")}}},
	{"the same instance twice", {{"filing.xml", ROOT(HEAD, "<service id=\"1\"/><service id=\"1\"/>")}}},
	{"more instances than the form allows",
		{{"filing.xml", ROOT(HEAD, "<service id=\"1\"/><service id=\"2\"/><service "
					   "id=\"3\"/><service id=\"4\"/>")}}},
	{"an instance with a number too long", {{"filing.xml", ROOT(HEAD, "<service id=\"1000000\"/>")}}},
	{"two filings with one uid",
		{{"filing-0a1b2c3d.xml", ROOT(HEAD, "<entity><name>甲</name></entity>")},
			{"filing-0a1b2c3e.xml", ROOT(HEAD, "<entity><name>乙</name></entity>")}}},
	{"a good filing beside a bad one",
		{{"filing-0a1b2c3d.xml", ROOT(HEAD, "")},
			{"filing-0a1b2c3e.xml", ROOT("kind=\"last\" uid=\"0a1b2c3e\" state=\"draft\"", "")}}},
	{"a good material beside a bad filing",
		{{"filing.xml", ROOT(HEAD, "<entity><wealth/></entity>")}, {"materials/" ABC, "abc"}}},
	{"no filing", {{"materials/" ABC, "abc"}}},
};

static void
write_package(const Desk *desk, const Package *package, const char *name)
{
	g_autoptr(BeianPackage) made = beian_package_new();
	g_autofree char *path = desk_path(desk, name);
	g_autoptr(GError) error = NULL;

	for (int i = 0; i < 3 && package->files[i][0] != NULL; i++) {
		g_autoptr(GBytes) bytes = g_bytes_new(package->files[i][1], strlen(package->files[i][1]));
		beian_package_put(made, package->files[i][0], bytes);
	}
	g_autoptr(GBytes) bytes = beian_package_write(made, &error);
	cr_assert_not_null(bytes, "%s: %s", package->why, error != NULL ? error->message : "");
	cr_assert(beian_file_write(path, bytes, 0600, NULL));
}

Test(import, refuses_whole_what_is_not_right_and_leaves_nothing)
{
	for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++) {
		g_auto(Desk) desk = desk_open();
		g_autofree char *path = desk_path(&desk, "in.zip"), *report = NULL;
		g_autoptr(GError) error = NULL;
		write_package(&desk, &hostile[i], "in.zip");
		g_autofree char *says = import(&desk, "in.zip", NULL);
		cr_expect_not_null(says, "%s", hostile[i].why);
		g_autofree char *left = desk_print(&desk);
		cr_expect_str_eq(left, "", "%s leaves nothing", hostile[i].why);
		cr_expect_not(beian_import_verify(desk.app, path, &report, &error),
			"%s is not verified either", hostile[i].why);
	}
}

Test(import, takes_a_package_that_is_right_at_its_edges)
{
	static const Package good[] = {
		{"an empty filing", {{"filing.xml", ROOT(HEAD, "")}}},
		{"a material", {{"filing.xml", ROOT(HEAD, SCAN(ABC, "3"))}, {"materials/" ABC, "abc"}}},
		{"the highest number", {{"filing.xml", ROOT(HEAD, "<service id=\"999999\"/>")}}},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
		g_auto(Desk) desk = desk_open();
		g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
		write_package(&desk, &good[i], "in.zip");
		g_autofree char *says = import(&desk, "in.zip", ids);
		cr_expect_null(says, "%s: %s", good[i].why, says);
		cr_expect_eq(ids->len, 1, "%s", good[i].why);
	}
}

/* A material that was there before stays there when an import that brings it too is refused. */
Test(import, takes_nothing_away_when_it_is_refused)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autofree char *exported = desk_export(&desk, &id, 1, "out.zip", FALSE);

	cr_assert_null(exported);
	desk_answer(&desk, id, "entity/name", "另外一个名字");
	g_autofree char *says = import(&desk, "out.zip", NULL);
	g_autofree char *again = desk_export(&desk, &id, 1, "again.zip", FALSE);
	cr_expect_not_null(says);
	cr_expect_null(again, "the scan is still there: %s", again);
}

Test(import, a_bare_document_can_be_looked_at_and_not_imported)
{
	g_auto(Desk) desk = desk_open();
	g_autofree char *path =
		desk_file(&desk, "filing.xml", ROOT(HEAD, "<entity><name>甲</name></entity>"));
	g_autofree char *report = NULL, *says = import(&desk, "filing.xml", NULL);
	g_autoptr(GError) error = NULL;

	cr_expect_not_null(says);
	g_autoptr(BeianFiling) filing = beian_import_filing(desk.app, path, &error);
	cr_assert_not_null(filing, "%s", error != NULL ? error->message : "");
	cr_expect_str_eq(beian_filing_text(filing, "entity/name"), "甲");
	cr_expect(beian_import_verify(desk.app, path, &report, NULL));
}

Test(import, verify_says_what_is_in_it)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autofree char *exported = desk_export(&desk, &id, 1, "out.zip", TRUE),
			*path = desk_path(&desk, "out.zip"), *report = NULL;

	cr_assert_null(exported);
	cr_assert(beian_import_verify(desk.app, path, &report, NULL));
	cr_expect_not_null(strstr(report, "1 filing, 1 material, unfinished"), "%s", report);
}

Test(import, a_file_that_is_not_there_is_no_refusal)
{
	g_auto(Desk) desk = desk_open();
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GError) error = NULL;

	cr_expect_not(beian_import_package(desk.app, "/nonexistent/x.zip", ids, &error));
	cr_expect(error != NULL && error->code == BEIAN_ERROR_CANNOT);
}

/* Every byte of a good package, changed: it is refused or, where a byte means nothing, does the same. Nothing
 * is ever left half. */
Test(import, a_package_with_one_wrong_byte_leaves_nothing)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autofree char *exported = desk_export(&desk, &id, 1, "out.zip", FALSE),
			*path = desk_path(&desk, "out.zip");
	g_autofree char *content = NULL;
	gsize size_bytes;

	cr_assert_null(exported);
	cr_assert(g_file_get_contents(path, &content, &size_bytes, NULL));
	delete (&desk, id);
	g_autofree char *before = desk_print(&desk);
	for (gsize i = 0; i < size_bytes; i += 37) {
		content[i] = (char)(content[i] ^ 0x20);
		cr_assert(g_file_set_contents(path, content, (gssize)size_bytes, NULL));
		g_autofree char *says = import(&desk, "out.zip", NULL);
		cr_assert_not_null(says, "byte %zu", i);
		g_autofree char *after = desk_print(&desk);
		cr_assert_str_eq(after, before, "byte %zu", i);
		content[i] = (char)(content[i] ^ 0x20);
	}
}
