#include "config.h"
#include "core/lint/witness.h"
#include <string.h>

struct BeianWitness {
	const BeianRules *rules;
	GHashTable *seen;  /* BeianQuestion → what happened to it in some filing */
	GPtrArray *unseen; /* BeianRule with a condition that no filing has made false yet */
};

enum { LEFT_OUT = 1, ANSWERED = 2 };

BeianWitness *
beian_witness_new(const BeianRules *rules)
{
	const GPtrArray *all = beian_rules_all(rules);
	BeianWitness *witness = g_new0(BeianWitness, 1);

	witness->rules = rules;
	witness->seen = g_hash_table_new(NULL, NULL);
	witness->unseen = g_ptr_array_new();
	for (guint i = 0; i < all->len; i++) {
		const BeianRule *rule = all->pdata[i];
		if (rule->when != NULL && !rule->own)
			g_ptr_array_add(witness->unseen, (gpointer)rule);
	}
	return witness;
}

void
beian_witness_free(BeianWitness *witness)
{
	if (witness == NULL)
		return;
	g_hash_table_unref(witness->seen);
	g_ptr_array_unref(witness->unseen);
	g_free(witness);
}

static void
take_items(BeianWitness *witness, const BeianDocument *document)
{
	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		guint before = GPOINTER_TO_UINT(g_hash_table_lookup(witness->seen, item->question));
		guint now = before;
		if (!item->relevant)
			now |= LEFT_OUT;
		else if (item->state == BEIAN_ANSWER_VALUE)
			now |= ANSWERED;
		if (now != before)
			g_hash_table_insert(witness->seen, (gpointer)item->question, GUINT_TO_POINTER(now));
	}
}

static gboolean
holds(const BeianExpression *expression, BeianExpressions *in, const BeianXmlNode *node)
{
	gboolean value = FALSE;

	return beian_expression_boolean(expression, in, node, &value, NULL) && value;
}

static gboolean
has_operands(const BeianRule *rule, BeianExpressions *in, const BeianXmlNode *node)
{
	guint found = 0;

	for (guint i = 0; i < rule->needs->len; i++)
		found += holds(rule->needs->pdata[i], in, node);
	return found == rule->needs->len || (rule->needs_any && found > 0);
}

/* Whether the filing has an element that RULE would be asked of, were it not for its condition. */
static gboolean
is_left_alone(const BeianRule *rule, BeianExpressions *in, const BeianCase *input)
{
	g_autoptr(GPtrArray) nodes =
		beian_expression_nodes(rule->for_each, in, beian_xml_root(input->document->xml), NULL);

	for (guint i = 0; nodes != NULL && i < nodes->len; i++)
		if (has_operands(rule, in, nodes->pdata[i]) && !holds(rule->when, in, nodes->pdata[i]))
			return TRUE;
	return FALSE;
}

void
beian_witness_take(BeianWitness *witness, const BeianCase *input)
{
	g_autoptr(BeianAsking) asking = beian_asking_new(witness->rules, input);
	BeianExpressions *in = beian_asking_expressions(asking);

	take_items(witness, input->document);
	for (guint i = witness->unseen->len; i > 0; i--)
		if (is_left_alone(witness->unseen->pdata[i - 1], in, input))
			g_ptr_array_remove_index_fast(witness->unseen, i - 1);
}

/* Notes what was seen of the questions of FORM in SEEN by the place where they are written: what is shared is
 * looked at once. */
static void
gather(const BeianWitness *witness, const BeianForm *form, GHashTable *seen)
{
	const GPtrArray *questions = beian_form_questions(form);

	for (guint i = 0; i < questions->len; i++) {
		const BeianQuestion *question = questions->pdata[i];
		char *key = g_strdup_printf("%s:%ld", question->file, question->line);
		guint before = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
		guint now = GPOINTER_TO_UINT(g_hash_table_lookup(witness->seen, question));
		g_hash_table_insert(seen, key, GUINT_TO_POINTER(before | now));
	}
}

static void
tell_question(const BeianQuestion *question, guint seen, BeianComplaints *complaints)
{
	if (!(seen & ANSWERED))
		beian_complaints_add(complaints, question->file, question->line,
			_("%s: no sample and no case answers it"), question->path);
	else if (question->relevant != NULL && !(seen & LEFT_OUT))
		beian_complaints_add(complaints, question->file, question->line,
			_("%s: no sample and no case leaves it out"), question->path);
}

void
beian_witness_tell(const BeianWitness *witness, const GPtrArray *forms, BeianComplaints *complaints)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < forms->len; i++)
		gather(witness, forms->pdata[i], seen);
	for (guint i = 0; i < forms->len; i++) {
		const GPtrArray *questions = beian_form_questions(forms->pdata[i]);
		for (guint j = 0; j < questions->len; j++) {
			const BeianQuestion *question = questions->pdata[j];
			g_autofree char *key = g_strdup_printf("%s:%ld", question->file, question->line);
			gpointer what;
			if (!g_hash_table_lookup_extended(seen, key, NULL, &what))
				continue;
			tell_question(question, GPOINTER_TO_UINT(what), complaints);
			g_hash_table_remove(seen, key); /* once for all the forms that share it */
		}
	}
	for (guint i = 0; i < witness->unseen->len; i++) {
		const BeianRule *rule = witness->unseen->pdata[i];
		beian_complaints_add(complaints, rule->file, rule->line,
			_("%s: no sample and no case makes its “when” false"), rule->id);
	}
}
