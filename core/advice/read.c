/* read: outcomes, notes and shared lists, from data/kind/outcomes.xml. */
#include "config.h"
#include "core/advice/book.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include <string.h>

typedef struct {
	BeianAdviceBook *book;
	BeianComplaints *complaints;
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

static void complain(Reader *reader, const BeianXmlNode *node, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void
complain(Reader *reader, const BeianXmlNode *node, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	beian_complaints_add(reader->complaints, BEIAN_ADVICE_FILE, beian_xml_line(node), "%s", text);
}

typedef struct {
	Reader *reader;
	const BeianXmlNode *node;
	const char *const *known;
} Attributes;

static void
check_attribute(const char *name, const char *value, gpointer data)
{
	const Attributes *attributes = data;
	(void)value;

	if (!g_strv_contains(attributes->known, name))
		complain(attributes->reader, attributes->node, _("<%s> has no attribute \"%s\""),
			beian_xml_name(attributes->node), name);
}

static void
check_attributes(Reader *reader, const BeianXmlNode *node, const char *const *known)
{
	Attributes attributes = {reader, node, known};

	beian_xml_each_attribute(node, check_attribute, &attributes);
}

/* The value of NAME, which must be there. Free with g_free. Never NULL. */
static char *
demanded(Reader *reader, const BeianXmlNode *node, const char *name)
{
	char *value = beian_xml_attribute(node, name);

	if (value != NULL && *value != '\0')
		return value;
	complain(reader, node, _("<%s> needs the attribute \"%s\""), beian_xml_name(node), name);
	g_free(value);
	return g_strdup("");
}

/* The id of an outcome, a note or a list; each is there once. */
static char *
identity(Reader *reader, const BeianXmlNode *node)
{
	char *id = demanded(reader, node, "id");
	gboolean is_list = strcmp(beian_xml_name(node), "list") == 0;

	if (*id != '\0' && !g_hash_table_add(reader->ids, g_strconcat(is_list ? "list " : "", id, NULL)))
		complain(reader, node, _("\"%s\" is defined twice"), id);
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
			complain(reader, node, _("question \"%s\" is not defined; did you mean \"%s\"?"),
				*path, nearest);
		else
			complain(reader, node, _("question \"%s\" is not defined"), *path);
	}
}

/* The attribute "when"; NULL when there is none, or it is no good, which is told. */
static BeianExpression *
condition(Reader *reader, const BeianXmlNode *node)
{
	g_autofree char *text = beian_xml_attribute(node, "when");
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianExpression) expression = text != NULL ? beian_expression_new(text, &error) : NULL;

	if (expression != NULL && beian_expression_check(expression, no_functions, &error))
		check_paths(reader, node, text);
	if (error != NULL)
		complain(reader, node, "when=\"%s\": %s", text, error->message);
	return g_steal_pointer(&expression);
}

/* Puts the content of NODE into TEXT, in the language it says. */
static void
take_text(Reader *reader, const BeianXmlNode *node, BeianText *text)
{
	g_autofree char *tag = beian_xml_attribute(node, "xml:lang");
	g_autofree char *content = beian_xml_text(node);
	BeianLanguage language;

	if (tag == NULL || !beian_language_parse(tag, &language)) {
		complain(reader, node, _("<%s> needs xml:lang zh or en"), beian_xml_name(node));
		return;
	}
	if (text->in[language] != NULL)
		complain(reader, node, _("<%s> is there twice in one language"), beian_xml_name(node));
	g_free(text->in[language]);
	text->in[language] = beian_text_normalise(content);
}

/* Says which language TEXT lacks; one that is wanted in none may be left out. */
static void
demand_text(
	Reader *reader, const BeianXmlNode *node, const BeianText *text, const char *what, gboolean needed)
{
	for (int i = 0; i < BEIAN_LANGUAGES; i++)
		if ((text->in[i] == NULL || *text->in[i] == '\0') &&
			(needed || text->in[BEIAN_LANGUAGES - 1 - i] != NULL))
			complain(reader, node, _("<%s> has no %s in the language %s"), beian_xml_name(node),
				what, beian_language_tag((BeianLanguage)i));
}

/* A source and a date, or those of the element around. */
static char *
inherited(Reader *reader, const BeianXmlNode *node, const char *name, const char *around)
{
	char *own = beian_xml_attribute(node, name);

	if (own == NULL && around == NULL)
		complain(reader, node, _("<%s> needs the attribute \"%s\""), beian_xml_name(node), name);
	return own != NULL || around == NULL ? own : g_strdup(around);
}

static void
read_line(Reader *reader, const BeianXmlNode *node, GPtrArray *into)
{
	static const char *const attributes[] = {"part", "when", "source", "date", NULL};
	g_autofree char *part = demanded(reader, node, "part");
	BeianAdviceLine *line = g_new0(BeianAdviceLine, 1);
	guint known = 0;

	check_attributes(reader, node, attributes);
	while (known < BEIAN_ADVICE_PARTS && strcmp(parts[known], part) != 0)
		known++;
	if (known == BEIAN_ADVICE_PARTS && *part != '\0')
		complain(reader, node, _("%s=\"%s\" is not one of its words"), "part", part);
	line->part = known < BEIAN_ADVICE_PARTS ? (BeianAdvicePart)known : BEIAN_ADVICE_STEPS;
	line->when = condition(reader, node);
	line->source = inherited(reader, node, "source", reader->source);
	line->date = inherited(reader, node, "date", reader->date);
	line->file = BEIAN_ADVICE_FILE;
	line->line = beian_xml_line(node);
	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL; child = beian_xml_next(child))
		take_text(reader, child, &line->text);
	demand_text(reader, node, &line->text, "text", TRUE);
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

	check_attributes(reader, node, attributes);
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
	g_autofree char *id = demanded(reader, node, "list");
	const GPtrArray *lines = g_hash_table_lookup(reader->book->lists, id);

	check_attributes(reader, node, attributes);
	if (lines == NULL && *id != '\0')
		complain(reader, node, _("list \"%s\" is not defined above"), id);
	for (guint i = 0; lines != NULL && i < lines->len; i++)
		g_ptr_array_add(advice->lines, lines->pdata[i]);
	g_hash_table_add(reader->used, g_strdup(id));
}

