/*
 * card: the 18 characters of cards that follow GB 11643: region or nationality 6, birth date 8, order 3,
 * check character 1. Resident identity cards, residence cards of Hong Kong, Macao and Taiwan residents,
 * permanent residence cards of foreigners.
 */
#pragma once
#include "core/types/type.h"

#define BEIAN_CARD_CHARS 18

/* Static ids. */
typedef struct {
	const char *characters, *length, *birth_date;
} BeianCardReasons;

/*
 * Reads NUMBER (upper-case, no blanks) into OUT with the doubt "check-digit" where it fails, or refuses
 * it. A birth date must exist and not lie before 1850. Returns whether it is accepted.
 */
gboolean beian_card_read(const char *number, const BeianCardReasons *reasons, BeianReading *out);

/* Grouped as 110105 19491231 002X; what is no such number stays as it is. Free with g_free. */
char *beian_card_show(const char *value);
