/* link: what attributes and expressions name must be defined, and asked before it is looked at: one pass, no
 * cycles. */
#include "config.h"
#include "core/form/reader.h"
#include "core/base/text.h"
#include <string.h>

/* Who names something: a question, or the block whose relevance it is. */
typedef struct {
	const char *name;  /* for messages */
	const char *owner; /* what its paths begin at */
	guint index;       /* it may depend only on questions before this one */
	const char *file;
	long line;
} Namer;

static Namer
namer_of(const BeianQuestion *question)
{
	return (Namer){question->path, question->owner, question->index, question->file, question->line};
}

static void complain(BeianFormReader *reader, const Namer *namer, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

static void
complain(BeianFormReader *reader, const Namer *namer, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	beian_complaints_add(reader->complaints, namer->file, namer->line, "%s: %s", namer->name, text);
}

static const char *
nearest(BeianFormReader *reader, const char *path)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (guint i = 0; i < reader->form->questions->len; i++)
		g_ptr_array_add(names, ((BeianQuestion *)reader->form->questions->pdata[i])->path);
	g_ptr_array_add(names, NULL);
	return beian_text_nearest(path, (const char *const *)names->pdata);
}

static void
undefined(BeianFormReader *reader, const Namer *namer, const char *path)
{
	const char *meant = nearest(reader, path);

	if (meant != NULL)
		complain(reader, namer, _("question \"%s\" is not defined; did you mean \"%s\"?"), path,
			meant);
	else
		complain(reader, namer, _("question \"%s\" is not defined"), path);
}

/* The question at PATH, asked before NAMER; complains otherwise. */
static const BeianQuestion *
earlier(BeianFormReader *reader, const Namer *namer, const char *path)
{
	const BeianQuestion *named = g_hash_table_lookup(reader->form->by_path, path);

	if (named == NULL)
		undefined(reader, namer, path);
	else if (named->index >= namer->index)
		complain(reader, namer, _("\"%s\" is asked later; an answer can depend only on earlier ones"),
			path);
	return named;
}

static const BeianCodeList *
list_of(BeianFormReader *reader, const Namer *namer, const char *list)
{
	g_autoptr(GError) error = NULL;
	const BeianCodeList *found =
		reader->form->codes != NULL ? beian_codes_list(reader->form->codes, list, &error) : NULL;

	if (error != NULL)
		complain(reader, namer, "%s", error->message);
	return found;
}

static gboolean
has_column(const BeianCodeList *list, const char *column)
{
	return g_strv_contains(beian_code_list_columns(list), column);
}

static void
link_question(BeianFormReader *reader, const BeianQuestion *question)
{
	const Namer namer = namer_of(question);

	if (question->type != NULL && strcmp(question->type->name, "code") == 0 && question->list == NULL)
		complain(reader, &namer, _("a code needs the attribute \"list\""));
	const BeianCodeList *list = question->list != NULL ? list_of(reader, &namer, question->list) : NULL;
	if (question->where_path != NULL) {
		earlier(reader, &namer, question->where_path);
		if (list != NULL && !has_column(list, question->where_column))
			complain(reader, &namer, _("the list \"%s\" has no column \"%s\""), question->list,
				question->where_column);
	}
	if (question->type_from != NULL) {
		const BeianQuestion *code = earlier(reader, &namer, question->type_from);
		const BeianCodeList *rows =
			code != NULL && code->list != NULL ? list_of(reader, &namer, code->list) : NULL;
		if (rows != NULL && !has_column(rows, "number-type"))
			complain(reader, &namer, _("the list \"%s\" has no column \"%s\""), code->list,
				"number-type");
	}
}

/* The template that the relative PATH of an expression means, seen from OWNER; NULL when it leaves the
 * document. */
static char *
resolve(const char *owner, const char *path)
{
	g_autoptr(GString) at = g_string_new(owner);

	if (g_str_has_prefix(path, "/filing/")) {
		g_string_truncate(at, 0);
		path += strlen("/filing/");
	}
	g_auto(GStrv) segments = g_strsplit(path, "/", -1);
	for (char **segment = segments; *segment != NULL; segment++) {
		if (strcmp(*segment, "..") == 0) {
			char *slash = strrchr(at->str, '/');
			if (at->len == 0)
				return NULL;
			g_string_truncate(at, slash != NULL ? (gsize)(slash - at->str) : 0);
		} else if (strcmp(*segment, ".") != 0) {
			g_string_append_printf(at, "%s%s", at->len > 0 ? "/" : "", *segment);
		}
	}
	return g_string_free(g_steal_pointer(&at), FALSE);
}

