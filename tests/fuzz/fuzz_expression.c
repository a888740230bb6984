/*
 * Any text: an expression compiles or is refused; what compiles is evaluated or fails, never both, in all
 * three ways.
 */
#include "config.h"
#include "core/xml/expression.h"
#include "tests/fuzz/fuzz.h"
#include <string.h>

static void
answer(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	static const BeianValueKind kinds[] = {BEIAN_VALUE_BOOLEAN, BEIAN_VALUE_NUMBER, BEIAN_VALUE_STRING};
	gsize read_bytes = 0;

	(void)data;
	for (guint i = 0; i < count; i++)
		for (guint j = 0; j < arguments[i].count; j++)
			read_bytes += strlen(arguments[i].texts[j]);
	*result = (BeianValue){.kind = kinds[count % G_N_ELEMENTS(kinds)],
		.boolean = count > 1,
		.number = (double)read_bytes};
	if (result->kind == BEIAN_VALUE_STRING)
		result->string = g_strdup("text");
}

static void
evaluate(const BeianExpression *expression, BeianExpressions *in, const BeianXmlNode *node)
{
	g_autoptr(GError) of_boolean = NULL, of_string = NULL, of_nodes = NULL;
	gboolean truth;
	gboolean judged = beian_expression_boolean(expression, in, node, &truth, &of_boolean);
	g_autofree char *string = beian_expression_string(expression, in, node, &of_string);
	g_autoptr(GPtrArray) nodes = beian_expression_nodes(expression, in, node, &of_nodes);

	g_assert(judged == (of_boolean == NULL));
	g_assert((string != NULL) == (of_string == NULL));
	g_assert((nodes != NULL) == (of_nodes == NULL));
	g_assert((string != NULL) == judged);
	g_assert(nodes == NULL || judged);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size_bytes)
{
	static const BeianFunction functions[] = {
		{"f", 0, 3, answer}, {"g", 1, 1, answer}, {NULL, 0, 0, NULL}};
	static const char document[] =
		"<filing><a x='1'>1</a><b><c>中</c><c/></b><a><c>2026-11-23</c></a></filing>";
	g_autofree char *text = g_strndup((const char *)bytes, size_bytes);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianExpression) expression = beian_expression_new(text, &error);
	g_auto(GStrv) paths = beian_expression_paths(text);
	g_auto(GStrv) variables = beian_expression_variables(text);

	for (gsize i = 0; paths[i] != NULL; i++)
		g_assert(*paths[i] != '\0');
	for (gsize i = 0; variables[i] != NULL; i++)
		g_assert(strstr(text, variables[i]) != NULL);
	g_assert((expression == NULL) == (error != NULL));
	if (expression == NULL)
		return 0;
	beian_expression_check(expression, functions, NULL);
	g_autoptr(BeianXml) xml = beian_xml_read(document, strlen(document), "fuzz", NULL);
	g_autoptr(BeianExpressions) in = beian_expressions_new(functions, NULL);
	beian_expressions_set(in, "v", "value");
	evaluate(expression, in, beian_xml_root(xml));
	evaluate(expression, in, beian_xml_first(beian_xml_root(xml)));
	return 0;
}
