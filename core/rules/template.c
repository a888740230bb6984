/* template: which questions a rule speaks of, before there is a filing: paths without the numbers of repeats.
 */
#include "config.h"
#include "core/rules/rules.h"
#include <string.h>

static char *
without_predicates(const char *path)
{
	GString *bare = g_string_new(NULL);
	int depth = 0;

	for (; *path != '\0'; path++) {
		depth += *path == '[';
		if (depth == 0)
			g_string_append_c(bare, *path);
		depth -= *path == ']';
	}
	return g_string_free(bare, FALSE);
}

char **
beian_rule_owners(const char *for_each)
{
	g_autofree char *bare = without_predicates(for_each);
	char **owners = g_strsplit(bare, "|", -1);

	for (char **owner = owners; *owner != NULL; owner++) {
		g_strstrip(*owner);
		if (strcmp(*owner, ".") == 0 || strcmp(*owner, "/filing") == 0)
			**owner = '\0';
		if (g_str_has_prefix(*owner, "/filing/")) /* of one kind: /filing[@kind = 'cancel']/entity */
			memmove(*owner, *owner + strlen("/filing/"), strlen(*owner + strlen("/filing/")) + 1);
	}
	return owners;
}

char *
beian_rule_resolve(const char *owner, const char *path)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	gboolean absolute = g_str_has_prefix(path, "/filing/");
	g_autofree char *all =
		g_strconcat(absolute ? "" : owner, "/", absolute ? path + strlen("/filing/") : path, NULL);
	g_auto(GStrv) segments = g_strsplit(all, "/", -1);

	for (char **segment = segments; *segment != NULL; segment++) {
		if (strcmp(*segment, "..") == 0 && names->len == 0)
			return NULL;
		if (strcmp(*segment, "..") == 0)
			g_ptr_array_set_size(names, (int)names->len - 1);
		else if (**segment != '\0' && strcmp(*segment, ".") != 0)
			g_ptr_array_add(names, *segment);
	}
	g_ptr_array_add(names, NULL);
	return g_strjoinv("/", (char **)names->pdata);
}
