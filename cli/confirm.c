#include "config.h"
#include "cli/cli.h"
#include "core/app/export.h"
#include "core/base/clock.h"
#include <string.h>

/* What RULE says at PATH, if it can be confirmed. */
static const BeianFinding *
confirmable(const BeianVerdict *verdict, const char *rule, const char *path)
{
	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		if (finding->rule->confirm && finding->value != NULL &&
			strcmp(finding->rule->id, rule) == 0 && strcmp(finding->path, path) == 0 &&
			(finding->outcome == BEIAN_OUTCOME_BROKEN ||
				finding->outcome == BEIAN_OUTCOME_CONFIRMED))
			return finding;
	}
	return NULL;
}

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	const char *rule = arguments[1], *path = arguments[2];
	g_autofree char *reason = g_strjoinv(" ", arguments + 3);
	g_autoptr(BeianOpenDraft) open = beian_cli_open(cli, arguments[0], error);
	g_autoptr(BeianStep) step = beian_step_new();
	BeianDate day;
	(void)count;

	if (open == NULL || !beian_clock_today(&day, error))
		return FALSE;
	g_autoptr(BeianDocument) document = beian_document_new(open->filing);
	g_autoptr(BeianVerdict) verdict = beian_draft_judge(
		cli->app, open->draft.id, open->filing, document, BEIAN_PROFILE_NATIVE, &day, error);
	if (verdict == NULL)
		return FALSE;
	const BeianFinding *finding = confirmable(verdict, rule, path);
	if (finding == NULL)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("rule %s says nothing at %s that can be confirmed; “beian check %s” shows the "
			  "findings"),
			rule, path, arguments[0]);
	return beian_filing_confirm(open->filing, rule, path, finding->value, reason, day, step, error) &&
	       beian_cli_save(cli, open, step, error);
}

const BeianSubcommand beian_subcommand_confirm = {
	"confirm",
	N_("DRAFT RULE PATH REASON"),
	N_("Vouch for a value that a rule speaks against."),
	run,
	NULL,
	4,
	-1,
};
