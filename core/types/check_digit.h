/*
 * check_digit: the four check characters of Chinese numbers.
 *
 * Each function reads the characters before the check character, ignores what follows them, and returns
 * the check character that belongs there, upper-case; '\0' when one of them is outside the alphabet or
 * missing.
 */
#pragma once
#include <glib.h>

/* The 31 characters of a unified social credit code: no I, O, S, V, Z. Source: GB 32100-2015, table 2. */
#define BEIAN_CREDIT_ALPHABET "0123456789ABCDEFGHJKLMNPQRTUWXY"

/* Of 17 characters of a unified social credit code: MOD 31-3. Source: GB 32100-2015, 5.2; icp-filing 7. */
char beian_check_digit_credit(const char *code);

/*
 * Of 8 characters of an organisation code, digits and A to Z: weights 3 7 9 10 5 8 4 2. Source: GB
 * 11714-1997, 3.3.
 */
char beian_check_digit_organisation(const char *code);

/*
 * Of 14 digits of a business register number as used until 2015: ISO 7064 MOD 11,10. Source: miit-and-
 * peers 5.3.
 */
char beian_check_digit_licence(const char *digits);

/* Of 17 digits of an identity number: ISO 7064 MOD 11-2. Source: GB 11643-1999, 4.2.3. */
char beian_check_digit_identity(const char *digits);
