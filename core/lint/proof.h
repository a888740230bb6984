/*
 * proof: whether conditions can hold together for any answers to a form.
 *
 * Sound and not complete: "cannot" is proved, "can" may mean that nobody knows. What a question can be
 * answered with is a word of its list, yes, no or unknown, or any text; it is there only where it is asked,
 * and that is a condition too. What compares anything else (numbers, parts of texts, several elements at
 * once) may be true and may be false.
 */
#pragma once
#include "core/form/form.h"
#include "core/xml/condition.h"

typedef struct BeianProof BeianProof;

/* Of answers to FORM; it and CODES outlive the proof. */
BeianProof *beian_proof_new(const BeianForm *form, BeianCodes *codes);
void beian_proof_free(BeianProof *proof);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianProof, beian_proof_free)

/* Demands that CONDITION, seen from an element at the template OWNER, comes to HOLDS. */
void beian_proof_add(BeianProof *proof, const BeianCondition *condition, const char *owner, gboolean holds);
/* Demands that the blocks are asked that BLOCK stands in, and itself. */
void beian_proof_add_block(BeianProof *proof, const BeianBlock *block);
/* Demands that QUESTION is asked. */
void beian_proof_add_question(BeianProof *proof, const BeianQuestion *question);

/* Takes back all but the first COUNT demands; how many there are is beian_proof_count. */
void beian_proof_drop(BeianProof *proof, guint count);
guint beian_proof_count(const BeianProof *proof);

/* Whether all that is demanded can be so at once. */
gboolean beian_proof_can_hold(BeianProof *proof);
