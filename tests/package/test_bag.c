#include "config.h"
#include "core/base/error.h"
#include "core/package/package.h"
#include "tests/package/craft.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(bag, .fini = leakcheck);

/* The places of the entries in craft_bag. */
enum { INFORMATION, DECLARATION, FILING, PICTURE, MANIFEST, TAG_MANIFEST };

static CraftEntry *
entry(GArray *bag, guint at)
{
	return &g_array_index(bag, CraftEntry, at);
}

static const char *text(const char *format, ...) G_GNUC_PRINTF(1, 2);
static const char *
text(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *made = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	return g_intern_string(made);
}

/* Makes the tag manifest right again, so that what is spoiled below it is found by itself. */
static void
retag(GArray *bag)
{
	entry(bag, bag->len - 1)->text = "";
	g_autoptr(GArray) listed = g_array_copy(bag);
	g_array_set_size(listed, bag->len - 1);
	entry(bag, bag->len - 1)->text = craft_manifest(listed, "data/", TRUE);
}

static void
expect_refused(GArray *bag, const char *words, const char *why)
{
	g_autoptr(GBytes) bytes = craft_zip_array(bag);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianPackage) package = beian_package_read(bytes, "p.zip", &error);

	cr_expect_null(package, "%s", why);
	if (package != NULL)
		return;
	cr_expect(g_error_matches(error, BEIAN_ERROR, BEIAN_ERROR_NOT_GOOD), "%s", why);
	cr_expect_not_null(
		strstr(error->message, words), "%s: \"%s\" is not in: %s", why, words, error->message);
}

Test(bag, retagging_alone_leaves_it_whole)
{
	g_autoptr(GArray) bag = craft_bag();
	g_autoptr(GError) error = NULL;

	retag(bag);
	g_autoptr(GBytes) bytes = craft_zip_array(bag);
	g_autoptr(BeianPackage) package = beian_package_read(bytes, "p.zip", &error);
	cr_expect_not_null(package, "%s", error == NULL ? "" : error->message);
}

Test(bag, every_entry_is_needed)
{
	static const char *const words[] = {
		"p.zip: bag-info.txt: The entry is missing",
		"p.zip: bagit.txt: The entry is missing",
		"p.zip: data/filing.xml: The entry is in the list",
		"p.zip: manifest-sha256.txt: The list of digests names",
		"p.zip: manifest-sha256.txt: The entry is missing",
		"p.zip: tagmanifest-sha256.txt: The entry is missing",
	};

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		g_autoptr(GArray) bag = craft_bag();
		g_array_remove_index(bag, i);
		expect_refused(bag, words[i], words[i]);
	}
}

Test(bag, nothing_may_be_added)
{
	static const struct {
		guint at;
		const char *name, *words;
	} rows[] = {
		{0, "a.txt", "a.txt: The entry has no place"},
		{4, "fetch.txt", "fetch.txt: The entry has no place"},
		{4, "manifest-md5.txt", "manifest-md5.txt: The entry has no place"},
		{5, "manifest-sha512.txt", "has no place"},
		{2, "data/extra", "data/extra: The entry is not in the list"},
		{4, "data/z", "data/z: The entry is not in the list"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GArray) bag = craft_bag();
		CraftEntry added = {.name = rows[i].name, .text = "x"};
		g_array_insert_val(bag, rows[i].at, added);
		expect_refused(bag, rows[i].words, rows[i].name);
	}
}

Test(bag, changed_content_is_named)
{
	static const struct {
		guint at;
		const char *words;
	} rows[] = {
		{INFORMATION, "bag-info.txt: The content was changed"},
		{FILING, "data/filing.xml: The content was changed"},
		{PICTURE, "data/materials/a.jpg: The content was changed"},
		{MANIFEST, "manifest-sha256.txt: The content was changed"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GArray) bag = craft_bag();
		entry(bag, rows[i].at)->text = text("%s ", entry(bag, rows[i].at)->text);
		expect_refused(bag, rows[i].words, rows[i].words);
	}
}

