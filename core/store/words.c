#include "config.h"
#include "core/store/words.h"

char *
beian_words_json(const char *words)
{
	/* The ideographic blank separates words, as an input method types it. */
	g_auto(GStrv) pieces = g_strsplit(words != NULL ? words : "", "\u3000", -1);
	g_autofree char *separated = g_strjoinv(" ", pieces);
	g_autofree char *lower = g_ascii_strdown(separated, -1);
	g_auto(GStrv) each = g_strsplit_set(lower, " \t\n", -1);
	g_autoptr(GString) json = g_string_new(NULL);

	for (char **word = each; *word != NULL; word++) {
		if (**word == '\0')
			continue;
		g_string_append(json, json->len == 0 ? "[\"" : ",\"");
		for (const char *at = *word; *at != '\0'; at++) {
			if (*at == '"' || *at == '\\' || (guchar)*at < 0x20)
				g_string_append_printf(json, "\\u%04x", (guint)(guchar)*at);
			else
				g_string_append_c(json, *at);
		}
		g_string_append_c(json, '"');
	}
	if (json->len == 0)
		return NULL;
	g_string_append_c(json, ']');
	return g_string_free(g_steal_pointer(&json), FALSE);
}
