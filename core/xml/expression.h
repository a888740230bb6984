/*
 * expression: XPath 1.0 over documents of ours, with functions of ours.
 *
 * Functions live in the namespace urn:beian:rules:1 and are always written with the prefix b. Nothing else of
 * XPath's environment exists: no variables but those given, no external documents.
 */
#pragma once
#include "core/xml/document.h"

/* Compiled; immutable. */
typedef struct BeianExpression BeianExpression;
/* An evaluator: the functions and variables that expressions may use. */
typedef struct BeianExpressions BeianExpressions;

/* Compiles TEXT. NULL with *ERROR (not good) naming what is wrong with it. */
BeianExpression *beian_expression_new(const char *text, GError **error);
void beian_expression_free(BeianExpression *expression);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianExpression, beian_expression_free)
/* The text it was compiled from. Borrowed. */
const char *beian_expression_text(const BeianExpression *expression);
/*
 * The relative location paths of names that occur in TEXT outside of strings and predicates' own context,
 * such as "domain/expires" and "../nature", each once, NULL-terminated; free with g_strfreev. For lint's
 * checks of what an expression names. Predicates and attributes are left out of a path ("service[kind]/@id"
 * is "service"); a path that no list of names can say ("//name", "*", axes other than child) is left out
 * whole.
 */
char **beian_expression_paths(const char *text);
/* The same with those from the root, which begin with "/": "/filing/entity/name". */
char **beian_expression_all_paths(const char *text);
/* The variables that occur in TEXT, without the "$", each once, NULL-terminated; free with g_strfreev. */
char **beian_expression_variables(const char *text);

/* One argument of a function, or its result. */
typedef enum { BEIAN_VALUE_BOOLEAN, BEIAN_VALUE_NUMBER, BEIAN_VALUE_STRING } BeianValueKind;
typedef struct {
	BeianValueKind kind;
	gboolean boolean;
	double number;
	char *string; /* owned by the evaluator for arguments; given to it (g_malloc) for results */
} BeianValue;
typedef struct {
	const char *const *texts;  /* the string value of each node, in document order; else the one string */
	guint count;               /* 0 for an empty node set */
	const BeianXmlNode *first; /* the first node, when the argument is a set of elements; else NULL */
} BeianArgument;
/* Computes *RESULT from COUNT ARGUMENTS; DATA is what beian_expressions_new was given. Must be pure. */
typedef void BeianFunctionCall(
	const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
typedef struct {
	const char *name; /* without the prefix */
	guint min_arguments, max_arguments;
	BeianFunctionCall *call;
} BeianFunction;

/*
 * Whether every function that EXPRESSION calls is one of XPath's or one of FUNCTIONS (which end with a row
 * whose name is NULL) and gets a number of arguments it takes. FALSE with *ERROR (not good) naming the
 * function, and the nearest that exists.
 */
gboolean beian_expression_check(
	const BeianExpression *expression, const BeianFunction *functions, GError **error);

/* No function takes more arguments. */
#define BEIAN_ARGUMENTS_LIMIT 16
/* FUNCTIONS end with a row whose name is NULL and outlive the evaluator. */
BeianExpressions *beian_expressions_new(const BeianFunction *functions, gpointer data);
void beian_expressions_free(BeianExpressions *expressions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianExpressions, beian_expressions_free)
/* Sets $NAME to a string, or removes it when VALUE is NULL. */
void beian_expressions_set(BeianExpressions *expressions, const char *name, const char *value);

/*
 * Evaluate EXPRESSION with NODE as context. A failure at run time (an unknown function or variable, a wrong
 * number of arguments) is *ERROR (not good) and the result FALSE, NULL; lint finds those before a user does.
 */
gboolean beian_expression_boolean(const BeianExpression *expression, BeianExpressions *in,
	const BeianXmlNode *node, gboolean *out, GError **error);
/* Free with g_free. */
char *beian_expression_string(
	const BeianExpression *expression, BeianExpressions *in, const BeianXmlNode *node, GError **error);
/*
 * The elements selected (what is no element is passed over), in document order, borrowed from the document;
 * free the array with g_ptr_array_unref.
 */
GPtrArray *beian_expression_nodes(
	const BeianExpression *expression, BeianExpressions *in, const BeianXmlNode *node, GError **error);
