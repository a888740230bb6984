/*
 * scan: a look at the raw bytes of a document before any parser sees them.
 *
 * A parser spends half a minute on one element with 300,000 attributes (3 MB); a look costs a millisecond a
 * megabyte. Understands UTF-8, GBK and other encodings that keep ASCII where ASCII is; refuses UTF-16 and
 * UTF-32. Never milder than the parser: what the scan takes for the end of a comment, a tag or a CDATA
 * section is that for the parser too.
 */
#pragma once
#include <glib.h>

/* Nothing a filing needs comes near these. */
#define BEIAN_SCAN_TAG_LIMIT_BYTES 16384
#define BEIAN_SCAN_ATTRIBUTE_LIMIT 64
#define BEIAN_SCAN_DEPTH_LIMIT 64

/*
 * Refuses a DOCTYPE, an entity other than the five of XML and character references, a tag longer than the
 * limit or with more attributes, more depth than the limit, a NUL byte, a byte-order mark other than UTF-8's,
 * an encoding that is not known. NAME is what messages call the document. FALSE with *ERROR (not good;
 * "NAME:LINE: …").
 */
gboolean beian_scan_bytes(const void *bytes, gsize size_bytes, const char *name, GError **error);

/*
 * The encoding that the XML declaration at the start of BYTES names, as iconv calls it ("UTF-8" when nothing
 * is declared, "GBK" for GB2312 too, its subset); NULL when it is none that a document may have. Static.
 */
const char *beian_scan_encoding(const void *bytes, gsize size_bytes);

/* The line of the byte at OFFSET, from 1. */
long beian_scan_line(const void *bytes, gsize offset);
