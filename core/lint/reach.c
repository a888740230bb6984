/*
 * reach: what no answers lead to: questions that are never asked, choices that are never offered, rules that
 * never apply, never hold or are never broken; and conditions that exclude nothing.
 *
 * What is shared is told when it is so wherever it is used.
 */
#include "config.h"
#include "core/lint/lint.h"
#include "core/lint/name.h"
#include "core/lint/proof.h"
#include <string.h>

/* What is found of one condition, in all the places where it stands. */
typedef struct {
	const char *file; /* interned */
	long line;
	char *name;
	const char *attribute; /* interned; NULL: what it decides */
	gboolean tried;        /* somewhere it is asked for at all; elsewhere it is another mistake */
	gboolean can, can_not;
} Finding;

typedef struct {
	BeianCodes *codes;
	const GPtrArray *forms;
	BeianComplaints *complaints;
	GHashTable *findings; /* "FILE:LINE ATTRIBUTE" → Finding */
	GPtrArray *order;     /* of Finding, as they were met */
	GHashTable *never;    /* BeianQuestion that no answers lead to: what follows from that is not told */
} Reach;

static void
finding_free(gpointer data)
{
	Finding *finding = data;

	g_free(finding->name);
	g_free(finding);
}

/* Of the condition in ATTRIBUTE of what stands in LINE of FILE and is called NAME. */
static Finding *
finding_of(Reach *reach, const char *file, long line, const char *name, const char *attribute)
{
	g_autofree char *key = g_strdup_printf("%s:%ld %s", file, line, attribute);
	Finding *finding = g_hash_table_lookup(reach->findings, key);

	if (finding != NULL)
		return finding;
	finding = g_new0(Finding, 1);
	finding->file = file;
	finding->line = line;
	finding->name = g_strdup(name);
	finding->attribute = g_intern_string(attribute);
	g_hash_table_insert(reach->findings, g_steal_pointer(&key), finding);
	g_ptr_array_add(reach->order, finding);
	return finding;
}

/* Notes in FINDING whether CONDITION, seen from OWNER, can come to true and to false beside what PROOF
 * demands already. */
static void
try(Finding *finding, BeianProof *proof, const BeianExpression *expression, const char *owner)
{
	g_autoptr(BeianCondition) condition = beian_condition_new(beian_expression_text(expression));
	guint before = beian_proof_count(proof);

	finding->tried = TRUE;
	for (int holds = 0; holds < 2; holds++) {
		gboolean *can = holds ? &finding->can : &finding->can_not;
		if (*can)
			continue;
		beian_proof_add(proof, condition, owner, holds);
		*can = beian_proof_can_hold(proof);
		beian_proof_drop(proof, before);
	}
}

/* "true()" and "false()" are meant so. */
static gboolean
is_constant(const BeianExpression *expression)
{
	const char *text = beian_expression_text(expression);

	return strcmp(text, "true()") == 0 || strcmp(text, "false()") == 0;
}

/* Whether what PROOF demands by now can be; else QUESTION is never asked. */
static gboolean
can_be_asked(Reach *reach, BeianProof *proof, const BeianQuestion *question)
{
	gboolean can = beian_proof_can_hold(proof);

	if (!can)
		g_hash_table_add(reach->never, (gpointer)question);
	return can;
}

static void
try_attribute(Reach *reach, BeianProof *proof, const BeianQuestion *question, const char *attribute,
	const BeianExpression *expression)
{
	if (expression != NULL && !is_constant(expression))
		try(finding_of(reach, question->file, question->line, question->path, attribute), proof,
			expression, question->owner);
}

static void
try_question(Reach *reach, const BeianForm *form, const BeianQuestion *question)
{
	g_autoptr(BeianProof) proof = beian_proof_new(form, reach->codes);

	beian_proof_add_block(proof, question->block);
	if (!can_be_asked(reach, proof, question))
		return;
	try_attribute(reach, proof, question, "relevant", question->relevant);
	beian_proof_add_question(proof, question);
	if (!can_be_asked(reach, proof, question))
		return;
	try_attribute(reach, proof, question, "required", question->required);
	try_attribute(reach, proof, question, "readonly", question->readonly);
}

