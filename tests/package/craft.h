/*
 * craft: ZIPs made byte by byte, independent of libzip and of the room under test, so that a test can lie in
 * any field.
 */
#pragma once
#include <glib.h>

typedef struct {
	const char *name;
	gsize name_bytes; /* 0: up to the NUL */
	const char *text;
	gsize text_bytes; /* 0: up to the NUL */
	guint32 mode;     /* 0: 0100644 */
} CraftEntry;

/* Where the parts of a ZIP begin. */
typedef struct {
	gsize local[8], central[8], end;
} CraftParts;

/* A ZIP of COUNT entries in the form of a package. Sets PARTS, when not NULL, for the first eight. */
GBytes *craft_zip(const CraftEntry *entries, guint count, CraftParts *parts);
/* The same for an array of CraftEntry. */
GBytes *craft_zip_array(const GArray *entries);

/* The four tag files and the payload "data/filing.xml" and "data/materials/a.jpg" as entries; free with
 * g_array_unref. */
GArray *craft_bag(void);
/* The text of the manifest over those of ENTRIES that begin with PREFIX, or do not when WITHOUT; lives until
 * the test ends. */
const char *craft_manifest(const GArray *entries, const char *prefix, gboolean without);
