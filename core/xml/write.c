#include "config.h"
#include "core/xml/libxml.h"
#include "core/xml/problem.h"
#include <libxml/xmlsave.h>
#include <string.h>

/* Both directions of GBK. */
typedef struct {
	GIConv to, from;
} Gbk;

static void
gbk_open(Gbk *gbk)
{
	gbk->to = g_iconv_open("GBK", "UTF-8");
	gbk->from = g_iconv_open("UTF-8", "GBK");
	g_assert(gbk->to != (GIConv)-1 && gbk->from != (GIConv)-1);
}

static void
gbk_close(Gbk *gbk)
{
	g_iconv_close(gbk->to);
	g_iconv_close(gbk->from);
}

/*
 * Whether GBK carries the character of LENGTH bytes at AT. It must come back the same: iconv drops some (the
 * tags U+E0000 to U+E007F) without a word. The euro sign, which iconv writes as the single byte 0x80, and
 * private use are not in the ministry's GBK. What is left are the 21,918 characters of code page 936 without
 * its byte 0x80.
 */
static gboolean
gbk_carries(const Gbk *gbk, const char *at, gsize length)
{
	gunichar c = g_utf8_get_char(at);
	char there[8], back[8];
	char *in = (char *)at, *out = there;
	gsize left = length, room = sizeof there;

	if (c < 0x80)
		return TRUE;
	if (c == 0x20AC || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000)
		return FALSE;
	if (g_iconv(gbk->to, &in, &left, &out, &room) != 0)
		return FALSE;
	in = there;
	left = sizeof there - room;
	out = back;
	room = sizeof back;
	return g_iconv(gbk->from, &in, &left, &out, &room) == 0 && sizeof back - room == length &&
	       memcmp(at, back, length) == 0;
}

static gunichar
first_outside(const Gbk *gbk, const char *text)
{
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
		if (!gbk_carries(gbk, at, (gsize)(g_utf8_next_char(at) - at)))
			return g_utf8_get_char(at);
	return 0;
}

gunichar
beian_xml_first_outside_gbk(const char *text)
{
	Gbk gbk;
	gunichar outside;

	if (g_str_is_ascii(text))
		return 0;
	gbk_open(&gbk);
	outside = first_outside(&gbk, text);
	gbk_close(&gbk);
	return outside;
}

/*
 * The first character of TEXT, or its first wrong byte, that XML 1.0 cannot carry; 0 when all can be. A
 * carriage return can, as "&#13;".
 */
static gunichar
first_unwritable(const char *text)
{
	const char *invalid;

	if (!g_utf8_validate(text, -1, &invalid))
		return (guchar)*invalid;
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
			return c;
	}
	return 0;
}

/*
 * Whether TEXT, which is in or on ELEMENT, can be written; GBK is NULL when the encoding has every character.
 */
static gboolean
check_text(const xmlNode *element, const char *text, const Gbk *gbk, GError **error)
{
	gunichar c = first_unwritable(text);

	if (c != 0)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("element %s holds the control character U+%04X, which XML cannot carry; remove it"),
			element->name, c);
	c = gbk == NULL ? 0 : first_outside(gbk, text);
	return c == 0 ||
	       beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		       _("element %s holds the character U+%04X, which GBK does not have; replace it"),
		       element->name, c);
}

static gboolean
check_element(const xmlNode *element, const Gbk *gbk, GError **error)
{
	for (const xmlAttr *at = element->properties; at != NULL; at = at->next)
		for (const xmlNode *part = at->children; part != NULL; part = part->next)
			if (part->content != NULL &&
				!check_text(element, (const char *)part->content, gbk, error))
				return FALSE;
	return check_text(element, (const char *)element->name, gbk, error);
}