Test(bag, the_declaration_has_one_form)
{
	static const char *const texts[] = {
		"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n",
		"BagIt-Version: 1.0\n",
		"BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n",
		("\xef\xbb\xbf"
		 "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
		"BagIt-Version: 1.0\nTag-File-Character-Encoding: GBK\n",
		"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nX: y\n",
		"",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(GArray) bag = craft_bag();
		entry(bag, DECLARATION)->text = texts[i];
		retag(bag);
		expect_refused(bag, "bagit.txt: The declaration", texts[i]);
	}
}

Test(bag, the_count_of_the_content_is_checked)
{
	static const char *const texts[] = {
		"Payload-Oxum: 19.2\n",
		"Payload-Oxum: 18.3\n",
		"Payload-Oxum: 18.2\nBagging-Date: 2026-11-23\n",
		"",
		"Payload-Oxum: 18.2",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(GArray) bag = craft_bag();
		entry(bag, INFORMATION)->text = texts[i];
		retag(bag);
		expect_refused(bag, "bag-info.txt: The count", texts[i]);
	}
}

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

Test(bag, the_manifest_has_one_form)
{
	g_autoptr(GArray) sound = craft_bag();
	g_auto(GStrv) lines = g_strsplit(entry(sound, MANIFEST)->text, "\n", 3);
	const char *one = lines[0], *two = lines[1];
	g_autofree char *upper = g_ascii_strup(two, 64);
	const struct {
		const char *manifest, *words, *why;
	} cases[] = {
		{"", "manifest-sha256.txt: The list of digests is damaged", "empty"},
		{text("%s\n%s", one, two), "list of digests is damaged", "no line feed at the end"},
		{text("%s\r\n%s\r\n", one, two), "The entry is not in the list", "carriage returns"},
		{text("%s\n%s\n%s\n", one, one, two), "listed twice", "a line twice"},
		{text("%s\n%s\n%s\n", one, two, two), "names entries that are not there",
			"the last line twice"},
		{text("%s\n%s\n", two, one), "data/filing.xml: The entry is not in the list",
			"another order"},
		{text("%s\n", one), "data/materials/a.jpg: The entry is not in the list",
			"the second line missing"},
		{text("%s\n", two), "data/filing.xml: The entry is not in the list",
			"the first line missing"},
		{text("%s\n%s\n%s  data/z\n", one, two, ZEROS), "names entries that are not there",
			"one line too many"},
		{text("%s  data/a\n%s\n%s\n", ZEROS, one, two), "data/a: The entry is in the list",
			"a file that is missing"},
		{text("%s\n%s  data/materials/a.jpg\n", one, ZEROS),
			"data/materials/a.jpg: The content was changed", "a wrong digest"},
		{text("%s\n%s%s\n", one, upper, two + 64), "list of digests is damaged", "capital digits"},
		{text("%s\n%.64s *%s\n", one, two, two + 66), "list of digests is damaged",
			"the mark of binary mode"},
		{text("%s\n%.64s\n", one, two), "list of digests is damaged", "no name"},
		{text("%s\n\n%s\n", one, two), "list of digests is damaged", "an empty line"},
		{text("%s\n%s\n%s  bagit.txt\n", one, two, ZEROS), "names entries that are not there",
			"a tag file as payload"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GArray) bag = craft_bag();
		entry(bag, MANIFEST)->text = cases[i].manifest;
		retag(bag);
		expect_refused(bag, cases[i].words, cases[i].why);
	}
}

Test(bag, a_manifest_with_a_nul_is_damaged)
{
	g_autoptr(GArray) bag = craft_bag();
	CraftEntry *manifest = entry(bag, MANIFEST);
	gsize size = strlen(manifest->text);
	g_autofree char *spoiled = g_strdup(manifest->text);

	spoiled[70] = '\0';
	manifest->text = spoiled;
	manifest->text_bytes = size;
	retag(bag);
	expect_refused(bag, "manifest-sha256.txt: The list of digests is damaged", "a NUL in a line");
}

Test(bag, a_bag_without_content_is_refused)
{
	g_autoptr(GArray) bag = craft_bag();

	g_array_remove_range(bag, FILING, 2);
	entry(bag, 0)->text = "Payload-Oxum: 0.0\n";
	entry(bag, 2)->text = "";
	retag(bag);
	expect_refused(bag, "holds no content", "no payload");
}
