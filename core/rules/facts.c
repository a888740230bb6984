#include "config.h"
#include "core/rules/rules.h"

struct BeianFacts {
	GHashTable *answers; /* "KIND VALUE" → answer */
};

BeianFacts *
beian_facts_new(void)
{
	BeianFacts *facts = g_new(BeianFacts, 1);

	facts->answers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return facts;
}

void
beian_facts_free(BeianFacts *facts)
{
	if (facts == NULL)
		return;
	g_hash_table_unref(facts->answers);
	g_free(facts);
}

void
beian_facts_put(BeianFacts *facts, const char *kind, const char *value, const char *answer)
{
	g_hash_table_insert(facts->answers, g_strconcat(kind, " ", value, NULL), g_strdup(answer));
}

const char *
beian_facts_get(const BeianFacts *facts, const char *kind, const char *value)
{
	g_autofree char *key = g_strconcat(kind, " ", value, NULL);

	return g_hash_table_lookup(facts->answers, key);
}
