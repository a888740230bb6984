/* reading: a text to read: the help of the page under it, or another one. */
#include "config.h"
#include "core/wizard/page.h"
#include "core/base/width.h"

typedef struct {
	BeianPage page;
	BeianReadingText *text; /* NULL: the help of the page below */
	guint first;            /* line at the top */
} Reading;

/* The lines of the text, broken for SIZE; *TITLE is free with g_free. */
static char **
lines_of(const BeianSession *session, const BeianPage *page, BeianSize size, char **title)
{
	BeianReadingText *other = ((const Reading *)page)->text;
	guint index;

	g_assert(g_ptr_array_find(session->pages, page, &index) && index > 0);
	const BeianPage *below = session->pages->pdata[index - 1];
	g_autofree char *text =
		other != NULL ? other(session, title) : below->kind->help(session, below, title);
	return beian_width_wrap(text, MAX(size.cols - 2, 2));
}

static int
height_of(BeianSize size)
{
	return MAX(beian_frame_height(size) - 1, 1);
}

static guint
places(const BeianSession *session, const BeianPage *page)
{
	g_autofree char *title = NULL;
	g_auto(GStrv) lines = lines_of(session, page, session->size, &title);

	return BEIAN_PLACE_PAGE |
	       (((const Reading *)page)->first + 1 < beian_frame_tops(lines, height_of(session->size))
			       ? BEIAN_PLACE_MORE
			       : 0);
}

static gboolean
act(BeianSession *session, BeianPage *page, BeianAction action, const char *argument, BeianCommands *commands)
{
	Reading *reading = (Reading *)page;
	g_autofree char *title = NULL;
	(void)argument;

	if (action == BEIAN_ACTION_BACK || action == BEIAN_ACTION_ACCEPT || action == BEIAN_ACTION_HELP) {
		beian_session_pop(session, commands);
		return TRUE;
	}
	g_auto(GStrv) lines = lines_of(session, page, session->size, &title);
	return beian_frame_move(&reading->first, beian_frame_tops(lines, height_of(session->size)),
		height_of(session->size), action);
}

static void
view(const BeianSession *session, const BeianPage *page, BeianScreen *screen)
{
	const Reading *reading = (const Reading *)page;
	g_autofree char *title = NULL;
	g_auto(GStrv) lines = lines_of(session, page, screen->size, &title);
	BeianBody body = beian_page_frame(session, page, screen, title, "");

	beian_frame_lines(screen, body.top + 1, body.left, body.cols, height_of(screen->size), lines,
		reading->first, BEIAN_ROLE_TEXT);
}

/* Another language or another size has other lines. */
static void
resume(BeianSession *session, BeianPage *page, BeianCommands *commands)
{
	Reading *reading = (Reading *)page;
	g_autofree char *title = NULL;
	g_auto(GStrv) lines = lines_of(session, page, session->size, &title);
	(void)commands;

	reading->first = MIN(reading->first, beian_frame_tops(lines, height_of(session->size)) - 1);
}

static void
hear(BeianSession *session, BeianPage *page, const BeianMessage *message, BeianCommands *commands)
{
	if (message->kind == BEIAN_MESSAGE_RESIZE)
		resume(session, page, commands);
}

static const BeianPageKind kind = {
	.id = "reading",
	.places = places,
	.act = act,
	.hear = hear,
	.view = view,
	.resume = resume,
};

BeianPage *
beian_reading_new(BeianReadingText *text)
{
	Reading *reading = g_new0(Reading, 1);

	reading->page.kind = &kind;
	reading->text = text;
	return &reading->page;
}
