#include "config.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/package/package.h"
#include "tests/package/craft.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(package, .fini = leakcheck);

static void
put(BeianPackage *package, const char *name, const char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));

	beian_package_put(package, name, bytes);
}

static GBytes *
write_small(void)
{
	g_autoptr(BeianPackage) package = beian_package_new();

	put(package, "materials/a.jpg", "\xff\xd8\xff\xe0JFIF");
	put(package, "filing.xml", "<filing/>\n");
	GBytes *bytes = beian_package_write(package, NULL);
	cr_assert_not_null(bytes);
	return bytes;
}

Test(package, writes_the_one_form_of_its_content_byte_for_byte)
{
	g_autoptr(GBytes) written = write_small();
	g_autoptr(GArray) bag = craft_bag();
	g_autoptr(GBytes) crafted = craft_zip_array(bag);

	cr_expect(g_bytes_equal(written, crafted), "libzip and the test's own writer agree on every byte");
}

Test(package, gives_the_same_bytes_whatever_the_order_time_zone_and_language)
{
	g_autoptr(GBytes) first = write_small();
	g_autoptr(BeianPackage) package = beian_package_new();

	g_setenv("TZ", "Asia/Shanghai", TRUE);
	g_setenv("LANGUAGE", "zh_CN", TRUE);
	put(package, "filing.xml", "<filing/>\n");
	put(package, "materials/a.jpg", "\xff\xd8\xff\xe0JFIF");
	put(package, "filing.xml", "<filing/>\n");
	g_autoptr(GBytes) second = beian_package_write(package, NULL);
	cr_assert_not_null(second);
	cr_expect(g_bytes_equal(first, second));
}

Test(package, reads_back_what_it_wrote)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianPackage) package = NULL;
	static const char *const names[] = {"filing.xml", "materials/a.jpg", NULL};

	{
		/* The package keeps what it needs of the bytes it was read from. */
		g_autoptr(GBytes) bytes = write_small();
		package = beian_package_read(bytes, "p.zip", &error);
	}
	cr_assert_not_null(package, "%s", error == NULL ? "" : error->message);
	g_autofree const char **found = beian_package_names(package);
	cr_assert(g_strv_equal(found, names));
	GBytes *filing = beian_package_get(package, "filing.xml");
	cr_expect_eq(g_bytes_get_size(filing), 10);
	cr_expect_eq(memcmp(g_bytes_get_data(filing, NULL), "<filing/>\n", 10), 0);
	cr_expect_null(beian_package_get(package, "data/filing.xml"));
	cr_expect_null(beian_package_get(package, "bagit.txt"));
}

Test(package, carries_empty_and_large_files)
{
	gsize size = 3 * 1024 * 1024 + 7;
	g_autofree char *large = g_malloc(size);
	g_autoptr(BeianPackage) package = beian_package_new();

	for (gsize i = 0; i < size; i++)
		large[i] = (char)(i * 2654435761u >> 13);
	g_autoptr(GBytes) large_bytes = g_bytes_new(large, size);
	put(package, "empty", "");
	beian_package_put(package, "large", large_bytes);
	g_autoptr(GBytes) bytes = beian_package_write(package, NULL);
	cr_assert_not_null(bytes);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianPackage) again = beian_package_read(bytes, "p.zip", &error);
	cr_assert_not_null(again, "%s", error == NULL ? "" : error->message);
	cr_expect_eq(g_bytes_get_size(beian_package_get(again, "empty")), 0);
	cr_expect(g_bytes_equal(beian_package_get(again, "large"), large_bytes));
}

Test(package, writes_nothing_that_it_would_refuse_to_read)
{
	static const struct {
		const char *first, *second, *words, *why;
	} rows[] = {
		{NULL, NULL, "without content", "an empty package"},
		{"../x", NULL, "dot", "a name that climbs"},
		{"materials/\xe5\xbc\xa0.jpg", NULL, "character", "a name outside ASCII"},
		{"a", "A", "same", "names equal but for case"},
		{"a", "a/b", "folder", "a file that is also a folder"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianPackage) package = beian_package_new();
		g_autoptr(GError) error = NULL;
		if (rows[i].first != NULL)
			put(package, rows[i].first, "x");
		if (rows[i].second != NULL)
			put(package, rows[i].second, "y");
		g_autoptr(GBytes) bytes = beian_package_write(package, &error);
		cr_expect_null(bytes, "%s", rows[i].why);
		cr_assert_not_null(error, "%s", rows[i].why);
		cr_expect(g_error_matches(error, BEIAN_ERROR, BEIAN_ERROR_NOT_GOOD), "%s", rows[i].why);
		cr_expect_not_null(
			strstr(error->message, rows[i].words), "%s: %s", rows[i].why, error->message);
	}
}

