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
