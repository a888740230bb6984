#include "config.h"
#include "core/base/lock.h"
#include "core/base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct BeianLock {
	int file;
};

/* What the holder wrote; best effort, for a message. */
static char *
read_holder(int file)
{
	char text[256] = "";
	ssize_t got = pread(file, text, sizeof text - 1, 0);

	if (got <= 0)
		return g_strdup("?");
	return g_utf8_make_valid(g_strchomp(text), got);
}

BeianLock *
beian_lock_take(const char *path, const char *who, char **holder, GError **error)
{
	/* A lock of the open file, not of the process: two drafts opened by one process exclude each other
	 * too. */
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (file < 0) {
		beian_error_set(
			error, BEIAN_ERROR_CANNOT, _("%s cannot be opened: %s"), path, g_strerror(errno));
		return NULL;
	}
	if (fcntl(file, F_OFD_SETLK, &whole) != 0) {
		int failed = errno;
		if ((failed == EAGAIN || failed == EACCES) && holder != NULL)
			*holder = read_holder(file);
		close(file);
		beian_error_set(error, BEIAN_ERROR_CANNOT, _("%s is locked: %s"), path, g_strerror(failed));
		return NULL;
	}
	if (ftruncate(file, 0) != 0 || pwrite(file, who, strlen(who), 0) < 0)
		g_debug("%s: %s", path,
			g_strerror(errno)); /* the lock holds all the same; only its note is missing */

	BeianLock *lock = g_new(BeianLock, 1);
	lock->file = file;
	return lock;
}

void
beian_lock_free(BeianLock *lock)
{
	if (lock == NULL)
		return;
	close(lock->file);
	g_free(lock);
}
