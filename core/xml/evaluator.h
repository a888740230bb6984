/* evaluator: the inside of BeianExpressions, shared by what evaluates and what calls. For this room only. */
#pragma once
#include "core/xml/expression.h"
#include <libxml/xpath.h>

#define BEIAN_RULES_NAMESPACE "urn:beian:rules:1"
#define BEIAN_RULES_PREFIX "b"

struct BeianExpressions {
	xmlXPathContext *context; /* one for all evaluations; making one costs ten of them */
	const BeianFunction *functions;
	GHashTable *by_name; /* name → BeianFunction */
	gpointer data;
	char *problem;    /* why the running evaluation failed; the first word counts */
	GPtrArray *texts; /* what the running call's arguments needed copied */
};

/* What XPath calls error CODE (an xmlXPathError). Static. */
const char *beian_evaluator_sentence(int code);
/*
 * Lets the expressions of IN find functions: those of XPath, those of IN, and for any other name one that
 * fails with a sentence.
 */
void beian_evaluator_add_functions(BeianExpressions *in);
