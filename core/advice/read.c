/* read: outcomes, notes and shared lists, from data/kind/outcomes.xml. */
#include "config.h"
#include "core/advice/book.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/xml/definition.h"
#include <string.h>

typedef struct {
	BeianAdviceBook *book;
	BeianDefinition definition;
	GHashTable *ids;           /* of outcomes and notes; and, after "list ", of lists */
	GHashTable *used;          /* ids of lists that an outcome uses */
	const char *source, *date; /* of the element around, for lines that say none */
} Reader;

static const char *const parts[BEIAN_ADVICE_PARTS] = {"precondition", "material", "step", "limit", "after"};

const char *
beian_advice_part_name(BeianAdvicePart part)
{
	return parts[part];
}

static const BeianFunction no_functions[] = {{NULL, 0, 0, NULL}};

static void
line_free(gpointer data)
{
	BeianAdviceLine *line = data;

	beian_expression_free(line->when);
	beian_text_clear(&line->text);
	g_free(line->source);
	g_free(line->date);
	g_free(line);
}

static void
answer_free(gpointer data)
{
	BeianAdviceAnswer *answer = data;

	g_free(answer->path);
	g_free(answer->value);
	beian_expression_free(answer->when);
	g_free(answer);
}

static void
advice_free(gpointer data)
{
	BeianAdvice *advice = data;

	g_free(advice->id);
	g_free(advice->kind);
	g_free(advice->source);
	g_free(advice->date);
	beian_expression_free(advice->when);
	beian_text_clear(&advice->title);
	beian_text_clear(&advice->why);
	beian_text_clear(&advice->todo);
	g_ptr_array_unref(advice->lines);
	g_ptr_array_unref(advice->answers);
	g_free(advice);
}

/* The id of an outcome, a note or a list; each is there once. */
static char *
identity(Reader *reader, const BeianXmlNode *node)
{
	char *id = beian_definition_demand(&reader->definition, node, "id");
	gboolean is_list = strcmp(beian_xml_name(node), "list") == 0;

	if (*id != '\0' && !g_hash_table_add(reader->ids, g_strconcat(is_list ? "list " : "", id, NULL)))
		beian_definition_complain(&reader->definition, node, _("\"%s\" is defined twice"), id);
	return id;
}

/* The paths that an expression names are asked by the form. */
static void
check_paths(Reader *reader, const BeianXmlNode *node, const char *text)
{
	const BeianForm *form = reader->book->form;
	g_auto(GStrv) paths = beian_expression_paths(text);

	for (char **path = paths; *path != NULL; path++) {
		const char *nearest = beian_text_nearest(*path, beian_form_names(form));
		if (beian_form_question(form, *path) != NULL)
			continue;
		if (nearest != NULL)
			beian_definition_complain(&reader->definition, node,
				_("question \"%s\" is not defined; did you mean \"%s\"?"), *path, nearest);
		else
			beian_definition_complain(
				&reader->definition, node, _("question \"%s\" is not defined"), *path);
	}
}

/* The attribute "when"; NULL when there is none, or it is no good, which is told. */
static BeianExpression *
condition(Reader *reader, const BeianXmlNode *node)
{
	BeianExpression *expression =
		beian_definition_expression(&reader->definition, node, "when", no_functions);

	if (expression != NULL)
		check_paths(reader, node, beian_expression_text(expression));
	return expression;
}

/* A source and a date, or those of the element around. */
static char *
inherited(Reader *reader, const BeianXmlNode *node, const char *name, const char *around)
{
	char *own = beian_xml_attribute(node, name);

	if (own == NULL && around == NULL)
		beian_definition_complain(&reader->definition, node, _("<%s> needs the attribute \"%s\""),
			beian_xml_name(node), name);
	return own != NULL || around == NULL ? own : g_strdup(around);
}

static void
read_line(Reader *reader, const BeianXmlNode *node, GPtrArray *into)
{
	static const char *const attributes[] = {"part", "when", "source", "date", NULL};
	g_autofree char *part = beian_definition_demand(&reader->definition, node, "part");
	BeianAdviceLine *line = g_new0(BeianAdviceLine, 1);
	guint known = 0;

	beian_definition_check_attributes(&reader->definition, node, attributes);
	while (known < BEIAN_ADVICE_PARTS && strcmp(parts[known], part) != 0)
		known++;
	if (known == BEIAN_ADVICE_PARTS && *part != '\0')
		beian_definition_complain(
			&reader->definition, node, _("%s=\"%s\" is not one of its words"), "part", part);
	line->part = known < BEIAN_ADVICE_PARTS ? (BeianAdvicePart)known : BEIAN_ADVICE_STEPS;
	line->when = condition(reader, node);
	line->source = inherited(reader, node, "source", reader->source);
	line->date = inherited(reader, node, "date", reader->date);
	line->file = BEIAN_ADVICE_FILE;
	line->line = beian_xml_line(node);
	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL; child = beian_xml_next(child))
		beian_definition_take_text(&reader->definition, child, &line->text);
	beian_definition_demand_text(&reader->definition, node, &line->text, "text", TRUE);
	g_ptr_array_add(reader->book->lines, line);
	g_ptr_array_add(into, line);
}

