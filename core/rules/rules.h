/*
 * rules: what must hold. Packs in data/rules/RULES.xml, reasons of types in data/rules/reasons.xml; loaded,
 * linked, immutable.
 *
 * A rule has four outcomes. XPath alone has two and lies about blanks, so operands are named in "needs": one
 * that selects nothing makes the rule open; "when" false makes it not applicable; only then is "assert"
 * asked.
 */
#pragma once
#include "core/codes/codes.h"
#include "core/filing/document.h"

typedef enum { BEIAN_SEVERITY_ERROR, BEIAN_SEVERITY_WARNING, BEIAN_SEVERITY_INFO } BeianSeverity;
#define BEIAN_SEVERITIES 3
typedef enum {
	BEIAN_OUTCOME_HOLDS,
	BEIAN_OUTCOME_BROKEN,
	BEIAN_OUTCOME_OPEN, /* an operand is missing, or a fact was not looked up */
	BEIAN_OUTCOME_NOT_APPLICABLE,
	BEIAN_OUTCOME_CONFIRMED, /* broken, and the applicant vouches for the value */
} BeianOutcome;
typedef enum { BEIAN_DECIDES_FILING, BEIAN_DECIDES_RECORDS, BEIAN_DECIDES_BUREAU } BeianDecides;

/* "error", "warning", "info"; "holds", …; "filing", "records", "bureau". Static. */
const char *beian_severity_name(BeianSeverity severity);
const char *beian_outcome_name(BeianOutcome outcome);
const char *beian_decides_name(BeianDecides decides);
/* "error", "warning", "note" in the language of the messages. Static. */
const char *beian_severity_word(BeianSeverity severity);

/* How sure it is that something is demanded. */
typedef enum {
	BEIAN_CONFIDENCE_UNKNOWN,
	BEIAN_CONFIDENCE_LOW,
	BEIAN_CONFIDENCE_MEDIUM,
	BEIAN_CONFIDENCE_HIGH
} BeianConfidence;

/* A rule, or a reason that a type refuses with, or one of the two built in: "required" and "repeat". */
typedef struct {
	char *id;
	BeianSeverity severity;
	BeianDecides decides;
	char *profile;    /* judged for this profile only; NULL: for all */
	gboolean confirm; /* the applicant may confirm the value */
	char *at;         /* the question it points at, relative to "for"; NULL for reasons */
	char *asks;       /* path of the question that only this rule needs; NULL: none */
	char *words;      /* word list that the guide reads out, in the scope of the province; or NULL */
	char *about; /* chapter of the guide that tells of an operator, of the list guide-subject; or NULL */
	char *source, *date;
	char *valid_from, *valid_to; /* first and last day, YYYY-MM-DD; "": no limit; a reason has none */
	char **prevents;             /* result codes, NULL-terminated */
	char **rows; /* rows of the reference that it answers beside the one of its id, NULL-terminated */
	BeianConfidence confidence; /* unknown: as sure as its source */
	BeianText message, fix, why;
	BeianText example; /* a value that is right; or NULL: the question's own example is one */
	BeianExpression *for_each, *when, *assert;
	GPtrArray *needs;     /* of BeianExpression */
	gboolean needs_any;   /* any one operand is enough */
	gboolean is_operator; /* asked only where a demand says so, with its $argument */
	gboolean own;         /* a user's, not shipped */
	char *retired; /* who ended it, when a user's own row did: "FILE:LINE · source · date"; or NULL */
	const char *file;
	long line;
} BeianRule;

/*
 * What a province demands: a row of data/rules/provinces.csv. The operator says how it is judged and what is
 * wrong; severity, source and date are the row's. A row whose operator is "note" is only read in the guide:
 * nothing of a filing tells whether it is met.
 */
typedef struct {
	char *province; /* the first two digits of its regions, "44" */
	char *nature;   /* "individual", "organisation" (whatever is no individual), a nature; "": all */
	char *kind;     /* of filing; "": all */
	const BeianRule *rule; /* the operator; NULL: a note */
	char *path; /* template of the elements it is asked for, of those the operator names; "": all. Of a
		       note the chapter of the guide, of the list guide-subject */
	char *argument; /* what the operator compares with; "": nothing */
	BeianSeverity severity;
	char *valid_from, *valid_to; /* YYYY-MM-DD; "": no limit */
	char *source, *date;
	BeianText note;   /* what else is to be said; or NULL */
	gboolean own;     /* a user's, not shipped */
	const char *file; /* interned */
	long line;
} BeianDemand;

