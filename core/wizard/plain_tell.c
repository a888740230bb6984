/* plain_tell: what plain mode answers when it is asked what there is: the questions, what is wrong, why. */
#include "config.h"
#include "core/wizard/plain.h"
#include "core/base/error.h"
#include <string.h>

void
beian_plain_list(BeianSession *session)
{
	for (guint i = 0; i < session->document->items->len; i++) {
		const BeianItem *item = session->document->items->pdata[i];
		if (!item->relevant)
			continue;
		g_autofree char *shown = beian_page_show_answer(session, item);
		beian_plain_say(session, "%s %s%s%s", item->path,
			beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language),
			item->text != NULL ? " = "
			: item->required   ? _(" (missing)")
					   : "",
			shown);
	}
}

static gboolean
is_missing(const BeianItem *item)
{
	return item->relevant && item->required && item->state == BEIAN_ANSWER_OPEN;
}

/* "Missing in Basics: Region (entity/region), …": a line a step, and not a sentence a question. */
static void
say_missing(BeianSession *session, const BeianOutlineStep *step)
{
	g_autofree char *title = beian_outline_title(session, step);
	g_autoptr(GString) list = g_string_new(NULL);

	for (guint i = 0; i < step->items->len; i++) {
		const BeianItem *item = step->items->pdata[i];
		if (is_missing(item))
			g_string_append_printf(list, "%s%s (%s)",
				list->len == 0 ? "" : beian_language_comma(session->language),
				beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language),
				item->path);
	}
	if (list->len > 0)
		beian_plain_say(session, _("Missing in %s: %s"), title, list->str);
}

void
beian_plain_review(BeianSession *session)
{
	if (session->advice != NULL) {
		beian_plain_say_advice(session);
		return;
	}
	const BeianVerdict *verdict = session->verdict;
	const GArray *steps = beian_outline_steps(session);
	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		const BeianItem *item = beian_document_item(session->document, finding->path);
		gboolean missing = finding->value == NULL && item != NULL && is_missing(item) &&
				   strcmp(finding->rule->id, "required") == 0;
		if (finding->outcome != BEIAN_OUTCOME_OPEN && !missing)
			beian_plain_say_finding(session, finding);
	}
	for (guint i = 0; i < steps->len; i++)
		say_missing(session, &g_array_index(steps, BeianOutlineStep, i));
	g_autofree char *summary = beian_verdict_summary(verdict);
	beian_plain_say(session, "%s", summary);
}

void
beian_plain_why(BeianSession *session, const char *rule)
{
	for (guint i = 0; i < session->verdict->findings->len; i++) {
		const BeianFinding *finding = session->verdict->findings->pdata[i];
		if (strcmp(finding->rule->id, rule) != 0)
			continue;
		g_autofree char *why = beian_help_of_finding(session, finding);
		beian_plain_say(session, "%s", why);
		return;
	}
	beian_plain_say(
		session, "%s", _("No finding of that rule is here; “beian explain RULE” explains any rule."));
}
