#include "config.h"
#include "tests/store/folder.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(failure, .fini = leakcheck);

#define NOBODY 65534

/* Saves answers for ever, and writes the number of each to ACKS once it is acknowledged. */
G_NORETURN static void
save_for_ever(const char *folder, gint64 id, int acks)
{
	BeianStore *store = beian_store_open(folder, NULL);
	BeianDraft draft = {0};

	if (store == NULL || !beian_store_draft(store, id, &draft, NULL))
		_exit(2);
	for (guint32 i = draft.revision;; i++) {
		char text[16];
		g_snprintf(text, sizeof text, "%u", i);
		BeianChange changes[] = {
			{.key = (char *)"entity/name", .after = text}, {.key = text, .after = text}};
		if (!beian_store_save(store, &draft, changes, 2, NOON, NULL) ||
			write(acks, &i, sizeof i) != sizeof i)
			_exit(3);
	}
}

/*
 * Runs a saver, kills it while it works on the save after COUNT acknowledged ones; the last number
 * acknowledged.
 */
static guint32
kill_after(const char *folder, gint64 id, guint count)
{
	guint32 last = 0, got;
	int pipes[2];

	cr_assert_eq(pipe(pipes), 0);
	pid_t child = fork();
	if (child == 0)
		save_for_ever(folder, id, pipes[1]);
	close(pipes[1]);
	for (guint i = 0; i < count; i++)
		cr_assert_eq(read(pipes[0], &last, sizeof last), sizeof last, "the saver saves");
	cr_assert_eq(kill(child, SIGKILL), 0);
	cr_assert_eq(waitpid(child, NULL, 0), child);
	while (read(pipes[0], &got, sizeof got) == sizeof got)
		last = got;
	close(pipes[0]);
	return last;
}

Test(failure, keeps_answers_when_killed_between_two_saves, .timeout = 60)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);

	beian_store_close(store);
	for (guint round = 1; round <= 30; round++) {
		guint32 last = kill_after(folder, draft.id, round % 7 + 1);

		store = store_at(folder);
		g_autoptr(GArray) entries = beian_store_entries(store, draft.id, NULL);
		g_auto(BeianDraft) found = {0};
		cr_assert(beian_store_draft(store, draft.id, &found, NULL));
		/* One more may be on disk than was acknowledged, and it must be whole. */
		cr_assert(found.revision == last + 1 || found.revision == last + 2,
			"round %u: %u acknowledged, revision %u", round, last, found.revision);
		cr_assert_eq(entries->len, found.revision + 1, "round %u: every save is whole", round);
		g_autoptr(GArray) step = beian_store_undo_step(store, draft.id, NULL);
		cr_assert_eq(step->len, 2, "round %u: so is its step", round);
		cr_assert_eq(g_ascii_strtoull(g_array_index(step, BeianChange, 1).before, NULL, 10),
			found.revision - 1);
		beian_store_close(store);
	}
	folder_remove(folder);
}

Test(failure, lets_one_of_two_savers_of_one_revision_win)
{
	char *folder = folder_new();
	BeianStore *mine = store_at(folder), *yours = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(mine, "2f81c0aa", "", MORNING);
	g_auto(BeianDraft) copy = {0};
	g_autoptr(GError) error = NULL;

	cr_assert(beian_store_draft(yours, draft.id, &copy, NULL));
	cr_assert(draft_answer(mine, &draft, "a", "mine", NULL));
	cr_expect_not(draft_answer(yours, &copy, "a", "yours", &error));
	cr_expect_str_eq(error->message, "Draft 1 was changed by another program after it was opened here, "
					 "so nothing was saved; open it again.");
	cr_expect_eq(copy.revision, 0, "a failed save leaves the draft as it was");
	g_autofree char *entries = draft_print(yours, draft.id);
	cr_expect_str_eq(entries, "a=mine");
	cr_assert(draft_answer(mine, &draft, "b", "more", NULL), "the winner goes on");
	beian_store_close(yours);
	beian_store_close(mine);
	folder_remove(folder);
}

/*
 * Saves COUNT times from the revision on disk; its status is how many conflicts there were, 255 for another
 * failure.
 */
static int
compete(const char *folder, gint64 id, guint count)
{
	BeianStore *store = beian_store_open(folder, NULL);
	int conflicts = 0;

	if (store == NULL)
		return 255;
	for (guint saved = 0; saved < count;) {
		g_auto(BeianDraft) draft = {0};
		g_autoptr(GError) error = NULL;
		if (!beian_store_draft(store, id, &draft, NULL))
			return 255;
		if (draft_answer(store, &draft, "a", "b", &error))
			saved++;
		else if (strstr(error->message, "changed by another program") == NULL)
			return 255;
		else
			conflicts = MIN(conflicts + 1, 254);
	}
	beian_store_close(store);
	return conflicts;
}

