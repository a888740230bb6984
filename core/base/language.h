/* language: the two languages of the program, and the texts that definitions carry in both. */
#pragma once
#include <glib.h>

typedef enum {
	BEIAN_LANGUAGE_ZH,
	BEIAN_LANGUAGE_EN,
} BeianLanguage;
#define BEIAN_LANGUAGES 2

/* One text in both languages, owned; an entry is NULL when a definition lacks it. */
typedef struct {
	char *in[BEIAN_LANGUAGES];
} BeianText;

void beian_text_clear(BeianText *text);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianText, beian_text_clear)

/*
 * Sets the locale from the environment (a UTF-8 character type is forced), binds the catalogue at LOCALEDIR,
 * and returns the language of the messages. Called once, by main.
 */
BeianLanguage beian_language_init(const char *localedir);

/* Makes gettext speak LANGUAGE from now on. Cheap when it already does. */
void beian_language_use(BeianLanguage language);

/* The language that gettext speaks now. */
BeianLanguage beian_language_in_use(void);

/* What stands between the parts of a list: "、" or ", ". Static. */
const char *beian_language_comma(BeianLanguage language);
/* What stands between two sentences: nothing or a blank. Static. */
const char *beian_language_blank(BeianLanguage language);
/* "zh" or "en". */
const char *beian_language_tag(BeianLanguage language);

/* Reads "zh…" or "en…", any case, into *OUT; FALSE when TAG is neither. */
gboolean beian_language_parse(const char *tag, BeianLanguage *out);
