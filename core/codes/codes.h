/*
 * codes: what can be chosen. Lists in data/codes/LIST.csv, regions and word lists among them; read when first
 * asked for.
 *
 * A token is the reference's English word, lower-case, with hyphens, for ever; numbers of the ministry appear
 * only in exports.
 */
#pragma once
#include "core/base/date.h"
#include "core/base/error.h"
#include "core/base/language.h"
#include "core/types/type.h"

typedef struct BeianCodes BeianCodes;       /* all lists below one directory */
typedef struct BeianCodeList BeianCodeList; /* one list */

/* One row; everything borrowed from its list. Empty cells are "". */
typedef struct {
	const char *token;
	const char *miit; /* the number in the ministry's interface 3.0 */
	const char *label[BEIAN_LANGUAGES];
	const char *pinyin;                /* initials, a blank, full syllables joined */
	const char *valid_from, *valid_to; /* days or "" */
	const char *confidence;
	const char *source;
	const char
		*withdrawn; /* the day since which an imported table has it no more; NULL: no table says so */
	const char *const
		*cells; /* all cells of the row in the order of the header, the extra columns included */
} BeianCode;

/*
 * Lists are read from DIRECTORY/LIST.csv. Never fails; a list that is absent or malformed fails when it is
 * asked for.
 */
BeianCodes *beian_codes_new(const char *directory);
void beian_codes_free(BeianCodes *codes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianCodes, beian_codes_free)
/*
 * Code tables that were imported (docs/decisions/0020): one row of the ministry's. All borrowed.
 */
typedef struct {
	const char *number;
	const char *label;
	const char *withdrawn; /* the day since which it cannot be chosen; NULL: it can */
} BeianCodeImport;
/* The list of the tables: which element of a download is which list. */
#define BEIAN_CODE_TABLES "code-table"
/* Tokens of rows that only the ministry's table has begin so, and end in their number. */
#define BEIAN_CODE_IMPORTED "miit-"
/* The ministry's tables are Chinese: what follows such a label where English is shown. */
#define BEIAN_CODE_CHINESE_ONLY " (Chinese name only)"
/* The cell of a row that goes with every token of the other list, where a column names some. */
#define BEIAN_CODE_ANY "*"

/*
 * Which row of LIST each of the COUNT rows at IMPORTS is: elements BeianCodePair in their order. By its
 * label, where no other row on either side has it; else by its number, when more than half of the characters
 * of the shorter label are in the other. Free with g_array_unref.
 */
typedef struct {
	guint row;      /* index in LIST; G_MAXUINT: none of ours */
	guint clashing; /* index of the row that has its number for something else; G_MAXUINT: none */
} BeianCodePair;
GArray *beian_code_list_pair(const BeianCodeList *list, const BeianCodeImport *imports, guint count);
/* Whether labels A and B can be of the same thing, as above. */
gboolean beian_code_is_akin(const char *a, const char *b);

/*
 * From now on lists are read with what IMPORTS has for them: numbers and labels in Chinese are the
 * ministry's, rows that its table lacks have no number (but that of a row which had the same one here), and
 * rows that only it has are added where ADDS (its cells by column, "for=website;note=x", or ""; NULL: none
 * are added). Those are found by pinyin, and their name in English is the Chinese one, marked. IMPORTS
 * appends elements BeianCodeImport for the list ID to ROWS, valid until it is called again, and returns FALSE
 * when there is no such table. Ask before the first list is read, or forget what was read.
 */
typedef gboolean BeianCodesImports(const char *id, GArray *rows, const char **adds, gpointer data);
void beian_codes_use_imports(BeianCodes *codes, BeianCodesImports *imports, gpointer data);
/* Lists are read again when next asked for; what was lent before stays good as long as CODES. */
void beian_codes_forget(BeianCodes *codes);

/* Whether data/pinyin/reading.csv beside the codes can be read; FALSE with *ERROR as beian_codes_list. */
gboolean beian_codes_check_pinyin(const BeianCodes *codes, GError **error);

/*
 * For types. Borrowed. A text stands for a row by its token, number, label, or a region's full name, any case
 * and width. Of two rows with the same label the one that is still valid is meant; of two such, neither. A
 * list that cannot be read has no tokens.
 */
const BeianVocabulary *beian_codes_vocabulary(BeianCodes *codes);

/*
 * The list called ID. NULL with *ERROR: there is no such list (cannot, with the nearest id), or every mistake
 * in it by file and line (not good). Borrowed from CODES. A list that failed fails again without being read.
 */
