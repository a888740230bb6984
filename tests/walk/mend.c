/* mend: how a clerk mends a finding (clerk.h). */
#include "config.h"
#include "core/filing/base.h"
#include "core/filing/path.h"
#include "tests/walk/clerk.h"
#include <criterion/criterion.h>
#include <string.h>

enum { TRIES_MAX = 120, ROUNDS_MAX = 200, PASSES = 3, ANYWHERE = 30, BOLDER = 10 };

/* One thing to try. */
typedef enum { TRY_ANSWER, TRY_ADD, TRY_REMOVE, TRY_FEWEST, TRY_LINK } TryKind;
typedef struct {
	TryKind kind;
	char *path;
	char *text;
} Try;

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

/* The template PATH as it is beside the concrete path LIKE: its numbers where both go through the same
 * repeats, else the first. Free with g_free; NULL where an instance is missing. */
static char *
beside(const Clerk *clerk, const char *template, const char *like)
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

/* Whether the instance at PATH is one that the bureau holds, or stands in what it holds: to take it away is
 * no way to mend, and only undo brings it back. */
static gboolean
is_filed(const Clerk *clerk, const char *path)
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
		if (!is_filed(clerk, last)) {
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
		g_autofree char *above = g_strjoinv("/", names), *path = beside(clerk, above, like);
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
		if (numbers->len > repeat->min && !is_filed(clerk, around))
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
mention(const BeianExpression *expression, char **owners, GPtrArray *templates)
{
	if (expression == NULL)
		return;
	g_auto(GStrv) paths = beian_expression_all_paths(beian_expression_text(expression));
	for (char **path = paths; *path != NULL; path++)
		for (char **owner = owners; *owner != NULL; owner++) {
			char *template = beian_rule_resolve(*owner, *path);
			if (template != NULL)
				add_name(templates, template);
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

/* What FINDING itself shows as right, then other answers there, then what stands elsewhere, then answers
 * elsewhere. */
static GArray *
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
	g_array_set_clear_func(tries, try_clear);
	add_answers(clerk, finding->path, tries);
	add_repeats(clerk, finding->path, tries);
	for (guint i = 0; item != NULL && item->relevant && !item->readonly && i < names->len; i++) {
		g_autofree char *other = beside(clerk, names->pdata[i], finding->path);
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
		g_autofree char *other = beside(clerk, names->pdata[i], finding->path);
		if (other != NULL && strcmp(other, finding->path) != 0)
			add_answers(clerk, other, tries);
		add_repeats_of(clerk, names->pdata[i], finding->path, tries);
	}
	add_links(clerk, finding->path, tries);
	add_removals(clerk, finding->path, tries);
	for (guint i = 0; i < ANYWHERE; i++)
		add_answers(clerk, some_item(clerk, clerk->base->len > 0)->path, tries);
	return tries;
}

/* Takes instances of the repeat at PATH away until it has no more than it must. */
static gboolean
leave_fewest(Clerk *clerk, const char *path, BeianStep *step)
{
	g_autofree char *template = beian_path_template(path);
	const BeianBlock *repeat = beian_form_repeat(beian_filing_form(clerk->filing), template);
	g_autoptr(GArray) numbers = beian_filing_instances(clerk->filing, path);

	for (guint i = numbers->len; i > MAX(repeat->min, 1); i--) {
		g_autofree char *last = g_strdup_printf("%s/%u", path, g_array_index(numbers, guint, i - 1));
		if (is_filed(clerk, last) || !beian_filing_remove(clerk->filing, last, step, NULL))
			break;
	}
	return step->len > 0;
}

/* Who shows another document has another number: answers anew what is read by the type at PATH. */
static void
follow_type(Clerk *clerk, const char *path, BeianStep *step)
{
	const BeianForm *form = beian_filing_form(clerk->filing);
	const GPtrArray *questions = beian_form_questions(form);
	g_autofree char *template = beian_path_template(path);

	for (guint i = 0; i < questions->len; i++) {
		const BeianQuestion *question = questions->pdata[i];
		if (g_strcmp0(question->type_from, template) != 0)
			continue;
		g_autofree char *there = beside(clerk, question->path, path);
		if (there == NULL || beian_filing_text(clerk->filing, there) == NULL)
			continue;
		g_autoptr(GPtrArray) answers =
			applicant_answers(clerk->applicant, clerk->filing, question, there);
		if (answers->len > 0)
			beian_filing_set(clerk->filing, there, answers->pdata[0], step, NULL);
	}
}

/* Adds an instance of the repeat at PATH, and says what is asked first in it. */
static gboolean
add_instance(Clerk *clerk, const char *path, BeianStep *step)
{
	g_autofree char *template = beian_path_template(path);
	const BeianBlock *repeat = beian_form_repeat(beian_filing_form(clerk->filing), template);
	const BeianQuestion *first = g_array_index(repeat->parts, BeianPart, 0).question;
	g_autofree char *made = beian_filing_add(clerk->filing, path, step, NULL);

	beian_filing_add_demanded(clerk->filing, step);
	if (made == NULL || first == NULL)
		return made != NULL;
	g_autofree char *there = beian_path_inside(first->path, made);
	g_autoptr(GPtrArray) answers = applicant_answers(clerk->applicant, clerk->filing, first, there);
	return answers->len == 0 || beian_filing_set(clerk->filing, there, answers->pdata[0], step, NULL);
}

static gboolean
carry_out(Clerk *clerk, const Try *try, BeianStep *step)
{
	const BeianReading *reading;

	switch (try->kind) {
	case TRY_ANSWER:
		reading = beian_filing_set(clerk->filing, try->path, try->text, step, NULL)
				  ? beian_filing_reading(clerk->filing, try->path)
				  : NULL;
		follow_type(clerk, try->path, step);
		return *try->text == '\0' || (reading != NULL && reading->value != NULL);
	case TRY_ADD:
		return add_instance(clerk, try->path, step);
	case TRY_REMOVE:
		return beian_filing_remove(clerk->filing, try->path, step, NULL);
	case TRY_FEWEST:
		return leave_fewest(clerk, try->path, step);
	case TRY_LINK:
		return beian_filing_link(clerk->filing, try->path,
			!beian_filing_is_linked(clerk->filing, try->path), step, NULL);
	}
	return FALSE;
}

/* How many errors there are that are not hopeless; G_MAXUINT when KEY is still one, or one came back that was
 * mended. */
static guint
errors_without(const Clerk *clerk, const char *key)
{
	guint count = 0;

	for (guint i = 0; i < clerk->verdict->findings->len; i++) {
		const BeianFinding *finding = clerk->verdict->findings->pdata[i];
		if (finding->outcome != BEIAN_OUTCOME_BROKEN || finding->severity != BEIAN_SEVERITY_ERROR)
			continue;
		g_autofree char *here = clerk_key(finding);
		if (strcmp(here, key) == 0 || g_hash_table_contains(clerk->mended, here))
			return G_MAXUINT;
		count += !g_hash_table_contains(clerk->hopeless, here);
	}
	return count;
}

/* Whether what helped can help others too, who are called otherwise. */
static gboolean
is_lesson(const BeianQuestion *question)
{
	static const char *const types[] = {"code", "yes-no", "date", "number", "note", "file", NULL};

	return g_strv_contains(types, question->type->name);
}

static void
remember(Clerk *clerk, const Try *try, const char *key)
{
	const BeianQuestion *question = beian_filing_question(clerk->filing, try->path, NULL);

	g_string_append_printf(
		clerk->log, "%s: %s=%s\n", key, try->path, try->text != NULL ? try->text : "(repeat)");
	clerk->office->mended++;
	if (try->kind == TRY_ANSWER && question != NULL && is_lesson(question) && *try->text != '\0')
		clerk_learn(clerk, question, try->text);
}

/* Tries what can be tried until FINDING is gone, and there are no more errors than before but MORE. */
static gboolean
mend_one(Clerk *clerk, const BeianFinding *finding, guint more)
{
	g_autofree char *key = clerk_key(finding);
	/* An answer that is there and can be read may show more than was seen before. */
	guint most = finding->rule->for_each == NULL ? G_MAXUINT - 1 : errors_without(clerk, "") + more;
	g_autoptr(GArray) tries = clerk->office->refuses != NULL && clerk->office->refuses(finding->rule->id)
					  ? g_array_new(FALSE, FALSE, sizeof(Try))
					  : tries_for(clerk, finding);

	for (guint i = 0; i < tries->len; i++) {
		const Try *try = &g_array_index(tries, Try, i);
		g_autoptr(BeianStep) step = beian_step_new();
		gboolean done = carry_out(clerk, try, step) && step->len > 0 && clerk_fill(clerk, step);
		if (done)
			clerk_judge(clerk);
		if (done && errors_without(clerk, key) <= most) {
			remember(clerk, try, key);
			g_hash_table_add(clerk->mended, g_steal_pointer(&key));
			return TRUE;
		}
		clerk_take_back(clerk, step);
	}
	g_hash_table_add(clerk->hopeless, g_steal_pointer(&key));
	clerk_judge(clerk);
	return FALSE;
}

void
clerk_mend(Clerk *clerk)
{
	guint rounds = 0;
	const BeianFinding *finding;

	clerk_judge(clerk);
	for (guint pass = 0; pass < PASSES; pass++) {
		/* What was hopeless may have been so by what is mended now; or the way leads through worse.
		 */
		g_hash_table_remove_all(clerk->hopeless);
		g_hash_table_remove_all(clerk->mended);
		while ((finding = clerk_error(clerk)) != NULL && rounds++ < ROUNDS_MAX)
			mend_one(clerk, finding, pass * BOLDER);
	}
}

static void
expect_entries(const Clerk *clerk, const BeianStep *entries, const char *claim)
{
	g_autoptr(BeianStep) difference = beian_filing_difference(entries, clerk->filing);

	cr_expect_eq(difference->len, 0, "%s: %s differs", claim,
		difference->len > 0 ? g_array_index(difference, BeianEdit, 0).key : "");
}

void
clerk_reconsider(Clerk *clerk)
{
	g_autoptr(GArray) tries = g_array_new(FALSE, FALSE, sizeof(Try));
	g_autoptr(BeianStep) step = beian_step_new(), before = beian_filing_copy_entries(clerk->filing);

	g_array_set_clear_func(tries, try_clear);
	add_answers(clerk, some_item(clerk, clerk->base->len > 0)->path, tries);
	for (guint i = 0; i < clerk->document->repeats->len; i++)
		if (g_array_index(clerk->document->repeats, BeianRepeat, i).relevant)
			add_repeats(
				clerk, g_array_index(clerk->document->repeats, BeianRepeat, i).path, tries);
	add_links(clerk, some_item(clerk, clerk->base->len > 0)->path, tries);
	if (tries->len == 0)
		return;
	const Try *try =
		&g_array_index(tries, Try, g_rand_int_range(clerk->office->random, 0, (gint32)tries->len));
	carry_out(clerk, try, step);
	g_string_append_printf(
		clerk->log, "again %s=%s\n", try->path, try->text != NULL ? try->text : "(repeat)");
	g_autoptr(BeianStep) after = beian_filing_copy_entries(clerk->filing);
	clerk_take_back(clerk, step);
	expect_entries(clerk, before, "what is taken back is as before");
	beian_filing_apply(clerk->filing, step);
	expect_entries(clerk, after, "what is done again is as it was done");
	clerk_fill(clerk, step);
}
