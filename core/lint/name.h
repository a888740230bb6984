/* name: what the paths in definitions mean: whether some form asks there. */
#pragma once
#include "core/form/form.h"

/* Whether one of FORMS (of BeianForm) asks the question at the template PATH, or some below it. */
gboolean beian_lint_is_asked(const GPtrArray *forms, const char *path);

/* Names in FOLDER that end in SUFFIX, sorted; none when it cannot be read. Elements char *; free with
 * g_ptr_array_unref. */
GPtrArray *beian_lint_files(const char *folder, const char *suffix);
