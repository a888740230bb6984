#include "config.h"
#include "tui/terminal.h"
#include "core/base/error.h"
#include "tui/rescue.h"
#include <curses.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

struct BeianTerminal {
	SCREEN *curses;
	struct termios modes; /* as they were */
	char *on, *off;       /* bracketed paste and mouse, where the terminal has them */
	BeianSize size;
};

/* The capability NAME, or NULL. tigetstr takes what it never writes to, and says (char *)-1 to what is no
 * string. */
const char *
beian_terminal_capability(const char *name)
{
	const char *value = tigetstr((char *)name);

	return value == (const char *)-1 || value == NULL || *value == '\0' ? NULL : value;
}

/*
 * Bracketed paste where terminfo says so (BE), or for families that have it though their entries, as shipped,
 * do not say so; those that lack it swallow the mode. The linux console and a vt100 get no byte that they
 * might print.
 */
static gboolean
pastes_in_brackets(const char *term)
{
	static const char *const families[] = {"xterm", "screen", "tmux", "rxvt", "foot", "alacritty",
		"kitty", "st-", "konsole", "gnome", "vte", "putty", "mlterm", "wezterm", "iterm"};

	for (gsize i = 0; i < G_N_ELEMENTS(families); i++)
		if (g_str_has_prefix(term, families[i]))
			return TRUE;
	return beian_terminal_capability("BE") != NULL;
}

/* Presses as SGR reports (1006), or as the old ones where a terminal knows only these. The console's kmous
 * needs a daemon. */
static gboolean
reports_mouse(const char *term)
{
	return !g_str_has_prefix(term, "linux") &&
	       (beian_terminal_capability("XM") != NULL || beian_terminal_capability("kmous") != NULL);
}

static void
write_out(const char *text)
{
	for (gsize left = strlen(text); left > 0;) {
		ssize_t written = write(STDOUT_FILENO, text, left);
		if (written <= 0)
			return;
		text += written;
		left -= (gsize)written;
	}
}

/* Appends VALUE as a terminal takes it: without the waits "$<5>" that only hardware needed. */
static void
append_capability(GString *bytes, const char *value)
{
	while (value != NULL && *value != '\0') {
		const char *wait = strstr(value, "$<"), *end = wait == NULL ? NULL : strchr(wait, '>');
		if (end == NULL)
			wait = value + strlen(value);
		g_string_append_len(bytes, value, wait - value);
		value = end == NULL ? NULL : end + 1;
	}
}

/* Keeps ready what a dying program writes. */
static void
prepare_rescue(const BeianTerminal *terminal)
{
	g_autoptr(GString) bytes = g_string_new(terminal->off);

	append_capability(bytes, beian_terminal_capability("sgr0"));
	append_capability(bytes, beian_terminal_capability("rmacs"));
	append_capability(bytes, beian_terminal_capability("cnorm"));
	if (beian_terminal_capability("rmcup") == NULL) {
		append_capability(
			bytes, tiparm(beian_terminal_capability("cup"), terminal->size.rows - 1, 0));
		append_capability(bytes, beian_terminal_capability("el"));
	}
	append_capability(bytes, beian_terminal_capability("rmcup"));
	beian_rescue_arm(STDOUT_FILENO, &terminal->modes, bytes->str);
}

static void
find_modes(BeianTerminal *terminal)
{
	const char *term = termname();
	gboolean paste = pastes_in_brackets(term), mouse = reports_mouse(term);

	terminal->on = g_strconcat(paste ? "\033[?2004h" : "", mouse ? "\033[?1000h\033[?1006h" : "", NULL);
	terminal->off = g_strconcat(mouse ? "\033[?1006l\033[?1000l" : "", paste ? "\033[?2004l" : "", NULL);
}

/* initscr would end the process on an unknown TERM, and curses would believe LINES and COLUMNS after a
 * resize. */
static SCREEN *
start_curses(GError **error)
{
	const char *term = g_getenv("TERM");
	SCREEN *curses;

	use_env(FALSE);
	use_tioctl(TRUE);
	curses = term == NULL || *term == '\0' ? NULL : newterm(NULL, stdout, stdin);
	if (curses == NULL)
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("The terminal \"%s\" is not known here; set TERM to its kind, "
			  "for example TERM=vt100, or use \"beian fill --plain\"."),
			term == NULL ? "" : term);
	else if (beian_terminal_capability("cup") == NULL) {
		endwin();
		delscreen(curses);
		curses = NULL;
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("The terminal \"%s\" cannot move its cursor; use \"beian fill --plain\"."), term);
	}
	return curses;
}

BeianTerminal *
beian_terminal_open(GError **error)
{
	struct termios modes;
	SCREEN *curses;
	BeianTerminal *terminal;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDOUT_FILENO, &modes) != 0) {
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("Standard input and output are not a terminal; use a subcommand, or \"beian fill "
			  "--plain\"."));
		return NULL;
	}
	curses = start_curses(error);
	if (curses == NULL)
		return NULL;
	terminal = g_new0(BeianTerminal, 1);
	terminal->curses = curses;
	terminal->modes = modes;
	terminal->size = (BeianSize){LINES, COLS};
	find_modes(terminal);
	prepare_rescue(terminal);
	raw();
	noecho();
	nonl();
	typeahead(-1); /* or curses looks at the input in the middle of a painting */
	write_out(terminal->on);
	return terminal;
}

void
beian_terminal_close(BeianTerminal *terminal)
{
	if (terminal == NULL)
		return;
	beian_terminal_leave(terminal);
	beian_rescue_disarm();
	delscreen(terminal->curses);
	g_free(terminal->on);
	g_free(terminal->off);
	g_free(terminal);
}

gboolean
beian_terminal_has_colour(const BeianTerminal *terminal G_GNUC_UNUSED)
{
	const char *forbidden = g_getenv("NO_COLOR");

	return has_colors() && (forbidden == NULL || *forbidden == '\0');
}

BeianSize
beian_terminal_fit(BeianTerminal *terminal)
{
	struct winsize window;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_row > 0 && window.ws_col > 0 &&
		(window.ws_row != LINES || window.ws_col != COLS))
		resize_term(window.ws_row, window.ws_col);
	terminal->size = (BeianSize){LINES, COLS};
	prepare_rescue(terminal);
	return terminal->size;
}

void
beian_terminal_leave(BeianTerminal *terminal)
{
	write_out(terminal->off);
	endwin();
	tcsetattr(STDOUT_FILENO, TCSADRAIN, &terminal->modes);
}

void
beian_terminal_enter(BeianTerminal *terminal)
{
	reset_prog_mode();
	write_out(terminal->on);
	beian_terminal_forget(terminal);
}

void
beian_terminal_forget(BeianTerminal *terminal G_GNUC_UNUSED)
{
	clearok(curscr, TRUE);
}
