/*
 * rescue: the terminal as it was, also when the program dies: a failed assertion, a fault, a second SIGTERM.
 *
 * Everything is made ready before it is needed, for a signal handler may only write and set modes.
 */
#pragma once
#include <glib.h>
#include <termios.h>

/*
 * From now on a fatal signal first writes BYTES to the terminal FD and sets MODES, both copied. What is told
 * through g_printerr (a failed assertion among it) is held back until the screen is the person's again.
 * Called again, it replaces BYTES.
 */
void beian_rescue_arm(int fd, const struct termios *modes, const char *bytes);
/* The terminal was restored in an orderly way: nothing is done any more, and what was held back is written.
 */
void beian_rescue_disarm(void);
/* Restores now. For signal handlers; does nothing when not armed. */
void beian_rescue_now(void);
