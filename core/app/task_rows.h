/* task_rows: what is due, as rows of pages (wizard/message.h). */
#pragma once
#include "core/app/progress.h"
#include "core/wizard/row.h"

/* The tasks, the soonest first (BEIAN_SOURCE_TASKS). Free with g_array_unref. NULL with *ERROR. */
GArray *beian_task_rows(BeianApp *app, GError **error);
/* What is known of the task of the draft, or of the notice, ID, and what can be done with it
 * (BEIAN_SOURCE_TASK). Likewise. */
GArray *beian_task_choice_rows(BeianApp *app, const char *id, GError **error);
/* The log of the draft ID (BEIAN_SOURCE_LOG). Likewise. */
GArray *beian_task_log_rows(BeianApp *app, const char *id, GError **error);
/* What to show once the draft ID is approved, and what else is to be done then, line by line in the language
 * in use (BEIAN_SOURCE_AFTER). Likewise. */
GArray *beian_task_after_rows(BeianApp *app, const char *id, GError **error);

/* For notice_rows.c: appends a row ID with CELLS, ended by NULL, which are copied. */
void beian_task_add_row(GArray *rows, const char *id, const char *const *cells);
/* Likewise: what is due for TASK (NULL: nothing) and to do in STATE. */
void beian_task_add_about(GArray *rows, const BeianTask *task, const BeianState *state);
/* The task of the draft or the NOTICE, one of which is 0, among TASKS; NULL: there is none. */
const BeianTask *beian_task_of(const GArray *tasks, gint64 draft, gint64 notice);
