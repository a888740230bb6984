/*
 * libxml: what the rooms xml and transform know of each other: that a document is libxml2's. For no one else.
 */
#pragma once
#include "core/xml/document.h"
#include <libxml/tree.h>

/* The tree of XML, borrowed. */
xmlDoc *beian_libxml_doc(const BeianXml *xml);
/* A document around TREE, which it owns from now on. */
BeianXml *beian_libxml_wrap(xmlDoc *tree);
