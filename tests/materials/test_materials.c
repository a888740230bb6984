#include "config.h"
#include "core/base/error.h"
#include "core/materials/materials.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(materials, .fini = leakcheck);

#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static int
remove_one(const char *path, const struct stat *status, int type, struct FTW *where)
{
	(void)status, (void)type, (void)where;
	return remove(path);
}

static void
remove_folder(char *folder)
{
	nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	g_free(folder);
}

static char *
new_folder(void)
{
	char *folder = g_dir_make_tmp("beian-materials-XXXXXX", NULL);

	cr_assert_not_null(folder);
	return folder;
}

/* FOLDER/NAME with TEXT in it; free with g_free. */
static char *
new_file(const char *folder, const char *name, const char *text, gssize size)
{
	char *path = g_build_filename(folder, name, NULL);

	cr_assert(g_file_set_contents(path, text, size, NULL));
	return path;
}

static guint files;

static int
count_one(const char *path, const struct stat *status, int type, struct FTW *where)
{
	(void)path, (void)status, (void)where;
	files += type == FTW_F;
	return 0;
}

static guint
count_files(const char *folder)
{
	files = 0;
	nftw(folder, count_one, 8, FTW_PHYS);
	return files;
}

static int
mode_of(const char *path)
{
	struct stat status;

	cr_assert_eq(stat(path, &status), 0, "%s", path);
	return status.st_mode & 07777;
}

Test(materials, are_kept_by_their_digest_for_their_owner_alone)
{
	char *folder = new_folder();
	g_autofree char *source = new_file(folder, "scan.jpg", "abc", 3);
	g_autofree char *path = beian_materials_path(folder, ABC);
	g_autofree char *expected = g_build_filename(folder, "materials", "ba", ABC, NULL);
	g_autofree char *two = g_path_get_dirname(path);
	g_autofree char *all = g_path_get_dirname(two);
	BeianPicture picture;
	mode_t mask = umask(0);

	cr_assert(beian_materials_take(folder, source, &picture, NULL));
	umask(mask);
	cr_expect_str_eq(picture.sha256, ABC);
	cr_expect_eq(picture.size_bytes, 3);
	cr_expect_eq(picture.kind, BEIAN_PICTURE_NONE);
	cr_expect_str_eq(path, expected);
	cr_expect_eq(mode_of(path), 0600);
	cr_expect_eq(mode_of(two), 0700);
	cr_expect_eq(mode_of(all), 0700);
	g_autoptr(GBytes) bytes = beian_materials_read(folder, ABC, NULL);
	cr_assert_not_null(bytes);
	cr_expect_eq(g_bytes_get_size(bytes), 3);
	cr_expect_eq(memcmp(g_bytes_get_data(bytes, NULL), "abc", 3), 0);
	cr_expect_eq(count_files(all), 1, "no temporary file is left");
	remove_folder(folder);
}

Test(materials, are_kept_once)
{
	char *folder = new_folder();
	g_autofree char *one = new_file(folder, "one", "abc", 3);
	g_autoptr(GBytes) two = g_bytes_new_static("abc", 3);
	g_autofree char *path = beian_materials_path(folder, ABC);
	struct stat before, after;
	BeianPicture picture;

	cr_assert(beian_materials_take(folder, one, &picture, NULL));
	cr_assert_eq(stat(path, &before), 0);
	cr_assert(beian_materials_take_bytes(folder, two, &picture, NULL));
	cr_expect_str_eq(picture.sha256, ABC);
	cr_assert_eq(stat(path, &after), 0);
	cr_expect_eq(before.st_ino, after.st_ino, "the copy is not written again");
	remove_folder(folder);
}

Test(materials, are_checked_when_read_and_mended_when_attached_again)
{
	char *folder = new_folder();
	g_autoptr(GBytes) bytes = g_bytes_new_static("abc", 3);
	g_autofree char *path = beian_materials_path(folder, ABC);
	g_autoptr(GError) changed = NULL, absent = NULL, wrong = NULL;
	BeianPicture picture;

	cr_expect_null(beian_materials_read(folder, ABC, &absent));
	cr_expect_not_null(
		strstr(absent->message, "cannot be read: No such file or directory."), "%s", absent->message);
	cr_expect_null(beian_materials_read(folder, "../../etc/passwd", &wrong));
	cr_expect_not_null(strstr(wrong->message, "has no digest"), "%s", wrong->message);
	cr_assert(beian_materials_take_bytes(folder, bytes, &picture, NULL));
	cr_assert(g_file_set_contents(path, "abd", 3, NULL));
	cr_expect_null(beian_materials_read(folder, ABC, &changed));
	cr_expect_not_null(
		strstr(changed->message, "is no longer what was attached"), "%s", changed->message);
	cr_expect_eq(changed->code, BEIAN_ERROR_CANNOT);
	cr_assert(beian_materials_take_bytes(folder, bytes, &picture, NULL));
	g_autoptr(GBytes) mended = beian_materials_read(folder, ABC, NULL);
	cr_expect_not_null(mended);
	remove_folder(folder);
}