Test(failure, loses_no_save_of_two_processes, .timeout = 60)
{
	enum { EACH = 100 };
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);
	g_auto(BeianDraft) found = {0};
	int status;

	beian_store_close(store);
	for (guint i = 0; i < 2; i++) {
		if (fork() == 0)
			_exit(compete(folder, draft.id, EACH));
	}
	for (guint i = 0; i < 2; i++) {
		cr_assert_gt(wait(&status), 0);
		cr_expect(WIFEXITED(status) && WEXITSTATUS(status) != 255, "status %d", status);
	}
	store = store_at(folder);
	cr_assert(beian_store_draft(store, draft.id, &found, NULL));
	cr_expect_eq(found.revision, 2 * EACH);
	beian_store_close(store);
	folder_remove(folder);
}

/* Runs CLAIM in a process of its own; what it returned. */
static int
run_in_child(int (*claim)(const char *folder), const char *folder)
{
	int status = -1;
	pid_t child = fork();

	if (child == 0)
		_exit(claim(folder));
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFEXITED(status), "ended by itself: %d", status);
	return WEXITSTATUS(status);
}

static void
expect_in_child(int (*claim)(const char *folder), const char *folder)
{
	int status = run_in_child(claim, folder);

	cr_expect_eq(status, 0, "line %d (modulo 256) of the claim", status);
}

/* For claims: the line of the first that does not hold is the status. */
#define HOLDS(claim)                                                                                         \
	do {                                                                                                 \
		if (!(claim))                                                                                \
			return __LINE__ & 0xff;                                                              \
	} while (0)

/* A draft with one answer, in an open store that may not grow. */
static int
keeps_what_it_has(BeianStore *store, BeianDraft *draft, const char *says)
{
	g_autofree char *large = g_strnfill(20000, 'x');
	g_autoptr(GError) error = NULL;

	HOLDS(!draft_answer(store, draft, "large", large, &error));
	HOLDS(strstr(error->message, says) != NULL && error->code == BEIAN_ERROR_CANNOT);
	HOLDS(draft->revision == 1);
	g_autofree char *entries = draft_print(store, draft->id);
	HOLDS(strcmp(entries, "a=1") == 0);
	HOLDS(draft_answer(store, draft, "a", "2", NULL)); /* what still has room is still saved */
	return 0;
}

static int
may_not_grow(const char *folder)
{
	g_autofree char *path = folder_path(folder, "beian.db");
	g_autofree char *backup = folder_path(folder, "backup.db");
	g_autoptr(GError) refused = NULL;
	g_auto(BeianDraft) draft = {0};
	g_autoptr(BeianStore) store = beian_store_open(folder, NULL);
	struct stat status;

	HOLDS(store != NULL && beian_store_draft(store, 1, &draft, NULL) && stat(path, &status) == 0);
	struct rlimit limit = {(rlim_t)status.st_size + 4096, (rlim_t)status.st_size + 4096};
	HOLDS(signal(SIGXFSZ, SIG_IGN) != SIG_ERR && setrlimit(RLIMIT_FSIZE, &limit) == 0);
	int line = keeps_what_it_has(store, &draft, "beian.db cannot be written, and nothing was changed");
	if (line != 0)
		return line;
	limit.rlim_cur = 4096;
	HOLDS(setrlimit(RLIMIT_FSIZE, &limit) == 0);
	HOLDS(!beian_store_backup(store, backup, &refused));
	HOLDS(strstr(refused->message, "backup.db cannot be written: ") != NULL);
	return 0;
}

Test(failure, leaves_the_store_as_it_was_when_it_may_not_grow)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);

	cr_assert(draft_answer(store, &draft, "a", "1", NULL));
	beian_store_close(store);
	expect_in_child(may_not_grow, folder);
	store = store_at(folder);
	g_autofree char *entries = draft_print(store, draft.id);
	cr_expect_str_eq(entries, "a=2");
	g_autofree char *files = folder_print(folder);
	cr_expect_null(strstr(files, "backup"), "no part of a backup is left: %s", files);
	beian_store_close(store);
	folder_remove(folder);
}

#define NO_DISK 77

