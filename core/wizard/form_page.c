/* form_page: asks the questions of a filing, a step at a time. */
#include "config.h"
#include "core/wizard/form_page.h"
#include "core/base/error.h"
#include "core/filing/path.h"
#include <string.h>

/* Who leaves a red field reads why on the way: the line of status says it until something else is to be said.
 */
static void
tell_what_is_wrong(BeianSession *session, const char *path)
{
	const BeianFinding *finding = beian_session_finding_at(session, path);
	const BeianItem *item = beian_document_item(session->document, path);

	g_clear_pointer(&session->status, g_free);
	if (finding == NULL || item == NULL || finding->value == NULL ||
		finding->outcome != BEIAN_OUTCOME_BROKEN || finding->severity == BEIAN_SEVERITY_INFO)
		return;
	g_autofree char *message = beian_finding_message(finding, session->language);
	beian_session_say(session,
		finding->severity == BEIAN_SEVERITY_ERROR ? BEIAN_ROLE_ERROR : BEIAN_ROLE_WARNING,
		_("%s: %s"), beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language),
		message);
}

/* Hands what was typed to the filing when it differs from what is there. */
static void
commit(BeianSession *session, BeianFormPage *form, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);

	if (item == NULL || form->line.pristine)
		return;
	form->line.pristine = TRUE;
	if (g_strcmp0(item->text != NULL ? item->text : "", form->line.text->str) == 0 ||
		!beian_session_may_write(session))
		return;
	g_autoptr(GError) error = NULL;
	BeianStep *step = beian_step_new();
	if (!beian_filing_set(session->filing, form->focus, form->line.text->str, step, &error))
		beian_session_say(session, BEIAN_ROLE_ERROR, "%s", error->message);
	beian_session_save(session, step, form->focus, commands);
	tell_what_is_wrong(session, form->focus);
}

static char *
help(const BeianSession *session, const BeianPage *page, char **title)
{
	const BeianItem *item = beian_form_focus(session, (const BeianFormPage *)page);
	const BeianFinding *finding = item != NULL ? beian_session_finding_at(session, item->path) : NULL;
	g_autofree char *about = item != NULL ? beian_help_of_item(session, item) : g_strdup("");
	g_autofree char *why = finding != NULL ? beian_help_of_finding(session, finding) : g_strdup("");
	g_autofree char *keys = beian_help_of_keys(beian_form_places(session, page));

	*title = g_strdup(item != NULL
				  ? beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language)
				  : _("Help"));
	return g_strconcat(why, *why != '\0' ? "\n\n" : "", about, *about != '\0' ? "\n\n" : "", keys, NULL);
}

/* An answer that is chosen is opened again by the keys that erase. */
static gboolean
erase_choice(BeianSession *session, BeianFormPage *form, const BeianItem *item, BeianAction action,
	BeianCommands *commands)
{
	if ((action != BEIAN_ACTION_ERASE_BACK && action != BEIAN_ACTION_ERASE_FORWARD) || item->readonly ||
		!beian_session_may_write(session))
		return FALSE;
	BeianStep *step = beian_step_new();
	beian_filing_set(session->filing, item->path, "", step, NULL);
	beian_session_save(session, step, form->focus, commands);
	beian_form_focus_path(session, form, form->focus);
	return TRUE;
}

static gboolean
edit(BeianSession *session, BeianFormPage *form, BeianAction action, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);
	gboolean changed;

	if (item == NULL)
		return FALSE;
	if (beian_outline_list(item) != NULL || beian_outline_is_file(item))
		return erase_choice(session, form, item, action, commands);
	if (item->readonly || (action >= BEIAN_ACTION_ERASE_BACK && !beian_session_may_write(session)))
		return FALSE;
	gboolean acted = beian_line_act(&form->line, action, &changed);
	beian_line_scroll(&form->line, beian_form_field_cols(session, session->size));
	return acted;
}

static gboolean
is_editing(BeianAction action)
{
	return action >= BEIAN_ACTION_LEFT && action <= BEIAN_ACTION_ERASE_TO_END;
}

static void
keep(BeianSession *session, BeianPage *page, BeianCommands *commands)
{
	commit(session, (BeianFormPage *)page, commands);
}

static gboolean
act(BeianSession *session, BeianPage *page, BeianAction action, const char *argument, BeianCommands *commands)
{
	BeianFormPage *form = (BeianFormPage *)page;
	(void)argument;

	if (is_editing(action))
		return edit(session, form, action, commands);
	commit(session, form, commands);
	return beian_form_act_on_focus(session, form, action, commands) ||
	       beian_form_act_on_draft(session, action, commands);
}

