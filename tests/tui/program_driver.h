/* program_driver: starts the program itself, ./beian, in an emulator, with drafts in a directory of the test.
 */
#pragma once
#include "tests/support/emulator.h"

typedef struct {
	char *home; /* BEIAN_HOME, and where the program runs */
	Emulator *emulator;
} Program;

/* An empty home; nothing is started yet. */
Program *program_new(void);
/* Kills what still runs and removes the home. */
void program_free(Program *program);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Program, program_free)
/* Starts it in ROWS and COLS in LANGUAGE ("zh", "en") and waits for the list of drafts. ENVIRONMENT as
 * emulator_start takes it, or NULL. */
void program_start(
	Program *program, int rows, int cols, const char *language, const char *const environment[]);
/* Another one with the same drafts, beside the first; free with emulator_free. */
Emulator *program_beside(const Program *program);
/* Ends it with SIGKILL. */
void program_kill(Program *program);
/* F3 and Enter: a filing of the first kind, and its form is there. */
void program_begin(Program *program);
/* Goes to the question at PATH through the list of all questions, and waits until LABEL has the focus. */
void program_go(Program *program, const char *path, const char *label);
/* Whether the question called LABEL has the focus, in whatever state it is. */
gboolean program_has_focus(const Program *program, const char *label);
/* Waits until it has. */
void program_expect_focus(Program *program, const char *label);
/* Waits until TEXT is shown; the message of a failure is the screen. */
void program_expect(Program *program, const char *text);
/* Runs beian with ARGUMENTS (ended by NULL) in the home. Its output in *OUTPUT, free with g_free; the exit
 * status is returned. */
int program_run(const Program *program, char **output, const char *const arguments[]);
/* What the store holds for PATH of draft 1, as "beian show" prints it; "" when nothing. Free with g_free. */
char *program_answer(const Program *program, const char *path);
