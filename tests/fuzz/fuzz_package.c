/*
 * Any bytes as a package, in two ways. As they are: what is accepted can be written again, and is then the
 * same. As texts divided by zero bytes (a word, then name, content, name, content …): "put" makes a package
 * of them, which is refused or comes back whole; "bag" seals what they say and "zip" does not: so the reader
 * is reached behind the checksums, which no mutation guesses.
 */
#include "config.h"
#include "core/package/bag.h"
#include "core/base/digest.h"
#include "core/package/container.h"
#include "core/package/entry.h"
#include "core/package/package.h"
#include "tests/fuzz/fuzz.h"
#include <string.h>

/* The content of NAME has the digest that the manifest of ENTRIES lists. */
static void
check_digest(const GPtrArray *entries, const char *name, GBytes *content)
{
	gsize size_bytes;
	const void *data = g_bytes_get_data(content, &size_bytes);
	g_autofree char *digest = beian_digest_of_bytes(data, size_bytes);
	g_autofree char *line = g_strdup_printf("%s  %s%s\n", digest, BEIAN_BAG_PAYLOAD, name);

	for (guint i = 0; i < entries->len; i++) {
		const BeianEntry *entry = entries->pdata[i];
		const char *text = g_bytes_get_data(entry->bytes, &size_bytes);
		if (strcmp(entry->name, "manifest-sha256.txt") == 0)
			g_assert(g_strstr_len(text, (gssize)size_bytes, line) != NULL);
	}
}

static void
check_equal(const BeianPackage *one, const BeianPackage *other)
{
	g_autofree const char **names = beian_package_names(one), **others = beian_package_names(other);

	g_assert(g_strv_equal(names, others));
	for (guint i = 0; names[i] != NULL; i++)
		g_assert(g_bytes_equal(beian_package_get(one, names[i]), beian_package_get(other, names[i])));
}

#define SINGLE_LIMIT_BYTES 4096

/* Reads BYTES; checks every claim about what was read. NULL when they are refused. */
static BeianPackage *
read_bytes(GBytes *bytes)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianPackage) package = beian_package_read(bytes, "fuzz", &error);

	g_assert((package == NULL) == (error != NULL));
	g_assert(error == NULL || strchr(error->message, '\n') == NULL);
	/* Any ZIP may be offered as the ministry's; whatever comes out keeps to the limit. */
	g_autoptr(GBytes) single = beian_package_read_single(bytes, "fuzz", SINGLE_LIMIT_BYTES, NULL);
	g_assert(single == NULL || g_bytes_get_size(single) <= SINGLE_LIMIT_BYTES);
	g_assert(package == NULL || !beian_package_is_single(bytes));
	if (package == NULL)
		return NULL;
	g_autoptr(GPtrArray) entries = beian_container_read(bytes, "fuzz", NULL);
	g_autofree const char **names = beian_package_names(package);
	for (guint i = 0; names[i] != NULL; i++) {
		g_assert(beian_entry_name_fault(names[i], strlen(names[i])) == NULL);
		check_digest(entries, names[i], beian_package_get(package, names[i]));
	}
	g_autoptr(GBytes) written = beian_package_write(package, NULL);
	g_assert(written != NULL && g_bytes_get_size(written) == g_bytes_get_size(bytes));
	g_autoptr(BeianPackage) again = beian_package_read(written, "fuzz", NULL);
	g_assert(again != NULL);
	check_equal(package, again);
	return g_steal_pointer(&package);
}

static void
put(const GPtrArray *entries)
{
	g_autoptr(BeianPackage) package = beian_package_new();
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i < entries->len; i++) {
		const BeianEntry *entry = entries->pdata[i];
		if (beian_package_get(package, entry->name) == NULL)
			beian_package_put(package, entry->name, entry->bytes);
	}
	g_autoptr(GBytes) written = beian_package_write(package, &error);
	g_assert((written == NULL) == (error != NULL));
	if (written == NULL)
		return;
	g_autoptr(BeianPackage) read = read_bytes(written);
	g_assert(read != NULL);
	check_equal(package, read);
}

/* Two of one name libzip refuses to write; in the driver's own ZIPs only the first is kept. */
static GPtrArray *
entries_of(const uint8_t *bytes, size_t size_bytes)
{
	GPtrArray *entries = beian_entries_new();
	g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const uint8_t *end = bytes + size_bytes;

	while (bytes < end) {
		const uint8_t *middle = memchr(bytes, 0, (size_t)(end - bytes));
		if (middle == NULL)
			break;
		const uint8_t *next = memchr(middle + 1, 0, (size_t)(end - middle - 1));
		g_autoptr(GBytes) content =
			g_bytes_new(middle + 1, (gsize)((next != NULL ? next : end) - middle - 1));
		if (*bytes != '\0' && g_utf8_validate((const char *)bytes, -1, NULL) &&
			g_hash_table_add(names, g_strdup((const char *)bytes)))
			beian_entries_add(entries, (const char *)bytes, content);
		bytes = next != NULL ? next + 1 : end;
	}
	return entries;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size_bytes)
{
	g_autoptr(GBytes) all = g_bytes_new_static(bytes, size_bytes);
	gboolean seals = size_bytes > 4 && memcmp(bytes, "bag", 4) == 0;

	if (size_bytes > 4 && memcmp(bytes, "put", 4) == 0) {
		g_autoptr(GPtrArray) entries = entries_of(bytes + 4, size_bytes - 4);
		put(entries);
	} else if (seals || (size_bytes > 4 && memcmp(bytes, "zip", 4) == 0)) {
		g_autoptr(GPtrArray) entries = entries_of(bytes + 4, size_bytes - 4);
		beian_entries_sort(entries);
		if (seals)
			beian_bag_seal(entries);
		g_autoptr(GBytes) made = beian_container_write(entries, NULL);
		if (made != NULL)
			beian_package_free(read_bytes(made));
	} else {
		beian_package_free(read_bytes(all));
	}
	return 0;
}
