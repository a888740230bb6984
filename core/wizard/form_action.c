/* form_action: what keys do on the page that asks, apart from editing. */
#include "config.h"
#include "core/wizard/form_page.h"
#include "core/base/error.h"
#include <string.h>

/* Opens the list or the files to choose the answer in focus from. */
gboolean
beian_form_choose(BeianSession *session, BeianFormPage *form, const char *words, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);

	if (item == NULL || item->readonly)
		return FALSE;
	if (beian_outline_list(item) != NULL)
		beian_session_push(session, beian_picker_new(session, item, words, commands));
	else if (beian_outline_is_stocked(item))
		beian_session_push(session, beian_inventory_picker_new(session, item, words, commands));
	else if (beian_outline_is_file(item))
		beian_session_push(session, beian_files_new(session, item->path, words, commands));
	else
		return FALSE;
	return TRUE;
}

/* The repeat that "add" means here: the innermost around the focus, else that of the step. Free with g_free.
 */
static char *
repeat_here(const BeianSession *session, const BeianFormPage *form)
{
	const BeianItem *item = beian_form_focus(session, form);
	const GArray *steps = beian_outline_steps(session);
	const BeianOutlineStep *step = &g_array_index(steps, BeianOutlineStep, form->step);
	char *path = item != NULL ? beian_outline_instance(item) : NULL;

	if (path == NULL)
		return beian_form_can_add_step(session, form) ? g_strdup(step->step->path) : NULL;
	*strrchr(path, '/') = '\0';
	return path;
}

static gboolean
add(BeianSession *session, BeianFormPage *form, BeianCommands *commands)
{
	g_autofree char *repeat = repeat_here(session, form);
	g_autoptr(GError) error = NULL;

	if (repeat == NULL || !beian_session_may_write(session))
		return FALSE;
	BeianStep *step = beian_step_new();
	g_autofree char *instance = beian_filing_add(session->filing, repeat, step, &error);
	if (instance == NULL)
		beian_session_say(session, BEIAN_ROLE_WARNING, "%s", error->message);
	beian_session_save(session, step, instance, commands);
	if (instance == NULL)
		return FALSE;
	beian_form_focus_path(session, form, instance);
	return TRUE;
}

static gboolean
remove_here(BeianSession *session, BeianFormPage *form, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);
	g_autofree char *instance = item != NULL ? beian_outline_instance(item) : NULL;
	const BeianOutlineStep *page =
		&g_array_index(beian_outline_steps(session), BeianOutlineStep, form->step);
	g_autoptr(GError) error = NULL;

	if (instance == NULL || !beian_session_may_write(session))
		return FALSE;
	BeianStep *step = beian_step_new();
	gboolean removed = beian_filing_remove(session->filing, instance, step, &error);
	/* Inside a step no row is left to stand on and add from: what is demanded there begins anew. */
	if (removed && strcmp(instance, page->path) != 0)
		beian_filing_add_demanded(session->filing, step);
	beian_session_save(session, step, instance, commands);
	if (removed)
		beian_session_say(session, BEIAN_ROLE_INFO,
			_("Removed %s with its answers; undo brings them back."), instance);
	beian_form_focus_path(session, form, NULL);
	return removed;
}

static gboolean
toggle_link(BeianSession *session, BeianFormPage *form, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);
	g_autofree char *block = item != NULL ? beian_outline_linkable(session->document, item) : NULL;
	g_autoptr(GError) error = NULL;

	if (block == NULL || !beian_session_may_write(session))
		return FALSE;
	BeianStep *step = beian_step_new();
	if (!beian_filing_link(
		    session->filing, block, !beian_filing_is_linked(session->filing, block), step, &error))
		beian_session_say(session, BEIAN_ROLE_WARNING, "%s", error->message);
	beian_session_save(session, step, form->focus, commands);
	beian_form_focus_path(session, form, form->focus);
	return TRUE;
}

static void
confirm(BeianSession *session, const char *reason, const char *argument, BeianCommands *commands)
{
	const BeianFinding *finding = beian_session_finding_at(session, argument);
	g_autoptr(GError) error = NULL;

	if (finding == NULL || finding->value == NULL)
		return;
	BeianStep *step = beian_step_new();
	if (!beian_filing_confirm(session->filing, finding->rule->id, argument, finding->value, reason,
		    session->day, step, &error))
		beian_session_say(session, BEIAN_ROLE_ERROR, "%s", error->message);
	beian_session_save(session, step, argument, commands);
}

