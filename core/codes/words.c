#include "config.h"
#include "core/codes/words.h"
#include "core/base/date.h"
#include "core/codes/list.h"
#include <string.h>

static const char *const columns[] = {"word", "scope", "source", "date"};

typedef enum { WORD, SCOPE, SOURCE, DATE } Column;

typedef struct {
	const char *word, *scope; /* as in the file; borrowed from the table */
	char *folded;
	gsize size;   /* of FOLDED */
	gboolean own; /* a user's */
} Word;

struct BeianWordList {
	BeianTable *table, *own; /* own: the user's; or NULL */
	GArray *words;           /* of Word, the longest first */
};

static void
clear_word(gpointer word)
{
	g_free(((Word *)word)->folded);
}

static int
longest_first(gconstpointer a, gconstpointer b)
{
	const Word *left = a, *right = b;

	return left->size < right->size   ? 1
	       : left->size > right->size ? -1
					  : strcmp(left->folded, right->folded);
}

static gboolean
header_is_right(const BeianTable *table, BeianComplaints *complaints)
{
	guint before = complaints->len;

	for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
		if (i >= table->columns || strcmp(beian_table_row(table, -1)[i], columns[i]) != 0)
			beian_complaints_add(
				complaints, table->file, 1, _("column %u must be \"%s\""), i + 1, columns[i]);
	return complaints->len == before;
}

static void
check_row(const BeianTable *table, guint index, GHashTable *seen, BeianComplaints *complaints)
{
	const char *const *cells = beian_table_row(table, (int)index);
	long line = beian_table_line(table, index);
	char *key = g_strconcat(cells[WORD], "\n", cells[SCOPE], NULL);
	guint before = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
	BeianDate day;

	if (*cells[WORD] == '\0')
		beian_complaints_add(
			complaints, table->file, line, _("the cell \"%s\" is empty"), columns[WORD]);
	if (*cells[SOURCE] == '\0')
		beian_complaints_add(
			complaints, table->file, line, _("the cell \"%s\" is empty"), columns[SOURCE]);
	if (*cells[DATE] != '\0' && !beian_date_parse(cells[DATE], &day))
		beian_complaints_add(complaints, table->file, line,
			_("%s is \"%s\", which is no day; write YYYY-MM-DD"), columns[DATE], cells[DATE]);
	if (before != 0)
		beian_complaints_add(complaints, table->file, line,
			_("the word \"%s\" is in line %ld already, in the same scope"), cells[WORD],
			beian_table_line(table, before - 1));
	g_hash_table_insert(seen, key, GUINT_TO_POINTER(index + 1));
}

static void
take_words(BeianWordList *list, const BeianTable *table, BeianComplaints *complaints)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < beian_table_rows(table); i++) {
		const char *const *cells = beian_table_row(table, (int)i);
		char *folded = beian_list_fold(cells[WORD]);
		Word word = {cells[WORD], cells[SCOPE], folded, strlen(folded), table == list->own};
		check_row(table, i, seen, complaints);
		g_array_append_val(list->words, word);
	}
}

/* Reads PATH into *TABLE, and takes its words. FALSE with *ERROR: it cannot be read. */
static gboolean
read_table(BeianWordList *list, BeianTable **table, const char *path, BeianComplaints *complaints,
	GError **error)
{
	*table = beian_table_read(path, complaints, error);
	if (*table != NULL && (*table)->columns > 0 && header_is_right(*table, complaints))
		take_words(list, *table, complaints);
	return *table != NULL;
}

BeianWordList *
beian_word_list_read(const char *path, const char *own, GError **error)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(BeianWordList) list = g_new0(BeianWordList, 1);

	list->words = g_array_new(FALSE, FALSE, sizeof(Word));
	g_array_set_clear_func(list->words, clear_word);
	if (!read_table(list, &list->table, path, complaints, error) ||
		(own != NULL && !read_table(list, &list->own, own, complaints, error)))
		return NULL;
	g_array_sort(list->words, longest_first);
	return beian_complaints_none(complaints, error) ? g_steal_pointer(&list) : NULL;
}

gboolean
beian_word_list_is_own(const BeianWordList *list, const char *word)
{
	for (guint i = 0; list->own != NULL && i < list->words->len; i++) {
		const Word *each = &g_array_index(list->words, Word, i);
		if (each->word == word)
			return each->own;
	}
	return FALSE;
}

void
beian_word_list_free(BeianWordList *list)
{
	if (list == NULL)
		return;
	g_array_unref(list->words);
	beian_table_free(list->table);
	beian_table_free(list->own);
	g_free(list);
}

/* Whether WORD counts in SCOPES, one or several separated by blanks. */
static gboolean
is_in_scope(const Word *word, const char *scopes)
{
	gsize length = strlen(word->scope);

	if (*scopes == '\0' || length == 0)
		return TRUE;
	for (const char *at = scopes; *at != '\0'; at += strspn(at, " ")) {
		gsize one = strcspn(at, " ");
		if (one == length && memcmp(at, word->scope, length) == 0)
			return TRUE;
		at += one;
	}
	return FALSE;
}

const char *
beian_word_list_find(const BeianWordList *list, const char *scope, const char *text, gboolean at_beginning)
{
	g_autofree char *folded = beian_list_fold(text);

	for (guint i = 0; i < list->words->len; i++) {
		const Word *word = &g_array_index(list->words, Word, i);
		if (!is_in_scope(word, scope))
			continue;
		if (at_beginning ? g_str_has_prefix(folded, word->folded)
				 : strstr(folded, word->folded) != NULL)
			return word->word;
	}
	return NULL;
}

const char *
beian_word_list_missing(const BeianWordList *list, const char *scope, const char *text)
{
	g_autofree char *folded = beian_list_fold(text);

	for (guint i = 0; i < list->words->len; i++) {
		const Word *word = &g_array_index(list->words, Word, i);
		if (is_in_scope(word, scope) && strstr(folded, word->folded) == NULL)
			return word->word;
	}
	return NULL;
}

char *
beian_word_list_join(const BeianWordList *list, const char *scope, const char *between)
{
	GString *words = g_string_new(NULL);

	for (guint i = 0; i < beian_table_rows(list->table); i++) {
		const char *const *cells = beian_table_row(list->table, (int)i);
		if (strcmp(cells[SCOPE], scope) == 0)
			g_string_append_printf(words, "%s%s", words->len > 0 ? between : "", cells[WORD]);
	}
	return g_string_free(words, FALSE);
}