const BeianCodeList *beian_codes_list(BeianCodes *codes, const char *id, GError **error);
/* Ids of all lists on disk, sorted; free with g_strfreev. */
char **beian_codes_ids(const BeianCodes *codes);

/* Whether an imported table replaces the numbers of LIST. */
gboolean beian_code_list_is_imported(const BeianCodeList *list);

guint beian_code_list_count(const BeianCodeList *list);
const BeianCode *beian_code_list_row(const BeianCodeList *list, guint index);
/* The row of TOKEN, or NULL. Hashed. */
const BeianCode *beian_code_list_find(const BeianCodeList *list, const char *token);
/* The cell of ROW in the column NAME of the header; NULL when the list has no such column. */
const char *beian_code_list_cell(const BeianCodeList *list, const BeianCode *row, const char *name);
/* Header names, NULL-terminated, borrowed. */
const char *const *beian_code_list_columns(const BeianCodeList *list);
/* Whether ROW may be chosen on DAY. */
gboolean beian_code_is_valid_on(const BeianCode *row, BeianDate day);
/* The same, and TOKEN is one of the words in its COLUMN, or that is BEIAN_CODE_ANY, or TOKEN is of the
 * ministry's table alone, which does not say what goes with it; either NULL: whatever stands there. */
gboolean beian_code_list_offers(const BeianCodeList *list, const BeianCode *row, const char *column,
	const char *token, BeianDate day);

/*
 * Indexes (guint) of the rows that fit WORDS, best first: every word (separated by blanks, any case and
 * width) must begin or occur in the token, a label, the pinyin or its initials, or be the number; of a
 * region, also in those of what it lies in ("hz xh" finds Xihu in Hangzhou). Exact matches lead, then
 * beginnings (of English, of any word), then other places, then regions by what they lie in; equal ones keep
 * the order of the list. When no row fits, the one whose whole name WORDS are ("浙江省杭州市西湖区"). Empty
 * WORDS: all rows in order. Free with g_array_unref.
 */
GArray *beian_code_list_search(const BeianCodeList *list, const char *words);

/*
 * Regions: list "region", six-digit codes of GB/T 2260. The province of 330106 is 330000, its city 330100.
 * Writes the names from the province down, without 市辖区, such as "浙江省杭州市西湖区", or the labels in
 * English from the place up: "Xihu District, Hangzhou, Zhejiang". NULL when CODE is unknown. Free with
 * g_free.
 */
char *beian_codes_region_name(BeianCodes *codes, const char *code, BeianLanguage language);

/*
 * Word lists: data/words/LIST.csv beside the codes, columns word, scope, source, date. The longest word of
 * LIST in SCOPE ("" for any; several are separated by blanks; a word without a scope is in all) that TEXT
 * contains, any case and width; borrowed from CODES. NULL when there is none, or when the list cannot be
 * read.
 */
const char *beian_codes_word_in(BeianCodes *codes, const char *list, const char *scope, const char *text);
/* The same at the beginning of TEXT. */
const char *beian_codes_word_before(BeianCodes *codes, const char *list, const char *scope, const char *text);
/*
 * The first word of LIST in SCOPE (likewise) that TEXT lacks, the longest
 * leading; borrowed from CODES. NULL when TEXT has all of them, or when the list cannot be read.
 */
const char *beian_codes_word_missing(
	BeianCodes *codes, const char *list, const char *scope, const char *text);
/* The words of LIST in the one SCOPE, in the order of the file, with BETWEEN between them; "" when there are
 * none, NULL when the list cannot be read. Free with g_free. */
char *beian_codes_words(BeianCodes *codes, const char *list, const char *scope, const char *between);
/* Whether WORD, found in LIST, is one of the user's own. */
gboolean beian_codes_word_is_own(BeianCodes *codes, const char *list, const char *word);
/*
 * From now on FOLDER/LIST.csv, the user's own words, is read with each word list that is asked for. FALSE
 * with *ERROR (not good) listing what is wrong in FOLDER: a mistake in a file, or one that goes with no list.
 */
gboolean beian_codes_add_own_words(BeianCodes *codes, const char *folder, GError **error);
/* Ids of all word lists on disk, sorted; free with g_strfreev. */
char **beian_codes_word_lists(const BeianCodes *codes);
/* Whether the word list LIST can be read; FALSE with *ERROR as beian_codes_list. */
gboolean beian_codes_check_words(BeianCodes *codes, const char *list, GError **error);
