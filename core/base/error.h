/*
 * error: the world is wrong (disk full, malformed file, draft locked). Wrong answers are findings, not
 * errors.
 *
 * A text names the thing, what is wrong and what to do, in the user's language; it never quotes an answer.
 */
#pragma once
#include <glib.h>
#include <glib/gi18n.h>

#define BEIAN_ERROR (beian_error_quark())
GQuark beian_error_quark(void);

/* The codes are the exit statuses of the command line. */
typedef enum {
	BEIAN_ERROR_NOT_GOOD = 1, /* what was examined is refused: check, lint, verify, import, export */
	BEIAN_ERROR_USAGE = 2,    /* the command was not understood */
	BEIAN_ERROR_CANNOT = 3,   /* could not be done: absent, unreadable, full, locked, not a terminal */
} BeianErrorCode;

/* Sets *ERROR from FORMAT and returns FALSE, so that a caller can write "return beian_error_set(…)". */
gboolean beian_error_set(GError **error, BeianErrorCode code, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* The exit status that ERROR asks for: its code when it is ours, else BEIAN_ERROR_CANNOT. */
int beian_error_exit_status(const GError *error);

/*
 * Complaints of a loader, which reports all mistakes and not the first: strings "FILE:LINE: text", owned, in
 * the order found.
 */
typedef GPtrArray BeianComplaints;

BeianComplaints *beian_complaints_new(void);
void beian_complaints_add(BeianComplaints *complaints, const char *file, long line, const char *format, ...)
	G_GNUC_PRINTF(4, 5);
/* Returns TRUE when COMPLAINTS is empty; else sets *ERROR to all of them, one a line, and returns FALSE. */
gboolean beian_complaints_none(const BeianComplaints *complaints, GError **error);
