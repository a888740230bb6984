/* The curses skin with a session of its own; prints the answers when it was left. */
#include "config.h"
#include "core/base/error.h"
#include "core/base/language.h"
#include "tests/tui/skin_session.h"
#include "tui/run.h"
#include <stdio.h>

int
main(void)
{
	g_autoptr(GError) error = NULL;
	BeianLanguage language = beian_language_init("/nonexistent");
	g_autoptr(BeianSession) session = beian_session_new(language, FALSE);
	g_autoptr(BeianApp) app = beian_app_new();
	int status = beian_tui_run(session, app, NULL, NULL, NULL, &error);

	if (error != NULL)
		g_printerr("skin: %s\n", error->message);
	else if (status == 0) {
		g_autofree char *answers = skin_session_print(session);
		printf("%s", answers);
	}
	return status;
}
