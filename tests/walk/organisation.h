/* organisation: names of invented organisations. */
#pragma once
#include "core/codes/codes.h"

/* The name of one of NATURE in PLACE, now and then with a word of a trade that wants an approval. Free with
 * g_free. */
char *organisation_name(BeianCodes *codes, GRand *random, const char *nature, const char *place);
