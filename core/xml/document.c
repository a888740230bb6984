#include "config.h"
#include "core/xml/libxml.h"
#include "core/xml/problem.h"
#include "core/xml/source.h"
#include "core/base/file.h"
#include <string.h>

#define TEXT(string) ((const xmlChar *)(string))

/*
 * A BeianXml is an xmlDoc and a BeianXmlNode an xmlNode under names that other rooms may see: nothing to
 * allocate, nothing to keep.
 */
xmlDoc *
beian_libxml_doc(const BeianXml *xml)
{
	return (xmlDoc *)xml;
}

BeianXml *
beian_libxml_wrap(xmlDoc *tree)
{
	return (BeianXml *)tree;
}

static xmlNode *
inner(const BeianXmlNode *node)
{
	return (xmlNode *)node;
}

static BeianXmlNode *
outer(xmlNode *node)
{
	return (BeianXmlNode *)node;
}

/*
 * Reads what PARSER reads into a tree; NULL when that is not one well-formed document. Comments and
 * instructions are left out.
 */
static xmlDoc *
parse_tree(xmlParserCtxt *parser)
{
	parser->sax->comment = NULL;
	parser->sax->processingInstruction = NULL;
	xmlParseDocument(parser);

	xmlDoc *tree = g_steal_pointer(&parser->myDoc);
	if (parser->wellFormed && parser->nsWellFormed)
		return tree;
	xmlFreeDoc(tree);
	return NULL;
}

BeianXml *
beian_xml_read(const void *bytes, gsize size_bytes, const char *name, GError **error)
{
	g_autoptr(GError) malformed = NULL;
	BeianSource source;
	BeianProblems problems;

	if (!beian_source_open(&source, bytes, size_bytes, name, error))
		return NULL;
	beian_problems_begin(&problems, name);
	xmlParserCtxt *parser = beian_source_parser(&source);
	g_autoptr(BeianXml) xml = beian_libxml_wrap(parse_tree(parser));
	xmlFreeParserCtxt(parser);
	gboolean fine = beian_problems_end(&problems, &malformed);

	if (!beian_source_close(&source, error))
		return NULL;
	if (!fine)
		g_propagate_error(error, g_steal_pointer(&malformed));
	else if (xml == NULL)
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("%s is not well-formed XML"), name);
	return fine ? g_steal_pointer(&xml) : NULL;
}

BeianXml *
beian_xml_read_file(const char *path, GError **error)
{
	g_autoptr(GBytes) bytes = beian_file_read(path, BEIAN_XML_LIMIT_BYTES, error);

	return bytes == NULL
		       ? NULL
		       : beian_xml_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), path, error);
}

BeianXml *
beian_xml_new(const char *root)
{
	xmlDoc *tree = xmlNewDoc(TEXT("1.0"));

	/* Names repeat all over a document: one copy of each, and XPath compares pointers first. */
	tree->dict = xmlDictCreate();
	xmlDocSetRootElement(tree, xmlNewDocNode(tree, NULL, TEXT(root), NULL));
	return beian_libxml_wrap(tree);
}

BeianXml *
beian_xml_copy(const BeianXml *xml)
{
	return beian_libxml_wrap(xmlCopyDoc(beian_libxml_doc(xml), 1));
}

void
beian_xml_free(BeianXml *xml)
{
	xmlFreeDoc(beian_libxml_doc(xml));
}

BeianXmlNode *
beian_xml_root(const BeianXml *xml)
{
	return outer(xmlDocGetRootElement(beian_libxml_doc(xml)));
}

const char *
beian_xml_name(const BeianXmlNode *node)
{
	return (const char *)inner(node)->name;
}

const char *
beian_xml_namespace(const BeianXmlNode *node)
{
	return inner(node)->ns == NULL ? NULL : (const char *)inner(node)->ns->href;
}

long
beian_xml_line(const BeianXmlNode *node)
{
	return inner(node)->line == 0 ? 0 : xmlGetLineNo(inner(node));
}

BeianXmlNode *
beian_xml_first(const BeianXmlNode *node)
{
	return outer(xmlFirstElementChild(inner(node)));
}

