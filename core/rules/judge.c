/*
 * judge: every rule for every element it selects, and every answer that is missing or refused.
 *
 * Everything is judged anew each time, about a millisecond: there is no incremental machinery to be wrong.
 */
#include "config.h"
#include "core/rules/rule.h"
#include "core/filing/path.h"
#include <string.h>

typedef struct {
	const BeianRules *rules;
	const BeianCase *input;
	BeianJudging judging;
	BeianExpressions *expressions;
	GHashTable *selected;      /* text of a "for" → the elements it selects: many rules have the same */
	const BeianDemand *demand; /* being judged; NULL: a rule of all provinces */
	BeianVerdict *verdict;
} Judge;

/* What a person should read first. */
static const int ranks[] = {
	[BEIAN_OUTCOME_BROKEN] = 0,
	[BEIAN_OUTCOME_CONFIRMED] = 1,
	[BEIAN_OUTCOME_OPEN] = 2,
	[BEIAN_OUTCOME_HOLDS] = 3,
	[BEIAN_OUTCOME_NOT_APPLICABLE] = 4,
};

static void
judge_begin(Judge *judge)
{
	g_autofree char *province = beian_document_province(judge->input->document);

	judge->judging.demands = beian_rules_demands(judge->rules, province);
	judge->expressions = beian_expressions_new(beian_rule_functions, &judge->judging);
	judge->selected =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
}

static void
judge_end(Judge *judge)
{
	g_hash_table_unref(judge->selected);
	beian_expressions_free(judge->expressions);
}

static BeianFinding *
add(Judge *judge, const BeianRule *rule, BeianOutcome outcome, const char *path)
{
	BeianFinding *finding = beian_finding_new(rule, judge->demand, outcome, judge->input->document, path);

	g_ptr_array_add(judge->verdict->findings, finding);
	return finding;
}

/* The value that NEEDLE, a path in braces of a text, quotes when seen from NODE. */
static char *
quoted_value(Judge *judge, const char *needle, const BeianXmlNode *node)
{
	g_autoptr(BeianExpression) expression = beian_expression_new(needle, NULL);
	char *value = expression != NULL ? beian_expression_string(expression, judge->expressions, node, NULL)
					 : NULL;

	return value != NULL ? value : g_strdup("");
}

static gboolean
is_quoted_already(const GPtrArray *quotes, const char *name)
{
	for (guint i = 0; i < quotes->len; i += 2)
		if (strcmp(quotes->pdata[i], name) == 0)
			return TRUE;
	return FALSE;
}

/* Takes along the values that the texts of the finding's rule quote, so that words can be made later, in any
 * language. */
static void
collect_quotes(Judge *judge, BeianFinding *finding, const BeianText *text, const BeianXmlNode *node)
{
	for (int i = 0; i < BEIAN_LANGUAGES; i++) {
		const char *at = text->in[i];
		for (at = at != NULL ? strchr(at, '{') : NULL; at != NULL; at = strchr(at + 1, '{')) {
			const char *end = strchr(at, '}');
			if (end == NULL)
				break;
			g_autofree char *name = g_strndup(at + 1, (gsize)(end - at - 1));
			if (strcmp(name, "value") == 0 || strcmp(name, "detail") == 0 ||
				is_quoted_already(finding->quotes, name))
				continue;
			char *value = quoted_value(judge, name, node);
			g_ptr_array_add(finding->quotes, g_steal_pointer(&name));
			g_ptr_array_add(finding->quotes, value);
		}
	}
}

static void
add_from_rule(
	Judge *judge, const BeianRule *rule, BeianOutcome outcome, const BeianXmlNode *node, const char *path)
{
	BeianFinding *finding = add(judge, rule, outcome, path);

	finding->own = finding->own || judge->judging.own_word;
	finding->quotes = g_ptr_array_new_with_free_func(g_free);
	collect_quotes(judge, finding, &rule->message, node);
	collect_quotes(judge, finding, &rule->fix, node);
	if (outcome == BEIAN_OUTCOME_BROKEN)
		judge->verdict->counts[finding->severity]++;
}

