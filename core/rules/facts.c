/* facts: what is known from elsewhere, and whose it is. */
#include "config.h"
#include "core/base/text.h"
#include "core/rules/function.h"
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

	/* What the bureau holds is nobody's to use; its number says whether the bureau holds it still. */
	if (g_str_has_prefix(question->path, BEIAN_FORM_BASE))
		return strcmp(question->type->name, "entity-number") == 0 ? "record" : NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (strcmp(question->type->name, kinds[i][0]) == 0)
			return kinds[i][1];
	return question->type_from != NULL ? "document" : NULL;
}

/* The canonical answer to PATH; "" when it has none. Borrowed. */
static const char *
answered(const BeianDocument *document, const char *path)
{
	const BeianItem *item = beian_document_item(document, path);

	return item != NULL && item->reading != NULL && item->reading->value != NULL ? item->reading->value
										     : "";
}

static gboolean
is_same_name(const char *a, const char *b)
{
	g_autofree char *narrow_a = beian_text_fold_width(a), *narrow_b = beian_text_fold_width(b);
	g_autofree char *bare_a = beian_text_without(narrow_a, " "),
			*bare_b = beian_text_without(narrow_b, " ");

	return strcmp(bare_a, bare_b) == 0;
}

/*
 * Whether the entity of DOCUMENT is the one with NUMBER and NAME: "same", "other", or "unknown" where neither
 * says so. Of an organisation the name is enough: its certificate may have been replaced. People share names.
 */
static const char *
relation_to(const BeianDocument *document, const char *number, const char *name)
{
	const char *own_number = answered(document, "entity/document/number"),
		   *own_name = answered(document, "entity/name");
	gboolean numbers = *own_number != '\0' && strcmp(number, "-") != 0,
		 names = *own_name != '\0' && *name != '\0',
		 is_person = strcmp(answered(document, "entity/nature"), "individual") == 0;

	if (numbers && strcmp(own_number, number) == 0)
		return "same";
	if (names && (!numbers || !is_person) && is_same_name(own_name, name))
		return "same";
	return numbers || names ? "other" : "unknown";
}

/* The number of the first draft in ANSWER whose entity stands in the relation WHOSE to that of DOCUMENT; NULL
 * when there is none. Free with g_free. */
static char *
draft_of(const BeianDocument *document, const char *answer, const char *whose)
{
	g_auto(GStrv) lines = g_strsplit(answer, "\n", -1);

	for (char **line = lines; *line != NULL; line++) {
		g_auto(GStrv) words = g_strsplit(*line, " ", 4);
		guint count = g_strv_length(words);
		if (count < 2 || strcmp(words[0], "draft") != 0)
			continue;
		if (strcmp(relation_to(document, count > 2 ? words[2] : "-", count > 3 ? words[3] : ""),
			    whose) == 0)
			return g_strdup(words[1]);
	}
	return NULL;
}

/*
 * b:fact(kind, value): what is known from elsewhere, as facts write it; "" when nothing is.
 * b:fact(kind, value, whose): the number of a draft of the "same" entity, of an "other", or of one of which
 * that is "unknown" yet; "" when there is none. Not looked up: the rule is open, whatever it asserts.
 */
void
beian_function_fact(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	BeianJudging *judging = data;
	const BeianFacts *facts = judging->input->facts;
	const char *answer = facts != NULL ? beian_facts_get(facts, beian_argument_text(&arguments[0]),
						     beian_argument_text(&arguments[1]))
					   : NULL;

	if (answer == NULL)
		judging->fact_missing = TRUE;
	if (answer == NULL || count < 3) {
		beian_value_give_string(result, answer);
		return;
	}
	g_autofree char *draft =
		draft_of(judging->input->document, answer, beian_argument_text(&arguments[2]));
	beian_value_give_string(result, draft);
}
