#include "config.h"
#include "core/materials/materials.h"
#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/materials/copy.h"
#include <errno.h>
#include <string.h>
#include <glib/gstdio.h>

/* materials/<2> */
static char *
folder_of(const char *directory, const char *sha256)
{
	char two[3] = {sha256[0], sha256[1], '\0'};

	return g_build_filename(directory, "materials", two, NULL);
}

char *
beian_materials_path(const char *directory, const char *sha256)
{
	g_autofree char *folder = folder_of(directory, sha256);

	return g_build_filename(folder, sha256, NULL);
}

/* Whether the copy is there and still is what its name says; a damaged one is written anew. */
static gboolean
has_copy(const char *directory, const char *sha256)
{
	g_autofree char *path = beian_materials_path(directory, sha256);
	g_autofree char *digest =
		g_file_test(path, G_FILE_TEST_IS_REGULAR) ? beian_digest_of_file(path, NULL, NULL) : NULL;

	return g_strcmp0(digest, sha256) == 0;
}

/* Makes DIRECTORY/materials/<2> in such a way that the entries of what was made last too. */
static gboolean
make_folder(const char *directory, const char *folder, GError **error)
{
	g_autofree char *above = g_path_get_dirname(folder);

	if (g_file_test(folder, G_FILE_TEST_IS_DIR))
		return TRUE;
	if (g_mkdir_with_parents(folder, 0700) == 0 && beian_copy_sync_folder(above) &&
		beian_copy_sync_folder(directory))
		return TRUE;
	return beian_error_set(error, BEIAN_ERROR_CANNOT,
		_("The folder %s for copies cannot be made: %s. Check your rights."), folder,
		g_strerror(errno));
}

gboolean
beian_materials_take_bytes(const char *directory, GBytes *bytes, BeianPicture *out, GError **error)
{
	gsize size;
	const void *data = g_bytes_get_data(bytes, &size);
	BeianPicture picture;

	if (size > BEIAN_MATERIAL_LIMIT_BYTES)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("A material is larger than the %u bytes that are taken; make the scan smaller."),
			BEIAN_MATERIAL_LIMIT_BYTES);
	/* The digest is that of the very bytes that are written: the file may change meanwhile. */
	beian_picture_probe_bytes(data, size, &picture);
	if (!has_copy(directory, picture.sha256)) {
		g_autofree char *folder = folder_of(directory, picture.sha256);
		if (!make_folder(directory, folder, error) ||
			!beian_copy_write(folder, picture.sha256, bytes, error))
			return FALSE;
	}
	*out = picture;
	return TRUE;
}

gboolean
beian_materials_take(const char *directory, const char *path, BeianPicture *out, GError **error)
{
	g_autoptr(GBytes) bytes = beian_copy_read(path, error);

	return bytes != NULL && beian_materials_take_bytes(directory, bytes, out, error);
}

GBytes *
beian_materials_read(const char *directory, const char *sha256, GError **error)
{
	if (!beian_digest_is_valid(sha256)) {
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("A material has no digest to find it by; attach the file again."));
		return NULL;
	}

	g_autofree char *path = beian_materials_path(directory, sha256);
	g_autoptr(GBytes) bytes = beian_copy_read(path, error);
	if (bytes == NULL)
		return NULL;
	g_autofree char *digest =
		beian_digest_of_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	if (strcmp(digest, sha256) != 0) {
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s is no longer what was attached; attach the file again."), path);
		return NULL;
	}
	return g_steal_pointer(&bytes);
}
