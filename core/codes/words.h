/* words: lists of words that texts are searched for. For this room only. */
#pragma once
#include "core/codes/table.h"

typedef struct BeianWordList BeianWordList;

/* Reads PATH, and OWN, the user's own words, when it is not NULL. NULL with *ERROR: cannot be read, or every
 * mistake in them. */
BeianWordList *beian_word_list_read(const char *path, const char *own, GError **error);
/* Whether WORD, which was found in LIST, is one of the user's own. */
gboolean beian_word_list_is_own(const BeianWordList *list, const char *word);
void beian_word_list_free(BeianWordList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianWordList, beian_word_list_free)

/*
 * The longest word in SCOPE ("": any) that occurs in TEXT, or that TEXT begins with when AT_BEGINNING.
 * Borrowed; NULL when none.
 */
const char *beian_word_list_find(
	const BeianWordList *list, const char *scope, const char *text, gboolean at_beginning);

/* All words in SCOPE alone (not those of every scope), in the order of the file, with BETWEEN between them.
 * Free with g_free. */
char *beian_word_list_join(const BeianWordList *list, const char *scope, const char *between);

/* The first word in SCOPE that TEXT lacks. Borrowed; NULL when it has all. */
const char *beian_word_list_missing(const BeianWordList *list, const char *scope, const char *text);
