#include "config.h"
#include "core/app/configuration.h"
#include "core/base/directory.h"
#include "core/types/address.h"

#define GROUP "beian"

/* The configuration; empty when there is none that can be read. */
static GKeyFile *
load(void)
{
	g_autofree char *path = beian_directory_config_file();
	GKeyFile *file = g_key_file_new();

	g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, NULL);
	return file;
}

guint64
beian_config_sender_id(void)
{
	g_autoptr(GKeyFile) file = load();

	return g_key_file_get_uint64(file, GROUP, "sender-id", NULL);
}

int
beian_config_has_address(const char *address)
{
	g_autoptr(GKeyFile) file = load();
	g_auto(GStrv) ranges = g_key_file_get_string_list(file, GROUP, "addresses", NULL, NULL);
	int found = -1;

	for (guint i = 0; ranges != NULL && ranges[i] != NULL; i++) {
		g_auto(GStrv) ends = g_strsplit(g_strstrip(ranges[i]), "-", 2);
		const char *first = ends[0], *last = first != NULL && ends[1] != NULL ? ends[1] : first;
		if (first == NULL || !beian_address_is_range(first, last))
			continue;
		found = found == 1 ||
			(beian_address_is_range(first, address) && beian_address_is_range(address, last));
	}
	return found;
}
