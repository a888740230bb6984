/* pattern: regular expressions of rules, compiled once. For this room only. */
#pragma once
#include <glib.h>

/* Whether TEXT matches the Perl-compatible PATTERN somewhere. A pattern that is none matches nothing. */
gboolean beian_pattern_matches(const char *pattern, const char *text);
