/* lint: what is wrong with the data that make the program: forms, code tables, rules, cases. */
#pragma once
#include "core/advice/advice.h"
#include "core/lint/witness.h"

/*
 * Checks everything below DATADIR and adds what is wrong to COMPLAINTS, all of it. Runs every case of
 * data/rules/cases/ and data/kind/cases/; *CASES is how many ran.
 */
void beian_lint(const char *datadir, BeianComplaints *complaints, guint *cases);

/*
 * The same for what the folder OWN lays over DATADIR, a user's own rules, rows, words and cases: only what is
 * wrong with those is told, and *CASES are added to. Own rules need no case.
 */
void beian_lint_own(const char *datadir, const char *own, BeianComplaints *complaints, guint *cases);

/* Ids of rules that cases break, that they see hold, and that they see silent on a day that is none of
 * theirs: what lint counts. And what cases with the same head have in common, so that it is made once. */
typedef struct {
	GHashTable *broken, *held, *silent;
	GHashTable *mended, *unmended; /* whose own example is right, or wrong, where a case breaks them */
	GHashTable *attached;          /* file → the answer that attaches it */
	GHashTable *samples;           /* lines of a head → what its sample says by itself, a set */
	BeianWitness *witness;         /* looks on; NULL: nobody does */
	gboolean spoiled; /* a sample or an answer was no good: what it would show is not known */
} BeianCaseTally;

/* Nothing counted yet. Free with beian_case_tally_free. */
BeianCaseTally *beian_case_tally_new(void);
void beian_case_tally_free(BeianCaseTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianCaseTally, beian_case_tally_free)

/*
 * Runs the case in FILE against RULES and CODES, with the samples of DATADIR/tests/samples. The filing is of
 * the kind that the sample's name begins with, or without one of the first of FORMS (of BeianForm, at least
 * one). Adds what is not as it expects to COMPLAINTS, and findings that it does not expect.
 */
void beian_lint_case(const char *datadir, const BeianRules *rules, BeianCodes *codes, const GPtrArray *forms,
	const char *file, BeianCaseTally *tally, BeianComplaints *complaints);

/* The same with a case that only uses SAMPLE. */
void beian_lint_sample(const char *datadir, const BeianRules *rules, BeianCodes *codes,
	const GPtrArray *forms, const char *sample, BeianCaseTally *tally, BeianComplaints *complaints);

/* Adds what is wrong with the operators of RULES and the rows that demand them to COMPLAINTS: a province,
 * nature or kind that there is not, an argument too many or missing, what one province says twice, what none
 * demands. */
void beian_lint_demands(
	const BeianRules *rules, BeianCodes *codes, const GPtrArray *forms, BeianComplaints *complaints);

/*
 * Reads data/letters below DATADIR and checks what its letters and hints name against RULES and FORMS (of
 * BeianForm): questions, materials, rules, variables, days.
 */
void beian_lint_letters(
	const char *datadir, const BeianRules *rules, const GPtrArray *forms, BeianComplaints *complaints);

/*
 * Checks forms/which and data/kind below DATADIR, where there are any: reads them, walks every combination of
 * answers, and runs the cases of data/kind/cases, which are added to *CASES. Told are answers without an
 * outcome, outcomes, notes and lines that no answers come to or no case expects, and questions asked in vain.
 * FORMS (of BeianForm) are those of the kinds.
 */
void beian_lint_advice(const char *datadir, BeianCodes *codes, const GPtrArray *forms, guint *cases,
	BeianComplaints *complaints);

/*
 * Adds to COMPLAINTS what no answers to FORMS (of BeianForm) lead to: questions and choices, RULES that never
 * apply, hold or are broken, and conditions that are always true.
 */
void beian_lint_reach(
	const BeianRules *rules, BeianCodes *codes, const GPtrArray *forms, BeianComplaints *complaints);

/* Adds to COMPLAINTS the questions of FORMS (of BeianForm, that of instances among them) that are looked up
 * as no kind of fact, or that the inventory cannot answer. */
void beian_lint_lookups(const GPtrArray *forms, BeianComplaints *complaints);

/*
 * Adds to COMPLAINTS what of the tree DATADIR nothing uses: code, word and task lists, stylesheets and
 * schemas, shared groups and texts of what no one of FORMS (of BeianForm, all there are) asks, reasons that
 * no type gives, sources that nothing comes from.
 */
void beian_lint_orphans(
	const char *datadir, const BeianRules *rules, const GPtrArray *forms, BeianComplaints *complaints);

/* Adds to COMPLAINTS the hints, helps and examples of FORMS (of BeianForm) that one language has and the
 * other lacks. */
void beian_lint_translations(const GPtrArray *forms, BeianComplaints *complaints);