BeianXmlNode *
beian_xml_next(const BeianXmlNode *node)
{
	return outer(xmlNextElementSibling(inner(node)));
}

BeianXmlNode *
beian_xml_parent(const BeianXmlNode *node)
{
	xmlNode *parent = inner(node)->parent;

	return parent != NULL && parent->type == XML_ELEMENT_NODE ? outer(parent) : NULL;
}

BeianXmlNode *
beian_xml_child(const BeianXmlNode *node, const char *name)
{
	BeianXmlNode *child = beian_xml_first(node);

	while (child != NULL && strcmp(beian_xml_name(child), name) != 0)
		child = beian_xml_next(child);
	return child;
}

/* The string value of an element or attribute. Almost always one text node. */
static char *
string_value(const xmlNode *node)
{
	const xmlNode *child = node->children;

	if (child == NULL)
		return g_strdup("");
	if (child->next == NULL && child->type == XML_TEXT_NODE)
		return g_strdup((const char *)child->content);
	xmlChar *content = xmlNodeGetContent(node);
	char *value = g_strdup((const char *)content);
	xmlFree(content);
	return value;
}

/* The attribute as a file writes it: "lang" in XML's own namespace is "xml:lang". */
static xmlAttr *
find_attribute(const xmlNode *node, const char *name)
{
	gboolean of_xml = g_str_has_prefix(name, "xml:");
	xmlAttr *attribute = node->properties;

	for (; attribute != NULL; attribute = attribute->next) {
		gboolean in_xml =
			attribute->ns != NULL && xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE);
		if (in_xml == of_xml && (in_xml || attribute->ns == NULL) &&
			strcmp((const char *)attribute->name, of_xml ? name + strlen("xml:") : name) == 0)
			break;
	}
	return attribute;
}

char *
beian_xml_attribute(const BeianXmlNode *node, const char *name)
{
	const xmlAttr *attribute = find_attribute(inner(node), name);

	return attribute == NULL ? NULL : string_value((const xmlNode *)attribute);
}

void
beian_xml_each_attribute(const BeianXmlNode *node,
	void (*visit)(const char *name, const char *value, gpointer data), gpointer data)
{
	for (const xmlAttr *at = inner(node)->properties; at != NULL; at = at->next) {
		const char *prefix = at->ns == NULL ? NULL : (const char *)at->ns->prefix;
		g_autofree char *name = g_strjoin(":", prefix != NULL ? prefix : (const char *)at->name,
			prefix != NULL ? (const char *)at->name : NULL, NULL);
		g_autofree char *value = string_value((const xmlNode *)at);
		visit(name, value, data);
	}
}

char *
beian_xml_text(const BeianXmlNode *node)
{
	return string_value(inner(node));
}

/*
 * Text is put in as a node of its own: functions of libxml2 that take it along with a name read "&" as markup
 * or check its encoding aloud.
 */
static void
put_text(xmlNode *owner, const char *text)
{
	xmlNode *made = xmlNewDocText(owner->doc, TEXT(text));

	made->parent = owner;
	owner->children = owner->last = made;
}

BeianXmlNode *
beian_xml_append(BeianXmlNode *parent, const char *name, const char *text)
{
	xmlNode *above = inner(parent), *made = xmlNewDocNode(above->doc, above->ns, TEXT(name), NULL);

	if (text != NULL)
		put_text(made, text);
	return outer(xmlAddChild(above, made));
}

void
beian_xml_set(BeianXmlNode *node, const char *name, const char *value)
{
	xmlAttr *attribute = find_attribute(inner(node), name);

	if (attribute == NULL && g_str_has_prefix(name, "xml:"))
		attribute = xmlNewNsProp(inner(node), xmlSearchNs(inner(node)->doc, inner(node), TEXT("xml")),
			TEXT(name + strlen("xml:")), NULL);
	else if (attribute == NULL)
		attribute = xmlNewNsProp(inner(node), NULL, TEXT(name), NULL);
	xmlFreeNodeList(attribute->children);
	put_text((xmlNode *)attribute, value);
}

void
beian_xml_remove(BeianXmlNode *node)
{
	xmlUnlinkNode(inner(node));
	xmlFreeNode(inner(node));
}
