/* reading: a text to read: help, why a rule exists, what was done. */
#include "config.h"
#include "core/wizard/page.h"
#include "core/base/width.h"

typedef struct {
	BeianPage page;
	char *title;
	char *text;
	guint first; /* line at the top */
} Reading;

static gboolean
act(BeianSession *session, BeianPage *page, BeianAction action, const char *argument, BeianCommands *commands)
{
	Reading *reading = (Reading *)page;
	int height = beian_frame_height(session->size) - 1;
	(void)argument;

	if (action == BEIAN_ACTION_BACK || action == BEIAN_ACTION_ACCEPT || action == BEIAN_ACTION_HELP) {
		beian_session_pop(session, commands);
		return TRUE;
	}
	g_auto(GStrv) lines = beian_width_wrap(reading->text, MAX(session->size.cols - 2, 2));
	guint count = g_strv_length(lines);
	guint tops = count > (guint)height ? count - (guint)height + 1 : 1;
	return beian_frame_move(&reading->first, tops, height, action);
}

static void
view(const BeianSession *session, const BeianPage *page, BeianScreen *screen)
{
	const Reading *reading = (const Reading *)page;
	BeianBody body = beian_page_frame(session, page, screen, reading->title, "");
	g_auto(GStrv) lines = beian_width_wrap(reading->text, MAX(body.cols, 2));
	guint count = g_strv_length(lines);

	for (int i = 0; i < body.height - 1 && reading->first + (guint)i < count; i++)
		beian_screen_put(screen, body.top + 1 + i, body.left, body.cols, BEIAN_ROLE_TEXT,
			lines[reading->first + (guint)i]);
}

static void
reading_free(BeianPage *page)
{
	Reading *reading = (Reading *)page;

	g_free(reading->title);
	g_free(reading->text);
}

static const BeianPageKind kind = {.id = "reading", .act = act, .view = view, .free = reading_free};

BeianPage *
beian_reading_new(const char *title, const char *text)
{
	Reading *reading = g_new0(Reading, 1);

	reading->page.kind = &kind;
	reading->title = g_strdup(title);
	reading->text = g_strdup(text);
	return &reading->page;
}
