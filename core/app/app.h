/* app: runs commands. The only room that knows all the others, and the only place where things happen. */
#pragma once
#include "core/wizard/session.h"

typedef struct BeianApp BeianApp;

/*
 * Opens the store of the user; loads nothing else until it is needed. NULL with *ERROR.
 */
BeianApp *beian_app_new(GError **error);
void beian_app_free(BeianApp *app);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianApp, beian_app_free)

/* The only place where things happen. Works at most about BUDGET_MS; appends 0..n messages, progress among them. TRUE: work is left, call again. */
gboolean beian_app_run(BeianApp *app, BeianCommands *commands, guint budget_ms, BeianMessages *messages);
