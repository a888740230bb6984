#include "config.h"
#include "core/base/digest.h"
#include "core/base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

char *
beian_digest_of_bytes(const void *bytes, gsize size_bytes)
{
	return g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, size_bytes);
}

char *
beian_digest_of_file(const char *path, guint64 *size_bytes, GError **error)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	guint64 total = 0;
	gssize got = -1;

	if (file >= 0) {
		g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
		guchar piece[16384];
		while ((got = read(file, piece, sizeof piece)) > 0) {
			g_checksum_update(sum, piece, got);
			total += (guint64)got;
		}
		int failed = errno;
		close(file);
		errno = failed;
		if (got == 0) {
			if (size_bytes != NULL)
				*size_bytes = total;
			return g_strdup(g_checksum_get_string(sum));
		}
	}
	beian_error_set(error, BEIAN_ERROR_CANNOT, _("%s cannot be read: %s"), path, g_strerror(errno));
	return NULL;
}

gboolean
beian_digest_is_valid(const char *text)
{
	return strlen(text) == BEIAN_DIGEST_CHARS && strspn(text, "0123456789abcdef") == BEIAN_DIGEST_CHARS;
}
