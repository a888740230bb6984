/* ask: one question with one line to type: a reason, a name, a number that proves that something was meant.
 */
#include "config.h"
#include "core/wizard/page.h"
#include "core/base/error.h"
#include "core/base/text.h"

typedef struct {
	BeianPage page;
	BeianAskedWords *words;
	char *argument;
	BeianAsked *done;
	BeianLine line;
} Ask;

static guint
places(const BeianSession *session, const BeianPage *page)
{
	(void)session;
	(void)page;
	return BEIAN_PLACE_TEXT | BEIAN_PLACE_ASK;
}

static gboolean
act(BeianSession *session, BeianPage *page, BeianAction action, const char *argument, BeianCommands *commands)
{
	Ask *ask = (Ask *)page;
	gboolean changed;
	(void)argument;

	if (action == BEIAN_ACTION_BACK) {
		beian_session_pop(session, commands);
		return TRUE;
	}
	if (action == BEIAN_ACTION_ACCEPT) {
		g_autofree char *text = beian_text_normalise(ask->line.text->str);
		g_autofree char *about = g_strdup(ask->argument);
		BeianAsked *done = ask->done;
		if (*text == '\0')
			return FALSE;
		beian_session_pop(session, commands);
		done(session, text, about, commands);
		return TRUE;
	}
	gboolean acted = beian_line_act(&ask->line, action, &changed);
	return acted;
}

static gboolean
type(BeianSession *session, BeianPage *page, const char *text, BeianCommands *commands)
{
	Ask *ask = (Ask *)page;
	gboolean changed = beian_line_insert(&ask->line, text);
	(void)session;
	(void)commands;

	return changed;
}

static void
view(const BeianSession *session, const BeianPage *page, BeianScreen *screen)
{
	const Ask *ask = (const Ask *)page;
	BeianBody body = beian_page_frame(session, page, screen, "beian", "");
	g_autofree char *question = ask->words(session, ask->argument);
	int used = beian_frame_wrap(
		screen, body.top + 1, body.left, body.cols, body.height - 4, BEIAN_ROLE_TEXT, question);
	int row = body.top + used + 2;

	beian_frame_field(screen, row, body.left + 1, body.cols - 2, "answer", &ask->line);
}

static char *
help(const BeianSession *session, const BeianPage *page, char **title)
{
	const Ask *ask = (const Ask *)page;
	g_autofree char *question = ask->words(session, ask->argument),
			*keys = beian_help_of_keys(places(session, page));

	*title = g_strdup(_("Help"));
	return g_strconcat(question, "\n\n", keys, NULL);
}

static void
ask_free(BeianPage *page)
{
	Ask *ask = (Ask *)page;

	g_free(ask->argument);
	beian_line_clear(&ask->line);
}

static const BeianPageKind kind = {
	.id = "ask",
	.places = places,
	.act = act,
	.type = type,
	.view = view,
	.help = help,
	.free = ask_free,
};

BeianPage *
beian_ask_again(BeianAskedWords *words, const char *argument, const char *text, BeianAsked *done)
{
	Ask *ask = g_new0(Ask, 1);

	ask->page.kind = &kind;
	ask->words = words;
	ask->argument = g_strdup(argument);
	ask->done = done;
	beian_line_init(&ask->line);
	beian_line_insert(&ask->line, text);
	return &ask->page;
}

BeianPage *
beian_ask_new(BeianAskedWords *words, const char *argument, BeianAsked *done)
{
	return beian_ask_again(words, argument, "", done);
}
