/*
 * public-key: the modulus of the RSA key that signs an App, in decimal or hexadecimal digits, upper-case.
 *
 * PEM and base64 hold the modulus and more; they are refused with how to get it (decision 18). A length
 * that no usual key has is a doubt. Source: miit-and-peers 6.6.
 */
#include "config.h"
#include "core/types/fingerprint.h"
#include "core/types/spelling.h"
#include <string.h>

#define HEXADECIMAL "0123456789ABCDEF"
#define DIGITS_MIN 64
#define DIGITS_MAX 8192

static const char *const reasons[] = {
	"public-key.characters", "public-key.length", "public-key.encoded", NULL};
static const char *const doubts[] = {"unusual-length", NULL};

/* Digits of a modulus of 1024, 2048, 3072 and 4096 bits, the highest bit of which is 1. */
static gboolean
is_usual(const char *digits)
{
	static const struct {
		gsize hexadecimal, decimal_min, decimal_max;
	} lengths[] = {{256, 308, 309}, {512, 617, 617}, {768, 925, 925}, {1024, 1233, 1234}};
	gsize length = strlen(digits);
	gboolean decimal = beian_spelling_is_digits(digits);

	for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
		if (length == lengths[i].hexadecimal)
			return TRUE;
		if (decimal && length >= lengths[i].decimal_min && length <= lengths[i].decimal_max)
			return TRUE;
	}
	return FALSE;
}

/* Whether TEXT is PEM, or long enough and of the alphabet of base64 while no number. */
static gboolean
is_encoded(const char *text)
{
	static const char base64[] = BEIAN_DIGITS BEIAN_CAPITALS BEIAN_SMALL_LETTERS "+/=";
	g_autofree char *plain = beian_spelling_plain(text);
	g_auto(GStrv) words = g_strsplit(plain, " ", -1);
	g_autofree char *joined = g_strjoinv("", words);

	if (strstr(plain, "-----BEGIN") != NULL)
		return TRUE;
	return strlen(joined) >= DIGITS_MIN && joined[strspn(joined, base64)] == '\0' &&
	       strspn(joined, HEXADECIMAL "abcdef") < strlen(joined);
}

/* DIGITS without zero bytes in front: one keeps the sign in DER and is no part of the number. */
static const char *
skip_sign(const char *digits)
{
	while (strlen(digits) % 2 == 0 && g_str_has_prefix(digits, "00"))
		digits += 2;
	return digits;
}

static void
read_public_key(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianShape shape = {
		HEXADECIMAL, DIGITS_MIN, DIGITS_MAX, "public-key.characters", "public-key.length"};
	static const char *const labels[] = {"MODULUS", NULL};
	g_autofree char *code = beian_spelling_code(text, "");
	const char *labelled = beian_fingerprint_skip_label(labels, code);
	g_autofree char *digits = beian_spelling_code(labelled, ":");
	const char *modulus = skip_sign(digits + (g_str_has_prefix(digits, "0X") ? 2 : 0));

	(void)facets;
	if (modulus[strspn(modulus, HEXADECIMAL)] != '\0' && is_encoded(text)) {
		beian_reading_refuse(out, "public-key.encoded", NULL);
		return;
	}
	if (!beian_reading_fits(out, &shape, modulus))
		return;
	if (!is_usual(modulus))
		beian_reading_doubt(
			out, "unusual-length", g_strdup_printf("%" G_GSIZE_FORMAT, strlen(modulus)));
	beian_reading_accept(out, g_strdup(modulus));
}

const BeianType beian_type_public_key = {
	.name = "public-key",
	.read = read_public_key,
	.reasons = reasons,
	.doubts = doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9A-F]+",
};
