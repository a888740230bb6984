/* example: which questions show a value that a rule would find right. */
#include "config.h"
#include "core/rules/rules.h"
#include <string.h>

char **
beian_rule_questions(const BeianRule *rule)
{
	char **paths = rule->at != NULL ? beian_rule_owners(beian_expression_text(rule->for_each)) : NULL;

	for (guint i = 0; paths != NULL && paths[i] != NULL; i++) {
		char *path = beian_rule_resolve(paths[i], rule->at);
		g_free(paths[i]);
		paths[i] = path != NULL ? path : g_strdup("");
	}
	return paths;
}

gboolean
beian_rule_is_shown_by(const BeianRule *rule, char **paths, const BeianQuestion *question)
{
	gsize length = strlen(question->type->name);
	gboolean meant = paths != NULL ? g_strv_contains((const char *const *)paths, question->path)
				       : strncmp(rule->id, question->type->name, length) == 0 &&
						 rule->id[length] == '.';

	for (int i = 0; meant && i < BEIAN_LANGUAGES; i++)
		meant = *beian_question_text(question, BEIAN_TEXT_EXAMPLE, (BeianLanguage)i) != '\0';
	return meant;
}