static void
try_block(Reach *reach, const BeianForm *form, const BeianBlock *block)
{
	const BeianBlock *parent = block->parent;

	if (block->relevant != NULL) {
		g_autoptr(BeianProof) proof = beian_proof_new(form, reach->codes);
		beian_proof_add_block(proof, parent);
		try(finding_of(reach, block->file, block->line, block->id != NULL ? block->id : block->path,
			    "relevant"),
			proof, block->relevant, parent != NULL && parent->path != NULL ? parent->path : "");
	}
	for (guint i = 0; i < block->parts->len; i++) {
		const BeianPart *part = &g_array_index(block->parts, BeianPart, i);
		if (part->block != NULL)
			try_block(reach, form, part->block);
	}
}

/* Whether the words in CELL are one that the question WHERE can be answered with. */
static gboolean
is_offered(const Reach *reach, const BeianQuestion *where, const char *cell)
{
	const BeianCodeList *list = where != NULL && where->list != NULL
					    ? beian_codes_list(reach->codes, where->list, NULL)
					    : NULL;
	g_auto(GStrv) words = g_strsplit(cell != NULL ? cell : "", " ", -1);

	for (char **word = words; *word != NULL; word++)
		if (**word != '\0' && (list == NULL || beian_code_list_find(list, *word) != NULL))
			return TRUE;
	return FALSE;
}

/* Each row that can still be chosen is offered after some answer. */
static void
try_choices(Reach *reach, const BeianForm *form, const BeianQuestion *question)
{
	const BeianCodeList *list = question->where_column != NULL && question->list != NULL
					    ? beian_codes_list(reach->codes, question->list, NULL)
					    : NULL;
	const BeianQuestion *where =
		question->where_path != NULL ? beian_form_question(form, question->where_path) : NULL;

	for (guint i = 0; list != NULL && i < beian_code_list_count(list); i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		if (*row->valid_to != '\0' ||
			is_offered(reach, where, beian_code_list_cell(list, row, question->where_column)))
			continue;
		g_autofree char *attribute = g_strdup_printf("choice %s", row->token);
		Finding *finding =
			finding_of(reach, question->file, question->line, question->path, attribute);
		finding->tried = TRUE;
		finding->can_not = TRUE;
	}
}

static void
try_form(Reach *reach, const BeianForm *form)
{
	const GPtrArray *questions = beian_form_questions(form), *steps = beian_form_steps(form);

	for (guint i = 0; i < steps->len; i++)
		try_block(reach, form, steps->pdata[i]);
	for (guint i = 0; i < questions->len; i++) {
		try_question(reach, form, questions->pdata[i]);
		try_choices(reach, form, questions->pdata[i]);
	}
}

/* Whether FORM asks at the template PATH or below it. */
static gboolean
asks(const BeianForm *form, const char *path)
{
	g_autoptr(GPtrArray) forms = g_ptr_array_new();

	g_ptr_array_add(forms, (gpointer)form);
	return beian_lint_is_asked(forms, path);
}

/* Whether FORM asks at PATH, seen from OWNER, and answers lead there. */
static gboolean
leads_to(const Reach *reach, const BeianForm *form, const char *owner, const char *path)
{
	g_autofree char *meant = beian_rule_resolve(owner, path);
	const BeianQuestion *question = meant != NULL ? beian_form_question(form, meant) : NULL;

	return meant != NULL && asks(form, meant) && !g_hash_table_contains(reach->never, question);
}

/* Demands of PROOF that the operands of RULE are there. FALSE: they never are, in this form. */
static gboolean
demand_operands(const Reach *reach, BeianProof *proof, const BeianForm *form, const BeianRule *rule,
	const char *owner)
{
	for (guint i = 0; !rule->needs_any && i < rule->needs->len; i++) {
		g_autoptr(BeianCondition) operand =
			beian_condition_new(beian_expression_text(rule->needs->pdata[i]));
		if (operand->kind == BEIAN_CONDITION_PRESENT && !leads_to(reach, form, owner, operand->path))
			return FALSE;
		beian_proof_add(proof, operand, owner, TRUE);
	}
	return TRUE;
}

