/* mend: how a clerk mends a finding (clerk.h). */
#include "config.h"
#include "core/filing/path.h"
#include "tests/walk/tries.h"
#include <criterion/criterion.h>
#include <string.h>

enum { ROUNDS_MAX = 200, PASSES = 3, BOLDER = 10 };

/* Takes instances of the repeat at PATH away until it has no more than it must. */
static gboolean
leave_fewest(Clerk *clerk, const char *path, BeianStep *step)
{
	g_autofree char *template = beian_path_template(path);
	const BeianBlock *repeat = beian_form_repeat(beian_filing_form(clerk->filing), template);
	g_autoptr(GArray) numbers = beian_filing_instances(clerk->filing, path);

	for (guint i = numbers->len; i > MAX(repeat->min, 1); i--) {
		g_autofree char *last = g_strdup_printf("%s/%u", path, g_array_index(numbers, guint, i - 1));
		if (tries_is_filed(clerk, last) || !beian_filing_remove(clerk->filing, last, step, NULL))
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
		g_autofree char *there = tries_beside(clerk, question->path, path);
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
carry_out(Clerk *clerk, const Try *try, const char *rule, BeianStep *step)
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
	case TRY_CONFIRM:
		return beian_filing_confirm(clerk->filing, rule, try->path, try->text, "证件上就是这样",
			applicant_today, step, NULL);
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
	const char *rule = finding->rule->id;
	g_autofree char *key = clerk_key(finding);
	/* An answer that is there and can be read may show more than was seen before. */
	guint most = finding->rule->for_each == NULL ? G_MAXUINT - 1 : errors_without(clerk, "") + more;
	g_autoptr(GArray) tries = clerk->office->refuses != NULL && clerk->office->refuses(finding->rule->id)
					  ? g_array_new(FALSE, FALSE, sizeof(Try))
					  : tries_for(clerk, finding);

	for (guint i = 0; i < tries->len; i++) {
		const Try *try = &g_array_index(tries, Try, i);
		g_autoptr(BeianStep) step = beian_step_new();
		gboolean done = carry_out(clerk, try, rule, step) && step->len > 0 && clerk_fill(clerk, step);
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
	g_autoptr(GArray) tries = tries_anew(clerk);
	g_autoptr(BeianStep) step = beian_step_new(), before = beian_filing_copy_entries(clerk->filing);

	if (tries->len == 0)
		return;
	const Try *try =
		&g_array_index(tries, Try, g_rand_int_range(clerk->office->random, 0, (gint32)tries->len));
	carry_out(clerk, try, "", step);
	g_string_append_printf(
		clerk->log, "again %s=%s\n", try->path, try->text != NULL ? try->text : "(repeat)");
	g_autoptr(BeianStep) after = beian_filing_copy_entries(clerk->filing);
	clerk_take_back(clerk, step);
	expect_entries(clerk, before, "what is taken back is as before");
	beian_filing_apply(clerk->filing, step);
	expect_entries(clerk, after, "what is done again is as it was done");
	clerk_fill(clerk, step);
}