static char *
why_confirm(const BeianSession *session, const char *argument)
{
	const BeianFinding *finding = beian_session_finding_at(session, argument);
	g_autofree char *message =
		finding != NULL ? beian_finding_message(finding, session->language) : g_strdup("");

	return g_strdup_printf("%s\n\n%s", message,
		_("If the value is right all the same, say why; the reason goes into the package."));
}

static gboolean
ask_to_confirm(BeianSession *session, BeianFormPage *form)
{
	if (!beian_form_can_confirm(session, form) || !beian_session_may_write(session))
		return FALSE;
	beian_session_push(session, beian_ask_new(why_confirm, form->focus, confirm));
	return TRUE;
}

static gboolean
go_to_next_finding(BeianSession *session, BeianFormPage *form)
{
	const BeianFinding *next = beian_form_next_finding(session, form);

	if (next == NULL)
		return FALSE;
	g_autofree char *path = g_strdup(next->path);
	beian_form_focus_path(session, form, path);
	return TRUE;
}

/* The questions that decide the kind: what they come to, and the kinds for who knows. */
static gboolean
act_on_questions(BeianSession *session, BeianAction action, BeianCommands *commands)
{
	if (action == BEIAN_ACTION_NEW) {
		beian_session_push(session, beian_kinds_new(session, NULL, commands));
		return TRUE;
	}
	if (action != BEIAN_ACTION_REVIEW)
		return FALSE;
	if (beian_session_advice(session) != NULL)
		beian_session_push(session, beian_outcome_new());
	else
		beian_session_say(
			session, BEIAN_ROLE_WARNING, "%s", _("Not decided yet: answer what has a star."));
	return TRUE;
}

/* What concerns the whole draft; FALSE: it is no such action, or it did nothing. */
gboolean
beian_form_act_on_draft(BeianSession *session, BeianAction action, BeianCommands *commands)
{
	if (session->advice != NULL && act_on_questions(session, action, commands))
		return TRUE;
	if (action == BEIAN_ACTION_UNDO || action == BEIAN_ACTION_REDO) {
		if (!beian_session_may_write(session))
			return FALSE;
		beian_commands_add(
			commands, action == BEIAN_ACTION_UNDO ? BEIAN_COMMAND_UNDO : BEIAN_COMMAND_REDO)
			->id = session->draft;
	} else if (action == BEIAN_ACTION_REVIEW) {
		beian_session_push(session, beian_review_new(session));
	} else if (action == BEIAN_ACTION_MATERIALS && session->advice == NULL) {
		beian_session_push(session, beian_papers_page_new(session, commands));
	} else if (action == BEIAN_ACTION_EXPORT) {
		beian_session_push(session, beian_export_new(session));
	} else if (action == BEIAN_ACTION_MEND) {
		return beian_session_mend(session, commands);
	} else if (action == BEIAN_ACTION_JUMP) {
		beian_session_push(session, beian_questions_new(session));
	} else if (action == BEIAN_ACTION_PROVINCE) {
		beian_session_push(session, beian_reading_new(beian_help_of_province));
	} else if (action == BEIAN_ACTION_BACK) {
		beian_session_leave(session, commands);
	} else {
		return FALSE;
	}
	return TRUE;
}

gboolean
beian_form_act_on_focus(
	BeianSession *session, BeianFormPage *form, BeianAction action, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);
	gboolean chosen = item != NULL && !item->readonly &&
			  (beian_outline_list(item) != NULL || beian_outline_is_file(item));

	if (action == BEIAN_ACTION_CHOOSE ||
		(action == BEIAN_ACTION_ACCEPT && chosen && item->state == BEIAN_ANSWER_OPEN))
		return beian_form_choose(session, form, "", commands);
	if (action == BEIAN_ACTION_NEXT || action == BEIAN_ACTION_ACCEPT || action == BEIAN_ACTION_DOWN)
		return beian_form_page_move(session, form, 1);
	if (action == BEIAN_ACTION_PREVIOUS || action == BEIAN_ACTION_UP)
		return beian_form_page_move(session, form, -1);
	if (action == BEIAN_ACTION_NEXT_STEP || action == BEIAN_ACTION_PREVIOUS_STEP)
		return beian_form_move_step(session, form, action == BEIAN_ACTION_NEXT_STEP ? 1 : -1);
	if (action == BEIAN_ACTION_ADD)
		return add(session, form, commands);
	if (action == BEIAN_ACTION_REMOVE)
		return remove_here(session, form, commands);
	if (action == BEIAN_ACTION_LINK)
		return toggle_link(session, form, commands);
	if (action == BEIAN_ACTION_CONFIRM)
		return ask_to_confirm(session, form);
	if (action == BEIAN_ACTION_NEXT_FINDING)
		return go_to_next_finding(session, form);
	return FALSE;
}
