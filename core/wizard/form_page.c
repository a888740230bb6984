/* form_page: asks the questions of a filing, a step at a time. */
#include "config.h"
#include "core/wizard/form_page.h"
#include "core/base/error.h"
#include "core/filing/path.h"
#include <string.h>

const BeianItem *
beian_form_focus(const BeianSession *session, const BeianFormPage *form)
{
	return form->focus != NULL ? beian_document_item(session->document, form->focus) : NULL;
}

static gboolean
can_confirm(const BeianSession *session, const BeianFormPage *form)
{
	const BeianFinding *finding =
		form->focus != NULL ? beian_session_finding_at(session, form->focus) : NULL;

	return finding != NULL && finding->rule->confirm && finding->value != NULL &&
	       finding->outcome == BEIAN_OUTCOME_BROKEN;
}

/* The next broken rule after the focus, in form order, and round again; NULL: there is none, or none
 * elsewhere. */
static const BeianFinding *
next_finding(const BeianSession *session, const BeianFormPage *form)
{
	const BeianItem *here = beian_form_focus(session, form);
	const BeianFinding *next = NULL, *first = NULL;

	for (guint i = 0; i < session->verdict->findings->len; i++) {
		const BeianFinding *finding = session->verdict->findings->pdata[i];
		if (finding->outcome != BEIAN_OUTCOME_BROKEN ||
			beian_document_item(session->document, finding->path) == NULL)
			continue;
		if (first == NULL || finding->index < first->index)
			first = finding;
		if (here != NULL && finding->index > here->index &&
			(next == NULL || finding->index < next->index))
			next = finding;
	}
	return next != NULL ? next : first;
}

static gboolean
has_next_step(const BeianSession *session, const BeianFormPage *form)
{
	g_autoptr(GArray) steps = beian_outline_steps(session);

	return form->step + 1 < steps->len;
}

/* Whether the step, which asks nothing now, repeats. */
static gboolean
can_add_step(const BeianSession *session, const BeianFormPage *form)
{
	g_autoptr(GArray) steps = beian_outline_steps(session);

	return g_array_index(steps, BeianOutlineStep, MIN(form->step, steps->len - 1)).step->repeats;
}

/* What can be done here: only that is hinted at. */
static guint
places(const BeianSession *session, const BeianPage *page)
{
	const BeianFormPage *form = (const BeianFormPage *)page;
	const BeianItem *item = beian_form_focus(session, form);
	guint set = BEIAN_PLACE_FORM | (has_next_step(session, form) ? BEIAN_PLACE_STEPS : 0) |
		    (next_finding(session, form) != NULL ? BEIAN_PLACE_FINDINGS : 0);

	if (item == NULL)
		return set | (can_add_step(session, form) ? BEIAN_PLACE_REPEAT : 0);
	g_autofree char *instance = beian_outline_instance(item), *linkable = beian_outline_linkable(item);
	if (instance != NULL)
		set |= BEIAN_PLACE_REPEAT | BEIAN_PLACE_INSTANCE;
	if (linkable != NULL)
		set |= BEIAN_PLACE_LINK;
	if (can_confirm(session, form))
		set |= BEIAN_PLACE_DOUBT;
	if (item->readonly)
		return set;
	return set | (beian_outline_list(item) != NULL || beian_outline_is_file(item)
				     ? BEIAN_PLACE_CHOICE | BEIAN_PLACE_TEXT
				     : BEIAN_PLACE_TEXT);
}

/* Puts the row of the focus into view. */
static void
scroll(const BeianSession *session, BeianFormPage *form, const BeianOutlineStep *step)
{
	g_autoptr(GArray) rows = beian_outline_rows(session, step);

	for (guint i = 0; i < rows->len; i++) {
		const BeianItem *item = g_array_index(rows, BeianOutlineRow, i).item;
		if (item == NULL || g_strcmp0(item->path, form->focus) != 0)
			continue;
		/* A heading right above comes along. */
		guint top = i > 0 && g_array_index(rows, BeianOutlineRow, i - 1).item == NULL ? i - 1 : i;
		form->first = beian_frame_scroll(form->first, top, beian_form_height(session->size));
		form->first = beian_frame_scroll(form->first, i, beian_form_height(session->size));
	}
}

static void
focus_on(const BeianSession *session, BeianFormPage *form, const GArray *steps, guint step,
	const BeianItem *item)
{
	if (step != form->step)
		form->first = 0;
	form->step = step;
	g_free(form->focus);
	form->focus = item != NULL ? g_strdup(item->path) : NULL;
	beian_line_set(&form->line, item != NULL && item->text != NULL ? item->text : "");
	beian_line_scroll(&form->line, beian_form_field_cols(session, session->size));
	scroll(session, form, &g_array_index(steps, BeianOutlineStep, step));
}

/* Sets the focus to PATH; to the first question inside it; or where nothing of it is asked to the first
 * question of its step. */
