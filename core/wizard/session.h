/*
 * session: one person at work, as a state machine. Messages go in, commands come out; what to show is a
 * function of the state.
 */
#pragma once
#include "core/wizard/message.h"

typedef struct BeianSession BeianSession;

/* A session on its first page, the list of drafts, in LANGUAGE. PLAIN: prompts instead of pages. */
BeianSession *beian_session_new(BeianLanguage language, gboolean plain);
void beian_session_free(BeianSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianSession, beian_session_free)

/* What a session wants before anything has happened: the first rows of its list. Call once. */
void beian_session_start(BeianSession *session, BeianCommands *commands);

/*
 * Pure: no I/O, no clock, no randomness; the day, the size and everything looked up arrive as messages.
 * Appends 0..n commands, in order. What the session keeps of MESSAGE (an opened draft) it takes out of it.
 */
void beian_session_update(BeianSession *session, BeianMessage *message, BeianCommands *commands);
/* Pure. SIZE is {rows, cols}; {0, 0} means plain mode: everything, unclipped. */
void beian_session_view(const BeianSession *session, BeianSize size, BeianScreen *screen);
/* Plain mode: what was said has been printed. Skins call it after printing the rows of a view. */
void beian_session_heard(BeianSession *session);
/* Whether a draft is open. */
gboolean beian_session_has_draft(const BeianSession *session);
/* Whether the person has left. */
gboolean beian_session_is_over(const BeianSession *session);
