#include "config.h"
#include "core/lint/imports.h"
#include <string.h>

typedef struct {
	char *list, *number, *label;
} Row;

struct BeianImports {
	char *datadir;
	BeianCodes *codes;
	BeianForm *form; /* the one that was asked for last; or NULL */
	GArray *rows;    /* of Row */
};

static void
row_clear(gpointer data)
{
	Row *row = data;

	g_free(row->list);
	g_free(row->number);
	g_free(row->label);
}

/* What the table that replaces the list ID adds beside number and name; NULL: rows of its own are not taken.
 */
static const char *
adds_of(const BeianImports *imports, const char *id)
{
	const BeianCodeList *tables = beian_codes_list(imports->codes, BEIAN_CODE_TABLES, NULL);

	for (guint i = 0; tables != NULL && i < beian_code_list_count(tables); i++) {
		const BeianCode *row = beian_code_list_row(tables, i);
		const char *adds = beian_code_list_cell(tables, row, "adds");
		if (g_strcmp0(beian_code_list_cell(tables, row, "list"), id) == 0)
			return adds != NULL && *adds != '\0' ? adds : NULL;
	}
	return NULL;
}

static gboolean
give(const char *id, GArray *rows, const char **adds, gpointer data)
{
	const BeianImports *imports = data;

	for (guint i = 0; i < imports->rows->len; i++) {
		const Row *row = &g_array_index(imports->rows, Row, i);
		const BeianCodeImport import = {row->number, row->label, NULL};
		if (strcmp(row->list, id) == 0)
			g_array_append_val(rows, import);
	}
	if (rows->len == 0)
		return FALSE;
	*adds = adds_of(imports, id);
	return TRUE;
}

BeianImports *
beian_imports_new(const char *datadir)
{
	g_autofree char *folder = g_build_filename(datadir, "data", "codes", NULL);
	BeianImports *imports = g_new0(BeianImports, 1);

	imports->datadir = g_strdup(datadir);
	imports->codes = beian_codes_new(folder);
	imports->rows = g_array_new(FALSE, FALSE, sizeof(Row));
	g_array_set_clear_func(imports->rows, row_clear);
	beian_codes_use_imports(imports->codes, give, imports);
	return imports;
}

void
beian_imports_free(BeianImports *imports)
{
	if (imports == NULL)
		return;
	beian_form_free(imports->form);
	beian_codes_free(imports->codes);
	g_array_unref(imports->rows);
	g_free(imports->datadir);
	g_free(imports);
}

void
beian_imports_add(BeianImports *imports, const char *list, const char *number, const char *label)
{
	Row row = {g_strdup(list), g_strdup(number), g_strdup(label)};

	g_array_append_val(imports->rows, row);
}

BeianCodes *
beian_imports_codes(BeianImports *imports)
{
	return imports->codes;
}

const BeianForm *
beian_imports_form(BeianImports *imports, const char *kind, GError **error)
{
	beian_form_free(imports->form);
	imports->form = beian_form_read(imports->datadir, kind, imports->codes, error);
	return imports->form;
}
