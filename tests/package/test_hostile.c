#include "config.h"
#include "core/base/error.h"
#include "core/package/package.h"
#include "tests/package/craft.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(hostile, .fini = leakcheck);

/* Refused with a sentence that holds WORDS and begins with the file's name; CASE says what was done. */
static void
expect_refused(GBytes *bytes, const char *words, const char *why)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianPackage) package = beian_package_read(bytes, "p.zip", &error);

	cr_expect_null(package, "%s", why);
	if (package != NULL)
		return;
	cr_assert_not_null(error, "%s", why);
	cr_expect(g_error_matches(error, BEIAN_ERROR, BEIAN_ERROR_NOT_GOOD), "%s", why);
	cr_expect(g_str_has_prefix(error->message, "p.zip: "), "%s: %s", why, error->message);
	cr_expect_not_null(
		strstr(error->message, words), "%s: \"%s\" is not in: %s", why, words, error->message);
	cr_expect(g_str_is_ascii(error->message) && strchr(error->message, '\033') == NULL, "%s: printable",
		why);
}

static GBytes *
valid(CraftParts *parts)
{
	g_autoptr(GArray) bag = craft_bag();

	return craft_zip((const CraftEntry *)(gconstpointer)bag->data, bag->len, parts);
}

Test(hostile, the_crafted_package_is_sound_before_it_is_spoiled)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = valid(NULL);
	g_autoptr(BeianPackage) package = beian_package_read(bytes, "p.zip", &error);

	cr_expect_not_null(package, "%s", error == NULL ? "" : error->message);
}

Test(hostile, is_refused_when_cut_off_anywhere)
{
	g_autoptr(GBytes) bytes = valid(NULL);

	for (gsize size = 0; size < g_bytes_get_size(bytes); size++) {
		g_autoptr(GBytes) cut = g_bytes_new_from_bytes(bytes, 0, size);
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianPackage) package = beian_package_read(cut, "p.zip", &error);
		cr_assert_null(package, "cut to %zu bytes", size);
		cr_assert_not_null(error, "cut to %zu bytes", size);
	}
}

Test(hostile, is_refused_when_any_byte_is_another)
{
	static const guchar flips[] = {0x01, 0x20, 0x80, 0xff};
	g_autoptr(GBytes) bytes = valid(NULL);
	gsize size;
	const void *data = g_bytes_get_data(bytes, &size);

	for (gsize at = 0; at < size * G_N_ELEMENTS(flips); at++) {
		guchar *copy = g_memdup2(data, size);
		copy[at / G_N_ELEMENTS(flips)] ^= flips[at % G_N_ELEMENTS(flips)];
		g_autoptr(GBytes) flipped = g_bytes_new_take(copy, size);
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianPackage) package = beian_package_read(flipped, "p.zip", &error);
		cr_assert_null(package, "byte %zu ^ %02x", at / G_N_ELEMENTS(flips),
			flips[at % G_N_ELEMENTS(flips)]);
	}
}

Test(hostile, is_refused_with_anything_before_or_behind)
{
	g_autoptr(GBytes) bytes = valid(NULL);
	gsize size;
	const void *data = g_bytes_get_data(bytes, &size);
	static const char *const parts[] = {"\n", "MZ", "#!/bin/sh\nexit 0\n", "PK\005\006"};

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		GByteArray *before = g_byte_array_new(), *behind = g_byte_array_new();
		g_byte_array_append(before, (const guint8 *)parts[i], (guint)strlen(parts[i]));
		g_byte_array_append(before, data, (guint)size);
		g_byte_array_append(behind, data, (guint)size);
		g_byte_array_append(behind, (const guint8 *)parts[i], (guint)strlen(parts[i]));
		g_autoptr(GBytes) prefixed = g_byte_array_free_to_bytes(before);
		g_autoptr(GBytes) appended = g_byte_array_free_to_bytes(behind);
		expect_refused(prefixed, "before, between or behind", parts[i]);
		expect_refused(appended, "does not end where the file ends", parts[i]);
	}
}

