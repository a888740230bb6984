#include "config.h"
#include "core/types/dotted_name.h"
#include "core/types/spelling.h"
#include "core/types/types.h"

void
beian_dotted_name_read(const BeianDottedName *name, const char *text, BeianReading *out)
{
	g_autofree char *plain = beian_spelling_plain(text);
	g_autofree char *alphabet = g_strconcat(name->alphabet, ".", NULL);
	const BeianShape shape = {alphabet, 3, name->max, name->characters, name->length};
	g_auto(GStrv) words = g_strsplit(plain, ".", -1);

	if (!beian_reading_fits(out, &shape, plain))
		return;
	if (g_strv_length(words) < 2) {
		beian_reading_refuse(out, name->no_dot, NULL);
		return;
	}
	for (char **word = words; *word != NULL; word++) {
		if (**word == '\0' || (name->letter_first && !g_ascii_isalpha(**word))) {
			beian_reading_refuse(out, name->word, g_strdup(**word == '\0' ? "…" : *word));
			return;
		}
	}
	beian_reading_accept(out, g_steal_pointer(&plain));
}
