/*
 * package: containers. The native package is a BagIt 1.0 bag (RFC 8493) in a ZIP: everything stored, fixed order and times,
 * no date of making: the same content gives the same bytes on any machine. The only room that knows libzip.
 */
#pragma once
#include <glib.h>

#define BEIAN_PACKAGE_LIMIT_BYTES (512u * 1024 * 1024)
#define BEIAN_PACKAGE_LIMIT_ENTRIES 4096


/* Contents of a package: names and bytes, sorted by name. */
typedef struct BeianPackage BeianPackage;
BeianPackage *beian_package_new(void);
void beian_package_free(BeianPackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianPackage, beian_package_free)
/* Puts a payload file in; NAME is relative to data/. A name that is there already with other bytes is a bug. */
void beian_package_put(BeianPackage *package, const char *name, GBytes *bytes);
/* The payload file NAME, borrowed, or NULL. */
GBytes *beian_package_get(const BeianPackage *package, const char *name);
/* Names of the payload, sorted, NULL-terminated; free with g_free (the names are borrowed). */
const char **beian_package_names(const BeianPackage *package);

/* The bag as the bytes of a ZIP. NULL with *ERROR (cannot). */
GBytes *beian_package_write(const BeianPackage *package, GError **error);
/* A ZIP with the one entry NAME, for the ministry's envelope. */
GBytes *beian_package_write_single(const char *name, GBytes *bytes, GError **error);

/*
 * Reads and verifies a package of ours: the ZIP's consistency, names (no absolute path, "..", backslash, two equal names, links,
 * encryption), counts, sizes read against sizes declared, the bag's declaration, every digest, nothing missing and nothing extra.
 * Writes nothing anywhere. NULL with *ERROR (not good) and one clear sentence.
 */
BeianPackage *beian_package_read(GBytes *bytes, const char *name, GError **error);
/* Whether BYTES begin like a ZIP. */
gboolean beian_package_looks_like(GBytes *bytes);
