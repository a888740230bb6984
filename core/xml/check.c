#include "config.h"
#include "core/xml/expression.h"
#include "core/xml/evaluator.h"
#include "core/xml/mention.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include <string.h>

/* Source: XPath 1.0, section 4, the core function library. */
static const BeianFunction core[] = {
	{"last", 0, 0, NULL},
	{"position", 0, 0, NULL},
	{"count", 1, 1, NULL},
	{"id", 1, 1, NULL},
	{"local-name", 0, 1, NULL},
	{"namespace-uri", 0, 1, NULL},
	{"name", 0, 1, NULL},
	{"string", 0, 1, NULL},
	{"concat", 2, G_MAXUINT, NULL},
	{"starts-with", 2, 2, NULL},
	{"contains", 2, 2, NULL},
	{"substring-before", 2, 2, NULL},
	{"substring-after", 2, 2, NULL},
	{"substring", 2, 3, NULL},
	{"string-length", 0, 1, NULL},
	{"normalize-space", 0, 1, NULL},
	{"translate", 3, 3, NULL},
	{"boolean", 1, 1, NULL},
	{"not", 1, 1, NULL},
	{"true", 0, 0, NULL},
	{"false", 0, 0, NULL},
	{"lang", 1, 1, NULL},
	{"number", 0, 1, NULL},
	{"sum", 1, 1, NULL},
	{"floor", 1, 1, NULL},
	{"ceiling", 1, 1, NULL},
	{"round", 1, 1, NULL},
	{NULL, 0, 0, NULL},
};

typedef struct {
	const BeianFunction *functions; /* of the prefix b */
	char *problem;                  /* what is wrong with the first call that is wrong; or NULL */
} Check;

static const BeianFunction *
find_function(const BeianFunction *functions, const char *name)
{
	while (functions->name != NULL && strcmp(functions->name, name) != 0)
		functions++;
	return functions->name != NULL ? functions : NULL;
}

static char *
unknown_function(const BeianFunction *functions, const char *written, const char *name)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (const BeianFunction *at = functions; at->name != NULL; at++)
		g_ptr_array_add(names, (gpointer)at->name);
	g_ptr_array_add(names, NULL);
	const char *nearest = beian_text_nearest(name, (const char *const *)names->pdata);
	if (nearest == NULL)
		return g_strdup_printf(_("there is no function %s"), written);
	return g_strdup_printf(_("there is no function %s; did you mean %.*s%s?"), written,
		(int)(name - written), written, nearest);
}

static void
check_call(const char *written, guint arguments, gpointer data)
{
	Check *check = data;
	const char *colon = strchr(written, ':'), *name = colon == NULL ? written : colon + 1;
	const BeianFunction *functions = colon == NULL ? core : check->functions;
	const BeianFunction *function = find_function(functions, name);

	if (check->problem != NULL)
		return;
	if (function == NULL)
		check->problem = unknown_function(functions, written, name);
	else if (arguments < function->min_arguments || arguments > function->max_arguments)
		check->problem =
			g_strdup_printf(_("the function %s does not take %u arguments"), written, arguments);
}

gboolean
beian_expression_check(const BeianExpression *expression, const BeianFunction *functions, GError **error)
{
	Check check = {.functions = functions};

	beian_mention_each_call(beian_expression_text(expression), check_call, &check);
	if (check.problem == NULL)
		return TRUE;
	beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("the expression \"%s\" cannot be used: %s"),
		beian_expression_text(expression), check.problem);
	g_free(check.problem);
	return FALSE;
}
