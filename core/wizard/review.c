/* review: everything that stands in the way, that deserves a look, and that could not be judged yet. */
#include "config.h"
#include "core/wizard/outline.h"
#include "core/base/error.h"

typedef struct {
	BeianPage page;
	guint first, selected;
} Review;

/* Rows about the selected finding stand below the list. */
enum { NOTE_ROWS = 6, ROWS_ABOVE = 2 };

static int
height_of(BeianSize size)
{
	return MAX(beian_frame_height(size) - NOTE_ROWS - ROWS_ABOVE, 1);
}

/* Findings that are listed: all but the open ones, which are counted. */
static guint
listed(const BeianSession *session)
{
	const GPtrArray *findings = session->verdict->findings;
	guint count = 0;

	while (count < findings->len &&
		((BeianFinding *)findings->pdata[count])->outcome != BEIAN_OUTCOME_OPEN)
		count++;
	return count;
}

static guint
places(const BeianSession *session, const BeianPage *page)
{
	const Review *review = (const Review *)page;
	guint count = listed(session);

	return BEIAN_PLACE_REVIEW | beian_session_places_found(session) | (count > 0 ? BEIAN_PLACE_ROW : 0) |
	       (review->selected + 1 < count && (int)count > height_of(session->size) ? BEIAN_PLACE_MORE : 0);
}

static const BeianFinding *
selected_finding(const BeianSession *session, const Review *review)
{
	return review->selected < listed(session) ? session->verdict->findings->pdata[review->selected]
						  : NULL;
}

static gboolean
act(BeianSession *session, BeianPage *page, BeianAction action, const char *argument, BeianCommands *commands)
{
	Review *review = (Review *)page;
	const BeianFinding *finding = selected_finding(session, review);
	(void)argument;

	if (action == BEIAN_ACTION_ACCEPT && finding != NULL) {
		g_autofree char *path = g_strdup(finding->path);
		session->review_selected = review->selected;
		beian_session_pop(session, commands);
		beian_form_page_go(session, path);
		return TRUE;
	}
	if (action == BEIAN_ACTION_BACK || action == BEIAN_ACTION_REVIEW) {
		session->review_selected = review->selected;
		beian_session_pop(session, commands);
		return TRUE;
	}
	if (action == BEIAN_ACTION_PROVINCE) {
		beian_session_push(session, beian_reading_new(beian_help_of_province));
		return TRUE;
	}
	if (action == BEIAN_ACTION_MATERIALS) {
		beian_session_push(session, beian_papers_page_new(session, commands));
		return TRUE;
	}
	if (action == BEIAN_ACTION_EXPORT) {
		beian_session_push(session, beian_export_new(session));
		return TRUE;
	}
	if (action == BEIAN_ACTION_MEND)
		return beian_session_mend(session, commands);
	if (!beian_frame_move(&review->selected, listed(session), height_of(session->size), action))
		return FALSE;
	review->first = beian_frame_scroll(review->first, review->selected, height_of(session->size));
	return TRUE;
}

static void
view_rows(const BeianSession *session, const Review *review, BeianScreen *screen, BeianBody body)
{
	static const int cols[] = {9, 24, 0};
	g_autoptr(GArray) rows = beian_rows_new();
	guint count = listed(session);

	for (guint i = 0; i < count; i++) {
		const BeianFinding *finding = session->verdict->findings->pdata[i];
		const BeianItem *item = beian_document_item(session->document, finding->path);
		BeianRow row = {.leaf = TRUE};
		row.cells[0] = g_strdup(beian_finding_word(finding));
		row.cells[1] = g_strdup(item != NULL ? beian_question_text(item->question, BEIAN_TEXT_LABEL,
							       session->language)
						     : finding->path);
		row.cells[2] = beian_finding_message(finding, session->language);
		g_array_append_val(rows, row);
	}
	body.height = height_of(screen->size);
	beian_frame_rows(screen, body, rows, review->first, review->selected, cols);
}