static void
read_answer(Reader *reader, const BeianXmlNode *node, BeianAdvice *advice)
{
	static const char *const attributes[] = {"path", "value", "when", NULL};
	BeianAdviceAnswer *answer = g_new0(BeianAdviceAnswer, 1);

	check_attributes(reader, node, attributes);
	answer->path = demanded(reader, node, "path");
	answer->value = demanded(reader, node, "value");
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
		take_text(reader, child, &advice->title);
	else if (strcmp(name, "why") == 0)
		take_text(reader, child, &advice->why);
	else if (strcmp(name, "todo") == 0)
		take_text(reader, child, &advice->todo);
	else if (!is_note && strcmp(name, "use") == 0)
		read_use(reader, child, advice);
	else if (!is_note && strcmp(name, "line") == 0)
		read_line(reader, child, advice->lines);
	else if (!is_note && strcmp(name, "answer") == 0)
		read_answer(reader, child, advice);
	else
		complain(reader, child, _("<%s> has no place here"), name);
}

static void
read_advice(Reader *reader, const BeianXmlNode *node, GPtrArray *into)
{
	static const char *const of_outcome[] = {"id", "kind", "when", "source", "date", NULL};
	static const char *const of_note[] = {"id", "when", "source", "date", NULL};
	gboolean is_note = into == reader->book->notes;
	BeianAdvice *advice = g_new0(BeianAdvice, 1);

	check_attributes(reader, node, is_note ? of_note : of_outcome);
	advice->id = identity(reader, node);
	advice->kind = is_note ? NULL : beian_xml_attribute(node, "kind");
	advice->when = condition(reader, node);
	reader->source = advice->source = demanded(reader, node, "source");
	reader->date = advice->date = demanded(reader, node, "date");
	advice->lines = g_ptr_array_new();
	advice->answers = g_ptr_array_new_with_free_func(answer_free);
	advice->file = BEIAN_ADVICE_FILE;
	advice->line = beian_xml_line(node);
	if (advice->kind != NULL && !g_strv_contains(beian_form_known_kinds(), advice->kind))
		complain(reader, node, _("there is no kind “%s”"), advice->kind);
	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL; child = beian_xml_next(child))
		read_part(reader, child, advice, is_note);
	demand_text(reader, node, &advice->title, "title", TRUE);
	demand_text(reader, node, &advice->why, "why", TRUE);
	demand_text(reader, node, &advice->todo, "todo", TRUE);
	g_ptr_array_add(into, advice);
}

static void
read_entry(Reader *reader, const BeianXmlNode *node)
{
	static const char *const attributes[] = {"kind", "source", "date", NULL};
	BeianAdvice *entry = g_new0(BeianAdvice, 1);

	check_attributes(reader, node, attributes);
	entry->kind = demanded(reader, node, "kind");
	entry->source = demanded(reader, node, "source");
	entry->date = demanded(reader, node, "date");
	entry->answers = g_ptr_array_new_with_free_func(answer_free);
	entry->lines = g_ptr_array_new();
	entry->file = BEIAN_ADVICE_FILE;
	entry->line = beian_xml_line(node);
	if (!g_strv_contains(beian_form_known_kinds(), entry->kind))
		complain(reader, node, _("there is no kind “%s”"), entry->kind);
	if (g_strv_contains((const char *const *)reader->book->kinds, entry->kind))
		complain(reader, node, _("the kind “%s” has a form; it needs no questions before it"),
			entry->kind);
	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL;
		child = beian_xml_next(child)) {
		if (strcmp(beian_xml_name(child), "title") == 0) {
			take_text(reader, child, &entry->title);
		} else if (strcmp(beian_xml_name(child), "answer") == 0) {
			read_answer(reader, child, entry);
			g_autofree char *path = beian_xml_attribute(child, "path");
			if (path != NULL)
				check_paths(reader, child, path);
		} else {
			complain(reader, child, _("<%s> has no place here"), beian_xml_name(child));
		}
	}
	demand_text(reader, node, &entry->title, "title", TRUE);
	g_ptr_array_add(reader->book->entries, entry);
}

static void
complain_of_unused(gpointer id, gpointer lines, gpointer data)
{
	const Reader *reader = data;
	const GPtrArray *all = lines;

	if (!g_hash_table_contains(reader->used, id))
		beian_complaints_add(reader->complaints, BEIAN_ADVICE_FILE,
			all->len > 0 ? ((const BeianAdviceLine *)all->pdata[0])->line : 1,
			_("no outcome uses the list \"%s\""), (const char *)id);
}

static void
read_outcomes(Reader *reader, const char *datadir)
{
	g_autofree char *path = g_build_filename(datadir, BEIAN_ADVICE_FILE, NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianXml) xml = beian_xml_read_file(path, &error);

	if (xml == NULL) {
		g_ptr_array_add(reader->complaints, g_strdup(error->message));
		return;
	}
	const BeianXmlNode *root = beian_xml_root(xml);
	if (g_strcmp0(beian_xml_namespace(root), BEIAN_ADVICE_NAMESPACE) != 0)
		complain(reader, root, _("the root element must be in the namespace %s"),
			BEIAN_ADVICE_NAMESPACE);
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
			complain(reader, child,
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
	Reader reader = {.book = book, .complaints = complaints};

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
