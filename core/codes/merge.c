/* merge: the ministry's code table put into a list of ours (docs/decisions/0020). */
#include "config.h"
#include "core/base/text.h"
#include "core/codes/list.h"
#include <string.h>

#define NONE G_MAXUINT

/* LABEL as labels are compared: any width and case, without blanks; 其它 is 其他, spelt otherwise. Free with
 * g_free. */
static char *
comparable(const char *label)
{
	g_autofree char *folded = beian_list_fold(label);
	g_autoptr(GString) text = g_string_new(folded);

	g_string_replace(text, "其它", "其他", 0);
	return beian_text_without(text->str, " ");
}

/* How many characters of A occur in B. */
static glong
shared(const char *a, const char *b)
{
	glong count = 0;

	for (; *a != '\0'; a = g_utf8_next_char(a))
		count += g_utf8_strchr(b, -1, g_utf8_get_char(a)) != NULL;
	return count;
}

gboolean
beian_code_is_akin(const char *a, const char *b)
{
	g_autofree char *one = comparable(a), *other = comparable(b);
	glong of_one = g_utf8_strlen(one, -1), of_other = g_utf8_strlen(other, -1);
	const char *shorter = of_one <= of_other ? one : other, *longer = of_one <= of_other ? other : one;

	return 2 * shared(shorter, longer) > MIN(of_one, of_other);
}

/* Comparable label → index + 1 of what has it; 0 for a label that several have. */
static void
note_label(GHashTable *labels, const char *label, guint index)
{
	char *key = comparable(label);

	g_hash_table_insert(
		labels, key, GUINT_TO_POINTER(g_hash_table_contains(labels, key) ? 0 : index + 1));
}

static guint
with_label(GHashTable *labels, const char *label)
{
	g_autofree char *key = comparable(label);

	return GPOINTER_TO_UINT(g_hash_table_lookup(labels, key)) - 1;
}

static void
pair_by_label(const BeianCodeList *list, const BeianCodeImport *imports, GArray *pairs, gboolean *taken)
{
	g_autoptr(GHashTable) ours = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) theirs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < list->count; i++)
		note_label(ours, list->rows[i].label[BEIAN_LANGUAGE_ZH], i);
	for (guint i = 0; i < pairs->len; i++)
		note_label(theirs, imports[i].label, i);
	for (guint i = 0; i < pairs->len; i++) {
		guint row = with_label(ours, imports[i].label);
		if (row == NONE || with_label(theirs, imports[i].label) != i)
			continue;
		g_array_index(pairs, BeianCodePair, i).row = row;
		taken[row] = TRUE;
	}
}

static void
pair_by_number(const BeianCodeList *list, const BeianCodeImport *import, BeianCodePair *pair, gboolean *taken)
{
	for (guint i = 0; i < list->count && pair->row == NONE; i++) {
		if (taken[i] || strcmp(list->rows[i].miit, import->number) != 0)
			continue;
		if (!beian_code_is_akin(list->rows[i].label[BEIAN_LANGUAGE_ZH], import->label)) {
			pair->clashing = i;
			continue;
		}
		pair->row = i;
		pair->clashing = NONE;
		taken[i] = TRUE;
	}
}

GArray *
beian_code_list_pair(const BeianCodeList *list, const BeianCodeImport *imports, guint count)
{
	GArray *pairs = g_array_sized_new(FALSE, FALSE, sizeof(BeianCodePair), count);
	g_autofree gboolean *taken = g_new0(gboolean, MAX(list->count, 1));
	const BeianCodePair nothing = {NONE, NONE};

	for (guint i = 0; i < count; i++)
		g_array_append_val(pairs, nothing);
	pair_by_label(list, imports, pairs, taken);
	for (guint i = 0; i < count; i++)
		pair_by_number(list, &imports[i], &g_array_index(pairs, BeianCodePair, i), taken);
	return pairs;
}

/* The column NAME of LIST, NONE when there is none. */
static guint
column_of(const BeianCodeList *list, const char *name)
{
	guint i = 0;

	while (list->columns[i] != NULL && strcmp(list->columns[i], name) != 0)
		i++;
	return list->columns[i] != NULL ? i : NONE;
}

