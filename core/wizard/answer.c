/* answer: how an answer is shown to a person. */
#include "config.h"
#include "core/wizard/outline.h"
#include "core/base/error.h"
#include "core/filing/base.h"
#include "core/filing/shown.h"
#include <string.h>

/* "SHA256 BYTES TYPE NAME" as "NAME, 60 kB". */
static char *
show_file(const char *value)
{
	g_auto(GStrv) parts = g_strsplit(value, " ", 4);

	if (g_strv_length(parts) != 4)
		return g_strdup(value);
	g_autofree char *size = g_format_size(g_ascii_strtoull(parts[1], NULL, 10));
	return g_strdup_printf("%s (%s)", parts[3], size);
}

/* VALUE as an answer of ITEM. */
static char *
show_value(const BeianSession *session, const BeianItem *item, const char *value)
{
	if (beian_outline_is_file(item))
		return show_file(value);
	if (strcmp(value, "long-term") == 0)
		return g_strdup(_("long-term"));
	char *shown = beian_value_shown(
		beian_filing_form(session->filing), item->question, value, session->language);
	return g_strdelimit(shown, "\n\t", ' ');
}

char *
beian_page_show_answer(const BeianSession *session, const BeianItem *item)
{
	if (item->text == NULL)
		return g_strdup("");
	if (item->state != BEIAN_ANSWER_VALUE)
		return g_strdelimit(g_strdup(item->text), "\n\t", ' ');
	return show_value(session, item, item->reading->value);
}

char *
beian_page_show_before(const BeianSession *session, const BeianItem *item)
{
	if (!beian_base_differs(session->filing, session->document, item))
		return NULL;
	g_autofree char *before = beian_base_before(session->filing, session->document, item);
	return *before == '\0' ? g_strdup(_("nothing")) : show_value(session, item, before);
}
