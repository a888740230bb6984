/* help: the words behind a question, a finding and the keys. */
#include "config.h"
#include "core/wizard/page.h"
#include "core/base/error.h"
#include "core/base/width.h"

static void
paragraph(GString *text, const char *heading, const char *words)
{
	if (words == NULL || *words == '\0')
		return;
	if (text->len > 0)
		g_string_append(text, "\n\n");
	if (heading != NULL)
		g_string_append_printf(text, _("%s %s"), heading, words);
	else
		g_string_append(text, words);
}

char *
beian_help_of_item(const BeianSession *session, const BeianItem *item)
{
	GString *text = g_string_new(NULL);
	const BeianQuestion *question = item->question;

	paragraph(text, NULL, beian_question_text(question, BEIAN_TEXT_HELP, session->language));
	if (text->len == 0)
		paragraph(text, NULL, beian_question_text(question, BEIAN_TEXT_HINT, session->language));
	paragraph(text, _("Example:"), beian_question_text(question, BEIAN_TEXT_EXAMPLE, session->language));
	paragraph(text, _("Path:"), item->path);
	paragraph(text, _("Source:"), question->source);
	return g_string_free(text, FALSE);
}

char *
beian_help_of_finding(const BeianSession *session, const BeianFinding *finding)
{
	GString *text = g_string_new(NULL);
	g_autofree char *message = beian_finding_message(finding, session->language);
	g_autofree char *fix = beian_finding_fix(finding, session->language);
	g_autofree char *source = g_strdup_printf("%s (%s)", finding->rule->source, finding->rule->date);
	g_autofree char *codes = g_strjoinv(" ", finding->rule->prevents);

	paragraph(text, _("What:"), message);
	paragraph(text, _("Why:"), finding->rule->why.in[session->language]);
	paragraph(text, _("How to mend it:"), fix);
	if (finding->rule->confirm)
		paragraph(text, NULL,
			_("If the value is right all the same, it can be confirmed with a reason, which is "
			  "exported with it."));
	paragraph(text, _("Rule:"), finding->rule->id);
	paragraph(text, _("Source:"), source);
	paragraph(text, _("Prevents the bureau's result codes:"), codes);
	return g_string_free(text, FALSE);
}

char *
beian_help_of_keys(guint places)
{
	GString *text = g_string_new(_("Keys on this page:"));
	guint count;
	const BeianBinding *bindings = beian_key_bindings(&count);

	for (guint i = 0; i < count; i++) {
		if ((bindings[i].places & places) == 0 || bindings[i].help == NULL ||
			beian_key_action(bindings[i].key, places) != bindings[i].action)
			continue;
		g_autofree char *key = beian_width_clip(beian_key_name(bindings[i].key), 12);
		g_string_append_printf(text, "\n%s %s", key, _(bindings[i].help));
	}
	return g_string_free(text, FALSE);
}
