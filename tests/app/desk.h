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
