/*
 * scan: a look at the raw bytes of a document before any parser sees them.
 *
 * A parser spends half a minute on one element with 300,000 attributes (3 MB); a look costs a millisecond a megabyte.
 * Understands UTF-8, GBK and other encodings that keep ASCII where ASCII is; refuses UTF-16 and UTF-32.
 */
#pragma once
#include <glib.h>

/* Nothing a filing needs comes near these. */
#define BEIAN_SCAN_TAG_LIMIT_BYTES 16384
#define BEIAN_SCAN_DEPTH_LIMIT 64

/*
 * Refuses a DOCTYPE, an entity other than the five of XML and character references, a tag longer than the limit, more depth
 * than the limit, a NUL byte, a byte-order mark other than UTF-8's. NAME is what messages call the document.
 * FALSE with *ERROR (not good; "NAME:LINE: …").
 */
gboolean beian_scan_bytes(const void *bytes, gsize size_bytes, const char *name, GError **error);
