/* book: what the files of this room share. For no one else. */
#pragma once
#include "core/advice/advice.h"

#define BEIAN_ADVICE_NAMESPACE "urn:beian:advice:1"
#define BEIAN_ADVICE_FILE "data/kind/outcomes.xml"

struct BeianAdviceBook {
	BeianForm *form;
	char **kinds;          /* those that have a form */
	GPtrArray *outcomes;   /* of BeianAdvice, owned */
	GPtrArray *notes;      /* likewise */
	GPtrArray *entries;    /* likewise */
	GHashTable *lists;     /* id → GPtrArray of BeianAdviceLine */
	GPtrArray *lines;      /* all of them, owned */
	BeianExpressions *all; /* what expressions are evaluated in */
};
