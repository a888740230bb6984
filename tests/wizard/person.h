/*
 * person: someone at work with a session and a real application in a directory of their own. What the person types goes in, the
 * application answers, the screen comes out; no terminal is needed.
 */
#pragma once
#include "core/app/app.h"
#include "core/wizard/session.h"

typedef struct {
	char *home;         /* BEIAN_HOME */
	BeianApp *app;
	BeianSession *session;
	BeianMessages *messages;
	BeianCommands *commands;
	BeianSize size;
	gboolean by_hand;   /* commands stay in COMMANDS until the test answers or drops them */
	guint saves;        /* SAVE commands that were sent */
} Person;

/* On the list of drafts, in a new directory, on 2026-11-23, with a window of 24 × 80. */
Person *person_new(BeianLanguage language);
/* Another one with the same drafts; free it first. */
Person *person_beside(const Person *person);
void person_free(Person *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Person, person_free)

/* Tells the session MESSAGE of KIND, made by the callers below; then runs what it wants, and what comes of that. */
void person_key(Person *person, BeianKey key);
void person_type(Person *person, const char *text);
void person_click(Person *person, int row, int col);
void person_resize(Person *person, int rows, int cols);
void person_hang_up(Person *person);
/* An answer of the application made up by the test: FAILED of COMMAND with TEXT. */
void person_hears_failure(Person *person, BeianCommandKind command, const char *text);
/* Runs COMMANDS and what comes of them until nothing is left; what a test does that answered by hand for a while. */
void person_settle(Person *person);
/* Drops the commands; returns how many were of KIND. */
guint person_drop(Person *person, BeianCommandKind kind);

/* Begins a filing of kind "first". */
void person_begin(Person *person);
/* Goes with Tab and Shift-Tab to the question at PATH, which is asked now, or fails the test. */
void person_go(Person *person, const char *path);
/* Goes there, clears what is there and types TEXT; the field is not left. */
void person_write(Person *person, const char *path, const char *text);
/* Goes there, opens the list, types WORDS and takes the first row. */
void person_choose(Person *person, const char *path, const char *words);
/* Fills in the beginning of a filing of an enterprise, with two mistakes. */
void person_fill_half(Person *person);

/* The id of the page, of the field in focus ("" when there is none), and the text visible in it. Free with g_free. */
char *person_page(const Person *person);
char *person_focus(const Person *person);
char *person_field(const Person *person);
/* Whether the last key rang. */
gboolean person_rang(const Person *person);
/* The screen as text. Free with g_free. */
char *person_screen(const Person *person);
gboolean person_sees(const Person *person, const char *text);
/* What the store of another program says stands at KEY in draft 1; NULL: nothing. Free with g_free. */
char *person_stored(const Person *person, const char *key);
