/* materials: copies of attached files, kept by their digest beside the store: materials/<2>/<sha256>. */
#pragma once
#include "core/materials/picture.h"

/* The largest file that is taken at all. */
#define BEIAN_MATERIAL_LIMIT_BYTES (16u * 1024 * 1024)

/*
 * Copies the file at PATH into DIRECTORY (the store's) unless it is there: temporary file, synced, renamed,
 * mode 0600. Fills *OUT with what it is. FALSE with *ERROR (cannot, or not good when too large); then nothing
 * is left behind.
 */
gboolean beian_materials_take(const char *directory, const char *path, BeianPicture *out, GError **error);
/* The same for bytes that came in a package. */
gboolean beian_materials_take_bytes(const char *directory, GBytes *bytes, BeianPicture *out, GError **error);
/* Where the copy with SHA256 (64 hexadecimal digits) is or would be. Free with g_free. */
char *beian_materials_path(const char *directory, const char *sha256);
/* Its bytes, checked against the digest. NULL with *ERROR (cannot), also when SHA256 is no digest. */
GBytes *beian_materials_read(const char *directory, const char *sha256, GError **error);