static gboolean
ask(Judge *judge, const BeianExpression *expression, const BeianXmlNode *node, gboolean otherwise)
{
	gboolean value = FALSE;

	if (expression == NULL)
		return otherwise;
	return beian_expression_boolean(expression, judge->expressions, node, &value, NULL) && value;
}

/* Whether the form asks at the template path TEMPLATE, or anywhere below it. */
static gboolean
is_asked(const BeianForm *form, const char *template)
{
	const GPtrArray *questions = beian_form_questions(form);
	gsize length = strlen(template);

	if (beian_form_question(form, template) != NULL || beian_form_repeat(form, template) != NULL)
		return TRUE;
	for (guint i = 0; i < questions->len; i++) {
		const char *path = ((BeianQuestion *)questions->pdata[i])->path;
		if (strncmp(path, template, length) == 0 && path[length] == '/')
			return TRUE;
	}
	return FALSE;
}

/* Whether OPERAND, which selects nothing from NODE, would if more were answered: kinds of filings share
 * rules, and do not ask the same. */
static gboolean
can_come(Judge *judge, const BeianExpression *operand, const BeianXmlNode *node)
{
	const char *text = beian_expression_text(operand), *root = "/filing/";

	if (text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-/")] != '\0')
		return TRUE; /* no plain path: nobody knows */
	g_autofree char *owner = g_str_has_prefix(text, root) ? g_strdup("") : beian_document_path(node);
	g_autofree char *path = g_strconcat(owner, *owner != '\0' ? "/" : "",
		g_str_has_prefix(text, root) ? text + strlen(root) : text, NULL);
	g_autofree char *template = beian_path_template(path);
	return is_asked(beian_filing_form(judge->input->filing), template);
}

/* What RULE comes to while its operands are not there: open, or not applicable where they cannot come; what
 * it needs is there: it holds so far. */
static BeianOutcome
look_for_operands(Judge *judge, const BeianRule *rule, const BeianXmlNode *node)
{
	guint found = 0, hopeless = 0;

	for (guint i = 0; i < rule->needs->len; i++) {
		const BeianExpression *operand = rule->needs->pdata[i];
		if (ask(judge, operand, node, FALSE))
			found++;
		else
			hopeless += !can_come(judge, operand, node);
	}
	if (found == rule->needs->len || (rule->needs_any && found > 0))
		return BEIAN_OUTCOME_HOLDS;
	return rule->needs_any
		       ? (hopeless == rule->needs->len ? BEIAN_OUTCOME_NOT_APPLICABLE : BEIAN_OUTCOME_OPEN)
		       : (hopeless > 0 ? BEIAN_OUTCOME_NOT_APPLICABLE : BEIAN_OUTCOME_OPEN);
}

static BeianOutcome
outcome_of(Judge *judge, const BeianRule *rule, const BeianXmlNode *node)
{
	judge->judging.fact_missing = FALSE;
	judge->judging.own_word = FALSE;
	BeianOutcome operands = look_for_operands(judge, rule, node);
	if (operands != BEIAN_OUTCOME_HOLDS)
		return operands;
	gboolean applies = ask(judge, rule->when, node, TRUE);
	if (judge->judging.fact_missing)
		return BEIAN_OUTCOME_OPEN; /* nobody knows yet whether it applies */
	if (!applies)
		return BEIAN_OUTCOME_NOT_APPLICABLE;
	gboolean holds = ask(judge, rule->assert, node, FALSE);
	if (judge->judging.fact_missing)
		return BEIAN_OUTCOME_OPEN;
	return holds ? BEIAN_OUTCOME_HOLDS : BEIAN_OUTCOME_BROKEN;
}

/* A refused answer leaves the rules that look at it open: its type has spoken already. */
static gboolean
is_refused(Judge *judge, const char *path)
{
	const BeianItem *item = beian_document_item(judge->input->document, path);

	return item != NULL && item->state == BEIAN_ANSWER_REFUSED;
}

/* Whether this form has no question where RULE would have the person look. */
static gboolean
points_at_nothing(Judge *judge, const BeianRule *rule, const char *path)
{
	g_autofree char *template = beian_path_template(path);

	return strcmp(rule->at, ".") != 0 && *rule->at != '\0' &&
	       !is_asked(beian_filing_form(judge->input->filing), template);
}

/* Whether the question at PATH is not asked as things stand: nobody could mend anything there. */
static gboolean
is_irrelevant(Judge *judge, const char *path)
{
	const BeianItem *item = beian_document_item(judge->input->document, path);

	return item != NULL && !item->relevant;
}

/* What becomes of OUTCOME at PATH, where RULE points, when the answer there is refused or confirmed. */
static BeianOutcome
outcome_at(Judge *judge, const BeianRule *rule, BeianOutcome outcome, const char *path)
{
	if (outcome == BEIAN_OUTCOME_HOLDS || outcome == BEIAN_OUTCOME_NOT_APPLICABLE)
		return outcome;
	if (points_at_nothing(judge, rule, path) || is_irrelevant(judge, path))
		return BEIAN_OUTCOME_NOT_APPLICABLE;
	if (is_refused(judge, path))
		return BEIAN_OUTCOME_OPEN;
	if (outcome == BEIAN_OUTCOME_BROKEN && rule->confirm) {
		const BeianItem *item = beian_document_item(judge->input->document, path);
		const char *value = item != NULL && item->reading != NULL ? item->reading->value : NULL;
		if (value != NULL &&
			beian_filing_confirmation(judge->input->filing, rule->id, path, value) != NULL)
			return BEIAN_OUTCOME_CONFIRMED;
	}
	return outcome;
}

/* Whether what RULE demands at PATH is said already, by a stricter source. */
static gboolean
is_said(const Judge *judge, const BeianRule *rule, const char *path)
{
	for (guint i = 0; judge->demand != NULL && i < judge->verdict->findings->len; i++) {
		const BeianFinding *finding = judge->verdict->findings->pdata[i];
		if (finding->rule == rule && strcmp(finding->path, path) == 0)
			return TRUE;
	}
	return FALSE;
}

static void
judge_element(Judge *judge, const BeianRule *rule, const BeianXmlNode *node)
{
	BeianOutcome outcome = outcome_of(judge, rule, node);

	if (outcome == BEIAN_OUTCOME_HOLDS || outcome == BEIAN_OUTCOME_NOT_APPLICABLE)
		return;
	g_autofree char *path = beian_rule_path(rule, judge->input->document, node);
	outcome = outcome_at(judge, rule, outcome, path);
	if (outcome == BEIAN_OUTCOME_NOT_APPLICABLE || is_said(judge, rule, path))
		return;
	if (outcome == BEIAN_OUTCOME_OPEN) {
		judge->verdict->open++;
		judge->verdict->records_unasked += judge->judging.fact_missing;
	}
	add_from_rule(judge, rule, outcome, node, path);
}

/* The elements that RULE is asked about, borrowed; NULL when it is not asked. */
static const GPtrArray *
elements(Judge *judge, const BeianRule *rule)
{
	if (rule->assert == NULL)
		return NULL; /* a reason: its type speaks for it */
	if (!beian_rule_is_valid_on(rule, judge->input->day))
		return NULL;
	if (rule->profile != NULL && strcmp(rule->profile, judge->input->profile) != 0)
		return NULL;
	const char *text = beian_expression_text(rule->for_each);
	GPtrArray *nodes = g_hash_table_lookup(judge->selected, text);
	if (nodes != NULL)
		return nodes;
	nodes = beian_expression_nodes(
		rule->for_each, judge->expressions, beian_xml_root(judge->input->document->xml), NULL);
	if (nodes != NULL)
		g_hash_table_insert(judge->selected, (gpointer)text, nodes);
	return nodes;
}

static void
judge_rule(Judge *judge, const BeianRule *rule)
{
	const GPtrArray *nodes = elements(judge, rule);

	for (guint i = 0; nodes != NULL && i < nodes->len; i++)
		judge_element(judge, rule, nodes->pdata[i]);
}

/* From here on DEMAND is judged, or, for NULL, none. */
static void
turn_to(Judge *judge, const BeianDemand *demand)
{
	judge->demand = demand;
	beian_expressions_set(judge->expressions, "argument", demand != NULL ? demand->argument : NULL);
}

/* Whether NODE is among what DEMAND is made of: it may name some of the operator's elements alone. */
static gboolean
is_meant(const BeianDemand *demand, const BeianXmlNode *node)
{
	if (*demand->path == '\0')
		return TRUE;
	g_autofree char *path = beian_document_path(node);
	g_autofree char *template = beian_path_template(path);
	return strcmp(template, demand->path) == 0;
}

/* What the province demands as strictly as SEVERITY. */
static void
judge_demands(Judge *judge, BeianSeverity severity)
{
	const GPtrArray *demands = judge->judging.demands;

	for (guint i = 0; demands != NULL && i < demands->len; i++) {
		const BeianDemand *demand = demands->pdata[i];
		if (demand->rule == NULL || demand->severity != severity ||
			!beian_demand_applies(demand, judge->input))
			continue;
		const GPtrArray *nodes = elements(judge, demand->rule);
		turn_to(judge, demand);
		for (guint j = 0; nodes != NULL && j < nodes->len; j++)
			if (is_meant(demand, nodes->pdata[j]))
				judge_element(judge, demand->rule, nodes->pdata[j]);
	}
	turn_to(judge, NULL);
}

/* WORST, or what RULE comes to at PATH when a person should read that first. */
static BeianOutcome
worse(Judge *judge, const BeianRule *rule, const char *path, BeianOutcome worst)
{
	const GPtrArray *nodes = elements(judge, rule);

	for (guint i = 0; nodes != NULL && i < nodes->len; i++) {
		g_autofree char *at = beian_rule_path(rule, judge->input->document, nodes->pdata[i]);
		if ((*path != '\0' && strcmp(path, at) != 0) ||
			(judge->demand != NULL && !is_meant(judge->demand, nodes->pdata[i])))
			continue;
		BeianOutcome outcome = outcome_of(judge, rule, nodes->pdata[i]);
		outcome = outcome_at(judge, rule, outcome, at);
		if (ranks[outcome] < ranks[worst])
			worst = outcome;
	}
	return worst;
}

BeianOutcome
beian_judge_rule(const BeianRules *rules, const BeianRule *rule, const BeianCase *input, const char *path)
{
	Judge judge = {.rules = rules, .input = input, .judging = {.input = input}};
	BeianOutcome worst = BEIAN_OUTCOME_NOT_APPLICABLE;

	judge_begin(&judge);
	const GPtrArray *demands = judge.judging.demands;
	for (guint i = 0; rule->is_operator && demands != NULL && i < demands->len; i++) {
		const BeianDemand *demand = demands->pdata[i];
		if (demand->rule != rule || !beian_demand_applies(demand, input))
			continue;
		turn_to(&judge, demand);
		worst = worse(&judge, rule, path, worst);
	}
	if (!rule->is_operator)
		worst = worse(&judge, rule, path, worst);
	judge_end(&judge);
	return worst;
}

static void
judge_item(Judge *judge, const BeianItem *item)
{
	const char *id = NULL;

	if (!item->relevant || item->linked) /* what a link brings is judged where it stands */
		return;
	if (item->state == BEIAN_ANSWER_REFUSED)
		id = item->reading->reason;
	else if (item->required && item->state == BEIAN_ANSWER_OPEN)
		id = "required";
	const BeianRule *reason = id != NULL ? beian_rules_find(judge->rules, id) : NULL;
	if (reason == NULL)
		return;
	add(judge, reason, BEIAN_OUTCOME_BROKEN, item->path);
	judge->verdict->counts[reason->severity]++;
}

/* A repeat with fewer instances than its minimum. */
static void
judge_repeat(Judge *judge, const BeianRepeat *repeat)
{
	const BeianRule *reason = beian_rules_find(judge->rules, "repeat");

	if (!repeat->relevant || repeat->instances >= repeat->block->min || reason == NULL)
		return;
	BeianFinding *finding = add(judge, reason, BEIAN_OUTCOME_BROKEN, repeat->path);
	finding->detail = g_strdup_printf("%u", repeat->block->min);
	judge->verdict->counts[reason->severity]++;
}

/* Broken before confirmed before open, errors before warnings, then the order of the form. */
/* LINE of the fact "result": a finding, unless the answer was changed since. */
static void
judge_result(Judge *judge, const char *line)
{
	g_auto(GStrv) parts = g_strsplit(line, "\t", 4);
	const BeianRule *reason = g_strv_length(parts) == 4 ? beian_rules_find(judge->rules, parts[0]) : NULL;

	if (reason == NULL)
		return;
	g_autofree char *value = g_strcompress(parts[2]);
	BeianFinding *finding = add(judge, reason, BEIAN_OUTCOME_BROKEN, parts[1]);
	if (*parts[1] != '\0' && g_strcmp0(finding->value, value) != 0) {
		g_ptr_array_remove(judge->verdict->findings, finding);
		return;
	}
	g_free(finding->detail);
	finding->detail = g_strcompress(parts[3]);
	judge->verdict->counts[finding->severity]++;
}

static void
judge_results(Judge *judge)
{
	const char *known =
		judge->input->facts != NULL ? beian_facts_get(judge->input->facts, "result", "") : NULL;
	g_auto(GStrv) lines = g_strsplit(known != NULL ? known : "", "\n", -1);

	for (char **line = lines; *line != NULL; line++)
		judge_result(judge, *line);
}

static int
compare_findings(gconstpointer a, gconstpointer b)
{
	const BeianFinding *x = *(BeianFinding *const *)a, *y = *(BeianFinding *const *)b;

	if (ranks[x->outcome] != ranks[y->outcome])
		return ranks[x->outcome] - ranks[y->outcome];
	if (x->severity != y->severity)
		return (int)x->severity - (int)y->severity;
	if (x->index != y->index)
		return x->index < y->index ? -1 : 1;
	return strcmp(x->rule->id, y->rule->id);
}

BeianVerdict *
beian_judge(const BeianRules *rules, const BeianCase *input)
{
	BeianVerdict *verdict = g_new0(BeianVerdict, 1);
	Judge judge = {.rules = rules, .input = input, .judging = {.input = input}, .verdict = verdict};

	verdict->findings = g_ptr_array_new_with_free_func((GDestroyNotify)beian_finding_free);
	verdict->by_path = g_hash_table_new(g_str_hash, g_str_equal);
	judge_begin(&judge);
	for (guint i = 0; i < input->document->items->len; i++)
		judge_item(&judge, input->document->items->pdata[i]);
	for (guint i = 0; i < input->document->repeats->len; i++)
		judge_repeat(&judge, &g_array_index(input->document->repeats, BeianRepeat, i));
	for (guint i = 0; i < rules->all->len; i++)
		if (!((const BeianRule *)rules->all->pdata[i])->is_operator)
			judge_rule(&judge, rules->all->pdata[i]);
	for (BeianSeverity severity = 0; severity < BEIAN_SEVERITIES; severity++)
		judge_demands(&judge, severity);
	judge_results(&judge);
	g_ptr_array_sort(verdict->findings, compare_findings);
	for (guint i = verdict->findings->len; i > 0; i--) {
		BeianFinding *finding = verdict->findings->pdata[i - 1];
		if (finding->outcome != BEIAN_OUTCOME_OPEN)
			g_hash_table_insert(verdict->by_path, finding->path, finding);
	}
	judge_end(&judge);
	return verdict;
}
