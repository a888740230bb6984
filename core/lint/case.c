/* case: a file that says what a rule must find in a sample with some answers changed. */
#include "config.h"
#include "core/lint/lint.h"
#include "core/lint/imports.h"
#include "core/lint/mend.h"
#include "core/base/file.h"
#include "core/filing/answers.h"
#include <string.h>

enum { LIMIT_BYTES = 1024 * 1024 };

typedef struct {
	char *rule, *path;
	BeianOutcome outcome;
	long line;
} Expectation;

typedef struct {
	const char *datadir, *name; /* shown in complaints */
	const BeianRules *rules;
	BeianCodes *codes;
	const GPtrArray *forms; /* of BeianForm */
	BeianComplaints *complaints;
	BeianFiling *filing; /* of the kind of the sample */
	BeianFacts *facts;
	BeianImports *imports; /* NULL: no table of the bureau's was imported */
	BeianDate day;
	char *profile;
	GArray *expectations; /* of Expectation */
	gboolean used;        /* there was a sample already */
	gboolean unready;     /* the sample or an answer was no good: what comes of it says nothing */
	BeianCaseTally *tally;
	GString *head;     /* what the sample is judged with: every line of the head but "expect" */
	GHashTable *known; /* borrowed: "RULE PATH OUTCOME" of the sample as it is */
} Run;

static void
clear_expectation(gpointer data)
{
	Expectation *expectation = data;

	g_free(expectation->rule);
	g_free(expectation->path);
}

/*
 * A file answer without a file: samples name pictures beside them, and a case needs only that one is
 * attached. What the rules look at, bytes and type, is taken from the file itself.
 */
static char *
file_answer(const char *file)
{
	g_autoptr(GBytes) bytes = beian_file_read(file, 16u * LIMIT_BYTES, NULL);
	gsize size_bytes = 0;
	const void *data = bytes != NULL ? g_bytes_get_data(bytes, &size_bytes) : NULL;
	g_autofree char *sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, data, size_bytes);
	g_autofree char *name = g_path_get_basename(file);
	const char *type = g_str_has_suffix(name, ".png") ? "image/png" : "image/jpeg";

	return g_strdup_printf("%s %" G_GSIZE_FORMAT " %s %s", sha256, size_bytes, type, name);
}

/* The same, made once for all the cases of a tally. */
static const char *
attached_answer(BeianCaseTally *tally, const char *file)
{
	const char *answer = g_hash_table_lookup(tally->attached, file);

	if (answer == NULL) {
		char *made = file_answer(file);
		g_hash_table_insert(tally->attached, g_strdup(file), made);
		answer = made;
	}
	return answer;
}

static gboolean
put_line(Run *run, const BeianAnswerLine *line, GError **error)
{
	g_autoptr(BeianStep) step = beian_step_new();
	const char *attached = line->file != NULL ? attached_answer(run->tally, line->file) : NULL;

	return beian_filing_answer(
		run->filing, line->path, attached != NULL ? attached : line->text, TRUE, step, error);
}

/* A mistake in a sample is told once, not by every case that uses it. */
static void
complain_once(Run *run, const BeianComplaints *found)
{
	for (guint i = 0; i < found->len; i++)
		if (!g_ptr_array_find_with_equal_func(run->complaints, found->pdata[i], g_str_equal, NULL))
			g_ptr_array_add(run->complaints, g_strdup(found->pdata[i]));
	run->unready = run->unready || found->len > 0;
}

static void
put_lines(Run *run, const char *bytes, const char *name)
{
	g_autoptr(GPtrArray) found = beian_complaints_new();
	g_autoptr(GArray) lines = beian_answers_read(bytes, strlen(bytes), name, found);

	for (guint i = 0; i < lines->len; i++) {
		const BeianAnswerLine *line = &g_array_index(lines, BeianAnswerLine, i);
		g_autoptr(GError) error = NULL;
		if (!put_line(run, line, &error))
			beian_complaints_add(found, name, line->line, "%s", error->message);
	}
	complain_once(run, found);
}

static char *
read_text(const char *file, GError **error)
{
	g_autoptr(GBytes) bytes = beian_file_read(file, LIMIT_BYTES, error);
	gsize size_bytes;

	if (bytes == NULL)
		return NULL;
	const char *data = g_bytes_get_data(bytes, &size_bytes);
	return g_strndup(data != NULL ? data : "", size_bytes);
}

/* The kind that the name of SAMPLE begins with, "add-service" of "add-service-enterprise"; or NULL. Free with
 * g_free. */
