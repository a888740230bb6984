/* import: packages of ours become drafts. A look first, then all or nothing. */
#pragma once
#include "core/app/draft.h"

/*
 * Imports the native package in FILE: every digest, the schema of its kind, every answer. Makes a draft a
 * filing; a filing whose uid a draft has already is a conflict, unless both say the same. Ids of the drafts
 * are appended to IDS (gint64), in the order of the package. FALSE with *ERROR (not good, or cannot); then
 * nothing was made.
 */
gboolean beian_import_package(BeianApp *app, const char *file, GArray *ids, GError **error);

/*
 * Reads a native package or document without importing it: a filing to check or show. The filing's form is
 * borrowed from APP. NULL with *ERROR.
 */
BeianFiling *beian_import_filing(BeianApp *app, const char *file, GError **error);

/* Verifies FILE, a package or document of ours, and says in *REPORT what is in it (free with g_free). */
gboolean beian_import_verify(BeianApp *app, const char *file, char **report, GError **error);