static void
focus_path(const BeianSession *session, BeianFormPage *form, const char *path)
{
	g_autoptr(GArray) steps = beian_outline_steps(session);
	guint index = path != NULL && *path != '\0' ? beian_outline_find(steps, path)
						    : MIN(form->step, steps->len - 1);
	const BeianOutlineStep *step = &g_array_index(steps, BeianOutlineStep, index);
	const BeianItem *item = path != NULL ? beian_document_item(session->document, path) : NULL;

	if (item == NULL || !item->relevant)
		item = path != NULL ? beian_outline_first(step, path) : NULL;
	if (item == NULL)
		item = step->items->len > 0 ? step->items->pdata[0] : NULL;
	focus_on(session, form, steps, index, item);
}

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
		finding->severity == BEIAN_SEVERITY_ERROR ? BEIAN_ROLE_ERROR : BEIAN_ROLE_WARNING, "%s: %s",
		beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language), message);
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

gboolean
beian_form_page_move(BeianSession *session, BeianFormPage *form, int by)
{
	g_autoptr(GArray) steps = beian_outline_steps(session);
	const BeianOutlineStep *step = &g_array_index(steps, BeianOutlineStep, form->step);
	guint at = 0;

	while (at < step->items->len &&
		g_strcmp0(((BeianItem *)step->items->pdata[at])->path, form->focus) != 0)
		at++;
	if (by > 0 && at + 1 < step->items->len) {
		focus_on(session, form, steps, form->step, step->items->pdata[at + 1]);
		return TRUE;
	}
	if (by < 0 && at > 0 && step->items->len > 0) {
		focus_on(session, form, steps, form->step, step->items->pdata[at - 1]);
		return TRUE;
	}
	if ((by > 0 && form->step + 1 >= steps->len) || (by < 0 && form->step == 0)) {
		focus_path(session, form, form->focus);
		return FALSE;
	}
	guint next = form->step + (by > 0 ? 1 : -1);
	step = &g_array_index(steps, BeianOutlineStep, next);
	focus_on(session, form, steps, next,
		step->items->len == 0 ? NULL : step->items->pdata[by > 0 ? 0 : step->items->len - 1]);
	return TRUE;
}

static gboolean
move_step(BeianSession *session, BeianFormPage *form, int by)
{
	g_autoptr(GArray) steps = beian_outline_steps(session);

	if ((by > 0 && form->step + 1 >= steps->len) || (by < 0 && form->step == 0)) {
		focus_path(session, form, form->focus);
		return FALSE;
	}
	guint next = form->step + (by > 0 ? 1 : -1);
	const BeianOutlineStep *step = &g_array_index(steps, BeianOutlineStep, next);
	focus_on(session, form, steps, next, step->items->len > 0 ? step->items->pdata[0] : NULL);
	return TRUE;
}

/* Opens the list or the files to choose the answer in focus from. */
static gboolean
choose(BeianSession *session, BeianFormPage *form, const char *words, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);

	if (item == NULL || item->readonly)
		return FALSE;
	if (beian_outline_list(item) != NULL)
		beian_session_push(session, beian_picker_new(session, item, words, commands));
	else if (beian_outline_is_file(item))
		beian_session_push(session, beian_files_new(session, item->path, commands));
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
	g_autoptr(GArray) steps = beian_outline_steps(session);
	const BeianOutlineStep *step = &g_array_index(steps, BeianOutlineStep, form->step);
	char *path = item != NULL ? beian_outline_instance(item) : NULL;

	if (path == NULL)
		return step->step->repeats ? g_strdup(step->step->path) : NULL;
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
	focus_path(session, form, instance);
	return TRUE;
}

static gboolean
remove_here(BeianSession *session, BeianFormPage *form, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);
	g_autofree char *instance = item != NULL ? beian_outline_instance(item) : NULL;
	g_autoptr(GError) error = NULL;

	if (instance == NULL || !beian_session_may_write(session))
		return FALSE;
	BeianStep *step = beian_step_new();
	gboolean removed = beian_filing_remove(session->filing, instance, step, &error);
	beian_session_save(session, step, instance, commands);
	if (removed)
		beian_session_say(session, BEIAN_ROLE_INFO,
			_("Removed %s with its answers; undo brings them back."), instance);
	focus_path(session, form, NULL);
	return removed;
}

static gboolean
toggle_link(BeianSession *session, BeianFormPage *form, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);
	g_autofree char *block = item != NULL ? beian_outline_linkable(item) : NULL;
	g_autoptr(GError) error = NULL;

	if (block == NULL || !beian_session_may_write(session))
		return FALSE;
	BeianStep *step = beian_step_new();
	if (!beian_filing_link(
		    session->filing, block, !beian_filing_is_linked(session->filing, block), step, &error))
		beian_session_say(session, BEIAN_ROLE_WARNING, "%s", error->message);
	beian_session_save(session, step, form->focus, commands);
	focus_path(session, form, form->focus);
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
	if (!can_confirm(session, form) || !beian_session_may_write(session))
		return FALSE;
	beian_session_push(session, beian_ask_new(why_confirm, form->focus, confirm));
	return TRUE;
}

