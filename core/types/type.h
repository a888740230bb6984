/*
 * type: what a value is. One type, one file, one row in the table of type.c.
 *
 * Types know nothing of forms, rules, code tables or the day. A type *refuses* only what cannot be such a
 * value (length, alphabet, no such day); what is merely improbable or fails a check digit is a value with
 * *doubts*, of which rules make findings that a person can confirm. Input is forgiving where the meaning
 * is certain (full-width digits, blanks, case) and never where it is not.
 */
#pragma once
#include "core/base/language.h"

#define BEIAN_DOUBTS_MAX 4

/* What a type made of a text. */
typedef struct {
	char *value;        /* canonical form, NFC, writable; NULL when refused. Owned. */
	const char *reason; /* when refused: the id of why, "mobile.length"; static. NULL when there is a
			       value. */
	char *detail; /* what the reason's or doubt's texts quote as {detail}: a better value, a position; or
			 NULL. Owned. */
	const char
		*doubts[BEIAN_DOUBTS_MAX]; /* ids such as "check-digit", static; the first NULL ends them */
} BeianReading;

void beian_reading_clear(BeianReading *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianReading, beian_reading_clear)

/* What a type may ask of code tables without knowing them; codes/ implements it. */
typedef struct BeianVocabulary BeianVocabulary;
struct BeianVocabulary {
	/*
	 * The token that TEXT (normalised) stands for in the list LIST: TEXT may be a token, a Chinese or
	 * English label or a number of the ministry's. Borrowed; NULL when there is none or it is
	 * ambiguous.
	 */
	const char *(*token)(const BeianVocabulary *self, const char *list, const char *text);
};

/* The facets of a question that its type heeds; zero means "no limit". */
typedef struct {
	const char *list; /* type code: the id of the code list */
	guint min_chars;
	guint max_chars;
	guint max_bytes;    /* type file: the largest file */
	gboolean multiple;  /* several values, separated by blanks, commas or semicolons; the canonical form
			       separates by one blank */
	gboolean long_term; /* type date: "long-term" (长期) is a value */
	const BeianVocabulary *vocabulary; /* NULL: codes and regions are judged by shape alone */
} BeianFacets;

typedef struct BeianType {
	const char *name; /* as forms write it: "credit-code" */
	/*
	 * Reads TEXT (valid UTF-8, not blank, outer blanks cut, writable) into *OUT, which is all zero.
	 * Sets either value or reason. Pure.
	 */
	void (*read)(const char *text, const BeianFacets *facets, BeianReading *out);
	/*
	 * Reasons and doubts this type can give, NULL-terminated, for lint: every reason has texts in
	 * data/rules/reasons.xml.
	 */
	const char *const *reasons;
	const char *const *doubts;
	/* The XML Schema type of the canonical form: a built-in name, and a pattern or NULL. */
	const char *xsd_base;
	const char *xsd_pattern;
	/*
	 * Whether a person reads the value better grouped or with its label; view only. NULL: as it is.
	 * Free with g_free.
	 */
	char *(*show)(const char *value);
} BeianType;

/* The type called NAME, or NULL. */
const BeianType *beian_type_find(const char *name);
/* All types in the order of their names, NULL-terminated. */
const BeianType *const *beian_type_all(void);

/*
 * Reads TEXT as typed. Blank text must not be given. Invalid UTF-8 or characters XML cannot carry are
 * refused as "text.characters" before the type is asked.
 */
void beian_type_read(const BeianType *type, const char *text, const BeianFacets *facets, BeianReading *out);