static char *
kind_of(const Run *run, const char *sample)
{
	g_auto(GStrv) kinds = beian_form_all(run->datadir);

	for (char **kind = kinds; *kind != NULL; kind++)
		if (g_str_has_prefix(sample, *kind) && sample[strlen(*kind)] == '-')
			return g_strdup(*kind);
	return NULL;
}

/* NULL: it did not load, which was told already. */
static const BeianForm *
form_of(const Run *run, const char *kind)
{
	if (run->imports != NULL)
		return beian_imports_form(run->imports, kind, NULL);
	for (guint i = 0; i < run->forms->len; i++)
		if (strcmp(beian_form_kind(run->forms->pdata[i]), kind) == 0)
			return run->forms->pdata[i];
	return NULL;
}

static void
use_sample(Run *run, const char *sample, long line)
{
	g_autofree char *file =
		g_build_filename(run->datadir, "tests", "samples", sample, "answers.txt", NULL);
	g_autoptr(GError) error = NULL;
	g_autofree char *text = read_text(file, &error);
	g_autofree char *kind = kind_of(run, sample);
	const BeianForm *form = kind != NULL ? form_of(run, kind) : NULL;

	run->unready = run->unready || text == NULL || form == NULL;
	if (text == NULL) {
		beian_complaints_add(run->complaints, run->name, line, "%s", error->message);
	} else if (kind == NULL) {
		beian_complaints_add(run->complaints, run->name, line,
			_("the name of the sample “%s” does not begin with a kind of filing"), sample);
	} else if (form != NULL) {
		beian_filing_free(run->filing);
		run->filing = beian_filing_new(form, "00000000");
		run->used = TRUE;
		put_lines(run, text, file);
	}
}

static void
take_expectation(Run *run, char **words, long line)
{
	static const BeianOutcome outcomes[] = {BEIAN_OUTCOME_HOLDS, BEIAN_OUTCOME_BROKEN, BEIAN_OUTCOME_OPEN,
		BEIAN_OUTCOME_NOT_APPLICABLE, BEIAN_OUTCOME_CONFIRMED};

	if (g_strv_length(words) < 3) {
		beian_complaints_add(run->complaints, run->name, line, _("expect RULE OUTCOME PATH"));
		return;
	}
	Expectation expectation = {
		g_strdup(words[1]), g_strdup(words[3] != NULL ? words[3] : ""), BEIAN_OUTCOME_HOLDS, line};
	gboolean known = FALSE;
	for (gsize i = 0; i < G_N_ELEMENTS(outcomes); i++)
		if (strcmp(beian_outcome_name(outcomes[i]), words[2]) == 0) {
			expectation.outcome = outcomes[i];
			known = TRUE;
		}
	if (!known || beian_rules_find(run->rules, words[1]) == NULL)
		beian_complaints_add(run->complaints, run->name, line, _("“%s %s” is no rule and outcome"),
			words[1], words[2]);
	g_array_append_val(run->expectations, expectation);
}

/* Another line of a fact goes below those before. */
static void
take_fact(Run *run, const char *kind, const char *value, const char *line)
{
	const char *before = beian_facts_get(run->facts, kind, value);
	g_autofree char *both = before != NULL ? g_strjoin("\n", before, line, NULL) : g_strdup(line);

	beian_facts_put(run->facts, kind, value, both);
}

/* A row of a table that was imported. What was read before would not know it. */
static void
take_row(Run *run, char **words, long line)
{
	if (g_strv_length(words) < 4 || run->used) {
		beian_complaints_add(
			run->complaints, run->name, line, _("table LIST NUMBER LABEL, before use"));
		return;
	}
	if (run->imports == NULL)
		run->imports = beian_imports_new(run->datadir);
	beian_imports_add(run->imports, words[1], words[2], words[3]);
	run->codes = beian_imports_codes(run->imports);
}

/* A line of the head: table, use, day, profile, fact or expect. FALSE: it is none, but an answer. */
static gboolean
take_directive(Run *run, const char *text, long line)
{
	g_auto(GStrv) words = g_strsplit(text, " ", 4);

	if (strcmp(words[0], "use") == 0 && words[1] != NULL)
		use_sample(run, words[1], line);
	else if (strcmp(words[0], "day") == 0 && words[1] != NULL) {
		if (!beian_date_parse(words[1], &run->day))
			beian_complaints_add(run->complaints, run->name, line, _("“%s” is no day"), words[1]);
	} else if (strcmp(words[0], "profile") == 0 && words[1] != NULL) {
		g_free(run->profile);
		run->profile = g_strdup(words[1]);
	} else if (strcmp(words[0], "fact") == 0 && words[1] != NULL && words[2] != NULL)
		take_fact(run, words[1], words[2], words[3] != NULL ? words[3] : "");
	else if (strcmp(words[0], "expect") == 0)
		take_expectation(run, words, line);
	else if (strcmp(words[0], "table") == 0)
		take_row(run, words, line);
	else
		return FALSE;
	if (strcmp(words[0], "expect") != 0)
		g_string_append_printf(run->head, "%s\n", text);
	return TRUE;
}