/* The step that the finding points into: two persons have the same questions. */
static char *
step_of(const BeianSession *session, const BeianFinding *finding)
{
	const GArray *steps = beian_outline_steps(session);

	return beian_outline_title(
		session, &g_array_index(steps, BeianOutlineStep, beian_outline_find(steps, finding->path)));
}

static void
view_note(const BeianSession *session, const Review *review, BeianScreen *screen, BeianBody body)
{
	const BeianFinding *finding = selected_finding(session, review);
	int row = body.top + body.height - NOTE_ROWS;

	if (finding == NULL)
		return;
	g_autofree char *message = beian_finding_message(finding, session->language);
	g_autofree char *fix = beian_finding_fix(finding, session->language);
	g_autofree char *where = step_of(session, finding);
	g_autofree char *source = g_strdup_printf(_("%s · %s · source: %s, %s"), where, finding->rule->id,
		beian_finding_source(finding), beian_finding_date(finding));
	beian_screen_put_line(screen, row++, 0, screen->size.cols);
	int used = beian_frame_wrap(screen, row, body.left, body.cols, 2, BEIAN_ROLE_TEXT, message);
	used += beian_frame_wrap(
		screen, row + used, body.left, body.cols, NOTE_ROWS - 2 - used, BEIAN_ROLE_HINT, fix);
	beian_screen_put(screen, row + used, body.left, body.cols, BEIAN_ROLE_INFO, source);
}

static void
view(const BeianSession *session, const BeianPage *page, BeianScreen *screen)
{
	const Review *review = (const Review *)page;
	BeianBody body = beian_page_frame(session, page, screen, _("Review"), "");
	g_autofree char *text = beian_verdict_summary(session->verdict);

	beian_screen_put(screen, body.top, body.left, body.cols,
		beian_verdict_is_good(session->verdict) ? BEIAN_ROLE_GOOD : BEIAN_ROLE_ERROR, text);
	body.top += ROWS_ABOVE;
	body.height -= ROWS_ABOVE;
	if (listed(session) == 0)
		beian_frame_wrap(screen, body.top, body.left, body.cols, body.height, BEIAN_ROLE_GOOD,
			_("Nothing stands in the way. The package can be exported."));
	view_rows(session, review, screen, body);
	view_note(session, review, screen, body);
}

static void
resume(BeianSession *session, BeianPage *page, BeianCommands *commands)
{
	Review *review = (Review *)page;
	guint count = listed(session);
	(void)commands;

	if (review->selected >= count)
		review->selected = count > 0 ? count - 1 : 0;
	review->first = beian_frame_scroll(
		MIN(review->first, review->selected), review->selected, height_of(session->size));
}

static void
hear(BeianSession *session, BeianPage *page, const BeianMessage *message, BeianCommands *commands)
{
	if (message->kind == BEIAN_MESSAGE_RESIZE)
		resume(session, page, commands);
}

static char *
help(const BeianSession *session, const BeianPage *page, char **title)
{
	const BeianFinding *finding = selected_finding(session, (const Review *)page);
	g_autofree char *keys = beian_help_of_keys(places(session, page));
	g_autofree char *about = finding != NULL ? beian_help_of_finding(session, finding) : g_strdup("");

	*title = g_strdup(finding != NULL ? finding->rule->id : _("Help"));
	return g_strconcat(about, finding != NULL ? "\n\n" : "", keys, NULL);
}

static const BeianPageKind kind = {
	.id = "review",
	.places = places,
	.act = act,
	.hear = hear,
	.view = view,
	.help = help,
	.resume = resume,
};

BeianPage *
beian_review_new(BeianSession *session)
{
	Review *review = g_new0(Review, 1);

	review->page.kind = &kind;
	review->selected = session->review_selected;
	resume(session, &review->page, NULL);
	return &review->page;
}
