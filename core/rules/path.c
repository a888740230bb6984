/* path: where a rule points. */
#include "config.h"
#include "core/rules/rule.h"
#include <string.h>

/*
 * PATH, or the same in the first instances where it leaves out the numbers of repeats: kinds may ask once
 * what others ask several times, and rules are written for all of them. Takes PATH.
 */
static char *
in_first_instances(const BeianDocument *document, char *path)
{
	g_autofree char *bare = path, *above = g_path_get_dirname(path);
	const BeianXmlNode *node =
		beian_document_item(document, path) == NULL ? beian_document_node(document, above) : NULL;

	if (node != NULL) {
		g_autofree char *owner = beian_document_path(node);
		g_autofree char *full = g_strconcat(owner, strrchr(path, '/'), NULL);
		if (beian_document_item(document, full) != NULL)
			return g_steal_pointer(&full);
	}
	return g_steal_pointer(&bare);
}

/* What RULE's path means, seen from NODE. */
static char *
path_at(const BeianRule *rule, const BeianXmlNode *node)
{
	g_autofree char *owner = beian_document_path(node);

	if (strcmp(rule->at, ".") == 0 || *rule->at == '\0')
		return g_steal_pointer(&owner);
	if (*rule->at == '/')
		return g_strdup(rule->at + 1);
	const char *at = rule->at;
	while (g_str_has_prefix(at, "../")) {
		char *slash = strrchr(owner, '/');
		if (slash != NULL && g_ascii_isdigit(slash[1])) {
			*slash = '\0';
			slash = strrchr(owner, '/');
		}
		if (slash == NULL)
			*owner = '\0';
		else
			*slash = '\0';
		at += strlen("../");
	}
	return g_strconcat(owner, *owner != '\0' ? "/" : "", at, NULL);
}

char *
beian_rule_path(const BeianRule *rule, const BeianDocument *document, const BeianXmlNode *node)
{
	return in_first_instances(document, path_at(rule, node));
}