static BeianCase
input_of(const Run *run, const BeianDocument *document)
{
	return (BeianCase){run->filing, document, run->codes, run->facts, run->day, run->profile};
}

static BeianVerdict *
judge(const Run *run, const BeianDocument *document)
{
	BeianCase input = input_of(run, document);

	return beian_judge(run->rules, &input);
}

static char *
finding_key(const BeianFinding *finding)
{
	return g_strdup_printf(
		"%s %s %s", finding->rule->id, finding->path, beian_outcome_name(finding->outcome));
}

static void
witness(const Run *run, const BeianDocument *document)
{
	BeianCase input = input_of(run, document);

	if (run->tally->witness != NULL)
		beian_witness_take(run->tally->witness, &input);
}

static GHashTable *
findings_of_sample(const Run *run)
{
	g_autoptr(BeianDocument) document = beian_document_new(run->filing);
	g_autoptr(BeianVerdict) verdict = judge(run, document);
	GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < verdict->findings->len; i++)
		g_hash_table_add(known, finding_key(verdict->findings->pdata[i]));
	witness(run, document);
	return known;
}

/* What the sample says by itself, before the case changes it. Hundreds of cases begin with the same lines. */
static void
remember_sample(Run *run)
{
	GHashTable *known = g_hash_table_lookup(run->tally->samples, run->head->str);

	if (known == NULL) {
		known = findings_of_sample(run);
		g_hash_table_insert(run->tally->samples, g_strdup(run->head->str), known);
	}
	run->known = known;
}

static const BeianFinding *
find(const BeianVerdict *verdict, const char *rule, const char *path)
{
	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		if (strcmp(finding->rule->id, rule) == 0 &&
			(*path == '\0' || strcmp(finding->path, path) == 0))
			return finding;
	}
	return NULL;
}

/* What came of the rule that EXPECTED names: asked for anew, since a rule that holds leaves no finding, nor
 * does one that does not apply. */
static BeianOutcome
outcome_of(const Run *run, const Expectation *expected, const BeianDocument *document,
	const BeianVerdict *verdict)
{
	const BeianRule *rule = beian_rules_find(run->rules, expected->rule);
	const BeianFinding *finding = find(verdict, expected->rule, expected->path);
	BeianCase input = input_of(run, document);

	if (finding != NULL)
		return finding->outcome;
	if (rule == NULL || rule->assert == NULL)
		return BEIAN_OUTCOME_HOLDS; /* the form's own, and types': they apply to every answer */
	return beian_judge_rule(run->rules, rule, &input, expected->path);
}

static void
compare_expected(Run *run, const BeianDocument *document, const BeianVerdict *verdict)
{
	for (guint i = 0; i < run->expectations->len; i++) {
		const Expectation *expected = &g_array_index(run->expectations, Expectation, i);
		BeianOutcome outcome = outcome_of(run, expected, document, verdict);
		if (outcome != expected->outcome)
			beian_complaints_add(run->complaints, run->name, expected->line,
				_("%s at “%s” is %s, expected %s"), expected->rule, expected->path,
				beian_outcome_name(outcome), beian_outcome_name(expected->outcome));
	}
}

static void
complain_of_others(Run *run, const BeianVerdict *verdict)
{
	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		g_autofree char *key = finding_key(finding);
		gboolean told =
			finding->outcome != BEIAN_OUTCOME_BROKEN || g_hash_table_contains(run->known, key);
		for (guint j = 0; j < run->expectations->len; j++)
			told = told || strcmp(g_array_index(run->expectations, Expectation, j).rule,
					       finding->rule->id) == 0;
		if (!told)
			beian_complaints_add(run->complaints, run->name, 1,
				_("%s at “%s” is broken too, unexpected"), finding->rule->id, finding->path);
	}
}

/* Reads TEXT: directives are done at once, answers are gathered for after the sample was looked at. Free with
 * g_free. */
