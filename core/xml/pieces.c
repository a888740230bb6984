#include "config.h"
#include "core/xml/pieces.h"
#include "core/xml/libxml.h"
#include "core/xml/problem.h"
#include "core/xml/source.h"
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <string.h>

/*
 * The parser's own handlers build the tree of a piece, in a document that begins and ends with it; outside of
 * pieces nothing is built. Rejected: xmlTextReader, which keeps what it expanded until it has passed it, so
 * that each piece would have to be copied out.
 */
typedef struct {
	const char *name;         /* what messages call the document */
	const char *const *paths; /* NULL: stop at the root */
	BeianPieceVisit *visit;
	gpointer data;
	GString *path;   /* of the element the parser is in */
	guint depth;     /* of it below the root of the piece; 0: outside of a piece */
	guint which;     /* the path of the piece */
	BeianXml *root;  /* what beian_pieces_root found */
	gulong began;    /* where the piece begins, in bytes of UTF-8 */
	GError *refused; /* by VISIT, or for its size */
} Reading;

static guint
path_index(const Reading *reading)
{
	guint i = 0;

	while (reading->paths[i] != NULL && strcmp(reading->paths[i], reading->path->str) != 0)
		i++;
	return i;
}

/* The document of the piece that just ended; its dictionary is shared with the parser's and outlives it. */
static BeianXml *
take_tree(xmlParserCtxt *parser)
{
	parser->node = NULL;
	return beian_libxml_wrap(g_steal_pointer(&parser->myDoc));
}

static gulong
place_of(const xmlParserCtxt *parser)
{
	return parser->input->consumed + (gulong)(parser->input->cur - parser->input->base);
}

/* Whether the piece may grow further; else the reading ends. */
static gboolean
may_grow(xmlParserCtxt *parser, Reading *reading)
{
	if (reading->refused != NULL)
		return FALSE;
	if (place_of(parser) - reading->began <= BEIAN_PIECE_LIMIT_BYTES)
		return TRUE;
	beian_error_set(&reading->refused, BEIAN_ERROR_NOT_GOOD,
		_("%s:%d: the element that ends here is larger than %u bytes; nothing real is"),
		reading->name, parser->input->line, BEIAN_PIECE_LIMIT_BYTES);
	xmlStopParser(parser);
	return FALSE;
}

static void
start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int count,
	const xmlChar **namespaces, int attributes, int defaulted, const xmlChar **values)
{
	xmlParserCtxt *parser = context;
	Reading *reading = parser->_private;

	if (reading->path->len > 0)
		g_string_append_c(reading->path, '/');
	g_string_append(reading->path, (const char *)name);
	if (reading->depth == 0 && reading->paths != NULL) {
		reading->which = path_index(reading);
		if (reading->paths[reading->which] == NULL)
			return;
	}
	if (reading->depth > 0 && !may_grow(parser, reading))
		return;
	if (reading->depth++ == 0) {
		reading->began = place_of(parser);
		xmlSAX2StartDocument(parser);
	}
	xmlSAX2StartElementNs(parser, name, prefix, uri, count, namespaces, attributes, defaulted, values);
	if (reading->paths == NULL) {
		reading->root = take_tree(parser);
		xmlStopParser(parser);
	}
}

static void
end_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	xmlParserCtxt *parser = context;
	Reading *reading = parser->_private;
	const char *slash = strrchr(reading->path->str, '/');

	g_string_truncate(reading->path, slash != NULL ? (gsize)(slash - reading->path->str) : 0);
	if (reading->depth == 0 || reading->refused != NULL)
		return;
	xmlSAX2EndElementNs(parser, name, prefix, uri);
	if (--reading->depth > 0)
		return;
	g_autoptr(BeianXml) piece = take_tree(parser);
	if (!reading->visit(piece, reading->which, reading->data, &reading->refused))
		xmlStopParser(parser);
}

static void
take_text(void *context, const xmlChar *text, int length)
{
	xmlParserCtxt *parser = context;
	Reading *reading = parser->_private;

	if (reading->depth > 0 && may_grow(parser, reading))
		xmlSAX2Characters(context, text, length);
}

static void
listen_to(xmlParserCtxt *parser, Reading *reading)
{
	parser->_private = reading;
	parser->sax->startDocument = NULL;
	parser->sax->endDocument = NULL;
	parser->sax->comment = NULL;
	parser->sax->processingInstruction = NULL;
	parser->sax->startElementNs = start_element;
	parser->sax->endElementNs = end_element;
	parser->sax->characters = take_text;
	parser->sax->ignorableWhitespace = take_text;
	parser->sax->cdataBlock = NULL; /* a CDATA section is text */
}

/* Lets READING read BYTES. FALSE with *ERROR. */
static gboolean
read_all(GBytes *bytes, const char *name, Reading *reading, GError **error)
{
	g_autoptr(GError) malformed = NULL;
	g_autoptr(GString) path = g_string_new(NULL);
	BeianSource source;
	BeianProblems problems;

	if (!beian_source_open(&source, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), name, error))
		return FALSE;
	reading->path = path;
	reading->name = name;
	beian_problems_begin(&problems, name);
	xmlParserCtxt *parser = beian_source_parser(&source);
	listen_to(parser, reading);
	xmlParseDocument(parser);
	gboolean stopped = reading->refused != NULL || reading->root != NULL;
	gboolean good = stopped || (parser->wellFormed && parser->nsWellFormed);
	xmlFreeDoc(parser->myDoc); /* of a piece that did not end */
	parser->myDoc = NULL;
	xmlFreeParserCtxt(parser);
	if (!beian_problems_end(&problems, &malformed))
		good = stopped;
	if (!beian_source_close(&source, stopped ? NULL : error) && !stopped)
		return FALSE;
	if (good)
		return TRUE;
	if (malformed != NULL)
		g_propagate_error(error, g_steal_pointer(&malformed));
	else
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("%s is not well-formed XML"), name);
	return FALSE;
}

BeianXml *
beian_pieces_root(GBytes *bytes, const char *name, GError **error)
{
	Reading reading = {0};

	if (read_all(bytes, name, &reading, error))
		return reading.root;
	return NULL;
}

gboolean
beian_pieces_read(GBytes *bytes, const char *name, const char *const *paths, BeianPieceVisit *visit,
	gpointer data, GError **error)
{
	Reading reading = {.paths = paths, .visit = visit, .data = data};

	if (!read_all(bytes, name, &reading, error))
		return FALSE;
	if (reading.refused == NULL)
		return TRUE;
	g_propagate_error(error, reading.refused);
	return FALSE;
}
