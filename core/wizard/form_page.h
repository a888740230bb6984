/* form_page: the state of the page that asks; its two files are what it does (form_page.c) and what it shows
 * (form_view.c). */
#pragma once
#include "core/wizard/outline.h"

typedef struct {
	BeianPage page;
	guint step;         /* index in the outline */
	char *focus;        /* path of the question in focus; NULL when the step has none */
	BeianLine line;     /* what is being typed there */
	guint first;        /* first visible row of the step */
	gint64 ticket;      /* plain mode: of the choices that were asked for */
	gboolean announced; /* plain mode: the step's title was said */
} BeianFormPage;

/* The form page on SESSION's stack; NULL when no draft is open. */
BeianFormPage *beian_form_page_of(const BeianSession *session);
/* Moves the focus by BY questions, over the ends of steps. FALSE at the ends of the form. */
gboolean beian_form_page_move(BeianSession *session, BeianFormPage *form, int by);
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
