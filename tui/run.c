#include "config.h"
#include "tui/run.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "tui/input.h"
#include "tui/paint.h"
#include "tui/teach.h"
#include "tui/terminal.h"
#include <signal.h>
#include <unistd.h>

/* A slice of work: short enough that a key pressed meanwhile is answered at once. */
enum { BUDGET_MS = 50 };

typedef struct {
	BeianSession *session;
	BeianApp *app;
	BeianTerminal *terminal;
	BeianInput *input;
	BeianPaint *paint;
	BeianMessages *messages; /* to be told to the session */
	BeianCommands *commands; /* to be run */
	BeianSize size;
	BeianDate day;
	gboolean work_left; /* the application wants to go on */
	gboolean stale;     /* the screen shows an older state */
} Skin;

static void
add_size(Skin *skin)
{
	BeianMessage *message = beian_messages_add(skin->messages, BEIAN_MESSAGE_RESIZE);

	message->row = skin->size.rows;
	message->col = skin->size.cols;
	skin->stale = TRUE;
}

/* A program that waits for ever looks at the calendar whenever it wakes up. An unreadable day was refused
 * before we began. */
static void
add_day(Skin *skin)
{
	BeianDate today;

	if (!beian_clock_today(&today, NULL) || beian_date_days_between(skin->day, today) == 0)
		return;
	skin->day = today;
	beian_messages_add(skin->messages, BEIAN_MESSAGE_DAY)->day = today;
}

static void
suspend(Skin *skin)
{
	beian_terminal_leave(skin->terminal);
	beian_input_stop();
	beian_terminal_enter(skin->terminal);
	skin->size = beian_terminal_fit(skin->terminal);
	add_size(skin);
}

/* Whether MESSAGE was for the skin itself. */
static gboolean
keep(Skin *skin, const BeianMessage *message)
{
	BeianAction action = message->kind == BEIAN_MESSAGE_KEY
				     ? beian_key_action(message->key, BEIAN_PLACE_ANY)
				     : BEIAN_ACTION_NONE;

	if (action == BEIAN_ACTION_REDRAW) {
		beian_terminal_forget(skin->terminal);
		beian_paint_forget(skin->paint);
		skin->stale = TRUE;
	} else if (action == BEIAN_ACTION_SUSPEND) {
		suspend(skin);
	}
	return action == BEIAN_ACTION_REDRAW || action == BEIAN_ACTION_SUSPEND;
}

/* Runs what the session asked for, and tells it what came of that. */
static void
answer(Skin *skin)
{
	g_autoptr(GArray) answers = beian_messages_new();

	while (skin->commands->len > 0) {
		skin->work_left = beian_app_run(skin->app, skin->commands, 0, answers);
		for (guint i = 0; i < answers->len; i++)
			beian_session_update(
				skin->session, &g_array_index(answers, BeianMessage, i), skin->commands);
		g_array_set_size(answers, 0);
	}
}

/*
 * Each message is answered before the next is told: on a slow line keys arrive in one piece, and Enter after
 * the words of a list means the row that these words find, not what the list showed before.
 * Messages may be added while others are told: a resize after a suspension.
 */
static void
tell(Skin *skin)
{
	for (guint i = 0; i < skin->messages->len && !beian_session_is_over(skin->session); i++) {
		BeianMessage *message = &g_array_index(skin->messages, BeianMessage, i);
		if (keep(skin, message))
			continue;
		beian_session_update(skin->session, message, skin->commands);
		skin->stale = TRUE;
		answer(skin);
	}
	g_array_set_size(skin->messages, 0);
}

/* Runs commands for one slice and tells the session what came of them. */
static void
work(Skin *skin)
{
	tell(skin);
	if (skin->commands->len == 0 && !skin->work_left)
		return;
	skin->work_left = beian_app_run(skin->app, skin->commands, BUDGET_MS, skin->messages);
	tell(skin);
}

static gboolean
is_busy(const Skin *skin)
{
	return skin->work_left || skin->commands->len > 0 || skin->messages->len > 0;
}