static GBytes *
write_many(guint count, GError **error)
{
	g_autoptr(BeianPackage) package = beian_package_new();

	for (guint i = 0; i < count; i++) {
		g_autofree char *name = g_strdup_printf("materials/%u", i);
		put(package, name, "x");
	}
	return beian_package_write(package, error);
}

Test(package, holds_4096_entries_and_no_more)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) most = write_many(BEIAN_PACKAGE_LIMIT_ENTRIES - 4, &error);
	cr_assert_not_null(most, "%s", error == NULL ? "" : error->message);
	g_autoptr(BeianPackage) read = beian_package_read(most, "p.zip", &error);
	cr_expect_not_null(read, "%s", error == NULL ? "" : error->message);

	g_autoptr(GBytes) more = write_many(BEIAN_PACKAGE_LIMIT_ENTRIES - 3, &error);
	cr_expect_null(more);
	cr_expect_not_null(error);
}

Test(package, wraps_one_file_for_the_envelope)
{
	g_autoptr(GBytes) xml = g_bytes_new_static("<UploadData/>", 13);
	g_autoptr(GBytes) zip = beian_package_write_single("beianinfo.xml", xml, NULL);
	static const CraftEntry entry = {.name = "beianinfo.xml", .text = "<UploadData/>"};
	g_autoptr(GBytes) crafted = craft_zip(&entry, 1, NULL);

	cr_assert_not_null(zip);
	cr_expect(g_bytes_equal(zip, crafted));
	cr_expect(beian_package_looks_like(zip));
	cr_expect_not(beian_package_looks_like(xml));
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) refused = beian_package_write_single("a b", xml, &error);
	cr_expect_null(refused);
	g_autoptr(GBytes) again = beian_package_read_single(zip, "p.zip", 13, NULL);
	cr_assert_not_null(again);
	cr_expect(g_bytes_equal(again, xml));
}

Test(package, is_told_from_the_zip_of_one_file)
{
	g_autoptr(GBytes) xml = g_bytes_new_static("<UploadData/>", 13);
	g_autoptr(GBytes) single = beian_package_write_single("beianinfo.xml", xml, NULL);
	g_autoptr(GBytes) package = write_small();
	gsize size;
	const guchar *data = g_bytes_get_data(single, &size);
	g_autofree guchar *commented = g_malloc(size + 2);

	memcpy(commented, data, size);
	memcpy(commented + size, "no", 2);
	commented[size - 2] = 2;
	g_autoptr(GBytes) other = g_bytes_new(commented, size + 2);
	cr_expect(beian_package_is_single(single));
	cr_expect(beian_package_is_single(other), "with a comment behind it");
	cr_expect_not(beian_package_is_single(package));
	cr_expect_not(beian_package_is_single(xml));
}

Test(package, is_verified_by_tools_that_know_nothing_of_us)
{
	g_autofree char *unzip = g_find_program_in_path("unzip");
	g_autofree char *sums = g_find_program_in_path("sha256sum");
	if (unzip == NULL || sums == NULL)
		cr_skip("needs unzip and sha256sum");

	g_autofree char *folder = g_dir_make_tmp("beian-package-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "p.zip", NULL);
	g_autoptr(GBytes) bytes = write_small();
	cr_assert(beian_file_write(path, bytes, 0600, NULL));
	const char *arguments[] = {"sh", "-ec",
		"cd \"$1\"; unzip -qt p.zip >&2; unzip -q p.zip; test \"$(find . -type f | wc -l)\" = 7; "
		"sha256sum --quiet --strict -c tagmanifest-sha256.txt; sha256sum --quiet --strict -c "
		"manifest-sha256.txt; "
		"echo x >>data/filing.xml; ! sha256sum --status -c manifest-sha256.txt",
		"sh", folder, NULL};
	g_autofree char *output = NULL, *complaint = NULL;
	int status = -1;
	cr_assert(g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
		&complaint, &status, NULL));
	cr_expect_eq(status, 0, "%s%s", output, complaint);

	const char *removal[] = {"rm", "-r", "--", folder, NULL};
	g_spawn_sync(NULL, (char **)removal, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}
