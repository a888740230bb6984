#include "config.h"
#include "core/xml/scan.h"
#include "core/base/error.h"
#include <string.h>

#define UTF8_MARK "\xEF\xBB\xBF"
#define DECLARATION_LIMIT_BYTES 256

typedef struct {
	const char *start, *end;
	const char *name;
	gboolean double_bytes; /* a byte from 0x81 on is the first of two or four: see section_end */
	guint depth;
	GError **error;
} Scan;

static const struct {
	const char *declared, *iconv;
} encodings[] = {
	{"UTF-8", "UTF-8"},
	{"US-ASCII", "US-ASCII"},
	{"ASCII", "US-ASCII"},
	{"ISO-8859-1", "ISO-8859-1"},
	{"GBK", "GBK"},
	{"GB2312", "GBK"},
	{"CP936", "GBK"},
	{"GB18030", "GB18030"},
};

static gboolean
begins(const char *at, const char *end, const char *with)
{
	gsize length = strlen(with);

	return (gsize)(end - at) >= length && memcmp(at, with, length) == 0;
}

static const char *
skip_blanks(const char *at, const char *end)
{
	while (at < end && strchr(" \t\r\n", *at) != NULL && *at != '\0')
		at++;
	return at;
}

/*
 * The value of the pseudo-attribute "encoding" of the XML declaration that begins at AT, in *LENGTH bytes;
 * NULL without one.
 */
static const char *
declared_encoding(const char *at, const char *end, gsize *length)
{
	if (!begins(at, end, "<?xml"))
		return NULL;
	const char *stop = g_strstr_len(at, MIN(end - at, DECLARATION_LIMIT_BYTES), "?>");
	const char *word = stop == NULL ? NULL : g_strstr_len(at, stop - at, "encoding");
	if (word == NULL)
		return NULL;

	at = skip_blanks(word + strlen("encoding"), stop);
	if (at == stop || *at != '=')
		return NULL;
	at = skip_blanks(at + 1, stop);
	if (at == stop || (*at != '"' && *at != '\''))
		return NULL;
	const char *close = memchr(at + 1, *at, (gsize)(stop - at - 1));
	if (close == NULL)
		return NULL;
	*length = (gsize)(close - at - 1);
	return at + 1;
}

const char *
beian_scan_encoding(const void *bytes, gsize size_bytes)
{
	const char *at = bytes, *end = at + size_bytes;
	gboolean marked = size_bytes > 0 && begins(at, end, UTF8_MARK);
	gsize length = 0;
	const char *declared =
		size_bytes > 0 ? declared_encoding(marked ? at + strlen(UTF8_MARK) : at, end, &length) : NULL;

	if (declared == NULL)
		return "UTF-8";
	for (gsize i = 0; i < G_N_ELEMENTS(encodings); i++) {
		const char *known = encodings[i].declared;
		if (strlen(known) == length && g_ascii_strncasecmp(known, declared, length) == 0)
			return !marked || strcmp(encodings[i].iconv, "UTF-8") == 0 ? encodings[i].iconv
										   : NULL;
	}
	return NULL;
}

long
beian_scan_line(const void *bytes, gsize offset)
{
	const char *at = bytes, *end = at + offset;
	long line = 1;

	while (at < end && (at = memchr(at, '\n', (gsize)(end - at))) != NULL) {
		at++;
		line++;
	}
	return line;
}

static gboolean
refuse(const Scan *scan, const char *at, const char *sentence)
{
	return beian_error_set(scan->error, BEIAN_ERROR_NOT_GOOD, "%s:%ld: %s", scan->name,
		beian_scan_line(scan->start, (gsize)(at - scan->start)), sentence);
}

static gboolean
refuse_over(const Scan *scan, const char *at, const char *format_with_limit, int limit)
{
	g_autofree char *number = g_strdup_printf("%d", limit);
	g_auto(GStrv) parts = g_strsplit(format_with_limit, "{limit}", 2);
	g_autofree char *sentence = g_strjoinv(number, parts);

	return refuse(scan, at, sentence);
}

/* Whether every reference between AT and END is a character or one of XML's own five. */
static gboolean
references_are_plain(const Scan *scan, const char *at, const char *end)
{
	static const char *const plain[] = {"&#", "&lt;", "&gt;", "&amp;", "&quot;", "&apos;"};

	while (at < end && (at = memchr(at, '&', (gsize)(end - at))) != NULL) {
		gboolean known = FALSE;
		for (gsize i = 0; i < G_N_ELEMENTS(plain) && !known; i++)
			known = begins(at, end, plain[i]);
		if (!known)
			return refuse(scan, at,
				_("only the entities lt, gt, amp, quot and apos may be used; write the text "
				  "itself"));
		at++;
	}
	return TRUE;
}

