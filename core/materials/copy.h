/* copy: reading what someone wants to attach, and writing copies that last. For this room only. */
#pragma once
#include <glib.h>

/*
 * The bytes of the regular file at PATH, at most BEIAN_MATERIAL_LIMIT_BYTES. Links are followed; a FIFO or a
 * device is refused without waiting. NULL with *ERROR (cannot, or not good when too large).
 */
GBytes *beian_copy_read(const char *path, GError **error);

/*
 * Writes BYTES to FOLDER/NAME (0600) through a temporary file beside it; file and folder are synced. FALSE
 * with *ERROR; then nothing is left behind.
 */
gboolean beian_copy_write(const char *folder, const char *name, GBytes *bytes, GError **error);

/* Makes the entries of FOLDER last. FALSE with errno. */
gboolean beian_copy_sync_folder(const char *folder);
