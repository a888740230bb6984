/* file: reading with a limit, writing whole or not at all. */
#pragma once
#include <glib.h>

/*
 * The bytes of the file at PATH, or of standard input when PATH is "-". A file of more than LIMIT_BYTES is
 * refused before it is read further. NULL with *ERROR (cannot) naming PATH.
 */
GBytes *beian_file_read(const char *path, gsize limit_bytes, GError **error);

/*
 * Writes BYTES to PATH through a temporary file beside it, synced and renamed: PATH holds the old content or
 * the new, never a part. New files get MODE. FALSE with *ERROR (cannot) naming PATH; then nothing is left
 * behind.
 */
gboolean beian_file_write(const char *path, GBytes *bytes, int mode, GError **error);
