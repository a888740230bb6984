/* read: letters and hints, from data/letters/NAME.xml. */
#include "config.h"
#include "core/letters/book.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/xml/definition.h"
#include <string.h>

typedef struct {
	BeianLetterBook *book;
	BeianDefinition definition;
} Reader;

static const char *const kinds[] = {
	[BEIAN_LETTER_TO] = "to",
	[BEIAN_LETTER_P] = "p",
	[BEIAN_LETTER_LINE] = "line",
	[BEIAN_LETTER_SUB] = "sub",
	[BEIAN_LETTER_GAP] = "gap",
	[BEIAN_LETTER_EACH] = "each",
	[BEIAN_LETTER_SIGN] = "sign",
	[BEIAN_LETTER_DATE] = "date",
};

static void
piece_free(gpointer data)
{
	BeianLetterPiece *piece = data;

	g_free(piece->text);
	beian_expression_free(piece->expression);
	g_free(piece);
}

static void
part_free(gpointer data)
{
	BeianLetterPart *part = data;

	beian_expression_free(part->when);
	beian_expression_free(part->select);
	g_ptr_array_unref(part->parts);
	g_ptr_array_unref(part->pieces);
	g_free(part);
}

static BeianLetterPart *
part_new(BeianLetterPartKind kind)
{
	BeianLetterPart *part = g_new0(BeianLetterPart, 1);

	part->kind = kind;
	part->parts = g_ptr_array_new_with_free_func(part_free);
	part->pieces = g_ptr_array_new_with_free_func(piece_free);
	return part;
}

static void
letter_free(gpointer data)
{
	BeianLetter *letter = data;

	g_free(letter->id);
	beian_text_clear(&letter->title);
	beian_text_clear(&letter->use);
	beian_text_clear(&letter->sign);
	g_free(letter->source);
	g_free(letter->date);
	beian_expression_free(letter->for_each);
	beian_expression_free(letter->when);
	g_free(letter->material);
	g_strfreev(letter->rules);
	g_ptr_array_unref(letter->body);
	g_free(letter);
}

static void
hint_free(gpointer data)
{
	BeianHint *hint = data;

	g_strfreev(hint->materials);
	beian_expression_free(hint->when);
	beian_text_clear(&hint->text);
	g_free(hint->source);
	g_free(hint->date);
	g_free(hint);
}

static void
remark_free(gpointer data)
{
	BeianRemark *remark = data;

	g_strfreev(remark->rules);
	g_free(remark->into);
	part_free(remark->words);
	g_free(remark->source);
	g_free(remark->date);
	g_free(remark);
}

/* The words of the attribute NAME; none when it is absent. Free with g_strfreev. */
static char **
words_of(const BeianXmlNode *node, const char *name)
{
	g_autofree char *text = beian_xml_attribute(node, name);
	g_autofree char *bare = g_strstrip(g_strdup(text != NULL ? text : ""));

	return g_strsplit(bare, " ", -1);
}

static void
add_text(BeianLetterPart *part, const char *text, gsize length)
{
	BeianLetterPiece *piece;

	if (length == 0)
		return;
	piece = g_new0(BeianLetterPiece, 1);
	piece->text = g_strndup(text, length);
	g_ptr_array_add(part->pieces, piece);
}

static void
add_placeholder(Reader *reader, const BeianXmlNode *node, BeianLetterPart *part, const char *text)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianExpression) expression = beian_expression_new(text, &error);

	if (expression == NULL || !beian_expression_check(expression, beian_rule_functions, &error)) {
		beian_definition_complain(&reader->definition, node, "{%s}: %s", text, error->message);
		return;
	}
	BeianLetterPiece *piece = g_new0(BeianLetterPiece, 1);
	piece->expression = g_steal_pointer(&expression);
	g_ptr_array_add(part->pieces, piece);
}

/* Lines of the file are broken where they are long: Chinese has no blank there. Free with g_free. */
static char *
joined(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line != NULL; line++)
		g_strstrip(*line);
	return g_strjoinv("", lines);
}