static gboolean
type(BeianSession *session, BeianPage *page, const char *text, BeianCommands *commands)
{
	BeianFormPage *form = (BeianFormPage *)page;
	const BeianItem *item = beian_form_focus(session, form);

	if (item == NULL || item->readonly || !beian_session_may_write(session))
		return FALSE;
	if (beian_outline_list(item) != NULL || beian_outline_is_file(item))
		return beian_form_choose(session, form, text, commands);
	gboolean changed = beian_line_insert(&form->line, text);
	beian_line_scroll(&form->line, beian_form_field_cols(session, session->size));
	return changed;
}

static void
resume(BeianSession *session, BeianPage *page, BeianCommands *commands)
{
	BeianFormPage *form = (BeianFormPage *)page;
	(void)commands;

	/* The language may have changed, and with it how wide labels and fields are. */
	beian_line_scroll(&form->line, beian_form_field_cols(session, session->size));
	if (form->line.pristine)
		beian_form_focus_path(session, form, form->focus);
}

/* Goes on after a file was attached to the question in focus, as after a choice. */
static void
take_attached(BeianSession *session, BeianFormPage *form, const BeianStep *step)
{
	const char *path = g_array_index(step, BeianEdit, 0).key;

	beian_session_say(session, BEIAN_ROLE_GOOD, _("Attached and saved."));
	if (g_strcmp0(path, form->focus) == 0 && form->line.pristine)
		beian_form_page_move(session, form, 1);
}

static void
hear(BeianSession *session, BeianPage *page, const BeianMessage *message, BeianCommands *commands)
{
	BeianFormPage *form = (BeianFormPage *)page;
	(void)commands;

	if (message->kind == BEIAN_MESSAGE_STEP && !session->plain)
		take_attached(session, form, message->step);
	if (message->kind == BEIAN_MESSAGE_DONE && message->command == BEIAN_COMMAND_MEND && !session->plain)
		beian_session_say(session, BEIAN_ROLE_GOOD, "%s", message->text);
	if (message->kind != BEIAN_MESSAGE_RESIZE)
		return;
	beian_line_scroll(&form->line, beian_form_field_cols(session, session->size));
	const GArray *steps = beian_outline_steps(session);
	beian_form_scroll(
		session, form, &g_array_index(steps, BeianOutlineStep, MIN(form->step, steps->len - 1)));
}

static void
click(BeianSession *session, BeianPage *page, int row, int col, BeianCommands *commands)
{
	BeianFormPage *form = (BeianFormPage *)page;
	const GArray *steps = beian_outline_steps(session);
	g_autoptr(GArray) rows =
		beian_outline_rows(session, &g_array_index(steps, BeianOutlineStep, form->step));
	int index = row - 1 + (int)form->first, field = beian_form_field_col(session, session->size);

	if (row < 1 || row > beian_form_height(session->size) || index >= (int)rows->len)
		return;
	const BeianItem *item = g_array_index(rows, BeianOutlineRow, index).item;
	if (item == NULL)
		return;
	g_autofree char *path = g_strdup(item->path);
	if (g_strcmp0(path, form->focus) != 0) {
		commit(session, form, commands);
		beian_form_focus_path(session, form, path);
	}
	if (col >= field)
		beian_line_click(&form->line, beian_form_field_cols(session, session->size), col - field);
}

static void
form_free(BeianPage *page)
{
	BeianFormPage *form = (BeianFormPage *)page;

	g_free(form->focus);
	beian_line_clear(&form->line);
}

static const BeianPageKind kind = {
	.id = "form",
	.places = beian_form_places,
	.act = act,
	.type = type,
	.hear = hear,
	.click = click,
	.view = beian_form_view,
	.keep = keep,
	.help = help,
	.resume = resume,
	.free = form_free,
};

BeianPage *
beian_form_page_new(const char *place)
{
	BeianFormPage *form = g_new0(BeianFormPage, 1);

	form->page.kind = &kind;
	form->focus = place != NULL && *place != '\0' ? g_strdup(place) : NULL;
	beian_line_init(&form->line);
	return &form->page;
}

BeianFormPage *
beian_form_page_of(const BeianSession *session)
{
	for (guint i = session->pages->len; i > 0; i--) {
		BeianPage *page = session->pages->pdata[i - 1];
		if (page->kind == &kind)
			return (BeianFormPage *)page;
	}
	return NULL;
}

void
beian_form_page_go(BeianSession *session, const char *key)
{
	BeianFormPage *form = beian_form_page_of(session);
	const char *mark = strstr(key, "/@");
	g_autofree char *path = mark != NULL ? g_strndup(key, (gsize)(mark - key)) : g_strdup(key);

	if (form != NULL)
		beian_form_focus_path(session, form, path);
}
