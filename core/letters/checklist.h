/*
 * checklist: which materials a filing needs, why, and what makes a scan of each acceptable.
 *
 * Nothing of that is written down here a second time: the filing is judged as though nothing were attached,
 * and as though every material were the worst scan there can be. What a rule says in the first case and not
 * in the second is why a material is needed; what it says in the second is what a scan has to be like. So a
 * rule or a row of a province that demands a material is in the checklist by itself.
 *
 * Pure: it knows no store and opens no file.
 */
#pragma once
#include "core/rules/rules.h"

typedef enum {
	BEIAN_NEED_NEEDED,   /* without it the filing is sent back */
	BEIAN_NEED_ADVISED,  /* without it there is a warning */
	BEIAN_NEED_WAITS,    /* an answer that is not there yet decides */
	BEIAN_NEED_OPTIONAL, /* nothing demands it; attach it where provider or bureau asks */
	BEIAN_NEED_NONE,     /* does not apply to this filing */
} BeianNeed;
#define BEIAN_NEEDS 5

/* "needed", "advised", "waits", "optional", "none": in data and JSON. Static. */
const char *beian_need_name(BeianNeed need);
/* "needed", "advised", "not clear yet", …, in the language of the messages. Static. */
const char *beian_need_word(BeianNeed need);

/* One material: a question whose answer is a file. */
typedef struct {
	const BeianItem *item; /* of the document that was given; borrowed */
	BeianNeed need;
	GPtrArray *reasons; /* of BeianFinding, borrowed from the checklist: who demands it, the strictest
			       first */
	GPtrArray *limits;  /* likewise: what a scan of it has to be like */
	GPtrArray *wrong;   /* likewise: what is wrong with what is attached */
	GPtrArray *waits;   /* of BeianItem, borrowed: answers without which nobody knows */
} BeianMaterial;

typedef struct BeianChecklist BeianChecklist;

/* The checklist of INPUT, whose contents outlive it. Never fails. */
BeianChecklist *beian_checklist_new(const BeianRules *rules, const BeianCase *input);
void beian_checklist_free(BeianChecklist *checklist);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianChecklist, beian_checklist_free)

/* Every material the form asks for, by need, then in form order: elements BeianMaterial, borrowed. */
const GPtrArray *beian_checklist_materials(const BeianChecklist *checklist);
/* The material at the concrete PATH, or NULL. */
const BeianMaterial *beian_checklist_find(const BeianChecklist *checklist, const char *path);
/* What the filing is judged to be with what is attached. Borrowed. */
const BeianVerdict *beian_checklist_verdict(const BeianChecklist *checklist);
/* How many of NEED there are; *ATTACHED, how many of those are attached. */
guint beian_checklist_count(const BeianChecklist *checklist, BeianNeed need, guint *attached);

/* "needed: 7, attached: 5 · advised: …" of the needs there are, in the language of the messages. Free with
 * g_free. */
char *beian_checklist_summary(const BeianChecklist *checklist);

/* Whether something is attached. */
gboolean beian_material_is_attached(const BeianMaterial *material);
/* What a person calls it: its label, with the number of the service in front where there are several. Free
 * with g_free. */
char *beian_material_title(const BeianMaterial *material, BeianLanguage language);
