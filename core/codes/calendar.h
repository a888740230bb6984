/*
 * calendar: working days of the mainland (工作日), as the State Council's notices make them.
 *
 * Its days stand in the list BEIAN_CODES_DAYS: holidays and the weekends worked for them, each from its
 * valid-from to its valid-to. Of a year that no notice is there for, Monday to Friday count, and the caller
 * is told.
 */
#pragma once
#include "core/codes/codes.h"

#define BEIAN_CODES_DAYS "day"

/* Whether DAY is worked, by the list DAYS. */
gboolean beian_calendar_is_working(const BeianCodeList *days, BeianDate day);
/* Whether DAYS has the notice for the year of DAY. */
gboolean beian_calendar_knows(const BeianCodeList *days, BeianDate day);
/*
 * The COUNT-th working day after FROM, which itself does not count. *GUESSED: a year between the two has no
 * notice yet. Source: Civil Code art. 201, the first day of a period is not counted.
 */
BeianDate beian_calendar_add(const BeianCodeList *days, BeianDate from, guint count, gboolean *guessed);
/* How many working days there are after FROM up to and with TO; 0 when TO is not later. DAYS may be NULL:
 * then Monday to Friday. Takes the time of a walk over DAYS, not over what lies between the two. */
guint beian_calendar_count(const BeianCodeList *days, BeianDate from, BeianDate to);
