/*
 * listener: what libxslt and libxml2 have to say while a stylesheet is read and applied.
 *
 * Both write to standard error through handlers that are global to the process; a screen full of curses would
 * not survive that. So the handlers are exchanged for the length of one transformation, and with them the
 * loader, which would fetch what a stylesheet includes or imports. For this room only.
 */
#pragma once
#include <glib.h>
#include <libxml/xmlerror.h>
#include <libxslt/documents.h>
#include <libxslt/xsltInternals.h>

typedef struct {
	GString *heard;  /* all of it, a line each */
	gboolean failed; /* some of it was not the stylesheet's own words */
	/* The transformation under way, or NULL: libxslt calls it stopped after an error and after a message
	 * alike. */
	const xsltTransformContext *context;
	xmlStructuredErrorFunc structured;
	void *structured_context;
	xmlGenericErrorFunc generic, xslt;
	void *generic_context, *xslt_context;
	xsltDocLoaderFunc loader;
} BeianListener;

/* From here to the end, all messages go to LISTENER, and nothing can be loaded. */
void beian_listener_begin(BeianListener *listener);
/* Puts back what was. Returns what was heard, without blanks around it; free with g_free. */
char *beian_listener_end(BeianListener *listener);
