/*
 * Any bytes as a table of a spreadsheet program: refused in a sentence, or cells in order that, written as
 * CSV and read again, are the same cells.
 */
#include "config.h"
#include "core/filing/sheet.h"
#include "tests/fuzz/fuzz.h"
#include <string.h>

static void
check_order(const BeianSheet *sheet)
{
	for (guint i = 0; i < sheet->cells->len; i++) {
		const BeianSheetCell *cell = &g_array_index(sheet->cells, BeianSheetCell, i);
		g_assert(cell->row <= BEIAN_SHEET_ROWS && cell->column < BEIAN_SHEET_COLUMNS);
		g_assert(*cell->text != '\0' && g_utf8_validate(cell->text, -1, NULL));
		g_assert(i == 0 || cell[-1].row < cell->row ||
			 (cell[-1].row == cell->row && cell[-1].column < cell->column));
		g_autofree char *escaped = beian_sheet_cell_of(cell->text);
		g_autofree char *answer = beian_sheet_answer_of(escaped);
		g_assert_cmpstr(answer, ==, cell->text);
	}
}

/* Row after row with every cell, blank ones too; a first row of commas says what divides cells. */
static char *
write_rows(const BeianSheet *sheet, gsize *size)
{
	GString *out = g_string_new(BEIAN_SHEET_MARK ",\r\n");
	guint at = 0;

	for (guint row = 0; at < sheet->cells->len; row++) {
		g_autofree const char **cells = g_new0(const char *, BEIAN_SHEET_COLUMNS);
		guint count = 0;
		for (; at < sheet->cells->len; at++) {
			const BeianSheetCell *cell = &g_array_index(sheet->cells, BeianSheetCell, at);
			if (cell->row != row)
				break;
			cells[cell->column] = cell->text;
			count = cell->column + 1;
		}
		beian_sheet_write_row(out, cells, count);
	}
	*size = out->len;
	return g_string_free(out, FALSE);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size_bytes)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianSheet) sheet = beian_sheet_read(bytes, size_bytes, "x.csv", &error);
	gsize size;

	g_assert((sheet == NULL) == (error != NULL));
	if (sheet == NULL) {
		g_assert(strchr(error->message, '\n') == NULL);
		return 0;
	}
	check_order(sheet);
	guint count = sheet->cells->len;
	if (count == 0 || g_array_index(sheet->cells, BeianSheetCell, count - 1).row == BEIAN_SHEET_ROWS)
		return 0;
	g_autofree char *written = write_rows(sheet, &size);
	g_autoptr(BeianSheet) again = beian_sheet_read(written, size, "y.csv", NULL);
	g_assert(again != NULL && again->cells->len == count);
	for (guint i = 0; i < count; i++) {
		const BeianSheetCell *one = &g_array_index(sheet->cells, BeianSheetCell, i),
				     *other = &g_array_index(again->cells, BeianSheetCell, i);
		g_assert(one->row + 1 == other->row && one->column == other->column);
		g_assert_cmpstr(one->text, ==, other->text);
	}
	return 0;
}
