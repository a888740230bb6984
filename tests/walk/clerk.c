#include "config.h"
#include "core/filing/answers.h"
#include "core/records/record.h"
#include "tests/walk/clerk.h"
#include <criterion/criterion.h>
#include <string.h>

/* A page asks nothing new after so many rounds, or it never will. */
enum { ROUNDS_MAX = 30, OPTIONAL_ONE_IN = 4 };

Clerk *
clerk_new(Office *office, const Applicant *applicant, const char *kind, const char *profile)
{
	Clerk *clerk = g_new0(Clerk, 1);
	g_autoptr(BeianStep) step = beian_step_new();

	clerk->office = office;
	clerk->applicant = applicant;
	clerk->profile = profile;
	clerk->filing = beian_filing_new(office_form(office, kind), "0a1b2c3d");
	clerk->facts = beian_facts_new();
	clerk->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	clerk->hopeless = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	clerk->mended = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	clerk->base = g_string_new(NULL);
	clerk->log = g_string_new(NULL);
	beian_filing_add_demanded(clerk->filing, step);
	return clerk;
}

void
clerk_free(Clerk *clerk)
{
	beian_verdict_free(clerk->verdict);
	if (clerk->document != NULL)
		beian_document_free(clerk->document);
	beian_facts_free(clerk->facts);
	beian_filing_free(clerk->filing);
	g_hash_table_unref(clerk->seen);
	g_hash_table_unref(clerk->hopeless);
	g_hash_table_unref(clerk->mended);
	g_string_free(clerk->base, TRUE);
	g_string_free(clerk->log, TRUE);
	g_free(clerk);
}

static void
rebuild(Clerk *clerk)
{
	beian_verdict_free(clerk->verdict);
	clerk->verdict = NULL;
	if (clerk->document != NULL)
		beian_document_free(clerk->document);
	clerk->document = beian_document_new(clerk->filing);
}

/* Nobody else holds what is answered, the bureau holds what it held, and what addresses a provider has is not
 * known. */
static void
look_up(Clerk *clerk)
{
	beian_facts_put(clerk->facts, "result", "", "");
	for (guint i = 0; i < clerk->document->items->len; i++) {
		const BeianItem *item = clerk->document->items->pdata[i];
		const char *kind = item->state == BEIAN_ANSWER_VALUE ? beian_fact_kind(item->question) : NULL;
		if (kind != NULL)
			beian_facts_put(clerk->facts, kind, item->reading->value,
				strcmp(kind, "record") == 0    ? clerk->base->str
				: strcmp(kind, "address") == 0 ? BEIAN_FACT_UNKNOWN
							       : "");
	}
}

/* What a type refuses is kept as it was typed, and said to be wrong. */
static void
expect_refusals_told(const Clerk *clerk)
{
	for (guint i = 0; i < clerk->document->items->len; i++) {
		const BeianItem *item = clerk->document->items->pdata[i];
		if (item->state != BEIAN_ANSWER_REFUSED || !item->relevant || item->linked)
			continue;
		const BeianFinding *finding = beian_verdict_at(clerk->verdict, item->path);
		cr_expect(finding != NULL && strcmp(finding->rule->id, item->reading->reason) == 0,
			"%s: what is refused is told", item->path);
		cr_expect_not_null(item->text, "%s: what was typed is kept", item->path);
	}
}

void
clerk_judge(Clerk *clerk)
{
	rebuild(clerk);
	look_up(clerk);
	const BeianCase input = {clerk->filing, clerk->document, clerk->office->codes, clerk->facts,
		applicant_today, clerk->profile};
	clerk->verdict = beian_judge(clerk->office->rules, &input);
	clerk->office->judged++;
	expect_refusals_told(clerk);
}

static const BeianBlock *
step_of(const BeianQuestion *question)
{
	const BeianBlock *block = question->block;

	while (block->parent != NULL)
		block = block->parent;
	return block;
}

