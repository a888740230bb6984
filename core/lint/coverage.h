/* coverage: which result codes (处理结果代码) of the bureau's system something prevents, code by code. */
#pragma once
#include "core/rules/rules.h"

/* One row of data/tasks/result.csv. All is borrowed but RULES. */
typedef struct {
	const BeianCode *code;
	const char *known;   /* who can know it before sending: "document", "records" or "bureau" */
	const char *covered; /* what rules it out where no rule does, "transform"; "": nothing of the kind */
	const char *at;      /* templates of the questions that it is shown at, separated by blanks */
	GPtrArray *rules;    /* rules, operators and reasons of types that prevent it; elements BeianRule */
	guint cases;         /* files of cases that break one of them */
	long line;           /* of the table */
} BeianCoverage;

/* All codes, in the order of the table. */
typedef struct {
	BeianCodes *codes;
	GArray *rows; /* of BeianCoverage */
} BeianCoverages;

/* Reads data/tasks/result.csv below DATADIR, and counts RULES, which must outlive what is returned, and the
 * cases of data/rules/cases. NULL with *ERROR (not good, or cannot): the table cannot be read. */
BeianCoverages *beian_coverages_new(const char *datadir, const BeianRules *rules, GError **error);
void beian_coverages_free(BeianCoverages *coverages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianCoverages, beian_coverages_free)

/* The templates of the questions that the code is shown at; free with g_strfreev. */
char **beian_coverage_places(const BeianCoverage *coverage);
/* The row of CODE, or NULL. Borrowed. */
const BeianCoverage *beian_coverages_find(const BeianCoverages *coverages, const char *code);
/* Whether the code can be known before sending and nothing prevents it. */
gboolean beian_coverage_is_missing(const BeianCoverage *coverage);
/* Adds to COMPLAINTS the codes that are missing, those that do not say who can know them, and rules that
 * prevent what is no code. */
void beian_coverages_lint(
	const BeianCoverages *coverages, const BeianRules *rules, BeianComplaints *complaints);
/* Adds to COMPLAINTS the RULES that show no example of what they want, nor do the questions of FORMS (of
 * BeianForm) that they point at; and of RESULTS (NULL: there are none) those that are not explained. */
void beian_lint_examples(const BeianRules *rules, const BeianCoverages *results, const GPtrArray *forms,
	BeianComplaints *complaints);
/* "data/tasks/result.csv", as lint names it. */
extern const char *const beian_coverage_file;
