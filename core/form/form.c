#include "config.h"
#include "core/form/reader.h"
#include <string.h>

void
beian_question_free(BeianQuestion *question)
{
	g_free(question->path);
	g_free(question->owner);
	g_free(question->type_from);
	g_free(question->list);
	g_free(question->where_column);
	g_free(question->where_path);
	g_free(question->fact);
	g_free(question->inventory);
	beian_expression_free(question->required);
	beian_expression_free(question->relevant);
	beian_expression_free(question->readonly);
	beian_expression_free(question->calculate);
	beian_expression_free(question->record);
	for (int i = 0; i < BEIAN_TEXT_KINDS; i++)
		beian_text_clear(&question->texts[i]);
	g_free(question->was);
	g_free(question->source);
	g_free(question);
}

void
beian_block_free(BeianBlock *block)
{
	for (guint i = 0; i < block->parts->len; i++) {
		BeianPart part = g_array_index(block->parts, BeianPart, i);
		if (part.block != NULL)
			beian_block_free(part.block);
	}
	g_array_unref(block->parts);
	g_free(block->id);
	g_free(block->path);
	g_free(block->same_as);
	beian_expression_free(block->relevant);
	for (int i = 0; i < BEIAN_TEXT_KINDS; i++)
		beian_text_clear(&block->texts[i]);
	g_free(block);
}

static BeianForm *
form_new(const char *kind, BeianCodes *codes)
{
	BeianForm *form = g_new0(BeianForm, 1);

	form->kind = g_strdup(kind);
	form->codes = codes;
	form->steps = g_ptr_array_new_with_free_func((GDestroyNotify)beian_block_free);
	form->questions = g_ptr_array_new_with_free_func((GDestroyNotify)beian_question_free);
	form->by_path = g_hash_table_new(g_str_hash, g_str_equal);
	form->repeats = g_hash_table_new(g_str_hash, g_str_equal);
	form->linkables = g_hash_table_new(g_str_hash, g_str_equal);
	form->renamed = g_hash_table_new(g_str_hash, g_str_equal);
	form->names = g_ptr_array_new();
	return form;
}

void
beian_form_free(BeianForm *form)
{
	if (form == NULL)
		return;
	g_ptr_array_unref(form->steps);
	g_ptr_array_unref(form->questions);
	g_hash_table_unref(form->by_path);
	g_hash_table_unref(form->repeats);
	g_hash_table_unref(form->linkables);
	g_hash_table_unref(form->renamed);
	g_ptr_array_unref(form->names);
	beian_text_clear(&form->title);
	g_free(form->kind);
	g_free(form);
}

static void
list_names(BeianForm *form)
{
	GHashTableIter each;
	gpointer path;

	for (guint i = 0; i < form->questions->len; i++)
		g_ptr_array_add(form->names, ((BeianQuestion *)form->questions->pdata[i])->path);
	g_hash_table_iter_init(&each, form->repeats);
	while (g_hash_table_iter_next(&each, &path, NULL))
		g_ptr_array_add(form->names, path);
	g_ptr_array_add(form->names, NULL);
}

BeianForm *
beian_form_read(const char *datadir, const char *kind, BeianCodes *codes, GError **error)
{
	g_autoptr(BeianForm) form = form_new(kind, codes);
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	BeianFormReader reader = {
		.form = form,
		.datadir = datadir,
		.complaints = complaints,
		.shared = g_hash_table_new_full(
			g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref),
		.meant = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.headings = g_hash_table_new_full(
			g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref),
	};

	beian_form_read_structure(&reader);
	beian_form_link(&reader);
	beian_form_read_texts(&reader);
	g_hash_table_unref(reader.shared);
	g_hash_table_unref(reader.meant);
	g_hash_table_unref(reader.headings);
	if (!beian_complaints_none(complaints, error))
		return NULL;
	list_names(form);
	return g_steal_pointer(&form);
}

/* The order of the reference: as people meet them. */
static const char *const kinds[] = {"first", "add-service", "add-access", "modify", "cancel", "claim",
	"resume", "inspection", "materials", "unfiled", NULL};

const char *const *
beian_form_known_kinds(void)
{
	return kinds;
}

/* What is filled in and kept likewise, and is no filing. */
static const char *const others[] = {"instance", NULL};

static void
add_those_there(const char *datadir, const char *const *names, GPtrArray *found)
{
	for (; *names != NULL; names++) {
		g_autofree char *file = g_build_filename(datadir, "forms", *names, "form.xml", NULL);
		if (g_file_test(file, G_FILE_TEST_EXISTS))
			g_ptr_array_add(found, g_strdup(*names));
	}
}

char **
beian_form_kinds(const char *datadir)
{
	GPtrArray *found = g_ptr_array_new();

	add_those_there(datadir, kinds, found);
	g_ptr_array_add(found, NULL);
	return (char **)g_ptr_array_free(found, FALSE);
}

char **
beian_form_all(const char *datadir)
{
	GPtrArray *found = g_ptr_array_new();

	add_those_there(datadir, kinds, found);
	add_those_there(datadir, others, found);
	g_ptr_array_add(found, NULL);
	return (char **)g_ptr_array_free(found, FALSE);
}

gboolean
beian_form_is_filing(const char *kind)
{
	return !g_strv_contains(others, kind);
}

const char *
beian_form_kind(const BeianForm *form)
{
	return form->kind;
}

BeianCodes *
beian_form_codes(const BeianForm *form)
{
	return form->codes;
}

const BeianText *
beian_form_title(const BeianForm *form)
{
	return &form->title;
}

const GPtrArray *
beian_form_steps(const BeianForm *form)
{
	return form->steps;
}

const GPtrArray *
beian_form_questions(const BeianForm *form)
{
	return form->questions;
}

const BeianQuestion *
beian_form_question(const BeianForm *form, const char *path)
{
	return g_hash_table_lookup(form->by_path, path);
}

const BeianBlock *
beian_form_repeat(const BeianForm *form, const char *path)
{
	return g_hash_table_lookup(form->repeats, path);
}

const BeianBlock *
beian_form_linkable(const BeianForm *form, const char *path)
{
	return g_hash_table_lookup(form->linkables, path);
}

const char *
beian_form_renamed(const BeianForm *form, const char *old)
{
	return g_hash_table_lookup(form->renamed, old);
}

const char *const *
beian_form_names(const BeianForm *form)
{
	return (const char *const *)form->names->pdata;
}

static const char *
text_in(const BeianText *text, BeianLanguage language)
{
	return text->in[language] != NULL ? text->in[language] : "";
}

const char *
beian_question_text(const BeianQuestion *question, BeianTextKind kind, BeianLanguage language)
{
	return text_in(&question->texts[kind], language);
}

const char *
beian_block_text(const BeianBlock *block, BeianTextKind kind, BeianLanguage language)
{
	return text_in(&block->texts[kind], language);
}
