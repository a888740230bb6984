/*
 * spelling: what is certain to be mere spelling when a person types or pastes a number: widths, kinds of
 * dashes and blanks, invisible characters, case.
 *
 * Texts are NFC. Nothing here is for names and addresses, whose widths are kept.
 */
#pragma once
#include <glib.h>

#define BEIAN_DIGITS "0123456789"
#define BEIAN_CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define BEIAN_SMALL_LETTERS "abcdefghijklmnopqrstuvwxyz"

/*
 * Whether C is invisible and never meant: marks of direction, zero-width blanks, byte order marks, soft
 * hyphens. Windows puts one before every certificate fingerprint that is copied from its dialog. The two
 * joiners do mean something.
 */
gboolean beian_spelling_is_stray(gunichar c);

/*
 * TEXT with half-width ASCII, every dash as "-", every blank as " ", without strays and outer blanks. Free
 * with g_free.
 */
char *beian_spelling_plain(const char *text);

/* The plain TEXT without blanks and without the ASCII characters in SEPARATORS, ASCII letters upper-case. */
char *beian_spelling_code(const char *text, const char *separators);

/*
 * The first character of TEXT as one can show it alone: itself, or "U+0301" where it would be unseen. Free
 * with g_free.
 */
char *beian_spelling_character(const char *text);

/* Whether TEXT is one or more ASCII digits. */
gboolean beian_spelling_is_digits(const char *text);

/*
 * A copy of the ASCII TEXT with a blank between groups of SIZES characters; zero ends them, the rest is
 * the last group.
 */
char *beian_spelling_grouped(const char *text, const guint8 *sizes);
