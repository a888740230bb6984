/*
 * write: a letter as text. Always in Chinese: bureaus read nothing else.
 *
 * Whatever an answer holds, it cannot change the shape of the letter: its line feeds become blanks, its
 * control characters are made visible, and its braces are text.
 */
#include "config.h"
#include "core/letters/book.h"
#include "core/base/text.h"
#include "core/base/width.h"
#include <string.h>

/* Where lines begin. All signatures stand further left where one is longer than 22 Han characters. */
enum { SIGN_COL = 28, LINE_COL = 4, SUB_COL = 7 };

/* Two Han characters wide, and no blank of ASCII: wrapping leaves it alone. */
#define INDENT "\xe3\x80\x80\xe3\x80\x80"

typedef struct {
	const BeianCase *input;
	BeianAsking *asking;
	const BeianDate *day;
	GPtrArray *missing;
	GString *text;
	int sign_col;
} Writer;

static gboolean
holds(const Writer *writer, const BeianExpression *when, const BeianXmlNode *node)
{
	gboolean value = FALSE;

	return when == NULL || (beian_expression_boolean(
					when, beian_asking_expressions(writer->asking), node, &value, NULL) &&
				       value);
}

/* Remembers the questions that EXPRESSION names, seen from NODE, and that have no answer. */
static void
miss_paths(const BeianExpression *expression, const BeianXmlNode *node, const BeianDocument *document,
	GPtrArray *missing)
{
	g_auto(GStrv) paths = beian_expression_all_paths(beian_expression_text(expression));
	g_autofree char *owner = beian_document_path(node);

	for (char **path = paths; *path != NULL; path++) {
		const BeianItem *item = beian_letters_item(document, owner, *path);
		if (item != NULL && item->state != BEIAN_ANSWER_VALUE &&
			!g_ptr_array_find_with_equal_func(missing, item->path, g_str_equal, NULL))
			g_ptr_array_add(missing, g_strdup(item->path));
	}
}

static char *
day_text(const BeianDate *day)
{
	return g_strdup_printf("%d年%d月%d日", day->year, day->month, day->day);
}

/* VALUE as one line; a day as letters write it. Free with g_free. */
static char *
one_line(const char *value)
{
	BeianDate day;

	if (beian_date_parse(value, &day))
		return day_text(&day);
	g_autofree char *flat = g_strdelimit(g_strdup(value), "\n\r\t\v\f", ' ');
	g_autofree char *visible = beian_text_visible(flat);

	return beian_text_normalise(visible);
}

char *
beian_letters_fill_in(const BeianLetterPart *part, const BeianXmlNode *node, BeianAsking *asking,
	const BeianDocument *document, GPtrArray *missing)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < part->pieces->len; i++) {
		const BeianLetterPiece *piece = part->pieces->pdata[i];
		if (piece->text != NULL) {
			g_string_append(text, piece->text);
			continue;
		}
		g_autofree char *value = beian_expression_string(
			piece->expression, beian_asking_expressions(asking), node, NULL);
		g_autofree char *shown = one_line(value != NULL ? value : "");
		if (*shown == '\0')
			miss_paths(piece->expression, node, document, missing);
		g_string_append(text, *shown != '\0' ? shown : BEIAN_LETTER_BLANK);
	}
	return g_string_free(text, FALSE);
}

/* TEXT from column COL on, wrapped. */
static void
put(Writer *writer, int col, const char *text)
{
	beian_letters_put(writer->text, col, BEIAN_LETTER_COLS, text);
}

static void
put_day(Writer *writer)
{
	g_autofree char *day = writer->day == NULL ? g_strdup("______年____月____日") : day_text(writer->day);
	g_autofree char *text = g_strconcat("日期：", day, NULL);

	put(writer, writer->sign_col, text);
}

static void put_parts(Writer *writer, const GPtrArray *parts, const BeianXmlNode *node);

static void
put_each(Writer *writer, const BeianLetterPart *part, const BeianXmlNode *node)
{
	BeianExpressions *in = beian_asking_expressions(writer->asking);
	g_autoptr(GPtrArray) nodes = beian_expression_nodes(part->select, in, node, NULL);

	for (guint i = 0; nodes != NULL && i < nodes->len; i++) {
		g_autofree char *number = g_strdup_printf("%u", i + 1);
		beian_expressions_set(in, "number", number);
		put_parts(writer, part->parts, nodes->pdata[i]);
	}
	beian_expressions_set(in, "number", NULL);
}

static void
put_part(Writer *writer, const BeianLetterPart *part, const BeianXmlNode *node)
{
	g_autofree char *text =
		beian_letters_fill_in(part, node, writer->asking, writer->input->document, writer->missing);
	g_autofree char *indented = g_strconcat(INDENT, text, NULL);

	switch (part->kind) {
	case BEIAN_LETTER_TO:
		put(writer, 0, text);
		break;
	case BEIAN_LETTER_P:
		put(writer, 0, indented);
		break;
	case BEIAN_LETTER_LINE:
		put(writer, LINE_COL, text);
		break;
	case BEIAN_LETTER_SUB:
		put(writer, SUB_COL, text);
		break;
	case BEIAN_LETTER_GAP:
		g_string_append_c(writer->text, '\n');
		break;
	case BEIAN_LETTER_EACH:
		put_each(writer, part, node);
		break;
	case BEIAN_LETTER_SIGN:
		put(writer, writer->sign_col, text);
		break;
	case BEIAN_LETTER_DATE:
		put_day(writer);
		break;
	}
}

static void
put_parts(Writer *writer, const GPtrArray *parts, const BeianXmlNode *node)
{
	for (guint i = 0; i < parts->len; i++) {
		const BeianLetterPart *part = parts->pdata[i];
		if (holds(writer, part->when, node))
			put_part(writer, part, node);
	}
}

/* Where signatures begin, so that none of those in PARTS breaks if it can be helped. */
static int
sign_col_of(const Writer *writer, const GPtrArray *parts, const BeianXmlNode *node)
{
	int col = SIGN_COL;

	for (guint i = 0; i < parts->len; i++) {
		const BeianLetterPart *part = parts->pdata[i];
		if (part->kind != BEIAN_LETTER_SIGN || !holds(writer, part->when, node))
			continue;
		g_autofree char *text = beian_letters_fill_in(
			part, node, writer->asking, writer->input->document, writer->missing);
		col = MIN(col, BEIAN_LETTER_COLS - beian_width_cols(text));
	}
	return MAX(col, LINE_COL);
}

char *
beian_letter_write(const BeianLetterDue *due, const BeianRules *rules, const BeianCase *input,
	const BeianDate *day, GPtrArray *missing)
{
	const char *title = due->letter->title.in[BEIAN_LANGUAGE_ZH];
	g_autoptr(BeianAsking) asking = beian_asking_new(rules, input);
	Writer writer = {input, asking, day, missing, g_string_new(NULL), SIGN_COL};
	int left = MAX((BEIAN_LETTER_COLS - beian_width_cols(title)) / 2, 0);

	put(&writer, left, title);
	g_string_append_c(writer.text, '\n');
	writer.sign_col = sign_col_of(&writer, due->letter->body, due->node);
	put_parts(&writer, due->letter->body, due->node);
	return g_string_free(writer.text, FALSE);
}

char *
beian_letter_title(const BeianLetterDue *due, BeianLanguage language)
{
	const char *title = due->letter->title.in[language];

	return due->letter->for_each != NULL && *due->path != '\0'
		       ? g_strdup_printf("%s (%s)", title, due->path)
		       : g_strdup(title);
}
