/*
 * condition: what an expression claims: comparisons of answers with words, joined by "and", "or" and "not".
 *
 * For proofs about all answers there can be, where evaluating tells of one document only. Whatever else an
 * expression asks stays whole: it is true or false, and nobody knows which.
 */
#pragma once
#include <glib.h>

typedef enum {
	BEIAN_CONDITION_AND,
	BEIAN_CONDITION_OR,
	BEIAN_CONDITION_NOT,      /* of its one part */
	BEIAN_CONDITION_PRESENT,  /* PATH selects something */
	BEIAN_CONDITION_EQUALS,   /* something that PATH selects is WORD */
	BEIAN_CONDITION_DIFFERS,  /* something that PATH selects is not WORD */
	BEIAN_CONDITION_CONSTANT, /* true() or false() */
	BEIAN_CONDITION_OTHER,    /* TEXT */
} BeianConditionKind;

typedef struct BeianCondition BeianCondition;
struct BeianCondition {
	BeianConditionKind kind;
	GPtrArray *parts; /* of BeianCondition; NULL but for and, or, not */
	char *path;       /* names, "." and "..", from the root when it begins with "/" */
	char *word;       /* never "" */
	char *text;       /* as written */
	gboolean value;   /* of a constant */
};

/* What TEXT, an expression that compiles, claims. */
BeianCondition *beian_condition_new(const char *text);
void beian_condition_free(BeianCondition *condition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianCondition, beian_condition_free)

/* A condition on the elements that a path goes through. */
typedef struct {
	char *path; /* the template of the element it is seen from: "service" in "service[kind]/access" */
	BeianCondition *condition;
} BeianPredicate;
/* One of the paths that an expression selects by. */
typedef struct {
	char *path;            /* without the predicates; "" for "." */
	GPtrArray *predicates; /* of BeianPredicate, in order */
} BeianSelection;

/* The paths of names that TEXT, an expression that compiles, selects by; elements BeianSelection. NULL when
 * it selects by anything else. Free with g_ptr_array_unref. */
GPtrArray *beian_selections_read(const char *text);
