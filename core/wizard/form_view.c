/* form_view: what the page that asks shows: steps on the left, questions on the right, what is wrong with the
 * focus below. */
#include "config.h"
#include "core/wizard/form_page.h"
#include "core/base/error.h"
#include "core/base/width.h"
#include "core/filing/base.h"

enum {
	STEPS_COLS = 20,      /* the list of steps, with one column of distance */
	STEPS_WIDE_COLS = 30, /* the same where there is room */
	STEPS_FROM_COLS = 76, /* a narrower window has no room for it */
	WIDE_FROM_COLS = 100,
	LABEL_COLS_MIN = 12,
	LABEL_COLS_MAX = 24,
	FIELD_COLS_MIN = 8,
	NOTE_ROWS = 3, /* a rule and two rows about the focus */
	NOTE_ROWS_TALL = 4,
	TALL_FROM_ROWS = 20,
};

static int
note_rows(BeianSize size)
{
	return size.rows >= TALL_FROM_ROWS ? NOTE_ROWS_TALL : NOTE_ROWS;
}

int
beian_form_height(BeianSize size)
{
	return MAX(beian_frame_height(size) - note_rows(size), 1);
}

static gboolean
has_steps(BeianSize size)
{
	return size.cols >= STEPS_FROM_COLS;
}

static int
left_cols(BeianSize size)
{
	if (!has_steps(size))
		return 1;
	return size.cols >= WIDE_FROM_COLS ? STEPS_WIDE_COLS : STEPS_COLS;
}

int
beian_form_label_cols(const BeianForm *form, BeianLanguage language)
{
	const GPtrArray *questions = beian_form_questions(form);
	int widest = LABEL_COLS_MIN;

	for (guint i = 0; i < questions->len; i++)
		widest = MAX(widest, beian_width_cols(beian_question_text(
					     questions->pdata[i], BEIAN_TEXT_LABEL, language)));
	return MIN(widest, LABEL_COLS_MAX);
}

static int
label_cols(const BeianSession *session)
{
	return session->label_cols[session->language];
}

int
beian_form_field_col(const BeianSession *session, BeianSize size)
{
	return left_cols(size) + 2 + label_cols(session) + 2;
}

int
beian_form_field_cols(const BeianSession *session, BeianSize size)
{
	return MAX(size.cols - beian_form_field_col(session, size) - 2, FIELD_COLS_MIN);
}

/* A step's state in one character, never by colour alone: errors, all required answers there, or not yet. */
static const char *
step_mark(const BeianOutlineStep *step)
{
	if (step->errors > 0)
		return "!";
	return step->filled == step->required && step->required > 0 ? "+" : " ";
}

static void
view_steps(const BeianSession *session, BeianScreen *screen, const GArray *steps, guint here)
{
	int height = beian_frame_height(screen->size) - note_rows(screen->size);
	guint first = beian_frame_scroll(0, here, height);

	int cols = left_cols(screen->size) - 2;

	for (int i = 0; i < height && first + (guint)i < steps->len; i++) {
		const BeianOutlineStep *step = &g_array_index(steps, BeianOutlineStep, first + (guint)i);
		gboolean current = first + (guint)i == here;
		g_autofree char *title = beian_outline_title(session, step);
		g_autofree char *count = step->required > 0
						 ? g_strdup_printf("%u/%u", step->filled, step->required)
						 : g_strdup("");
		g_autofree char *clipped = beian_width_clip(title, cols - 2 - beian_width_cols(count));
		g_autofree char *text = g_strdup_printf("%s%s %s", step_mark(step), clipped, count);
		beian_screen_put(
			screen, 1 + i, 1, cols, current ? BEIAN_ROLE_STEP_HERE : BEIAN_ROLE_STEP, text);
	}
}

/* A question's state in one character. */
static const char *
item_mark(const BeianSession *session, const BeianItem *item)
{
	const BeianFinding *finding = beian_session_finding_at(session, item->path);

	if (finding != NULL && finding->value != NULL && finding->outcome == BEIAN_OUTCOME_CONFIRMED)
		return "=";
	if (finding != NULL && finding->value != NULL && finding->severity == BEIAN_SEVERITY_ERROR)
		return "!";
	if (finding != NULL && finding->value != NULL && finding->severity == BEIAN_SEVERITY_WARNING)
		return "?";
	if (item->required && item->state == BEIAN_ANSWER_OPEN)
		return "*";
	return beian_base_differs(session->filing, session->document, item) ? "~" : " ";
}

