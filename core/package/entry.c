#include "config.h"
#include "core/package/entry.h"
#include <glib/gi18n.h>
#include <string.h>

static void
entry_free(gpointer data)
{
	BeianEntry *entry = data;

	g_free(entry->name);
	g_bytes_unref(entry->bytes);
	g_free(entry);
}

GPtrArray *
beian_entries_new(void)
{
	return g_ptr_array_new_with_free_func(entry_free);
}

void
beian_entries_add(GPtrArray *entries, const char *name, GBytes *bytes)
{
	BeianEntry *entry = g_new(BeianEntry, 1);

	entry->name = g_strdup(name);
	entry->bytes = g_bytes_ref(bytes);
	g_ptr_array_add(entries, entry);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	const BeianEntry *const *left = a, *const *right = b;

	return strcmp((*left)->name, (*right)->name);
}

void
beian_entries_sort(GPtrArray *entries)
{
	g_ptr_array_sort(entries, compare_names);
}

static gboolean
is_name_char(char c)
{
	return g_ascii_isalnum(c) || c == '.' || c == '_' || c == '-' || c == '/';
}

const char *
beian_entry_name_fault(const char *name, gsize size_bytes)
{
	gsize start = 0;

	if (size_bytes == 0 || size_bytes > BEIAN_ENTRY_NAME_LIMIT_BYTES)
		return _("A name must have 1 to 255 bytes; the package was not made by this program.");
	for (gsize i = 0; i < size_bytes; i++)
		if (!is_name_char(name[i]))
			return _("The name holds a character other than letters, digits, \".\", \"_\", \"-\" "
				 "and \"/\"; "
				 "the package was not made by this program.");
	for (gsize i = 0; i <= size_bytes; i++) {
		if (i < size_bytes && name[i] != '/')
			continue;
		if (i == start)
			return _("The name is absolute or has an empty part, which could lead out of the "
				 "folder it is unpacked to; "
				 "do not unpack it.");
		if (name[start] == '.' || name[i - 1] == '.')
			return _("A part of the name begins or ends with a dot, which could lead out of the "
				 "folder it is unpacked to; "
				 "do not unpack it.");
		start = i + 1;
	}
	return NULL;
}

const char *
beian_entries_name_fault(const GPtrArray *entries, const char **culprit)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < entries->len; i++) {
		*culprit = ((const BeianEntry *)entries->pdata[i])->name;
		if (!g_hash_table_add(seen, g_ascii_strdown(*culprit, -1)))
			return _("Two entries have this name, upper and lower case being the same; unpackers "
				 "would keep one of them only.");
	}
	for (guint i = 0; i < entries->len; i++) {
		*culprit = ((const BeianEntry *)entries->pdata[i])->name;
		g_autofree char *folder = g_ascii_strdown(*culprit, -1);
		for (char *slash = strrchr(folder, '/'); slash != NULL; slash = strrchr(folder, '/')) {
			*slash = '\0';
			if (g_hash_table_contains(seen, folder))
				return _("A folder in the name is also the name of a file; the package "
					 "cannot be unpacked.");
		}
	}
	return NULL;
}
