#include "config.h"
#include "core/xml/expression.h"
#include "core/xml/evaluator.h"
#include "core/xml/mention.h"
#include "core/xml/walk.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include <libxml/xpathInternals.h>
#include <string.h>

/* Far more than any rule does; a mistake in one must not hang the program. */
#define OPERATIONS_LIMIT 10000000

struct BeianExpression {
	char *text;
	gboolean is_true;           /* "true()", as most questions are required by */
	BeianWalk *walk;            /* how it is evaluated where it is a plain path; else NULL */
	xmlXPathCompExpr *compiled; /* else */
};

static const struct {
	int code;
	const char *sentence;
} sentences[] = {
	{XPATH_NUMBER_ERROR, N_("a number is malformed")},
	{XPATH_UNFINISHED_LITERAL_ERROR, N_("a string is not closed")},
	{XPATH_START_LITERAL_ERROR, N_("a string is expected")},
	{XPATH_VARIABLE_REF_ERROR, N_("the name of a variable is expected")},
	{XPATH_UNDEF_VARIABLE_ERROR, N_("a variable is used that does not exist here")},
	{XPATH_INVALID_PREDICATE_ERROR, N_("a predicate is malformed")},
	{XPATH_EXPR_ERROR, N_("something is missing, or is there that does not belong")},
	{XPATH_UNCLOSED_ERROR, N_("a parenthesis or bracket is not closed")},
	{XPATH_UNKNOWN_FUNC_ERROR, N_("a function is used that does not exist")},
	{XPATH_INVALID_OPERAND, N_("an operand is of the wrong kind")},
	{XPATH_INVALID_TYPE, N_("an argument is of the wrong kind")},
	{XPATH_INVALID_ARITY, N_("a function gets the wrong number of arguments")},
	{XPATH_INVALID_CTXT_SIZE, N_("last() has no meaning here")},
	{XPATH_INVALID_CTXT_POSITION, N_("position() has no meaning here")},
	{XPATH_UNDEF_PREFIX_ERROR, N_("a prefix is used that stands for nothing")},
	{XPATH_INVALID_CHAR_ERROR, N_("a character does not belong in an expression")},
	{XPATH_ENCODING_ERROR, N_("the text is not UTF-8")},
	{XPATH_OP_LIMIT_EXCEEDED, N_("it takes too many steps")},
};

const char *
beian_evaluator_sentence(int code)
{
	for (gsize i = 0; i < G_N_ELEMENTS(sentences); i++)
		if (sentences[i].code == code)
			return _(sentences[i].sentence);
	return _("it is too deep or too large");
}

static gboolean
refuse(const char *text, const char *why, GError **error)
{
	return beian_error_set(
		error, BEIAN_ERROR_NOT_GOOD, _("the expression \"%s\" cannot be used: %s"), text, why);
}

static void
note_code(void *data, xmlError *error)
{
	int *code = data;

	if (*code == 0)
		*code = error->code - XML_XPATH_EXPRESSION_OK;
}

/*
 * What libxml2 compiles and should not. Undefined prefixes of functions it finds late, and tells standard
 * error.
 */
static gboolean
check_more(const char *text, GError **error)
{
	g_autofree char *prefix = beian_mention_other_prefix(text, BEIAN_RULES_PREFIX);

	if (!beian_mention_is_closed(text))
		return refuse(text, beian_evaluator_sentence(XPATH_UNCLOSED_ERROR), error);
	if (prefix == NULL)
		return TRUE;
	g_autofree char *why = g_strdup_printf(
		_("the prefix %s stands for nothing; functions of this program are written %s:name"), prefix,
		BEIAN_RULES_PREFIX);
	return refuse(text, why, error);
}

/* NULL with *ERROR where libxml2, or we, cannot use TEXT. */
static xmlXPathCompExpr *
compile(const char *text, GError **error)
{
	int code = 0;
	/* One from xmlXPathNewContext brings 27 functions along, which costs more than compiling. */
	xmlXPathContext context = {.error = note_code, .userData = &code, .opLimit = OPERATIONS_LIMIT};
	xmlXPathCompExpr *compiled = xmlXPathCtxtCompile(&context, (const xmlChar *)text);

	xmlResetError(&context.lastError);
	if (compiled == NULL) {
		refuse(text, beian_evaluator_sentence(code), error);
	} else if (!check_more(text, error)) {
		xmlXPathFreeCompExpr(compiled);
		compiled = NULL;
	}
	return compiled;
}

BeianExpression *
beian_expression_new(const char *text, GError **error)
{
	if (!g_utf8_validate(text, -1, NULL)) {
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("an expression is not UTF-8"));
		return NULL;
	}
	BeianWalk *walk = beian_walk_new(text);
	xmlXPathCompExpr *compiled = walk == NULL ? compile(text, error) : NULL;
	if (walk == NULL && compiled == NULL)
		return NULL;
	BeianExpression *expression = g_new0(BeianExpression, 1);
	expression->text = g_strdup(text);
	expression->is_true = strcmp(text, "true()") == 0;
	expression->walk = walk;
	expression->compiled = compiled;
	return expression;
}

void
beian_expression_free(BeianExpression *expression)
{
	if (expression == NULL)
		return;
	beian_walk_free(expression->walk);
	xmlXPathFreeCompExpr(expression->compiled);
	g_free(expression->text);
	g_free(expression);
}

