/* demand: what is wrong with operators, and with the rows that demand them. */
#include "config.h"
#include "core/lint/lint.h"
#include <string.h>

typedef struct {
	const BeianRules *rules;
	BeianCodes *codes;
	const GPtrArray *forms;
	BeianComplaints *complaints;
	GHashTable *demanded; /* operators, BeianRule */
} Lint;

static void complain(const Lint *lint, const BeianDemand *demand, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

static void
complain(const Lint *lint, const BeianDemand *demand, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	beian_complaints_add(lint->complaints, demand->file, demand->line, "%s", text);
}

/* Whether NATURE is one that some form asks for. */
static gboolean
is_nature(const Lint *lint, const char *nature)
{
	if (*nature == '\0' || strcmp(nature, "organisation") == 0)
		return TRUE;
	for (guint i = 0; i < lint->forms->len; i++) {
		const BeianQuestion *question = beian_form_question(lint->forms->pdata[i], "entity/nature");
		const BeianCodeList *list = question != NULL && question->list != NULL
						    ? beian_codes_list(lint->codes, question->list, NULL)
						    : NULL;
		if (list != NULL && beian_code_list_find(list, nature) != NULL)
			return TRUE;
	}
	return FALSE;
}

/* Whether the guide of a province has a chapter ABOUT that. */
static gboolean
is_chapter(const Lint *lint, const char *about)
{
	const BeianCodeList *list = beian_codes_list(lint->codes, "guide-subject", NULL);

	return list == NULL || (about != NULL && beian_code_list_find(list, about) != NULL);
}

static gboolean
is_kind(const Lint *lint, const char *kind)
{
	if (*kind == '\0')
		return TRUE;
	for (guint i = 0; i < lint->forms->len; i++)
		if (strcmp(beian_form_kind(lint->forms->pdata[i]), kind) == 0)
			return TRUE;
	return FALSE;
}

static gboolean
names_argument(const BeianExpression *expression)
{
	g_auto(GStrv) variables =
		beian_expression_variables(expression != NULL ? beian_expression_text(expression) : "");

	return g_strv_contains((const char *const *)variables, "argument");
}

static gboolean
takes_argument(const BeianRule *rule)
{
	return names_argument(rule->when) || names_argument(rule->assert);
}

/* The path that ELEMENTS selects by, without its conditions in brackets. Free with g_free. */
static char *
bare(const char *elements)
{
	GString *path = g_string_new(NULL);
	int depth = 0;

	for (const char *at = elements; *at != '\0'; at++) {
		depth += *at == '[';
		if (depth == 0 && *at != ' ')
			g_string_append_c(path, *at);
		depth -= *at == ']';
	}
	return g_string_free(path, FALSE);
}

/* Whether PATH is among the elements that RULE judges. */
static gboolean
judges(const BeianRule *rule, const char *path)
{
	g_autofree char *all = bare(rule->for_each != NULL ? beian_expression_text(rule->for_each) : "");
	g_auto(GStrv) paths = g_strsplit(all, "|", -1);

	return *path == '\0' || g_strv_contains((const char *const *)paths, path);
}

/* Two rows that say different things of the same, neither of which gives way: the stricter of two severities
 * does not, and neither does one that ended before the other began. */
static gboolean
contradicts(const BeianDemand *one, const BeianDemand *other)
{
	gboolean apart = (*one->valid_to != '\0' && *other->valid_from != '\0' &&
				 strcmp(one->valid_to, other->valid_from) < 0) ||
			 (*other->valid_to != '\0' && *one->valid_from != '\0' &&
				 strcmp(other->valid_to, one->valid_from) < 0);

	return one->rule != NULL && one->rule == other->rule && !apart && one->severity == other->severity &&
	       strcmp(one->nature, other->nature) == 0 && strcmp(one->kind, other->kind) == 0 &&
	       strcmp(one->path, other->path) == 0;
}

static void
check_demand(Lint *lint, const GPtrArray *demands, guint index)
{
	const BeianDemand *demand = demands->pdata[index];
	const BeianCodeList *regions = beian_codes_list(lint->codes, "region", NULL);
	g_autofree char *region = g_strconcat(demand->province, "0000", NULL);

	if (regions != NULL && beian_code_list_find(regions, region) == NULL)
		complain(lint, demand, _("there is no province %s"), demand->province);
	if (!is_nature(lint, demand->nature))
		complain(lint, demand, _("there is no nature “%s”"), demand->nature);
	if (!is_kind(lint, demand->kind))
		complain(lint, demand, _("there is no kind “%s”"), demand->kind);
	if (demand->rule == NULL) {
		if (!is_chapter(lint, demand->path))
			complain(lint, demand, _("the guide has no chapter “%s”"), demand->path);
		return;
	}
	g_hash_table_add(lint->demanded, (gpointer)demand->rule);
	if (!judges(demand->rule, demand->path))
		complain(lint, demand, _("%s does not judge “%s”"), demand->rule->id, demand->path);
	if (takes_argument(demand->rule) != (*demand->argument != '\0'))
		complain(lint, demand,
			takes_argument(demand->rule) ? _("%s compares with an argument, and the row has none")
						     : _("%s takes no argument, and the row has one"),
			demand->rule->id);
	for (guint i = 0; i < index; i++)
		if (contradicts(demand, demands->pdata[i]))
			complain(lint, demand, _("%s is demanded in line %ld already"), demand->rule->id,
				((const BeianDemand *)demands->pdata[i])->line);
}

static void
check_rule(const Lint *lint, const BeianRule *rule)
{
	if (rule->is_operator && !g_hash_table_contains(lint->demanded, rule))
		beian_complaints_add(
			lint->complaints, rule->file, rule->line, _("no province demands %s"), rule->id);
	if (rule->is_operator && !is_chapter(lint, rule->about))
		beian_complaints_add(lint->complaints, rule->file, rule->line,
			_("%s is about no chapter of the guide"), rule->id);
	if (!rule->is_operator && takes_argument(rule))
		beian_complaints_add(lint->complaints, rule->file, rule->line,
			_("%s names $argument, which only operators have"), rule->id);
}

/* The number of a province, two digits or six, that EXPRESSION compares something of a region with; NULL:
 * none. Free with g_free. */
static char *
province_in(const Lint *lint, const BeianExpression *expression)
{
	const BeianCodeList *regions = beian_codes_list(lint->codes, "region", NULL);
	const char *text = expression != NULL ? beian_expression_text(expression) : "";
	g_autoptr(GRegex) regex = g_regex_new("['\"]([0-9]{2})(0000)?['\"]", 0, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;

	if (regions == NULL || strstr(text, "region") == NULL)
		return NULL;
	g_regex_match(regex, text, 0, &match);
	for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
		g_autofree char *digits = g_match_info_fetch(match, 1);
		g_autofree char *region = g_strconcat(digits, "0000", NULL);
		if (beian_code_list_find(regions, region) != NULL)
			return g_steal_pointer(&digits);
	}
	return NULL;
}

/* What single provinces demand is a row, and no condition of a question. */
static void
check_question(const Lint *lint, const BeianQuestion *question)
{
	const BeianExpression *const expressions[] = {
		question->relevant, question->required, question->readonly, question->calculate};

	for (gsize i = 0; i < G_N_ELEMENTS(expressions); i++) {
		g_autofree char *province = province_in(lint, expressions[i]);
		if (province != NULL)
			beian_complaints_add(lint->complaints, question->file, question->line,
				_("%s names the province %s; what a province demands is a row of %s"),
				question->path, province, beian_demands_file);
	}
}

void
beian_lint_demands(
	const BeianRules *rules, BeianCodes *codes, const GPtrArray *forms, BeianComplaints *complaints)
{
	g_autoptr(GHashTable) demanded = g_hash_table_new(NULL, NULL);
	Lint lint = {rules, codes, forms, complaints, demanded};
	g_autofree const char **provinces = beian_rules_provinces(rules);

	for (const char **province = provinces; *province != NULL; province++) {
		const GPtrArray *demands = beian_rules_demands(rules, *province);
		for (guint i = 0; i < demands->len; i++)
			check_demand(&lint, demands, i);
	}
	for (guint i = 0; i < beian_rules_all(rules)->len; i++)
		check_rule(&lint, beian_rules_all(rules)->pdata[i]);
	for (guint i = 0; i < forms->len; i++) {
		const GPtrArray *questions = beian_form_questions(forms->pdata[i]);
		for (guint j = 0; j < questions->len; j++)
			check_question(&lint, questions->pdata[j]);
	}
}
