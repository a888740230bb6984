#include "config.h"
#include "core/xml/walk.h"
#include <libxml/tree.h>
#include <string.h>

struct BeianWalk {
	gboolean absolute;
	char **names; /* NULL-terminated; none: the element itself */
};

/* Names as forms have them; XPath allows more, which is left to XPath. */
static gboolean
is_name(const char *text)
{
	if (!g_ascii_isalpha(*text))
		return FALSE;
	for (; *text != '\0'; text++)
		if (!g_ascii_isalnum(*text) && *text != '-')
			return FALSE;
	return TRUE;
}

BeianWalk *
beian_walk_new(const char *text)
{
	gboolean absolute = *text == '/', itself = strcmp(text, ".") == 0;
	g_auto(GStrv) names = g_strsplit(itself ? "" : text + absolute, "/", -1);

	if (*names == NULL && !itself)
		return NULL;
	for (char **name = names; *name != NULL; name++)
		if (!is_name(*name))
			return NULL;
	BeianWalk *walk = g_new0(BeianWalk, 1);
	walk->absolute = absolute;
	walk->names = g_steal_pointer(&names);
	return walk;
}

void
beian_walk_free(BeianWalk *walk)
{
	if (walk == NULL)
		return;
	g_strfreev(walk->names);
	g_free(walk);
}

static gboolean
select_below(xmlNode *node, char **names, GPtrArray *nodes)
{
	gboolean found = FALSE;

	if (*names == NULL) {
		if (nodes != NULL)
			g_ptr_array_add(nodes, node);
		return TRUE;
	}
	for (xmlNode *child = node->children; child != NULL && (nodes != NULL || !found); child = child->next)
		if (child->type == XML_ELEMENT_NODE && child->ns == NULL &&
			strcmp((const char *)child->name, *names) == 0)
			found |= select_below(child, names + 1, nodes);
	return found;
}

gboolean
beian_walk_select(const BeianWalk *walk, const BeianXmlNode *node, GPtrArray *nodes)
{
	xmlNode *from = (xmlNode *)node;

	return select_below(walk->absolute ? (xmlNode *)from->doc : from, walk->names, nodes);
}
