/* container: entries as one ZIP and back. The only file that knows libzip. */
#pragma once
#include <glib.h>

/* ENTRIES, sorted by name, as a ZIP: everything stored, all times and modes the same. NULL with *ERROR. */
GBytes *beian_container_write(const GPtrArray *entries, GError **error);

/*
 * The entries of the ZIP in BYTES, contents borrowed from it, sorted by name, names sound, sizes and
 * checksums right. CONTAINER is what messages call it. NULL with *ERROR (not good).
 */
GPtrArray *beian_container_read(GBytes *bytes, const char *container, GError **error);

/* Whether the ZIP in BYTES says that it holds one entry. */
gboolean beian_container_is_single(GBytes *bytes);
/*
 * The content of the one entry of the ZIP in BYTES, made by any program: stored or deflated, not encrypted,
 * at most LIMIT_BYTES long, of the size and checksum it says. CONTAINER is what messages call it. NULL with
 * *ERROR (not good).
 */
GBytes *beian_container_read_single(GBytes *bytes, const char *container, gsize limit_bytes, GError **error);
