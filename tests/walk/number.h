/* number: numbers of invented people and organisations, right to the last digit. */
#pragma once
#include <glib.h>

/*
 * A number of the type TYPE (types/types.h) for the REGION of six digits; another one for each SALT below
 * 1000. PREFIX: the two characters that a credit code begins with; BORN, as in "19850612": the birthday on a
 * card. Free with g_free.
 */
char *number_make(const char *type, const char *region, const char *prefix, const char *born, guint salt);
