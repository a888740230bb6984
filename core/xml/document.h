/*
 * document: trees of elements. The only door to libxml2, together with expression.h and schema.h.
 *
 * Every document that comes from outside passes beian_xml_read: a size limit, a scan of the raw bytes
 * (scan.h), a parser without network, entities or external subsets. What a node's functions return is
 * borrowed until the tree changes or is freed.
 */
#pragma once
#include <glib.h>

typedef struct BeianXml BeianXml;         /* a whole document */
typedef struct BeianXmlNode BeianXmlNode; /* an element of one; lives as long as its document */

/*
 * The largest document read from outside: the ministry's own limit for one file. Source: interface
 * specification 3.0.
 */
#define BEIAN_XML_LIMIT_BYTES (50u * 1024 * 1024)

/*
 * Reads a document from SIZE_BYTES bytes at BYTES; NAME is what messages call it.
 * NULL with *ERROR (not good; "NAME:LINE: …") when it is too large, has a DOCTYPE, an over-long tag, too much
 * depth, is not well-formed, or is in an encoding its declaration does not say. Never touches the network or
 * another file.
 */
BeianXml *beian_xml_read(const void *bytes, gsize size_bytes, const char *name, GError **error);
/* The same for the file at PATH. An unreadable file is *ERROR (cannot). */
BeianXml *beian_xml_read_file(const char *path, GError **error);

/* An empty document whose root element is NAME, in no namespace. */
BeianXml *beian_xml_new(const char *root);
/* A deep copy. */
BeianXml *beian_xml_copy(const BeianXml *xml);
/* NULL-safe. */
void beian_xml_free(BeianXml *xml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianXml, beian_xml_free)

BeianXmlNode *beian_xml_root(const BeianXml *xml);

/*
 * Local name; namespace or NULL; line of the file it was read from (behind line 65535 sometimes the
 * next one), 0 when made here.
 */
const char *beian_xml_name(const BeianXmlNode *node);
const char *beian_xml_namespace(const BeianXmlNode *node);
long beian_xml_line(const BeianXmlNode *node);

/* The first child element, the next sibling element, the parent element; NULL when there is none. */
BeianXmlNode *beian_xml_first(const BeianXmlNode *node);
BeianXmlNode *beian_xml_next(const BeianXmlNode *node);
BeianXmlNode *beian_xml_parent(const BeianXmlNode *node);
/* The first child element called NAME; NULL when there is none. */
BeianXmlNode *beian_xml_child(const BeianXmlNode *node, const char *name);

/* The value of the attribute NAME (no namespace; "xml:lang" is understood), or NULL. Free with g_free. */
char *beian_xml_attribute(const BeianXmlNode *node, const char *name);
/* Calls VISIT for each attribute of NODE in document order, namespace declarations excluded. */
void beian_xml_each_attribute(const BeianXmlNode *node,
	void (*visit)(const char *name, const char *value, gpointer data), gpointer data);
/* All text inside NODE, its descendants' included. Free with g_free. Never NULL. */
char *beian_xml_text(const BeianXmlNode *node);

/*
 * Appends an element NAME to PARENT and returns it; with TEXT when TEXT is not NULL. TEXT must be writable
 * (base/text.h).
 */
BeianXmlNode *beian_xml_append(BeianXmlNode *parent, const char *name, const char *text);
/* Sets the attribute NAME of NODE to VALUE, replacing what was there. */
void beian_xml_set(BeianXmlNode *node, const char *name, const char *value);
/* Appends a deep copy of NODE, of any document, to PARENT and returns it. */
BeianXmlNode *beian_xml_append_copy(BeianXmlNode *parent, const BeianXmlNode *node);
/* Takes NODE out of its document and frees it with all below it. */
void beian_xml_remove(BeianXmlNode *node);
/* Puts the element and all below it into NAMESPACE as the default namespace, or into none when it is NULL. */
void beian_xml_use_namespace(BeianXml *xml, const char *namespace);

/*
 * The document as bytes in ENCODING ("UTF-8" or "GBK"): XML declaration, elements in tree order, attributes
 * in the order set, two blanks of indent a level where an element holds only elements, LF. The same tree
 * gives the same bytes. The result is parsed again before it is returned. NULL with *ERROR (not good) when a
 * character cannot be carried.
 */
GBytes *beian_xml_write(const BeianXml *xml, const char *encoding, GError **error);

/*
 * The first character of TEXT that GBK (code page 936 without the euro sign and private use) cannot carry; 0
 * when all can be.
 */
gunichar beian_xml_first_outside_gbk(const char *text);