static void
read_pieces(Reader *reader, const BeianXmlNode *node, BeianLetterPart *part)
{
	g_autofree char *content = beian_xml_text(node), *text = joined(content);
	const char *at = text;

	for (const char *open; (open = strchr(at, '{')) != NULL;) {
		const char *end = strchr(open, '}');
		if (end == NULL) {
			beian_definition_complain(&reader->definition, node, _("a brace is not closed"));
			return;
		}
		add_text(part, at, (gsize)(open - at));
		g_autofree char *inside = g_strndup(open + 1, (gsize)(end - open - 1));
		add_placeholder(reader, node, part, inside);
		at = end + 1;
	}
	add_text(part, at, strlen(at));
}

static void
read_parts(Reader *reader, const BeianXmlNode *node, GPtrArray *into)
{
	static const char *const attributes[] = {"when", NULL}, *const of_each[] = {"when", "select", NULL};

	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL;
		child = beian_xml_next(child)) {
		guint kind = 0;
		while (kind < G_N_ELEMENTS(kinds) && strcmp(kinds[kind], beian_xml_name(child)) != 0)
			kind++;
		if (kind == G_N_ELEMENTS(kinds)) {
			beian_definition_no_place(&reader->definition, child);
			continue;
		}
		BeianLetterPart *part = part_new((BeianLetterPartKind)kind);
		beian_definition_check_attributes(
			&reader->definition, child, kind == BEIAN_LETTER_EACH ? of_each : attributes);
		part->when =
			beian_definition_expression(&reader->definition, child, "when", beian_rule_functions);
		if (kind == BEIAN_LETTER_EACH) {
			g_free(beian_definition_demand(&reader->definition, child, "select"));
			part->select = beian_definition_expression(
				&reader->definition, child, "select", beian_rule_functions);
			read_parts(reader, child, part->parts);
		} else {
			read_pieces(reader, child, part);
		}
		g_ptr_array_add(into, part);
	}
}

static void
read_letter_part(Reader *reader, const BeianXmlNode *child, BeianLetter *letter)
{
	const char *name = beian_xml_name(child);

	if (strcmp(name, "title") == 0)
		beian_definition_take_text(&reader->definition, child, &letter->title);
	else if (strcmp(name, "use") == 0)
		beian_definition_take_text(&reader->definition, child, &letter->use);
	else if (strcmp(name, "signed") == 0)
		beian_definition_take_text(&reader->definition, child, &letter->sign);
	else if (strcmp(name, "body") == 0)
		read_parts(reader, child, letter->body);
	else
		beian_definition_no_place(&reader->definition, child);
}

static void
read_letter(Reader *reader, const BeianXmlNode *node)
{
	static const char *const attributes[] = {
		"id", "for", "when", "material", "rules", "source", "date", NULL};
	const BeianDefinition *definition = &reader->definition;
	BeianLetter *letter = g_new0(BeianLetter, 1);

	beian_definition_check_attributes(definition, node, attributes);
	letter->id = beian_definition_demand(definition, node, "id");
	letter->source = beian_definition_demand(definition, node, "source");
	letter->date = beian_definition_demand(definition, node, "date");
	letter->for_each = beian_definition_expression(definition, node, "for", beian_rule_functions);
	letter->when = beian_definition_expression(definition, node, "when", beian_rule_functions);
	letter->material = beian_xml_attribute(node, "material");
	letter->rules = words_of(node, "rules");
	letter->body = g_ptr_array_new_with_free_func(part_free);
	letter->file = g_intern_string(definition->file);
	letter->line = beian_xml_line(node);
	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL; child = beian_xml_next(child))
		read_letter_part(reader, child, letter);
	beian_definition_demand_text(definition, node, &letter->title, "title", TRUE);
	beian_definition_demand_text(definition, node, &letter->use, "use", TRUE);
	beian_definition_demand_text(definition, node, &letter->sign, "signed", TRUE);
	if (letter->body->len == 0)
		beian_definition_complain(definition, node, _("the letter \"%s\" says nothing"), letter->id);
	if (!g_hash_table_insert(reader->book->by_id, letter->id, letter))
		beian_definition_complain(definition, node, _("\"%s\" is defined twice"), letter->id);
	g_ptr_array_add(reader->book->letters, letter);
}

