/* form_focus: where one is on the page that asks, where one can go, and what can be done there. */
#include "config.h"
#include "core/wizard/form_page.h"
#include "core/base/error.h"
#include <string.h>

const BeianItem *
beian_form_focus(const BeianSession *session, const BeianFormPage *form)
{
	return form->focus != NULL ? beian_document_item(session->document, form->focus) : NULL;
}

gboolean
beian_form_can_confirm(const BeianSession *session, const BeianFormPage *form)
{
	const BeianFinding *finding =
		form->focus != NULL ? beian_session_finding_at(session, form->focus) : NULL;

	return finding != NULL && finding->rule->confirm && finding->value != NULL &&
	       finding->outcome == BEIAN_OUTCOME_BROKEN;
}

/* The next broken rule after the focus, in form order, and round again; NULL: there is none, or none
 * elsewhere. */
const BeianFinding *
beian_form_next_finding(const BeianSession *session, const BeianFormPage *form)
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
	const GArray *steps = beian_outline_steps(session);

	return form->step + 1 < steps->len;
}

gboolean
beian_form_can_add_step(const BeianSession *session, const BeianFormPage *form)
{
	const GArray *steps = beian_outline_steps(session);
	const BeianBlock *step = g_array_index(steps, BeianOutlineStep, MIN(form->step, steps->len - 1)).step;

	for (guint i = 0; step->repeats && i < session->document->repeats->len; i++) {
		const BeianRepeat *repeat = &g_array_index(session->document->repeats, BeianRepeat, i);
		if (strcmp(repeat->path, step->path) == 0)
			return repeat->relevant;
	}
	return FALSE;
}

/* What can be done here: only that is hinted at. */
guint
beian_form_places(const BeianSession *session, const BeianPage *page)
{
	const BeianFormPage *form = (const BeianFormPage *)page;
	const BeianItem *item = beian_form_focus(session, form);
	guint set = (session->advice != NULL ? BEIAN_PLACE_WHICH : BEIAN_PLACE_FORM) |
		    (has_next_step(session, form) ? BEIAN_PLACE_STEPS : 0) |
		    (beian_form_next_finding(session, form) != NULL ? BEIAN_PLACE_FINDINGS : 0) |
		    beian_session_places_found(session);

	if (item == NULL)
		return set | (beian_form_can_add_step(session, form) ? BEIAN_PLACE_REPEAT : 0);
	g_autofree char *instance = beian_outline_instance(item),
			*linkable = beian_outline_linkable(session->document, item);
	if (instance != NULL)
		set |= BEIAN_PLACE_REPEAT | BEIAN_PLACE_INSTANCE;
	if (linkable != NULL)
		set |= BEIAN_PLACE_LINK;
	if (beian_form_can_confirm(session, form))
		set |= BEIAN_PLACE_DOUBT;
	if (item->readonly)
		return set;
	return set | (beian_outline_list(item) != NULL || beian_outline_is_file(item) ||
					     beian_outline_is_stocked(item)
				     ? BEIAN_PLACE_CHOICE | BEIAN_PLACE_TEXT
				     : BEIAN_PLACE_TEXT);
}

/* Puts the row of the focus into view. */
void
beian_form_scroll(const BeianSession *session, BeianFormPage *form, const BeianOutlineStep *step)
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
	beian_form_scroll(session, form, &g_array_index(steps, BeianOutlineStep, step));
}

/* Sets the focus to PATH; to the first question inside it; or where nothing of it is asked to the first
 * question of its step. */
void
beian_form_focus_path(const BeianSession *session, BeianFormPage *form, const char *path)
{
	const GArray *steps = beian_outline_steps(session);
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

/* The first question of a step after STEP where any is asked; G_MAXUINT: there is none. */
static guint
next_step_asked(const GArray *steps, guint step)
{
	for (guint i = step + 1; i < steps->len; i++)
		if (g_array_index(steps, BeianOutlineStep, i).items->len > 0)
			return i;
	return G_MAXUINT;
}

/* Behind the last question that decides the kind lies what they come to. FALSE: something is not answered. */
static gboolean
show_outcome(BeianSession *session)
{
	if (session->plain || beian_session_advice(session) == NULL)
		return FALSE;
	beian_session_push(session, beian_outcome_new());
	return TRUE;
}

gboolean
beian_form_page_move(BeianSession *session, BeianFormPage *form, int by)
{
	const GArray *steps = beian_outline_steps(session);
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
	guint asked = session->advice != NULL && by > 0 ? next_step_asked(steps, form->step) : form->step + 1;
	if ((by > 0 && asked >= steps->len) || (by < 0 && form->step == 0)) {
		beian_form_focus_path(session, form, form->focus);
		return by > 0 && show_outcome(session);
	}
	guint next = by > 0 ? asked : form->step - 1;
	step = &g_array_index(steps, BeianOutlineStep, next);
	focus_on(session, form, steps, next,
		step->items->len == 0 ? NULL : step->items->pdata[by > 0 ? 0 : step->items->len - 1]);
	return TRUE;
}

gboolean
beian_form_move_step(BeianSession *session, BeianFormPage *form, int by)
{
	const GArray *steps = beian_outline_steps(session);

	if ((by > 0 && form->step + 1 >= steps->len) || (by < 0 && form->step == 0)) {
		beian_form_focus_path(session, form, form->focus);
		return FALSE;
	}
	guint next = form->step + (by > 0 ? 1 : -1);
	const BeianOutlineStep *step = &g_array_index(steps, BeianOutlineStep, next);
	focus_on(session, form, steps, next, step->items->len > 0 ? step->items->pdata[0] : NULL);
	return TRUE;
}
