#include "config.h"
#include "core/lint/lint.h"
#include "core/lint/coverage.h"
#include "core/lint/name.h"
#include <string.h>

typedef struct {
	const char *datadir;
	BeianCodes *codes;
	BeianRules *rules;
	GPtrArray *forms;   /* of BeianForm */
	gboolean all_forms; /* FALSE: one did not load, and what it asks is not known */
	BeianComplaints *complaints;
	BeianCaseTally *tally;
	GHashTable *unasked; /* path → GPtrArray of BeianRule that name it */
} Lint;

/* A loader's error is one complaint a line already. */
static void
take_error(Lint *lint, GError *error)
{
	g_auto(GStrv) lines = g_strsplit(error->message, "\n", -1);

	for (char **line = lines; *line != NULL; line++)
		g_ptr_array_add(lint->complaints, g_strdup(*line));
	g_error_free(error);
}

static void
read_codes(Lint *lint)
{
	g_auto(GStrv) ids = beian_codes_ids(lint->codes);
	GError *unread = NULL;

	if (!beian_codes_check_pinyin(lint->codes, &unread))
		take_error(lint, unread);
	for (char **id = ids; *id != NULL; id++) {
		GError *error = NULL;
		if (beian_codes_list(lint->codes, *id, &error) == NULL)
			take_error(lint, error);
	}
}

static void
read_forms(Lint *lint)
{
	g_auto(GStrv) kinds = beian_form_all(lint->datadir);

	for (char **kind = kinds; *kind != NULL; kind++) {
		GError *error = NULL;
		BeianForm *form = beian_form_read(lint->datadir, *kind, lint->codes, &error);
		if (form != NULL)
			g_ptr_array_add(lint->forms, form);
		else
			take_error(lint, error);
		lint->all_forms = lint->all_forms && form != NULL;
	}
}

/* Every function that an expression calls exists, with as many arguments as it takes. */
static void
check_expression(Lint *lint, const char *file, long line, const char *id, const BeianExpression *expression)
{
	g_autoptr(GError) error = NULL;

	if (expression != NULL && !beian_expression_check(expression, beian_rule_functions, &error))
		beian_complaints_add(lint->complaints, file, line, "%s: %s", id, error->message);
}

static gboolean
is_asked(const Lint *lint, const char *path)
{
	return beian_lint_is_asked(lint->forms, path) ||
	       !lint->all_forms; /* it may be one that did not load */
}

/* One path that no form asks is one mistake, however many rules name it. */
static void
remember_unasked(Lint *lint, const BeianRule *rule, const char *path)
{
	GPtrArray *rules = g_hash_table_lookup(lint->unasked, path);

	if (rules == NULL) {
		rules = g_ptr_array_new();
		g_hash_table_insert(lint->unasked, g_strdup(path), rules);
	}
	if (rules->len == 0 || rules->pdata[rules->len - 1] != rule)
		g_ptr_array_add(rules, (gpointer)rule);
}

static void
complain_of_unasked(gpointer path, gpointer value, gpointer data)
{
	const GPtrArray *rules = value;
	const BeianRule *first = rules->pdata[0];
	g_autoptr(GString) ids = g_string_new(first->id);

	for (guint i = 1; i < rules->len; i++)
		g_string_append_printf(ids, ", %s", ((const BeianRule *)rules->pdata[i])->id);
	beian_complaints_add(((Lint *)data)->complaints, first->file, first->line,
		ngettext("%s names “%s”, which no form asks", "%s name “%s”, which no form asks", rules->len),
		ids->str, (char *)path);
}

/* What PATH means for the first of OWNERS; when that, or for EACH any, is not asked, it is remembered. */
static void
check_path(Lint *lint, const BeianRule *rule, char **owners, const char *path, gboolean each)
{
	g_autofree char *unasked = NULL;

	for (char **owner = owners; *owner != NULL; owner++) {
		g_autofree char *meant = beian_rule_resolve(*owner, path);
		gboolean asked = meant != NULL && is_asked(lint, meant);
		if (asked && !each)
			return;
		if (!asked && unasked == NULL)
			unasked = g_strdup(meant != NULL ? meant : path);
	}
	if (unasked != NULL)
		remember_unasked(lint, rule, unasked);
}

