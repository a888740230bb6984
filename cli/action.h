/* action: the words behind a subcommand that has several things to do: "beian records show". */
#pragma once
#include "cli/cli.h"

typedef struct {
	const char *name;
	int arguments; /* how many follow; -1: one or more */
	gboolean (*run)(BeianCli *cli, char **arguments, GError **error); /* ARGUMENTS are NULL-terminated */
} BeianCliAction;

/*
 * Runs the one of ACTIONS (COUNT of them, the first of which is the one without words) that ARGUMENTS
 * (NULL-terminated, what stands behind SUBCOMMAND) begin with. FALSE with *ERROR (usage: no such action, or
 * another number of arguments), or that of the action.
 */
gboolean beian_cli_run_action(BeianCli *cli, const char *subcommand, const BeianCliAction *actions,
	gsize count, char **arguments, GError **error);
