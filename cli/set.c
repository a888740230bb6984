#include "config.h"
#include "cli/cli.h"
#include "core/filing/answers.h"

/* All good or nothing: with several arguments all are read, and every bad one is reported. */
static gboolean
answer(BeianCli *cli, const char *draft, const GArray *lines, BeianComplaints *complaints, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_cli_open(cli, draft, error);
	g_autoptr(BeianStep) step = beian_step_new();

	if (open == NULL)
		return FALSE;
	beian_draft_answer(cli->app, open->filing, lines, _("argument"), FALSE, step, complaints);
	if (!beian_complaints_none(complaints, error)) {
		(*error)->code = BEIAN_ERROR_CANNOT;
		return FALSE;
	}
	return beian_cli_save(cli, open, step, error);
}

static gboolean
run_set(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(GArray) lines = beian_cli_arguments(arguments + 1, count - 1, complaints);

	if (!beian_complaints_none(complaints, error)) {
		(*error)->code = BEIAN_ERROR_USAGE;
		return FALSE;
	}
	return answer(cli, arguments[0], lines, complaints, error);
}

static gboolean
run_unset(BeianCli *cli, char **arguments, int count, GError **error)
{
	g_autoptr(GArray) lines = g_array_new(FALSE, TRUE, sizeof(BeianAnswerLine));
	g_autoptr(GPtrArray) complaints = beian_complaints_new();

	g_array_set_clear_func(lines, (GDestroyNotify)beian_answer_line_clear);
	for (int i = 1; i < count; i++) {
		BeianAnswerLine line = {.path = g_strdup(arguments[i]), .text = g_strdup(""), .line = i};
		g_array_append_val(lines, line);
	}
	return answer(cli, arguments[0], lines, complaints, error);
}

const BeianSubcommand beian_subcommand_set = {
	"set",
	N_("DRAFT PATH=VALUE…"),
	N_("Answer questions."),
	run_set,
	NULL,
	2,
	-1,
};
const BeianSubcommand beian_subcommand_unset = {
	"unset",
	N_("DRAFT PATH…"),
	N_("Take answers back."),
	run_unset,
	NULL,
	2,
	-1,
};
