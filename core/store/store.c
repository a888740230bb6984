#include "config.h"
#include "core/store/database.h"
#include "core/store/schema.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How long another program may hold the file before we say so. A save takes milliseconds. */
#define BUSY_TIMEOUT_MS 2000

/* Bytes at the start of the file that say what it is. Source: sqlite.org/fileformat2.html, 1.3. */
#define HEADER_BYTES 100
#define HEADER_VERSION_AT 60
#define HEADER_APPLICATION_AT 68

static guint32
big_endian(const guchar *bytes)
{
	return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

/*
 * Looks before SQLite does: SQLite would finish an interrupted transaction of a file that is not ours, or
 * make a store of it. An empty file is a store whose making was interrupted.
 */
static gboolean
header_is_ours(const char *path, const guchar *header, gssize got, GError **error)
{
	if (got == 0)
		return TRUE;
	if (got < HEADER_BYTES || memcmp(header, "SQLite format 3", 16) != 0)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s is not a file of drafts; move it away, or set BEIAN_HOME to another folder."),
			path);
	if (big_endian(header + HEADER_APPLICATION_AT) != BEIAN_SCHEMA_APPLICATION_ID)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s is a database of another program; move it away, or set BEIAN_HOME to another "
			  "folder."),
			path);
	if (big_endian(header + HEADER_VERSION_AT) > BEIAN_SCHEMA_VERSION)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s was written by a newer version of this program; use that version to open it."),
			path);
	return TRUE;
}

/*
 * Reads and checks the header of FILE, which is closed. Closing drops this process's locks on the file, so
 * none may be held here.
 */
static gboolean
check_file(int file, const char *path, GError **error)
{
	guchar header[HEADER_BYTES];
	struct stat status;
	gssize got = -1;

	if (fstat(file, &status) == 0 && !S_ISREG(status.st_mode)) {
		close(file);
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s is not a file; move it away, or set BEIAN_HOME to another folder."), path);
	}
	got = pread(file, header, sizeof header, 0);
	int failed = errno;
	close(file);
	if (got < 0)
		return beian_error_set(
			error, BEIAN_ERROR_CANNOT, _("%s cannot be read: %s."), path, g_strerror(failed));
	return header_is_ours(path, header, got, error);
}

static gboolean
make_or_check_file(const char *path, GError **error)
{
	/* A FIFO in its place must not make us wait. */
	int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

	if (file >= 0)
		return check_file(file, path, error);
	if (errno != ENOENT)
		return beian_error_set(
			error, BEIAN_ERROR_CANNOT, _("%s cannot be opened: %s."), path, g_strerror(errno));

	/* Made here and not by SQLite, whose files everyone may read; its journals copy the mode. */
	file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
	if (file < 0)
		return beian_error_set(
			error, BEIAN_ERROR_CANNOT, _("%s cannot be made: %s."), path, g_strerror(errno));
	close(file);
	return TRUE;
}

/*
 * What of the connection's behaviour is ours to choose. Fails when the file cannot be read, which the first
 * pragma tries.
 */
static gboolean
configure(BeianStore *store, GError **error)
{
	sqlite3_busy_timeout(store->db, BUSY_TIMEOUT_MS);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

	int code = sqlite3_exec(store->db,
		"PRAGMA journal_mode = TRUNCATE;"
		"PRAGMA synchronous = FULL;"
		"PRAGMA secure_delete = ON;"
		"PRAGMA cell_size_check = ON;"
		"PRAGMA temp_store = MEMORY;", /* sorted answers stay out of /tmp */
		NULL, NULL, NULL);
	return code == SQLITE_OK || beian_database_fail(store, code, error);
}

/* Whether TEXT contains WORD, letters of ASCII in any case; WORD has none in upper case and is not empty. */
static gboolean
contains(const char *text, gsize length, const char *word, gsize size)
{
	char upper = g_ascii_toupper(word[0]);

	for (gsize at = 0; at + size <= length; at++) {
		gsize same = 0;
		if (text[at] != word[0] && text[at] != upper)
			continue;
		while (same < size && g_ascii_tolower(text[at + same]) == word[same])
			same++;
		if (same == size)
			return TRUE;
	}
	return FALSE;
}

/*
 * SQL: mentions(WORD, TEXT, …), 1 when one of the texts contains WORD. Reads in place, where
 * instr(lower(TEXT)) copies every answer. An argument that equals the one before it is not read again:
 * canonical values mostly are what was typed.
 */
static void
mentions(sqlite3_context *context, int count, sqlite3_value **arguments)
{
	const char *word = sqlite3_value_blob(arguments[0]), *former = NULL;
	gsize size = (gsize)sqlite3_value_bytes(arguments[0]), former_length = 0;

	for (int i = 1; i < count; i++) {
		const char *text = sqlite3_value_blob(arguments[i]);
		gsize length = (gsize)sqlite3_value_bytes(arguments[i]);
		if (text == NULL ||
			(former != NULL && former_length == length && memcmp(former, text, length) == 0))
			continue;
		if (contains(text, length, word, size)) {
			sqlite3_result_int(context, 1);
			return;
		}
		former = text;
		former_length = length;
	}
	sqlite3_result_int(context, 0);
}

static gboolean
open_database(BeianStore *store, GError **error)
{
	int code = sqlite3_open_v2(store->path, &store->db,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
			SQLITE_OPEN_EXRESCODE,
		NULL);

	if (code == SQLITE_OK)
		code = sqlite3_create_function(store->db, "mentions", -1,
			SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, mentions, NULL, NULL);
	if (code != SQLITE_OK)
		return beian_database_fail(store, code, error);
	/* SQLite has opened a write-protected file for reading by itself. A journal needs the folder, too. */
	store->readonly = sqlite3_db_readonly(store->db, "main") == 1 || access(store->directory, W_OK) != 0;
	return configure(store, error) && beian_schema_bring_up(store, error);
}

#define FILE_NAME "beian.db"

gboolean
beian_store_exists(const char *directory)
{
	g_autofree char *path = g_build_filename(directory, FILE_NAME, NULL);

	return g_file_test(path, G_FILE_TEST_EXISTS);
}

BeianStore *
beian_store_open(const char *directory, GError **error)
{
	g_autoptr(BeianStore) store = g_new0(BeianStore, 1);

	store->directory = g_canonicalize_filename(directory, NULL);
	store->path = g_build_filename(store->directory, FILE_NAME, NULL);
	if (!make_or_check_file(store->path, error) || !open_database(store, error))
		return NULL;
	return g_steal_pointer(&store);
}

void
beian_store_close(BeianStore *store)
{
	if (store == NULL)
		return;
	for (guint i = 0; i < BEIAN_STATEMENTS; i++)
		sqlite3_finalize(store->statements[i]);
	sqlite3_close(store->db);
	g_free(store->path);
	g_free(store->directory);
	g_free(store);
}

const char *
beian_store_directory(const BeianStore *store)
{
	return store->directory;
}

gboolean
beian_store_is_readonly(const BeianStore *store)
{
	return store->readonly;
}
