/* digest: SHA-256 in lower-case hexadecimal. */
#pragma once
#include <glib.h>

#define BEIAN_DIGEST_CHARS 64

/* Of BYTES. Free with g_free. */
char *beian_digest_of_bytes(const void *bytes, gsize size_bytes);
/* Of the file at PATH, read in pieces. Sets *SIZE_BYTES when not NULL. NULL with *ERROR when it cannot be
 * read. */
char *beian_digest_of_file(const char *path, guint64 *size_bytes, GError **error);
/* Whether TEXT is 64 lower-case hexadecimal digits. */
gboolean beian_digest_is_valid(const char *text);
