#include "config.h"
#include "core/xml/libxml.h"

/* The element after AT in document order, within ROOT; NULL at the end. */
static xmlNode *
element_after(xmlNode *at, const xmlNode *root)
{
	xmlNode *next = xmlFirstElementChild(at);

	while (next == NULL && at != root) {
		next = xmlNextElementSibling(at);
		at = at->parent;
	}
	return next;
}

/*
 * Takes the default namespace declarations off NODE's own list; they are added to *LOOSE, since elements
 * below may still point at them.
 */
static void
take_default_declarations(xmlNode *node, xmlNs **loose)
{
	for (xmlNs **at = &node->nsDef; *at != NULL;) {
		xmlNs *declared = *at;
		if (declared->prefix != NULL) {
			at = &declared->next;
			continue;
		}
		*at = declared->next;
		declared->next = *loose;
		*loose = declared;
	}
}

/* Declarations with a prefix stay: attributes may use them. */
void
beian_xml_use_namespace(BeianXml *xml, const char *namespace)
{
	xmlNode *root = xmlDocGetRootElement(beian_libxml_doc(xml));
	xmlNs *loose = NULL, *declared = NULL;

	take_default_declarations(root, &loose);
	if (namespace != NULL)
		declared = xmlNewNs(root, (const xmlChar *)namespace, NULL);
	for (xmlNode *at = root; at != NULL; at = element_after(at, root)) {
		if (at != root)
			take_default_declarations(at, &loose);
		at->ns = declared;
	}
	xmlFreeNsList(loose);
}

/*
 * A copy without a namespace takes that of its new parent, as what is appended does: as bytes it would
 * inherit it anyway, and the tree must say the same as its bytes.
 */
BeianXmlNode *
beian_xml_append_copy(BeianXmlNode *parent, const BeianXmlNode *node)
{
	xmlNode *above = (xmlNode *)parent;
	xmlNode *copy = xmlDocCopyNode((xmlNode *)node, above->doc, 1);

	xmlAddChild(above, copy);
	for (xmlNode *at = copy; at != NULL && above->ns != NULL; at = element_after(at, copy))
		if (at->ns == NULL)
			at->ns = above->ns;
	return (BeianXmlNode *)copy;
}
