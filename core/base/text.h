/*
 * text: strings of people, always UTF-8.
 *
 * Three units: bytes (_bytes), what a person calls a character (_chars, an extended grapheme cluster of UAX
 * 29), and columns of a terminal (_cols, base/width.h).
 */
#pragma once
#include <glib.h>

/*
 * Whether TEXT is valid UTF-8 and every character is one that XML 1.0 can carry (production Char), tabs and
 * line feeds included. libxml2 writes others without complaint, and what it wrote cannot be read back.
 */
gboolean beian_text_is_writable(const char *text);

/*
 * Whether TEXT, valid UTF-8, holds a character that a terminal obeys instead of showing it: the controls of
 * ASCII and of Latin 1 (U+009B begins a sequence as ESC [ does), tabs and line feeds excepted.
 */
gboolean beian_text_has_controls(const char *text);
/* A copy of TEXT, any bytes, in which such characters, and bytes that are no UTF-8, are seen and do nothing.
 * Free with g_free. */
char *beian_text_visible(const char *text);

/* NFC of TEXT with outer blanks of any script cut. TEXT is valid UTF-8. Free with g_free. */
char *beian_text_normalise(const char *text);

/* A copy of TEXT with full-width ASCII (U+FF01 to U+FF5E) and the ideographic blank (U+3000) as their
 * half-width twins. */
char *beian_text_fold_width(const char *text);

/* A copy of TEXT without any of the ASCII characters in UNWANTED. */
char *beian_text_without(const char *text, const char *unwanted);

/* Characters a person would count in TEXT. */
guint beian_text_chars(const char *text);

/* Byte offset of the boundary after, or before, the character at byte offset AT; stays within 0 …
 * strlen(TEXT). */
gsize beian_text_next(const char *text, gsize at);
gsize beian_text_previous(const char *text, gsize at);

/* How many edits (insert, delete, replace a byte) turn A into B, at most LIMIT + 1. For "did you mean". */
guint beian_text_distance(const char *a, const char *b, guint limit);

/* The one of NAMES (NULL-terminated) that is nearest to NAME and near enough to be meant; NULL when none is.
 * Borrowed from NAMES. */
const char *beian_text_nearest(const char *name, const char *const *names);
