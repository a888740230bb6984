#include "config.h"
#include "core/lint/mend.h"

/* Whether the value that RULE points at is what it asks about. */
static gboolean
asks_where_it_points(const BeianRule *rule)
{
	g_auto(GStrv) paths =
		rule->assert != NULL ? beian_expression_all_paths(beian_expression_text(rule->assert)) : NULL;

	return paths != NULL && rule->at != NULL && g_strv_contains((const char *const *)paths, rule->at);
}

gboolean
beian_lint_example_fails(
	const BeianRules *rules, const BeianFinding *finding, BeianFiling *filing, const BeianCase *input)
{
	const char *example = finding->rule->example.in[BEIAN_LANGUAGE_ZH];
	g_autoptr(BeianStep) step = beian_step_new();

	if (example == NULL || !asks_where_it_points(finding->rule) ||
		beian_filing_question(filing, finding->path, NULL) == NULL)
		return FALSE;
	if (!beian_filing_answer(filing, finding->path, example, TRUE, step, NULL))
		return TRUE;
	g_autoptr(BeianDocument) document = beian_document_new(filing);
	BeianCase now = *input;
	now.filing = filing;
	now.document = document;
	const BeianItem *item = beian_document_item(document, finding->path);
	/* A rule that waits for facts stays open. */
	return item == NULL || item->state != BEIAN_ANSWER_VALUE ||
	       beian_judge_rule(rules, finding->rule, &now, finding->path) == BEIAN_OUTCOME_BROKEN;
}
