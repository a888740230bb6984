/* app: runs commands. The only room that knows all the others, and the only place where things happen. */
#pragma once
#include "core/store/store.h"
#include "core/wizard/session.h"

typedef struct BeianApp BeianApp;

/* Knows where data and drafts are (base/directory.h); opens and reads nothing until it is needed. Never
 * fails. */
BeianApp *beian_app_new(void);
/* Gives APP a store that is open already; it owns it from now on. */
void beian_app_take_store(BeianApp *app, BeianStore *store);
void beian_app_free(BeianApp *app);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianApp, beian_app_free)

/* The only place where things happen. Works at most about BUDGET_MS; appends 0..n messages, progress among
 * them. TRUE: work is left, call again. */
gboolean beian_app_run(BeianApp *app, BeianCommands *commands, guint budget_ms, BeianMessages *messages);

/*
 * The same things one by one, for the command line. All are borrowed from APP and made when first asked for;
 * NULL with *ERROR.
 */
BeianStore *beian_app_store(BeianApp *app, GError **error);
BeianCodes *beian_app_codes(BeianApp *app);
const BeianRules *beian_app_rules(BeianApp *app, GError **error);
/* The form of KIND; an unknown kind is *ERROR (usage) naming the nearest. */
const BeianForm *beian_app_form(BeianApp *app, const char *kind, GError **error);