/* An expression may name what only one of the owners has. */
static void
check_paths(Lint *lint, const BeianRule *rule, char **owners, const BeianExpression *expression)
{
	g_auto(GStrv) paths =
		beian_expression_paths(expression != NULL ? beian_expression_text(expression) : "");

	for (char **path = paths; *path != NULL; path++)
		check_path(lint, rule, owners, *path, FALSE);
}

static void
check_names(Lint *lint, const BeianRule *rule)
{
	static char *root[] = {(char *)"", NULL};
	g_auto(GStrv) owners = beian_rule_owners(beian_expression_text(rule->for_each));
	gboolean plain = TRUE;

	check_paths(lint, rule, root, rule->for_each);
	for (char **owner = owners; *owner != NULL; owner++) {
		g_autofree char *meant = beian_rule_resolve("", *owner);
		/* Another mistake if at all, or no plain path. */
		plain = plain && strpbrk(*owner, "@()*:") == NULL && strstr(*owner, "//") == NULL &&
			meant != NULL && is_asked(lint, meant);
	}
	if (!plain)
		return;
	check_path(lint, rule, owners, rule->at, TRUE);
	for (guint i = 0; i < rule->needs->len; i++)
		check_paths(lint, rule, owners, rule->needs->pdata[i]);
	check_paths(lint, rule, owners, rule->when);
	check_paths(lint, rule, owners, rule->assert);
	if (rule->asks != NULL)
		check_path(lint, rule, root, rule->asks, TRUE);
}

/* What says where it comes from is known, so that it can be said how sure it is. */
static void
check_source(Lint *lint, const char *file, long line, const char *what, const char *source)
{
	if (beian_rules_know_sources(lint->rules) && source != NULL && *source != '\0' &&
		beian_rules_source(lint->rules, source) == NULL)
		beian_complaints_add(lint->complaints, file, line,
			_("%s comes from “%s”, which %s does not name"), what, source, beian_sources_file);
}

static void
check_sources(Lint *lint)
{
	g_autofree const char **provinces = beian_rules_provinces(lint->rules);

	for (const char **province = provinces; *province != NULL; province++) {
		const GPtrArray *demands = beian_rules_demands(lint->rules, *province);
		for (guint i = 0; i < demands->len; i++) {
			const BeianDemand *demand = demands->pdata[i];
			check_source(lint, beian_demands_file, demand->line, beian_demand_id(demand),
				demand->source);
		}
	}
	for (guint i = 0; i < lint->forms->len; i++) {
		const GPtrArray *questions = beian_form_questions(lint->forms->pdata[i]);
		for (guint j = 0; j < questions->len; j++) {
			const BeianQuestion *question = questions->pdata[j];
			check_source(lint, question->file, question->line, question->path, question->source);
		}
	}
}

static void
check_cases(Lint *lint, const BeianRule *rule)
{
	const BeianCaseTally *tally = lint->tally;

	if (!g_hash_table_contains(tally->broken, rule->id) || !g_hash_table_contains(tally->held, rule->id))
		beian_complaints_add(lint->complaints, rule->file, rule->line,
			_("%s needs a case that breaks it and one where it holds"), rule->id);
	if (g_hash_table_contains(tally->unmended, rule->id) &&
		!g_hash_table_contains(tally->mended, rule->id))
		beian_complaints_add(lint->complaints, rule->file, rule->line,
			_("%s: its example is wrong by the rule itself in every case that breaks it"),
			rule->id);
	if ((*rule->valid_from != '\0' || *rule->valid_to != '\0') &&
		!g_hash_table_contains(tally->silent, rule->id))
		beian_complaints_add(lint->complaints, rule->file, rule->line,
			_("%s has days of its own, and needs a case on another day that expects it "
			  "not-applicable"),
			rule->id);
}

