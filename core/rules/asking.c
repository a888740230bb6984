/* asking: the functions of rules for others: what they answer about one filing. */
#include "config.h"
#include "core/rules/rule.h"

struct BeianAsking {
	BeianCase input;
	BeianJudging judging;
	BeianExpressions *expressions;
};

BeianAsking *
beian_asking_new(const BeianRules *rules, const BeianCase *input)
{
	BeianAsking *asking = g_new0(BeianAsking, 1);
	g_autofree char *province = beian_document_province(input->document);

	asking->input = *input;
	asking->judging =
		(BeianJudging){.input = &asking->input, .demands = beian_rules_demands(rules, province)};
	asking->expressions = beian_expressions_new(beian_rule_functions, &asking->judging);
	return asking;
}

void
beian_asking_free(BeianAsking *asking)
{
	if (asking == NULL)
		return;
	beian_expressions_free(asking->expressions);
	g_free(asking);
}

BeianExpressions *
beian_asking_expressions(BeianAsking *asking)
{
	return asking->expressions;
}
