#include "config.h"
#include "core/app/batch_instance.h"
#include "core/app/batch_row.h"
#include "core/app/house.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/filing/path.h"
#include "core/materials/materials.h"
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>

#define KIND "kind"

static void
clear_mistake(gpointer data)
{
	BeianBatchMistake *mistake = data;

	g_free(mistake->path);
	g_free(mistake->reason);
}

void
beian_batch_clear(BeianBatch *batch)
{
	g_clear_pointer(&batch->drafts, g_array_unref);
	g_clear_pointer(&batch->mistakes, g_array_unref);
}

gboolean
beian_batch_is_one(const char *file)
{
	gsize length = strlen(file);

	return length > strlen(".csv") && g_ascii_strcasecmp(file + length - strlen(".csv"), ".csv") == 0;
}

char *
beian_batch_complain(const BeianBatchMistake *mistake, const char *file)
{
	g_autofree char *column = beian_sheet_column_name(mistake->column);

	if (mistake->path == NULL)
		return g_strdup_printf(
			_("%s: row %u, column %s: %s"), file, mistake->row + 1, column, mistake->reason);
	return g_strdup_printf(_("%s: row %u, column %s (%s): %s"), file, mistake->row + 1, column,
		mistake->path, mistake->reason);
}

/* The cells of the row that begins at the cell FIRST. */
static BeianBatchRow
row_at(const BeianSheet *sheet, guint first)
{
	const BeianSheetCell *cells = (const BeianSheetCell *)(const void *)sheet->cells->data + first;
	guint count = 1;

	while (first + count < sheet->cells->len && cells[count].row == cells->row)
		count++;
	return (BeianBatchRow){cells, count};
}

static const BeianSheetCell *
cell_in(BeianBatchRow row, guint column)
{
	for (guint i = 0; i < row.count; i++)
		if (row.cells[i].column == column)
			return &row.cells[i];
	return NULL;
}

static void
read_heading(BeianBatchReader *reader, GHashTable *known, const BeianSheetCell *cell)
{
	char *path = beian_text_normalise(cell->text);

	if (cell->column >= reader->paths->len)
		g_ptr_array_set_size(reader->paths, (int)cell->column + 1);
	reader->paths->pdata[cell->column] = path;
	if (!beian_path_is_valid(path))
		beian_batch_reject(reader, cell,
			_("the heading is not a path: names in lower case joined by “/”, as in entity/name "
			  "or "
			  "service/1/name"));
	else if (!g_hash_table_add(known, path))
		beian_batch_reject(
			reader, cell, _("another column has the same heading; remove one of them"));
	else if (strcmp(path, KIND) == 0)
		reader->kind_column = cell->column;
}

/* The row 0, as far as it can be judged without a kind. */
static gboolean
read_header(BeianBatchReader *reader, const char *file, GError **error)
{
	const GArray *cells = reader->sheet->cells;
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < cells->len && g_array_index(cells, BeianSheetCell, i).row == 0; i++)
		read_heading(reader, known, &g_array_index(cells, BeianSheetCell, i));
	if (reader->rejected == 0 && reader->kind_column == G_MAXUINT)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s has no column “kind” in its first row; that row names the answers, as in kind, "
			  "entity/name, service/1/domain/name"),
			file);
	if (reader->rejected == 0 && g_array_index(cells, BeianSheetCell, cells->len - 1).row == 0)
		return beian_error_set(
			error, BEIAN_ERROR_NOT_GOOD, _("%s has no row below its header"), file);
	return TRUE;
}

/* Whether FORM asks something at PATH, or can link there. *ERROR says what it would ask instead. */
static gboolean
is_asked(const BeianForm *form, const char *path, GError **error)
{
	g_autoptr(BeianFiling) filing = beian_filing_new(form, "00000000");
	g_autofree char *template = beian_path_template(path);

	return (!beian_form_is_filing(beian_form_kind(form)) && beian_batch_is_of_number(path)) ||
	       beian_form_linkable(form, template) != NULL ||
	       beian_filing_question(filing, path, error) != NULL;
}

static void
check_heading(BeianBatchReader *reader, const BeianSheetCell *cell, GHashTable *forms)
{
	const char *path = beian_batch_path(reader, cell->column);
	g_autoptr(GError) error = NULL;
	GHashTableIter each;
	gpointer form;

	if (strcmp(path, KIND) == 0)
		return;
	g_hash_table_iter_init(&each, forms);
	while (g_hash_table_iter_next(&each, &form, NULL))
		if (is_asked(form, path, error == NULL ? &error : NULL))
			return;
	beian_batch_reject(reader, cell, error->message);
}

