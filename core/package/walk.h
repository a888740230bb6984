/*
 * walk: a ZIP's own bytes, looked at before any library interprets them.
 *
 * A package has one byte form: local headers, contents, directory and end record follow each other without a
 * gap, everything is stored, and what two headers say twice is the same. Whatever is not in that form was
 * repacked, damaged or made to deceive: two readers that disagree about one file are how hostile ZIPs work.
 * Bombs, overlaps, appended and prefixed data have no place to be. Source: PKWARE APPNOTE 6.3.3,
 * sections 4.3.7, 4.3.12, 4.3.16.
 */
#pragma once
#include <glib.h>

/* 1980-01-01, the first day a ZIP can say. APPNOTE 4.4.6. */
#define BEIAN_WALK_DOS_DATE 0x0021u
/* A regular file, rw-r--r--. */
#define BEIAN_WALK_UNIX_MODE 0100644u

/*
 * The entries of the ZIP in BYTES, contents borrowed as slices of it, in the order of its directory.
 * Checksums are not looked at. CONTAINER is what messages call it. NULL with *ERROR (not good).
 */
GPtrArray *beian_walk_entries(GBytes *bytes, const char *container, GError **error);

/* Sets *ERROR to "CONTAINER: ENTRY: SENTENCE" with ENTRY made printable, and returns FALSE. */
gboolean beian_walk_refuse(
	GError **error, const char *container, const char *entry, gsize entry_bytes, const char *sentence);
