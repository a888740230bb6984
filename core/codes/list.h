/* list: one code list in memory, and its index for search. For this room only. */
#pragma once
#include "core/codes/codes.h"
#include "core/codes/pinyin.h"
#include "core/codes/table.h"

/* The rows of a list of regions form a tree; NONE stands for "no row". */
#define BEIAN_LIST_NONE G_MAXUINT

/* What people find a row by: texts in lower case, one field after another, each between two marks. */
typedef struct {
	GString *keys;
	gsize *ends; /* for each row, where its fields end in KEYS */
} BeianSearchIndex;

struct BeianCodeList {
	BeianTable *table;
	char **columns; /* NULL-terminated */
	BeianCode *rows;
	guint count;
	GHashTable *by_token;   /* token → index + 1 */
	guint *parents;         /* list "region": index of the row above, or NONE; else NULL */
	BeianSearchIndex index; /* made when first searched */
	GHashTable *by_name;    /* made when first asked: what a text stands for, name.c */
	GPtrArray *imported;    /* cells of rows that an imported table changed, owned; NULL: none did */
};

/* The row that CELLS, in the order of the header, make. */
BeianCode beian_list_code(const char *const *cells);
/* Puts the COUNT rows at IMPORTS into LIST, before anybody has a row of it; ADDS as in codes.h. PINYIN, what
 * added rows are found by; NULL: by their labels alone. */
void beian_list_merge(BeianCodeList *list, const BeianCodeImport *imports, guint count,
	const BeianPinyin *pinyin, const char *adds);

/* Reads the list ID from PATH. NULL with *ERROR: cannot be read, or every mistake in it. */
BeianCodeList *beian_list_read(const char *path, const char *id, GError **error);
void beian_list_free(BeianCodeList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianCodeList, beian_list_free)

/*
 * The row TEXT names, by token, number, label or full name, any case and width; NULL when there is none or
 * several.
 */
const BeianCode *beian_list_named(BeianCodeList *list, const char *text);

/* TEXT in NFC, half-width and lower case, as everything that is compared. Free with g_free. */
char *beian_list_fold(const char *text);
/* The same, appended to STRING. */
void beian_list_fold_onto(GString *string, const char *text);

/*
 * The name of the row INDEX of a list of regions from the province, or from LEVELS rows above it, down. Free
 * with g_free.
 */
char *beian_list_region_name(const BeianCodeList *list, guint index, guint levels, BeianLanguage language);
