#include "config.h"
#include "core/rules/rules.h"
#include <string.h>

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

const char *
beian_fact_kind(const BeianQuestion *question)
{
	/* Keys that a person or an entity may use only once; by type, so that a new question of such a type
	 * is covered. */
	static const char *const kinds[][2] = {{"mobile", "mobile"}, {"domain", "domain"}};

	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (strcmp(question->type->name, kinds[i][0]) == 0)
			return kinds[i][1];
	return question->type_from != NULL ? "document" : NULL;
}
