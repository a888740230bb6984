/* batch: CSV files of drafts, as import and list take and give them. */
#pragma once
#include "cli/cli.h"

/*
 * Makes drafts of the CSV file FILE, their numbers appended to IDS (gint64); with PARTIAL also when some rows
 * are bad, and with LOOK none. Bad cells go to standard error, a line each, and raise the exit status, as an
 * error does. Returns how many drafts were, or would be, made.
 */
guint beian_cli_import_batch(BeianCli *cli, const char *file, gboolean partial, gboolean look, GArray *ids);
/* Prints the COUNT drafts IDS as CSV. FALSE with *ERROR. */
gboolean beian_cli_print_batch(BeianCli *cli, const gint64 *ids, guint count, GError **error);
