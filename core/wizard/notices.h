/* notices: what pages with notices share. */
#pragma once
#include "core/wizard/list.h"

/* What keys do something with. */
typedef struct {
	gint64 id;
	gboolean settled;
	gint64 draft; /* that answers it; 0: none */
} BeianNoticeRow;

/* Does ACTION with NOTICE, which LIST shows; FALSE: it is none for notices. */
gboolean beian_notice_act(BeianSession *session, BeianList *list, const BeianNoticeRow *notice,
	BeianAction action, BeianCommands *commands);
/* Takes what came of it: says it and shows LIST anew; a day that was refused is asked for again. */
void beian_notice_hear(
	BeianSession *session, BeianList *list, const BeianMessage *message, BeianCommands *commands);
/* ROW, of BEIAN_SOURCE_NOTICES, as one line in the language of SESSION. Free with g_free. */
char *beian_notice_line(const BeianSession *session, const BeianRow *row);
/* The page of the notice TASK, an id that begins with BEIAN_TASK_NOTICE. */
BeianPage *beian_notice_new(BeianSession *session, const char *task, BeianCommands *commands);
