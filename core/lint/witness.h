/*
 * witness: what the samples and cases were seen to do: which questions they ask, leave out and answer, and of
 * which rules they make the condition false.
 *
 * What is proved possible (reach.c) may still be what nobody meant; what no example shows, nobody has looked
 * at.
 */
#pragma once
#include "core/rules/rules.h"

typedef struct BeianWitness BeianWitness;

/* RULES outlive it. */
BeianWitness *beian_witness_new(const BeianRules *rules);
void beian_witness_free(BeianWitness *witness);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianWitness, beian_witness_free)

/* Looks at a filing. */
void beian_witness_take(BeianWitness *witness, const BeianCase *input);

/* Adds to COMPLAINTS what was never seen: of FORMS (of BeianForm) and of the rules. */
void beian_witness_tell(const BeianWitness *witness, const GPtrArray *forms, BeianComplaints *complaints);
