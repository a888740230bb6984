#include "config.h"
#include "core/types/check_digit.h"
#include "core/types/spelling.h"
#include <string.h>

/* The place of C in ALPHABET, or -1. */
static int
value_in(const char *alphabet, char c)
{
	const char *found = c == '\0' ? NULL : strchr(alphabet, c);

	return found == NULL ? -1 : (int)(found - alphabet);
}

char
beian_check_digit_credit(const char *code)
{
	int sum = 0, weight = 1;

	for (int i = 0; i < 17; i++) {
		int value = value_in(BEIAN_CREDIT_ALPHABET, code[i]);
		if (value < 0)
			return '\0';
		sum += value * weight;
		weight = weight * 3 % 31;
	}
	return BEIAN_CREDIT_ALPHABET[(31 - sum % 31) % 31];
}

char
beian_check_digit_organisation(const char *code)
{
	static const int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
	int sum = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(weights); i++) {
		int value = value_in(BEIAN_DIGITS BEIAN_CAPITALS, code[i]);
		if (value < 0)
			return '\0';
		sum += value * weights[i];
	}
	/* 11 − sum mod 11, where 10 is written X and 11 is written 0. */
	return "0X987654321"[sum % 11];
}

char
beian_check_digit_licence(const char *digits)
{
	int product = 10;

	for (int i = 0; i < 14; i++) {
		int value = value_in(BEIAN_DIGITS, digits[i]);
		if (value < 0)
			return '\0';
		int sum = (product + value) % 10;
		product = (sum == 0 ? 10 : sum) * 2 % 11;
	}
	return BEIAN_DIGITS[(11 - product) % 10];
}

char
beian_check_digit_identity(const char *digits)
{
	static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	int sum = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(weights); i++) {
		int value = value_in(BEIAN_DIGITS, digits[i]);
		if (value < 0)
			return '\0';
		sum += value * weights[i];
	}
	return "10X98765432"[sum % 11];
}