const char *
beian_expression_text(const BeianExpression *expression)
{
	return expression->text;
}

static void
note_problem(void *data, xmlError *error)
{
	BeianExpressions *in = data;

	if (in->problem == NULL)
		in->problem = g_strdup(beian_evaluator_sentence(error->code - XML_XPATH_EXPRESSION_OK));
}

/*
 * Not registered with the context: a compiled expression keeps the URI it found when it was first evaluated,
 * and a registered one is freed with its context, while the expression goes on to the next.
 */
static xmlNs rules_namespace = {
	.type = XML_NAMESPACE_DECL,
	.href = (const xmlChar *)BEIAN_RULES_NAMESPACE,
	.prefix = (const xmlChar *)BEIAN_RULES_PREFIX,
};
static xmlNs *in_scope[] = {&rules_namespace};

BeianExpressions *
beian_expressions_new(const BeianFunction *functions, gpointer data)
{
	BeianExpressions *in = g_new0(BeianExpressions, 1);

	in->context = xmlXPathNewContext(NULL);
	in->context->error = note_problem;
	in->context->userData = in;
	in->context->opLimit = OPERATIONS_LIMIT;
	in->functions = functions;
	in->data = data;
	in->texts = g_ptr_array_new_with_free_func(g_free);
	xmlXPathContextSetCache(in->context, 1, -1, 0);
	in->context->namespaces = in_scope;
	in->context->nsNr = G_N_ELEMENTS(in_scope);
	beian_evaluator_add_functions(in);
	return in;
}

void
beian_expressions_free(BeianExpressions *expressions)
{
	if (expressions == NULL)
		return;
	xmlXPathFreeContext(expressions->context);
	g_hash_table_unref(expressions->by_name);
	g_ptr_array_unref(expressions->texts);
	g_free(expressions->problem);
	g_free(expressions);
}

void
beian_expressions_set(BeianExpressions *expressions, const char *name, const char *value)
{
	xmlXPathRegisterVariable(expressions->context, (const xmlChar *)name,
		value == NULL ? NULL : xmlXPathNewCString(value));
}

static xmlXPathContext *
look_from(BeianExpressions *in, const BeianXmlNode *node)
{
	in->context->node = (xmlNode *)node;
	in->context->doc = in->context->node->doc;
	in->context->opCount = 0;
	g_clear_pointer(&in->problem, g_free);
	return in->context;
}

static gboolean
refuse_evaluation(const BeianExpression *expression, const BeianExpressions *in, GError **error)
{
	return refuse(expression->text, in->problem != NULL ? in->problem : _("it has no value"), error);
}

gboolean
beian_expression_boolean(const BeianExpression *expression, BeianExpressions *in, const BeianXmlNode *node,
	gboolean *out, GError **error)
{
	if (expression->is_true)
		return *out = TRUE;
	if (expression->walk != NULL) {
		*out = beian_walk_select(expression->walk, node, NULL);
		return TRUE;
	}
	int truth = xmlXPathCompiledEvalToBoolean(expression->compiled, look_from(in, node));

	if (truth < 0 || in->problem != NULL)
		return refuse_evaluation(expression, in, error);
	*out = truth;
	return TRUE;
}

/* The text of the first element that WALK selects; "" where it selects none. */
static char *
walked_text(const BeianWalk *walk, const BeianXmlNode *node)
{
	g_autoptr(GPtrArray) nodes = g_ptr_array_new();

	return beian_walk_select(walk, node, nodes) ? beian_xml_text(nodes->pdata[0]) : g_strdup("");
}

static xmlXPathObject *
evaluate(const BeianExpression *expression, BeianExpressions *in, const BeianXmlNode *node, GError **error)
{
	xmlXPathObject *result = xmlXPathCompiledEval(expression->compiled, look_from(in, node));

	if (result != NULL && in->problem == NULL)
		return result;
	xmlXPathFreeObject(result);
	refuse_evaluation(expression, in, error);
	return NULL;
}

char *
beian_expression_string(
	const BeianExpression *expression, BeianExpressions *in, const BeianXmlNode *node, GError **error)
{
	if (expression->walk != NULL)
		return walked_text(expression->walk, node);
	xmlXPathObject *result = evaluate(expression, in, node, error);
	if (result == NULL)
		return NULL;
	xmlChar *made = xmlXPathCastToString(result);
	char *text = g_strdup((const char *)made);
	xmlFree(made);
	xmlXPathFreeObject(result);
	return text;
}

GPtrArray *
beian_expression_nodes(
	const BeianExpression *expression, BeianExpressions *in, const BeianXmlNode *node, GError **error)
{
	if (expression->walk != NULL) {
		GPtrArray *walked = g_ptr_array_new();
		beian_walk_select(expression->walk, node, walked);
		return walked;
	}
	xmlXPathObject *result = evaluate(expression, in, node, error);
	if (result == NULL)
		return NULL;
	if (result->type != XPATH_NODESET) {
		xmlXPathFreeObject(result);
		refuse(expression->text, _("it does not select elements"), error);
		return NULL;
	}
	GPtrArray *nodes = g_ptr_array_new();
	xmlNodeSet *set = result->nodesetval;
	for (int i = 0; set != NULL && i < set->nodeNr; i++)
		if (set->nodeTab[i]->type == XML_ELEMENT_NODE)
			g_ptr_array_add(nodes, set->nodeTab[i]);
	xmlXPathFreeObject(result);
	return nodes;
}
