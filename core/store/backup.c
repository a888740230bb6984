#include "config.h"
#include "core/store/database.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static gboolean
fail(const char *path, int failed, GError **error)
{
	if (failed == EEXIST)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s is there already and was left alone; name a new file for the backup."), path);
	return beian_error_set(error, BEIAN_ERROR_CANNOT, _("The backup %s cannot be written: %s."), path,
		g_strerror(failed));
}

/* Writes to PART what will be PATH. */
static gboolean
vacuum_into(BeianStore *store, const char *part, const char *path, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_BACKUP, error);

	beian_query_bind_text(query, 1, part);
	int code = sqlite3_step(query);
	if (code == SQLITE_DONE)
		return TRUE;
	/* It is the new file, and not the store, that cannot be written. */
	if (code == SQLITE_FULL)
		return fail(path, ENOSPC, error);
	if ((code & 0xff) == SQLITE_IOERR)
		return fail(path, EIO, error);
	return beian_database_fail(store, code, error);
}

static gboolean
sync_path(const char *path, int flags)
{
	int file = open(path, flags | O_CLOEXEC);

	if (file < 0)
		return FALSE;
	gboolean good = fsync(file) == 0;
	int failed = errno;
	close(file);
	errno = failed;
	return good;
}

/* Gives FROM the name TO unless that is taken, also where the file system cannot refuse by itself. */
static gboolean
rename_new(const char *from, const char *to)
{
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return TRUE;
	if (errno != EINVAL && errno != ENOSYS)
		return FALSE;
	if (access(to, F_OK) == 0) {
		errno = EEXIST;
		return FALSE;
	}
	return rename(from, to) == 0;
}

gboolean
beian_store_backup(BeianStore *store, const char *path, GError **error)
{
	g_autofree char *target = g_canonicalize_filename(path, NULL);
	g_autofree char *folder = g_path_get_dirname(target);
	g_autofree char *part = g_strconcat(target, ".XXXXXX", NULL);

	if (access(target, F_OK) == 0)
		return fail(path, EEXIST, error);
	/* Under another name until it is whole: a backup cut short must not look like one. */
	int file = g_mkstemp_full(part, O_RDWR | O_CLOEXEC, 0600);
	if (file < 0)
		return fail(path, errno, error);
	close(file);

	gboolean good = vacuum_into(store, part, path, error);
	if (good && !(sync_path(part, O_RDONLY) && rename_new(part, target) &&
			    sync_path(folder, O_RDONLY | O_DIRECTORY)))
		good = fail(path, errno, error);
	if (!good)
		unlink(part);
	return good;
}
