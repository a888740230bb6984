#include "config.h"
#include "core/store/schema.h"
#include "tests/store/folder.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(opening, .fini = leakcheck);

static void
run_sql(const char *folder, const char *sql)
{
	g_autofree char *path = folder_path(folder, "beian.db");
	sqlite3 *db = NULL;

	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* Overwrites COUNT bytes at OFFSET of the file with BYTE, or cuts the file at OFFSET when COUNT is 0. */
static void
damage(const char *folder, gsize offset, gsize count, char byte)
{
	g_autofree char *path = folder_path(folder, "beian.db");
	int file = open(path, O_WRONLY | O_CLOEXEC);

	cr_assert_geq(file, 0);
	for (gsize i = 0; i < count; i++)
		cr_assert_eq(pwrite(file, &byte, 1, (off_t)(offset + i)), 1);
	if (count == 0)
		cr_assert_eq(ftruncate(file, (off_t)offset), 0);
	close(file);
}

static void
make_store(const char *folder)
{
	BeianStore *store = store_at(folder);

	for (guint i = 0; i < 50; i++) {
		g_autofree char *uid = g_strdup_printf("%08x", i);
		g_auto(BeianDraft) draft = draft_new(store, uid, "示例公司", MORNING);
		cr_assert_eq(draft.id, i + 1);
	}
	beian_store_close(store);
}

static void
write_text(const char *folder, const char *text, gssize size)
{
	g_autofree char *path = folder_path(folder, "beian.db");

	cr_assert(g_file_set_contents(path, text, size, NULL));
}

/* FOLDER's store is refused with a sentence that says SAYS, and every byte of the folder stays as it was. */
static void
expect_refused(const char *folder, const char *says, const char *what)
{
	g_autofree char *before = folder_print(folder);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianStore) store = beian_store_open(folder, &error);

	cr_expect_null(store, "%s is refused", what);
	if (error != NULL) {
		cr_expect_not_null(strstr(error->message, says), "%s: \"%s\"", what, error->message);
		cr_expect_not_null(strstr(error->message, "beian.db"), "%s: the file is named", what);
		cr_expect_eq(error->code, BEIAN_ERROR_CANNOT, "%s", what);
		cr_expect_null(strchr(error->message, '\n'), "%s: one sentence", what);
	}
	g_autofree char *after = folder_print(folder);
	cr_expect_str_eq(after, before, "%s is left alone", what);
}

Test(opening, makes_a_file_for_its_owner_alone)
{
	char *folder = folder_new();
	g_autofree char *path = folder_path(folder, "beian.db");
	g_autofree char *journal = folder_path(folder, "beian.db-journal");
	struct stat status;
	mode_t before = umask(0);

	make_store(folder);
	umask(before);
	cr_assert_eq(stat(path, &status), 0);
	cr_expect_eq(status.st_mode & 07777, 0600);
	cr_assert_eq(stat(journal, &status), 0, "the journal is kept");
	cr_expect_eq(status.st_mode & 07777, 0600);
	cr_expect_eq(status.st_size, 0, "and is empty");
	folder_remove(folder);
}

Test(opening, takes_an_empty_file_for_one_whose_making_was_interrupted)
{
	char *folder = folder_new();

	write_text(folder, "", 0);
	make_store(folder);
	BeianStore *store = store_at(folder);
	g_autoptr(GArray) drafts = beian_store_list(store, NULL, 0, 100, NULL);
	cr_expect_eq(drafts->len, 50);
	beian_store_close(store);
	folder_remove(folder);
}

Test(opening, changes_nothing_in_a_store_that_is_there)
{
	char *folder = folder_new();

	make_store(folder);
	g_autofree char *before = folder_print(folder);
	BeianStore *store = store_at(folder);
	g_autoptr(GArray) drafts = beian_store_list(store, "示例", 0, 100, NULL);
	cr_expect_eq(drafts->len, 50);
	beian_store_close(store);
	g_autofree char *after = folder_print(folder);
	cr_expect_str_eq(after, before);
	folder_remove(folder);
}

Test(opening, marks_the_file_as_ours)
{
	char *folder = folder_new();
	g_autofree char *path = folder_path(folder, "beian.db");
	g_autofree char *bytes = NULL;

	make_store(folder);
	cr_assert(g_file_get_contents(path, &bytes, NULL, NULL));
	cr_expect_eq(memcmp(bytes + 68, "BEIA", 4), 0);
	cr_expect_eq(memcmp(bytes + 60, ((char[]){0, 0, 0, BEIAN_SCHEMA_VERSION}), 4), 0);
	folder_remove(folder);
}

