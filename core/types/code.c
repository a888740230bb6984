/* code: a choice, or several, from a code list. The document holds tokens, never labels or numbers. */
#include "config.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

/* No label has more words: what bounds the search for labels among words that only blanks separate. */
#define LABEL_WORDS_MAX 12

static const char *const reasons[] = {"code.unknown", "code.several", NULL};

static gboolean
is_token(const char *text)
{
	return g_ascii_isalnum(text[0]) && text[strspn(text, BEIAN_DIGITS BEIAN_SMALL_LETTERS "-.")] == '\0';
}

/* The token that TEXT stands for; NULL when there is none. Free with g_free. */
static char *
find_token(const BeianFacets *facets, const char *text)
{
	const BeianVocabulary *vocabulary = facets->vocabulary;
	g_autofree char *plain = beian_spelling_plain(text);
	g_autofree char *small = g_ascii_strdown(g_strstrip(plain), -1);
	const char *token;

	if (vocabulary == NULL || facets->list == NULL)
		return is_token(small) ? g_strdup(small) : NULL;
	token = vocabulary->token(vocabulary, facets->list, text);
	if (token == NULL)
		token = vocabulary->token(vocabulary, facets->list, small);
	return g_strdup(token);
}

static void
add_token(GPtrArray *tokens, char *token)
{
	if (g_ptr_array_find_with_equal_func(tokens, token, g_str_equal, NULL))
		g_free(token);
	else
		g_ptr_array_add(tokens, token);
}

/*
 * Adds to TOKENS what the words of PIECE stand for, taking the longest run of words that is a label each
 * time, because labels have blanks too ("Simplified Chinese English"). Returns the word that means
 * nothing, or NULL.
 */
static char *
add_words(const BeianFacets *facets, const char *piece, GPtrArray *tokens)
{
	g_auto(GStrv) words = g_strsplit(piece, " ", -1);
	guint count = g_strv_length(words), next;

	for (guint i = 0; i < count; i = next) {
		char *token = NULL;
		next = i + 1;
		if (*words[i] == '\0')
			continue;
		for (guint end = MIN(count, i + LABEL_WORDS_MAX); token == NULL && end > i; end--) {
			char *kept = words[end];
			words[end] = NULL;
			g_autofree char *label = g_strjoinv(" ", words + i);
			words[end] = kept;
			token = find_token(facets, label);
			next = end;
		}
		if (token == NULL)
			return g_strdup(words[i]);
		add_token(tokens, token);
	}
	return NULL;
}

/* TEXT with one line feed for every separator stronger than a blank, and plain blanks. */
static char *
unify_separators(const char *text)
{
	static const char *const separators[] = {",", ";", "，", "；", "、"};
	g_autoptr(GString) pieces = g_string_new(text);

	for (gsize i = 0; i < G_N_ELEMENTS(separators); i++)
		g_string_replace(pieces, separators[i], "\n", 0);
	g_string_replace(pieces, "\t", " ", 0);
	g_string_replace(pieces, "\u3000", " ", 0);
	return g_string_free(g_steal_pointer(&pieces), FALSE);
}

/* Adds to TOKENS what TEXT lists. Returns the first part that means nothing, or NULL. Free with g_free. */
static char *
add_list(const BeianFacets *facets, const char *text, GPtrArray *tokens)
{
	g_autofree char *unified = unify_separators(text);
	g_auto(GStrv) pieces = g_strsplit(unified, "\n", -1);
	char *stranger = NULL;

	for (char **piece = pieces; stranger == NULL && *piece != NULL; piece++)
		stranger = add_words(facets, *piece, tokens);
	return stranger;
}

static void
read_code(const char *text, const BeianFacets *facets, BeianReading *out)
{
	g_autoptr(GPtrArray) tokens = g_ptr_array_new_with_free_func(g_free);
	char *whole = find_token(facets, text);

	if (whole != NULL) {
		beian_reading_accept(out, whole);
		return;
	}
	g_autofree char *stranger = add_list(facets, text, tokens);
	if (stranger != NULL || tokens->len == 0) {
		beian_reading_refuse(out, "code.unknown",
			g_strdup(facets->multiple && stranger != NULL ? stranger : text));
	} else if (tokens->len > 1 && !facets->multiple) {
		beian_reading_refuse(out, "code.several", g_strdup(g_ptr_array_index(tokens, 0)));
	} else {
		g_ptr_array_add(tokens, NULL);
		beian_reading_accept(out, g_strjoinv(" ", (char **)tokens->pdata));
	}
}

const BeianType beian_type_code = {
	.name = "code",
	.read = read_code,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[a-z0-9][a-z0-9.\\-]*( [a-z0-9][a-z0-9.\\-]*)*",
};