/* Fills DISK with a file until ROOM bytes are left. */
static gboolean
leave_room(const char *disk, gsize room)
{
	g_autofree char *path = folder_path(disk, "filler");
	struct statvfs status;

	if (statvfs(disk, &status) != 0 || status.f_bavail * status.f_bsize < room)
		return FALSE;
	gsize size = status.f_bavail * status.f_bsize - room;
	g_autofree char *filler = g_strnfill(size, 'x');
	return g_file_set_contents_full(path, filler, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

static int
fills_a_disk(const char *folder)
{
	g_autofree char *disk = folder_path(folder, "disk");
	g_autofree char *backup = folder_path(disk, "backup.db");
	g_autoptr(GError) refused = NULL;

	/* A disk of our own that no one else sees and that goes with this process. */
	if (mkdir(disk, 0700) != 0 ||
		(unshare(CLONE_NEWNS) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) ||
		mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
		mount("none", disk, "tmpfs", 0, "size=2m,mode=700") != 0)
		return NO_DISK;

	g_autoptr(BeianStore) store = beian_store_open(disk, NULL);
	HOLDS(store != NULL);
	/* Not draft_new: Criterion's assertions wait for ever in a process that Criterion did not start. */
	g_auto(BeianDraft)
		draft = {.uid = g_strdup("2f81c0aa"), .kind = g_strdup("first"), .title = g_strdup("")};
	HOLDS(beian_store_create(store, &draft, MORNING, NULL));
	HOLDS(draft_answer(store, &draft, "a", "1", NULL));
	HOLDS(leave_room(disk, 40 * 1024));
	int line = keeps_what_it_has(store, &draft, "There is no room left for ");
	if (line != 0)
		return line;
	g_autofree char *most = g_strnfill(2000, 'x');
	for (guint i = 0; draft_answer(store, &draft, most, most, NULL); i++)
		most[0] = (char)('A' + i % 26);
	HOLDS(!beian_store_backup(store, backup, &refused));
	HOLDS(strstr(refused->message, "backup.db cannot be written: No space left on device.") != NULL);
	HOLDS(!g_file_test(backup, G_FILE_TEST_EXISTS));
	return 0;
}

Test(failure, says_so_and_loses_nothing_when_the_disk_is_full)
{
	char *folder = folder_new();
	int status = run_in_child(fills_a_disk, folder);

	folder_remove(folder);
	if (status == NO_DISK)
		cr_skip_test("no right to mount a small disk here");
	cr_expect_eq(status, 0, "line %d (modulo 256) of the claim", status);
}

static int
finds_no_room_for_a_new_store(const char *folder)
{
	g_autoptr(GError) error = NULL;
	struct rlimit limit = {4096, 4096};

	HOLDS(signal(SIGXFSZ, SIG_IGN) != SIG_ERR && setrlimit(RLIMIT_FSIZE, &limit) == 0);
	HOLDS(beian_store_open(folder, &error) == NULL);
	HOLDS(strstr(error->message, "beian.db cannot be written, and nothing was changed") != NULL);
	return 0;
}

Test(failure, makes_no_store_without_room_and_one_when_there_is)
{
	char *folder = folder_new();

	expect_in_child(finds_no_room_for_a_new_store, folder);
	beian_store_close(store_at(folder));
	folder_remove(folder);
}

/* Root may write everywhere; the claims about rights are made by someone who may not. */
static gboolean
become_nobody(const char *folder)
{
	g_autofree char *path = folder_path(folder, "beian.db");

	if (geteuid() != 0)
		return TRUE;
	if (chown(folder, NOBODY, NOBODY) != 0 || (chown(path, NOBODY, NOBODY) != 0 && errno != ENOENT))
		return FALSE;
	return setresgid(NOBODY, NOBODY, NOBODY) == 0 && setresuid(NOBODY, NOBODY, NOBODY) == 0;
}

/* Reads, and is told why it cannot write. */
static int
reads_and_cannot_write(const char *folder)
{
	g_autoptr(GError) refused = NULL, deleted = NULL, made = NULL;
	g_auto(BeianDraft) draft = {0};
	g_autoptr(BeianStore) store = beian_store_open(folder, NULL);

	HOLDS(store != NULL && beian_store_is_readonly(store));
	g_autoptr(GArray) drafts = beian_store_list(store, "示例", 0, 20, NULL);
	HOLDS(drafts != NULL && drafts->len == 1 && beian_store_draft(store, 1, &draft, NULL));
	HOLDS(!draft_answer(store, &draft, "a", "2", &refused));
	HOLDS(strstr(refused->message, "beian.db can only be read, and nothing was changed") != NULL);
	HOLDS(refused->code == BEIAN_ERROR_CANNOT);
	HOLDS(!beian_store_delete(store, 1, &deleted) &&
		strstr(deleted->message, "can only be read") != NULL);
	g_auto(BeianDraft) other = {.uid = g_strdup("00000009"), .kind = g_strdup("first")};
	HOLDS(!beian_store_create(store, &other, NOON, &made) &&
		strstr(made->message, "can only be read") != NULL);
	g_autofree char *entries = draft_print(store, 1);
	HOLDS(strcmp(entries, "a=1") == 0);
	return 0;
}

static int
reads_a_protected_file(const char *folder)
{
	g_autofree char *path = folder_path(folder, "beian.db");

	HOLDS(become_nobody(folder) && chmod(path, 0400) == 0);
	return reads_and_cannot_write(folder);
}

static int
reads_in_a_protected_folder(const char *folder)
{
	HOLDS(become_nobody(folder) && chmod(folder, 0500) == 0);
	return reads_and_cannot_write(folder);
}

static int
may_not_read(const char *folder)
{
	g_autofree char *path = folder_path(folder, "beian.db");
	g_autoptr(GError) error = NULL;

	HOLDS(become_nobody(folder) && chmod(path, 0) == 0);
	HOLDS(beian_store_open(folder, &error) == NULL);
	HOLDS(strstr(error->message, "beian.db cannot be opened: Permission denied.") != NULL);
	return 0;
}

static int
may_not_make(const char *folder)
{
	g_autoptr(GError) error = NULL;

	HOLDS(become_nobody(folder) && chmod(folder, 0500) == 0);
	HOLDS(beian_store_open(folder, &error) == NULL);
	HOLDS(strstr(error->message, "beian.db cannot be made: Permission denied.") != NULL);
	return 0;
}

/* Whether a process here can become somebody without rights: not in a user namespace that maps root alone. */
static gboolean
can_lose_rights(void)
{
	int status;
	pid_t child = fork();

	if (child == 0)
		_exit(getuid() != 0 || setresuid(NOBODY, NOBODY, NOBODY) == 0 ? 0 : 1);
	return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

Test(failure, respects_rights_and_still_reads_where_it_may)
{
	static const struct {
		int (*claim)(const char *folder);
		gboolean with_store;
	} rows[] = {
		{reads_a_protected_file, TRUE},
		{reads_in_a_protected_folder, TRUE},
		{may_not_read, TRUE},
		{may_not_make, FALSE},
	};

	if (!can_lose_rights())
		cr_skip_test("this user namespace maps root alone, and root may read and write everything");
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		char *folder = folder_new();
		if (rows[i].with_store) {
			BeianStore *store = store_at(folder);
			g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "示例公司", MORNING);
			cr_assert(draft_answer(store, &draft, "a", "1", NULL));
			cr_expect_not(beian_store_is_readonly(store));
			beian_store_close(store);
		}
		expect_in_child(rows[i].claim, folder);
		chmod(folder, 0700);
		folder_remove(folder);
	}
}

Test(failure, says_who_is_in_the_way_of_a_locked_file)
{
	char *folder = folder_new();
	g_autofree char *path = folder_path(folder, "beian.db");
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);
	g_autoptr(GError) saving = NULL, opening = NULL;
	sqlite3 *other = NULL;

	cr_assert_eq(sqlite3_open(path, &other), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
	cr_expect_not(draft_answer(store, &draft, "a", "1", &saving));
	cr_expect_not_null(strstr(saving->message, "is in use by another program"), "%s", saving->message);
	cr_expect_null(beian_store_open(folder, &opening));
	cr_expect_not_null(strstr(opening->message, "is in use by another program"), "%s", opening->message);
	cr_assert_eq(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	cr_expect(draft_answer(store, &draft, "a", "1", NULL), "saved once the other is done");
	sqlite3_close(other);
	beian_store_close(store);
	folder_remove(folder);
}

Test(failure, waits_for_another_writer_before_it_reads)
{
	char *folder = folder_new();
	g_autofree char *path = folder_path(folder, "beian.db");
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = {.uid = g_strdup("2f81c0aa"), .kind = g_strdup("first")};
	sqlite3 *other = NULL;

	cr_assert_eq(sqlite3_open(path, &other), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	/* One that had read first would be refused at once, since waiting could never help it. */
	gint64 start = g_get_monotonic_time();
	cr_expect_not(beian_store_create(store, &draft, MORNING, NULL));
	cr_expect_geq(g_get_monotonic_time() - start, G_USEC_PER_SEC, "it gave the other time");
	g_autoptr(GArray) drafts = beian_store_list(store, NULL, 0, 20, NULL);
	cr_expect_not_null(drafts, "reading goes on meanwhile");
	cr_assert_eq(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
	cr_expect(beian_store_create(store, &draft, MORNING, NULL), "made once the other is done");
	sqlite3_close(other);
	beian_store_close(store);
	folder_remove(folder);
}
