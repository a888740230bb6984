/*
 * list: a page of rows with a line to search them by typing. Pickers, questions and files are such pages;
 * they say where the rows come from and what choosing one does.
 */
#pragma once
#include "core/wizard/page.h"

typedef struct BeianList BeianList;

typedef struct {
	const char *id;
	/* What the list is for, and how it is used; made at each view, since the language may change. Free
	 * with g_free. */
	char *(*title)(const BeianSession *session, const BeianList *list);
	char *(*hint)(const BeianSession *session, const BeianList *list);
	/* What stands at the right of the title; free with g_free. NULL: nothing. */
	char *(*right)(const BeianSession *session, const BeianList *list);
	/* The rows as they are shown in the language of SESSION; free with g_array_unref. NULL: as they came.
	 */
	GArray *(*shown)(const BeianSession *session, const BeianList *list);
	/* Whether ROW is part of the answer already; NULL: there is no such thing. */
	gboolean (*is_chosen)(const BeianSession *session, const BeianList *list, const BeianRow *row);
	/* Asks for the rows that fit the words in LIST->line; they come by beian_list_take. */
	void (*fetch)(BeianSession *session, BeianList *list, BeianCommands *commands);
	/* Does what choosing ROW means; FINISH: and be done with it, when several may be chosen. */
	void (*choose)(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands);
	/* Enter with words that no row fits. NULL: nothing. */
	void (*accept_words)(
		BeianSession *session, BeianList *list, const char *words, BeianCommands *commands);
	/* Places whose key bindings hold here too, and what those keys do; FALSE: nothing. NULL: none. */
	guint (*places)(const BeianSession *session, const BeianList *list);
	gboolean (*act)(BeianSession *session, BeianList *list, BeianAction action, BeianCommands *commands);
	/* Takes what else happens: things done and failed. NULL: nothing. */
	void (*hear)(
		BeianSession *session, BeianList *list, const BeianMessage *message, BeianCommands *commands);
	int cols[5]; /* widths of the cells, ended by 0 */
} BeianListKind;

struct BeianList {
	BeianPage page;
	const BeianListKind *rows_kind;
	char *argument; /* the list's own: a path, a list id */
	char *place;    /* path of the question the list answers */
	char *asked;    /* what a question put by the list was about, */
	char *typed;    /* and what was typed to answer it; NULL: none was put */
	BeianLine line;
	GArray *rows;
	gint64 ticket;
	gboolean is_answered; /* the rows are those that the words found */
	guint first, selected;
};

/* A page of KIND; ARGUMENT and PLACE are copied; WORDS is what was typed already. Fetches at once. */
BeianPage *beian_list_new(BeianSession *session, const BeianListKind *kind, const char *argument,
	const char *place, const char *words, BeianCommands *commands);
/* The label of the question that LIST answers. Free with g_free. */
char *beian_list_title_of_place(const BeianSession *session, const BeianList *list);
/* Shows ROWS (a reference is taken). */
void beian_list_take(const BeianSession *session, BeianList *list, GArray *rows);
