/*
 * transform: what a document becomes. Pure XSLT 1.0 over one input document, no extension functions, so that
 * any processor runs it. The only room that knows libxslt.
 */
#pragma once
#include "core/xml/document.h"

/* A stylesheet that was read: for who applies it again and again. */
typedef struct BeianStylesheet BeianStylesheet;
/* Reads the stylesheet at PATH. NULL with *ERROR (not good) when it is none. */
BeianStylesheet *beian_stylesheet_read(const char *path, GError **error);
void beian_stylesheet_free(BeianStylesheet *stylesheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianStylesheet, beian_stylesheet_free)
/* As beian_transform_apply. */
BeianXml *beian_stylesheet_apply(const BeianStylesheet *stylesheet, const BeianXml *input, GError **error);

/*
 * Applies the stylesheet at PATH to INPUT. NULL with *ERROR (not good): the stylesheet's own messages with
 * terminate="yes" included. No files, no network can be reached from it.
 */
BeianXml *beian_transform_apply(const char *path, const BeianXml *input, GError **error);
