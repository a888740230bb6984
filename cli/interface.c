#include "config.h"
#include "cli/cli.h"
#include "tui/run.h"

gboolean
beian_interface_run(BeianCli *cli, gint64 id, GError **error)
{
	g_autoptr(BeianSession) session = beian_session_new(cli->language, FALSE);
	g_autoptr(GArray) first = beian_messages_new();
	g_autoptr(GArray) commands = beian_commands_new();

	if (id > 0) {
		beian_commands_add(commands, BEIAN_COMMAND_OPEN)->id = id;
		beian_app_run(cli->app, commands, 0, first);
	}
	int status = beian_tui_run(session, cli->app, first, cli->front->terminal, cli->front->paint, error);
	cli->status = MAX(cli->status, status);
	return *error == NULL;
}
