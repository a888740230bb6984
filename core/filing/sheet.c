#include "config.h"
#include "core/filing/sheet.h"
#include "core/base/text.h"
#include <csv.h>
#include <string.h>

/* So much is given to libcsv before its callbacks are asked whether to go on; they cannot stop it. */
enum { PIECE_BYTES = 64 * 1024 };

/* One file being read. */
typedef struct {
	BeianSheet *sheet;
	const char *name;
	guint row, column; /* of the cell that comes next */
	GError *error;     /* the first thing that is wrong */
} Reader;

static gboolean
is_blank(const char *text)
{
	if ((guchar)*text > ' ' && (guchar)*text < 0x80)
		return FALSE;
	g_autofree char *bare = beian_text_normalise(text);
	return *bare == '\0';
}

static void
take_cell(void *text, size_t size, void *data)
{
	Reader *reader = data;
	BeianSheetCell cell = {reader->row, reader->column++, text != NULL ? text : ""};

	if (reader->error != NULL || size == 0)
		return;
	if (size > BEIAN_ANSWER_LIMIT_BYTES)
		beian_error_set(&reader->error, BEIAN_ERROR_NOT_GOOD,
			_("%s: a cell of row %u holds more than %d bytes; no answer is so long"),
			reader->name, cell.row + 1, BEIAN_ANSWER_LIMIT_BYTES);
	else if (is_blank(cell.text))
		return;
	else if (cell.row > BEIAN_SHEET_ROWS)
		beian_error_set(&reader->error, BEIAN_ERROR_NOT_GOOD,
			_("%s has more than %d rows; divide them among several files"), reader->name,
			BEIAN_SHEET_ROWS);
	else if (cell.column >= BEIAN_SHEET_COLUMNS)
		beian_error_set(&reader->error, BEIAN_ERROR_NOT_GOOD,
			_("%s has more than %d columns; no filing has so many answers"), reader->name,
			BEIAN_SHEET_COLUMNS);
	else {
		cell.text = g_string_chunk_insert_len(reader->sheet->texts, cell.text, (gssize)size);
		g_array_append_val(reader->sheet->cells, cell);
	}
}

static void
take_row(int terminator, void *data)
{
	Reader *reader = data;
	(void)terminator;

	reader->row++;
	reader->column = 0;
}

/* libcsv cuts blanks around cells; an answer is kept as it was typed. */
static int
is_no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static int
is_line_feed(unsigned char c)
{
	return c == '\n';
}

/* Paths of the header hold none of the three, so the first that stands there is what divides cells. */
static char
delimiter_of(const char *text, gsize size)
{
	for (gsize i = 0; i < size && text[i] != '\n'; i++)
		if (text[i] == ',' || text[i] == ';' || text[i] == '\t')
			return text[i];
	return ',';
}

/* A copy of TEXT with every line ended by LF, so that a line is one row for libcsv too. *SIZE is the new one.
 */
static char *
unify_lines(const char *text, gsize *size)
{
	char *copy = g_malloc(*size + 1), *to = copy;

	for (const char *at = text, *end = text + *size; at < end; at++) {
		if (*at != '\r')
			*to++ = *at;
		else if (at + 1 == end || at[1] != '\n')
			*to++ = '\n';
	}
	*size = (gsize)(to - copy);
	return copy;
}

static void
read_cells(Reader *reader, const char *text, gsize size)
{
	struct csv_parser parser;
	int failed = csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_REPALL_NL);

	g_assert(failed == 0);
	csv_set_space_func(&parser, is_no_space);
	csv_set_term_func(&parser, is_line_feed);
	csv_set_delim(&parser, (unsigned char)delimiter_of(text, size));
	csv_set_blk_size(&parser, PIECE_BYTES);
	gboolean good = TRUE;
	for (gsize at = 0; good && reader->error == NULL && at < size; at += PIECE_BYTES) {
		gsize length = MIN(size - at, PIECE_BYTES);
		good = csv_parse(&parser, text + at, length, take_cell, take_row, reader) == length;
		if (csv_get_buffer_size(&parser) > BEIAN_ANSWER_LIMIT_BYTES + 2 * PIECE_BYTES)
			good = FALSE;
	}
	if (good && reader->error == NULL)
		good = csv_fini(&parser, take_cell, take_row, reader) == 0;
	csv_free(&parser);
	if (!good && reader->error == NULL)
		beian_error_set(&reader->error, BEIAN_ERROR_NOT_GOOD,
			_("%s: in row %u a quotation mark stands where none may, or is not closed; quote the "
			  "whole cell and double the marks inside"),
			reader->name, reader->row + 1);
}