Test(opening, refuses_files_that_are_no_store)
{
	static const struct {
		const char *text;
		gssize size;
		const char *what;
	} rows[] = {
		{"hello", -1, "a short text"},
		{"%PDF-1.7\nthis is a document that someone has saved under the name of the store, long "
		 "enough for a header of "
		 "one hundred bytes, and more",
			-1, "a long text"},
		{"SQLite format 3", 16, "the beginning of a database"},
		{"\0", 1, "one byte"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		char *folder = folder_new();
		write_text(folder, rows[i].text, rows[i].size);
		expect_refused(folder, "is not a file of drafts", rows[i].what);
		folder_remove(folder);
	}
}

Test(opening, refuses_databases_of_others)
{
	char *folder = folder_new();

	run_sql(folder, "CREATE TABLE moz_places (id INTEGER)");
	expect_refused(folder, "is a database of another program", "a database without an application id");
	run_sql(folder, "PRAGMA application_id = 1; PRAGMA user_version = 1");
	expect_refused(folder, "is a database of another program", "a database with another application id");
	folder_remove(folder);
}

Test(opening, refuses_stores_of_a_newer_program)
{
	char *folder = folder_new();

	make_store(folder);
	g_autofree char *newer = g_strdup_printf("PRAGMA user_version = %d", BEIAN_SCHEMA_VERSION + 1);
	run_sql(folder, newer);
	expect_refused(folder, "was written by a newer version", "the next version");
	run_sql(folder, "PRAGMA user_version = -1");
	expect_refused(folder, "was written by a newer version", "a version no one has written");
	folder_remove(folder);
}

Test(opening, refuses_damaged_stores)
{
	static const struct {
		gsize offset, count;
		char byte;
		const char *what;
	} rows[] = {
		{4096, 0, 0, "all pages but the first are missing"},
		{5000, 0, 0, "a page is cut"},
		{512, 0, 0, "the first page is cut"},
		{100, 400, 0x55, "the schema is overwritten"},
		{16, 2, 0x7f, "a page size that cannot be"},
		{4000, 96, 0, "the end of the schema is overwritten"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		char *folder = folder_new();
		make_store(folder);
		damage(folder, rows[i].offset, rows[i].count, rows[i].byte);
		expect_refused(folder, "is damaged", rows[i].what);
		folder_remove(folder);
	}
}

Test(opening, refuses_a_schema_that_we_did_not_write)
{
	static const char *const changes[] = {
		"DROP TABLE receipt",
		"DROP INDEX draft_updated",
		"CREATE TRIGGER spy AFTER INSERT ON entry BEGIN DELETE FROM draft; END",
		"ALTER TABLE entry RENAME TO entries; CREATE VIEW entry AS SELECT * FROM entries",
	};

	for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
		char *folder = folder_new();
		make_store(folder);
		run_sql(folder, changes[i]);
		expect_refused(folder, "is damaged", changes[i]);
		folder_remove(folder);
	}
}

Test(opening, says_so_when_damage_is_met_later)
{
	char *folder = folder_new();
	g_autoptr(GError) error = NULL;

	make_store(folder);
	/* The second page is that of the drafts; what the file is made of stands in the first, and behind. */
	damage(folder, 4096, 4096, 0x55);
	g_autofree char *before = folder_print(folder);
	BeianStore *store = store_at(folder);
	cr_expect_null(beian_store_list(store, NULL, 0, 20, &error));
	cr_expect_not_null(strstr(error->message, "is damaged"), "%s", error->message);
	beian_store_close(store);
	g_autofree char *after = folder_print(folder);
	cr_expect_str_eq(after, before);
	folder_remove(folder);
}

Test(opening, refuses_what_is_no_file)
{
	char *folder = folder_new();
	g_autofree char *path = folder_path(folder, "beian.db");

	cr_assert_eq(mkfifo(path, 0600), 0);
	expect_refused(folder, "is not a file", "a FIFO, without waiting for its other end");
	cr_assert_eq(unlink(path), 0);
	cr_assert_eq(mkdir(path, 0700), 0);
	expect_refused(folder, "is not a file", "a directory");
	cr_assert_eq(rmdir(path), 0);
	cr_assert_eq(symlink("beian.db", path), 0);
	expect_refused(folder, "cannot be opened", "a link to itself");
	folder_remove(folder);
}

Test(opening, says_so_when_there_is_no_folder)
{
	g_autoptr(GError) error = NULL;

	cr_expect_null(beian_store_open("/nonexistent/folder", &error));
	cr_expect_str_eq(
		error->message, "/nonexistent/folder/beian.db cannot be made: No such file or directory.");
}

Test(opening, understands_folders_that_look_like_addresses)
{
	char *folder = folder_new();
	g_autofree char *odd = folder_path(folder, "file:a?mode=memory#b%20");

	cr_assert_eq(g_mkdir(odd, 0700), 0);
	make_store(odd);
	BeianStore *store = store_at(odd);
	g_autoptr(GArray) drafts = beian_store_list(store, NULL, 0, 100, NULL);
	cr_expect_eq(drafts->len, 50, "what was saved is in a file");
	cr_expect_str_eq(beian_store_directory(store), odd);
	beian_store_close(store);
	folder_remove(folder);
}

Test(opening, backs_up_to_new_files_alone)
{
	char *folder = folder_new();
	char *other = folder_new();
	g_autofree char *path = folder_path(other, "beian.db");
	g_autofree char *nowhere = folder_path(other, "none/beian.db");
	g_autoptr(GError) again = NULL, absent = NULL;
	struct stat status;
	mode_t mask = umask(0);

	make_store(folder);
	BeianStore *store = store_at(folder);
	cr_assert(beian_store_backup(store, path, NULL));
	umask(mask);
	cr_assert_eq(stat(path, &status), 0);
	cr_expect_eq(status.st_mode & 07777, 0600);
	g_autofree char *before = folder_print(other);
	cr_expect_not(beian_store_backup(store, path, &again), "an existing file is left alone");
	cr_expect_not_null(
		strstr(again->message, "is there already and was left alone"), "%s", again->message);
	cr_expect_not(beian_store_backup(store, nowhere, &absent));
	cr_expect_not_null(strstr(absent->message, "cannot be written: No such file or directory"), "%s",
		absent->message);
	g_autofree char *after = folder_print(other);
	cr_expect_str_eq(after, before, "nothing is left beside it");
	beian_store_close(store);

	store = store_at(other);
	g_autoptr(GArray) drafts = beian_store_list(store, NULL, 0, 100, NULL);
	cr_expect_eq(drafts->len, 50, "the backup is a store");
	beian_store_close(store);
	folder_remove(other);
	folder_remove(folder);
}
