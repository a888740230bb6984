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

/* The one text that is looked up: names of services may not clash. */
#define SITE_NAME "service/name"

const char *
beian_fact_kind(const BeianQuestion *question)
{
	/* Keys that a person or an entity may use only once, or that the bureau knows; by type, so that a new
	 * question of such a type is covered. */
	static const char *const kinds[][2] = {{"mobile", "mobile"}, {"domain", "domain"},
		{"entity-number", "number"}, {"service-number", "number"}, {"url", "url"}, {"ip", "address"}};

	/* What the bureau holds is nobody's to use; its number says whether the bureau holds it still. */
	if (g_str_has_prefix(question->path, BEIAN_FORM_BASE))
		return strcmp(question->type->name, "entity-number") == 0 ? "record" : NULL;
	if (question->fact != NULL)
		return strcmp(question->fact, BEIAN_FORM_NO_FACT) != 0 ? question->fact : NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (strcmp(question->type->name, kinds[i][0]) == 0)
			return kinds[i][1];
	if (strcmp(question->path, SITE_NAME) == 0)
		return "site";
	return question->type_from != NULL ? "document" : NULL;
}

const char *const *
beian_fact_kinds(void)
{
	static const char *const kinds[] = {"mobile", "domain", "document", "site", "url", "number", "record",
		"address", "instance", "sn", NULL};

	return kinds;
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

/* The number of the first WHAT, draft or record, in ANSWER whose entity stands in the relation WHOSE to that
 * of DOCUMENT; NULL when there is none. Free with g_free. */
static char *
holder_of(const BeianDocument *document, const char *answer, const char *what, const char *whose)
{
	g_auto(GStrv) lines = g_strsplit(answer, "\n", -1);

	for (char **line = lines; *line != NULL; line++) {
		g_auto(GStrv) words = g_strsplit(*line, " ", 4);
		guint count = g_strv_length(words);
		if (count < 2 || strcmp(words[0], what) != 0)
			continue;
		if (strcmp(relation_to(document, count > 2 ? words[2] : "-", count > 3 ? words[3] : ""),
			    whose) == 0)
			return g_strdup(words[1]);
	}
	return NULL;
}

/* What was looked up of VALUE as KIND; NULL when it was not, which leaves the rule open. Borrowed. */
static const char *
look_up(BeianJudging *judging, const char *kind, const char *value)
{
	const BeianFacts *facts = judging->input->facts;
	const char *answer = facts != NULL ? beian_facts_get(facts, kind, value) : NULL;

	if (answer != NULL && strcmp(answer, BEIAN_FACT_UNKNOWN) == 0)
		answer = NULL;
	judging->fact_missing = judging->fact_missing || answer == NULL;
	return answer;
}

/*
 * b:fact(kind, value): what is known from elsewhere, as facts write it; "" when nothing is.
 * b:fact(kind, value, whose): the number of a draft of the "same" entity, of an "other", or of one of which
 * that is "unknown" yet; "" when there is none.
 * b:fact(kind, value, whose, "record"): the same, of a record; "order": of a draft that is an application and
 * not decided yet. Not looked up: the rule is open, whatever it
 * asserts.
 */
void
beian_function_fact(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	BeianJudging *judging = data;
	const char *answer =
		look_up(judging, beian_argument_text(&arguments[0]), beian_argument_text(&arguments[1]));

	if (answer == NULL || count < 3) {
		beian_value_give_string(result, answer);
		return;
	}
	g_autofree char *holder = holder_of(judging->input->document, answer,
		count > 3 ? beian_argument_text(&arguments[3]) : "draft", beian_argument_text(&arguments[2]));
	beian_value_give_string(result, holder);
}

/* The rest of the first line of ANSWER that begins with WORD; "yes" when nothing follows; NULL when no line
 * does. Free with g_free. */
static char *
rest_of_line(const char *answer, const char *word)
{
	gsize length = strlen(word);

	for (const char *line = answer; line != NULL; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncmp(line, word, length) != 0 || strchr(" \n", line[length]) == NULL)
			continue;
		const char *rest = line + length + (line[length] == ' ');
		gsize size = strcspn(rest, "\n");
		return size > 0 ? g_strndup(rest, size) : g_strdup("yes");
	}
	return NULL;
}