/* Makes the row INDEX of LIST say in each of the columns NAMES what VALUES has. */
static void
change(BeianCodeList *list, guint index, const char *const *names, const char *const *values, guint count)
{
	const char **cells = g_memdup2(list->rows[index].cells, sizeof *cells * list->table->columns);
	const char *withdrawn = list->rows[index].withdrawn;

	for (guint i = 0; i < count; i++)
		cells[column_of(list, names[i])] = g_string_chunk_insert(list->table->texts, values[i]);
	g_ptr_array_add(list->imported, cells);
	list->rows[index] = beian_list_code(cells);
	list->rows[index].withdrawn = withdrawn;
}

/* Puts into CELLS what ADDS, "column=value;column=value", says of columns that the ministry's table lacks. */
static void
fill_cells(BeianCodeList *list, const char **cells, const char *adds)
{
	g_auto(GStrv) pairs = g_strsplit(adds, ";", -1);

	for (guint i = 0; i < list->table->columns; i++)
		cells[i] = "";
	for (char **pair = pairs; *pair != NULL; pair++) {
		g_auto(GStrv) ends = g_strsplit(*pair, "=", 2);
		if (g_strv_length(ends) == 2 && column_of(list, ends[0]) != NONE)
			cells[column_of(list, ends[0])] = g_string_chunk_insert(list->table->texts, ends[1]);
	}
}

/* A row that only the ministry has; ADDS as above. */
static void
append(BeianCodeList *list, const BeianCodeImport *import, const BeianPinyin *pinyin, const char *adds)
{
	g_autofree const char **cells = g_new(const char *, list->table->columns);
	g_autofree char *token = g_strconcat(BEIAN_CODE_IMPORTED, import->number, NULL),
			*english = g_strconcat(import->label, BEIAN_CODE_CHINESE_ONLY, NULL),
			*reading = pinyin != NULL ? beian_pinyin_of(pinyin, import->label) : g_strdup("");
	const char *const names[] = {"token", "miit-3.0", "zh", "en", "pinyin", "confidence", "source"};
	const char *const values[] = {
		token, import->number, import->label, english, reading, "high", "miit-and-peers 1.5, JCDM"};

	fill_cells(list, cells, adds);
	list->rows[list->count] = beian_list_code(cells);
	change(list, list->count, names, values, G_N_ELEMENTS(names));
	g_hash_table_insert(
		list->by_token, (gpointer)list->rows[list->count].token, GUINT_TO_POINTER(list->count + 1));
	list->count++;
}

/* The number that what has NUMBERS[ROW] in common with ROW got; "" when nothing of that was matched. */
static const char *
number_in_common(
	const BeianCodeList *list, const char *const *numbers, const gboolean *known, guint count, guint row)
{
	for (guint i = 0; i < count; i++)
		if (known[i] && strcmp(numbers[i], numbers[row]) == 0)
			return list->rows[i].miit;
	return "";
}

void
beian_list_merge(BeianCodeList *list, const BeianCodeImport *imports, guint count, const BeianPinyin *pinyin,
	const char *adds)
{
	static const char *const names[] = {"miit-3.0", "zh"};
	g_autoptr(GArray) pairs = beian_code_list_pair(list, imports, count);
	guint ours = list->count;
	g_autofree gboolean *known = g_new0(gboolean, MAX(ours, 1));

	g_autofree const char **numbers = g_new(const char *, MAX(ours, 1));

	for (guint i = 0; i < ours; i++)
		numbers[i] = list->rows[i].miit;
	list->imported = g_ptr_array_new_with_free_func(g_free);
	list->rows = g_renew(BeianCode, list->rows, MAX(ours + count, 1));
	for (guint i = 0; i < count; i++) {
		guint row = g_array_index(pairs, BeianCodePair, i).row;
		const char *const values[] = {imports[i].number, imports[i].label};
		if (row == NONE && adds == NULL)
			continue;
		if (row == NONE) {
			row = list->count;
			append(list, &imports[i], pinyin, adds);
		} else {
			known[row] = TRUE;
			change(list, row, names, values, G_N_ELEMENTS(names));
		}
		if (imports[i].withdrawn != NULL)
			list->rows[row].withdrawn =
				g_string_chunk_insert(list->table->texts, imports[i].withdrawn);
	}
	for (guint i = 0; i < ours; i++) {
		const char *number = number_in_common(list, numbers, known, ours, i);
		if (!known[i] && *numbers[i] != '\0')
			change(list, i, names, &number, 1);
	}
}
