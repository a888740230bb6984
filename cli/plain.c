/* plain: the plain skin: lines in, lines out, no cursor is ever moved. */
#include "config.h"
#include "cli/cli.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { SLICE_MS = 100 };

static void
show(BeianSession *session)
{
	g_auto(BeianScreen) screen;

	beian_session_view(session, (BeianSize){0, 0}, &screen);
	for (guint i = 0; i < screen.spans->len; i++)
		printf("%s\n", g_array_index(screen.spans, BeianSpan, i).text);
	beian_session_heard(session);
	/* Where nobody types there is no Enter to end the line, and a transcript would be one long row. */
	if (!beian_session_is_over(session) && screen.prompt != NULL)
		printf("%s%s", screen.prompt, isatty(STDIN_FILENO) ? "" : "\n");
	fflush(stdout);
}

/* Runs COMMANDS, and those that come of their answers, until nothing is left to do. */
static void
settle(BeianCli *cli, BeianSession *session, BeianCommands *commands)
{
	g_autoptr(GArray) messages = beian_messages_new();
	gboolean left = commands->len > 0;

	while (left) {
		left = beian_app_run(cli->app, commands, SLICE_MS, messages);
		for (guint i = 0; i < messages->len; i++)
			beian_session_update(session, &g_array_index(messages, BeianMessage, i), commands);
		g_array_set_size(messages, 0);
		left = left || commands->len > 0;
	}
}

static void
send(BeianCli *cli, BeianSession *session, BeianMessageKind kind, const char *text)
{
	g_autoptr(GArray) messages = beian_messages_new();
	g_autoptr(GArray) commands = beian_commands_new();
	BeianMessage *message = beian_messages_add(messages, kind);

	message->text = g_strdup(text);
	beian_session_update(session, message, commands);
	settle(cli, session, commands);
}

/* One line of standard input without its end; NULL at the end of input. Free with g_free. */
static char *
read_line(void)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length = getline(&line, &room, stdin);
	char *text = NULL;

	if (length >= 0) {
		line[strcspn(line, "\r\n")] = '\0';
		text = g_utf8_make_valid(line, -1);
	}
	free(line);
	return text;
}

/* What the session has to say of it is the reason. */
static gboolean
cannot_open(const BeianSession *session, gint64 id, GError **error)
{
	g_auto(BeianScreen) screen;

	beian_session_view(session, (BeianSize){0, 0}, &screen);
	g_autofree char *draft = g_strdup_printf("%" PRId64, id);
	return beian_error_set(error, BEIAN_ERROR_CANNOT, _("draft %s cannot be opened: %s"), draft,
		screen.spans->len > 0 ? g_array_index(screen.spans, BeianSpan, 0).text : "");
}

gboolean
beian_plain_run(BeianCli *cli, gint64 id, const char *entry, GError **error)
{
	g_autoptr(BeianSession) session = beian_session_new(cli->language, TRUE);
	g_autoptr(GArray) commands = beian_commands_new();

	BeianCommand *command =
		beian_commands_add(commands, id != 0 ? BEIAN_COMMAND_OPEN : BEIAN_COMMAND_ASK);
	command->id = id;
	command->text = g_strdup(entry);
	settle(cli, session, commands);
	if (!beian_session_has_draft(session))
		return cannot_open(session, id, error);
	while (!beian_session_is_over(session)) {
		show(session);
		g_autofree char *line = read_line();
		if (line == NULL)
			send(cli, session, BEIAN_MESSAGE_HANGUP, NULL);
		else if (*line == ':' && line[1] != ':')
			send(cli, session, BEIAN_MESSAGE_COMMAND, line + 1);
		else
			send(cli, session, BEIAN_MESSAGE_ANSWER, *line == ':' ? line + 1 : line);
	}
	if (isatty(STDIN_FILENO))
		printf("\n");
	return TRUE;
}
