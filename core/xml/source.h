/*
 * source: the bytes of a document as UTF-8, piece by piece, whatever encoding they declare. For this room
 * only.
 *
 * We convert, not libxml2: it takes a wrong byte for the end of the file, and its errors about it go where
 * nobody listens.
 */
#pragma once
#include "core/xml/document.h"
#include <libxml/parser.h>

typedef struct {
	const char *bytes;
	gsize size_bytes, at;
	const char *name;
	const char *encoding; /* static */
	GIConv converter;     /* NULL when the bytes are UTF-8 already */
	gboolean lies;        /* the bytes from AT on are not of the encoding */
} BeianSource;

/*
 * Looks at BYTES (scan.h) and makes SOURCE ready; borrows BYTES and NAME until it is closed.
 * FALSE with *ERROR (not good); then there is nothing to close.
 */
gboolean beian_source_open(
	BeianSource *source, const void *bytes, gsize size_bytes, const char *name, GError **error);
/*
 * A parser that reads SOURCE, set up as all of ours are: no network, no entities, no limits lifted. Free with
 * xmlFreeParserCtxt.
 */
xmlParserCtxt *beian_source_parser(BeianSource *source);
/* FALSE with *ERROR (not good) when bytes were met that the declared encoding does not have. */
gboolean beian_source_close(BeianSource *source, GError **error);
