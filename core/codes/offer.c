#include "config.h"
#include "core/codes/codes.h"

gboolean
beian_code_list_offers(
	const BeianCodeList *list, const BeianCode *row, const char *column, const char *token, BeianDate day)
{
	if (!beian_code_is_valid_on(row, day))
		return FALSE;
	if (column == NULL || token == NULL)
		return TRUE;
	if (g_str_has_prefix(token, BEIAN_CODE_IMPORTED))
		return TRUE;
	const char *cell = beian_code_list_cell(list, row, column);
	if (g_strcmp0(cell, BEIAN_CODE_ANY) == 0)
		return TRUE;
	g_auto(GStrv) tokens = g_strsplit(cell != NULL ? cell : "", " ", -1);
	return g_strv_contains((const char *const *)tokens, token);
}
