/*
 * mention: what the text of an expression mentions: paths, variables, functions. For this room only.
 */
#pragma once
#include <glib.h>

/* Calls VISIT for every function call in TEXT: its name as written, and how many arguments it gets. */
void beian_mention_each_call(
	const char *text, void (*visit)(const char *name, guint arguments, gpointer data), gpointer data);
/* Whether every parenthesis and bracket in TEXT is closed: libxml2 compiles "f(" and "f(a,". */
gboolean beian_mention_is_closed(const char *text);
/*
 * A prefix, other than KNOWN, of a function or variable in TEXT; NULL when there is none. Free with g_free.
 */
char *beian_mention_other_prefix(const char *text, const char *known);
