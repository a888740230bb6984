/* Tables of spreadsheet programs: every liberty they take, and everything that is no table. */
#include "config.h"
#include "core/filing/sheet.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(sheet, .fini = leakcheck);

/* "ROW.COLUMN=text" of every cell, then "| " and the error; free with g_free. */
static char *
print_size(const char *bytes, gsize size_bytes)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianSheet) sheet = beian_sheet_read(bytes, size_bytes, "x.csv", &error);
	GString *all = g_string_new(NULL);

	cr_expect_neq(sheet != NULL, error != NULL);
	for (guint i = 0; sheet != NULL && i < sheet->cells->len; i++) {
		const BeianSheetCell *cell = &g_array_index(sheet->cells, BeianSheetCell, i);
		g_string_append_printf(all, "%u.%u=%s;", cell->row, cell->column, cell->text);
	}
	if (error != NULL) {
		cr_expect(g_error_matches(error, BEIAN_ERROR, BEIAN_ERROR_NOT_GOOD));
		cr_expect_null(strchr(error->message, '\n'), "one sentence");
		cr_expect_not_null(strstr(error->message, "x.csv"), "%s", error->message);
		g_string_append_printf(all, "| %s", error->message);
	}
	return g_string_free(all, FALSE);
}

typedef struct {
	const char *bytes, *cells, *why;
} Row;

static const Row good[] = {
	{"", "", "nothing at all"},
	{"kind,a\nfirst,b\n", "0.0=kind;0.1=a;1.0=first;1.1=b;", "RFC 4180 with LF"},
	{"kind,a\r\nfirst,b\r\n", "0.0=kind;0.1=a;1.0=first;1.1=b;", "with CRLF"},
	{"kind,a\rfirst,b\r", "0.0=kind;0.1=a;1.0=first;1.1=b;", "with CR, as an old system did"},
	{"kind,a\nfirst,b", "0.0=kind;0.1=a;1.0=first;1.1=b;", "no end of the last line"},
	{"\xef\xbb\xbfkind,a\nfirst,b\n", "0.0=kind;0.1=a;1.0=first;1.1=b;", "a byte-order mark"},
	{"kind;a\nfirst;b,c\n", "0.0=kind;0.1=a;1.0=first;1.1=b,c;", "semicolons, as some countries have"},
	{"kind\ta\nfirst\tb,c\n", "0.0=kind;0.1=a;1.0=first;1.1=b,c;", "tabs"},
	{"kind,a\n\nfirst,b\n\n\n", "0.0=kind;0.1=a;2.0=first;2.1=b;", "empty rows count"},
	{"kind,a\r\n\r\nfirst,b\r\n", "0.0=kind;0.1=a;2.0=first;2.1=b;", "and count once with CRLF"},
	{"kind,a\n,,,\n \t,\xe3\x80\x80\nfirst,b,,\n", "0.0=kind;0.1=a;3.0=first;3.1=b;", "blank cells"},
	{"kind,a,b\nfirst\n", "0.0=kind;0.1=a;0.2=b;1.0=first;", "a row that ends early"},
	{"kind,a\nfirst,\"b,\"\"c\"\"\nd\"\n", "0.0=kind;0.1=a;1.0=first;1.1=b,\"c\"\nd;", "quoted cells"},
	{"kind,a\r\nfirst,\"b\r\nc\"\r\nfirst,d\r\n", "0.0=kind;0.1=a;1.0=first;1.1=b\nc;2.0=first;2.1=d;",
		"a line end inside a cell is one, and no row"},
	{"kind,a\nfirst, b \n", "0.0=kind;0.1=a;1.0=first;1.1= b ;", "blanks around an answer are kept"},
};

Test(sheet, takes_the_liberties_of_spreadsheet_programs)
{
	for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
		g_autofree char *cells = print_size(good[i].bytes, strlen(good[i].bytes));
		cr_expect_str_eq(cells, good[i].cells, "%s: %s", good[i].why, cells);
	}
}

typedef struct {
	const char *bytes;
	gsize size_bytes;
	const char *says, *why;
} BadRow;

#define BYTES(text) text, sizeof text - 1

