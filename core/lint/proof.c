#include "config.h"
#include "core/lint/proof.h"
#include "core/rules/rules.h"
#include <string.h>

/* More steps of search than this prove nothing. Conditions people write take some dozens. */
enum { STEPS_MAX = 20000 };

typedef enum { NO, YES, UNKNOWN } Truth;

/* What can be chosen freely: the answer to a question, or whether something is true that nobody knows. */
typedef struct {
	const BeianQuestion *question; /* NULL: true or false */
	char *name;                    /* of the latter */
	GPtrArray *words;              /* char *: what it is compared with */
	gboolean other;                /* it can be answered with anything else */
	int chosen;                    /* -1: nothing yet; else 0 for no answer (or false), 1… */
} Variable;

/* A condition with the names looked up. */
typedef struct Claim Claim;
struct Claim {
	BeianConditionKind kind;
	GPtrArray *parts; /* of Claim */
	guint variable;
	int word; /* what it is compared with, as the variable counts */
	gboolean value;
};

struct BeianProof {
	const BeianForm *form;
	BeianCodes *codes;
	GArray *variables;  /* of Variable */
	GPtrArray *demands; /* of Claim */
	GPtrArray *asked;   /* of Claim: what is answered is asked, one a variable that is a question */
	guint steps;
};

static void
claim_free(gpointer data)
{
	Claim *claim = data;

	if (claim->parts != NULL)
		g_ptr_array_unref(claim->parts);
	g_free(claim);
}

static Claim *
claim_new(BeianConditionKind kind)
{
	Claim *claim = g_new0(Claim, 1);

	claim->kind = kind;
	if (kind == BEIAN_CONDITION_AND || kind == BEIAN_CONDITION_OR || kind == BEIAN_CONDITION_NOT)
		claim->parts = g_ptr_array_new_with_free_func(claim_free);
	return claim;
}

static Claim *
constant(gboolean value)
{
	Claim *claim = claim_new(BEIAN_CONDITION_CONSTANT);

	claim->value = value;
	return claim;
}

static void
variable_clear(gpointer data)
{
	Variable *variable = data;

	g_free(variable->name);
	g_ptr_array_unref(variable->words);
}

BeianProof *
beian_proof_new(const BeianForm *form, BeianCodes *codes)
{
	BeianProof *proof = g_new0(BeianProof, 1);

	proof->form = form;
	proof->codes = codes;
	proof->variables = g_array_new(FALSE, FALSE, sizeof(Variable));
	g_array_set_clear_func(proof->variables, variable_clear);
	proof->demands = g_ptr_array_new_with_free_func(claim_free);
	proof->asked = g_ptr_array_new_with_free_func(claim_free);
	return proof;
}

void
beian_proof_free(BeianProof *proof)
{
	if (proof == NULL)
		return;
	g_ptr_array_unref(proof->demands);
	g_ptr_array_unref(proof->asked);
	g_array_unref(proof->variables);
	g_free(proof);
}

static guint
add_variable(BeianProof *proof, const BeianQuestion *question, const char *name)
{
	Variable variable = {.question = question,
		.name = g_strdup(name),
		.words = g_ptr_array_new_with_free_func(g_free)};

	g_array_append_val(proof->variables, variable);
	return proof->variables->len - 1;
}

/* The variable of QUESTION, or, for NULL, of what TEXT says, seen from OWNER. *IS_NEW: it is met for the
 * first time. */
static guint
variable_of(BeianProof *proof, const BeianQuestion *question, const char *owner, const char *text,
	gboolean *is_new)
{
	g_autofree char *name = question == NULL ? g_strdup_printf("%s: %s", owner, text) : NULL;

	*is_new = FALSE;
	for (guint i = 0; i < proof->variables->len; i++) {
		const Variable *variable = &g_array_index(proof->variables, Variable, i);
		if (question != NULL ? variable->question == question : g_strcmp0(variable->name, name) == 0)
			return i;
	}
	*is_new = TRUE;
	return add_variable(proof, question, name);
}