static gboolean
is_part_of_some_path(const BeianForm *form, const char *path, guint before)
{
	gsize length = strlen(path);

	for (guint i = 0; i < before; i++) {
		const BeianQuestion *question = form->questions->pdata[i];
		if (strncmp(question->path, path, length) == 0 &&
			(question->path[length] == '\0' || question->path[length] == '/'))
			return TRUE;
	}
	return length == 0;
}

static void
link_expression(BeianFormReader *reader, const Namer *namer, const BeianExpression *expression)
{
	if (expression == NULL)
		return;
	g_auto(GStrv) paths = beian_expression_paths(beian_expression_text(expression));
	for (char **path = paths; *path != NULL; path++) {
		g_autofree char *meant = resolve(namer->owner, *path);
		if (meant == NULL)
			complain(reader, namer, _("\"%s\" leads out of the filing"), *path);
		else if (is_part_of_some_path(reader->form, meant, namer->index))
			continue;
		else if (is_part_of_some_path(reader->form, meant, reader->form->questions->len))
			complain(reader, namer,
				_("\"%s\" is asked later; an answer can depend only on earlier ones"), meant);
		else
			undefined(reader, namer, meant);
	}
}

/* An expression over a record, which no form describes: only XPath's own functions are there. */
static void
link_record(BeianFormReader *reader, const Namer *namer, const BeianExpression *expression)
{
	static const BeianFunction none[] = {{NULL, 0, 0, NULL}};
	g_autoptr(GError) error = NULL;

	if (expression != NULL && !beian_expression_check(expression, none, &error))
		complain(reader, namer, "record=\"%s\": %s", beian_expression_text(expression),
			error->message);
}

/* What a block may take over is there. */
static void
link_takeover(gpointer path, gpointer value, gpointer data)
{
	const BeianBlock *block = value;
	BeianFormReader *reader = data;

	for (guint i = 0; i < reader->form->questions->len; i++) {
		const BeianQuestion *question = reader->form->questions->pdata[i];
		gsize length = strlen(path);
		if (strncmp(question->path, path, length) != 0 || question->path[length] != '/')
			continue;
		/* Earlier or later: what is taken over is the text, not something of the document so far. */
		g_autofree char *source = g_strconcat(block->same_as, question->path + length, NULL);
		const Namer namer = namer_of(question);
		if (g_hash_table_lookup(reader->form->by_path, source) == NULL)
			undefined(reader, &namer, source);
	}
}

/* Links what BLOCK and the blocks inside depend on; returns the index of the question after them. BEFORE: of
 * the first one inside. */
static guint
link_block(BeianFormReader *reader, const BeianBlock *block, guint before)
{
	const char *owner = block->parent != NULL && block->parent->path != NULL ? block->parent->path : "";
	const Namer namer = {
		block->id != NULL ? block->id : block->path, owner, before, block->file, block->line};

	link_expression(reader, &namer, block->relevant);
	for (guint i = 0; i < block->parts->len; i++) {
		const BeianPart *part = &g_array_index(block->parts, BeianPart, i);
		before = part->block != NULL ? link_block(reader, part->block, before) : before + 1;
	}
	return before;
}

/* What stands at PATH, or around it, is no question: an element holds an answer or other elements. */
static void
check_nesting(BeianFormReader *reader, const char *path, const char *file, long line, gboolean itself)
{
	g_autofree char *above = g_strdup(path);

	for (char *end = itself ? above + strlen(above) : strrchr(above, '/'); end != NULL;
		end = strrchr(above, '/')) {
		*end = '\0';
		if (g_hash_table_contains(reader->form->by_path, above))
			beian_complaints_add(reader->complaints, file, line,
				_("\"%s\" stands inside of the question \"%s\", which holds an answer"), path,
				above);
	}
}

static void
check_repeat(gpointer path, gpointer value, gpointer data)
{
	const BeianBlock *block = value;

	check_nesting(data, path, block->file, block->line, TRUE);
}

void
beian_form_link(BeianFormReader *reader)
{
	guint before = 0;

	for (guint i = 0; i < reader->form->questions->len; i++) {
		const BeianQuestion *question = reader->form->questions->pdata[i];
		const Namer namer = namer_of(question);
		link_question(reader, question);
		check_nesting(reader, question->path, question->file, question->line, FALSE);
		link_expression(reader, &namer, question->required);
		link_expression(reader, &namer, question->relevant);
		link_expression(reader, &namer, question->readonly);
		link_expression(reader, &namer, question->calculate);
		link_record(reader, &namer, question->record);
	}
	for (guint i = 0; i < reader->form->steps->len; i++)
		before = link_block(reader, reader->form->steps->pdata[i], before);
	g_hash_table_foreach(reader->form->repeats, check_repeat, reader);
	g_hash_table_foreach(reader->form->linkables, link_takeover, reader);
}