Test(materials, are_regular_files_of_a_size_we_take)
{
	char *folder = new_folder();
	g_autofree char *fifo = g_build_filename(folder, "fifo", NULL);
	g_autofree char *link = g_build_filename(folder, "link", NULL);
	g_autofree char *absent = g_build_filename(folder, "absent", NULL);
	g_autofree char *most = new_file(folder, "most", "", 0);
	g_autofree char *more = new_file(folder, "more", "", 0);
	g_autofree char *empty = new_file(folder, "empty", "", 0);
	g_autofree char *copies = g_build_filename(folder, "materials", NULL);
	const struct {
		const char *path, *says;
		BeianErrorCode code;
	} rows[] = {
		{fifo, "is not a regular file", BEIAN_ERROR_CANNOT},
		{folder, "is not a regular file", BEIAN_ERROR_CANNOT},
		{"/dev/zero", "is not a regular file", BEIAN_ERROR_CANNOT},
		{absent, "cannot be read: No such file or directory", BEIAN_ERROR_CANNOT},
		{more, "is larger than the 16777216 bytes that are taken", BEIAN_ERROR_NOT_GOOD},
	};
	BeianPicture picture;

	cr_assert_eq(mkfifo(fifo, 0600), 0);
	cr_assert_eq(truncate(more, BEIAN_MATERIAL_LIMIT_BYTES + 1), 0);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) taking = NULL, probing = NULL;
		cr_expect_not(
			beian_materials_take(folder, rows[i].path, &picture, &taking), "%s", rows[i].path);
		cr_expect_not_null(strstr(taking->message, rows[i].says), "%s", taking->message);
		cr_expect_eq(taking->code, (int)rows[i].code, "%s", taking->message);
		cr_expect_not(beian_picture_probe(rows[i].path, &picture, &probing), "%s", rows[i].path);
		cr_expect_str_eq(probing->message, taking->message);
	}
	cr_expect_not(g_file_test(copies, G_FILE_TEST_EXISTS), "nothing is made for what is refused");

	cr_assert_eq(truncate(most, BEIAN_MATERIAL_LIMIT_BYTES), 0);
	cr_expect(beian_picture_probe(most, &picture, NULL));
	cr_expect_eq(picture.size_bytes, BEIAN_MATERIAL_LIMIT_BYTES);
	cr_assert_eq(symlink("empty", link), 0);
	cr_expect(beian_materials_take(folder, link, &picture, NULL), "links of the person are followed");
	cr_expect(beian_materials_take(folder, empty, &picture, NULL), "an empty file is a file");
	cr_expect_eq(count_files(copies), 1);
	remove_folder(folder);
}

/* Attaches 1 MB where files may not grow beyond 4 kB; 0 when it is refused with the right sentence. */
static int
attach_without_room(const char *folder)
{
	struct rlimit limit = {4096, 4096};
	g_autoptr(GError) error = NULL;
	g_autofree char *large = g_strnfill(1000000, 'x');
	g_autoptr(GBytes) bytes = g_bytes_new(large, 1000000);
	BeianPicture picture = {.size_bytes = 7};

	if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR || setrlimit(RLIMIT_FSIZE, &limit) != 0)
		return 1;
	if (beian_materials_take_bytes(folder, bytes, &picture, &error) || picture.size_bytes != 7)
		return 2;
	return strstr(error->message, "A copy cannot be written to ") != NULL &&
			       error->code == BEIAN_ERROR_CANNOT
		       ? 0
		       : 3;
}

Test(materials, leave_nothing_behind_when_there_is_no_room)
{
	char *folder = new_folder();
	int status = -1;
	pid_t child = fork();

	if (child == 0)
		_exit(attach_without_room(folder));
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %d", status);
	cr_expect_eq(count_files(folder), 0);
	remove_folder(folder);
}

Test(materials, say_where_no_folder_can_be_made)
{
	char *folder = new_folder();
	g_autofree char *file = new_file(folder, "file", "abc", 3);
	g_autoptr(GError) error = NULL;
	BeianPicture picture;

	cr_expect_not(beian_materials_take(file, file, &picture, &error), "a file is no directory");
	cr_expect_not_null(strstr(error->message, "cannot be made: Not a directory"), "%s", error->message);
	remove_folder(folder);
}
