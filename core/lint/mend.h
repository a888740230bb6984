/* mend: whether the example that a rule shows is right by the rule itself. */
#pragma once
#include "core/rules/rules.h"

/*
 * Answers FILING, whose finding FINDING of one of RULES is, with the rule's own example, and says whether the
 * rule still speaks against it, or its type does. INPUT is what FILING was judged as. FALSE also where the
 * rule has no example, asks about something else than it points at, or points at what is no single answer.
 */
gboolean beian_lint_example_fails(
	const BeianRules *rules, const BeianFinding *finding, BeianFiling *filing, const BeianCase *input);
