/* form_page: the state of the page that asks; its files are what it does with keys (form_page.c,
 * form_action.c), where one is (form_focus.c) and what it shows (form_view.c). */
#pragma once
#include "core/wizard/outline.h"

typedef struct {
	BeianPage page;
	guint step;             /* index in the outline */
	char *focus;            /* path of the question in focus; NULL when the step has none */
	BeianLine line;         /* what is being typed there */
	guint first;            /* first visible row of the step */
	gint64 ticket;          /* plain mode: of the choices that were asked for */
	gboolean lists_notices; /* the rows of the ticket are notices, not choices */
	gboolean announced;     /* plain mode: the step's title was said */
} BeianFormPage;

/* The form page on SESSION's stack; NULL when no draft is open. */
BeianFormPage *beian_form_page_of(const BeianSession *session);
/* Moves the focus by BY questions, over the ends of steps. FALSE at the ends of the form. */
gboolean beian_form_page_move(BeianSession *session, BeianFormPage *form, int by);
/* The same by steps. */
gboolean beian_form_move_step(BeianSession *session, BeianFormPage *form, int by);
/* Sets the focus to PATH, or where that is no longer asked to the first question of its step; NULL: of the
 * step one is in. */
void beian_form_focus_path(const BeianSession *session, BeianFormPage *form, const char *path);
/* Puts the row of the focus into view; STEP is the one it is in. */
void beian_form_scroll(const BeianSession *session, BeianFormPage *form, const BeianOutlineStep *step);
/* Whether the step repeats and another one may be added there: it is asked now. */
gboolean beian_form_can_add_step(const BeianSession *session, const BeianFormPage *form);
/* What can be done here, as places of the key table: only that is hinted at. */
guint beian_form_places(const BeianSession *session, const BeianPage *page);
/* Whether what stands in the way at the focus can be confirmed with a reason. */
gboolean beian_form_can_confirm(const BeianSession *session, const BeianFormPage *form);
/* The next broken rule after the focus, in form order, and round again; NULL: there is none. */
const BeianFinding *beian_form_next_finding(const BeianSession *session, const BeianFormPage *form);
/* Opens the list or the files to choose the answer in focus from; WORDS is what was typed already. FALSE: it
 * is typed. */
gboolean beian_form_choose(
	BeianSession *session, BeianFormPage *form, const char *words, BeianCommands *commands);
/* Do ACTION with the focus, or with the whole draft. FALSE: it is no such action, or it did nothing. */
gboolean beian_form_act_on_focus(
	BeianSession *session, BeianFormPage *form, BeianAction action, BeianCommands *commands);
gboolean beian_form_act_on_draft(BeianSession *session, BeianAction action, BeianCommands *commands);
/* The item in focus, or NULL. */
const BeianItem *beian_form_focus(const BeianSession *session, const BeianFormPage *form);
void beian_form_view(const BeianSession *session, const BeianPage *page, BeianScreen *screen);
/* The widest label of FORM in LANGUAGE, within reason: Chinese labels are short, and what they leave belongs
 * to the answers. */
int beian_form_label_cols(const BeianForm *form, BeianLanguage language);
/* In a window of SIZE: where the fields begin and how wide they are; how many rows a step may take. */
int beian_form_field_col(const BeianSession *session, BeianSize size);
int beian_form_field_cols(const BeianSession *session, BeianSize size);
int beian_form_height(BeianSize size);
