#include "config.h"
#include "core/base/language.h"
#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

static const char *const tags[BEIAN_LANGUAGES] = {"zh", "en"};
/* The catalogue gettext is asked for; English is the language of the sources. */
static const char *const catalogues[BEIAN_LANGUAGES] = {"zh_CN", "en"};
/* What gettext speaks now: LANGUAGE is looked at only when libintl is told that it changed. */
static BeianLanguage in_use;
extern int _nl_msg_cat_cntr;

void
beian_text_clear(BeianText *text)
{
	for (int i = 0; i < BEIAN_LANGUAGES; i++)
		g_clear_pointer(&text->in[i], g_free);
}

static BeianLanguage
wanted(void)
{
	static const char *const variables[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
	BeianLanguage language;

	for (gsize i = 0; i < G_N_ELEMENTS(variables); i++) {
		const char *value = g_getenv(variables[i]);
		if (value == NULL || *value == '\0')
			continue;
		if (beian_language_parse(value, &language))
			return language;
		if (i > 0)
			break; /* the first locale variable that is set decides, whatever it says */
	}
	return BEIAN_LANGUAGE_EN;
}

static void
speak(BeianLanguage language)
{
	g_setenv("LANGUAGE", catalogues[language], TRUE);
	_nl_msg_cat_cntr++;
	in_use = language;
}

BeianLanguage
beian_language_init(const char *localedir)
{
	/* gettext translates nothing in the C locale, and Han text needs UTF-8: C.UTF-8 is there on every
	 * Debian. */
	if (setlocale(LC_ALL, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_ALL, "C.UTF-8");
	else if (strcmp(setlocale(LC_MESSAGES, NULL), "C") == 0 ||
		 strcmp(setlocale(LC_MESSAGES, NULL), "POSIX") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8");
	bindtextdomain(PACKAGE, localedir);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
	speak(wanted());
	return in_use;
}

void
beian_language_use(BeianLanguage language)
{
	if (language != in_use)
		speak(language);
}

BeianLanguage
beian_language_in_use(void)
{
	return in_use;
}

const char *
beian_language_comma(BeianLanguage language)
{
	return language == BEIAN_LANGUAGE_ZH ? "、" : ", ";
}

const char *
beian_language_blank(BeianLanguage language)
{
	return language == BEIAN_LANGUAGE_ZH ? "" : " ";
}

const char *
beian_language_tag(BeianLanguage language)
{
	return tags[language];
}

gboolean
beian_language_parse(const char *tag, BeianLanguage *out)
{
	for (int i = 0; i < BEIAN_LANGUAGES; i++)
		if (g_ascii_strncasecmp(tag, tags[i], 2) == 0 && !g_ascii_isalpha(tag[2])) {
			*out = (BeianLanguage)i;
			return TRUE;
		}
	return FALSE;
}