/* A row of data/rules/sources.csv: a text that rules come from, or a collection of such, or a section of it.
 */
typedef struct {
	char *name;   /* "T", "icp-filing", "icp-filing 7" */
	char *weight; /* law, standard, ministry, provider, third-party, observation, ours */
	BeianConfidence confidence;
	char *date; /* of the text, or of the newest in a collection */
	BeianText title;
	long line;
} BeianRuleSource;

typedef struct BeianRules BeianRules;

/* Reads DATADIR/data/rules/. NULL with *ERROR (not good) listing every mistake. */
BeianRules *beian_rules_read(const char *datadir, GError **error);
/*
 * The same with what the folder OWN holds laid over it, a user's rules, rows and retired rules (own.c).
 * Anything wrong in there is *ERROR too: nobody wants to be told that a filing is good by half of the rules.
 */
BeianRules *beian_rules_read_over(const char *datadir, const char *own, GError **error);
/* The same with the reasons of types alone and no rule: for forms whose answers nothing is filed of. */
BeianRules *beian_rules_read_reasons(const char *datadir, GError **error);
void beian_rules_free(BeianRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianRules, beian_rules_free)
/* The rule or reason called ID, or NULL. */
const BeianRule *beian_rules_find(const BeianRules *rules, const char *id);
/* What answers ROW of the reference: the rule of that id, its further ones ("D08.2"), and reasons of types
 * that name the row; elements BeianRule, borrowed. Free with g_ptr_array_unref. */
GPtrArray *beian_rules_answering(const BeianRules *rules, const char *row);
/* All of them in the order of their ids: elements BeianRule, borrowed. */
const GPtrArray *beian_rules_all(const BeianRules *rules);
/* What PROVINCE demands, in the order of the file: elements BeianDemand, borrowed; NULL: nothing. */
const GPtrArray *beian_rules_demands(const BeianRules *rules, const char *province);
/* Whether RULE is asked of a filing for DAY. */
gboolean beian_rule_is_valid_on(const BeianRule *rule, BeianDate day);
/* The provinces that demand anything, in order, NULL-terminated; free the array with g_free. */
const char **beian_rules_provinces(const BeianRules *rules);
/* Whether DEMAND holds on DAY. */
gboolean beian_demand_is_valid_on(const BeianDemand *demand, BeianDate day);
/* "S20.3", or "note". Borrowed. */
const char *beian_demand_id(const BeianDemand *demand);
/* The chapter of the guide it stands in, of the list guide-subject; NULL: none. Borrowed. */
const char *beian_demand_about(const BeianDemand *demand);
/* What it demands, in sentences of LANGUAGE, its note last; free with g_free. */
char *beian_demand_why(const BeianDemand *demand, BeianLanguage language);
/*
 * What PROVINCE demands on DAY, to read, in the language of the messages: of everybody, then of organisations
 * and of individuals alone, or all of it of those of NATURE (NULL: everybody reads), by the chapters of the
 * list guide-subject, errors first; then what the names of the sources stand for. NULL: there is no such
 * province. Free with g_free.
 */
char *beian_guide_province(const BeianRules *rules, BeianCodes *codes, const char *province,
	const char *nature, BeianDate day, BeianLanguage language);
/* Who demands the operator RULE, a line each; free with g_free. */
char *beian_guide_operator(
	const BeianRules *rules, BeianCodes *codes, const BeianRule *rule, BeianLanguage language);
/* "data/rules/sources.csv", as lint names it. */
extern const char *const beian_sources_file;
/* The surest of the sources that TEXT names, "icp-filing 6.1 (T), decisions 3"; NULL: it names none.
 * Borrowed.
 */
const BeianRuleSource *beian_rules_source(const BeianRules *rules, const char *text);
/* Adds to INTO each of the sources that words of TEXT name, "icp-filing" and "T", once: elements
 * BeianRuleSource, borrowed. */
void beian_rules_add_sources(const BeianRules *rules, const char *text, GPtrArray *into);
/* Adds every source that TEXT names to FOUND, a set of BeianRuleSource, borrowed. */
void beian_rules_each_source(const BeianRules *rules, const char *text, GHashTable *found);
/* Calls VISIT for each source, in the order of the table. */
void beian_rules_visit_sources(
	const BeianRules *rules, void (*visit)(const BeianRuleSource *source, gpointer data), gpointer data);