static void
view_item(const BeianSession *session, const BeianFormPage *form, BeianScreen *screen, int row,
	const BeianItem *item)
{
	gboolean focused = g_strcmp0(item->path, form->focus) == 0;
	gboolean typed = focused && !item->readonly && beian_outline_list(item) == NULL &&
			 !beian_outline_is_file(item);
	int left = left_cols(screen->size), col = beian_form_field_col(session, screen->size);
	int cols = beian_form_field_cols(session, screen->size), wide = label_cols(session), cursor = 0;
	g_autofree char *label = beian_width_clip(
		beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language), wide);
	g_autofree char *marked = g_strconcat(item_mark(session, item), label, NULL);
	g_autofree char *shown = typed ? beian_line_visible(&form->line, cols, &cursor)
				       : beian_page_show_answer(session, item);
	g_autofree char *slice =
		typed || beian_width_cols(shown) <= cols ? g_strdup(shown) : beian_width_clip(shown, cols);

	beian_screen_put(screen, row, left + 1, wide + 1,
		focused ? BEIAN_ROLE_LABEL_FOCUSED : BEIAN_ROLE_LABEL, marked);
	BeianField *field = beian_screen_put_field(screen, row, col, cols, item->path, slice);
	field->focused = focused;
	field->readonly = item->readonly;
	if (focused)
		beian_screen_put_cursor(screen, row, col + (typed ? cursor : 0));
}

static void
view_rows(const BeianSession *session, const BeianFormPage *form, BeianScreen *screen,
	const BeianOutlineStep *step)
{
	g_autoptr(GArray) rows = beian_outline_rows(session, step);
	int height = beian_form_height(screen->size), left = left_cols(screen->size);

	if (rows->len == 0) {
		g_autofree char *add = g_strdup_printf(_("There is none yet. Press %s to add one."),
			beian_key_of(BEIAN_ACTION_ADD, BEIAN_PLACE_REPEAT));
		beian_frame_wrap(screen, 1, left + 1, screen->size.cols - left - 2, height, BEIAN_ROLE_HINT,
			beian_form_can_add_step(session, form) ? add : _("Nothing is asked here."));
	}
	for (int i = 0; i < height && form->first + (guint)i < rows->len; i++) {
		const BeianOutlineRow *row = &g_array_index(rows, BeianOutlineRow, form->first + (guint)i);
		if (row->item != NULL)
			view_item(session, form, screen, 1 + i, row->item);
		else
			beian_screen_put(screen, 1 + i, left + 1, screen->size.cols - left - 2,
				BEIAN_ROLE_HEADING, row->heading);
	}
}

static BeianRole
role_of(const BeianFinding *finding)
{
	static const BeianRole roles[BEIAN_SEVERITIES] = {
		BEIAN_ROLE_ERROR, BEIAN_ROLE_WARNING, BEIAN_ROLE_INFO};

	return finding->outcome == BEIAN_OUTCOME_CONFIRMED ? BEIAN_ROLE_GOOD : roles[finding->severity];
}

/* What the record says where ITEM says something else, in one row; the number of rows taken. */
static int
view_before(const BeianSession *session, BeianScreen *screen, int row, const BeianItem *item)
{
	g_autofree char *before = beian_page_show_before(session, item);
	g_autofree char *text = before != NULL ? g_strdup_printf(_("In the record: %s"), before) : NULL;

	if (text != NULL)
		beian_screen_put(screen, row, 1, screen->size.cols - 2, BEIAN_ROLE_INFO, text);
	return text != NULL ? 1 : 0;
}

/* What the record says, and the finding about the focus with its remedy, or its hint. */
static void
view_note(const BeianSession *session, BeianScreen *screen, const BeianItem *item)
{
	int row = screen->size.rows - 2 - note_rows(screen->size), cols = screen->size.cols - 2;
	const BeianFinding *finding = item != NULL ? beian_session_finding_at(session, item->path) : NULL;

	beian_screen_put_line(screen, row, 0, screen->size.cols);
	if (item == NULL)
		return;
	int used = 1 + view_before(session, screen, row + 1, item);
	if (finding == NULL || finding->value == NULL) {
		beian_frame_wrap(screen, row + used, 1, cols, note_rows(screen->size) - used, BEIAN_ROLE_HINT,
			beian_question_text(item->question, BEIAN_TEXT_HINT, session->language));
		return;
	}
	g_autofree char *message = beian_finding_message(finding, session->language);
	g_autofree char *fix = beian_finding_fix(finding, session->language);
	g_autofree char *text = g_strdup_printf(_("%s %s"), message, fix);
	beian_frame_wrap(screen, row + used, 1, cols, note_rows(screen->size) - used, role_of(finding), text);
}

void
beian_form_view(const BeianSession *session, const BeianPage *page, BeianScreen *screen)
{
	const BeianFormPage *form = (const BeianFormPage *)page;
	const GArray *steps = beian_outline_steps(session);
	guint here = MIN(form->step, steps->len - 1);
	const BeianOutlineStep *step = &g_array_index(steps, BeianOutlineStep, here);
	g_autofree char *name = beian_document_title(session->document);
	g_autofree char *heading = beian_outline_title(session, step);
	const char *kind = beian_form_title(beian_filing_form(session->filing))->in[session->language];
	g_autofree char *title = has_steps(screen->size) ? g_strdup_printf("%s · %s · %s", kind,
								   *name != '\0' ? name : _("new"), heading)
							 : g_strdup_printf("%s · %s", kind, heading);
	g_autofree char *progress =
		g_strdup_printf("%u/%u", session->document->filled, session->document->required);

	beian_page_frame(session, page, screen, title, progress);
	if (has_steps(screen->size))
		view_steps(session, screen, steps, here);
	view_rows(session, form, screen, step);
	view_note(session, screen, beian_form_focus(session, form));
}