/* b:told(kind, value, word): what follows WORD in the fact; "yes" when nothing does, "" when the fact does
 * not say it. */
void
beian_function_told(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const char *answer =
		look_up(data, beian_argument_text(&arguments[0]), beian_argument_text(&arguments[1]));
	g_autofree char *told =
		answer != NULL ? rest_of_line(answer, beian_argument_text(&arguments[2])) : NULL;
	(void)count;

	beian_value_give_string(result, told);
}

/* What the codes say of the choice TOKEN in LIST, for the WORD of b:choice. Free with g_free. */
static char *
said_of_choice(const BeianCodeList *list, const char *token, const char *word)
{
	const BeianCode *row = list != NULL ? beian_code_list_find(list, token) : NULL;

	if (row == NULL)
		return NULL;
	if (strcmp(word, "withdrawn") == 0)
		return g_strdup(row->withdrawn);
	if (strcmp(word, "imported") == 0)
		return g_str_has_prefix(token, BEIAN_CODE_IMPORTED) ? g_strdup("yes") : NULL;
	if (strcmp(word, "unnumbered") == 0)
		return beian_code_list_is_imported(list) && *row->miit == '\0' ? g_strdup("yes") : NULL;
	return g_strdup(row->label[strcmp(word, "zh") == 0 ? BEIAN_LANGUAGE_ZH : BEIAN_LANGUAGE_EN]);
}

/*
 * b:choice(node, "withdrawn"): the day since which the code table has the choice at NODE no more.
 * b:choice(node, "unnumbered"): "yes" when an imported table has no number for it.
 * b:choice(node, "imported"): "yes" when only an imported table has it, so that no rule knows it.
 * b:choice(node, "zh" or "en"): its label. "" for everything else, and for what is no choice. A fact "code"
 * counts before the codes: so cases say it.
 */
void
beian_function_choice(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	const char *token = beian_argument_text(&arguments[0]), *word = beian_argument_text(&arguments[1]);
	g_autofree char *path =
		arguments[0].first != NULL ? beian_document_path(arguments[0].first) : g_strdup("");
	const BeianItem *item = beian_document_item(judging->input->document, path);
	const char *id = item != NULL ? item->question->facets.list : NULL;
	(void)count;

	if (id == NULL) {
		beian_value_give_string(result, NULL);
		return;
	}
	g_autofree char *key = g_strconcat(id, "=", token, NULL);
	const char *fact =
		judging->input->facts != NULL ? beian_facts_get(judging->input->facts, "code", key) : NULL;
	g_autofree char *said = fact != NULL ? rest_of_line(fact, word) : NULL;
	if (said == NULL)
		said = said_of_choice(beian_codes_list(judging->input->codes, id, NULL), token, word);
	beian_value_give_string(result, said);
}

/*
 * b:fact-value(kind, value, name): what the fact says of NAME, of answers such as "state bound; draft 12"; ""
 * where it says nothing of it. Not looked up: the rule is open.
 */
void
beian_function_fact_value(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	BeianJudging *judging = data;
	const BeianFacts *facts = judging->input->facts;
	const char *name = beian_argument_text(&arguments[2]);
	const char *answer = facts != NULL ? beian_facts_get(facts, beian_argument_text(&arguments[0]),
						     beian_argument_text(&arguments[1]))
					   : NULL;
	g_auto(GStrv) pairs = g_strsplit(answer != NULL ? answer : "", "; ", -1);
	(void)count;

	if (answer == NULL)
		judging->fact_missing = TRUE;
	for (char **pair = pairs; *pair != NULL; pair++)
		if (g_str_has_prefix(*pair, name) && (*pair)[strlen(name)] == ' ') {
			beian_value_give_string(result, *pair + strlen(name) + 1);
			return;
		}
	beian_value_give_string(result, NULL);
}
