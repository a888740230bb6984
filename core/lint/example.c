/* example: whatever a person can put right is shown right somewhere, and what the bureau answers is
 * explained. */
#include "config.h"
#include "core/lint/coverage.h"
#include "core/lint/lint.h"
#include <string.h>

/* A text of NAME that is there in one language and not in the other. */
static void
check_texts(const BeianText texts[BEIAN_TEXT_KINDS], const char *file, long line, const char *name,
	BeianComplaints *complaints)
{
	static const char *const kinds[BEIAN_TEXT_KINDS] = {"label", "hint", "help", "example"};

	for (int kind = 0; kind < BEIAN_TEXT_KINDS; kind++)
		for (int i = 0; i < BEIAN_LANGUAGES; i++) {
			const char *text = texts[kind].in[i],
				   *other = texts[kind].in[BEIAN_LANGUAGES - 1 - i];
			if ((text == NULL || *text == '\0') && other != NULL && *other != '\0')
				beian_complaints_add(complaints, file, line,
					_("%s has a %s in one language only, not in %s"), name, kinds[kind],
					beian_language_tag((BeianLanguage)i));
		}
}

static void
check_block(const BeianBlock *block, BeianComplaints *complaints)
{
	check_texts(block->texts, block->file, block->line, block->id != NULL ? block->id : block->path,
		complaints);
	for (guint i = 0; i < block->parts->len; i++) {
		const BeianPart *part = &g_array_index(block->parts, BeianPart, i);
		if (part->block != NULL)
			check_block(part->block, complaints);
		else
			check_texts(part->question->texts, part->question->file, part->question->line,
				part->question->path, complaints);
	}
}

void
beian_lint_translations(const GPtrArray *forms, BeianComplaints *complaints)
{
	g_autoptr(GPtrArray) found = beian_complaints_new();
	g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < forms->len; i++)
		for (guint j = 0; j < beian_form_steps(forms->pdata[i])->len; j++)
			check_block(beian_form_steps(forms->pdata[i])->pdata[j], found);
	/* What is shared is told once. */
	for (guint i = 0; i < found->len; i++)
		if (g_hash_table_add(told, found->pdata[i]))
			g_ptr_array_add(complaints, g_strdup(found->pdata[i]));
}

/* Whether one of FORMS shows what RULE wants, at one of PATHS or, for NULL, at a question of its type. */
static gboolean
is_shown(const BeianRule *rule, char **paths, const GPtrArray *forms)
{
	for (guint i = 0; i < forms->len; i++) {
		const GPtrArray *questions = beian_form_questions(forms->pdata[i]);
		for (guint j = 0; j < questions->len; j++)
			if (beian_rule_is_shown_by(rule, paths, questions->pdata[j]))
				return TRUE;
	}
	return FALSE;
}

static gboolean
has_own(const BeianText *text)
{
	for (int i = 0; i < BEIAN_LANGUAGES; i++)
		if (text->in[i] == NULL || *text->in[i] == '\0')
			return FALSE;
	return TRUE;
}

static void
check(const BeianRule *rule, char **paths, const GPtrArray *forms, BeianComplaints *complaints)
{
	if (!has_own(&rule->example) && !is_shown(rule, paths, forms))
		beian_complaints_add(complaints, rule->file, rule->line,
			_("%s shows no example, and no question that it points at has one in both "
			  "languages"),
			rule->id);
}

static void
check_result(const BeianCoverage *result, const BeianRules *rules, const GPtrArray *forms,
	BeianComplaints *complaints)
{
	const BeianRule *text = beian_rules_find(rules, result->code->token);
	g_auto(GStrv) paths = beian_coverage_places(result);

	if (text == NULL) {
		beian_complaints_add(complaints, beian_coverage_file, result->line,
			_("result code %s has no texts in data/rules/results.xml"), result->code->token);
		return;
	}
	if (!has_own(&text->why))
		beian_complaints_add(complaints, text->file, text->line,
			_("%s does not say why in both languages"), text->id);
	/* Where nobody but the bureau knows, or the program rules it out, there is nothing to show. */
	if (strcmp(result->known, "bureau") != 0 && *result->covered == '\0')
		check(text, paths, forms, complaints);
}

void
beian_lint_examples(const BeianRules *rules, const BeianCoverages *results, const GPtrArray *forms,
	BeianComplaints *complaints)
{
	const GPtrArray *all = beian_rules_all(rules);

	for (guint i = 0; i < all->len; i++) {
		const BeianRule *rule = all->pdata[i];
		g_auto(GStrv) paths = beian_rule_questions(rule);
		if (rule->assert != NULL && !rule->own)
			check(rule, paths, forms, complaints);
	}
	for (guint i = 0; results != NULL && i < results->rows->len; i++)
		check_result(&g_array_index(results->rows, BeianCoverage, i), rules, forms, complaints);
}
