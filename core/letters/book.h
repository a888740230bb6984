/* book: what the files of this room share. For no one else. */
#pragma once
#include "core/letters/letter.h"

#define BEIAN_LETTERS_NAMESPACE "urn:beian:letters:1"

/* The text of PART, one line, seen from NODE; what it lacks of DOCUMENT goes to MISSING. Free with g_free. */
char *beian_letters_fill_in(const BeianLetterPart *part, const BeianXmlNode *node, BeianAsking *asking,
	const BeianDocument *document, GPtrArray *missing);
/* The concrete path of the element that FINDING's rule was asked for. Free with g_free. */
char *beian_letters_element(const BeianFinding *finding);
/* Appends TEXT to ALL, wrapped into lines that begin in column COL and end before column COLS. */
void beian_letters_put(GString *all, int col, int cols, const char *text);

/* What PATH of an expression means, seen from the concrete path OWNER; the file inside of an answer is the
 * answer. Free with g_free. */
char *beian_letters_path(const char *owner, const char *path);
/* The question there; NULL when it is none. */
const BeianItem *beian_letters_item(const BeianDocument *document, const char *owner, const char *path);

struct BeianLetterBook {
	GPtrArray *letters; /* of BeianLetter, owned */
	GPtrArray *hints;   /* of BeianHint, owned */
	GPtrArray *remarks; /* of BeianRemark, owned */
	GHashTable *by_id;
};
