#include "config.h"
#include "core/transform/listener.h"
#include <libxslt/xsltutils.h>
#include <string.h>

/* More than anyone reads; an endless loop in a stylesheet may not fill the memory with messages. */
#define HEARD_LIMIT_BYTES 4096

static void hear(void *data, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
hear(void *data, const char *format, ...)
{
	BeianListener *listener = data;
	va_list arguments;

	/* An error is noted in the context before it is told; a message is not. */
	listener->failed |= listener->context == NULL || listener->context->state != XSLT_STATE_OK;
	if (listener->heard->len >= HEARD_LIMIT_BYTES)
		return;
	va_start(arguments, format);
	g_string_append_vprintf(listener->heard, format, arguments);
	va_end(arguments);
}

static void
hear_structured(void *data, xmlError *problem)
{
	BeianListener *listener = data;

	listener->failed = TRUE;
	hear(listener, "%s", problem->message != NULL ? problem->message : "");
}

/* Also says no to document(), whatever the security preferences say. */
static xmlDoc *
load_nothing(const xmlChar *uri G_GNUC_UNUSED, xmlDict *words G_GNUC_UNUSED, int options G_GNUC_UNUSED,
	void *context G_GNUC_UNUSED, xsltLoadType type G_GNUC_UNUSED)
{
	return NULL;
}

void
beian_listener_begin(BeianListener *listener)
{
	*listener = (BeianListener){.heard = g_string_new(NULL)};
	listener->structured = xmlStructuredError;
	listener->structured_context = xmlStructuredErrorContext;
	listener->generic = xmlGenericError;
	listener->generic_context = xmlGenericErrorContext;
	listener->xslt = xsltGenericError;
	listener->xslt_context = xsltGenericErrorContext;
	listener->loader = xsltDocDefaultLoader;
	xmlSetStructuredErrorFunc(listener, hear_structured);
	xmlSetGenericErrorFunc(listener, hear);
	xsltSetGenericErrorFunc(listener, hear);
	xsltSetLoaderFunc(load_nothing);
}

char *
beian_listener_end(BeianListener *listener)
{
	xmlSetStructuredErrorFunc(listener->structured_context, listener->structured);
	xmlSetGenericErrorFunc(listener->generic_context, listener->generic);
	xsltSetGenericErrorFunc(listener->xslt_context, listener->xslt);
	xsltSetLoaderFunc(listener->loader);
	return g_strstrip(g_string_free(g_steal_pointer(&listener->heard), FALSE));
}