/* Whether BYTES can be a table at all. */
static gboolean
is_text(const char *bytes, gsize size, const char *name, GError **error)
{
	if (size >= 4 && memcmp(bytes, "PK\3\4", 4) == 0)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s is a workbook or another ZIP file and no CSV; open it in the spreadsheet "
			  "program "
			  "and save it as “CSV UTF-8”"),
			name);
	if (size >= 4 && memcmp(bytes, "\xd0\xcf\x11\xe0", 4) == 0)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s is a workbook of an older spreadsheet program and no CSV; open it there and "
			  "save "
			  "it as “CSV UTF-8”"),
			name);
	if (size >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0))
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s is in UTF-16 (“Unicode text”); save it as “CSV UTF-8”"), name);
	if (size > 0 && memchr(bytes, '\0', size) != NULL)
		return beian_error_set(
			error, BEIAN_ERROR_NOT_GOOD, _("%s holds zero bytes; it is no CSV"), name);
	return g_utf8_validate_len(bytes, size, NULL) ||
	       beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		       _("%s is not UTF-8, perhaps GBK; save it as “CSV UTF-8” in the spreadsheet program, "
			 "or "
			 "convert it: iconv -f GB18030 -t UTF-8"),
		       name);
}

BeianSheet *
beian_sheet_read(const void *bytes, gsize size_bytes, const char *name, GError **error)
{
	const char *text = size_bytes > 0 ? bytes : "";

	if (!is_text(text, size_bytes, name, error))
		return NULL;
	if (size_bytes >= strlen(BEIAN_SHEET_MARK) &&
		memcmp(text, BEIAN_SHEET_MARK, strlen(BEIAN_SHEET_MARK)) == 0) {
		text += strlen(BEIAN_SHEET_MARK);
		size_bytes -= strlen(BEIAN_SHEET_MARK);
	}
	g_autoptr(BeianSheet) sheet = g_new0(BeianSheet, 1);
	sheet->texts = g_string_chunk_new(PIECE_BYTES);
	sheet->cells = g_array_new(FALSE, FALSE, sizeof(BeianSheetCell));
	Reader reader = {.sheet = sheet, .name = name};
	g_autofree char *unified = unify_lines(text, &size_bytes);
	read_cells(&reader, unified, size_bytes);
	if (reader.error == NULL)
		return g_steal_pointer(&sheet);
	g_propagate_error(error, reader.error);
	return NULL;
}

void
beian_sheet_free(BeianSheet *sheet)
{
	if (sheet == NULL)
		return;
	g_array_unref(sheet->cells);
	g_string_chunk_free(sheet->texts);
	g_free(sheet);
}

char *
beian_sheet_column_name(guint column)
{
	char letters[8];
	gsize at = sizeof letters - 1;

	letters[at] = '\0';
	for (column++; column > 0 && at > 0; column = (column - 1) / 26)
		letters[--at] = (char)('A' + (column - 1) % 26);
	return g_strdup(letters + at);
}

void
beian_sheet_write_row(GString *out, const char *const *cells, guint count)
{
	for (guint i = 0; i < count; i++) {
		const char *cell = cells[i];
		if (i > 0)
			g_string_append_c(out, ',');
		if (cell == NULL || *cell == '\0')
			continue;
		gsize length = strlen(cell), room = csv_write(NULL, 0, cell, length), before = out->len;
		g_string_set_size(out, before + room);
		csv_write(out->str + before, room, cell, length);
	}
	g_string_append(out, "\r\n");
}

/* Whether TEXT is backslashes, or none, and then @. */
static gboolean
begins_like_a_file(const char *text)
{
	return text[strspn(text, "\\")] == '@';
}

char *
beian_sheet_cell_of(const char *answer)
{
	return g_strconcat(begins_like_a_file(answer) ? "\\" : "", answer, NULL);
}

char *
beian_sheet_answer_of(const char *cell)
{
	return g_strdup(*cell == '\\' && begins_like_a_file(cell) ? cell + 1 : cell);
}