Test(hostile, names_are_refused_that_lead_astray)
{
	static const struct {
		CraftEntry entry;
		const char *words;
	} rows[] = {
		{{.name = "../../etc/passwd"}, "begins or ends with a dot"},
		{{.name = "data/../../x"}, "begins or ends with a dot"},
		{{.name = "data/./x"}, "begins or ends with a dot"},
		{{.name = "data/.ssh"}, "begins or ends with a dot"},
		{{.name = "data/con."}, "begins or ends with a dot"},
		{{.name = "/etc/passwd"}, "absolute"},
		{{.name = "data//x"}, "empty part"},
		{{.name = "data/folder/"}, "empty part"},
		{{.name = "data\\x"}, "character other than"},
		{{.name = "C:/x"}, "character other than"},
		{{.name = "data/a b"}, "character other than"},
		{{.name = "data/\033[2Jx"}, "character other than"},
		{{.name = "data/\xe5\xbc\xa0"}, "character other than"},
		{{.name = "data/\xe2\x80\xaegpj.exe"}, "character other than"},
		{{.name = "data/x\0.jpg", .name_bytes = 11}, "character other than"},
		{{.name = ""}, "1 to 255 bytes"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		CraftEntry entry = rows[i].entry;
		entry.text = "x";
		g_autoptr(GBytes) bytes = craft_zip(&entry, 1, NULL);
		expect_refused(bytes, rows[i].words, rows[i].entry.name);
	}
}

Test(hostile, an_overlong_name_is_refused_and_cut_in_the_message)
{
	g_autofree char *name = g_strnfill(60000, 'a');
	CraftEntry entry = {.name = name, .text = "x"};
	g_autoptr(GBytes) bytes = craft_zip(&entry, 1, NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianPackage) package = beian_package_read(bytes, "p.zip", &error);

	cr_assert_null(package);
	cr_expect_lt(strlen(error->message), 300);
}

Test(hostile, names_are_refused_that_clash)
{
	static const struct {
		const char *first, *second, *words;
	} rows[] = {
		{"data/a", "data/a", "twice or not in its place"},
		{"data/b", "data/a", "twice or not in its place"},
		{"data/A", "data/a", "upper and lower case"},
		{"DATA/a", "data/a", "upper and lower case"},
		{"data/a", "data/a/b", "also the name of a file"},
		{"data/A", "data/a/b/c", "also the name of a file"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		CraftEntry entries[] = {
			{.name = rows[i].first, .text = "x"}, {.name = rows[i].second, .text = "y"}};
		g_autoptr(GBytes) bytes = craft_zip(entries, G_N_ELEMENTS(entries), NULL);
		expect_refused(bytes, rows[i].words, rows[i].second);
	}
}

Test(hostile, modes_are_refused_that_are_no_plain_file)
{
	static const guint32 modes[] = {
		0120777, 0040755, 0020666, 0060660, 0010644, 0140755, 0104755, 0100755};

	for (gsize i = 0; i < G_N_ELEMENTS(modes); i++) {
		CraftEntry entry = {.name = "data/a", .text = "/etc/passwd", .mode = modes[i]};
		g_autoptr(GBytes) bytes = craft_zip(&entry, 1, NULL);
		g_autofree char *why = g_strdup_printf("mode %o", modes[i]);
		expect_refused(bytes, "not a plain file", why);
	}
}

/* The third entry is data/filing.xml, ten bytes. */
enum { LOCAL, CENTRAL, BOTH, END };
static const struct {
	int where;
	guint8 at, central_at, bytes;
	guint32 value;
	const char *words, *why;
} lies[] = {
	{BOTH, 6, 8, 2, 0x0001, "encrypted", "encrypted in both headers"},
	{LOCAL, 6, 0, 2, 0x0001, "encrypted", "encrypted in the local header only"},
	{CENTRAL, 0, 8, 2, 0x0041, "encrypted", "strong encryption in the directory only"},
	{BOTH, 6, 8, 2, 0x0008, "unusual flags", "sizes in a data descriptor"},
	{BOTH, 6, 8, 2, 0x0800, "unusual flags", "UTF-8 flag on an ASCII name"},
	{BOTH, 8, 10, 2, 8, "compressed", "deflate: where bombs come from"},
	{BOTH, 8, 10, 2, 99, "compressed", "AES method"},
	{LOCAL, 8, 0, 2, 8, "compressed", "two methods"},
	{BOTH, 10, 12, 2, 0x6000, "repacked", "a time"},
	{BOTH, 12, 14, 2, 0x5a21, "repacked", "a date"},
	{CENTRAL, 0, 4, 2, 0x0014, "repacked", "made on MS-DOS, so that no mode is known"},
	{BOTH, 4, 6, 2, 45, "repacked", "needs ZIP64"},
	{CENTRAL, 0, 38, 4, 0x10, "not a plain file", "a folder by its MS-DOS attribute"},
	{BOTH, 22, 24, 4, 9, "two sizes", "an uncompressed size other than the stored one"},
	{CENTRAL, 0, 24, 4, 1u << 30, "two sizes", "a large size in the directory only"},
	{LOCAL, 22, 0, 4, 1u << 30, "two different checksums or sizes",
		"a large size in the local header only"},
	{LOCAL, 14, 0, 4, 0, "two different checksums or sizes", "two checksums"},
	{BOTH, 14, 16, 4, 0x12345678, "checksum", "a wrong checksum in both headers"},
	{LOCAL, 28, 0, 2, 4, "extra field", "an extra field before the content"},
	{CENTRAL, 0, 30, 2, 4, "extra field", "an extra field in the directory"},
	{CENTRAL, 0, 32, 2, 4, "comment", "a comment"},
	{CENTRAL, 0, 34, 2, 1, "several parts", "on another disk"},
	{CENTRAL, 0, 36, 2, 1, "repacked", "internal attributes"},
	{CENTRAL, 0, 42, 4, 0, "overlap", "the same local header as the first entry"},
	{CENTRAL, 0, 42, 4, 0xfffffff0, "overlap", "a local header behind the end of the file"},
	{LOCAL, 26, 0, 2, 0xffff, "two different names", "a name beyond the end of the file"},
	{LOCAL, 35, 0, 1, 'x', "two different names", "another letter in one of the names"},
	{CENTRAL, 0, 28, 2, 0xffff, "directory of the ZIP is damaged", "a name beyond the directory"},
	{CENTRAL, 0, 0, 4, 0, "header is damaged", "no signature in the directory"},
	{LOCAL, 0, 0, 4, 0, "header is damaged", "no signature before the content"},
	{END, 4, 0, 2, 1, "several parts", "a second disk"},
	{END, 10, 0, 2, 7, "not where its end says", "two counts"},
	{END, 12, 0, 4, 7, "not where its end says", "a directory shorter than it is"},
	{END, 16, 0, 4, 0xffffffff, "not where its end says", "a directory beyond the file"},
	{END, 20, 0, 2, 1, "comment", "a comment longer than the file"},
};

static void
patch(guchar *data, gsize at, guint bytes, guint32 value)
{
	for (guint i = 0; i < bytes; i++)
		data[at + i] = (guchar)(value >> (8 * i));
}

Test(hostile, every_field_that_lies_is_refused)
{
	for (gsize i = 0; i < G_N_ELEMENTS(lies); i++) {
		CraftParts parts;
		g_autoptr(GBytes) bytes = valid(&parts);
		gsize size;
		guchar *data = g_bytes_unref_to_data(g_steal_pointer(&bytes), &size);
		if (lies[i].where == END)
			patch(data, parts.end + lies[i].at, lies[i].bytes, lies[i].value);
		if (lies[i].where == LOCAL || lies[i].where == BOTH)
			patch(data, parts.local[2] + lies[i].at, lies[i].bytes, lies[i].value);
		if (lies[i].where == CENTRAL || lies[i].where == BOTH)
			patch(data, parts.central[2] + lies[i].central_at, lies[i].bytes, lies[i].value);
		g_autoptr(GBytes) lying = g_bytes_new_take(data, size);
		expect_refused(lying, lies[i].words, lies[i].why);
	}
}

static GBytes *
with_sizes(guint32 size)
{
	CraftParts parts;
	gsize bytes;
	guchar *data = g_bytes_unref_to_data(valid(&parts), &bytes);

	patch(data, parts.local[2] + 18, 4, size);
	patch(data, parts.local[2] + 22, 4, size);
	patch(data, parts.central[2] + 20, 4, size);
	patch(data, parts.central[2] + 24, 4, size);
	return g_bytes_new_take(data, bytes);
}

Test(hostile, sizes_that_lie_alike_everywhere_are_refused)
{
	static const struct {
		guint32 size;
		const char *words;
	} rows[] = {
		{0xffffffff, "512 MiB"},
		{BEIAN_PACKAGE_LIMIT_BYTES + 1, "512 MiB"},
		{BEIAN_PACKAGE_LIMIT_BYTES / 2, "more bytes"},
		{9, "overlap, leave a gap"},
		{11, "overlap, leave a gap"},
		{0, "overlap, leave a gap"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GBytes) bytes = with_sizes(rows[i].size);
		g_autofree char *why = g_strdup_printf("%u bytes declared everywhere", rows[i].size);
		expect_refused(bytes, rows[i].words, why);
	}
}

Test(hostile, bytes_that_belong_to_nothing_are_refused)
{
	for (gsize behind = 0; behind < 2; behind++) {
		CraftParts parts;
		gsize size;
		g_autoptr(GBytes) bytes = valid(&parts);
		const guchar *data = g_bytes_get_data(bytes, &size);
		gsize at = behind ? parts.end : parts.central[0];
		GByteArray *out = g_byte_array_new();

		g_byte_array_append(out, data, (guint)at);
		g_byte_array_append(out, (const guint8 *)"hidden", 6);
		g_byte_array_append(out, data + at, (guint)(size - at));
		guchar *end = out->data + parts.end + 6;
		patch(end, 12, 4, (guint32)(parts.end - parts.central[0]) + (behind ? 6 : 0));
		patch(end, 16, 4, (guint32)parts.central[0] + (behind ? 0 : 6));
		g_autoptr(GBytes) stuffed = g_byte_array_free_to_bytes(out);
		expect_refused(stuffed, "belong to no entry",
			behind ? "hidden in the directory" : "hidden before the directory");
	}
}

Test(hostile, too_many_entries_are_refused_at_once)
{
	guint count = 65535;
	g_autofree CraftEntry *entries = g_new0(CraftEntry, count);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < count; i++) {
		g_ptr_array_add(names, g_strdup_printf("data/%05u", i));
		entries[i] = (CraftEntry){.name = names->pdata[i], .text = "x"};
	}
	g_autoptr(GBytes) bytes = craft_zip(entries, count, NULL);
	gint64 start = g_get_monotonic_time();
	expect_refused(bytes, "65535 entries", "as many entries as a ZIP can say");
	cr_expect_lt(g_get_monotonic_time() - start, 100 * 1000, "refused before the entries are looked at");
}

Test(hostile, the_deepest_names_cost_milliseconds)
{
	guint count = BEIAN_PACKAGE_LIMIT_ENTRIES;
	g_autofree CraftEntry *entries = g_new0(CraftEntry, count);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < count; i++) {
		GString *name = g_string_new(NULL);
		g_string_printf(name, "%04u", i);
		while (name->len < 254)
			g_string_append(name, "/a");
		g_ptr_array_add(names, g_string_free(name, FALSE));
		entries[i] = (CraftEntry){.name = names->pdata[i], .text = ""};
	}
	g_autoptr(GBytes) bytes = craft_zip(entries, count, NULL);
	gint64 start = g_get_monotonic_time();
	expect_refused(bytes, "no place", "4,096 entries, 125 folders deep");
	cr_expect_lt(g_get_monotonic_time() - start, 5 * G_USEC_PER_SEC);
}

Test(hostile, a_single_file_is_refused_when_any_byte_of_its_content_is_another)
{
	static const CraftEntry entry = {.name = "beianinfo.xml", .text = "<DownloadData/>"};
	CraftParts parts;
	g_autoptr(GBytes) bytes = craft_zip(&entry, 1, &parts);
	gsize size;
	const guchar *data = g_bytes_get_data(bytes, &size);

	for (gsize at = 0; at < size; at++) {
		g_autofree guchar *other = g_memdup2(data, size);
		other[at] ^= 1;
		g_autoptr(GBytes) spoiled = g_bytes_new(other, size);
		g_autoptr(GError) error = NULL;
		g_autoptr(GBytes) read = beian_package_read_single(spoiled, "p.zip", 15, &error);
		cr_assert((read == NULL) == (error != NULL), "byte %zu", at);
		cr_assert(read == NULL || memcmp(g_bytes_get_data(read, NULL), "<DownloadData/>", 15) == 0,
			"byte %zu: another content passed", at);
	}
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) large = beian_package_read_single(bytes, "p.zip", 14, &error);
	cr_expect_null(large);
	cr_expect_not_null(strstr(error->message, "larger than"), "%s", error->message);
}