/*
 * Behind the first CLOSE from AT on; NULL when there is none. The second byte of a GBK character can be "]",
 * so that "]]>" may begin inside a character, where a parser does not see it; no other byte of our markup can
 * be a second byte.
 */
static const char *
section_end(const Scan *scan, const char *at, const char *close)
{
	while (at < scan->end) {
		if (scan->double_bytes && (guchar)*at > 0x80) {
			at += 2;
			continue;
		}
		if (begins(at, scan->end, close))
			return at + strlen(close);
		at++;
	}
	return NULL;
}

static gboolean
enter_tag(Scan *scan, const char *at, const char *close)
{
	if (at[1] == '/') {
		if (scan->depth == 0)
			return refuse(scan, at, _("an end tag has no start tag"));
		scan->depth--;
		return TRUE;
	}
	if (scan->depth == BEIAN_SCAN_DEPTH_LIMIT)
		return refuse_over(
			scan, at, _("elements are nested more than {limit} deep"), BEIAN_SCAN_DEPTH_LIMIT);
	if (close[-1] != '/')
		scan->depth++;
	return TRUE;
}

/*
 * Reads the tag at AT and sets *AFTER behind it. A quoted value may hold ">"; no "<" may stand anywhere in a
 * tag.
 */
static gboolean
read_tag(Scan *scan, const char *at, const char **after)
{
	const char *end = MIN(scan->end, at + BEIAN_SCAN_TAG_LIMIT_BYTES), *here;
	guint values = 0;
	char quote = '\0';

	for (here = at + 1; here < end && (quote != '\0' || *here != '>'); here++) {
		if (*here == '<')
			return refuse(scan, here, _("a tag is not closed before the next one begins"));
		if (quote != '\0')
			quote = *here == quote ? '\0' : quote;
		else if (*here == '"' || *here == '\'') {
			quote = *here;
			values++;
		}
	}
	if (values > BEIAN_SCAN_ATTRIBUTE_LIMIT)
		return refuse_over(
			scan, at, _("a tag has more than {limit} attributes"), BEIAN_SCAN_ATTRIBUTE_LIMIT);
	if (here == scan->end)
		return refuse(scan, at, _("a tag is not closed; the file may have been cut off"));
	if (here == end)
		return refuse_over(
			scan, at, _("a tag is longer than {limit} bytes"), BEIAN_SCAN_TAG_LIMIT_BYTES);
	*after = here + 1;
	return references_are_plain(scan, at, here) && enter_tag(scan, at, here);
}

static gboolean
read_markup(Scan *scan, const char *at, const char **after)
{
	static const struct {
		const char *open, *close;
	} sections[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};

	for (gsize i = 0; i < G_N_ELEMENTS(sections); i++) {
		if (!begins(at, scan->end, sections[i].open))
			continue;
		*after = section_end(scan, at + strlen(sections[i].open), sections[i].close);
		return *after != NULL ||
		       refuse(scan, at,
			       _("a comment or section is not closed; the file may have been cut off"));
	}
	if (begins(at, scan->end, "<!"))
		return refuse(
			scan, at, _("document type declarations (DOCTYPE) are not accepted; remove it"));
	return read_tag(scan, at, after);
}

static gboolean
check_bytes(const Scan *scan)
{
	gsize size_bytes = (gsize)(scan->end - scan->start);

	if (size_bytes == 0)
		return refuse(scan, scan->start, _("the file is empty"));
	if (begins(scan->start, scan->end, "\xFF\xFE") || begins(scan->start, scan->end, "\xFE\xFF"))
		return refuse(scan, scan->start, _("the file is in UTF-16; save it as UTF-8 or GBK"));
	const char *nul = memchr(scan->start, '\0', size_bytes);
	if (nul != NULL)
		return refuse(scan, nul, _("the file holds a NUL byte; it is not text in UTF-8 or GBK"));
	if (beian_scan_encoding(scan->start, size_bytes) == NULL)
		return refuse(scan, scan->start,
			_("the declared encoding is not accepted; save the file as UTF-8 or GBK"));
	return TRUE;
}

gboolean
beian_scan_bytes(const void *bytes, gsize size_bytes, const char *name, GError **error)
{
	const char *start = size_bytes > 0 ? bytes : "";
	Scan scan = {.start = start, .end = start + size_bytes, .name = name, .error = error};
	const char *at = start;

	if (!check_bytes(&scan))
		return FALSE;
	scan.double_bytes = g_str_has_prefix(beian_scan_encoding(start, size_bytes), "GB");
	while (at < scan.end) {
		const char *markup = memchr(at, '<', (gsize)(scan.end - at));
		if (!references_are_plain(&scan, at, markup != NULL ? markup : scan.end))
			return FALSE;
		if (markup == NULL)
			break;
		if (!read_markup(&scan, markup, &at))
			return FALSE;
	}
	if (scan.depth > 0)
		return refuse(&scan, scan.end, _("elements are not closed; the file may have been cut off"));
	return TRUE;
}