static void
check_rule(Lint *lint, const BeianRule *rule)
{
	check_expression(lint, rule->file, rule->line, rule->id, rule->for_each);
	check_expression(lint, rule->file, rule->line, rule->id, rule->when);
	check_expression(lint, rule->file, rule->line, rule->id, rule->assert);
	for (guint i = 0; i < rule->needs->len; i++)
		check_expression(lint, rule->file, rule->line, rule->id, rule->needs->pdata[i]);
	if (!rule->own)
		check_source(lint, rule->file, rule->line, rule->id, rule->source);
	if (rule->assert == NULL)
		return;
	check_names(lint, rule);
	for (int i = 0; i < BEIAN_LANGUAGES; i++)
		if (rule->why.in[i] == NULL)
			beian_complaints_add(lint->complaints, rule->file, rule->line,
				_("%s does not say why in the language %s"), rule->id,
				beian_language_tag((BeianLanguage)i));
	if (lint->all_forms && !rule->own)
		check_cases(lint, rule);
}

/* Every reason that a type can give has texts. */
static void
check_reasons(Lint *lint)
{
	for (const BeianType *const *type = beian_type_all(); *type != NULL; type++)
		for (const char *const *reason = (*type)->reasons; reason != NULL && *reason != NULL;
			reason++)
			if (beian_rules_find(lint->rules, *reason) == NULL)
				beian_complaints_add(lint->complaints, "data/rules/reasons.xml", 1,
					_("the type %s refuses with “%s”, which has no texts"), (*type)->name,
					*reason);
}

/* What the bureau answers is prevented by something, where the tree has its codes; what can be put right is
 * shown. */
static void
check_results(Lint *lint)
{
	g_autofree char *table = g_build_filename(lint->datadir, beian_coverage_file, NULL);
	g_autoptr(BeianCoverages) coverages = NULL;
	GError *error = NULL;

	if (g_file_test(table, G_FILE_TEST_EXISTS)) {
		coverages = beian_coverages_new(lint->datadir, lint->rules, &error);
		if (coverages == NULL)
			take_error(lint, error);
		else
			beian_coverages_lint(coverages, lint->rules, lint->complaints);
	}
	if (lint->all_forms)
		beian_lint_examples(lint->rules, coverages, lint->forms, lint->complaints);
}

/* Runs the cases in FOLDER, and adds how many to *CASES. */
static void
run_cases(Lint *lint, const char *folder, guint *cases)
{
	g_autoptr(GPtrArray) names = beian_lint_files(folder, ".case");

	for (guint i = 0; i < names->len; i++) {
		g_autofree char *file = g_build_filename(folder, names->pdata[i], NULL);
		beian_lint_case(lint->datadir, lint->rules, lint->codes, lint->forms, file, lint->tally,
			lint->complaints);
	}
	*cases += names->len;
}

/* Whether one of NAMES begins with KIND and a hyphen. */
static gboolean
has_sample(const GPtrArray *names, const char *kind)
{
	g_autofree char *beginning = g_strconcat(kind, "-", NULL);

	for (guint i = 0; i < names->len; i++)
		if (g_str_has_prefix(names->pdata[i], beginning))
			return TRUE;
	return FALSE;
}

/* Runs the samples as they are; every kind has one. */
static void
run_samples(Lint *lint)
{
	g_autofree char *folder = g_build_filename(lint->datadir, "tests", "samples", NULL);
	g_autoptr(GPtrArray) names = beian_lint_files(folder, "");

	for (guint i = 0; i < names->len; i++) {
		g_autofree char *answers = g_build_filename(folder, names->pdata[i], "answers.txt", NULL);
		if (g_file_test(answers, G_FILE_TEST_EXISTS))
			beian_lint_sample(lint->datadir, lint->rules, lint->codes, lint->forms,
				names->pdata[i], lint->tally, lint->complaints);
	}
	for (guint i = 0; i < lint->forms->len; i++) {
		const char *kind = beian_form_kind(lint->forms->pdata[i]);
		g_autofree char *file = g_build_filename("forms", kind, "form.xml", NULL);
		if (!has_sample(names, kind))
			beian_complaints_add(lint->complaints, file, 1,
				_("the kind %s has no sample in tests/samples"), kind);
	}
}

