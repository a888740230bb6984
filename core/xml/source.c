#include "config.h"
#include "core/xml/source.h"
#include "core/xml/scan.h"
#include "core/base/error.h"
#include <errno.h>
#include <string.h>

#define UTF8_MARK "\xEF\xBB\xBF"

static gboolean
refuse_lie(const BeianSource *source, gsize offset, GError **error)
{
	return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		_("%s:%ld: the bytes here are not %s, which the file says it is in; save it again in that "
		  "encoding"),
		source->name, beian_scan_line(source->bytes, offset), source->encoding);
}

gboolean
beian_source_open(BeianSource *source, const void *bytes, gsize size_bytes, const char *name, GError **error)
{
	const char *invalid;

	if (size_bytes > BEIAN_XML_LIMIT_BYTES)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s is larger than the %u bytes that a document may have"), name,
			BEIAN_XML_LIMIT_BYTES);
	if (!beian_scan_bytes(bytes, size_bytes, name, error))
		return FALSE;

	*source = (BeianSource){.bytes = bytes, .size_bytes = size_bytes, .name = name};
	source->encoding = beian_scan_encoding(bytes, size_bytes);
	if (strcmp(source->encoding, "UTF-8") != 0) {
		source->converter = g_iconv_open("UTF-8", source->encoding);
		return source->converter != (GIConv)-1 ||
		       beian_error_set(error, BEIAN_ERROR_CANNOT,
			       _("%s cannot be read: this system cannot convert from %s"), name,
			       source->encoding);
	}
	if (!g_utf8_validate_len(bytes, size_bytes, &invalid))
		return refuse_lie(source, (gsize)(invalid - source->bytes), error);
	if (g_str_has_prefix(source->bytes, UTF8_MARK))
		source->at = strlen(UTF8_MARK);
	return TRUE;
}

static int
read_converted(BeianSource *source, char *buffer, gsize room)
{
	char *in = (char *)source->bytes + source->at, *out = buffer;
	gsize left = source->size_bytes - source->at, free_bytes = room;
	gsize done = left == 0 ? 0 : g_iconv(source->converter, &in, &left, &out, &free_bytes);

	source->at = (gsize)(in - source->bytes);
	if (out == buffer && done == (gsize)-1) {
		source->lies = TRUE;
		return -1;
	}
	return (int)(out - buffer);
}

static int
read_piece(void *context, char *buffer, int length)
{
	BeianSource *source = context;

	if (source->converter != NULL)
		return read_converted(source, buffer, (gsize)length);
	gsize piece = MIN((gsize)length, source->size_bytes - source->at);
	memcpy(buffer, source->bytes + source->at, piece);
	source->at += piece;
	return (int)piece;
}

static int
end_pieces(void *context)
{
	(void)context;
	return 0;
}

xmlParserCtxt *
beian_source_parser(BeianSource *source)
{
	xmlParserCtxt *parser =
		xmlCreateIOParserCtxt(NULL, NULL, read_piece, end_pieces, source, XML_CHAR_ENCODING_NONE);

	g_assert(parser != NULL);
	/* The declaration was read already; what comes now is UTF-8. */
	xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT |
					  XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
	return parser;
}

gboolean
beian_source_close(BeianSource *source, GError **error)
{
	if (source->converter != NULL)
		g_iconv_close(source->converter);
	return !source->lies || refuse_lie(source, source->at, error);
}
