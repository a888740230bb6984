/*
 * Any bytes as a download that is taken into a store: all families, each with what belongs to it. A look and
 * a file that is refused change nothing, what is taken in is done once, and a second time changes nothing.
 */
#include "config.h"
#include "core/app/download.h"
#include "tests/fuzz/fuzz.h"
#include <ftw.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

/* A download of ours is shorter; what is only long is for fuzz_download, which keeps nothing. */
#define INPUT_MAX_BYTES 65536

static int
remove_one(const char *path, const struct stat *status, int type, struct FTW *where)
{
	(void)status, (void)type, (void)where;
	return g_remove(path);
}

/* A number that another program's change to the store of DB makes another. */
static gint64
version_of(sqlite3 *db)
{
	sqlite3_stmt *statement;

	g_assert(sqlite3_prepare_v2(db, "PRAGMA data_version", -1, &statement, NULL) == SQLITE_OK);
	g_assert(sqlite3_step(statement) == SQLITE_ROW);
	gint64 version = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return version;
}

/* Imports BYTES; returns whether it was taken in, and how many rows bring something into *NEWS. */
static gboolean
take(BeianApp *app, sqlite3 *db, GBytes *bytes, BeianDownloadMode mode, guint *news)
{
	g_auto(BeianDownload) download = {0};
	g_autoptr(GError) error = NULL;
	gint64 before = version_of(db);
	gboolean good = beian_download_import(app, bytes, "fuzz", mode, &download, &error);

	g_assert(good == (error == NULL));
	g_assert(good || !download.done);
	g_assert(mode != BEIAN_DOWNLOAD_LOOK || !download.done);
	g_assert(download.done || version_of(db) == before);
	*news = download.counts[BEIAN_DOWNLOAD_NEW] + download.counts[BEIAN_DOWNLOAD_CHANGED] +
		download.counts[BEIAN_DOWNLOAD_CANCELLED];
	for (guint i = 0; i < download.rows->len; i++)
		g_assert(g_array_index(download.rows, BeianDownloadRow, i).state < BEIAN_DOWNLOAD_STATES);
	return download.done;
}

static void
run(BeianApp *app, sqlite3 *db, GBytes *bytes)
{
	guint news;

	take(app, db, bytes, BEIAN_DOWNLOAD_LOOK, &news);
	if (!take(app, db, bytes, BEIAN_DOWNLOAD_TAKE, &news) &&
		!take(app, db, bytes, BEIAN_DOWNLOAD_REPLACE, &news))
		return;
	gboolean again = take(app, db, bytes, BEIAN_DOWNLOAD_TAKE, &news);
	g_assert(again && news == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size_bytes)
{
	g_autofree char *home = g_dir_make_tmp("beian-fuzz-XXXXXX", NULL);
	g_autofree char *file = g_build_filename(home, "beian.db", NULL);
	g_autoptr(GBytes) bytes = g_bytes_new(data, size_bytes);
	sqlite3 *db;

	if (size_bytes <= INPUT_MAX_BYTES) {
		g_setenv("BEIAN_HOME", home, TRUE);
		g_setenv("BEIAN_TODAY", "2026-11-23", TRUE);
		g_autoptr(BeianApp) app = beian_app_new();
		g_assert(beian_app_store(app, NULL) != NULL);
		g_assert(sqlite3_open_v2(file, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
		run(app, db, bytes);
		sqlite3_close(db);
	}
	nftw(home, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	return 0;
}
