/* folder: an empty directory for one test, and what tests of the store do again and again. */
#pragma once
#include "core/base/error.h"
#include "core/store/store.h"

#define MORNING "2026-11-23T09:00:00Z"
#define NOON "2026-11-23T12:00:00Z"
#define EVENING "2026-11-23T18:00:00Z"

/* A new directory. Remove with folder_remove, which frees it. */
char *folder_new(void);
void folder_remove(char *folder);
/* DIRECTORY/NAME; free with g_free. */
char *folder_path(const char *folder, const char *name);
/* Names and digests of all files in FOLDER, a line each; free with g_free. */
char *folder_print(const char *folder);

/* Fails the test when the store cannot be opened. */
BeianStore *store_at(const char *folder);
/* A draft of kind "first" with UID, made at NOW. */
BeianDraft draft_new(BeianStore *store, const char *uid, const char *title, const char *now);
/* Saves one change of KEY to TEXT, with the same text as its canonical value. */
gboolean draft_answer(
	BeianStore *store, BeianDraft *draft, const char *key, const char *text, GError **error);
/* "key=text key=text" of all entries in order of key; free with g_free. */
char *draft_print(BeianStore *store, gint64 id);
/*
 * Takes one step back, or repeats one; the changes as "key:before>after" joined by blanks, free with g_free.
 */
char *draft_undo(BeianStore *store, BeianDraft *draft);
char *draft_redo(BeianStore *store, BeianDraft *draft);