/* A heading that no kind of the file asks for is one mistake, and not one in every row. */
static gboolean
check_headings(BeianBatchReader *reader, BeianBatchRow header, const GPtrArray *forms)
{
	guint before = reader->rejected;
	g_autoptr(GHashTable) kinds = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < forms->len; i++)
		if (forms->pdata[i] != NULL)
			g_hash_table_add(kinds, forms->pdata[i]);
	for (guint i = 0; i < header.count && g_hash_table_size(kinds) > 0; i++)
		check_heading(reader, &header.cells[i], kinds);
	return reader->rejected == before;
}

/* The form that ROW is filled into; NULL with a complaint. */
static const BeianForm *
form_of(BeianBatchReader *reader, BeianBatchRow row)
{
	const BeianSheetCell *cell = cell_in(row, reader->kind_column);
	const BeianSheetCell blank = {row.cells->row, reader->kind_column, ""};
	g_autofree char *kind = beian_text_normalise(cell != NULL ? cell->text : "");
	g_autoptr(GError) error = NULL;

	if (*kind == '\0' || strlen(kind) > BEIAN_BATCH_NAME_BYTES) {
		beian_batch_reject(
			reader, &blank, _("the kind of the filing is missing; type one, as in first"));
		return NULL;
	}
	g_autofree char *visible = beian_text_visible(kind);
	const BeianForm *form = beian_app_form(reader->app, visible, &error);
	if (form == NULL)
		beian_batch_reject(reader, cell, error->message);
	return form;
}

/* The rows below the header: elements BeianBatchRow. */
static GArray *
rows_of(const BeianSheet *sheet)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(BeianBatchRow));

	for (guint i = 0; i < sheet->cells->len;) {
		BeianBatchRow row = row_at(sheet, i);
		if (row.cells->row > 0)
			g_array_append_val(rows, row);
		i += row.count;
	}
	return rows;
}

/* The forms of ROWS, NULL for a row without one, which was rejected. */
static GPtrArray *
forms_of(BeianBatchReader *reader, const GArray *rows)
{
	GPtrArray *forms = g_ptr_array_sized_new(rows->len);

	for (guint i = 0; i < rows->len; i++)
		g_ptr_array_add(forms, (gpointer)form_of(reader, g_array_index(rows, BeianBatchRow, i)));
	return forms;
}

/* Forgets the form of every row that cannot become a draft. */
static void
check_rows(BeianBatchReader *reader, const GArray *rows, GPtrArray *forms)
{
	for (guint i = 0; i < rows->len; i++) {
		const BeianForm *form = forms->pdata[i];
		if (form != NULL && !beian_batch_check(reader, form, g_array_index(rows, BeianBatchRow, i)))
			forms->pdata[i] = NULL;
		reader->out->good_rows += forms->pdata[i] != NULL;
	}
}

/* Rejected cells in the order of their places: kinds are looked at before the rest of their rows. */
static int
by_place(gconstpointer a, gconstpointer b)
{
	const BeianBatchMistake *one = a, *other = b;

	if (one->row != other->row)
		return one->row < other->row ? -1 : 1;
	return (one->column > other->column) - (one->column < other->column);
}

/* Copies the materials that answers name; those that were not there before go to MADE. */
static gboolean
take_materials(BeianBatchReader *reader, GPtrArray *made, GError **error)
{
	const char *home = reader->app->home;
	GHashTableIter each;
	gpointer name, text;

	g_hash_table_iter_init(&each, reader->materials);
	while (g_hash_table_iter_next(&each, &name, &text)) {
		g_autofree char *sha256 = g_strndup(text, strcspn(text, " "));
		g_autofree char *path = beian_materials_path(home, sha256);
		BeianPicture picture;
		if (g_file_test(path, G_FILE_TEST_EXISTS))
			continue;
		if (!beian_materials_take(home, name, &picture, error))
			return FALSE;
		g_ptr_array_add(made, beian_materials_path(home, picture.sha256));
		if (strcmp(picture.sha256, sha256) != 0)
			return beian_error_set(error, BEIAN_ERROR_CANNOT,
				_("%s changed while it was read; import again"), (const char *)name);
	}
	return TRUE;
}

/* A draft with a uid that no other has: among so many a number drawn by chance may come twice. */
static BeianOpenDraft *
prepare(BeianApp *app, const BeianForm *form, GError **error)
{
	for (;;) {
		g_autoptr(BeianOpenDraft) open = beian_draft_prepare(app, beian_form_kind(form), NULL, error);
		gint64 same = open != NULL ? beian_store_find_uid(app->store, open->draft.uid, error) : -1;
		if (same <= 0)
			return same == 0 ? g_steal_pointer(&open) : NULL;
	}
}

