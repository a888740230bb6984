/* number_rows: the inventory as rows of pages, and what pages do with it (wizard/message.h). */
#pragma once
#include "core/app/inventory.h"
#include "core/wizard/row.h"

/* All instances (BEIAN_SOURCE_INSTANCES); the instance ID (BEIAN_SOURCE_INSTANCE); the number that TEXT names
 * (BEIAN_SOURCE_NUMBER). Free with g_array_unref. NULL with *ERROR. */
GArray *beian_instance_rows(BeianApp *app, GError **error);
GArray *beian_instance_choice_rows(BeianApp *app, const char *id, GError **error);
GArray *beian_number_choice_rows(BeianApp *app, const char *text, GError **error);
/* What can be chosen for a question that takes WHAT, by the draft DRAFT (BEIAN_SOURCE_INVENTORY). The same.
 */
GArray *beian_inventory_rows(BeianApp *app, const char *what, gint64 draft, GError **error);

/*
 * Does what a page was told: "issue ID" with an sn, or how many numbers; "state NUMBER STATE"; "grant NUMBER"
 * with an account; "delete NUMBER"; "discard ID". What was done, as told to the person; free with g_free.
 * NULL with *ERROR.
 */
char *beian_inventory_obey(BeianApp *app, const char *order, const char *text, GError **error);
