/* clock: the only room that knows what day and what time it is. */
#pragma once
#include "core/base/date.h"

/*
 * Today in China (UTC+8, no summer time since 1992), where every deadline of a filing is counted;
 * BEIAN_TODAY=YYYY-MM-DD fixes it. An unreadable BEIAN_TODAY is an error (usage).
 */
gboolean beian_clock_today(BeianDate *out, GError **error);

/* Now in UTC as "YYYY-MM-DDTHH:MM:SSZ"; at noon of the fixed day when BEIAN_TODAY is set. Free with g_free.
 */
char *beian_clock_now_utc(void);

/* Milliseconds of a clock that never goes back, for budgets and waits. */
gint64 beian_clock_monotonic_ms(void);
