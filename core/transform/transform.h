/*
 * transform: what a document becomes. Pure XSLT 1.0 over one input document, no extension functions, so that
 * any processor runs it. The only room that knows libxslt.
 */
#pragma once
#include "core/xml/document.h"

/*
 * Applies the stylesheet at PATH to INPUT. NULL with *ERROR (not good): the stylesheet's own messages with
 * terminate="yes" included. No files, no network can be reached from it.
 */
BeianXml *beian_transform_apply(const char *path, const BeianXml *input, GError **error);
