/*
 * applicant: someone invented who files, and what he would answer: of each question the answers that could be
 * right, the likeliest first. Numbers have valid check digits, names and domains belong together, choices
 * come from the lists.
 */
#pragma once
#include "core/filing/filing.h"

/* The day on which everybody answers and is judged. */
extern const BeianDate applicant_today;

typedef struct {
	BeianCodes *codes; /* borrowed */
	GRand *random;     /* borrowed */
	char *nature;      /* token of entity-nature */
	char province[3];  /* the first two digits of its regions */
	GHashTable *knows; /* what he knows of himself: name → text, for {name} in the table of truths */
} Applicant;

/* One of NATURE in PROVINCE ("44"), with one of the documents of that nature. What is given outlives it. */
Applicant *applicant_new(BeianCodes *codes, GRand *random, const char *nature, const char *province);
void applicant_free(Applicant *applicant);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Applicant, applicant_free)
/* From now on he knows TEXT, which is given away, as NAME, which is static. */
void applicant_learn(Applicant *applicant, const char *name, char *text);
/* What he knows as NAME; borrowed. */
const char *applicant_knows(const Applicant *applicant, const char *name);

/*
 * What QUESTION at the concrete PATH of FILING can be answered with: elements char *, the likeliest first,
 * each once, at least one. Free with g_ptr_array_unref.
 */
GPtrArray *applicant_answers(const Applicant *applicant, const BeianFiling *filing,
	const BeianQuestion *question, const char *path);
/*
 * Whether the answer at PATH is beyond doubt: who files, where and with which document, and what is filed.
 * Then TEXT (NULL: any) is no answer of his, unless it says the same; of regions the province is enough.
 */
gboolean applicant_is_sure(const Applicant *applicant, const char *path, const char *text);
/* Something that the type of QUESTION refuses; NULL: it takes anything. Static. */
const char *applicant_nonsense(const BeianQuestion *question);
