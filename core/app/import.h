/* import: packages of ours become drafts, downloads records. A look first, then all or nothing. */
#pragma once
#include "core/app/download.h"
#include "core/app/draft.h"

/* What an import made, or would make. All owned. */
typedef struct {
	gboolean is_download;   /* else a package of ours */
	BeianDownload download; /* of a download: the plan */
	GArray *drafts;         /* of a package: ids (gint64), in its order */
	char *report;           /* of a package: what is in it, as told to a person */
} BeianImported;
void beian_imported_clear(BeianImported *imported);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianImported, beian_imported_clear)

/*
 * Imports FILE ("-": standard input) into *OUT (all zero before): a native package, or a download of the
 * ministry (download.h).
 *
 * Of a package every digest, the schema of its kind and every answer are checked. It makes a draft a filing;
 * a filing whose uid a draft has already is a conflict, unless both say the same. With MODE LOOK nothing is
 * made. FALSE with *ERROR (not good, or cannot); then nothing was made.
 */
gboolean beian_import_file(
	BeianApp *app, const char *file, BeianDownloadMode mode, BeianImported *out, GError **error);

/*
 * The same for a file that must be a package. Ids of the drafts are appended to IDS (gint64). FALSE with
 * *ERROR; then nothing was made.
 */
gboolean beian_import_package(BeianApp *app, const char *file, GArray *ids, GError **error);

/*
 * Reads a native package or document without importing it: a filing to check or show. The filing's form is
 * borrowed from APP. NULL with *ERROR.
 */
BeianFiling *beian_import_filing(BeianApp *app, const char *file, GError **error);

/* Verifies FILE, a package or document of ours, and says in *REPORT what is in it (free with g_free). */
gboolean beian_import_verify(BeianApp *app, const char *file, char **report, GError **error);