/* What QUESTION can be answered with, NULL where that is any text. Borrowed. */
static const BeianCodeList *
list_of(const BeianProof *proof, const BeianQuestion *question)
{
	return question->list != NULL ? beian_codes_list(proof->codes, question->list, NULL) : NULL;
}

static const char *const yes_or_no[] = {"yes", "no", "unknown", NULL};

static gboolean
is_yes_or_no(const BeianQuestion *question)
{
	return strcmp(question->type->name, "yes-no") == 0;
}

/* Whether QUESTION can be answered with WORD. */
static gboolean
can_be(const BeianProof *proof, const BeianQuestion *question, const char *word)
{
	const BeianCodeList *list = list_of(proof, question);

	if (is_yes_or_no(question))
		return g_strv_contains(yes_or_no, word);
	return list == NULL || beian_code_list_find(list, word) != NULL;
}

/* Whether QUESTION has an answer beside COUNT that it can be answered with. */
static gboolean
has_other(const BeianProof *proof, const BeianQuestion *question, guint count)
{
	const BeianCodeList *list = list_of(proof, question);

	if (is_yes_or_no(question))
		return count < G_N_ELEMENTS(yes_or_no) - 1;
	return list == NULL || count < beian_code_list_count(list);
}

/* The place of WORD among those that the variable is compared with. */
static int
word_of(BeianProof *proof, guint variable, const char *word)
{
	GPtrArray *words = g_array_index(proof->variables, Variable, variable).words;
	guint at;

	if (!g_ptr_array_find_with_equal_func(words, word, g_str_equal, &at)) {
		at = words->len;
		g_ptr_array_add(words, g_strdup(word));
	}
	return (int)at + 1;
}

/* Whether seen from an element at OWNER the path PATH leads to one element of QUESTION at most: what repeats
 * around the question repeats around what the path climbs up to. */
static gboolean
is_single(const BeianQuestion *question, const char *owner, const char *path)
{
	g_autofree char *anchor = g_strdup(*path == '/' ? "" : owner);

	if (question->facets.multiple)
		return FALSE;
	for (; g_str_has_prefix(path, "../"); path += strlen("../")) {
		char *slash = strrchr(anchor, '/');
		*(slash != NULL ? slash : anchor) = '\0';
	}
	for (const BeianBlock *block = question->block; block != NULL; block = block->parent) {
		gsize length = block->repeats ? strlen(block->path) : 0;
		if (block->repeats && (strncmp(anchor, block->path, length) != 0 ||
					      (anchor[length] != '\0' && anchor[length] != '/')))
			return FALSE;
	}
	return TRUE;
}

/* The question at the template PATH, or whose files stand there; NULL: none. */
static const BeianQuestion *
question_at(const BeianProof *proof, const char *path)
{
	const BeianQuestion *question = beian_form_question(proof->form, path);

	if (question != NULL || !g_str_has_suffix(path, "/file"))
		return question;
	g_autofree char *above = g_strndup(path, strlen(path) - strlen("/file"));
	question = beian_form_question(proof->form, above);
	return question != NULL && strcmp(question->type->name, "file") == 0 ? question : NULL;
}

/* Whether questions stand below the template PATH, or a repeat there. */
static gboolean
is_above_questions(const BeianProof *proof, const char *path)
{
	const GPtrArray *questions = beian_form_questions(proof->form);
	gsize length = strlen(path);

	for (guint i = 0; i < questions->len; i++) {
		const char *asked = ((const BeianQuestion *)questions->pdata[i])->path;
		if (length == 0 || (strncmp(asked, path, length) == 0 && asked[length] == '/'))
			return TRUE;
	}
	return FALSE;
}

static Claim *look_up(BeianProof *proof, const BeianCondition *condition, const char *owner);

static Claim *
chain_of_block(BeianProof *proof, const BeianBlock *block)
{
	Claim *all = claim_new(BEIAN_CONDITION_AND);

	for (; block != NULL; block = block->parent) {
		const char *owner =
			block->parent != NULL && block->parent->path != NULL ? block->parent->path : "";
		if (block->relevant == NULL)
			continue;
		g_autoptr(BeianCondition) condition =
			beian_condition_new(beian_expression_text(block->relevant));
		g_ptr_array_add(all->parts, look_up(proof, condition, owner));
	}
	return all;
}

