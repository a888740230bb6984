#include "config.h"
#include "core/codes/list.h"
#include <string.h>

/* The columns every list begins with, as in DESIGN.md 4. */
static const char *const standard[] = {
	"token",
	"miit-3.0",
	"zh",
	"en",
	"pinyin",
	"valid-from",
	"valid-to",
	"confidence",
	"source",
};

typedef enum { TOKEN, MIIT, ZH, EN, PINYIN, VALID_FROM, VALID_TO, CONFIDENCE, SOURCE } Column;

/* Tokens are words of ours, but for lists whose tokens are someone else's. */
static const struct {
	const char *list, *alphabet;
} alphabets[] = {
	{"suffix-cn", "abcdefghijklmnopqrstuvwxyz0123456789-."},
	{"suffix", "abcdefghijklmnopqrstuvwxyz0123456789-."},
	{NULL, "abcdefghijklmnopqrstuvwxyz0123456789-"},
};

static const char *
alphabet_of(const char *id)
{
	guint i = 0;

	while (alphabets[i].list != NULL && strcmp(alphabets[i].list, id) != 0)
		i++;
	return alphabets[i].alphabet;
}

static void
check_header(const BeianTable *table, BeianComplaints *complaints)
{
	const char *const *names = beian_table_row(table, -1);

	for (guint i = 0; i < G_N_ELEMENTS(standard); i++)
		if (i >= table->columns || strcmp(names[i], standard[i]) != 0)
			beian_complaints_add(complaints, table->file, 1, _("column %u must be \"%s\""), i + 1,
				standard[i]);
	for (guint i = G_N_ELEMENTS(standard); i < table->columns; i++) {
		if (*names[i] == '\0' ||
			names[i][strspn(names[i], "abcdefghijklmnopqrstuvwxyz0123456789-.")] != '\0')
			beian_complaints_add(complaints, table->file, 1,
				_("column %u has no name of lower-case letters, digits and hyphens"), i + 1);
		for (guint j = 0; j < i; j++)
			if (strcmp(names[i], names[j]) == 0)
				beian_complaints_add(complaints, table->file, 1,
					_("columns %u and %u are both called \"%s\""), j + 1, i + 1,
					names[i]);
	}
}

static void
check_days(const BeianTable *table, const char *const *cells, long line, BeianComplaints *complaints)
{
	for (Column c = VALID_FROM; c <= VALID_TO; c++) {
		BeianDate day;
		if (*cells[c] != '\0' && !beian_date_parse(cells[c], &day))
			beian_complaints_add(complaints, table->file, line,
				_("%s is \"%s\", which is no day; write YYYY-MM-DD"), standard[c], cells[c]);
	}
	if (*cells[VALID_FROM] != '\0' && *cells[VALID_TO] != '\0' &&
		strcmp(cells[VALID_FROM], cells[VALID_TO]) > 0)
		beian_complaints_add(complaints, table->file, line, _("valid-to %s is before valid-from %s"),
			cells[VALID_TO], cells[VALID_FROM]);
}

static void
check_cells(const BeianTable *table, const char *const *cells, const char *alphabet, long line,
	BeianComplaints *complaints)
{
	static const Column required[] = {ZH, EN, SOURCE};

	if (*cells[TOKEN] == '\0' || cells[TOKEN][strspn(cells[TOKEN], alphabet)] != '\0')
		beian_complaints_add(complaints, table->file, line,
			_("the token \"%s\" is not made of lower-case letters, digits and hyphens"),
			cells[TOKEN]);
	for (guint i = 0; i < G_N_ELEMENTS(required); i++)
		if (*cells[required[i]] == '\0')
			beian_complaints_add(complaints, table->file, line, _("the cell \"%s\" is empty"),
				standard[required[i]]);
	if (!g_strv_contains((const char *const[]){"high", "medium", "low", NULL}, cells[CONFIDENCE]))
		beian_complaints_add(complaints, table->file, line,
			_("confidence is \"%s\"; write high, medium or low"), cells[CONFIDENCE]);
	check_days(table, cells, line, complaints);
}

BeianCode
beian_list_code(const char *const *cells)
{
	return (BeianCode){
		.token = cells[TOKEN],
		.miit = cells[MIIT],
		.label = {[BEIAN_LANGUAGE_ZH] = cells[ZH], [BEIAN_LANGUAGE_EN] = cells[EN]},
		.pinyin = cells[PINYIN],
		.valid_from = cells[VALID_FROM],
		.valid_to = cells[VALID_TO],
		.confidence = cells[CONFIDENCE],
		.source = cells[SOURCE],
		.cells = cells,
	};
}

