#include "config.h"
#include "core/filing/shown.h"
#include <string.h>

/* The question whose type says what an answer to QUESTION is. */
static const BeianQuestion *
meant(const BeianForm *form, const BeianQuestion *question)
{
	const BeianQuestion *beside =
		g_str_has_prefix(question->path, BEIAN_FORM_BASE)
			? beian_form_question(form, question->path + strlen(BEIAN_FORM_BASE))
			: NULL;

	return beside != NULL ? beside : question;
}

static const char *
list_of(const BeianQuestion *question)
{
	return strcmp(question->type->name, "yes-no") == 0 ? "yes-no-unknown" : question->list;
}

char *
beian_value_shown(
	const BeianForm *form, const BeianQuestion *question, const char *value, BeianLanguage language)
{
	const BeianQuestion *as = meant(form, question);
	BeianCodes *codes = beian_form_codes(form);
	const char *id = list_of(as);
	char *place = strcmp(as->type->name, "region") == 0 && codes != NULL
			      ? beian_codes_region_name(codes, value, language)
			      : NULL;
	const BeianCodeList *list = id != NULL && codes != NULL ? beian_codes_list(codes, id, NULL) : NULL;

	if (place != NULL)
		return place;
	if (list == NULL)
		return g_strdup(value);
	g_auto(GStrv) tokens = g_strsplit(value, " ", -1);
	GString *text = g_string_new(NULL);
	for (char **token = tokens; *token != NULL; token++) {
		const BeianCode *row = beian_code_list_find(list, *token);
		g_string_append_printf(text, "%s%s", text->len == 0 ? "" : beian_language_comma(language),
			row != NULL ? row->label[language] : *token);
	}
	return g_string_free(text, FALSE);
}
