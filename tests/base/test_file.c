#include "config.h"
#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/lock.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(file, .fini = leakcheck);
TestSuite(lock, .fini = leakcheck);
TestSuite(digest, .fini = leakcheck);

static char *
folder(void)
{
	char *path = g_dir_make_tmp("beian-base-XXXXXX", NULL);

	cr_assert_not_null(path);
	return path;
}

Test(file, writes_whole_with_the_mode_asked_for)
{
	g_autofree char *dir = folder(), *path = g_build_filename(dir, "a", NULL);
	g_autoptr(GBytes) bytes = g_bytes_new_static("x\0y", 3);
	GStatBuf status;

	cr_assert(beian_file_write(path, bytes, 0600, NULL));
	g_autoptr(GBytes) read = beian_file_read(path, 3, NULL);
	cr_expect(read != NULL && g_bytes_equal(read, bytes));
	cr_assert_eq(g_stat(path, &status), 0);
	cr_expect_eq(status.st_mode & 0777, 0600);
}

Test(file, leaves_the_old_file_when_it_cannot_write)
{
	g_autofree char *dir = folder(), *path = g_build_filename(dir, "absent", "a", NULL);
	g_autoptr(GBytes) bytes = g_bytes_new_static("x", 1);
	g_autoptr(GError) error = NULL;

	cr_expect_not(beian_file_write(path, bytes, 0600, &error));
	cr_expect_eq(beian_error_exit_status(error), BEIAN_ERROR_CANNOT);
	cr_expect_not_null(strstr(error->message, path), "the file is named");
}

Test(file, refuses_more_than_the_limit_and_folders)
{
	g_autofree char *dir = folder(), *path = g_build_filename(dir, "a", NULL);
	g_autoptr(GError) large = NULL, is_folder = NULL;

	cr_assert(g_file_set_contents(path, "abcd", 4, NULL));
	cr_expect_null(beian_file_read(path, 3, &large));
	cr_expect_eq(beian_error_exit_status(large), BEIAN_ERROR_NOT_GOOD);
	cr_expect_null(beian_file_read(dir, 100, &is_folder));
	cr_expect_eq(beian_error_exit_status(is_folder), BEIAN_ERROR_CANNOT);
}

/* 64 GiB that take no room: a reader that begins to read them meets its limit half way, if memory lasts. */
Test(file, refuses_what_is_too_large_before_it_reads_it, .timeout = 30)
{
	g_autofree char *folder = g_dir_make_tmp("beian-base-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "large", NULL);
	g_autoptr(GError) error = NULL;
	int file = open(path, O_WRONLY | O_CREAT, 0600);

	cr_assert(file >= 0 && ftruncate(file, (off_t)1 << 36) == 0);
	close(file);
	cr_expect_null(beian_file_read(path, (gsize)1 << 35, &error));
	cr_expect(error != NULL && error->code == BEIAN_ERROR_NOT_GOOD);
	unlink(path);
	rmdir(folder);
}

Test(digest, is_that_of_the_published_vector)
{
	g_autofree char *dir = folder(), *path = g_build_filename(dir, "a", NULL);
	guint64 size_bytes = 0;

	cr_assert(g_file_set_contents(path, "abc", 3, NULL));
	g_autofree char *of_file = beian_digest_of_file(path, &size_bytes, NULL);
	g_autofree char *of_bytes = beian_digest_of_bytes("abc", 3);
	cr_expect_str_eq(of_bytes, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	cr_expect_str_eq(of_file, of_bytes);
	cr_expect_eq(size_bytes, 3);
	cr_expect(beian_digest_is_valid(of_file));
	cr_expect_not(beian_digest_is_valid("ba78"));
}

Test(lock, tells_who_holds_it_and_is_freed_with_its_holder)
{
	g_autofree char *dir = folder(), *path = g_build_filename(dir, "12", NULL), *holder = NULL;
	int ready[2];
	char byte;

	cr_assert_eq(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) {
		BeianLock *lock = beian_lock_take(path, "示例 (process 1)", NULL, NULL);
		if (lock == NULL || write(ready[1], "x", 1) != 1)
			_exit(1);
		pause();
	}
	cr_assert_eq(read(ready[0], &byte, 1), 1);
	g_autoptr(GError) error = NULL;
	cr_expect_null(beian_lock_take(path, "me", &holder, &error));
	cr_expect_str_eq(holder, "示例 (process 1)");

	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	g_autoptr(BeianLock) mine = beian_lock_take(path, "me", NULL, NULL);
	cr_expect_not_null(mine, "a killed program leaves no lock");
	g_autoptr(GError) again = NULL;
	cr_expect_null(beian_lock_take(path, "me too", NULL, &again), "the same process excludes itself too");
}
