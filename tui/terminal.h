/*
 * terminal: the one terminal of the program, taken over and given back as it was.
 *
 * Keypad mode is never switched on: the decoder knows the arrows of both modes, and what is not switched on
 * need not be switched off.
 */
#pragma once
#include "core/wizard/screen.h"

typedef struct BeianTerminal BeianTerminal;

/*
 * Takes over the terminal on standard input and output; nothing is drawn yet. NULL with *ERROR (cannot) when
 * these are no terminal, or TERM is unknown or names one without a movable cursor; then nothing was changed.
 * There can be one at a time.
 */
BeianTerminal *beian_terminal_open(GError **error);
/* Gives it back as it was. NULL-safe. */
void beian_terminal_close(BeianTerminal *terminal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianTerminal, beian_terminal_close)

/* The string capability NAME of terminfo for the terminal that is open; NULL when it has none. Borrowed. */
const char *beian_terminal_capability(const char *name);
/* Whether it has colours and NO_COLOR (https://no-color.org) does not forbid them. */
gboolean beian_terminal_has_colour(const BeianTerminal *terminal);

/* Asks how large the window is now and makes curses believe it. Returns the size. */
BeianSize beian_terminal_fit(BeianTerminal *terminal);
/* Gives the terminal back for a while: before the program stops. */
void beian_terminal_leave(BeianTerminal *terminal);
/* Takes it again; the next painting draws everything. */
void beian_terminal_enter(BeianTerminal *terminal);
/* The next painting draws everything: something else wrote to the terminal. */
void beian_terminal_forget(BeianTerminal *terminal);
