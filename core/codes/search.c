/*
 * search: finding rows by pieces of what they are called.
 *
 * All fields of all rows stand in one text, so that one pass of memmem finds every place a word occurs: 4,300
 * regions in a tenth of a millisecond. What stands around a place says how good the match is.
 */
#include "config.h"
#include "core/codes/list.h"
#include <string.h>

/*
 * Between fields; and around a number, which only the whole number matches: "1" must not find 11, 12 and 31.
 */
#define FIELD_MARK '\n'
#define NUMBER_MARK '\1'

/* How well a word fits a row; less is better. ABOVE: it fits what the region lies in. */
enum { RANK_EXACT, RANK_BEGINNING, RANK_INSIDE, RANK_ABOVE, RANK_NONE };

static void
add_field(GString *keys, const char *text, char mark)
{
	if (*text == '\0')
		return;
	beian_list_fold_onto(keys, text);
	g_string_append_c(keys, mark);
}

/* Initials and full readings are fields of their own. */
static void
add_pinyin(GString *keys, const char *pinyin)
{
	gsize start = keys->len;

	add_field(keys, pinyin, FIELD_MARK);
	for (char *at = keys->str + start; *at != '\0'; at++)
		if (*at == ' ')
			*at = FIELD_MARK;
}

static void
add_row(GString *keys, const BeianCode *row)
{
	g_string_append_c(keys, FIELD_MARK);
	add_field(keys, row->token, FIELD_MARK);
	add_field(keys, row->label[BEIAN_LANGUAGE_ZH], FIELD_MARK);
	add_field(keys, row->label[BEIAN_LANGUAGE_EN], FIELD_MARK);
	add_pinyin(keys, row->pinyin);
	g_string_append_c(keys, NUMBER_MARK);
	/* A region's number is its token, which may be given in part. */
	if (strcmp(row->miit, row->token) != 0)
		add_field(keys, row->miit, NUMBER_MARK);
}

/* Made on the first search, of a list that is const to everyone else. */
static const BeianSearchIndex *
index_of(const BeianCodeList *list)
{
	BeianSearchIndex *index = &((BeianCodeList *)list)->index;

	if (index->keys != NULL)
		return index;
	index->keys = g_string_sized_new((gsize)list->count * 64 + 1);
	index->ends = g_new(gsize, MAX(list->count, 1));
	for (guint i = 0; i < list->count; i++) {
		add_row(index->keys, &list->rows[i]);
		index->ends[i] = index->keys->len;
	}
	return index;
}

/* What the match of SIZE bytes at AT is worth. A mark stands before every field, and after it. */
static guint8
rank_at(const char *at, gsize size)
{
	const char *start = at;

	while (*(start - 1) != FIELD_MARK && *(start - 1) != NUMBER_MARK)
		start--;
	gboolean whole = start == at && (at[size] == FIELD_MARK || at[size] == NUMBER_MARK);
	if (whole)
		return RANK_EXACT;
	if (*(start - 1) == NUMBER_MARK)
		return RANK_NONE;
	return start == at || *(at - 1) == ' ' ? RANK_BEGINNING : RANK_INSIDE;
}

/* Sets RANKS[row] to how well WORD fits the row itself. */
static void
rank_word(const BeianCodeList *list, const BeianSearchIndex *index, const char *word, guint8 *ranks)
{
	const char *keys = index->keys->str, *end = keys + index->keys->len, *at = keys;
	gsize size = strlen(word);
	guint row = 0;

	memset(ranks, RANK_NONE, list->count);
	while ((at = memmem(at, (gsize)(end - at), word, size)) != NULL) {
		while (index->ends[row] <= (gsize)(at - keys))
			row++;
		guint8 rank = rank_at(at, size);
		ranks[row] = MIN(ranks[row], rank);
		/* Nothing beats an exact match: on to the next row. */
		at = rank == RANK_EXACT ? keys + index->ends[row] : at + 1;
	}
}

static guint8
rank_with_parents(const BeianCodeList *list, const guint8 *ranks, guint row)
{
	if (ranks[row] != RANK_NONE || list->parents == NULL)
		return ranks[row];
	for (guint up = list->parents[row]; up != BEIAN_LIST_NONE; up = list->parents[up])
		if (ranks[up] != RANK_NONE)
			return RANK_ABOVE;
	return RANK_NONE;
}

/* Rows by the sum of their ranks, equal sums in the order of the list; a sum of NOT_FOUND is left out. */
#define NOT_FOUND G_MAXUINT16

static GArray *
in_order(const guint16 *sums, guint count, guint16 most)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint sum = 0; sum <= most; sum++)
		for (guint i = 0; i < count; i++)
			if (sums[i] == sum)
				g_array_append_val(found, i);
	return found;
}

/* The row whose whole name WORDS are, as it is shown: "浙江省杭州市西湖区" is no word of one row. */
static void
add_named(GArray *found, const BeianCodeList *list, const char *words)
{
	const BeianCode *row = beian_list_named((BeianCodeList *)list, words);
	guint index = row != NULL ? (guint)(row - list->rows) : 0;

	if (row != NULL)
		g_array_append_val(found, index);
}

/* Words beyond it are heeded no more: nobody types so many, and a paste must not cost seconds. */
#define WORDS_MAX 16

GArray *
beian_code_list_search(const BeianCodeList *list, const char *words)
{
	const BeianSearchIndex *index = index_of(list);
	g_autofree char *folded = beian_list_fold(words);
	g_auto(GStrv) each = g_strsplit_set(folded, " \t\n", -1);
	g_autofree guint8 *ranks = g_new(guint8, MAX(list->count, 1));
	g_autofree guint16 *sums = g_new0(guint16, MAX(list->count, 1));
	guint heeded = 0;

	for (char **word = each; *word != NULL && heeded < WORDS_MAX; word++) {
		if (**word == '\0')
			continue;
		heeded++;
		rank_word(list, index, *word, ranks);
		for (guint i = 0; i < list->count; i++) {
			guint8 rank = sums[i] == NOT_FOUND ? RANK_NONE : rank_with_parents(list, ranks, i);
			sums[i] = rank == RANK_NONE ? NOT_FOUND : (guint16)(sums[i] + rank);
		}
	}
	GArray *found = in_order(sums, list->count, (guint16)(heeded * RANK_ABOVE));
	if (found->len == 0)
		add_named(found, list, words);
	return found;
}