static void
read_list(Reader *reader, const BeianXmlNode *node)
{
	static const char *const attributes[] = {"id", "source", "date", NULL};
	GPtrArray *lines = g_ptr_array_new();
	g_autofree char *source = beian_xml_attribute(node, "source"),
			*date = beian_xml_attribute(node, "date");

	beian_definition_check_attributes(&reader->definition, node, attributes);
	reader->source = source;
	reader->date = date;
	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL; child = beian_xml_next(child))
		read_line(reader, child, lines);
	g_hash_table_replace(reader->book->lists, identity(reader, node), lines);
}

static void
read_use(Reader *reader, const BeianXmlNode *node, BeianAdvice *advice)
{
	static const char *const attributes[] = {"list", NULL};
	g_autofree char *id = beian_definition_demand(&reader->definition, node, "list");
	const GPtrArray *lines = g_hash_table_lookup(reader->book->lists, id);

	beian_definition_check_attributes(&reader->definition, node, attributes);
	if (lines == NULL && *id != '\0')
		beian_definition_complain(
			&reader->definition, node, _("list \"%s\" is not defined above"), id);
	for (guint i = 0; lines != NULL && i < lines->len; i++)
		g_ptr_array_add(advice->lines, lines->pdata[i]);
	g_hash_table_add(reader->used, g_strdup(id));
}

static void
read_answer(Reader *reader, const BeianXmlNode *node, BeianAdvice *advice)
{
	static const char *const attributes[] = {"path", "value", "when", NULL};
	BeianAdviceAnswer *answer = g_new0(BeianAdviceAnswer, 1);

	beian_definition_check_attributes(&reader->definition, node, attributes);
	answer->path = beian_definition_demand(&reader->definition, node, "path");
	answer->value = beian_definition_demand(&reader->definition, node, "value");
	answer->when = condition(reader, node);
	answer->line = beian_xml_line(node);
	g_ptr_array_add(advice->answers, answer);
}

/* A child of an outcome or a note; what only outcomes have is no place for notes. */
static void
read_part(Reader *reader, const BeianXmlNode *child, BeianAdvice *advice, gboolean is_note)
{
	const char *name = beian_xml_name(child);

	if (strcmp(name, "title") == 0)
		beian_definition_take_text(&reader->definition, child, &advice->title);
	else if (strcmp(name, "why") == 0)
		beian_definition_take_text(&reader->definition, child, &advice->why);
	else if (strcmp(name, "todo") == 0)
		beian_definition_take_text(&reader->definition, child, &advice->todo);
	else if (!is_note && strcmp(name, "use") == 0)
		read_use(reader, child, advice);
	else if (!is_note && strcmp(name, "line") == 0)
		read_line(reader, child, advice->lines);
	else if (!is_note && strcmp(name, "answer") == 0)
		read_answer(reader, child, advice);
	else
		beian_definition_no_place(&reader->definition, child);
}

static void
read_advice(Reader *reader, const BeianXmlNode *node, GPtrArray *into)
{
	static const char *const of_outcome[] = {"id", "kind", "when", "source", "date", NULL};
	static const char *const of_note[] = {"id", "when", "source", "date", NULL};
	gboolean is_note = into == reader->book->notes;
	BeianAdvice *advice = g_new0(BeianAdvice, 1);

	beian_definition_check_attributes(&reader->definition, node, is_note ? of_note : of_outcome);
	advice->id = identity(reader, node);
	advice->kind = is_note ? NULL : beian_xml_attribute(node, "kind");
	advice->when = condition(reader, node);
	reader->source = advice->source = beian_definition_demand(&reader->definition, node, "source");
	reader->date = advice->date = beian_definition_demand(&reader->definition, node, "date");
	advice->lines = g_ptr_array_new();
	advice->answers = g_ptr_array_new_with_free_func(answer_free);
	advice->file = BEIAN_ADVICE_FILE;
	advice->line = beian_xml_line(node);
	if (advice->kind != NULL && !g_strv_contains(beian_form_known_kinds(), advice->kind))
		beian_definition_complain(
			&reader->definition, node, _("there is no kind “%s”"), advice->kind);
	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL; child = beian_xml_next(child))
		read_part(reader, child, advice, is_note);
	beian_definition_demand_text(&reader->definition, node, &advice->title, "title", TRUE);
	beian_definition_demand_text(&reader->definition, node, &advice->why, "why", TRUE);
	beian_definition_demand_text(&reader->definition, node, &advice->todo, "todo", TRUE);
	g_ptr_array_add(into, advice);
}

