/* outcome: which kind of filing the questions come to, why, and its checklist. */
#include "config.h"
#include "core/wizard/page.h"
#include "core/base/error.h"
#include "core/base/width.h"

typedef struct {
	BeianPage page;
	guint first; /* line at the top */
} Outcome;

const BeianAdvice *
beian_session_advice(const BeianSession *session)
{
	return session->advice != NULL ? beian_advice_decide(session->advice, session->document) : NULL;
}

char *
beian_session_advice_text(const BeianSession *session)
{
	const BeianAdvice *advice = beian_session_advice(session);

	return advice != NULL
		       ? beian_advice_text(session->advice, advice, session->document, session->language)
		       : NULL;
}

gboolean
beian_session_open_advised(BeianSession *session, BeianCommands *commands)
{
	const BeianAdvice *advice = beian_session_advice(session);

	if (advice == NULL || !beian_advice_can_open(session->advice, advice))
		return FALSE;
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_NEW);
	command->text = g_strdup(advice->kind);
	command->step = beian_filing_copy_entries(session->filing);
	return TRUE;
}

void
beian_session_write_checklist(BeianSession *session, const char *file, BeianCommands *commands)
{
	char *text = beian_session_advice_text(session);

	if (text == NULL)
		return;
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_WRITE);
	command->text = g_strdup(file);
	command->argument = text;
}

static char **
lines_of(const BeianSession *session, BeianSize size)
{
	g_autofree char *text = beian_session_advice_text(session);

	return beian_width_wrap(text != NULL ? text : "", MAX(size.cols - 2, 2));
}

static int
height_of(BeianSize size)
{
	return MAX(beian_frame_height(size) - 1, 1);
}

static guint
places(const BeianSession *session, const BeianPage *page)
{
	g_auto(GStrv) lines = lines_of(session, session->size);
	const BeianAdvice *advice = beian_session_advice(session);
	gboolean more =
		((const Outcome *)page)->first + 1 < beian_frame_tops(lines, height_of(session->size));

	return BEIAN_PLACE_OUTCOME | (more ? BEIAN_PLACE_MORE : 0) |
	       (advice != NULL && beian_advice_can_open(session->advice, advice) ? BEIAN_PLACE_ROW : 0);
}

static char *
which_file(const BeianSession *session, const char *argument)
{
	(void)session;
	(void)argument;
	return g_strdup(_("Into which file is the checklist to be written?"));
}

static void
write_file(BeianSession *session, const char *text, const char *argument, BeianCommands *commands)
{
	(void)argument;
	beian_session_write_checklist(session, text, commands);
}

static gboolean
act(BeianSession *session, BeianPage *page, BeianAction action, const char *argument, BeianCommands *commands)
{
	Outcome *outcome = (Outcome *)page;
	g_auto(GStrv) lines = lines_of(session, session->size);
	(void)argument;

	if (action == BEIAN_ACTION_BACK)
		beian_session_pop(session, commands);
	else if (action == BEIAN_ACTION_EXPORT)
		beian_session_push(session, beian_ask_new(which_file, NULL, write_file));
	else if (action == BEIAN_ACTION_ACCEPT)
		return beian_session_open_advised(session, commands);
	else
		return beian_frame_move(&outcome->first, beian_frame_tops(lines, height_of(session->size)),
			height_of(session->size), action);
	return TRUE;
}

static void
view(const BeianSession *session, const BeianPage *page, BeianScreen *screen)
{
	const Outcome *outcome = (const Outcome *)page;
	const char *title = beian_form_title(beian_filing_form(session->filing))->in[session->language];
	g_auto(GStrv) lines = lines_of(session, screen->size);
	BeianBody body = beian_page_frame(session, page, screen, title, "");

	beian_frame_lines(screen, body.top + 1, body.left, body.cols, height_of(screen->size), lines,
		outcome->first, BEIAN_ROLE_HEADING);
}

static char *
help(const BeianSession *session, const BeianPage *page, char **title)
{
	*title = g_strdup(_("Help: which kind"));
	return beian_help_of_keys(places(session, page));
}

/* Another language or another size has other lines. */
static void
resume(BeianSession *session, BeianPage *page, BeianCommands *commands)
{
	Outcome *outcome = (Outcome *)page;
	g_auto(GStrv) lines = lines_of(session, session->size);
	(void)commands;

	outcome->first = MIN(outcome->first, beian_frame_tops(lines, height_of(session->size)) - 1);
}

static void
hear(BeianSession *session, BeianPage *page, const BeianMessage *message, BeianCommands *commands)
{
	if (message->kind == BEIAN_MESSAGE_DONE && message->command == BEIAN_COMMAND_WRITE)
		beian_session_say(session, BEIAN_ROLE_GOOD, "%s", message->text);
	if (message->kind == BEIAN_MESSAGE_RESIZE)
		resume(session, page, commands);
}

static const BeianPageKind kind = {
	.id = "outcome",
	.places = places,
	.act = act,
	.hear = hear,
	.view = view,
	.help = help,
	.resume = resume,
};

BeianPage *
beian_outcome_new(void)
{
	Outcome *outcome = g_new0(Outcome, 1);

	outcome->page.kind = &kind;
	return &outcome->page;
}
