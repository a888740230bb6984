#include "config.h"
#include "core/base/file.h"
#include "core/base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
too_large(const char *name, gsize limit_bytes, GError **error)
{
	beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("%s is larger than the %zu bytes that are read"), name,
		limit_bytes);
}

static GBytes *
read_all(int file, const char *name, gsize limit_bytes, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	guchar piece[65536];
	gssize got;

	while ((got = read(file, piece, sizeof piece)) > 0) {
		if ((gsize)got > limit_bytes - bytes->len) {
			too_large(name, limit_bytes, error);
			return NULL;
		}
		g_byte_array_append(bytes, piece, (guint)got);
	}
	if (got < 0) {
		beian_error_set(
			error, BEIAN_ERROR_CANNOT, _("%s cannot be read: %s"), name, g_strerror(errno));
		return NULL;
	}
	return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

GBytes *
beian_file_read(const char *path, gsize limit_bytes, GError **error)
{
	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, _("standard input"), limit_bytes, error);

	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct stat status;

	if (file < 0) {
		beian_error_set(
			error, BEIAN_ERROR_CANNOT, _("%s cannot be opened: %s"), path, g_strerror(errno));
		return NULL;
	}
	GBytes *bytes = NULL;
	gboolean known = fstat(file, &status) == 0;
	if (known && S_ISDIR(status.st_mode))
		beian_error_set(error, BEIAN_ERROR_CANNOT, _("%s is a directory; name a file"), path);
	else if (known && S_ISREG(status.st_mode) && (guint64)status.st_size > limit_bytes)
		too_large(path, limit_bytes, error);
	else
		bytes = read_all(file, path, limit_bytes, error);
	close(file);
	return bytes;
}

gboolean
beian_file_write(const char *path, GBytes *bytes, int mode, GError **error)
{
	g_autoptr(GError) cause = NULL;
	gsize size_bytes;
	const char *data = g_bytes_get_data(bytes, &size_bytes);

	if (g_file_set_contents_full(path, data != NULL ? data : "", (gssize)size_bytes,
		    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode, &cause))
		return TRUE;
	return beian_error_set(
		error, BEIAN_ERROR_CANNOT, _("%s cannot be written: %s"), path, cause->message);
}
