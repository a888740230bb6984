/*
 * fingerprint: digests of signing certificates in hexadecimal, upper-case, without colons. Source: icp-
 * filing 7.
 */
#pragma once
#include "core/types/types.h"

/*
 * Reads TEXT, which may begin with one of LABELS (NULL-terminated, upper-case) and a colon, as keytool
 * prints it.
 */
void beian_fingerprint_read(
	const BeianShape *shape, const char *const *labels, const char *text, BeianReading *out);

/* What FOLLOWS one of LABELS and a colon in TEXT, or TEXT. Borrowed. */
const char *beian_fingerprint_skip_label(const char *const *labels, const char *text);
