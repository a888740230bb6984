/* desk: a person's program over the house of the tests: an application, and a home of its own. */
#pragma once
#include "core/app/draft.h"
#include "core/app/export.h"
#include "core/app/import.h"
#include "tests/support/house.h"

#define DESK_SCAN "no picture, but a file"

typedef struct {
	char *home;
	BeianApp *app;
} Desk;

Desk desk_open(void);
void desk_clear(Desk *desk);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Desk, desk_clear)

/* HOME/NAME; free with g_free. */
char *desk_path(const Desk *desk, const char *name);
/* Puts CONTENT into HOME/NAME and returns its path; free with g_free. */
char *desk_file(const Desk *desk, const char *name, const char *content);
/* A saved draft with the plain answers of the house, UID, and a scan. Returns its number. */
gint64 desk_draft(Desk *desk, const char *uid);
/* Answers PATH of the draft ID and saves it. */
void desk_answer(Desk *desk, gint64 id, const char *path, const char *text);
/* Everything that the home holds that a refused import must not change: drafts with all their keys, and
 * materials. Free with g_free. */
char *desk_print(Desk *desk);
/* Exports the drafts to HOME/NAME as a native package; NULL, or the error's message. Free with g_free. */
char *desk_export(Desk *desk, const gint64 *ids, guint count, const char *name, gboolean unfinished);

/* A desk over the program's own data: downloads need its stylesheets and numbers. */
Desk office_open(void);
/* A saved draft of KIND with the answers of tests/samples/SAMPLE but for its files. Returns its number. */
gint64 office_draft(Desk *desk, const char *kind, const char *sample);
/* The bytes of tests/fixtures/downloads/NAME with the first OLD replaced by NEW (NULL: nothing), as
 * HOME/NAME. Free with g_free. */
char *office_sample(const Desk *desk, const char *name, const char *old, const char *new);
/* "STATE NUMBER" a row of the plan, "+" behind it when it was done, "!MESSAGE" when it was refused. Free with
 * g_free. */
char *office_import(Desk *desk, const char *file, BeianDownloadMode mode);
/* Fails the test unless that is EXPECTED. */
void office_expect(
	Desk *desk, const char *file, BeianDownloadMode mode, const char *expected, const char *why);
