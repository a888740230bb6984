/*
 * emulator: runs a program on a pseudo-terminal with libvterm as its screen, for tests of whole programs.
 *
 * Everything that waits, waits for a condition and fails after ten seconds; nothing sleeps. Never look at the
 * cursor straight after waiting for a text: wait for the cursor too. For "nothing happened" send a key with a
 * visible effect and wait for that.
 */
#pragma once
#include <glib.h>
#include <termios.h>

typedef struct Emulator Emulator;

/*
 * Starts ARGV (NULL-terminated, the program's path first) in a window of ROWS and COLS. ENVIRONMENT
 * ("NAME=VALUE", or "NAME" to unset; NULL-terminated, or NULL) changes what the child inherits; TERM is
 * xterm-256color unless it says otherwise.
 */
Emulator *emulator_start(int rows, int cols, const char *const argv[], const char *const environment[]);
/* Kills the program if it lives. */
void emulator_free(Emulator *emulator);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Emulator, emulator_free)

/* Types BYTES. */
void emulator_send(Emulator *emulator, const char *bytes);
/* Pastes TEXT as the terminal would: in brackets when the program asked for them. */
void emulator_paste(Emulator *emulator, const char *text);
void emulator_resize(Emulator *emulator, int rows, int cols);
void emulator_signal(Emulator *emulator, int signum);
/* Closes the terminal, as a window that is closed or a line that drops. */
void emulator_hang_up(Emulator *emulator);

/* The text of ROW without trailing blanks. Borrowed until the next call. */
const char *emulator_row(Emulator *emulator, int row);
gboolean emulator_shows(Emulator *emulator, const char *text);
gboolean emulator_cursor_at(Emulator *emulator, int row, int col);
/* Whether the cell at ROW, COL is bold, or reversed, or has a colour of its own. */
gboolean emulator_is_bold(Emulator *emulator, int row, int col);
gboolean emulator_is_reversed(Emulator *emulator, int row, int col);
gboolean emulator_is_coloured(Emulator *emulator, int row, int col);

/* Wait until the text is somewhere; until ROW begins with PREFIX; until the cursor stands there. FALSE after
 * ten seconds, or at the end. */
gboolean emulator_wait_text(Emulator *emulator, const char *text);
gboolean emulator_wait_row(Emulator *emulator, int row, const char *prefix);
gboolean emulator_wait_cursor(Emulator *emulator, int row, int col);
/* Waits until CONDITION holds, asked again after each piece of output. */
#define emulator_wait_until(emulator, condition)                                                             \
	__extension__({                                                                                      \
		gint64 until_ = emulator_deadline();                                                         \
		while (!(condition) && emulator_read(emulator, until_))                                      \
			;                                                                                    \
		(condition);                                                                                 \
	})
gint64 emulator_deadline(void);
gboolean emulator_read(Emulator *emulator, gint64 deadline);
/* Whether the program writes nothing for MS milliseconds. Can only be too kind, never wrong. */
gboolean emulator_is_silent(Emulator *emulator, int ms);
/* How often the program has gone to sleep so far: unchanged while it does nothing at all. */
guint64 emulator_sleeps(Emulator *emulator);
/* Waits for the end and returns the wait status (WIFEXITED …), or -1. */
int emulator_wait_exit(Emulator *emulator);

/* Everything the program wrote so far, NUL-terminated. Borrowed until more is read. */
const char *emulator_raw(Emulator *emulator, gsize *size_bytes);
/* The modes of the emulator and of the line now. */
typedef struct {
	gboolean alternate_screen, cursor_visible, mouse, bracketed_paste;
	struct termios line;
} EmulatorModes;
EmulatorModes emulator_modes(Emulator *emulator);
/* The screen as text, for messages of failed tests. Borrowed until the next call. */
const char *emulator_dump(Emulator *emulator);
