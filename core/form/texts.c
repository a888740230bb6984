/* texts: labels, hints, help and examples of a form, in two languages, from the files beside it. */
#include "config.h"
#include "core/form/reader.h"
#include "core/base/text.h"
#include <string.h>

static const char *const kinds[BEIAN_TEXT_KINDS] = {"label", "hint", "help", "example"};

/* Sets what ENTRY says on the texts of one question or block. */
static void
apply(BeianFormReader *reader, const BeianXmlNode *entry, BeianLanguage language,
	BeianText texts[BEIAN_TEXT_KINDS])
{
	for (const BeianXmlNode *child = beian_xml_first(entry); child != NULL;
		child = beian_xml_next(child)) {
		int kind = 0;
		while (kind < BEIAN_TEXT_KINDS && strcmp(kinds[kind], beian_xml_name(child)) != 0)
			kind++;
		if (kind == BEIAN_TEXT_KINDS) {
			beian_form_complain(reader, child,
				_("<%s> is no text; use label, hint, help or example"),
				beian_xml_name(child));
			continue;
		}
		g_autofree char *text = beian_xml_text(child);
		g_free(texts[kind].in[language]);
		texts[kind].in[language] = beian_text_normalise(text);
	}
}

/* Returns the one of NAMES that was perhaps meant, borrowed, or NULL. */
static const char *
undefined(BeianFormReader *reader, const BeianXmlNode *entry, const char *what, const char *name,
	GPtrArray *names)
{
	g_ptr_array_add(names, NULL);
	const char *nearest = beian_text_nearest(name, (const char *const *)names->pdata);

	if (nearest != NULL)
		beian_form_complain(reader, entry, _("%s \"%s\" is not defined; did you mean \"%s\"?"), what,
			name, nearest);
	else
		beian_form_complain(reader, entry, _("%s \"%s\" is not defined"), what, name);
	return nearest;
}

static void
undefined_heading(BeianFormReader *reader, const BeianXmlNode *entry, const char *what, const char *id)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	GHashTableIter each;
	gpointer key;

	g_hash_table_iter_init(&each, reader->headings);
	while (g_hash_table_iter_next(&each, &key, NULL))
		if (g_str_has_prefix(key, what) && ((char *)key)[strlen(what)] == ' ')
			g_ptr_array_add(names, (char *)key + strlen(what) + 1);
	undefined(reader, entry, what, id, names);
}

static void
undefined_path(BeianFormReader *reader, const BeianXmlNode *entry, BeianLanguage language, const char *path)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (guint i = 0; i < reader->form->questions->len; i++)
		g_ptr_array_add(names, ((BeianQuestion *)reader->form->questions->pdata[i])->path);
	const char *meant = undefined(reader, entry, "question", path, names);
	if (meant != NULL)
		g_hash_table_add(
			reader->meant, g_strdup_printf("%s %s", beian_language_tag(language), meant));
}

/* Shared texts may speak of groups that this form does not use. */
static void
apply_to_blocks(BeianFormReader *reader, const BeianXmlNode *entry, BeianLanguage language, const char *what,
	const char *id, gboolean shared)
{
	g_autofree char *key = g_strconcat(what, " ", id, NULL);
	GPtrArray *blocks = g_hash_table_lookup(reader->headings, key);

	if (blocks == NULL && !shared)
		undefined_heading(reader, entry, what, id);
	for (guint i = 0; blocks != NULL && i < blocks->len; i++)
		apply(reader, entry, language, ((BeianBlock *)blocks->pdata[i])->texts);
}

static gboolean
apply_to_path(BeianFormReader *reader, const BeianXmlNode *entry, BeianLanguage language, const char *path,
	gboolean shared)
{
	GPtrArray *all = shared ? g_hash_table_lookup(reader->shared, path) : NULL;
	BeianQuestion *question = g_hash_table_lookup(reader->form->by_path, path);
	BeianBlock *repeat = g_hash_table_lookup(reader->form->repeats, path);

	for (guint i = 0; all != NULL && i < all->len; i++)
		apply(reader, entry, language, ((BeianQuestion *)all->pdata[i])->texts);
	if (question != NULL)
		apply(reader, entry, language, question->texts);
	if (repeat != NULL)
		apply(reader, entry, language, repeat->texts);
	return question != NULL || repeat != NULL;
}

static void
read_title(BeianFormReader *reader, const BeianXmlNode *entry, BeianLanguage language, BeianText *title)
{
	BeianText texts[BEIAN_TEXT_KINDS] = {{{NULL}}};

	apply(reader, entry, language, texts);
	title->in[language] = g_steal_pointer(&texts[BEIAN_TEXT_LABEL].in[language]);
	for (int i = 0; i < BEIAN_TEXT_KINDS; i++)
		beian_text_clear(&texts[i]);
}

static void
read_entry(BeianFormReader *reader, const BeianXmlNode *entry, BeianLanguage language, gboolean shared)
{
	g_autofree char *path = beian_xml_attribute(entry, "for"), *step = beian_xml_attribute(entry, "step"),
			*group = beian_xml_attribute(entry, "group"),
			*form = beian_xml_attribute(entry, "form");

	if (form != NULL) {
		read_title(reader, entry, language, &reader->form->title);
	} else if (step != NULL) {
		apply_to_blocks(reader, entry, language, "step", step, shared);
	} else if (group != NULL) {
		apply_to_blocks(reader, entry, language, "group", group, shared);
	} else if (path == NULL) {
		beian_form_complain(reader, entry, _("<text> needs for, step, group or form"));
	} else if (!apply_to_path(reader, entry, language, path, shared) && !shared) {
		undefined_path(reader, entry, language, path);
	}
}

