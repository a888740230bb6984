#include "config.h"
#include "core/wizard/message.h"

void
beian_message_clear(BeianMessage *message)
{
	g_free(message->text);
	g_free(message->argument);
	beian_filing_free(message->opened.filing);
	g_free(message->opened.place);
	beian_facts_free(message->opened.facts);
	g_free(message->opened.holder);
	beian_step_free(message->step);
	if (message->rows != NULL)
		g_array_unref(message->rows);
}

void
beian_command_clear(BeianCommand *command)
{
	g_free(command->text);
	g_free(command->argument);
	beian_step_free(command->step);
	g_free(command->title);
	g_free(command->province);
	g_free(command->place);
}

static void
clear_message(gpointer data)
{
	beian_message_clear(data);
}

static void
clear_command(gpointer data)
{
	beian_command_clear(data);
}

BeianMessages *
beian_messages_new(void)
{
	GArray *messages = g_array_new(FALSE, TRUE, sizeof(BeianMessage));

	g_array_set_clear_func(messages, clear_message);
	return messages;
}

BeianCommands *
beian_commands_new(void)
{
	GArray *commands = g_array_new(FALSE, TRUE, sizeof(BeianCommand));

	g_array_set_clear_func(commands, clear_command);
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
