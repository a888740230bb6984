/*
 * download: what the ministry's system sends back becomes records. Looked at record by record, so that a file
 * of 50 MB is never one tree; all of it in one transaction, or nothing.
 */
#pragma once
#include "core/app/app.h"

/* What becomes, or would become, of one thing in a download. */
typedef enum {
	BEIAN_DOWNLOAD_NEW,
	BEIAN_DOWNLOAD_CHANGED,
	BEIAN_DOWNLOAD_SAME,
	BEIAN_DOWNLOAD_CONFLICT,  /* it contradicts what is here; a person decides */
	BEIAN_DOWNLOAD_CANCELLED, /* the bureau cancelled it */
	BEIAN_DOWNLOAD_PASSED,    /* this program has no use for it yet */
	BEIAN_DOWNLOAD_STATES
} BeianDownloadState;
/* "new", "changed" …, as JSON and scripts write it. Static. */
const char *beian_download_state_name(BeianDownloadState state);

/* One row of the plan. All owned; NULL where there is none. */
typedef struct {
	BeianDownloadState state;
	gint64 id;     /* of the record, of a notice the one that it is about; 0: none here (yet) */
	char *bureau;  /* the bureau's id of what it is about */
	char *number;  /* of the entity or the service */
	char *name;    /* of the entity; of what is passed over, its element */
	char *reason;  /* why it is a conflict, or what else there is to say, in the user's language */
	guint unknown; /* choices whose number no code list has */
	gint64 notice; /* what was taken in is this notice; 0: it is none, or not here (yet) */
} BeianDownloadRow;

/* The plan of one file. */
typedef struct {
	GArray *rows; /* of BeianDownloadRow, in the order of the file */
	guint counts[BEIAN_DOWNLOAD_STATES];
	gboolean done; /* it was carried out: not a dry run, and no conflict stood in the way */
} BeianDownload;
void beian_download_clear(BeianDownload *download);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianDownload, beian_download_clear)

typedef enum {
	BEIAN_DOWNLOAD_LOOK,    /* make the plan, change nothing */
	BEIAN_DOWNLOAD_TAKE,    /* carry it out unless there is a conflict */
	BEIAN_DOWNLOAD_REPLACE, /* where there is a conflict, what the file says replaces what is here */
} BeianDownloadMode;

/* Whether BYTES are a download by their root element. */
gboolean beian_download_is_one(GBytes *bytes);
/*
 * Reads the download in BYTES into *OUT (all zero before) and does as MODE says. With conflicts left, nothing
 * is changed, OUT->done is FALSE and the result TRUE. FALSE with *ERROR (not good: another version, another
 * provider's, not valid, contradicting itself; or cannot); then nothing was changed. FILE is what messages
 * call it.
 */
gboolean beian_download_import(BeianApp *app, GBytes *bytes, const char *file, BeianDownloadMode mode,
	BeianDownload *out, GError **error);
