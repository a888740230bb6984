/*
 * spoiled: what spreadsheet programs make of cells that look like numbers, dates or formulas to them.
 *
 * Found by its look, and only where the question cannot mean it: a remark may well say 1.1E+17.
 */
#include "config.h"
#include "core/filing/sheet.h"
#include <string.h>

/* So many digits such programs keep; those after them become 0. */
enum { KEPT_DIGITS = 15 };

typedef struct {
	const BeianQuestion *question;
	const BeianReading *reading; /* NULL: it was not read */
	const char *text;
} Cell;

static gboolean
is_refused(const Cell *cell)
{
	return cell->reading == NULL || cell->reading->value == NULL;
}

static gboolean
is_digits(const char *text)
{
	return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

/* Whether the question would take TEXT; not known where another answer says what its type is. */
static gboolean
is_taken(const Cell *cell, const char *text)
{
	g_auto(BeianReading) reading = {0};

	if (cell->question->type_from != NULL)
		return FALSE;
	beian_type_read(cell->question->type, text, &cell->question->facets, &reading);
	return reading.value != NULL;
}

static gboolean
is_error(const Cell *cell)
{
	static const char *const errors[] = {
		"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", NULL};
	const char *text = cell->text;

	return g_strv_contains(errors, text) || (strlen(text) > 1 && text[strspn(text, "#")] == '\0');
}

static gboolean
is_prose(const Cell *cell)
{
	return strcmp(cell->question->type->name, "text") == 0 ||
	       strcmp(cell->question->type->name, "note") == 0;
}

static gboolean
is_formula(const Cell *cell)
{
	return *cell->text == '=' && !is_prose(cell) && is_refused(cell);
}

/* "1.1E+17", "3,3e+9": a digit, perhaps more behind a point, and the power. */
static gboolean
is_power_of_ten(const Cell *cell)
{
	const char *power =
		strstr(cell->text, "E+") != NULL ? strstr(cell->text, "E+") : strstr(cell->text, "e+");

	if (power == NULL || is_prose(cell) || !is_digits(power + 2) || !g_ascii_isdigit(*cell->text))
		return FALSE;
	gsize point = strspn(cell->text + 1, ".,");
	return point <= 1 && cell->text + 1 + point + strspn(cell->text + 1 + point, "0123456789") == power;
}

static gboolean
is_cut(const Cell *cell)
{
	const char *text = cell->text;

	return !is_prose(cell) && strlen(text) > KEPT_DIGITS && is_digits(text) &&
	       text[KEPT_DIGITS + strspn(text + KEPT_DIGITS, "0")] == '\0' &&
	       (is_refused(cell) || cell->reading->doubts[0] != NULL);
}

static gboolean
is_without_zero(const Cell *cell)
{
	g_autofree char *one = g_strconcat("0", cell->text, NULL);

	return is_refused(cell) && is_digits(cell->text) && is_taken(cell, one);
}

static gboolean
is_with_fraction(const Cell *cell)
{
	const char *point = strchr(cell->text, '.');
	g_autofree char *whole = g_strndup(cell->text, point != NULL ? (gsize)(point - cell->text) : 0);

	return is_refused(cell) && is_digits(whole) && point[1] != '\0' &&
	       point[1 + strspn(point + 1, "0")] == '\0' && is_taken(cell, whole);
}

static gboolean
is_day_number(const Cell *cell)
{
	return is_refused(cell) && strcmp(cell->question->type->name, "date") == 0 && is_digits(cell->text) &&
	       strlen(cell->text) == 5;
}

static gboolean
is_other_date(const Cell *cell)
{
	return is_refused(cell) && strcmp(cell->question->type->name, "date") == 0 &&
	       strpbrk(cell->text, "/-") != NULL && g_ascii_isdigit(*cell->text);
}

static const struct {
	gboolean (*is)(const Cell *cell);
	const char *says; /* msgid */
} spoilings[] = {
	{is_error, N_("the cell shows an error of the spreadsheet program, or that the column is too narrow; "
		      "mend the formula or widen the column, and save the file again")},
	{is_formula, N_("the cell holds a formula; put its value there and format the column as text")},
	{is_power_of_ten,
		N_("the spreadsheet program rounded the number and wrote it as a power of ten; format the "
		   "column as text and type the number again")},
	{is_cut, N_("the spreadsheet program kept fifteen digits of the number and made the others 0; format "
		    "the column as text and type the number again")},
	{is_without_zero, N_("the spreadsheet program took the 0 at the beginning away; format the column as "
			     "text and type the number again")},
	{is_with_fraction,
		N_("a program added decimals to the number; format the column as text and save the "
		   "file again")},
	{is_day_number, N_("the spreadsheet program wrote the date as a number of days; format the column as "
			   "text and type the date as YYYY-MM-DD")},
	{is_other_date,
		N_("the spreadsheet program wrote the date its own way; format the column as text and "
		   "type the date as YYYY-MM-DD")},
};

const char *
beian_sheet_spoiled(const BeianQuestion *question, const BeianReading *reading, const char *text)
{
	const Cell cell = {question, reading, text};

	for (guint i = 0; i < G_N_ELEMENTS(spoilings); i++)
		if (spoilings[i].is(&cell))
			return _(spoilings[i].says);
	return NULL;
}
