/* Exports: nothing where an error stands in the way, the same bytes for the same draft, and what was checked
 * is what is written. */
#include "config.h"
#include "core/base/file.h"
#include "core/package/package.h"
#include "tests/app/desk.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(export, .fini = leakcheck);

static GBytes *
bytes_of(const Desk *desk, const char *name)
{
	g_autofree char *path = desk_path(desk, name);
	GBytes *bytes = beian_file_read(path, BEIAN_PACKAGE_LIMIT_BYTES, NULL);

	cr_assert_not_null(bytes, "%s was written", name);
	return bytes;
}

/* The text of the payload file NAME in the package FILE; free with g_free. */
static char *
payload(const Desk *desk, const char *file, const char *name)
{
	g_autoptr(GBytes) bytes = bytes_of(desk, file);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianPackage) package = beian_package_read(bytes, file, &error);
	gsize size_bytes;

	cr_assert_not_null(package, "%s", error != NULL ? error->message : "");
	GBytes *found = beian_package_get(package, name);
	cr_assert_not_null(found, "%s is in it", name);
	const char *text = g_bytes_get_data(found, &size_bytes);
	return g_strndup(text, size_bytes);
}

Test(export, writes_a_package_that_reads_back)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autofree char *says = desk_export(&desk, &id, 1, "out.zip", FALSE);

	cr_assert_null(says, "%s", says);
	g_autofree char *xml = payload(&desk, "out.zip", "filing.xml");
	cr_expect_not_null(strstr(xml, "uid=\"0a1b2c3d\" state=\"complete\""), "%s", xml);
	cr_expect_not_null(strstr(xml, "<name>示例科技公司</name>"));
	g_autoptr(BeianOpenDraft) open = beian_draft_open(desk.app, id, NULL);
	g_autofree char *document = package_print(open->filing);
	cr_expect_not_null(strstr(xml, document), "it is the document that was judged");
	g_autofree char *sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, DESK_SCAN, -1);
	g_autofree char *name = g_strconcat("materials/", sha256, NULL);
	g_autofree char *scan = payload(&desk, "out.zip", name);
	cr_expect_str_eq(scan, DESK_SCAN);
}

Test(export, the_same_draft_gives_the_same_bytes)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autofree char *first = desk_export(&desk, &id, 1, "a.zip", FALSE),
			*second = desk_export(&desk, &id, 1, "b.zip", FALSE);

	cr_assert(first == NULL && second == NULL);
	g_autoptr(GBytes) a = bytes_of(&desk, "a.zip");
	g_autoptr(GBytes) b = bytes_of(&desk, "b.zip");
	cr_expect(g_bytes_equal(a, b));
	g_auto(Desk) elsewhere = desk_open();
	gint64 other = desk_draft(&elsewhere, "0a1b2c3d");
	g_autofree char *third = desk_export(&elsewhere, &other, 1, "c.zip", FALSE);
	cr_assert_null(third, "%s", third);
	g_autoptr(GBytes) c = bytes_of(&elsewhere, "c.zip");
	cr_expect(g_bytes_equal(a, c), "also in another home");
}

Test(export, writes_nothing_when_an_error_stands_in_the_way)
{
	g_auto(Desk) desk = desk_open();
	gint64 ids[] = {desk_draft(&desk, "0a1b2c3d"), 0};
	g_autofree char *path = desk_path(&desk, "out.zip");

	desk_answer(&desk, ids[0], "entity/name", "短名");
	g_autofree char *says = desk_export(&desk, ids, 1, "out.zip", FALSE);
	cr_assert_not_null(says);
	cr_expect_not_null(strstr(says, "A01 entity/name"), "%s", says);
	cr_expect_null(strstr(says, "短名"), "an answer is not quoted: %s", says);
	cr_expect_not(g_file_test(path, G_FILE_TEST_EXISTS));
	g_autoptr(GArray) receipts = beian_store_receipts(beian_app_store(desk.app, NULL), ids[0], NULL);
	cr_expect_eq(receipts->len, 0);
}

Test(export, leaves_an_older_file_alone_when_it_is_refused)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autofree char *path = desk_file(&desk, "out.zip", "what was there");

	desk_answer(&desk, id, "declared/true", "");
	g_autofree char *says = desk_export(&desk, &id, 1, "out.zip", FALSE);
	g_autofree char *content = NULL;
	cr_expect_not_null(says);
	cr_assert(g_file_get_contents(path, &content, NULL, NULL));
	cr_expect_str_eq(content, "what was there");
}