static char *
help(const BeianSession *session, const BeianPage *page, char **title)
{
	const BeianItem *item = beian_form_focus(session, (const BeianFormPage *)page);
	const BeianFinding *finding = item != NULL ? beian_session_finding_at(session, item->path) : NULL;
	g_autofree char *about = item != NULL ? beian_help_of_item(session, item) : g_strdup("");
	g_autofree char *why = finding != NULL ? beian_help_of_finding(session, finding) : g_strdup("");
	g_autofree char *keys = beian_help_of_keys(places(session, page));

	*title = g_strdup(item != NULL
				  ? beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language)
				  : _("Help"));
	return g_strconcat(why, *why != '\0' ? "\n\n" : "", about, *about != '\0' ? "\n\n" : "", keys, NULL);
}

static gboolean
go_to_next_finding(BeianSession *session, BeianFormPage *form)
{
	const BeianFinding *next = next_finding(session, form);

	if (next == NULL)
		return FALSE;
	g_autofree char *path = g_strdup(next->path);
	focus_path(session, form, path);
	return TRUE;
}

/* What concerns the whole draft; FALSE: it is no such action, or it did nothing. */
static gboolean
act_on_draft(BeianSession *session, BeianAction action, BeianCommands *commands)
{
	if (action == BEIAN_ACTION_UNDO || action == BEIAN_ACTION_REDO) {
		if (!beian_session_may_write(session))
			return FALSE;
		beian_commands_add(
			commands, action == BEIAN_ACTION_UNDO ? BEIAN_COMMAND_UNDO : BEIAN_COMMAND_REDO)
			->id = session->draft;
	} else if (action == BEIAN_ACTION_REVIEW) {
		beian_session_push(session, beian_review_new(session));
	} else if (action == BEIAN_ACTION_EXPORT) {
		beian_session_push(session, beian_export_new(session));
	} else if (action == BEIAN_ACTION_JUMP) {
		beian_session_push(session, beian_questions_new(session));
	} else if (action == BEIAN_ACTION_BACK) {
		beian_session_leave(session, commands);
	} else {
		return FALSE;
	}
	return TRUE;
}

static gboolean
act_on_focus(BeianSession *session, BeianFormPage *form, BeianAction action, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);
	gboolean chosen = item != NULL && !item->readonly &&
			  (beian_outline_list(item) != NULL || beian_outline_is_file(item));

	if (action == BEIAN_ACTION_CHOOSE ||
		(action == BEIAN_ACTION_ACCEPT && chosen && item->state == BEIAN_ANSWER_OPEN))
		return choose(session, form, "", commands);
	if (action == BEIAN_ACTION_NEXT || action == BEIAN_ACTION_ACCEPT || action == BEIAN_ACTION_DOWN)
		return beian_form_page_move(session, form, 1);
	if (action == BEIAN_ACTION_PREVIOUS || action == BEIAN_ACTION_UP)
		return beian_form_page_move(session, form, -1);
	if (action == BEIAN_ACTION_NEXT_STEP || action == BEIAN_ACTION_PREVIOUS_STEP)
		return move_step(session, form, action == BEIAN_ACTION_NEXT_STEP ? 1 : -1);
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
	focus_path(session, form, form->focus);
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
	return act_on_focus(session, form, action, commands) || act_on_draft(session, action, commands);
}

static gboolean
type(BeianSession *session, BeianPage *page, const char *text, BeianCommands *commands)
{
	BeianFormPage *form = (BeianFormPage *)page;
	const BeianItem *item = beian_form_focus(session, form);

	if (item == NULL || item->readonly || !beian_session_may_write(session))
		return FALSE;
	if (beian_outline_list(item) != NULL || beian_outline_is_file(item))
		return choose(session, form, text, commands);
	gboolean changed = beian_line_insert(&form->line, text);
	beian_line_scroll(&form->line, beian_form_field_cols(session, session->size));
	return changed;
}

static void
resume(BeianSession *session, BeianPage *page, BeianCommands *commands)
{
	BeianFormPage *form = (BeianFormPage *)page;
	(void)commands;

	if (form->line.pristine)
		focus_path(session, form, form->focus);
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
	if (message->kind != BEIAN_MESSAGE_RESIZE)
		return;
	beian_line_scroll(&form->line, beian_form_field_cols(session, session->size));
	g_autoptr(GArray) steps = beian_outline_steps(session);
	scroll(session, form, &g_array_index(steps, BeianOutlineStep, MIN(form->step, steps->len - 1)));
}

static void
click(BeianSession *session, BeianPage *page, int row, int col, BeianCommands *commands)
{
	BeianFormPage *form = (BeianFormPage *)page;
	g_autoptr(GArray) steps = beian_outline_steps(session);
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
		focus_path(session, form, path);
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
	.places = places,
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
		focus_path(session, form, path);
}