/* Whether there is a table of sources at all. */
gboolean beian_rules_know_sources(const BeianRules *rules);
/* "high", "medium", "low", NULL for unknown; and back. Static. */
const char *beian_confidence_name(BeianConfidence confidence);
BeianConfidence beian_confidence_parse(const char *name);
BeianConfidence beian_rule_confidence(const BeianRules *rules, const BeianRule *rule);
BeianConfidence beian_demand_confidence(const BeianRules *rules, const BeianDemand *demand);
/* CONFIDENCE, and the surest text that SOURCE names, in LANGUAGE, as a person reads it; the word is of the
 * language of the messages. Free with g_free. */
char *beian_confidence_text(
	const BeianRules *rules, BeianConfidence confidence, const char *source, BeianLanguage language);
/* The templates of the elements that the expression FOR_EACH selects, "" for the whole filing; free with
 * g_strfreev. */
char **beian_rule_owners(const char *for_each);
/* The template that PATH of an expression means, seen from the template OWNER; NULL when it leads out of the
 * filing. Free with g_free. */
char *beian_rule_resolve(const char *owner, const char *path);
/* The templates of the questions that RULE points at; NULL for a reason. Free with g_strfreev. */
char **beian_rule_questions(const BeianRule *rule);
/* Whether QUESTION, at one of PATHS or, for NULL, of the type that the reason RULE is named after, shows an
 * example. */
gboolean beian_rule_is_shown_by(const BeianRule *rule, char **paths, const BeianQuestion *question);
/* "data/rules/provinces.csv", as lint names it. */
extern const char *const beian_demands_file;

/*
 * Facts from outside the filing: for a kind and a value, who else has it. An answer is "" when it was looked
 * up and nobody does, or a line for each that has it: "draft NUMBER DOCUMENT-NUMBER NAME", the number of the
 * draft and the document and name of its entity ("-" and "" where it has none yet). Of the
 * kind "record", whose value is the number of an entity, it is what the bureau holds by now: a line
 * PATH=VALUE for each value, with paths below BEIAN_FORM_BASE. Of the kind "result", whose value is "", it is
 * what the bureau answered to the filing: a line CODE, PATH, VALUE, SAID for each, parted by tabs, the last
 * two escaped as g_strescape does.
 *
 * What was imported adds lines: to "domain", "document", "site" (the name of a service) and "url" (its home
 * page) "record NUMBER DOCUMENT-NUMBER NAME" of each record that holds it; to "domain" and "document" "black
 * NAME" of each entry of a black list, to "domain" "illegal DAY" of each access without a filing. Of the kind
 * "number", whose value is a filing number, it is what records say of it: "record …" as above, "holders
 * COUNT", and, where it is so, "bureau-id ID", "cancelled", "services COUNT", "accesses COUNT", "access-ids
 * ID…", and of those that are at the provider of the configuration "own COUNT", "own-ids ID…". Of the kind
 * "address" it is "own" when the provider may give it out. Of the kind "code", whose value is LIST=TOKEN, it
 * is "withdrawn DAY", "unnumbered" or "imported"; nobody has to put that: it is in the codes. Of the kinds
 * "instance" and "sn", whose values are what a provider calls an instance and a service number, it is what
 * the inventory holds: "NAME VALUE; NAME VALUE", as app/inventory.h says. Whether that is the entity that
 * files here is asked when a rule is judged: its answers change.
 */
typedef struct BeianFacts BeianFacts;
BeianFacts *beian_facts_new(void);
void beian_facts_free(BeianFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianFacts, beian_facts_free)
void beian_facts_put(BeianFacts *facts, const char *kind, const char *value, const char *answer);
/*
 * The kind of fact that an answer to QUESTION is looked up as, by its type: "mobile", "domain", "document",
 * "record", "number", "site", "url", "address"; NULL: it is no key that others may hold.
 */
const char *beian_fact_kind(const BeianQuestion *question);
/* All kinds that answers are looked up as, NULL-terminated; static. */
const char *const *beian_fact_kinds(void);
/* The answer of who looked, and has nothing to look in: as if it had not been looked up. */
#define BEIAN_FACT_UNKNOWN "?"
/* NULL: not looked up. */
const char *beian_facts_get(const BeianFacts *facts, const char *kind, const char *value);

