/*
 * definition: what readers of definitions (advice, letters) have in common: a file whose mistakes are all
 * told, attributes that are known or demanded, texts in two languages.
 */
#pragma once
#include "core/base/error.h"
#include "core/base/language.h"
#include "core/xml/expression.h"

typedef struct {
	const char *file; /* as complaints name it */
	BeianComplaints *complaints;
} BeianDefinition;

/* Complains of NODE. */
void beian_definition_complain(const BeianDefinition *definition, const BeianXmlNode *node,
	const char *format, ...) G_GNUC_PRINTF(3, 4);
/* Complains that NODE, an element, has no place where it stands. */
void beian_definition_no_place(const BeianDefinition *definition, const BeianXmlNode *node);
/* The document in FILE, whose root is in the NAMESPACE: another is told. NULL, which is told, when it cannot
 * be read. */
BeianXml *beian_definition_open(const BeianDefinition *definition, const char *file, const char *namespace);
/* Complains of attributes of NODE that are not among KNOWN (NULL-terminated). */
void beian_definition_check_attributes(
	const BeianDefinition *definition, const BeianXmlNode *node, const char *const *known);
/* The value of the attribute NAME, which must be there and not blank. Free with g_free. Never NULL. */
char *beian_definition_demand(const BeianDefinition *definition, const BeianXmlNode *node, const char *name);
/* The expression in the attribute NAME, which calls FUNCTIONS; NULL when there is none, or it is no good,
 * which is told. */
BeianExpression *beian_definition_expression(const BeianDefinition *definition, const BeianXmlNode *node,
	const char *name, const BeianFunction *functions);
/* Puts the content of NODE into TEXT, in the language it says. */
void beian_definition_take_text(const BeianDefinition *definition, const BeianXmlNode *node, BeianText *text);
/* Says in which language NODE lacks the TEXT called WHAT; one that is not NEEDED may lack in both. */
void beian_definition_demand_text(const BeianDefinition *definition, const BeianXmlNode *node,
	const BeianText *text, const char *what, gboolean needed);