static char *
read_directives(Run *run, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autoptr(GString) answers = g_string_new(NULL);

	for (guint i = 0; lines[i] != NULL; i++) {
		const char *line = g_strstrip(lines[i]);
		gboolean done = *line != '\0' && *line != '#' && take_directive(run, line, i + 1);
		g_string_append_printf(answers, "%s\n", done ? "" : line);
	}
	return g_string_free(g_steal_pointer(&answers), FALSE);
}

static void
count_expected(const Run *run)
{
	BeianCaseTally *tally = run->tally;

	for (guint i = 0; i < run->expectations->len; i++) {
		const Expectation *expected = &g_array_index(run->expectations, Expectation, i);
		const BeianRule *rule = beian_rules_find(run->rules, expected->rule);
		if (expected->outcome == BEIAN_OUTCOME_BROKEN)
			g_hash_table_add(tally->broken, g_strdup(expected->rule));
		else if (expected->outcome == BEIAN_OUTCOME_HOLDS)
			g_hash_table_add(tally->held, g_strdup(expected->rule));
		else if (expected->outcome == BEIAN_OUTCOME_NOT_APPLICABLE && rule != NULL &&
			 !beian_rule_is_valid_on(rule, run->day))
			g_hash_table_add(tally->silent, g_strdup(expected->rule));
	}
}

/* Tries the examples of the rules that are broken as expected. It comes last, since it answers the filing. */
static void
try_examples(Run *run, const BeianDocument *document, const BeianVerdict *verdict)
{
	const BeianCase input = input_of(run, document);

	for (guint i = 0; i < run->expectations->len; i++) {
		const Expectation *expected = &g_array_index(run->expectations, Expectation, i);
		const BeianFinding *finding = find(verdict, expected->rule, expected->path);
		if (finding == NULL || finding->outcome != BEIAN_OUTCOME_BROKEN ||
			expected->outcome != BEIAN_OUTCOME_BROKEN)
			continue;
		gboolean fails = beian_lint_example_fails(run->rules, finding, run->filing, &input);
		g_hash_table_add(fails ? run->tally->unmended : run->tally->mended, g_strdup(expected->rule));
	}
}

static void
run_free(Run *run)
{
	g_array_unref(run->expectations);
	g_string_free(run->head, TRUE);
	beian_facts_free(run->facts);
	beian_filing_free(run->filing);
	g_free(run->profile);
	beian_imports_free(run->imports);
}

/* Runs TEXT; what belongs to this run alone is made and freed here. */
static void
run_text(Run *run, const char *text)
{
	run->filing = beian_filing_new(run->forms->pdata[0], "00000000");
	run->facts = beian_facts_new();
	run->day = (BeianDate){2026, 11, 23};
	run->profile = g_strdup("native");
	run->expectations = g_array_new(FALSE, TRUE, sizeof(Expectation));
	g_array_set_clear_func(run->expectations, clear_expectation);
	run->head = g_string_new(NULL);

	g_autofree char *answers = read_directives(run, text);
	remember_sample(run);
	put_lines(run, answers, run->name);
	g_autoptr(BeianDocument) document = beian_document_new(run->filing);
	g_autoptr(BeianVerdict) verdict = judge(run, document);
	if (!run->unready) {
		compare_expected(run, document, verdict);
		complain_of_others(run, verdict);
	}
	witness(run, document);
	run->tally->spoiled = run->tally->spoiled || run->unready;
	count_expected(run);
	if (!run->unready)
		try_examples(run, document, verdict);
	run_free(run);
}

void
beian_lint_case(const char *datadir, const BeianRules *rules, BeianCodes *codes, const GPtrArray *forms,
	const char *file, BeianCaseTally *tally, BeianComplaints *complaints)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = read_text(file, &error), *base = g_path_get_basename(file);
	Run run = {.datadir = datadir,
		.name = base,
		.rules = rules,
		.codes = codes,
		.forms = forms,
		.complaints = complaints,
		.tally = tally};

	if (text != NULL)
		run_text(&run, text);
	else
		beian_complaints_add(complaints, base, 1, "%s", error->message);
}

void
beian_lint_sample(const char *datadir, const BeianRules *rules, BeianCodes *codes, const GPtrArray *forms,
	const char *sample, BeianCaseTally *tally, BeianComplaints *complaints)
{
	g_autofree char *text = g_strdup_printf("use %s\n", sample);
	Run run = {.datadir = datadir,
		.name = sample,
		.rules = rules,
		.codes = codes,
		.forms = forms,
		.complaints = complaints,
		.tally = tally};

	run_text(&run, text);
}
