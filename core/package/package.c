#include "config.h"
#include "core/package/package.h"
#include "core/base/error.h"
#include "core/package/bag.h"
#include "core/package/container.h"
#include "core/package/entry.h"
#include "core/package/walk.h"
#include <string.h>

/* The tag files of a bag take this many of the entries. */
#define TAG_ENTRIES 4

struct BeianPackage {
	GTree *files; /* name below data/ → GBytes, both owned */
};

static int
compare_names(gconstpointer a, gconstpointer b, gpointer data G_GNUC_UNUSED)
{
	return strcmp(a, b);
}

static void
bytes_free(gpointer bytes)
{
	g_bytes_unref(bytes);
}

BeianPackage *
beian_package_new(void)
{
	BeianPackage *package = g_new(BeianPackage, 1);

	package->files = g_tree_new_full(compare_names, NULL, g_free, bytes_free);
	return package;
}

void
beian_package_free(BeianPackage *package)
{
	if (package == NULL)
		return;
	g_tree_destroy(package->files);
	g_free(package);
}

void
beian_package_put(BeianPackage *package, const char *name, GBytes *bytes)
{
	GBytes *there = g_tree_lookup(package->files, name);

	g_assert(there == NULL || g_bytes_equal(there, bytes));
	if (there == NULL)
		g_tree_insert(package->files, g_strdup(name), g_bytes_ref(bytes));
}

GBytes *
beian_package_get(const BeianPackage *package, const char *name)
{
	return g_tree_lookup(package->files, name);
}

const char **
beian_package_names(const BeianPackage *package)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (GTreeNode *node = g_tree_node_first(package->files); node != NULL; node = g_tree_node_next(node))
		g_ptr_array_add(names, g_tree_node_key(node));
	g_ptr_array_add(names, NULL);
	return (const char **)g_ptr_array_steal(names, NULL);
}

/* A writer that made what the reader refuses would be worse than none: the same limits and the same rules for
 * names. */
static gboolean
is_lawful(const GPtrArray *entries, GError **error)
{
	guint64 total = 0;
	const char *culprit = NULL;

	if (entries->len + TAG_ENTRIES > BEIAN_PACKAGE_LIMIT_ENTRIES)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("The package would have %u files, more than %d. Export fewer filings at once."),
			entries->len, BEIAN_PACKAGE_LIMIT_ENTRIES - TAG_ENTRIES);
	for (guint i = 0; i < entries->len; i++) {
		const BeianEntry *entry = entries->pdata[i];
		const char *fault = beian_entry_name_fault(entry->name, strlen(entry->name));
		if (fault != NULL)
			return beian_walk_refuse(
				error, _("The package"), entry->name, strlen(entry->name), fault);
		total += g_bytes_get_size(entry->bytes);
	}
	const char *clash = beian_entries_name_fault(entries, &culprit);
	if (clash != NULL)
		return beian_walk_refuse(error, _("The package"), culprit, strlen(culprit), clash);
	/* The tag files take a small part of the limit; a line of a manifest is 66 bytes and a name. */
	if (total + entries->len * (66 + BEIAN_ENTRY_NAME_LIMIT_BYTES) + 1024 > BEIAN_PACKAGE_LIMIT_BYTES)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("The package would be larger than 512 MiB. Export fewer filings at once."));
	return TRUE;
}

GBytes *
beian_package_write(const BeianPackage *package, GError **error)
{
	g_autoptr(GPtrArray) entries = beian_entries_new();

	if (g_tree_nnodes(package->files) == 0) {
		beian_error_set(
			error, BEIAN_ERROR_NOT_GOOD, _("A package without content cannot be written."));
		return NULL;
	}
	for (GTreeNode *node = g_tree_node_first(package->files); node != NULL;
		node = g_tree_node_next(node)) {
		g_autofree char *name = g_strconcat(BEIAN_BAG_PAYLOAD, g_tree_node_key(node), NULL);
		beian_entries_add(entries, name, g_tree_node_value(node));
	}
	if (!is_lawful(entries, error))
		return NULL;
	beian_bag_seal(entries);
	return beian_container_write(entries, error);
}

GBytes *
beian_package_write_single(const char *name, GBytes *bytes, GError **error)
{
	g_autoptr(GPtrArray) entries = beian_entries_new();

	beian_entries_add(entries, name, bytes);
	return is_lawful(entries, error) ? beian_container_write(entries, error) : NULL;
}

gboolean
beian_package_is_single(GBytes *bytes)
{
	return beian_package_looks_like(bytes) && beian_container_is_single(bytes);
}

GBytes *
beian_package_read_single(GBytes *bytes, const char *name, gsize limit_bytes, GError **error)
{
	return beian_container_read_single(bytes, name, limit_bytes, error);
}

BeianPackage *
beian_package_read(GBytes *bytes, const char *name, GError **error)
{
	g_autoptr(GPtrArray) entries = beian_container_read(bytes, name, error);

	if (entries == NULL || !beian_bag_check(entries, name, error))
		return NULL;
	BeianPackage *package = beian_package_new();
	for (guint i = 0; i < entries->len; i++) {
		const BeianEntry *entry = entries->pdata[i];
		if (g_str_has_prefix(entry->name, BEIAN_BAG_PAYLOAD))
			beian_package_put(package, entry->name + strlen(BEIAN_BAG_PAYLOAD), entry->bytes);
	}
	return package;
}

gboolean
beian_package_looks_like(GBytes *bytes)
{
	gsize size;
	const char *data = g_bytes_get_data(bytes, &size);

	return size >= 4 && memcmp(data, "PK\003\004", 4) == 0;
}
