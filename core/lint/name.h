/* name: what the paths in definitions mean: whether some form asks there. */
#pragma once
#include "core/form/form.h"

/* Whether one of FORMS (of BeianForm) asks the question at the template PATH, or some below it. */
gboolean beian_lint_is_asked(const GPtrArray *forms, const char *path);
