/* imported: the code tables of the store in the place of what lists say (docs/decisions/0020). */
#include "config.h"
#include "core/app/house.h"
#include "core/base/date.h"
#include "core/base/directory.h"
#include "core/store/table.h"
#include <string.h>

/* Opened here only when it is there already: who reads a list has not asked for a store to be made. */
static BeianStore *
store_if_any(BeianApp *app)
{
	g_autofree char *home = app->home != NULL ? g_strdup(app->home) : beian_directory_home_name();

	return app->store != NULL || beian_store_exists(home) ? beian_app_store(app, NULL) : NULL;
}

/* The table that the list ID is replaced by; NULL: none is. */
static const BeianCode *
table_of(const BeianCodeList *tables, const char *id)
{
	for (guint i = 0; i < beian_code_list_count(tables); i++) {
		const BeianCode *row = beian_code_list_row(tables, i);
		if (strcmp(beian_code_list_cell(tables, row, "list"), id) == 0)
			return row;
	}
	return NULL;
}

gboolean
beian_app_imports(const char *id, GArray *rows, const char **adds, gpointer data)
{
	BeianApp *app = data;
	const BeianCodeList *tables = strcmp(id, BEIAN_CODE_TABLES) != 0
					      ? beian_codes_list(app->codes, BEIAN_CODE_TABLES, NULL)
					      : NULL;
	const BeianCode *kind = tables != NULL ? table_of(tables, id) : NULL;
	BeianStore *store = kind != NULL ? store_if_any(app) : NULL;

	g_clear_pointer(&app->table, g_array_unref);
	app->table = store != NULL ? beian_store_table(store, kind->token, NULL) : NULL;
	if (app->table == NULL || app->table->len == 0)
		return FALSE;
	const char *cell = beian_code_list_cell(tables, kind, "adds");
	*adds = *cell != '\0' ? cell : NULL;
	for (guint i = 0; i < app->table->len; i++) {
		BeianTableRow *row = &g_array_index(app->table, BeianTableRow, i);
		gboolean valid = strcmp(row->state, BEIAN_TABLE_VALID) == 0;
		if (strlen(row->noted) >= BEIAN_DATE_TEXT_BYTES)
			row->noted[BEIAN_DATE_TEXT_BYTES - 1] = '\0'; /* its day */
		const BeianCodeImport import = {row->number, row->label, valid ? NULL : row->noted};
		g_array_append_val(rows, import);
	}
	return TRUE;
}