gboolean
beian_batch_make_draft(
	BeianBatchReader *reader, const BeianForm *form, BeianBatchRow row, gint64 *id, GError **error)
{
	g_autoptr(BeianOpenDraft) open = prepare(reader->app, form, error);
	g_autoptr(BeianStep) demanded = beian_step_new();

	if (open == NULL)
		return FALSE;
	beian_batch_fill(reader, open->filing, row);
	beian_filing_add_demanded(open->filing, demanded);
	g_autoptr(BeianStep) all = beian_filing_copy_entries(open->filing);
	if (!beian_draft_make(reader->app, open, all, error))
		return FALSE;
	*id = open->draft.id;
	return TRUE;
}

/* An instance that is there already is brought to what the row says, and is none of the drafts that were
 * made. */
static gboolean
make_row(BeianBatchReader *reader, const BeianForm *form, BeianBatchRow row, GError **error)
{
	BeianBatch *out = reader->out;
	gint64 id = 0;
	gboolean is_new = FALSE, changed = FALSE;

	if (beian_form_is_filing(beian_form_kind(form))) {
		if (!beian_batch_make_draft(reader, form, row, &id, error))
			return FALSE;
		g_array_append_val(out->drafts, id);
		return TRUE;
	}
	if (!beian_batch_put_instance(reader, form, row, &id, &is_new, &changed, error))
		return FALSE;
	if (is_new)
		g_array_append_val(out->drafts, id);
	out->changed += changed && !is_new;
	out->same += !changed && !is_new;
	return TRUE;
}

static gboolean
make_drafts(BeianBatchReader *reader, const GArray *rows, const GPtrArray *forms, GError **error)
{
	for (guint i = 0; i < rows->len; i++)
		if (forms->pdata[i] != NULL &&
			!make_row(reader, forms->pdata[i], g_array_index(rows, BeianBatchRow, i), error))
			return FALSE;
	return TRUE;
}

/* All good rows become drafts, or none. */
static gboolean
make(BeianBatchReader *reader, const GArray *rows, const GPtrArray *forms, GError **error)
{
	BeianStore *store = beian_app_store(reader->app, error);
	g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func(g_free);

	if (store == NULL)
		return FALSE;
	gboolean good = take_materials(reader, made, error) && beian_store_begin(store, error);
	if (good)
		good = beian_store_end(store, make_drafts(reader, rows, forms, error), error);
	if (good)
		return TRUE;
	g_array_set_size(reader->out->drafts, 0);
	reader->out->same = reader->out->changed = 0;
	for (guint i = 0; i < made->len; i++)
		g_unlink(made->pdata[i]);
	return FALSE;
}

/* What READER has to do once the file is a table. */
static gboolean
run(BeianBatchReader *reader, const char *file, BeianBatchMode mode, GError **error)
{
	BeianBatch *out = reader->out;

	if (!read_header(reader, file, error))
		return FALSE;
	if (reader->rejected > 0)
		return TRUE;
	g_autoptr(GArray) rows = rows_of(reader->sheet);
	g_autoptr(GPtrArray) forms = forms_of(reader, rows);
	out->rows = rows->len;
	if (check_headings(reader, row_at(reader->sheet, 0), forms))
		check_rows(reader, rows, forms);
	if (reader->failure != NULL) {
		g_propagate_error(error, reader->failure);
		return FALSE;
	}
	g_array_sort(out->mistakes, by_place);
	if (mode == BEIAN_BATCH_LOOK || out->good_rows == 0 ||
		(mode == BEIAN_BATCH_WHOLE && reader->rejected > 0))
		return TRUE;
	return make(reader, rows, forms, error);
}

gboolean
beian_batch_import(BeianApp *app, const char *file, BeianBatchMode mode, BeianLanguage language,
	BeianBatch *out, GError **error)
{
	g_autoptr(GBytes) bytes = beian_file_read(file, BEIAN_SHEET_LIMIT_BYTES, error);
	gsize size_bytes;

	out->drafts = g_array_new(FALSE, FALSE, sizeof(gint64));
	out->mistakes = g_array_new(FALSE, TRUE, sizeof(BeianBatchMistake));
	g_array_set_clear_func(out->mistakes, clear_mistake);
	if (bytes == NULL)
		return FALSE;
	const void *data = g_bytes_get_data(bytes, &size_bytes);
	g_autoptr(BeianSheet) sheet = beian_sheet_read(data, size_bytes, file, error);
	if (sheet == NULL)
		return FALSE;
	g_autofree char *folder = strcmp(file, "-") == 0 ? g_strdup(".") : g_path_get_dirname(file);
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) materials = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	BeianBatchReader reader = {
		app, folder, language, sheet, out, paths, G_MAXUINT, 0, NULL, taken, materials};
	return run(&reader, file, mode, error);
}
