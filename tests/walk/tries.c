#include "config.h"
#include "core/filing/base.h"
#include "core/filing/path.h"
#include "tests/walk/tries.h"
#include <criterion/criterion.h>
#include <string.h>

enum { TRIES_MAX = 120, ANYWHERE = 30 };

static void
try_clear(gpointer data)
{
	Try *try = data;

	g_free(try->path);
	g_free(try->text);
}

static void
add_try(GArray *tries, TryKind kind, const char *path, const char *text)
{
	const Try try = {kind, g_strdup(path), g_strdup(text)};

	if (tries->len < TRIES_MAX)
		g_array_append_val(tries, try);
	else
		try_clear((gpointer)&try);
}

char *
tries_beside(const Clerk *clerk, const char *template, const char *like)
{
	const BeianForm *form = beian_filing_form(clerk->filing);
	g_auto(GStrv) names = g_strsplit(template, "/", -1);
	g_autoptr(GString) path = g_string_new(NULL), so_far = g_string_new(NULL);

	for (char **name = names; *name != NULL; name++) {
		g_string_append_printf(path, "%s%s", path->len > 0 ? "/" : "", *name);
		g_string_append_printf(so_far, "%s%s", so_far->len > 0 ? "/" : "", *name);
		if (beian_form_repeat(form, so_far->str) == NULL || name[1] == NULL)
			continue;
		g_autofree char *prefix = g_strconcat(path->str, "/", NULL);
		guint64 number = g_str_has_prefix(like, prefix)
					 ? g_ascii_strtoull(like + strlen(prefix), NULL, 10)
					 : 0;
		g_autoptr(GArray) numbers = beian_filing_instances(clerk->filing, path->str);
		if (number == 0 && numbers->len == 0)
			return NULL;
		g_string_append_printf(
			path, "/%u", number != 0 ? (guint)number : g_array_index(numbers, guint, 0));
	}
	return g_string_free(g_steal_pointer(&path), FALSE);
}

/* Other answers to the question at PATH: what the bureau holds, and what the applicant may say. */
static void
add_answers(const Clerk *clerk, const char *path, GArray *tries)
{
	const BeianItem *item = beian_document_item(clerk->document, path);

	if (item == NULL || !item->relevant || item->readonly)
		return;
	const BeianItem *base = beian_base_item(clerk->document, item);
	if (base != NULL && base->text != NULL && g_strcmp0(item->text, base->text) != 0)
		add_try(tries, TRY_ANSWER, path, base->text);
	g_autoptr(GPtrArray) answers =
		applicant_answers(clerk->applicant, clerk->filing, item->question, path);
	for (guint i = 0; i < answers->len; i++)
		if (g_strcmp0(item->text, answers->pdata[i]) != 0 &&
			!applicant_is_sure(clerk->applicant, path, answers->pdata[i]))
			add_try(tries, TRY_ANSWER, path, answers->pdata[i]);
	if ((!item->required || item->question->calculate != NULL) &&
		beian_filing_text(clerk->filing, path) != NULL)
		add_try(tries, TRY_ANSWER, path, "");
}

gboolean
tries_is_filed(const Clerk *clerk, const char *path)
{
	g_autofree char *base = g_strconcat(BEIAN_FORM_BASE, path, NULL);

	return g_str_has_prefix(path, BEIAN_FORM_BASE) || beian_filing_text(clerk->filing, base) != NULL;
}

/* Whether all that REPEAT has of its own is asked of people, and not only shown. */
static gboolean
can_be_answered(const BeianBlock *repeat)
{
	for (guint i = 0; i < repeat->parts->len; i++) {
		const BeianPart *part = &g_array_index(repeat->parts, BeianPart, i);
		if (part->question == NULL || part->question->readonly != NULL)
			return FALSE;
	}
	return TRUE;
}

static void
add_repeats(const Clerk *clerk, const char *path, GArray *tries)
{
	g_autofree char *template = beian_path_template(path);
	const BeianBlock *repeat = beian_form_repeat(beian_filing_form(clerk->filing), template);

	if (repeat == NULL || (g_str_has_prefix(path, BEIAN_FORM_BASE) && !can_be_answered(repeat)))
		return;
	g_autoptr(GArray) numbers = beian_filing_instances(clerk->filing, path);
	if (numbers->len > repeat->min) {
		g_autofree char *last =
			g_strdup_printf("%s/%u", path, g_array_index(numbers, guint, numbers->len - 1));
		if (!tries_is_filed(clerk, last)) {
			add_try(tries, TRY_REMOVE, last, NULL);
			add_try(tries, TRY_FEWEST, path, NULL);
		}
	}
	if (numbers->len < repeat->max)
		add_try(tries, TRY_ADD, path, NULL);
}

