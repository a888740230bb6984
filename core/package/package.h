/*
 * package: containers. The native package is a BagIt 1.0 bag (RFC 8493) in a ZIP: everything stored, fixed
 * order and times, no date of making: the same content gives the same bytes on any machine. The only room
 * that knows libzip.
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
/* Puts a payload file in; NAME is relative to data/. A name that is there with other bytes is a bug. */
void beian_package_put(BeianPackage *package, const char *name, GBytes *bytes);
/* The payload file NAME, borrowed, or NULL. */
GBytes *beian_package_get(const BeianPackage *package, const char *name);
/* Names of the payload, sorted, NULL-terminated; free with g_free (the names are borrowed). */
const char **beian_package_names(const BeianPackage *package);

/*
 * The bag as the bytes of a ZIP. NULL with *ERROR: cannot, or not good when beian_package_read would refuse
 * it (no content, a name, too many files, too large).
 */
GBytes *beian_package_write(const BeianPackage *package, GError **error);
/* A ZIP with the one entry NAME, as the ministry's interface takes files. */
GBytes *beian_package_write_single(const char *name, GBytes *bytes, GError **error);
/* Whether BYTES are a ZIP of one entry, as the ministry's interface gives files; a package of ours has more.
 */
gboolean beian_package_is_single(GBytes *bytes);
/*
 * What is in such a ZIP, whoever made it; at most LIMIT_BYTES. NULL with *ERROR (not good): "NAME: " and one
 * sentence.
 */
GBytes *beian_package_read_single(GBytes *bytes, const char *name, gsize limit_bytes, GError **error);

/*
 * Reads and verifies a package of ours. A package has one byte form, and only that is read: everything
 * stored, no gap, nothing before or behind, two headers that agree, no links, folders, encryption or extra
 * fields, sound names (core/package/entry.h) in order, checksums right; then the bag's declaration, every
 * digest, nothing missing and nothing extra. What was repacked is refused even when its content is whole.
 * Writes nothing anywhere. NULL with *ERROR (not good): "NAME: " and one sentence, naming the entry where it
 * is one.
 */
BeianPackage *beian_package_read(GBytes *bytes, const char *name, GError **error);
/* Whether BYTES begin like a ZIP. */
gboolean beian_package_looks_like(GBytes *bytes);