static Claim *
chain_of(BeianProof *proof, const BeianQuestion *question)
{
	Claim *all = chain_of_block(proof, question->block);

	if (question->relevant != NULL) {
		g_autoptr(BeianCondition) condition =
			beian_condition_new(beian_expression_text(question->relevant));
		g_ptr_array_add(all->parts, look_up(proof, condition, question->owner));
	}
	return all;
}

/* What is answered is asked. */
static void
demand_asked(BeianProof *proof, guint variable, const BeianQuestion *question)
{
	Claim *either = claim_new(BEIAN_CONDITION_OR), *not = claim_new(BEIAN_CONDITION_NOT),
	      *present = claim_new(BEIAN_CONDITION_PRESENT);

	present->variable = variable;
	g_ptr_array_add(not ->parts, present);
	g_ptr_array_add(either->parts, not );
	g_ptr_array_add(either->parts, chain_of(proof, question));
	g_ptr_array_add(proof->asked, either);
}

/* A claim that CONDITION makes of what nobody knows. */
static Claim *
free_claim(BeianProof *proof, const char *owner, const char *text)
{
	Claim *claim = claim_new(BEIAN_CONDITION_OTHER);
	gboolean is_new;

	claim->variable = variable_of(proof, NULL, owner, text, &is_new);
	return claim;
}

static Claim *
look_up_answer(BeianProof *proof, const BeianCondition *condition, const BeianQuestion *question)
{
	gboolean is_new;
	guint variable = variable_of(proof, question, NULL, NULL, &is_new);

	if (is_new)
		demand_asked(proof, variable, question);
	gboolean is_word = condition->word != NULL && can_be(proof, question, condition->word);
	if (condition->kind == BEIAN_CONDITION_EQUALS && !is_word)
		return constant(FALSE);
	Claim *claim =
		claim_new(condition->kind == BEIAN_CONDITION_DIFFERS && !is_word ? BEIAN_CONDITION_PRESENT
										 : condition->kind);
	claim->variable = variable;
	claim->word = is_word ? word_of(proof, variable, condition->word) : 0;
	return claim;
}

/* A comparison, or that something is there. */
static Claim *
look_up_path(BeianProof *proof, const BeianCondition *condition, const char *owner)
{
	g_autofree char *meant = beian_rule_resolve(owner, condition->path);
	const BeianQuestion *question = meant != NULL ? question_at(proof, meant) : NULL;
	g_autofree char *text = g_strdup_printf(
		"%d %s %s", condition->kind, condition->path, condition->word != NULL ? condition->word : "");

	if (question == NULL)
		return meant == NULL || is_above_questions(proof, meant) ? free_claim(proof, owner, text)
									 : constant(FALSE);
	if (condition->kind == BEIAN_CONDITION_EQUALS && !can_be(proof, question, condition->word))
		return constant(FALSE);
	return is_single(question, owner, condition->path) ? look_up_answer(proof, condition, question)
							   : free_claim(proof, owner, text);
}

static Claim *
look_up(BeianProof *proof, const BeianCondition *condition, const char *owner)
{
	switch (condition->kind) {
	case BEIAN_CONDITION_AND:
	case BEIAN_CONDITION_OR:
	case BEIAN_CONDITION_NOT: {
		Claim *claim = claim_new(condition->kind);
		for (guint i = 0; i < condition->parts->len; i++)
			g_ptr_array_add(claim->parts, look_up(proof, condition->parts->pdata[i], owner));
		return claim;
	}
	case BEIAN_CONDITION_PRESENT:
	case BEIAN_CONDITION_EQUALS:
	case BEIAN_CONDITION_DIFFERS:
		return look_up_path(proof, condition, owner);
	case BEIAN_CONDITION_CONSTANT:
		return constant(condition->value);
	case BEIAN_CONDITION_OTHER:
		return free_claim(proof, owner, condition->text);
	}
	g_assert_not_reached();
}