Test(export, of_several_writes_all_or_none)
{
	g_auto(Desk) desk = desk_open();
	gint64 ids[] = {desk_draft(&desk, "0a1b2c3d"), 0};
	g_autofree char *path = desk_path(&desk, "out.zip");

	{
		g_autoptr(BeianOpenDraft) cancel = beian_draft_new(desk.app, "cancel", "0a1b2c3e", NULL);
		g_autoptr(BeianStep) step = beian_step_new();
		cr_assert(beian_filing_set(cancel->filing, "entity/name", "短", step, NULL));
		cr_assert(beian_draft_save(desk.app, cancel, step, NULL, NULL));
		ids[1] = cancel->draft.id;
	}
	g_autofree char *refused = desk_export(&desk, ids, 2, "out.zip", FALSE);
	cr_expect_null(
		refused, "a rule that looks at what this kind does not ask is not applicable: %s", refused);
	g_autofree char *first = payload(&desk, "out.zip", "filing-0a1b2c3d.xml");
	g_autofree char *second = payload(&desk, "out.zip", "filing-0a1b2c3e.xml");
	cr_expect_not_null(strstr(second, "kind=\"cancel\""));
	desk_answer(&desk, ids[1], "entity/name", "");
	remove(path);
	g_autofree char *says = desk_export(&desk, ids, 2, "out.zip", FALSE);
	cr_expect_not_null(says);
	cr_expect_not(g_file_test(path, G_FILE_TEST_EXISTS));
}

Test(export, of_an_unfinished_one_is_marked)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");

	desk_answer(&desk, id, "entity/name", "短名");
	g_autofree char *says = desk_export(&desk, &id, 1, "out.zip", TRUE);
	cr_assert_null(says, "%s", says);
	g_autofree char *xml = payload(&desk, "out.zip", "filing.xml");
	cr_expect_not_null(strstr(xml, "state=\"draft\""));
	desk_answer(&desk, id, "entity/name", "示例科技公司");
	g_autofree char *again = desk_export(&desk, &id, 1, "out.zip", TRUE);
	cr_assert_null(again, "%s", again);
	g_autofree char *good = payload(&desk, "out.zip", "filing.xml");
	cr_expect_not_null(strstr(good, "state=\"draft\""), "whoever asks for a draft gets one");
}

Test(export, an_unfinished_one_is_native_only)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = 1;
	g_autoptr(GError) error = NULL;

	cr_expect_null(beian_export_begin(desk.app, &id, 1, "x", BEIAN_PROFILE_MIIT, TRUE, &error));
	cr_expect(error != NULL && error->code == BEIAN_ERROR_USAGE);
}

Test(export, a_material_that_is_gone_or_changed_stops_it)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autofree char *out = desk_path(&desk, "out.zip"), *holds = desk_print(&desk);
	g_autofree char *name = g_strdup(strstr(holds, "materials/"));

	*strchr(name, '\n') = '\0';
	house_write(desk.home, name, "other bytes");
	g_autofree char *changed = desk_export(&desk, &id, 1, "out.zip", FALSE);
	cr_expect_not_null(changed);
	cr_expect_not(g_file_test(out, G_FILE_TEST_EXISTS));
	g_autofree char *material = desk_path(&desk, name);
	remove(material);
	g_autofree char *gone = desk_export(&desk, &id, 1, "out.zip", FALSE);
	cr_expect_not_null(gone);
	cr_expect_not(g_file_test(out, G_FILE_TEST_EXISTS));
}

Test(export, leaves_a_receipt)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autofree char *says = desk_export(&desk, &id, 1, "out.zip", FALSE),
			*file = desk_path(&desk, "out.zip");
	g_autoptr(GArray) receipts = beian_store_receipts(beian_app_store(desk.app, NULL), id, NULL);
	g_autoptr(GBytes) bytes = bytes_of(&desk, "out.zip");
	g_autofree char *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);

	cr_assert_null(says, "%s", says);
	cr_assert_eq(receipts->len, 1);
	const BeianReceipt *receipt = &g_array_index(receipts, BeianReceipt, 0);
	cr_expect_str_eq(receipt->profile, "native");
	cr_expect_str_eq(receipt->file, file);
	cr_expect_str_eq(receipt->sha256, sha256);
}

Test(export, where_nothing_can_be_written_leaves_nothing)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autofree char *says = desk_export(&desk, &id, 1, "no/such/folder/out.zip", FALSE);
	g_autoptr(GArray) receipts = beian_store_receipts(beian_app_store(desk.app, NULL), id, NULL);

	cr_expect_not_null(says);
	cr_expect_eq(receipts->len, 0);
}

Test(export, knows_two_profiles)
{
	BeianProfile profile = BEIAN_PROFILE_NATIVE;
	g_autoptr(GError) error = NULL;

	cr_expect(beian_profile_parse("miit-3.0", &profile, NULL));
	cr_expect_eq(profile, BEIAN_PROFILE_MIIT);
	cr_expect_str_eq(beian_profile_name(profile), "miit-3.0");
	cr_expect(beian_profile_parse("native", &profile, NULL));
	cr_expect_eq(profile, BEIAN_PROFILE_NATIVE);
	cr_expect_not(beian_profile_parse("miit", &profile, &error));
	cr_expect(error != NULL && error->code == BEIAN_ERROR_USAGE);
}
