/* words: what a person types to search, as SQL takes it. For this room only. */
#pragma once
#include <glib.h>

/*
 * WORDS (separated by blanks, the ideographic one too; NULL for none) as a JSON array for json_each, ASCII in
 * lower case; NULL when there is none. Free with g_free.
 */
char *beian_words_json(const char *words);
