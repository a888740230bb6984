#include "config.h"
#include "core/materials/copy.h"
#include "core/base/error.h"
#include "core/materials/materials.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
cannot_read(const char *path, GError **error)
{
	return beian_error_set(error, BEIAN_ERROR_CANNOT,
		_("%s cannot be read: %s. Check the name and your rights."), path, g_strerror(errno));
}

static gboolean
too_large(const char *path, GError **error)
{
	return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		_("%s is larger than the %u bytes that are taken; make the scan smaller."), path,
		BEIAN_MATERIAL_LIMIT_BYTES);
}

/* The size the file has now is not trusted: another program may still be writing it. */
static GBytes *
read_all(int file, const char *path, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	guchar piece[65536];
	gssize got;

	while ((got = read(file, piece, sizeof piece)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			cannot_read(path, error);
			return NULL;
		}
		if ((gsize)got > BEIAN_MATERIAL_LIMIT_BYTES - bytes->len) {
			too_large(path, error);
			return NULL;
		}
		g_byte_array_append(bytes, piece, (guint)got);
	}
	return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

GBytes *
beian_copy_read(const char *path, GError **error)
{
	/* Without O_NONBLOCK a FIFO would keep us waiting for someone to write. */
	int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	GBytes *bytes = NULL;
	struct stat status;

	if (file < 0) {
		cannot_read(path, error);
		return NULL;
	}
	if (fstat(file, &status) != 0)
		cannot_read(path, error);
	else if (!S_ISREG(status.st_mode))
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s is not a regular file but a directory, a device or a pipe; name a file."),
			path);
	else if (status.st_size > (off_t)BEIAN_MATERIAL_LIMIT_BYTES)
		too_large(path, error);
	else
		bytes = read_all(file, path, error);
	close(file);
	return bytes;
}

static gboolean
write_all(int file, const guchar *at, gsize left)
{
	while (left > 0) {
		gssize put = write(file, at, left);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return FALSE;
		at += put;
		left -= (gsize)put;
	}
	return TRUE;
}

/* Closing may report what writing did not, on network homes. */
static gboolean
write_synced(int file, GBytes *bytes)
{
	gsize size;
	const guchar *data = g_bytes_get_data(bytes, &size);
	gboolean good = write_all(file, data, size) && fsync(file) == 0;
	int failed = errno;

	if (close(file) != 0 && good)
		return FALSE;
	errno = failed;
	return good;
}

gboolean
beian_copy_sync_folder(const char *folder)
{
	int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (file < 0)
		return FALSE;
	gboolean good = fsync(file) == 0;
	int failed = errno;
	close(file);
	errno = failed;
	return good;
}

gboolean
beian_copy_write(const char *folder, const char *name, GBytes *bytes, GError **error)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *part = g_build_filename(folder, ".part-XXXXXX", NULL);
	int file = g_mkstemp_full(part, O_WRONLY | O_CLOEXEC, 0600);
	gboolean renamed = FALSE;

	if (file >= 0) {
		renamed = write_synced(file, bytes) && rename(part, path) == 0;
		if (renamed && beian_copy_sync_folder(folder))
			return TRUE;
		int failed = errno;
		unlink(renamed ? path : part);
		errno = failed;
	}
	return beian_error_set(error, BEIAN_ERROR_CANNOT,
		_("A copy cannot be written to %s: %s. Nothing was attached; free some space or check your "
		  "rights."),
		folder, g_strerror(errno));
}
