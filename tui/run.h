/* run: the curses skin at work. Keys become messages, commands are run, screens become cells; nothing is sent
 * while nothing happens. */
#pragma once
#include "core/app/app.h"
#include "tui/paint.h"
#include "tui/terminal.h"

/*
 * Runs SESSION on the terminal until the person leaves it. Sends it the size, the day (again when it changes)
 * and then what is in FIRST (NULL: nothing), and starts it. Redraw and suspend are done here; every other key
 * goes to the session.
 *
 * Returns the exit status: 0; BEIAN_ERROR_CANNOT with *ERROR when there is no terminal to run on, and then
 * nothing was done; 128 and the signal's number when a signal or the end of the terminal ended it: SIGHUP,
 * SIGTERM, SIGINT. Then the session was told (HANGUP) and its commands were run. In every case the terminal
 * is as it was.
 */
int beian_tui_run(BeianSession *session, BeianApp *app, BeianMessages *first, BeianTerminal *terminal,
	BeianPaint *paint, GError **error);