static const BadRow bad[] = {
	{BYTES("PK\3\4rest"), "workbook", "a workbook, renamed"},
	{BYTES("\xd0\xcf\x11\xe0\xa1\xb1"), "older spreadsheet", "a workbook of long ago"},
	{BYTES("\xff\xfek\0i\0"), "UTF-16", "what a spreadsheet program calls Unicode text"},
	{BYTES("kind,a\nfirst,\0b\n"), "zero bytes", "a zero byte"},
	{BYTES("kind,a\nfirst,\xb1\xb8\xb0\xb8\n"), "perhaps GBK", "GBK"},
	{BYTES("kind,a\nfirst,\"b\n"), "row 2 a quotation mark", "a quotation mark that is not closed"},
	{BYTES("kind,a\nfirst,b\"c\n"), "row 2 a quotation mark", "one inside a bare cell"},
	{BYTES("kind,a\nfirst,\"b\"c\n"), "row 2 a quotation mark", "text behind a quoted cell"},
};

Test(sheet, refuses_what_is_no_table_in_one_sentence)
{
	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autofree char *said = print_size(bad[i].bytes, bad[i].size_bytes);
		cr_expect(said[0] == '|' && strstr(said, bad[i].says) != NULL, "%s: %s", bad[i].why, said);
	}
}

/* COUNT times PIECE between BEFORE and AFTER, read. */
static char *
print_many(const char *before, const char *piece, guint count, const char *after)
{
	g_autoptr(GString) text = g_string_new(before);

	for (guint i = 0; i < count; i++)
		g_string_append(text, piece);
	g_string_append(text, after);
	return print_size(text->str, text->len);
}

Test(sheet, refuses_more_than_anybody_means)
{
	g_autofree char *columns = print_many("kind", ",a", 1000000, "\n");
	g_autofree char *rows = print_many("kind\n", "first\n", BEIAN_SHEET_ROWS + 1, "");
	g_autofree char *open = print_many("kind\n\"", "first\n", 1000000, "");
	g_autofree char *bare = print_many("kind,a\nfirst,", "x", BEIAN_ANSWER_LIMIT_BYTES + 1, "\n");

	cr_expect_not_null(strstr(columns, "4000 columns"), "%s", columns);
	cr_expect_not_null(strstr(rows, "10000 rows"), "%s", rows);
	cr_expect_not_null(strstr(open, "row 2"), "not closed: %s", open);
	cr_expect_not_null(strstr(bare, "row 2 holds more than"), "%s", bare);
}

Test(sheet, takes_as_much_as_it_promises)
{
	g_autofree char *columns = print_many("kind", ",a", BEIAN_SHEET_COLUMNS - 1, "\n");
	g_autofree char *rows = print_many("kind\n", "first\n", BEIAN_SHEET_ROWS, "\n\n\n\n,,\n");
	g_autofree char *blank = print_many("kind", ",", 1000000, "\n");
	g_autofree char *cell = print_many("kind,a\nfirst,\"", "x", BEIAN_ANSWER_LIMIT_BYTES, "\"\n");

	cr_expect_not_null(strstr(columns, "0.3999=a;"));
	cr_expect_not_null(strstr(rows, "10000.0=first;"));
	cr_expect_str_eq(blank, "0.0=kind;", "blank cells are nothing, however many");
	cr_expect_null(strstr(cell, "|"));
}

Test(sheet, names_columns_as_spreadsheet_programs_do)
{
	static const struct {
		guint column;
		const char *name;
	} rows[] = {{0, "A"}, {25, "Z"}, {26, "AA"}, {51, "AZ"}, {52, "BA"}, {701, "ZZ"}, {702, "AAA"},
		{G_MAXUINT - 1, "MWLQKWU"}};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *name = beian_sheet_column_name(rows[i].column);
		cr_expect_str_eq(name, rows[i].name, "%u: %s", rows[i].column, name);
	}
}