/* Whether ITEM is answered now: it must be, or its turn has come and somebody felt like it. */
static gboolean
is_wanted(Clerk *clerk, const BeianItem *item)
{
	if (!item->relevant || item->readonly || item->state != BEIAN_ANSWER_OPEN)
		return FALSE;
	if (item->required)
		return TRUE;
	return g_hash_table_add(clerk->seen, g_strdup(item->path)) &&
	       office_chance(clerk->office, OPTIONAL_ONE_IN);
}

static char *
lesson(const Clerk *clerk, const BeianQuestion *question, const char *kind)
{
	return g_strdup_printf(
		"%s %s %d", kind, question->path, strcmp(clerk->applicant->nature, "individual") == 0);
}

void
clerk_learn(Clerk *clerk, const BeianQuestion *question, const char *text)
{
	const char *kinds[] = {beian_form_kind(beian_filing_form(clerk->filing)), ""};

	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		g_hash_table_replace(
			clerk->office->helped, lesson(clerk, question, kinds[i]), g_strdup(text));
}

/* What helped with QUESTION in a filing of this kind, or of another; NULL: nothing yet. */
static const char *
learned(const Clerk *clerk, const BeianQuestion *question)
{
	g_autofree char *own = lesson(clerk, question, beian_form_kind(beian_filing_form(clerk->filing))),
			*any = lesson(clerk, question, "");
	const char *text = g_hash_table_lookup(clerk->office->helped, own);

	return text != NULL ? text : g_hash_table_lookup(clerk->office->helped, any);
}

/* Of ANSWERS the one that helped before, else the first; now and then any. */
static const char *
choose(const Clerk *clerk, const BeianQuestion *question, GPtrArray *answers)
{
	const char *helped = learned(clerk, question);

	cr_assert_gt(answers->len, 0, "somebody knows an answer to %s", question->path);
	if (office_chance(clerk->office, clerk->office->whims))
		return answers->pdata[g_rand_int_range(clerk->office->random, 0, (gint32)answers->len)];
	return helped != NULL && g_ptr_array_find_with_equal_func(answers, helped, g_str_equal, NULL)
		       ? helped
		       : answers->pdata[0];
}

static void
set(Clerk *clerk, const char *path, const char *text, BeianStep *step)
{
	g_autoptr(GError) error = NULL;

	g_string_append_printf(clerk->log, "%s=%s\n", path, text);
	cr_assert(beian_filing_set(clerk->filing, path, text, step, &error), "%s: %s", path,
		error != NULL ? error->message : "");
}

static void
answer(Clerk *clerk, const BeianItem *item, BeianStep *step)
{
	g_autoptr(GPtrArray) answers =
		applicant_answers(clerk->applicant, clerk->filing, item->question, item->path);
	const char *nonsense = applicant_nonsense(item->question);

	if (applicant_is_sure(clerk->applicant, item->path, NULL))
		set(clerk, item->path, answers->pdata[0], step);
	else if (nonsense != NULL && office_chance(clerk->office, 10 * clerk->office->whims))
		set(clerk, item->path, nonsense, step);
	else
		set(clerk, item->path, choose(clerk, item->question, answers), step);
}

/* Answers what PAGE asks and is open; returns how many. */
static guint
answer_page(Clerk *clerk, const BeianBlock *page, BeianStep *step)
{
	guint count = 0;

	for (guint i = 0; i < clerk->document->items->len; i++) {
		const BeianItem *item = clerk->document->items->pdata[i];
		if (step_of(item->question) == page && is_wanted(clerk, item)) {
			answer(clerk, item, step);
			count++;
		}
	}
	return count;
}

gboolean
clerk_fill(Clerk *clerk, BeianStep *step)
{
	const GPtrArray *pages = beian_form_steps(beian_filing_form(clerk->filing));

	rebuild(clerk);
	for (guint i = 0; i < pages->len; i++) {
		guint rounds = 0;
		while (answer_page(clerk, pages->pdata[i], step) > 0) {
			rebuild(clerk);
			if (++rounds == ROUNDS_MAX)
				return FALSE;
		}
	}
	return TRUE;
}