static BeianXml *
open_file(BeianFormReader *reader, const char *folder, BeianLanguage language)
{
	g_autofree char *file = g_strdup_printf("%s/text.%s.xml", folder, beian_language_tag(language));

	return beian_form_open(reader, file, "texts", BEIAN_TEXT_NAMESPACE);
}

gboolean
beian_form_read_title(const char *datadir, const char *kind, BeianText *title, GError **error)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	BeianFormReader reader = {.datadir = datadir, .complaints = complaints};
	g_auto(BeianText) found = {{NULL}};

	for (int i = 0; i < BEIAN_LANGUAGES; i++) {
		g_autoptr(BeianXml) xml = open_file(&reader, kind, (BeianLanguage)i);
		const BeianXmlNode *entry = xml != NULL ? beian_xml_first(beian_xml_root(xml)) : NULL;
		for (; entry != NULL && found.in[i] == NULL; entry = beian_xml_next(entry)) {
			g_autofree char *form = beian_xml_attribute(entry, "form");
			if (form != NULL)
				read_title(&reader, entry, (BeianLanguage)i, &found);
		}
		if (xml != NULL && found.in[i] == NULL)
			beian_complaints_add(complaints, reader.file, 1, _("%s has no label in text.%s.xml"),
				kind, beian_language_tag((BeianLanguage)i));
	}
	if (!beian_complaints_none(complaints, error))
		return FALSE;
	*title = found;
	memset(&found, 0, sizeof found);
	return TRUE;
}

static void
read_file(BeianFormReader *reader, const char *folder, BeianLanguage language, gboolean shared)
{
	g_autoptr(BeianXml) xml = open_file(reader, folder, language);

	if (xml == NULL)
		return;
	for (const BeianXmlNode *entry = beian_xml_first(beian_xml_root(xml)); entry != NULL;
		entry = beian_xml_next(entry))
		read_entry(reader, entry, language, shared);
}

static void
demand_label(BeianFormReader *reader, const BeianText *label, const char *file, long line, const char *what)
{
	for (int i = 0; i < BEIAN_LANGUAGES; i++) {
		const char *tag = beian_language_tag((BeianLanguage)i);
		g_autofree char *told = g_strdup_printf("%s %s", tag, what);
		if ((label->in[i] == NULL || *label->in[i] == '\0') &&
			!g_hash_table_contains(reader->meant, told))
			beian_complaints_add(reader->complaints, file, line,
				_("%s has no label in text.%s.xml"), what, tag);
	}
}

static void
demand_block_labels(BeianFormReader *reader, const BeianBlock *block)
{
	demand_label(reader, &block->texts[BEIAN_TEXT_LABEL], block->file, block->line,
		block->id != NULL ? block->id : block->path);
	for (guint i = 0; i < block->parts->len; i++) {
		BeianPart part = g_array_index(block->parts, BeianPart, i);
		if (part.block != NULL)
			demand_block_labels(reader, part.block);
	}
}

/* Fills what OWN lacks of KIND from OTHER, in both languages. */
static void
borrow(BeianText own[BEIAN_TEXT_KINDS], BeianTextKind kind, const BeianText other[BEIAN_TEXT_KINDS])
{
	for (int i = 0; i < BEIAN_LANGUAGES; i++)
		if (own[kind].in[i] == NULL)
			own[kind].in[i] = g_strdup(other[kind].in[i]);
}

/*
 * What stands in the record is called as what is asked of it, and looks like it; what there is to do about it
 * the step says in which it stands.
 */
static void
borrow_texts(BeianFormReader *reader, BeianQuestion *question)
{
	const BeianQuestion *asked =
		g_hash_table_lookup(reader->form->by_path, question->path + strlen(BEIAN_FORM_BASE));
	const BeianBlock *step = question->block;

	while (step->parent != NULL)
		step = step->parent;
	if (asked != NULL) {
		borrow(question->texts, BEIAN_TEXT_LABEL, asked->texts);
		borrow(question->texts, BEIAN_TEXT_EXAMPLE, asked->texts);
	}
	borrow(question->texts, BEIAN_TEXT_HINT, step->texts);
	borrow(question->texts, BEIAN_TEXT_HELP, step->texts);
}

void
beian_form_read_texts(BeianFormReader *reader)
{
	g_autofree char *form = g_build_filename("forms", reader->form->kind, "form.xml", NULL);

	for (int i = 0; i < BEIAN_LANGUAGES; i++) {
		read_file(reader, "shared", (BeianLanguage)i, TRUE);
		read_file(reader, reader->form->kind, (BeianLanguage)i, FALSE);
	}
	demand_label(reader, &reader->form->title, form, 1, reader->form->kind);
	for (guint i = 0; i < reader->form->questions->len; i++) {
		BeianQuestion *question = reader->form->questions->pdata[i];
		if (g_str_has_prefix(question->path, BEIAN_FORM_BASE))
			borrow_texts(reader, question);
		demand_label(reader, &question->texts[BEIAN_TEXT_LABEL], question->file, question->line,
			question->path);
	}
	for (guint i = 0; i < reader->form->steps->len; i++)
		demand_block_labels(reader, reader->form->steps->pdata[i]);
}
