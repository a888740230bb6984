#include "config.h"
#include "core/rules/pattern.h"

/* Rules make some patterns of answers; a clerk with thousands of drafts must not fill the memory with them.
 */
enum { KEPT = 256 };

static void
forget(gpointer data)
{
	if (data != NULL)
		g_regex_unref(data);
}

gboolean
beian_pattern_matches(const char *pattern, const char *text)
{
	static GHashTable *kept; /* pattern → GRegex, or NULL for what is none */
	gpointer regex = NULL;

	if (kept == NULL)
		kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, forget);
	if (!g_hash_table_lookup_extended(kept, pattern, NULL, &regex)) {
		if (g_hash_table_size(kept) >= KEPT)
			g_hash_table_remove_all(kept);
		regex = g_regex_new(pattern, 0, 0, NULL);
		g_hash_table_insert(kept, g_strdup(pattern), regex);
	}
	return regex != NULL && g_regex_match(regex, text, 0, NULL);
}
