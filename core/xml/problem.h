/*
 * problem: what libxml2 complains of, in sentences of ours. For this room only.
 *
 * libxml2 writes to standard error unless every one of its parts is told otherwise, and its sentences quote
 * what the document says: answers of people. Here its codes become texts that name elements and never values.
 */
#pragma once
#include "core/base/error.h"

/* What is found between begin and end. */
typedef struct {
	const char *name;       /* what messages call the document; borrowed */
	BeianComplaints *found; /* "NAME:LINE: …", the first hundred */
	gboolean more;          /* there were others */
	char *facet; /* the place whose value was refused last: the schema's second word on it is dropped */
	void *saved_handler, *saved_context, *saved_loader;
} BeianProblems;

/*
 * From here to the end, libxml2 reports to PROBLEMS and to nobody else, and whatever a document refers to, it
 * can load nothing. Pairs may be nested.
 */
void beian_problems_begin(BeianProblems *problems, const char *name);
/*
 * Puts back what was; sets *ERROR (not good) to all that was found, one a line, and returns FALSE when that
 * is anything.
 */
gboolean beian_problems_end(BeianProblems *problems, GError **error);