/* Runs samples and cases, and tells what none of them shows. */
static void
run_all(Lint *lint, guint *cases)
{
	g_autofree char *folder = g_build_filename(lint->datadir, "data", "rules", "cases", NULL);

	if (lint->forms->len == 0)
		return;
	lint->tally->witness = beian_witness_new(lint->rules);
	run_samples(lint);
	run_cases(lint, folder, cases);
	if (lint->all_forms && !lint->tally->spoiled)
		beian_witness_tell(lint->tally->witness, lint->forms, lint->complaints);
}

static void
lint_all(Lint *lint, guint *cases)
{
	GError *error = NULL;

	read_codes(lint);
	read_forms(lint);
	beian_lint_advice(lint->datadir, lint->codes, lint->forms, cases, lint->complaints);
	lint->rules = beian_rules_read(lint->datadir, &error);
	if (lint->rules == NULL) {
		take_error(lint, error);
		return;
	}
	run_all(lint, cases);
	for (guint i = 0; i < beian_rules_all(lint->rules)->len; i++)
		check_rule(lint, beian_rules_all(lint->rules)->pdata[i]);
	beian_lint_demands(lint->rules, lint->codes, lint->forms, lint->complaints);
	beian_lint_reach(lint->rules, lint->codes, lint->forms, lint->complaints);
	if (lint->all_forms)
		beian_lint_lookups(lint->forms, lint->complaints);
	if (lint->all_forms)
		beian_lint_letters(lint->datadir, lint->rules, lint->forms, lint->complaints);
	beian_lint_translations(lint->forms, lint->complaints);
	if (lint->all_forms)
		beian_lint_orphans(lint->datadir, lint->rules, lint->forms, lint->complaints);
	g_hash_table_foreach(lint->unasked, complain_of_unasked, lint);
	check_reasons(lint);
	check_results(lint);
	check_sources(lint);
}

static void
lint_init(Lint *lint, const char *datadir, BeianComplaints *complaints)
{
	g_autofree char *folder = g_build_filename(datadir, "data", "codes", NULL);

	*lint = (Lint){
		.datadir = datadir,
		.codes = beian_codes_new(folder),
		.forms = g_ptr_array_new_with_free_func((GDestroyNotify)beian_form_free),
		.all_forms = TRUE,
		.complaints = complaints,
		.tally = beian_case_tally_new(),
		.unasked = g_hash_table_new_full(
			g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref),
	};
}

static void
lint_clear(Lint *lint)
{
	beian_case_tally_free(lint->tally);
	g_hash_table_unref(lint->unasked);
	g_ptr_array_unref(lint->forms);
	beian_rules_free(lint->rules);
	beian_codes_free(lint->codes);
}

void
beian_lint(const char *datadir, BeianComplaints *complaints, guint *cases)
{
	Lint lint;

	*cases = 0;
	lint_init(&lint, datadir, complaints);
	lint_all(&lint, cases);
	lint_clear(&lint);
}

/* What OWN lays over the rules, once all of it could be read. */
static void
check_own(Lint *lint, const char *own, guint *cases)
{
	g_autofree char *folder = g_build_filename(own, "cases", NULL);
	const GPtrArray *all = beian_rules_all(lint->rules);

	if (lint->forms->len > 0)
		run_cases(lint, folder, cases);
	for (guint i = 0; i < all->len; i++)
		if (((const BeianRule *)all->pdata[i])->own)
			check_rule(lint, all->pdata[i]);
	beian_lint_demands(lint->rules, lint->codes, lint->forms, lint->complaints);
	g_hash_table_foreach(lint->unasked, complain_of_unasked, lint);
}

void
beian_lint_own(const char *datadir, const char *own, BeianComplaints *complaints, guint *cases)
{
	g_autofree char *words = g_build_filename(own, "words", NULL);
	GError *error = NULL;
	Lint lint;

	lint_init(&lint, datadir, complaints);
	if (g_file_test(words, G_FILE_TEST_EXISTS) && !beian_codes_add_own_words(lint.codes, words, &error))
		take_error(&lint, g_steal_pointer(&error));
	read_forms(&lint);
	lint.rules = beian_rules_read_over(datadir, own, &error);
	if (lint.rules == NULL)
		take_error(&lint, error);
	else
		check_own(&lint, own, cases);
	lint_clear(&lint);
}