char *
clerk_key(const BeianFinding *finding)
{
	return g_strdup_printf("%s %s", finding->rule->id, finding->path);
}

static gboolean
is_error(const BeianFinding *finding)
{
	return finding->outcome == BEIAN_OUTCOME_BROKEN && finding->severity == BEIAN_SEVERITY_ERROR;
}

const BeianFinding *
clerk_error(const Clerk *clerk)
{
	for (guint i = 0; i < clerk->verdict->findings->len; i++) {
		const BeianFinding *finding = clerk->verdict->findings->pdata[i];
		g_autofree char *key = clerk_key(finding);
		if (is_error(finding) && !g_hash_table_contains(clerk->hopeless, key))
			return finding;
	}
	return NULL;
}

void
clerk_take_back(Clerk *clerk, const BeianStep *step)
{
	g_autoptr(BeianStep) back = beian_step_new();

	for (guint i = step->len; i > 0; i--) {
		const BeianEdit *edit = &g_array_index(step, BeianEdit, i - 1);
		beian_step_add(back, edit->key, edit->after, edit->before);
	}
	beian_filing_apply(clerk->filing, back);
}

BeianXml *
clerk_record(const Clerk *clerk)
{
	g_autoptr(BeianDocument) document = beian_document_new(clerk->filing);
	g_autoptr(BeianXml) written = beian_document_for_package(document, clerk->filing, TRUE);
	const char *number = applicant_knows(clerk->applicant, "number");
	g_autoptr(GError) error = NULL;
	BeianXml *record = beian_record_maker_make(clerk->office->maker, written, "record", &error);

	cr_assert_not_null(record, "%s", error != NULL ? error->message : "");
	for (BeianXmlNode *at = beian_xml_first(beian_xml_root(record)); at != NULL;
		at = beian_xml_next(at)) {
		g_autofree char *id = beian_xml_attribute(at, "id");
		BeianXmlNode *kind = beian_xml_child(at, "kind");
		g_autofree char *what = kind != NULL ? beian_xml_text(kind) : NULL;
		g_autofree char *own =
			g_strdup_printf("%s-%s%s", number, id, g_strcmp0(what, "app") == 0 ? "A" : "");
		if (strcmp(beian_xml_name(at), "entity") == 0)
			beian_xml_set(at, "number", number);
		else if (strcmp(beian_xml_name(at), "service") == 0)
			beian_xml_set(at, "number", own);
	}
	return record;
}

void
clerk_begin(Clerk *clerk, const BeianXml *record)
{
	g_autoptr(BeianXml) own = beian_xml_copy(record);
	g_autoptr(BeianStep) step = beian_step_new();

	beian_record_fill(own, clerk->filing, NULL, step);
	beian_filing_add_demanded(clerk->filing, step);
	rebuild(clerk);
	for (guint i = 0; i < clerk->document->items->len; i++) {
		const BeianItem *item = clerk->document->items->pdata[i];
		if (item->state != BEIAN_ANSWER_VALUE || !g_str_has_prefix(item->path, BEIAN_FORM_BASE))
			continue;
		g_autofree char *escaped = beian_answer_escape(item->reading->value);
		g_string_append_printf(
			clerk->base, "%s%s=%s", clerk->base->len > 0 ? "\n" : "", item->path, escaped);
	}
}

void
clerk_expect_again(const Clerk *clerk)
{
	g_autoptr(BeianStep) entries = beian_filing_copy_entries(clerk->filing);
	g_autoptr(BeianFiling) again =
		beian_filing_new(beian_filing_form(clerk->filing), beian_filing_uid(clerk->filing));

	beian_filing_apply(again, entries);
	g_autoptr(BeianDocument) document = beian_document_new(again);
	g_autoptr(GBytes) here = beian_xml_write(clerk->document->xml, "UTF-8", NULL),
			  there = beian_xml_write(document->xml, "UTF-8", NULL);
	cr_expect(here != NULL && there != NULL && g_bytes_equal(here, there), "it is the same again");
}
