#include "config.h"
#include "core/xml/evaluator.h"
#include "core/base/error.h"
#include <libxml/xpathInternals.h>
#include <string.h>

static void
fail(xmlXPathParserContext *parser, int code, char *sentence)
{
	BeianExpressions *in = parser->context->userData;

	if (in->problem == NULL)
		in->problem = sentence;
	else
		g_free(sentence);
	xmlXPathErr(parser, code);
}

/* The string value of NODE. Almost always it can be borrowed. */
static const char *
node_text(BeianExpressions *in, xmlNode *node)
{
	gboolean has_children = node->type == XML_ELEMENT_NODE || node->type == XML_ATTRIBUTE_NODE;

	if (has_children && node->children == NULL)
		return "";
	if (has_children && node->children->next == NULL && node->children->type == XML_TEXT_NODE)
		return (const char *)node->children->content;
	xmlChar *made = xmlXPathCastNodeToString(node);
	char *text = g_strdup((const char *)made);
	xmlFree(made);
	g_ptr_array_add(in->texts, text);
	return text;
}

/* *ONE is room for the text of an argument that has a single one. */
static void
read_argument(BeianExpressions *in, xmlXPathObject *object, const char **one, BeianArgument *argument)
{
	*argument = (BeianArgument){.texts = one};
	if (object->type != XPATH_NODESET) {
		xmlChar *made = object->type == XPATH_STRING ? NULL : xmlXPathCastToString(object);
		*one = made == NULL ? (const char *)object->stringval : g_strdup((const char *)made);
		if (made != NULL)
			g_ptr_array_add(in->texts, (gpointer)*one);
		xmlFree(made);
		argument->count = 1;
		return;
	}
	xmlNodeSet *nodes = object->nodesetval;
	if (nodes == NULL || nodes->nodeNr == 0)
		return;
	argument->count = (guint)nodes->nodeNr;
	if (argument->count > 1) {
		xmlXPathNodeSetSort(nodes);
		one = g_new(const char *, argument->count);
		g_ptr_array_add(in->texts, one);
		argument->texts = one;
	}
	for (guint i = 0; i < argument->count; i++)
		one[i] = node_text(in, nodes->nodeTab[i]);
	if (nodes->nodeTab[0]->type == XML_ELEMENT_NODE)
		argument->first = (const BeianXmlNode *)nodes->nodeTab[0];
}

static void
push_result(xmlXPathParserContext *parser, BeianValue *result)
{
	switch (result->kind) {
	case BEIAN_VALUE_BOOLEAN:
		valuePush(parser, xmlXPathNewBoolean(result->boolean));
		break;
	case BEIAN_VALUE_NUMBER:
		valuePush(parser, xmlXPathNewFloat(result->number));
		break;
	case BEIAN_VALUE_STRING:
		valuePush(parser, xmlXPathNewCString(result->string != NULL ? result->string : ""));
		break;
	}
	g_free(result->string);
}

static void
call_function(xmlXPathParserContext *parser, const BeianFunction *function, guint count)
{
	BeianExpressions *in = parser->context->userData;
	xmlXPathObject *objects[BEIAN_ARGUMENTS_LIMIT];
	BeianArgument arguments[BEIAN_ARGUMENTS_LIMIT] = {{.count = 0}};
	const char *ones[BEIAN_ARGUMENTS_LIMIT];
	BeianValue result = {0};

	for (guint i = count; i-- > 0;) {
		objects[i] = valuePop(parser);
		g_assert(objects[i] != NULL);
		read_argument(in, objects[i], &ones[i], &arguments[i]);
	}
	function->call(arguments, count, in->data, &result);
	push_result(parser, &result);
	for (guint i = 0; i < count; i++)
		xmlXPathFreeObject(objects[i]);
	g_ptr_array_set_size(in->texts, 0);
}

/*
 * Stands for every function that is not XPath's own; a compiled expression keeps it, so it must do for every
 * evaluator.
 */
static void
call_by_name(xmlXPathParserContext *parser, int count)
{
	BeianExpressions *in = parser->context->userData;
	const char *name = (const char *)parser->context->function;
	gboolean ours = xmlStrEqual(parser->context->functionURI, (const xmlChar *)BEIAN_RULES_NAMESPACE);
	const BeianFunction *function = ours ? g_hash_table_lookup(in->by_name, name) : NULL;

	if (function == NULL)
		fail(parser, XPATH_UNKNOWN_FUNC_ERROR,
			g_strdup_printf(
				_("there is no function %s%s"), ours ? BEIAN_RULES_PREFIX ":" : "", name));
	else if ((guint)count < function->min_arguments || (guint)count > function->max_arguments)
		fail(parser, XPATH_INVALID_ARITY,
			g_strdup_printf(_("the function %s:%s does not take %d arguments"),
				BEIAN_RULES_PREFIX, name, count));
	else
		call_function(parser, function, (guint)count);
}

/* Without an answer for every name, libxml2 writes "function not found" to standard error. */
static xmlXPathFunction
look_up(void *context, const xmlChar *name, const xmlChar *namespace)
{
	BeianExpressions *in = context;
	xmlXPathFunction own;

	*(void **)&own = xmlHashLookup2(in->context->funcHash, name, namespace);
	return own != NULL ? own : call_by_name;
}

void
beian_evaluator_add_functions(BeianExpressions *in)
{
	in->by_name = g_hash_table_new(g_str_hash, g_str_equal);
	for (const BeianFunction *at = in->functions; at != NULL && at->name != NULL; at++) {
		g_assert(at->max_arguments <= BEIAN_ARGUMENTS_LIMIT);
		g_hash_table_insert(in->by_name, (gpointer)at->name, (gpointer)at);
	}
	xmlXPathRegisterFuncLookup(in->context, look_up, in);
}