static void
read_hint(Reader *reader, const BeianXmlNode *node)
{
	static const char *const attributes[] = {"materials", "when", "source", "date", NULL};
	const BeianDefinition *definition = &reader->definition;
	BeianHint *hint = g_new0(BeianHint, 1);

	beian_definition_check_attributes(definition, node, attributes);
	hint->materials = words_of(node, "materials");
	hint->when = beian_definition_expression(definition, node, "when", beian_rule_functions);
	hint->source = beian_definition_demand(definition, node, "source");
	hint->date = beian_definition_demand(definition, node, "date");
	hint->file = g_intern_string(definition->file);
	hint->line = beian_xml_line(node);
	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL; child = beian_xml_next(child))
		beian_definition_take_text(definition, child, &hint->text);
	beian_definition_demand_text(definition, node, &hint->text, "text", TRUE);
	g_ptr_array_add(reader->book->hints, hint);
}

static void
read_remark(Reader *reader, const BeianXmlNode *node)
{
	static const char *const attributes[] = {"rules", "into", "source", "date", NULL};
	const BeianDefinition *definition = &reader->definition;
	BeianRemark *remark = g_new0(BeianRemark, 1);

	beian_definition_check_attributes(definition, node, attributes);
	g_free(beian_definition_demand(definition, node, "rules"));
	remark->rules = words_of(node, "rules");
	remark->into = beian_definition_demand(definition, node, "into");
	remark->source = beian_definition_demand(definition, node, "source");
	remark->date = beian_definition_demand(definition, node, "date");
	remark->words = part_new(BEIAN_LETTER_LINE);
	remark->file = g_intern_string(definition->file);
	remark->line = beian_xml_line(node);
	read_pieces(reader, node, remark->words);
	g_ptr_array_add(reader->book->remarks, remark);
}

static void
read_file(Reader *reader, const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *shown = g_build_filename("data", "letters", name, NULL);

	reader->definition.file = shown;
	g_autoptr(BeianXml) xml = beian_definition_open(&reader->definition, path, BEIAN_LETTERS_NAMESPACE);
	if (xml == NULL)
		return;
	const BeianXmlNode *root = beian_xml_root(xml);
	for (const BeianXmlNode *child = beian_xml_first(root); child != NULL;
		child = beian_xml_next(child)) {
		if (strcmp(beian_xml_name(child), "letter") == 0)
			read_letter(reader, child);
		else if (strcmp(beian_xml_name(child), "hint") == 0)
			read_hint(reader, child);
		else if (strcmp(beian_xml_name(child), "remark") == 0)
			read_remark(reader, child);
		else
			beian_definition_complain(&reader->definition, child,
				_("<%s> has no place here; letters, hints and remarks have"),
				beian_xml_name(child));
	}
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

BeianLetterBook *
beian_letters_read(const char *datadir, GError **error)
{
	g_autofree char *folder = g_build_filename(datadir, "data", "letters", NULL);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free),
			     complaints = beian_complaints_new();
	g_autoptr(BeianLetterBook) book = g_new0(BeianLetterBook, 1);
	Reader reader = {book, {"", complaints}};

	book->letters = g_ptr_array_new_with_free_func(letter_free);
	book->hints = g_ptr_array_new_with_free_func(hint_free);
	book->remarks = g_ptr_array_new_with_free_func(remark_free);
	book->by_id = g_hash_table_new(g_str_hash, g_str_equal);
	for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
		if (g_str_has_suffix(name, ".xml"))
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, compare_names);
	for (guint i = 0; i < names->len; i++)
		read_file(&reader, folder, names->pdata[i]);
	return beian_complaints_none(complaints, error) ? g_steal_pointer(&book) : NULL;
}

void
beian_letters_free(BeianLetterBook *book)
{
	if (book == NULL)
		return;
	g_hash_table_unref(book->by_id);
	g_ptr_array_unref(book->letters);
	g_ptr_array_unref(book->hints);
	g_ptr_array_unref(book->remarks);
	g_free(book);
}

const GPtrArray *
beian_letters_all(const BeianLetterBook *book)
{
	return book->letters;
}

const GPtrArray *
beian_letters_hints(const BeianLetterBook *book)
{
	return book->hints;
}

const GPtrArray *
beian_letters_remarks(const BeianLetterBook *book)
{
	return book->remarks;
}

const BeianLetter *
beian_letters_find(const BeianLetterBook *book, const char *id)
{
	return g_hash_table_lookup(book->by_id, id);
}
