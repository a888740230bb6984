/*
 * path: names of answers. Segments joined by "/": names [a-z][a-z0-9-]* and, after a repeat's name, its
 * number.
 *
 * A template is a path without numbers ("service/domain/name"), a concrete path has them
 * ("service/2/domain/name").
 */
#pragma once
#include "core/form/form.h"

#define BEIAN_PATH_DEPTH_MAX 8

#define BEIAN_PATH_LIMIT_BYTES 255

/* Whether TEXT has the shape of a concrete path: at most that many bytes, no empty segment, no leading zero,
 * numbers of at most 6 digits. */
gboolean beian_path_is_valid(const char *text);
/* The template of a concrete path. Free with g_free. */
char *beian_path_template(const char *path);
/*
 * The concrete path of TEMPLATE inside the instance INSIDE (a concrete path of a repeat's instance, an
 * ancestor, or ""): "service/access/mode" inside "service/2" is "service/2/access/mode". Free with g_free.
 */
char *beian_path_inside(const char *template, const char *inside);
