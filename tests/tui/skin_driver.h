/* skin_driver: starts tests/tui/skin in an emulator. */
#pragma once
#include "tests/support/emulator.h"

/* Where the session of tests/tui/skin_session.c has its first field. */
enum { SKIN_ROW = 2, SKIN_COL = 20 };

/* The skin in a window of ROWS and COLS; ENVIRONMENT as emulator_start takes it. */
Emulator *skin_start_with(int rows, int cols, const char *const environment[]);
/* The skin in 24 rows of 80 columns, painted and waiting. */
Emulator *skin_start(void);
/* Waits until the first field, in focus, holds TEXT and blanks. */
gboolean skin_field_is(Emulator *emulator, const char *text);
/* How many bytes the skin has written. */
gsize skin_raw_bytes(Emulator *emulator);
/* Waits for the end: the status of a program that has exited, or -1. */
int skin_exit_status(Emulator *emulator);
