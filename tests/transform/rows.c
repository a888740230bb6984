/*
 * The part of the room codes that exports need, over the real tables: the two columns exports read stand
 * first and are never quoted. It keeps this suite to the room under test and xml.
 */
#include "config.h"
#include "core/base/file.h"
#include "core/codes/codes.h"

struct BeianCodes {
	char *directory;
	GPtrArray *lists; /* of BeianCodeList */
};

struct BeianCodeList {
	GPtrArray *rows; /* of BeianCode */
	GPtrArray *cells;
};

static void
list_free(gpointer data)
{
	BeianCodeList *list = data;

	g_ptr_array_unref(list->rows);
	g_ptr_array_unref(list->cells);
	g_free(list);
}

BeianCodes *
beian_codes_new(const char *directory)
{
	BeianCodes *codes = g_new(BeianCodes, 1);

	codes->directory = g_strdup(directory);
	codes->lists = g_ptr_array_new_with_free_func(list_free);
	return codes;
}

void
beian_codes_free(BeianCodes *codes)
{
	g_free(codes->directory);
	g_ptr_array_unref(codes->lists);
	g_free(codes);
}

const BeianCodeList *
beian_codes_list(BeianCodes *codes, const char *id, GError **error)
{
	g_autofree char *path = g_strdup_printf("%s/%s.csv", codes->directory, id);
	g_autoptr(GBytes) bytes = beian_file_read(path, 1 << 20, error);

	if (bytes == NULL)
		return NULL;
	BeianCodeList *list = g_new(BeianCodeList, 1);
	list->rows = g_ptr_array_new_with_free_func(g_free);
	list->cells = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
	g_ptr_array_add(codes->lists, list);
	g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++) {
		char **cells = g_strsplit(lines[i], ",", 3);
		BeianCode *row = g_new0(BeianCode, 1);
		row->token = cells[0];
		row->miit = cells[1];
		g_ptr_array_add(list->cells, cells);
		g_ptr_array_add(list->rows, row);
	}
	return list;
}

guint
beian_code_list_count(const BeianCodeList *list)
{
	return list->rows->len;
}

const BeianCode *
beian_code_list_row(const BeianCodeList *list, guint index)
{
	return list->rows->pdata[index];
}
