/*
 * clerk: somebody who fills in filings for applicants and mends what is found until nothing is. Knows no rule
 * by heart: answers what is asked, reads the findings, tries another answer at the question they point at,
 * then at the others that the rule looks at. What helped once comes first the next time.
 */
#pragma once
#include "core/rules/rules.h"
#include "core/transform/record.h"
#include "core/xml/schema.h"
#include "tests/walk/applicant.h"

/* What every filing of a walk shares: the data of the tree, read once. */
typedef struct {
	BeianCodes *codes;
	BeianRules *rules;
	GHashTable *forms;   /* kind → BeianForm */
	GHashTable *schemas; /* path → BeianSchema */
	GHashTable *helped;  /* kind of filing, template of a question, whether an individual files → the
				answer that mended it last */
	BeianRecordMaker *maker;
	guint32 seed;
	GRand *random;
	guint whims;                           /* one answer in so many is not the likeliest */
	gboolean (*refuses)(const char *rule); /* whether errors of that rule say that such a filing cannot be
						  made; NULL: none do */
	guint judged, mended;
} Office;

Office *office_new(guint32 seed);
void office_free(Office *office);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Office, office_free)
const BeianForm *office_form(Office *office, const char *kind);
/* The schema in the file at PATH. Borrowed. */
const BeianSchema *office_schema(Office *office, const char *path);
/* Whether chance, one in ONE_IN, has it so. */
gboolean office_chance(const Office *office, guint one_in);

typedef struct {
	Office *office;
	const Applicant *applicant;
	const char *profile;
	BeianFiling *filing;
	BeianDocument *document; /* as it was judged last, with its verdict */
	BeianFacts *facts;
	BeianVerdict *verdict;
	GHashTable *seen;     /* paths of questions that need no answer and were asked */
	GHashTable *hopeless; /* findings that nothing mends, as clerk_key has them */
	GHashTable *mended;   /* findings that were mended; who comes back is no progress */
	GString *base;        /* what it begins from, as the fact "record" */
	GString *log;         /* what was done, for who must find out */
} Clerk;

/* A filing of KIND for APPLICANT to be packed as PROFILE, with what every new one begins with. */
Clerk *clerk_new(Office *office, const Applicant *applicant, const char *kind, const char *profile);
void clerk_free(Clerk *clerk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Clerk, clerk_free)

/* Remembers that TEXT helped with QUESTION. */
void clerk_learn(Clerk *clerk, const BeianQuestion *question, const char *text);

/* Goes through the pages in order and answers what is asked; what was answered is added to STEP. FALSE: some
 * page never ends. */
gboolean clerk_fill(Clerk *clerk, BeianStep *step);
/* Judges the filing as it is. */
void clerk_judge(Clerk *clerk);
/* Mends what is found; afterwards only what is in HOPELESS is an error. */
void clerk_mend(Clerk *clerk);
/* The first error that is not hopeless; NULL: there is none. Borrowed from the verdict. */
const BeianFinding *clerk_error(const Clerk *clerk);
/* "ID PATH" of FINDING. Free with g_free. */
char *clerk_key(const BeianFinding *finding);
/* Takes STEP back. */
void clerk_take_back(Clerk *clerk, const BeianStep *step);
/*
 * Thinks again of something that was answered: gives another answer, adds or removes an instance, links or
 * unlinks; takes that back, which brings all back, and does it again; and fills in what is asked then.
 */
void clerk_reconsider(Clerk *clerk);
/* What another program begins with that is told all entries is the same filing. */
void clerk_expect_again(const Clerk *clerk);
/*
 * What the bureau holds once it has approved the filing: its record, with the applicant's numbers. Takes a
 * finished filing that tells of the entity.
 */
BeianXml *clerk_record(const Clerk *clerk);
/* Begins the filing, a new one, with what RECORD says. */
void clerk_begin(Clerk *clerk, const BeianXml *record);