/* The repeats that the template TEMPLATE goes through, as they are beside LIKE. */
static void
add_repeats_of(const Clerk *clerk, const char *template, const char *like, GArray *tries)
{
	g_auto(GStrv) names = g_strsplit(template, "/", -1);

	for (guint i = g_strv_length(names); i > 0; i--) {
		g_clear_pointer(&names[i], g_free);
		g_autofree char *above = g_strjoinv("/", names), *path = tries_beside(clerk, above, like);
		if (path != NULL)
			add_repeats(clerk, path, tries);
	}
}

/* Does without the instances around PATH, the innermost first. */
static void
add_removals(const Clerk *clerk, const char *path, GArray *tries)
{
	g_auto(GStrv) names = g_strsplit(path, "/", -1);

	for (guint i = g_strv_length(names); i > 1; i--) {
		g_clear_pointer(&names[i], g_free);
		g_autofree char *around = g_strjoinv("/", names), *template = beian_path_template(around);
		const BeianBlock *repeat = beian_form_repeat(beian_filing_form(clerk->filing), template);
		if (!g_ascii_isdigit(names[i - 1][0]) || repeat == NULL ||
			g_str_has_prefix(path, BEIAN_FORM_BASE))
			continue;
		g_autofree char *all = g_path_get_dirname(around);
		g_autoptr(GArray) numbers = beian_filing_instances(clerk->filing, all);
		if (numbers->len > repeat->min && !tries_is_filed(clerk, around))
			add_try(tries, TRY_REMOVE, around, NULL);
	}
}

static void
add_links(const Clerk *clerk, const char *path, GArray *tries)
{
	g_auto(GStrv) names = g_strsplit(path, "/", -1);

	for (guint i = g_strv_length(names); i > 0; i--) {
		g_clear_pointer(&names[i - 1], g_free);
		g_autofree char *above = g_strjoinv("/", names), *template = beian_path_template(above);
		if (i > 1 && beian_form_linkable(beian_filing_form(clerk->filing), template) != NULL)
			add_try(tries, TRY_LINK, above, NULL);
	}
}