Test(sheet, reads_what_it_wrote)
{
	const char *header[] = {"kind", "a", "b", "c"};
	const char *cells[] = {"first", " =1+1,\"x\"\ny;\t ", NULL, "公司"};
	g_autoptr(GString) out = g_string_new(BEIAN_SHEET_MARK);

	beian_sheet_write_row(out, header, 4);
	beian_sheet_write_row(out, cells, 4);
	cr_expect_str_eq(out->str, "\xef\xbb\xbf\"kind\",\"a\",\"b\",\"c\"\r\n"
				   "\"first\",\" =1+1,\"\"x\"\"\ny;\t \",,\"公司\"\r\n");
	g_autofree char *again = print_size(out->str, out->len);
	cr_expect_str_eq(again, "0.0=kind;0.1=a;0.2=b;0.3=c;1.0=first;1.1= =1+1,\"x\"\ny;\t ;1.3=公司;");
}

Test(sheet, tells_answers_from_names_of_files)
{
	static const char *const rows[][2] = {{"a@b", "a@b"}, {"@a", "\\@a"}, {"\\@a", "\\\\@a"},
		{"\\\\@", "\\\\\\@"}, {"\\n", "\\n"}, {"\\", "\\"}};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *cell = beian_sheet_cell_of(rows[i][0]);
		g_autofree char *answer = beian_sheet_answer_of(cell);
		cr_expect_str_eq(cell, rows[i][1], "%s", rows[i][0]);
		cr_expect_str_eq(answer, rows[i][0], "%s", cell);
	}
}

typedef struct {
	const char *path, *text, *says;
} SpoiledRow;

static const SpoiledRow spoiled[] = {
	{"entity/document/number", "1.1E+17", "power of ten"},
	{"entity/document/number", "3.30106E+17", "power of ten"},
	{"entity/document/number", "330106199001010000", "fifteen digits"},
	{"entity/document/number", HOUSE_NUMBER, NULL},
	{"entity/document/number", HOUSE_CARD, NULL},
	{"entity/document/number", "9133010",
		NULL}, /* too short for a licence, and a 0 before it helps nothing */
	{"entity/person/mobile", "1.38E+10", "power of ten"},
	{"entity/person/mobile", "13800138000.0", "decimals"},
	{"entity/person/mobile", "13800138000", NULL},
	{"entity/person/mobile", "#N/A", "error"},
	{"entity/person/mobile", "########", "error"},
	{"entity/person/mobile", "=A1", "formula"},
	{"entity/name", "=A1", NULL},
	{"entity/name", "1.1E+17", NULL},
	{"entity/name", "#REF!", "error"},
	{"entity/name", "#", NULL},
	{"entity/founded", "2026/11/23", NULL},
	{"entity/founded", "46349", "number of days"},
	{"entity/founded", "11/23/26", "its own way"},
	{"entity/founded", "23-Nov-26", "its own way"},
};

Test(sheet, knows_what_a_spreadsheet_program_spoiled)
{
	g_auto(House) house = house_open();

	answer(house.filing, "entity/document/type", "business-licence");
	for (guint i = 0; i < G_N_ELEMENTS(spoiled); i++) {
		const SpoiledRow *row = &spoiled[i];
		answer(house.filing, row->path, row->text);
		const BeianQuestion *question = beian_filing_question(house.filing, row->path, NULL);
		const char *says = beian_sheet_spoiled(
			question, beian_filing_read(house.filing, question, row->path), row->text);
		cr_expect((says == NULL) == (row->says == NULL), "%s %s: %s", row->path, row->text,
			says != NULL ? says : "nothing");
		cr_expect(says == NULL || row->says == NULL || strstr(says, row->says) != NULL, "%s: %s",
			row->text, says);
	}
}

/* The house has no landline; the type is what matters. */
Test(sheet, misses_a_zero_that_was_taken_away)
{
	const BeianQuestion question = {.type = beian_type_find("landline")};
	g_auto(BeianReading) refused = {0}, taken = {0};

	beian_type_read(question.type, "57188888888", &question.facets, &refused);
	beian_type_read(question.type, "057188888888", &question.facets, &taken);
	cr_assert_null(refused.value);
	cr_assert_not_null(taken.value);
	const char *says = beian_sheet_spoiled(&question, &refused, "57188888888");
	cr_expect(says != NULL && strstr(says, "0 at the beginning") != NULL, "%s", says);
	cr_expect_null(beian_sheet_spoiled(&question, &taken, "057188888888"));
}
