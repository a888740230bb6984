/* records: what the bureau holds, as commands and pages show it; and records that are made by hand. */
#pragma once
#include "core/app/app.h"
#include "core/filing/filing.h"
#include "core/store/record.h"
#include "core/wizard/row.h"

/* Reads a record's number as people write it. FALSE with *ERROR (usage). */
gboolean beian_record_parse_id(const char *text, gint64 *id, GError **error);
/*
 * The record ID: its row in *OUT (all zero before), and the document, in which what was cancelled is marked.
 * NULL with *ERROR.
 */
BeianXml *beian_record_read(BeianApp *app, gint64 id, BeianRecord *out, GError **error);

/*
 * Answers FILING, a new one, with what the bureau holds: WORDS are a record's number, or with one service of
 * it "NUMBER/SERVICE", as "3/2"; STEP says what was answered. FALSE with *ERROR (usage: no such numbers, or
 * FILING's kind takes the whole record; cannot).
 */
gboolean beian_record_begin(
	BeianApp *app, BeianFiling *filing, const char *words, BeianStep *step, GError **error);

/*
 * Makes a record of the draft DRAFT, whose approval brought NUMBER to the entity (NULL: the filing names it)
 * and SERVICES ("2=NUMBER", a NULL-terminated array; NULL: none) to its services, beside the numbers that the
 * filing names. *ID is the new record's. FALSE with *ERROR (usage: no such numbers; not good: the draft has
 * no entity; cannot).
 */
gboolean beian_record_add(
	BeianApp *app, gint64 draft, const char *number, char *const *services, gint64 *id, GError **error);

/* The same of FILE, a native package of one filing; it becomes no draft. */
gboolean beian_record_add_package(BeianApp *app, const char *file, const char *number, char *const *services,
	gint64 *id, GError **error);

/* COUNT records from FIRST on that hold WORDS, as rows (wizard/message.h, BEIAN_SOURCE_RECORDS). NULL with
 * *ERROR. */
GArray *beian_record_rows(
	BeianApp *app, const char *words, guint first, guint count, gboolean *more, GError **error);
/* The values of the record ID whose path, label or value holds WORDS, as rows (BEIAN_SOURCE_RECORD). NULL
 * with *ERROR. */
GArray *beian_record_value_rows(BeianApp *app, const char *id, const char *words, GError **error);
