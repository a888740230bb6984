/* fact_record: what was imported says of an answer, as facts (rules/rules.h). For fact.c alone. */
#pragma once
#include "core/app/app.h"
#include "core/store/record.h"

/* "record ID DOCUMENT-NUMBER NAME" of each record in which something that is not cancelled has KEY, the first
 * 16, appended to LIST. FALSE with *ERROR. */
gboolean beian_fact_records(BeianApp *app, const BeianRecordKey *key, GString *list, GError **error);
/* "WORD NAME" of each entry of KIND (store/table.h; NULL: none) with VALUE, appended to LIST. FALSE with
 * *ERROR. */
gboolean beian_fact_black(
	BeianApp *app, const char *kind, const char *word, const char *value, GString *list, GError **error);
/* The fact "number". NULL with *ERROR. */
char *beian_fact_number(BeianApp *app, const char *number, GError **error);
/* The fact "address". */
char *beian_fact_address(const char *address);
