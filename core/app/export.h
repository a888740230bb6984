/*
 * export: from drafts to a file. Judged as they are, checked against their schema, transformed, checked
 * again, written to a temporary file, synced, renamed, read back; a receipt goes to the store. What was
 * checked is what is written.
 *
 * What the ministry's format cannot hold in one file (1,000 records, 50 MB) becomes several: for out.xml they
 * are out1.xml, out2.xml …, all of them or none. Named *.zip it is a ZIP with that one file in it.
 */
#pragma once
#include "core/app/draft.h"

typedef enum { BEIAN_PROFILE_NATIVE, BEIAN_PROFILE_MIIT } BeianProfile;
/* "native" and "miit-3.0". FALSE with *ERROR (usage) for another word. */
gboolean beian_profile_parse(const char *text, BeianProfile *out, GError **error);
const char *beian_profile_name(BeianProfile profile);

typedef struct BeianExport BeianExport;

/* Prepares an export of COUNT drafts to FILE. UNFINISHED: errors do not stop it, and it is marked (native
 * only). NULL with *ERROR (usage). */
BeianExport *beian_export_begin(BeianApp *app, const gint64 *ids, guint count, const char *file,
	BeianProfile profile, gboolean unfinished, GError **error);
/*
 * Does one draft, or the writing of one file at the end. *LEFT tells whether to call again; *DONE and *OF how
 * far it is. FALSE with *ERROR: (not good) naming the first errors that stand in the way; then nothing was
 * written.
 */
gboolean beian_export_step(BeianExport *export, gboolean *left, guint *done, guint *of, GError **error);
/* Ends it, finished or not; an unfinished one leaves nothing behind. NULL-safe. */
void beian_export_free(BeianExport *export);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianExport, beian_export_free)
/* What was written, as told to the person: the file, its size and digest, what to do with it. Free with
 * g_free. */
char *beian_export_report(const BeianExport *export);

/*
 * Judges FILING for PROFILE and DAY (NULL: today) with the facts of the other drafts. DOCUMENT is its own.
 * NULL with *ERROR.
 */
BeianVerdict *beian_draft_judge(BeianApp *app, gint64 id, const BeianFiling *filing,
	const BeianDocument *document, BeianProfile profile, const BeianDate *day, GError **error);
