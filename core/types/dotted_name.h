/* dotted_name: names such as com.example.app: words with dots between them. Case matters. */
#pragma once
#include "core/types/type.h"

typedef struct {
	const char *alphabet;                            /* of a word */
	gboolean letter_first;                           /* every word begins with a letter */
	gsize max;                                       /* characters */
	const char *characters, *length, *no_dot, *word; /* reasons, static */
} BeianDottedName;

/*
 * Reads TEXT into OUT: two words or more. The detail of "word" is the word that is wrong, "…" when it is
 * empty.
 */
void beian_dotted_name_read(const BeianDottedName *name, const char *text, BeianReading *out);
