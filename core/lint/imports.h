/* imports: codes as they are once tables of the bureau were imported, for the cases that say what those have.
 */
#pragma once
#include "core/form/form.h"

typedef struct BeianImports BeianImports;

/* The codes of DATADIR, with no table imported. */
BeianImports *beian_imports_new(const char *datadir);
void beian_imports_free(BeianImports *imports);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianImports, beian_imports_free)

/* The bureau's table that replaces LIST has a row with NUMBER and LABEL. All rows are added before anything
 * is read. */
void beian_imports_add(BeianImports *imports, const char *list, const char *number, const char *label);
/* Borrowed. */
BeianCodes *beian_imports_codes(BeianImports *imports);
/* The form of KIND over those codes; NULL with *ERROR as beian_form_read. Borrowed. */
const BeianForm *beian_imports_form(BeianImports *imports, const char *kind, GError **error);
