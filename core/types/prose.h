/*
 * prose: words of people, on one line or several. Counts what a person calls characters; keeps widths and
 * case.
 */
#pragma once
#include "core/types/type.h"

typedef struct {
	gboolean multiline;
	const char *line_feed; /* reason when not MULTILINE */
	const char *too_short, *too_long;
} BeianProse;

/*
 * Reads TEXT within the limits of FACETS. The detail of a length is "104/100": characters there are, and
 * the limit.
 */
void beian_prose_read(
	const BeianProse *prose, const char *text, const BeianFacets *facets, BeianReading *out);
