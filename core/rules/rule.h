/* rule: what the files of this room share. For no one else. */
#pragma once
#include "core/rules/rules.h"

struct BeianRules {
	GPtrArray *all; /* of BeianRule, by id, owned */
	GHashTable *by_id;
	GHashTable *demands; /* province → GPtrArray of BeianDemand, owned */
	GHashTable *sources; /* name → BeianRuleSource, owned */
};

#define BEIAN_RULES_NAMESPACE "urn:beian:rules:1"

void beian_rule_free(BeianRule *rule);
/* What RULE, or what DEMAND (NULL: none) makes of it, has to say about PATH in DOCUMENT. */
BeianFinding *beian_finding_new(const BeianRule *rule, const BeianDemand *demand, BeianOutcome outcome,
	const BeianDocument *document, const char *path);
void beian_finding_free(BeianFinding *finding);
/* The concrete path of the question that RULE points at for the element NODE of DOCUMENT. Free with g_free.
 */
char *beian_rule_path(const BeianRule *rule, const BeianDocument *document, const BeianXmlNode *node);

/* Reads the pack PATH into RULES; what is wrong with it, called SHOWN, is added to COMPLAINTS. OWN: it is a
 * user's, and holds rules and operators only. */
void beian_pack_read(
	BeianRules *rules, const char *path, const char *shown, gboolean own, BeianComplaints *complaints);
/* Likewise a table of what provinces demand; RULES has its rules. A row that is OWN takes the place of the
 * shipped ones for the same province, nature, kind, operator and path. */
void beian_demands_read(
	BeianRules *rules, const char *path, const char *shown, gboolean own, BeianComplaints *complaints);
/* Lays what FOLDER holds, a user's own, over RULES; what is wrong with it is added to COMPLAINTS. */
void beian_own_read(BeianRules *rules, const char *folder, BeianComplaints *complaints);
void beian_source_free(gpointer source);
/* Reads FOLDER/sources.csv into RULES, likewise. */
void beian_sources_read(BeianRules *rules, const char *folder, BeianComplaints *complaints);
/* Whether DEMAND speaks of the filing of INPUT, on its day. */
gboolean beian_demand_applies(const BeianDemand *demand, const BeianCase *input);

/* What is wrong with the days FROM and TO ("": no limit), or NULL. Free with g_free. */
char *beian_span_mistake(const char *from, const char *to);
/* Whether DAY is among them. */
gboolean beian_span_holds(const char *from, const char *to, BeianDate day);

/* What the functions of functions.c get as their data. */
typedef struct {
	const BeianCase *input;
	const GPtrArray *demands; /* of the province that is filed in; NULL: none */
	gboolean own_word;        /* set when a word of the user's own was found */
	gboolean fact_missing;    /* set by b:fact when a fact was not looked up */
} BeianJudging;