static void
show(Skin *skin)
{
	g_auto(BeianScreen) screen = {0};

	skin->stale = FALSE;
	if (!beian_paint_is_large_enough(skin->size)) {
		beian_paint_too_small(skin->paint, skin->size);
		return;
	}
	beian_session_view(skin->session, skin->size, &screen);
	beian_paint_screen(skin->paint, &screen);
}

/* The last message: what is asked for is done to its end, whoever is there to see it. */
static int
end_by(Skin *skin, int signum)
{
	beian_messages_add(skin->messages, BEIAN_MESSAGE_HANGUP);
	do
		work(skin);
	while (is_busy(skin));
	return 128 + signum;
}

static void
heed(Skin *skin, guint events)
{
	if ((events & BEIAN_EVENT_STOP) != 0)
		suspend(skin);
	else if ((events & BEIAN_EVENT_CONTINUED) != 0) {
		/* Stopped by force: the shell has set modes of its own and written where we had drawn. */
		beian_terminal_leave(skin->terminal);
		beian_terminal_enter(skin->terminal);
	}
	if ((events & (BEIAN_EVENT_RESIZED | BEIAN_EVENT_CONTINUED)) != 0) {
		/* Also when the size is what it was: the window may have been small in between, and lost what
		 * it showed. */
		beian_terminal_forget(skin->terminal);
		skin->size = beian_terminal_fit(skin->terminal);
		add_size(skin);
	}
}

static int
loop(Skin *skin)
{
	for (;;) {
		work(skin);
		if (beian_session_is_over(skin->session) && !is_busy(skin))
			return 0;
		/* Painted only when nothing more is to be read: a paste or a held key is shown once. */
		guint events =
			beian_input_wait(skin->input, skin->stale || is_busy(skin) ? 0 : -1, skin->messages);
		if ((events & BEIAN_EVENT_HANGUP) != 0)
			return end_by(skin, SIGHUP);
		if ((events & BEIAN_EVENT_TERMINATE) != 0)
			return end_by(skin, SIGTERM);
		if ((events & BEIAN_EVENT_INTERRUPT) != 0)
			return end_by(skin, SIGINT);
		heed(skin, events);
		if (skin->messages->len > 0)
			add_day(skin);
		else if (skin->stale)
			show(skin);
	}
}

static void
take_first(Skin *skin, BeianMessages *first)
{
	add_size(skin);
	add_day(skin);
	tell(skin);
	if (first != NULL && first->len > 0) {
		for (guint i = 0; i < first->len; i++)
			beian_session_update(
				skin->session, &g_array_index(first, BeianMessage, i), skin->commands);
		g_array_set_size(first, 0);
	}
	beian_session_start(skin->session, skin->commands);
}

int
beian_tui_run(BeianSession *session, BeianApp *app, BeianMessages *first, BeianTerminal *terminal,
	BeianPaint *paint, GError **error)
{
	BeianDecoder *decoder = beian_decoder_new();
	/* Before curses, which leaves alone what is caught already. */
	g_autoptr(BeianInput) input = beian_input_new(STDIN_FILENO, decoder);
	g_autoptr(BeianTerminal) own_terminal = terminal == NULL ? beian_terminal_open(error) : NULL;
	g_autoptr(BeianPaint) own_paint = NULL;

	if (terminal == NULL)
		terminal = own_terminal;
	if (terminal == NULL)
		return BEIAN_ERROR_CANNOT;
	if (paint == NULL)
		paint = own_paint = beian_paint_new(beian_terminal_has_colour(terminal));
	beian_decoder_learn_terminal(decoder);

	g_autoptr(GArray) messages = beian_messages_new();
	g_autoptr(GArray) commands = beian_commands_new();
	Skin skin = {.session = session,
		.app = app,
		.terminal = terminal,
		.input = input,
		.paint = paint,
		.messages = messages,
		.commands = commands,
		.day = {1583, 1, 1}};
	skin.size = beian_terminal_fit(terminal);
	take_first(&skin, first);
	return loop(&skin);
}