static void
read_entry(Reader *reader, const BeianXmlNode *node)
{
	static const char *const attributes[] = {"kind", "source", "date", NULL};
	BeianAdvice *entry = g_new0(BeianAdvice, 1);

	beian_definition_check_attributes(&reader->definition, node, attributes);
	entry->kind = beian_definition_demand(&reader->definition, node, "kind");
	entry->source = beian_definition_demand(&reader->definition, node, "source");
	entry->date = beian_definition_demand(&reader->definition, node, "date");
	entry->answers = g_ptr_array_new_with_free_func(answer_free);
	entry->lines = g_ptr_array_new();
	entry->file = BEIAN_ADVICE_FILE;
	entry->line = beian_xml_line(node);
	if (!g_strv_contains(beian_form_known_kinds(), entry->kind))
		beian_definition_complain(&reader->definition, node, _("there is no kind “%s”"), entry->kind);
	if (g_strv_contains((const char *const *)reader->book->kinds, entry->kind))
		beian_definition_complain(&reader->definition, node,
			_("the kind “%s” has a form; it needs no questions before it"), entry->kind);
	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL;
		child = beian_xml_next(child)) {
		if (strcmp(beian_xml_name(child), "title") == 0) {
			beian_definition_take_text(&reader->definition, child, &entry->title);
		} else if (strcmp(beian_xml_name(child), "answer") == 0) {
			read_answer(reader, child, entry);
			g_autofree char *path = beian_xml_attribute(child, "path");
			if (path != NULL)
				check_paths(reader, child, path);
		} else {
			beian_definition_no_place(&reader->definition, child);
		}
	}
	beian_definition_demand_text(&reader->definition, node, &entry->title, "title", TRUE);
	g_ptr_array_add(reader->book->entries, entry);
}

static void
complain_of_unused(gpointer id, gpointer lines, gpointer data)
{
	const Reader *reader = data;
	const GPtrArray *all = lines;

	if (!g_hash_table_contains(reader->used, id))
		beian_complaints_add(reader->definition.complaints, BEIAN_ADVICE_FILE,
			all->len > 0 ? ((const BeianAdviceLine *)all->pdata[0])->line : 1,
			_("no outcome uses the list \"%s\""), (const char *)id);
}

static void
read_outcomes(Reader *reader, const char *datadir)
{
	g_autofree char *path = g_build_filename(datadir, BEIAN_ADVICE_FILE, NULL);
	g_autoptr(BeianXml) xml = beian_definition_open(&reader->definition, path, BEIAN_ADVICE_NAMESPACE);

	if (xml == NULL)
		return;
	const BeianXmlNode *root = beian_xml_root(xml);
	for (const BeianXmlNode *child = beian_xml_first(root); child != NULL;
		child = beian_xml_next(child)) {
		if (strcmp(beian_xml_name(child), "list") == 0)
			read_list(reader, child);
		else if (strcmp(beian_xml_name(child), "note") == 0)
			read_advice(reader, child, reader->book->notes);
		else if (strcmp(beian_xml_name(child), "outcome") == 0)
			read_advice(reader, child, reader->book->outcomes);
		else if (strcmp(beian_xml_name(child), "entry") == 0)
			read_entry(reader, child);
		else
			beian_definition_complain(&reader->definition, child,
				_("<%s> has no place here; entries, lists, notes and outcomes have"),
				beian_xml_name(child));
	}
	g_hash_table_foreach(reader->book->lists, complain_of_unused, reader);
}

BeianAdviceBook *
beian_advice_read(const char *datadir, BeianCodes *codes, GError **error)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(BeianAdviceBook) book = g_new0(BeianAdviceBook, 1);
	Reader reader = {.book = book, .definition = {BEIAN_ADVICE_FILE, complaints}};

	book->outcomes = g_ptr_array_new_with_free_func(advice_free);
	book->notes = g_ptr_array_new_with_free_func(advice_free);
	book->entries = g_ptr_array_new_with_free_func(advice_free);
	book->lists =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	book->lines = g_ptr_array_new_with_free_func(line_free);
	book->all = beian_expressions_new(no_functions, NULL);
	book->kinds = beian_form_kinds(datadir);
	book->form = beian_form_read(datadir, "which", codes, error);
	if (book->form == NULL)
		return NULL;
	reader.ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	reader.used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	read_outcomes(&reader, datadir);
	g_hash_table_unref(reader.ids);
	g_hash_table_unref(reader.used);
	return beian_complaints_none(complaints, error) ? g_steal_pointer(&book) : NULL;
}

void
beian_advice_free(BeianAdviceBook *book)
{
	if (book == NULL)
		return;
	g_ptr_array_unref(book->outcomes);
	g_ptr_array_unref(book->notes);
	g_ptr_array_unref(book->entries);
	g_hash_table_unref(book->lists);
	g_ptr_array_unref(book->lines);
	beian_expressions_free(book->all);
	beian_form_free(book->form);
	g_strfreev(book->kinds);
	g_free(book);
}