/* What a rule has to say about a filing. Words are made when it is shown. */
typedef struct {
	const BeianRule *rule;
	const BeianDemand *demand; /* of the province, when RULE is an operator; else NULL */
	BeianOutcome outcome;      /* broken, open or confirmed */
	BeianSeverity severity;
	gboolean own;      /* a user's own rule, row or word made it */
	char *path;        /* concrete path of the question it points at; "" for the whole filing */
	guint index;       /* place of that question among those asked; G_MAXUINT for none */
	char *value;       /* canonical, or as typed where refused; NULL when open */
	char *detail;      /* what {detail} says; or NULL */
	GPtrArray *quotes; /* name, text, name, text: the values its texts quote */
} BeianFinding;

typedef struct {
	GPtrArray *
		findings; /* of BeianFinding: broken, confirmed, open; each by severity, then in form order */
	GHashTable *by_path;            /* concrete path → the first of them there that is not open */
	guint counts[BEIAN_SEVERITIES]; /* broken ones */
	guint open;                     /* rules that could not be judged yet */
	guint records_unasked;          /* of those, rules that wait for facts */
} BeianVerdict;

typedef struct {
	const BeianFiling *filing;
	const BeianDocument *document;
	BeianCodes *codes;
	const BeianFacts *facts; /* NULL: none were looked up */
	BeianDate day;
	const char *profile; /* "native" or "miit-3.0" */
} BeianCase;

/* Judges everything. Pure. */
BeianVerdict *beian_judge(const BeianRules *rules, const BeianCase *input);
/*
 * What RULE says of the question at the concrete PATH ("": anywhere): of several elements the outcome that a
 * person should read first; not applicable where it selects none. For lint: no finding tells a rule that
 * holds from one that does not apply.
 */
BeianOutcome beian_judge_rule(
	const BeianRules *rules, const BeianRule *rule, const BeianCase *input, const char *path);
/* What to show at the concrete PATH: the first finding there that is not open; NULL when there is none. */
const BeianFinding *beian_verdict_at(const BeianVerdict *verdict, const char *path);
void beian_verdict_free(BeianVerdict *verdict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianVerdict, beian_verdict_free)
/* The functions that rules may call, ended by a row without a name; lint checks expressions against them. */
extern const BeianFunction beian_rule_functions[];

/*
 * An evaluator for expressions with those functions about the filing of INPUT, whose contents outlive it;
 * facts that were not looked up are "nobody".
 */
typedef struct BeianAsking BeianAsking;
BeianAsking *beian_asking_new(const BeianRules *rules, const BeianCase *input);
void beian_asking_free(BeianAsking *asking);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianAsking, beian_asking_free)
/* Borrowed. */
BeianExpressions *beian_asking_expressions(BeianAsking *asking);

/* Whether an export may go on: no broken rule of severity error. */
gboolean beian_verdict_is_good(const BeianVerdict *verdict);

/* "1 error · 0 warnings · 2 notes · 3 rules wait for answers", in the language of the messages. Free with
 * g_free. */
char *beian_verdict_summary(const BeianVerdict *verdict);

/* The word for its severity, or that it was confirmed, in the language of the messages. Static. */
const char *beian_finding_word(const BeianFinding *finding);
/* Who says so, and when. Borrowed. */
const char *beian_finding_source(const BeianFinding *finding);
const char *beian_finding_date(const BeianFinding *finding);
/* How sure it is; of the row that demands it. */
BeianConfidence beian_finding_confidence(const BeianRules *rules, const BeianFinding *finding);
/* A value that would be right, in LANGUAGE: the rule's own, or that of the question in FORM; "" when neither
 * shows one. Borrowed. */
const char *beian_finding_example(const BeianFinding *finding, const BeianForm *form, BeianLanguage language);
/* Why, in LANGUAGE; NULL when nothing says so. Free with g_free. */
char *beian_finding_why(const BeianFinding *finding, BeianLanguage language);
/* The texts of a finding in LANGUAGE with its values put in. Free with g_free. */
char *beian_finding_message(const BeianFinding *finding, BeianLanguage language);
char *beian_finding_fix(const BeianFinding *finding, BeianLanguage language);
