/* The queues, for a skin that is tested without the sessions of the wizard. */
#include "config.h"
#include "core/wizard/message.h"

static void
message_clear(gpointer data)
{
	beian_message_clear(data);
}

static void
command_clear(gpointer data)
{
	beian_command_clear(data);
}

BeianMessages *
beian_messages_new(void)
{
	GArray *messages = g_array_new(FALSE, TRUE, sizeof(BeianMessage));

	g_array_set_clear_func(messages, message_clear);
	return messages;
}

BeianCommands *
beian_commands_new(void)
{
	GArray *commands = g_array_new(FALSE, TRUE, sizeof(BeianCommand));

	g_array_set_clear_func(commands, command_clear);
	return commands;
}

BeianMessage *
beian_messages_add(BeianMessages *messages, BeianMessageKind kind)
{
	g_array_set_size(messages, messages->len + 1);
	BeianMessage *message = &g_array_index(messages, BeianMessage, messages->len - 1);
	message->kind = kind;
	return message;
}

BeianCommand *
beian_commands_add(BeianCommands *commands, BeianCommandKind kind)
{
	g_array_set_size(commands, commands->len + 1);
	BeianCommand *command = &g_array_index(commands, BeianCommand, commands->len - 1);
	command->kind = kind;
	return command;
}

void
beian_message_clear(BeianMessage *message)
{
	g_free(message->text);
	g_free(message->argument);
}

void
beian_command_clear(BeianCommand *command)
{
	g_free(command->text);
	g_free(command->argument);
}
