/* tries: what a clerk can try to mend a finding (clerk.h). */
#pragma once
#include "tests/walk/clerk.h"

typedef enum {
	TRY_ANSWER,  /* TEXT is another answer at PATH; "" takes back */
	TRY_ADD,     /* another instance of the repeat at PATH */
	TRY_REMOVE,  /* without the instance at PATH */
	TRY_FEWEST,  /* no more instances of the repeat at PATH than there must be */
	TRY_LINK,    /* the block at PATH is linked, or unlinked */
	TRY_CONFIRM, /* the applicant vouches for TEXT at PATH */
} TryKind;
typedef struct {
	TryKind kind;
	char *path;
	char *text; /* NULL: as said */
} Try;

/*
 * For FINDING: other answers there, what stands elsewhere, what the finding shows as right, then answers to
 * all that its rule looks at, then anything. Elements Try. Free with g_array_unref.
 */
GArray *tries_for(const Clerk *clerk, const BeianFinding *finding);
/* For who thinks again of something, whatever it is. The same. */
GArray *tries_anew(const Clerk *clerk);

/* Whether the instance at PATH is one that the bureau holds, or stands in what it holds: to take it away is
 * no way to mend, and only undo brings it back. */
gboolean tries_is_filed(const Clerk *clerk, const char *path);
/* The template TEMPLATE as it is beside the concrete path LIKE: its numbers where both go through the same
 * repeats, else the first. Free with g_free; NULL where an instance is missing. */
char *tries_beside(const Clerk *clerk, const char *template, const char *like);