static void
add_name(GPtrArray *names, char *name)
{
	if (g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
		g_free(name);
	else
		g_ptr_array_add(names, name);
}

static void
mention_text(const char *text, char **owners, GPtrArray *templates)
{
	g_auto(GStrv) paths = beian_expression_all_paths(text);

	for (char **path = paths; *path != NULL; path++)
		for (char **owner = owners; *owner != NULL; owner++) {
			char *template = beian_rule_resolve(*owner, *path);
			if (template != NULL)
				add_name(templates, template);
		}
}

static void
mention(const BeianExpression *expression, char **owners, GPtrArray *templates)
{
	if (expression != NULL)
		mention_text(beian_expression_text(expression), owners, templates);
}

/* What the predicates of FOR_EACH look at: of which elements there is a rule. */
static void
mention_predicates(const char *for_each, char **owners, GPtrArray *templates)
{
	char *root[] = {(char *)"", NULL};

	for (const char *at = strchr(for_each, '['); at != NULL; at = strchr(at + 1, '[')) {
		g_autofree char *inside = g_strndup(at + 1, strcspn(at + 1, "]"));
		if (strchr(inside, '[') != NULL)
			continue;
		mention_text(inside, owners, templates);
		mention_text(inside, root, templates);
	}
}

/* What decides whether the repeats among NAMES, and what they stand in, are asked. */
static void
mention_relevance(const BeianForm *form, GPtrArray *names)
{
	for (guint i = 0; i < names->len; i++)
		for (const BeianBlock *block = beian_form_repeat(form, names->pdata[i]); block != NULL;
			block = block->parent) {
			char *owners[] = {block->parent != NULL ? block->parent->path : (char *)"", NULL};
			mention(block->relevant, owners, names);
		}
}

/* The templates of all questions and repeats that RULE looks at. */
static GPtrArray *
mentioned(const BeianRule *rule)
{
	GPtrArray *templates = g_ptr_array_new_with_free_func(g_free);

	if (rule->for_each == NULL)
		return templates;
	g_auto(GStrv) owners = beian_rule_owners(beian_expression_text(rule->for_each));
	char *none[] = {(char *)"", NULL};
	mention(rule->for_each, none, templates);
	mention_predicates(beian_expression_text(rule->for_each), owners, templates);
	mention(rule->when, owners, templates);
	mention(rule->assert, owners, templates);
	for (guint i = 0; i < rule->needs->len; i++)
		mention(rule->needs->pdata[i], owners, templates);
	for (char **owner = owners; *owner != NULL; owner++)
		add_name(templates, g_strdup(*owner));
	return templates;
}

/* Something that is asked and answered; if possible, and OF_RECORD, something that the record has too. */
static const BeianItem *
some_item(const Clerk *clerk, gboolean of_record)
{
	const GPtrArray *items = clerk->document->items;
	guint first = (guint)g_rand_int_range(clerk->office->random, 0, (gint32)items->len);

	for (guint i = 0; i < items->len; i++) {
		const BeianItem *item = items->pdata[(first + i) % items->len];
		if (item->relevant && !item->readonly && item->text != NULL &&
			!g_str_has_prefix(item->path, BEIAN_FORM_BASE) &&
			(!of_record || beian_base_item(clerk->document, item) != NULL))
			return item;
	}
	return of_record ? some_item(clerk, FALSE) : items->pdata[0];
}

GArray *
tries_for(const Clerk *clerk, const BeianFinding *finding)
{
	GArray *tries = g_array_new(FALSE, FALSE, sizeof(Try));
	g_autoptr(GPtrArray) names = mentioned(finding->rule);
	const BeianItem *item = beian_document_item(clerk->document, finding->path);

	/* Perhaps it should not be asked at all. */
	if (item != NULL) {
		char *owners[] = {item->question->owner, NULL};
		mention(item->question->relevant, owners, names);
	}
	mention_relevance(beian_filing_form(clerk->filing), names);
	g_array_set_clear_func(tries, try_clear);
	add_answers(clerk, finding->path, tries);
	add_repeats(clerk, finding->path, tries);
	for (guint i = 0; item != NULL && item->relevant && !item->readonly && i < names->len; i++) {
		g_autofree char *other = tries_beside(clerk, names->pdata[i], finding->path);
		const BeianItem *there = other != NULL ? beian_document_item(clerk->document, other) : NULL;
		if (there != NULL && there != item && there->text != NULL &&
			!applicant_is_sure(clerk->applicant, finding->path, there->text))
			add_try(tries, TRY_ANSWER, finding->path, there->text);
	}
	if (item != NULL && item->relevant && !item->readonly) {
		const char *example =
			beian_finding_example(finding, beian_filing_form(clerk->filing), BEIAN_LANGUAGE_ZH);
		if (*example != '\0' && !applicant_is_sure(clerk->applicant, finding->path, example))
			add_try(tries, TRY_ANSWER, finding->path, example);
	}
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *other = tries_beside(clerk, names->pdata[i], finding->path);
		if (other != NULL && strcmp(other, finding->path) != 0)
			add_answers(clerk, other, tries);
		add_repeats_of(clerk, names->pdata[i], finding->path, tries);
	}
	if (finding->rule->confirm && finding->value != NULL)
		add_try(tries, TRY_CONFIRM, finding->path, finding->value);
	add_links(clerk, finding->path, tries);
	add_removals(clerk, finding->path, tries);
	for (guint i = 0; i < ANYWHERE; i++)
		add_answers(clerk, some_item(clerk, clerk->base->len > 0)->path, tries);
	return tries;
}

GArray *
tries_anew(const Clerk *clerk)
{
	GArray *tries = g_array_new(FALSE, FALSE, sizeof(Try));
	const GArray *repeats = clerk->document->repeats;
	gboolean of_record = clerk->base->len > 0;

	g_array_set_clear_func(tries, try_clear);
	add_answers(clerk, some_item(clerk, of_record)->path, tries);
	for (guint i = 0; i < repeats->len; i++)
		if (g_array_index(repeats, BeianRepeat, i).relevant)
			add_repeats(clerk, g_array_index(repeats, BeianRepeat, i).path, tries);
	add_links(clerk, some_item(clerk, of_record)->path, tries);
	return tries;
}
