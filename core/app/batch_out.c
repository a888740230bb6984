/* batch_out: drafts as rows. */
#include "config.h"
#include "core/app/batch_instance.h"
#include "core/app/house.h"
#include "core/base/error.h"
#include "core/filing/path.h"
#include "core/filing/sheet.h"
#include <string.h>

#define KIND "kind"
#define SAME_AS "/@same-as"

typedef struct {
	const char *path;
	guint index; /* once all are known */
} Column;

typedef struct {
	Column *column;
	const char *text; /* as a cell */
} Cell;

/* The table while it grows: columns are found from draft to draft, and a row is as long as all of them. */
typedef struct {
	GStringChunk *texts;
	GQueue *columns;     /* of Column, in the order of the forms */
	GHashTable *by_path; /* path → its link in columns */
	GPtrArray *rows;     /* of GArray of Cell */
	BeianBatchNotes *notes;
} Table;

/* Where the draft that is being added stands. */
typedef struct {
	Table *table;
	GArray *row;
	GList *at; /* the column that its last cell is in */
} Place;

static void
table_clear(Table *table)
{
	g_ptr_array_unref(table->rows);
	g_hash_table_unref(table->by_path);
	g_queue_free_full(table->columns, g_free);
	g_string_chunk_free(table->texts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Table, table_clear)

static void
add_cell(Place *place, const char *path, const char *text)
{
	Table *table = place->table;
	GList *link = g_hash_table_lookup(table->by_path, path);

	if (link == NULL) {
		Column *column = g_new0(Column, 1);
		column->path = g_string_chunk_insert(table->texts, path);
		g_queue_insert_after(table->columns, place->at, column);
		link = place->at->next;
		g_hash_table_insert(table->by_path, (gpointer)column->path, link);
	}
	place->at = link;
	Cell cell = {link->data, g_string_chunk_insert(table->texts, text)};
	g_array_append_val(place->row, cell);
	table->notes->formulas += strchr("=+-@", *text) != NULL;
}

/* The link that gives PATH its values, as a cell of its block: once, where its first answer would stand. */
static void
add_link(Place *place, const BeianFiling *filing, const char *path)
{
	for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		g_autofree char *block = g_strndup(path, (gsize)(slash - path));
		g_autofree char *key = g_strconcat(block, SAME_AS, NULL);
		const char *same = beian_filing_text(filing, key);
		const Column *last = place->at->data;
		if (same == NULL)
			continue;
		if (strcmp(last->path, block) != 0)
			add_cell(place, block, same);
		return;
	}
}

static void
add_item(Place *place, const BeianFiling *filing, const BeianItem *item)
{
	const char *text = beian_filing_text(filing, item->path);

	if (item->linked) {
		add_link(place, filing, item->path);
	} else if (text != NULL) {
		g_autofree char *cell = beian_sheet_cell_of(text);
		add_cell(place, item->path, cell);
		place->table->notes->refused += item->state == BEIAN_ANSWER_REFUSED;
	}
}

static void
find_confirmation(const char *key, const char *text, gpointer data)
{
	gboolean *found = data;
	(void)text;

	*found |= strstr(key, "/@confirm:") != NULL;
}

/* The numbers of the instance OPEN, after all that it answers. */
static gboolean
add_numbers(BeianApp *app, Place *place, const BeianOpenDraft *open, GError **error)
{
	g_auto(GStrv) cells = beian_batch_numbers_of(app, open->draft.id, error);

	for (char **cell = cells; cells != NULL && *cell != NULL; cell += 2)
		add_cell(place, cell[0], cell[1]);
	return cells != NULL;
}

static gboolean
add_draft(BeianApp *app, Table *table, const BeianOpenDraft *open, GError **error)
{
	g_autoptr(BeianDocument) document = beian_document_new(open->filing);
	Place place = {table, g_array_new(FALSE, FALSE, sizeof(Cell)), table->columns->head};
	gboolean unsaid = document->parked->len > 0;

	g_ptr_array_add(table->rows, place.row);
	add_cell(&place, KIND, open->draft.kind);
	for (guint i = 0; i < document->items->len; i++)
		add_item(&place, open->filing, document->items->pdata[i]);
	beian_filing_each(open->filing, "", find_confirmation, &unsaid);
	table->notes->unsaid += unsaid;
	return beian_form_is_filing(open->draft.kind) || add_numbers(app, &place, open, error);
}

/* The header, and every row with its blank cells. */
static void
write_rows(const Table *table, GString *out)
{
	guint count = table->columns->length, index = 0;
	g_autofree const char **cells = g_new0(const char *, count);

	for (const GList *link = table->columns->head; link != NULL; link = link->next, index++) {
		Column *column = link->data;
		column->index = index;
		cells[index] = column->path;
	}
	g_string_append(out, BEIAN_SHEET_MARK);
	beian_sheet_write_row(out, cells, count);
	for (guint i = 0; i < table->rows->len; i++) {
		const GArray *row = table->rows->pdata[i];
		memset(cells, 0, count * sizeof *cells);
		for (guint j = 0; j < row->len; j++) {
			const Cell *cell = &g_array_index(row, Cell, j);
			cells[cell->column->index] = cell->text;
		}
		beian_sheet_write_row(out, cells, count);
	}
}

gboolean
beian_batch_export(
	BeianApp *app, const gint64 *ids, guint count, GString *out, BeianBatchNotes *notes, GError **error)
{
	g_auto(Table) table = {g_string_chunk_new(64 * 1024), g_queue_new(),
		g_hash_table_new(g_str_hash, g_str_equal),
		g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref), notes};
	Column *kind = g_new0(Column, 1);

	kind->path = KIND;
	g_queue_push_tail(table.columns, kind);
	g_hash_table_insert(table.by_path, (gpointer)kind->path, table.columns->head);
	for (guint i = 0; i < count; i++) {
		g_autoptr(BeianOpenDraft) open = beian_draft_look(app, ids[i], error);
		if (open == NULL || !add_draft(app, &table, open, error))
			return FALSE;
	}
	write_rows(&table, out);
	return TRUE;
}
