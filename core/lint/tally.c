/* tally: what cases show, and what they share. */
#include "config.h"
#include "core/lint/lint.h"

static GHashTable *
set_of_texts(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

BeianCaseTally *
beian_case_tally_new(void)
{
	BeianCaseTally *tally = g_new(BeianCaseTally, 1);

	*tally = (BeianCaseTally){
		.broken = set_of_texts(),
		.held = set_of_texts(),
		.silent = set_of_texts(),
		.mended = set_of_texts(),
		.unmended = set_of_texts(),
		.attached = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
		.samples = g_hash_table_new_full(
			g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref),
	};
	return tally;
}

void
beian_case_tally_free(BeianCaseTally *tally)
{
	g_hash_table_unref(tally->broken);
	g_hash_table_unref(tally->held);
	g_hash_table_unref(tally->silent);
	g_hash_table_unref(tally->mended);
	g_hash_table_unref(tally->unmended);
	g_hash_table_unref(tally->attached);
	g_hash_table_unref(tally->samples);
	beian_witness_free(tally->witness);
	g_free(tally);
}
