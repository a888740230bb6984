/* batch_instance: rows that are instances of the inventory, and the numbers they have. For app/batch*.c
 * alone. */
#pragma once
#include "core/app/batch_row.h"
#include "core/app/inventory.h"

/* Whether PATH is a heading of a number: "number/2/sn", "…/state", "…/grantee", "…/filed" or "…/notes". */
gboolean beian_batch_is_of_number(const char *path);

/*
 * Rejects what ROW, whose cells FORM reads, says and the inventory cannot take: no name, an instance or a
 * number that another row has, a number of another instance, a state that there is not or that does not
 * follow. Whether there is nothing of that.
 */
gboolean beian_batch_check_instance(BeianBatchReader *reader, const BeianForm *form, BeianBatchRow row);
/*
 * Makes the instance of ROW, or brings the one with its name to what the row says; blank cells leave what is
 * there. *ID is its number, *IS_NEW whether it was made, *CHANGED whether anything is other than it was. In
 * the transaction under way. FALSE with *ERROR.
 */
gboolean beian_batch_put_instance(BeianBatchReader *reader, const BeianForm *form, BeianBatchRow row,
	gint64 *id, gboolean *is_new, gboolean *changed, GError **error);

/* The cells of the numbers of INSTANCE, "number/1/sn" and its text in turn, NULL-terminated, blank ones left
 * out. Free with g_strfreev. NULL with *ERROR. */
char **beian_batch_numbers_of(BeianApp *app, gint64 instance, GError **error);
