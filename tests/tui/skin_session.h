/* skin_session: the session that the curses skin is tested with. */
#pragma once
#include "core/wizard/session.h"

/* All answers, "LABEL=TEXT" a line. Free with g_free. */
char *skin_session_print(const BeianSession *session);
