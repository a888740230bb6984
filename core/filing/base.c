/* base: what a filing changes in the record that it starts from. */
#include "config.h"
#include "core/filing/base.h"
#include "core/filing/path.h"
#include <string.h>

static gboolean
is_of_record(const char *path)
{
	return g_str_has_prefix(path, BEIAN_FORM_BASE);
}

const BeianItem *
beian_base_item(const BeianDocument *document, const BeianItem *item)
{
	g_autofree char *path = g_strconcat(BEIAN_FORM_BASE, item->path, NULL);

	return is_of_record(item->path) ? NULL : beian_document_item(document, path);
}

static const char *
value_of(const BeianItem *item)
{
	if (item == NULL || item->text == NULL)
		return "";
	return item->reading != NULL && item->reading->value != NULL ? item->reading->value : item->text;
}

/* TEXT as QUESTION's type writes it. A type that another answer names has read the answer itself already, so
 * the bare one is enough for a text of the bureau's. */
static char *
as_read(const BeianQuestion *question, const char *text)
{
	g_auto(BeianReading) reading = {0};

	if (*text != '\0')
		beian_type_read(question->type, text, &question->facets, &reading);
	return g_strdup(reading.value != NULL ? reading.value : text);
}

char *
beian_base_before(const BeianFiling *filing, const BeianDocument *document, const BeianItem *item)
{
	g_autofree char *template = g_strconcat(BEIAN_FORM_BASE, item->question->path, NULL);

	if (is_of_record(item->path) || beian_form_question(beian_filing_form(filing), template) == NULL)
		return NULL;
	return as_read(item->question, value_of(beian_base_item(document, item)));
}

gboolean
beian_base_differs(const BeianFiling *filing, const BeianDocument *document, const BeianItem *item)
{
	g_autofree char *before = item->relevant ? beian_base_before(filing, document, item) : NULL;

	if (before == NULL || strcmp(before, value_of(item)) == 0)
		return FALSE;
	return *before != '\0' || beian_filing_text(filing, item->path) != NULL || item->linked;
}

/* Whether the innermost repeat that PATH stands in is asked now; TRUE where it stands in none. */
static gboolean
is_repeat_asked(const BeianDocument *document, const char *path)
{
	const BeianRepeat *innermost = NULL;

	for (guint i = 0; i < document->repeats->len; i++) {
		const BeianRepeat *repeat = &g_array_index(document->repeats, BeianRepeat, i);
		gsize length = strlen(repeat->path);
		if (strncmp(repeat->path, path, length) == 0 && path[length] == '/' &&
			(innermost == NULL || length > strlen(innermost->path)))
			innermost = repeat;
	}
	return innermost == NULL || innermost->relevant;
}

/* Whether RECORD, an item of the record, stands in an instance that the filing has no more. */
static gboolean
is_removed(const BeianFiling *filing, const BeianDocument *document, const BeianItem *record)
{
	const char *path = record->path + strlen(BEIAN_FORM_BASE);
	g_autofree char *template = beian_path_template(path);

	return *value_of(record) != '\0' &&
	       beian_form_question(beian_filing_form(filing), template) != NULL &&
	       beian_document_item(document, path) == NULL && is_repeat_asked(document, path);
}

static void
clear_change(gpointer data)
{
	g_free(((BeianBaseChange *)data)->before);
}

GArray *
beian_base_changes(const BeianFiling *filing, const BeianDocument *document)
{
	GArray *changes = g_array_new(FALSE, TRUE, sizeof(BeianBaseChange));

	g_array_set_clear_func(changes, clear_change);
	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (!beian_base_differs(filing, document, item))
			continue;
		BeianBaseChange change = {
			item, beian_base_item(document, item), beian_base_before(filing, document, item)};
		g_array_append_val(changes, change);
	}
	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (!is_of_record(item->path) || !is_removed(filing, document, item))
			continue;
		BeianBaseChange change = {NULL, item, g_strdup(value_of(item))};
		g_array_append_val(changes, change);
	}
	return changes;
}
