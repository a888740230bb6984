/* name: what row of a list a text stands for, and what a region is called in full. */
#include "config.h"
#include "core/base/text.h"
#include "core/codes/list.h"

/*
 * Whether only ASCII without outer blanks and ideographs from U+4000 to U+9FFF are in TEXT: they have one
 * width and one normal form, and asking Unicode about each of 35,000 fields of regions takes forty
 * milliseconds.
 */
static gboolean
is_plain(const char *text)
{
	const guchar *at = (const guchar *)text;

	if (g_ascii_isspace(*text))
		return FALSE;
	while (*at != '\0') {
		if (*at >= 0xe4 && *at <= 0xe9)
			at += 3;
		else if (*at < 0x80)
			at++;
		else
			return FALSE;
	}
	return at == (const guchar *)text || !g_ascii_isspace((char)at[-1]);
}

void
beian_list_fold_onto(GString *string, const char *text)
{
	gsize start = string->len;

	if (!is_plain(text)) {
		g_autofree char *folded = beian_list_fold(text);
		g_string_append(string, folded);
		return;
	}
	g_string_append(string, text);
	for (char *at = string->str + start; *at != '\0'; at++)
		*at = g_ascii_tolower(*at);
}

char *
beian_list_fold(const char *text)
{
	if (is_plain(text))
		return g_ascii_strdown(text, -1);

	g_autofree char *narrow = beian_text_fold_width(text);
	g_autofree char *normal = beian_text_normalise(narrow);
	return g_utf8_strdown(normal, -1);
}

/* Province, city, county, and one to spare. */
#define LEVELS_MAX 4

char *
beian_list_region_name(const BeianCodeList *list, guint index, guint levels, BeianLanguage language)
{
	guint chain[LEVELS_MAX], length = 0;
	GString *name = g_string_new(NULL);

	for (; index != BEIAN_LIST_NONE && length < LEVELS_MAX && length <= levels;
		index = list->parents[index])
		chain[length++] = index;
	for (guint i = 0; i < length; i++) {
		/* Chinese goes from the province down, English from the place up. */
		guint at = language == BEIAN_LANGUAGE_ZH ? chain[length - 1 - i] : chain[i];
		if (language == BEIAN_LANGUAGE_EN && i > 0)
			g_string_append(name, ", ");
		g_string_append(name, list->rows[at].label[language]);
	}
	return g_string_free(name, FALSE);
}

/*
 * How good a claim to a name is: a token beats a number beats a label; what is still valid beats what is
 * retired.
 */
typedef struct {
	guint row; /* BEIAN_LIST_NONE: several rows have equal claims */
	guint rank;
} Claim;

enum { RANK_TOKEN, RANK_NUMBER, RANK_LABEL, RANK_RETIRED };

static void
claim(BeianCodeList *list, guint row, guint rank, const char *text)
{
	if (*text == '\0')
		return;
	if (rank == RANK_LABEL &&
		(*list->rows[row].valid_to != '\0' || list->rows[row].withdrawn != NULL))
		rank = RANK_RETIRED;

	char *key = beian_list_fold(text);
	Claim *other = g_hash_table_lookup(list->by_name, key);
	if (other == NULL) {
		Claim *made = g_new(Claim, 1);
		*made = (Claim){row, rank};
		g_hash_table_insert(list->by_name, key, made);
		return;
	}
	g_free(key);
	if (rank < other->rank)
		*other = (Claim){row, rank};
	else if (rank == other->rank && row != other->row)
		other->row = BEIAN_LIST_NONE;
}

static void
claim_names(BeianCodeList *list, guint row)
{
	const BeianCode *code = &list->rows[row];

	claim(list, row, RANK_TOKEN, code->token);
	claim(list, row, RANK_NUMBER, code->miit);
	for (BeianLanguage language = BEIAN_LANGUAGE_ZH; language <= BEIAN_LANGUAGE_EN; language++) {
		claim(list, row, RANK_LABEL, code->label[language]);
		guint up = list->parents != NULL ? list->parents[row] : BEIAN_LIST_NONE;
		for (guint levels = 1; up != BEIAN_LIST_NONE; up = list->parents[up], levels++) {
			g_autofree char *name = beian_list_region_name(list, row, levels, language);
			claim(list, row, RANK_LABEL, name);
		}
	}
}

const BeianCode *
beian_list_named(BeianCodeList *list, const char *text)
{
	const BeianCode *exact = beian_code_list_find(list, text);

	if (exact != NULL)
		return exact;
	if (list->by_name == NULL) {
		list->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
		for (guint i = 0; i < list->count; i++)
			claim_names(list, i);
	}
	g_autofree char *key = beian_list_fold(text);
	const Claim *found = g_hash_table_lookup(list->by_name, key);
	if (found == NULL && list->parents != NULL) {
		/* 浙江省 杭州市 西湖区 */
		g_autofree char *joined = beian_text_without(key, " ");
		found = g_hash_table_lookup(list->by_name, joined);
	}
	return found == NULL || found->row == BEIAN_LIST_NONE ? NULL : &list->rows[found->row];
}
