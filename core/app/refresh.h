/* refresh: a filing that starts from a record, and the same record as it is by now. */
#pragma once
#include "core/app/draft.h"

/* What the bureau holds of the entity with NUMBER, as the fact "record" (rules/rules.h): "" when nothing is
 * here. Free with g_free. NULL with *ERROR. */
char *beian_record_lines_now(BeianApp *app, const char *number, GError **error);

/*
 * Takes the record of FILING's entity as it is by now as what FILING starts from, and says so in STEP. What
 * FILING did not change becomes what the record says; what it changed stays. FALSE with *ERROR (cannot) when
 * FILING starts from no record, or nothing is here of it.
 */
gboolean beian_filing_refresh(BeianApp *app, BeianFiling *filing, BeianStep *step, GError **error);