void
beian_proof_add(BeianProof *proof, const BeianCondition *condition, const char *owner, gboolean holds)
{
	Claim *claim = look_up(proof, condition, owner);

	if (!holds) {
		Claim *not = claim_new(BEIAN_CONDITION_NOT);
		g_ptr_array_add(not ->parts, claim);
		claim = not ;
	}
	g_ptr_array_add(proof->demands, claim);
}

void
beian_proof_add_block(BeianProof *proof, const BeianBlock *block)
{
	g_ptr_array_add(proof->demands, chain_of_block(proof, block));
}

void
beian_proof_add_question(BeianProof *proof, const BeianQuestion *question)
{
	g_ptr_array_add(proof->demands, chain_of(proof, question));
}

void
beian_proof_drop(BeianProof *proof, guint count)
{
	g_ptr_array_set_size(proof->demands, (int)count);
}

guint
beian_proof_count(const BeianProof *proof)
{
	return proof->demands->len;
}

static Truth
opposite(Truth truth)
{
	return truth == UNKNOWN ? UNKNOWN : truth == YES ? NO : YES;
}

static Truth truth_of(const BeianProof *proof, const Claim *claim);

/* Of PARTS joined by "or", where STRONG is YES, or "and", where it is NO: one such part decides. */
static Truth
truth_of_all(const BeianProof *proof, const GPtrArray *parts, Truth strong)
{
	Truth all = opposite(strong);

	for (guint i = 0; i < parts->len; i++) {
		Truth part = truth_of(proof, parts->pdata[i]);
		if (part == strong)
			return strong;
		all = part == UNKNOWN ? UNKNOWN : all;
	}
	return all;
}

static Truth
truth_of(const BeianProof *proof, const Claim *claim)
{
	switch (claim->kind) {
	case BEIAN_CONDITION_AND:
		return truth_of_all(proof, claim->parts, NO);
	case BEIAN_CONDITION_OR:
		return truth_of_all(proof, claim->parts, YES);
	case BEIAN_CONDITION_NOT:
		return opposite(truth_of(proof, claim->parts->pdata[0]));
	case BEIAN_CONDITION_CONSTANT:
		return claim->value ? YES : NO;
	case BEIAN_CONDITION_PRESENT:
	case BEIAN_CONDITION_EQUALS:
	case BEIAN_CONDITION_DIFFERS:
	case BEIAN_CONDITION_OTHER:
		break;
	}
	int chosen = g_array_index(proof->variables, Variable, claim->variable).chosen;
	if (chosen < 0)
		return UNKNOWN;
	if (claim->kind == BEIAN_CONDITION_EQUALS)
		return chosen == claim->word ? YES : NO;
	if (claim->kind == BEIAN_CONDITION_DIFFERS)
		return chosen != 0 && chosen != claim->word ? YES : NO;
	return chosen != 0 ? YES : NO;
}

static Truth
truth_of_demands(const BeianProof *proof)
{
	Truth demands = truth_of_all(proof, proof->demands, NO);

	if (demands == NO)
		return NO;
	Truth asked = truth_of_all(proof, proof->asked, NO);
	return asked == YES ? demands : asked;
}

/* How many choices VARIABLE has. */
static int
choices(const Variable *variable)
{
	return variable->question == NULL ? 2 : 1 + (int)variable->words->len + variable->other;
}

static gboolean
search(BeianProof *proof, guint next)
{
	Truth truth = truth_of_demands(proof);

	if (truth != UNKNOWN || ++proof->steps > STEPS_MAX || next == proof->variables->len)
		return truth != NO;
	Variable *variable = &g_array_index(proof->variables, Variable, next);
	gboolean found = FALSE;
	for (int i = 0; !found && i < choices(variable); i++) {
		variable->chosen = i;
		found = search(proof, next + 1);
	}
	variable->chosen = -1;
	return found;
}

gboolean
beian_proof_can_hold(BeianProof *proof)
{
	for (guint i = 0; i < proof->variables->len; i++) {
		Variable *variable = &g_array_index(proof->variables, Variable, i);
		variable->chosen = -1;
		variable->other = variable->question != NULL &&
				  has_other(proof, variable->question, variable->words->len);
	}
	proof->steps = 0;
	return search(proof, 0);
}
