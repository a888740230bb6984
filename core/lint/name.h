/* name: what the paths in definitions mean: whether some form asks there. */
#pragma once
#include "core/form/form.h"

/* The templates of the elements that the expression FOR selects; "" is the root. Free with g_strfreev. */
char **beian_lint_owners(const char *for_each);
/* The template that PATH means, seen from the template OWNER. NULL when it leads out of the filing. Free with
 * g_free. */
char *beian_lint_resolve(const char *owner, const char *path);
/* Whether one of FORMS (of BeianForm) asks the question at the template PATH, or some below it. */
gboolean beian_lint_is_asked(const GPtrArray *forms, const char *path);
