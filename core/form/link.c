/* link: what attributes and expressions name must be defined, and asked before it is looked at: one pass, no
 * cycles. */
#include "config.h"
#include "core/form/reader.h"
#include "core/base/text.h"
#include <string.h>

static void complain(BeianFormReader *reader, const BeianQuestion *question, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

static void
complain(BeianFormReader *reader, const BeianQuestion *question, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	beian_complaints_add(
		reader->complaints, question->file, question->line, "%s: %s", question->path, text);
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
undefined(BeianFormReader *reader, const BeianQuestion *question, const char *path)
{
	const char *meant = nearest(reader, path);

	if (meant != NULL)
		complain(reader, question, _("question \"%s\" is not defined; did you mean \"%s\"?"), path,
			meant);
	else
		complain(reader, question, _("question \"%s\" is not defined"), path);
}

/* The question at PATH, asked before QUESTION; complains otherwise. */
static const BeianQuestion *
earlier(BeianFormReader *reader, const BeianQuestion *question, const char *path)
{
	const BeianQuestion *named = g_hash_table_lookup(reader->form->by_path, path);

	if (named == NULL)
		undefined(reader, question, path);
	else if (named->index >= question->index)
		complain(reader, question,
			_("\"%s\" is asked later; an answer can depend only on earlier ones"), path);
	return named;
}

static const BeianCodeList *
list_of(BeianFormReader *reader, const BeianQuestion *question, const char *list)
{
	g_autoptr(GError) error = NULL;
	const BeianCodeList *found =
		reader->form->codes != NULL ? beian_codes_list(reader->form->codes, list, &error) : NULL;

	if (error != NULL)
		complain(reader, question, "%s", error->message);
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
	if (question->type != NULL && strcmp(question->type->name, "code") == 0 && question->list == NULL)
		complain(reader, question, _("a code needs the attribute \"list\""));
	const BeianCodeList *list = question->list != NULL ? list_of(reader, question, question->list) : NULL;
	if (question->where_path != NULL) {
		earlier(reader, question, question->where_path);
		if (list != NULL && !has_column(list, question->where_column))
			complain(reader, question, _("the list \"%s\" has no column \"%s\""), question->list,
				question->where_column);
	}
	if (question->type_from != NULL) {
		const BeianQuestion *code = earlier(reader, question, question->type_from);
		const BeianCodeList *rows =
			code != NULL && code->list != NULL ? list_of(reader, question, code->list) : NULL;
		if (rows != NULL && !has_column(rows, "number-type"))
			complain(reader, question, _("the list \"%s\" has no column \"%s\""), code->list,
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
link_expression(BeianFormReader *reader, const BeianQuestion *question, const BeianExpression *expression)
{
	if (expression == NULL)
		return;
	g_auto(GStrv) paths = beian_expression_paths(beian_expression_text(expression));
	for (char **path = paths; *path != NULL; path++) {
		g_autofree char *meant = resolve(question->owner, *path);
		if (meant == NULL)
			complain(reader, question, _("\"%s\" leads out of the filing"), *path);
		else if (is_part_of_some_path(reader->form, meant, question->index))
			continue;
		else if (is_part_of_some_path(reader->form, meant, reader->form->questions->len))
			complain(reader, question,
				_("\"%s\" is asked later; an answer can depend only on earlier ones"), meant);
		else
			undefined(reader, question, meant);
	}
}

static void
link_block(gpointer path, gpointer value, gpointer data)
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
		if (g_hash_table_lookup(reader->form->by_path, source) == NULL)
			undefined(reader, question, source);
	}
}

void
beian_form_link(BeianFormReader *reader)
{
	for (guint i = 0; i < reader->form->questions->len; i++) {
		const BeianQuestion *question = reader->form->questions->pdata[i];
		link_question(reader, question);
		link_expression(reader, question, question->required);
		link_expression(reader, question, question->relevant);
		link_expression(reader, question, question->readonly);
		link_expression(reader, question, question->calculate);
	}
	g_hash_table_foreach(reader->form->linkables, link_block, reader);
}