/* Checks everything in ELEMENT, depth first: what is found first stands first in the document. */
static gboolean
check_below(const xmlNode *element, const Gbk *gbk, GError **error)
{
	if (!check_element(element, gbk, error))
		return FALSE;
	for (const xmlNode *at = element->children; at != NULL; at = at->next) {
		if (at->type == XML_ELEMENT_NODE
				? !check_below(at, gbk, error)
				: at->content != NULL &&
					  !check_text(element, (const char *)at->content, gbk, error))
			return FALSE;
	}
	return TRUE;
}

/* Takes blank texts out of elements that hold elements and nothing else, so that the indent is ours alone. */
static void
drop_indent(xmlNode *element)
{
	gboolean holds_text = FALSE;
	xmlNode *next;

	for (xmlNode *at = element->children; at != NULL; at = at->next) {
		if (at->type == XML_ELEMENT_NODE)
			drop_indent(at);
		else
			holds_text = holds_text || !xmlIsBlankNode(at);
	}
	for (xmlNode *at = element->children;
		at != NULL && !holds_text && xmlFirstElementChild(element) != NULL; at = next) {
		next = at->next;
		if (at->type != XML_TEXT_NODE)
			continue;
		xmlUnlinkNode(at);
		xmlFreeNode(at);
	}
}

/* The document in UTF-8 behind a declaration of ENCODING. */
static GString *
write_utf8(const BeianXml *xml, const char *encoding)
{
	g_autoptr(BeianXml) copy = beian_xml_copy(xml);
	xmlNode *root = xmlDocGetRootElement(beian_libxml_doc(copy));
	xmlBuffer *buffer = xmlBufferCreate();
	GString *text = g_string_new(NULL);

	drop_indent(root);
	xmlSaveCtxt *save = xmlSaveToBuffer(buffer, "UTF-8", XML_SAVE_FORMAT | XML_SAVE_NO_DECL);
	xmlSaveTree(save, root);
	xmlSaveClose(save);
	g_string_printf(text, "<?xml version=\"1.0\" encoding=\"%s\"?>\n", encoding);
	g_string_append_len(text, (const char *)xmlBufferContent(buffer), xmlBufferLength(buffer));
	g_string_append_c(text, '\n');
	xmlBufferFree(buffer);
	return text;
}

/* TEXT in GBK. We convert, not libxml2, which writes what GBK lacks as "&#19886;" and calls that done. */
static GBytes *
to_gbk(const GString *text, GError **error)
{
	g_autoptr(GError) cause = NULL;
	gsize size_bytes;
	char *bytes = g_convert(text->str, (gssize)text->len, "GBK", "UTF-8", NULL, &size_bytes, &cause);

	if (bytes != NULL)
		return g_bytes_new_take(bytes, size_bytes);
	beian_error_set(
		error, BEIAN_ERROR_NOT_GOOD, _("the document cannot be written in GBK: %s"), cause->message);
	return NULL;
}

static gboolean
check_document(const BeianXml *xml, gboolean in_gbk, GError **error)
{
	const xmlNode *root = xmlDocGetRootElement(beian_libxml_doc(xml));
	Gbk gbk;
	gboolean fine;

	if (!in_gbk)
		return check_below(root, NULL, error);
	gbk_open(&gbk);
	fine = check_below(root, &gbk, error);
	gbk_close(&gbk);
	return fine;
}

GBytes *
beian_xml_write(const BeianXml *xml, const char *encoding, GError **error)
{
	gboolean in_gbk = strcmp(encoding, "GBK") == 0;

	g_assert(in_gbk || strcmp(encoding, "UTF-8") == 0);
	if (!check_document(xml, in_gbk, error))
		return NULL;

	GString *text = write_utf8(xml, encoding);
	g_autoptr(GBytes) bytes = NULL;
	if (in_gbk) {
		bytes = to_gbk(text, error);
		g_string_free(text, TRUE);
	} else {
		bytes = g_string_free_to_bytes(text);
	}
	if (bytes == NULL)
		return NULL;

	g_autoptr(BeianXml) again = beian_xml_read(
		g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), _("the written document"), error);
	return again == NULL ? NULL : g_steal_pointer(&bytes);
}