/* Demands of PROOF what SELECTION does of an element, and that RULE can point from it. FALSE: it never can,
 * in this form. */
static gboolean
demand_element(const Reach *reach, BeianProof *proof, const BeianForm *form, const BeianRule *rule,
	const BeianSelection *selection)
{
	g_autofree char *at = beian_rule_resolve(selection->path, rule->at);
	const BeianQuestion *question = at != NULL ? beian_form_question(form, at) : NULL;

	if (!asks(form, selection->path) || !leads_to(reach, form, selection->path, rule->at) ||
		!demand_operands(reach, proof, form, rule, selection->path))
		return FALSE;
	for (guint i = 0; i < selection->predicates->len; i++) {
		const BeianPredicate *predicate = selection->predicates->pdata[i];
		beian_proof_add(proof, predicate->condition, predicate->path, TRUE);
	}
	if (question != NULL && g_str_has_prefix(at, selection->path))
		beian_proof_add_question(proof, question);
	return TRUE;
}

/* What comes of RULE for the elements of SELECTION in FORM. */
static void
try_selection(Reach *reach, const BeianForm *form, const BeianRule *rule, const BeianSelection *selection)
{
	g_autoptr(BeianProof) proof = beian_proof_new(form, reach->codes);
	Finding *elements = finding_of(reach, rule->file, rule->line, rule->id, "for");

	if (!demand_element(reach, proof, form, rule, selection))
		return;
	elements->tried = elements->can_not = TRUE;
	if (!beian_proof_can_hold(proof))
		return;
	elements->can = TRUE;
	if (rule->when != NULL) {
		g_autoptr(BeianCondition) condition = beian_condition_new(beian_expression_text(rule->when));
		try(finding_of(reach, rule->file, rule->line, rule->id, "when"), proof, rule->when,
			selection->path);
		beian_proof_add(proof, condition, selection->path, TRUE);
	}
	if (beian_proof_can_hold(proof))
		try(finding_of(reach, rule->file, rule->line, rule->id, "assert"), proof, rule->assert,
			selection->path);
}

static void
try_rule(Reach *reach, const BeianRule *rule)
{
	g_autoptr(GPtrArray) selections = beian_selections_read(beian_expression_text(rule->for_each));

	for (guint i = 0; selections != NULL && i < selections->len; i++)
		for (guint j = 0; j < reach->forms->len; j++)
			try_selection(reach, reach->forms->pdata[j], rule, selections->pdata[i]);
}

static void
complain(Reach *reach, const Finding *finding)
{
	const char *attribute = finding->attribute;

	if (!finding->tried || (finding->can && finding->can_not))
		return;
	if (g_str_has_prefix(attribute, "choice "))
		beian_complaints_add(reach->complaints, finding->file, finding->line,
			_("%s: no answer before it leads to the choice “%s”"), finding->name,
			attribute + strlen("choice "));
	else if (!finding->can)
		beian_complaints_add(reach->complaints, finding->file, finding->line,
			_("%s: “%s” can never be true"), finding->name, attribute);
	else
		beian_complaints_add(reach->complaints, finding->file, finding->line,
			_("%s: “%s” can never be false"), finding->name, attribute);
}

void
beian_lint_reach(
	const BeianRules *rules, BeianCodes *codes, const GPtrArray *forms, BeianComplaints *complaints)
{
	g_autoptr(GHashTable) findings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, finding_free);
	g_autoptr(GHashTable) never = g_hash_table_new(NULL, NULL);
	g_autoptr(GPtrArray) order = g_ptr_array_new();
	Reach reach = {codes, forms, complaints, findings, order, never};

	for (guint i = 0; i < forms->len; i++)
		try_form(&reach, forms->pdata[i]);
	for (guint i = 0; i < beian_rules_all(rules)->len; i++) {
		const BeianRule *rule = beian_rules_all(rules)->pdata[i];
		if (rule->assert != NULL)
			try_rule(&reach, rule);
	}
	for (guint i = 0; i < order->len; i++)
		complain(&reach, order->pdata[i]);
}