static void
take_rows(BeianCodeList *list, const char *id, BeianComplaints *complaints)
{
	const BeianTable *table = list->table;
	const char *alphabet = alphabet_of(id);

	list->count = beian_table_rows(table);
	list->rows = g_new(BeianCode, MAX(list->count, 1));
	for (guint i = 0; i < list->count; i++) {
		const char *const *cells = beian_table_row(table, (int)i);
		long line = beian_table_line(table, i);
		guint before = GPOINTER_TO_UINT(g_hash_table_lookup(list->by_token, cells[TOKEN]));
		check_cells(table, cells, alphabet, line, complaints);
		if (before != 0)
			beian_complaints_add(complaints, table->file, line,
				_("the token \"%s\" is in line %ld already"), cells[TOKEN],
				beian_table_line(table, before - 1));
		else
			g_hash_table_insert(list->by_token, (gpointer)cells[TOKEN], GUINT_TO_POINTER(i + 1));
		list->rows[i] = beian_list_code(cells);
	}
}

/*
 * Groups such as 市辖区, "the districts of the city", are no places and stand in no address.
 * Source: GB/T 2260, codes that end in 01, 02 and 90 at the level of cities.
 */
static gboolean
is_group(const BeianCode *row)
{
	static const char *const groups[] = {"市辖区", "县", "市", "省直辖县级行政区划",
		"自治区直辖县级行政区划", "省直辖县级行政单位", "自治区直辖县级行政单位", NULL};

	return g_strv_contains(groups, row->label[BEIAN_LANGUAGE_ZH]);
}

/* The row of the first DIGITS of TOKEN followed by zeros, when that is another row and a place. */
static guint
above(const BeianCodeList *list, const char *token, gsize digits)
{
	char code[7] = "000000";

	memcpy(code, token, digits);
	guint found = GPOINTER_TO_UINT(g_hash_table_lookup(list->by_token, code));
	return found == 0 || strcmp(code, token) == 0 || is_group(&list->rows[found - 1]) ? BEIAN_LIST_NONE
											  : found - 1;
}

static void
link_regions(BeianCodeList *list)
{
	list->parents = g_new(guint, MAX(list->count, 1));
	for (guint i = 0; i < list->count; i++) {
		const char *token = list->rows[i].token;
		list->parents[i] = BEIAN_LIST_NONE;
		if (strlen(token) != 6)
			continue;
		list->parents[i] = above(list, token, 4);
		if (list->parents[i] == BEIAN_LIST_NONE)
			list->parents[i] = above(list, token, 2);
	}
}

BeianCodeList *
beian_list_read(const char *path, const char *id, GError **error)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(BeianCodeList) list = g_new0(BeianCodeList, 1);

	list->by_token = g_hash_table_new(g_str_hash, g_str_equal);
	list->table = beian_table_read(path, complaints, error);
	if (list->table == NULL)
		return NULL;
	if (list->table->columns > 0)
		check_header(list->table, complaints);
	if (list->table->columns >= G_N_ELEMENTS(standard))
		take_rows(list, id, complaints);
	if (!beian_complaints_none(complaints, error))
		return NULL;

	list->columns = g_new0(char *, list->table->columns + 1);
	for (guint i = 0; i < list->table->columns; i++)
		list->columns[i] = g_strdup(beian_table_row(list->table, -1)[i]);
	if (strcmp(id, "region") == 0)
		link_regions(list);
	return g_steal_pointer(&list);
}

void
beian_list_free(BeianCodeList *list)
{
	if (list == NULL)
		return;
	if (list->index.keys != NULL)
		g_string_free(list->index.keys, TRUE);
	g_free(list->index.ends);
	g_clear_pointer(&list->by_name, g_hash_table_unref);
	g_clear_pointer(&list->imported, g_ptr_array_unref);
	g_hash_table_unref(list->by_token);
	beian_table_free(list->table);
	g_strfreev(list->columns);
	g_free(list->parents);
	g_free(list->rows);
	g_free(list);
}

gboolean
beian_code_list_is_imported(const BeianCodeList *list)
{
	return list->imported != NULL;
}

guint
beian_code_list_count(const BeianCodeList *list)
{
	return list->count;
}

const BeianCode *
beian_code_list_row(const BeianCodeList *list, guint index)
{
	g_assert(index < list->count);
	return &list->rows[index];
}

const BeianCode *
beian_code_list_find(const BeianCodeList *list, const char *token)
{
	guint found = GPOINTER_TO_UINT(g_hash_table_lookup(list->by_token, token));

	return found == 0 ? NULL : &list->rows[found - 1];
}

const char *
beian_code_list_cell(const BeianCodeList *list, const BeianCode *row, const char *name)
{
	for (guint i = 0; list->columns[i] != NULL; i++)
		if (strcmp(list->columns[i], name) == 0)
			return row->cells[i];
	return NULL;
}

const char *const *
beian_code_list_columns(const BeianCodeList *list)
{
	return (const char *const *)list->columns;
}

/* Days are YYYY-MM-DD and sort as texts. */
gboolean
beian_code_is_valid_on(const BeianCode *row, BeianDate day)
{
	char text[BEIAN_DATE_TEXT_BYTES];

	beian_date_format(day, text);
	return row->withdrawn == NULL &&
	       (*row->valid_from == '\0' || strcmp(row->valid_from, text) <= 0) &&
	       (*row->valid_to == '\0' || strcmp(text, row->valid_to) <= 0);
}
