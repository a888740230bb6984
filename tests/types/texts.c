#include "config.h"
#include "tests/types/texts.h"
#include <criterion/criterion.h>

static void
start(GMarkupParseContext *context, const char *element, const char **names, const char **values,
	gpointer data, GError **error)
{
	ReasonTexts *texts = data;
	const char *id = NULL, *language = NULL, *source = NULL, *date = NULL;

	(void)context, (void)error;
	for (int i = 0; names[i] != NULL; i++) {
		if (g_str_equal(names[i], "id"))
			id = values[i];
		else if (g_str_equal(names[i], "xml:lang"))
			language = values[i];
		else if (g_str_equal(names[i], "source"))
			source = values[i];
		else if (g_str_equal(names[i], "date"))
			date = values[i];
	}
	texts->kind = -1;
	if (g_str_equal(element, "reason")) {
		cr_assert(id != NULL && source != NULL && *source != '\0' && date != NULL,
			"a reason has id, source, date");
		g_free(texts->id);
		texts->id = g_strdup(id);
		g_ptr_array_add(texts->ids, g_strdup(id));
	} else if (language != NULL) {
		texts->kind =
			(g_str_equal(language, "en") ? REASON_TEXTS_EN : 0) + g_str_equal(element, "fix");
	}
}

static void
text(GMarkupParseContext *context, const char *words, gsize bytes, gpointer data, GError **error)
{
	ReasonTexts *texts = data;

	(void)context, (void)error;
	if (texts->kind < 0 || texts->id == NULL)
		return;
	char *key = g_strdup_printf("%d %s", texts->kind, texts->id);
	gboolean twice = g_hash_table_contains(texts->texts, key);
	g_hash_table_insert(texts->texts, key, twice ? NULL : g_strndup(words, bytes));
}

static void
end(GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
	(void)context, (void)element, (void)error;
	((ReasonTexts *)data)->kind = -1;
}

ReasonTexts *
reason_texts_read(void)
{
	static const GMarkupParser parser = {start, end, text, NULL, NULL};
	ReasonTexts *texts = g_new0(ReasonTexts, 1);
	g_autofree char *path =
		g_build_filename(g_getenv("BEIAN_DATADIR"), "data", "rules", "reasons.xml", NULL);
	g_autofree char *contents = NULL;
	gsize size;

	texts->ids = g_ptr_array_new_with_free_func(g_free);
	texts->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	cr_assert(g_file_get_contents(path, &contents, &size, NULL), "%s can be read", path);
	g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&parser, 0, texts, NULL);
	cr_assert(g_markup_parse_context_parse(context, contents, (gssize)size, NULL), "%s is XML", path);
	cr_assert(g_markup_parse_context_end_parse(context, NULL), "%s is whole", path);
	return texts;
}

void
reason_texts_free(ReasonTexts *texts)
{
	g_ptr_array_unref(texts->ids);
	g_hash_table_unref(texts->texts);
	g_free(texts->id);
	g_free(texts);
}

gboolean
reason_texts_has(const ReasonTexts *texts, const char *id)
{
	return g_ptr_array_find_with_equal_func(texts->ids, id, g_str_equal, NULL);
}

const char *
reason_text(const ReasonTexts *texts, const char *id, int kind)
{
	g_autofree char *key = g_strdup_printf("%d %s", kind, id);

	return g_hash_table_lookup(texts->texts, key);
}
