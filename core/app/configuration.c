#include "config.h"
#include "core/app/configuration.h"
#include "core/base/directory.h"

guint64
beian_config_sender_id(void)
{
	g_autofree char *path = beian_directory_config_file();
	g_autoptr(GKeyFile) file = g_key_file_new();

	if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, NULL))
		return 0;
	return g_key_file_get_uint64(file, "beian", "sender-id", NULL);
}
