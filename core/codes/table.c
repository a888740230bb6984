#include "config.h"
#include "core/codes/table.h"
#include "core/base/file.h"
#include <csv.h>
#include <string.h>

/* Nothing we ship comes near it. */
#define TABLE_LIMIT_BYTES (16u * 1024 * 1024)

/* One file being read. */
typedef struct {
	BeianTable *table;
	BeianComplaints *complaints;
	long line;       /* the one being given to libcsv */
	long row_line;   /* where the row began */
	guint row_cells; /* of the row so far */
	gboolean row_bad;
} Reader;

/* CELL as the table keeps it. Most cells of a column say what the one above says, and are kept once. */
static const char *
keep(BeianTable *table, const char *cell, gsize size)
{
	const char *above = table->columns > 0 && table->cells->len >= table->columns
				    ? table->cells->pdata[table->cells->len - table->columns]
				    : NULL;

	return above != NULL && strcmp(above, cell) == 0
		       ? above
		       : g_string_chunk_insert_len(table->texts, cell, (gssize)size);
}

static void
take_cell(void *text, size_t size, void *data)
{
	Reader *reader = data;
	const char *cell = text != NULL ? text : "";

	if (reader->row_cells++ == 0)
		reader->row_line = reader->line;
	if (size > 0 &&
		(cell[0] == ' ' || cell[0] == '\t' || cell[size - 1] == ' ' || cell[size - 1] == '\t')) {
		beian_complaints_add(reader->complaints, reader->table->file, reader->line,
			_("cell %u begins or ends with a blank; remove the blank"), reader->row_cells);
		reader->row_bad = TRUE;
	}
	g_ptr_array_add(reader->table->cells, (gpointer)keep(reader->table, cell, size));
}

static void
take_row(int terminator, void *data)
{
	Reader *reader = data;
	BeianTable *table = reader->table;
	guint count = reader->row_cells;
	gboolean header = table->lines->len == 0;

	(void)terminator;
	if (header)
		table->columns = count;
	else if (count != table->columns) {
		beian_complaints_add(reader->complaints, table->file, reader->row_line,
			_("the row has %u cells and the header has %u; quote cells with commas, and add or "
			  "remove cells"),
			count, table->columns);
		reader->row_bad = TRUE;
	}
	if (reader->row_bad && !header)
		g_ptr_array_set_size(table->cells, (int)(table->cells->len - count));
	else
		g_array_append_val(table->lines, reader->row_line);
	reader->row_cells = 0;
	reader->row_bad = FALSE;
}

/* libcsv cuts blanks around cells; we want to see them. */
static int
is_no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void
start_parser(struct csv_parser *parser)
{
	int failed = csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);

	g_assert(failed == 0);
	csv_set_space_func(parser, is_no_space);
}

/* Begins anew after a mistake, so that those further down are found too. */
static void
give_up_row(Reader *reader, struct csv_parser *parser, long line)
{
	GPtrArray *cells = reader->table->cells;

	beian_complaints_add(reader->complaints, reader->table->file, line,
		_("a quotation mark stands where none may; quote the whole cell and double the marks "
		  "inside"));
	g_ptr_array_set_size(cells, (int)(cells->len - reader->row_cells));
	reader->row_cells = 0;
	reader->row_bad = FALSE;
	csv_free(parser);
	start_parser(parser);
}

/* What a line must not have, whatever its cells are. */
static gboolean
line_is_clean(Reader *reader, const char *line, gsize size)
{
	const char *wrong = NULL;

	if (memchr(line, '\r', size) != NULL)
		wrong = _("the line ends with CR; save the file with LF alone");
	else if (!g_utf8_validate(line, (gssize)size, NULL))
		wrong = _("the line is not valid UTF-8; save the file as UTF-8");
	else if (reader->line == 1 && g_str_has_prefix(line, "\xef\xbb\xbf"))
		wrong = _("the file begins with a byte-order mark; save it without");
	else if (size == 0)
		wrong = _("the line is empty; remove it");
	if (wrong == NULL)
		return TRUE;
	beian_complaints_add(reader->complaints, reader->table->file, reader->line, "%s", wrong);
	return FALSE;
}

/* Line by line, so that every cell knows its line. */
static void
read_lines(Reader *reader, const char *text, gsize size)
{
	struct csv_parser parser;

	start_parser(&parser);
	for (const char *end = text + size; text < end; reader->line++) {
		const char *stop = memchr(text, '\n', (gsize)(end - text));
		gsize length = stop != NULL ? (gsize)(stop - text) : (gsize)(end - text);
		if (stop == NULL)
			beian_complaints_add(reader->complaints, reader->table->file, reader->line,
				_("the last line does not end; add a line feed"));
		if (line_is_clean(reader, text, length) &&
			(csv_parse(&parser, text, length, take_cell, take_row, reader) != length ||
				csv_parse(&parser, "\n", 1, take_cell, take_row, reader) != 1))
			give_up_row(reader, &parser, reader->line);
		text += length + (stop != NULL);
	}
	if (csv_fini(&parser, take_cell, take_row, reader) != 0)
		give_up_row(reader, &parser, reader->line - 1);
	csv_free(&parser);
}

BeianTable *
beian_table_read(const char *path, BeianComplaints *complaints, GError **error)
{
	g_autoptr(GBytes) bytes = beian_file_read(path, TABLE_LIMIT_BYTES, error);

	if (bytes == NULL)
		return NULL;

	gsize size;
	const char *text = g_bytes_get_data(bytes, &size);
	BeianTable *table = g_new0(BeianTable, 1);
	Reader reader = {.table = table, .complaints = complaints, .line = 1};
	table->file = g_strdup(path);
	table->texts = g_string_chunk_new(MAX(size / 2, 64));
	table->cells = g_ptr_array_new();
	table->lines = g_array_new(FALSE, FALSE, sizeof(long));
	read_lines(&reader, text, size);
	if (table->lines->len == 0)
		beian_complaints_add(complaints, path, 1, _("there is no header row"));
	return table;
}

void
beian_table_free(BeianTable *table)
{
	if (table == NULL)
		return;
	g_array_unref(table->lines);
	g_ptr_array_unref(table->cells);
	g_string_chunk_free(table->texts);
	g_free(table->file);
	g_free(table);
}

gboolean
beian_table_has_columns(const BeianTable *table, const char *const *names, guint count)
{
	if (table->columns != count)
		return FALSE;
	const char *const *header = beian_table_row(table, -1);
	for (guint i = 0; i < count; i++)
		if (strcmp(header[i], names[i]) != 0)
			return FALSE;
	return TRUE;
}

guint
beian_table_rows(const BeianTable *table)
{
	return table->lines->len > 0 ? table->lines->len - 1 : 0;
}

const char *const *
beian_table_row(const BeianTable *table, int index)
{
	return (const char *const *)table->cells->pdata + (gsize)(index + 1) * table->columns;
}

long
beian_table_line(const BeianTable *table, guint index)
{
	return g_array_index(table->lines, long, index + 1);
}
