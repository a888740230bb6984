/* rows: what lists and pickers look up. */
#pragma once
#include "core/app/app.h"

/* The rows that COMMAND (a lookup) asks for. *MORE: there are others after them. NULL with *ERROR. */
GArray *beian_rows_look_up(BeianApp *app, const BeianCommand *command, gboolean *more, GError **error);
