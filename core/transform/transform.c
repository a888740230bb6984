#include "config.h"
#include "core/transform/transform.h"
#include "core/base/error.h"
#include "core/transform/listener.h"
#include "core/xml/libxml.h"
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xsltStylesheet, xsltFreeStylesheet)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xsltTransformContext, xsltFreeTransformContext)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xsltSecurityPrefs, xsltFreeSecurityPrefs)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)

/* NULL when what is at PATH is no stylesheet; the listener has heard why. */
static xsltStylesheet *
compile(const BeianXml *source)
{
	/* The stylesheet owns its document. */
	g_autoptr(xmlDoc) copy = xmlCopyDoc(beian_libxml_doc(source), 1);
	xsltStylesheet *style = xsltParseStylesheetDoc(copy);

	if (style != NULL)
		(void)g_steal_pointer(&copy);
	if (style == NULL || style->errors == 0)
		return style;
	xsltFreeStylesheet(style);
	return NULL;
}

static xsltSecurityPrefs *
forbid_all(void)
{
	static const xsltSecurityOption options[] = {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
		XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK};
	xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();

	for (gsize i = 0; i < G_N_ELEMENTS(options); i++)
		xsltSetSecurityPrefs(prefs, options[i], xsltSecurityForbid);
	return prefs;
}

/* What STYLE makes of INPUT; NULL when it fails or stops itself. */
static xmlDoc *
run(xsltStylesheet *style, xmlDoc *input, BeianListener *listener)
{
	g_autoptr(xmlDoc) copy = NULL;
	g_autoptr(xsltSecurityPrefs) prefs = forbid_all();
	g_autoptr(xsltTransformContext) context = xsltNewTransformContext(style, input);

	/* xsl:strip-space takes blanks out of the input itself, which is not ours to change. */
	if (xsltNeedElemSpaceHandling(context)) {
		copy = xmlCopyDoc(input, 1);
		g_clear_pointer(&context, xsltFreeTransformContext);
		context = xsltNewTransformContext(style, copy);
	}
	xsltSetCtxtSecurityPrefs(prefs, context);
	listener->context = context;
	g_autoptr(xmlDoc) result =
		xsltApplyStylesheetUser(style, copy != NULL ? copy : input, NULL, NULL, NULL, context);
	listener->context = NULL;
	if (context->state != XSLT_STATE_OK || result == NULL || xmlDocGetRootElement(result) == NULL)
		return NULL;
	return g_steal_pointer(&result);
}

struct BeianStylesheet {
	xsltStylesheet *compiled;
	char *path;
};

void
beian_stylesheet_free(BeianStylesheet *stylesheet)
{
	if (stylesheet == NULL)
		return;
	xsltFreeStylesheet(stylesheet->compiled);
	g_free(stylesheet->path);
	g_free(stylesheet);
}

BeianStylesheet *
beian_stylesheet_read(const char *path, GError **error)
{
	g_autoptr(BeianXml) source = beian_xml_read_file(path, error);
	BeianListener listener;

	if (source == NULL)
		return NULL;
	beian_listener_begin(&listener);
	g_autoptr(xsltStylesheet) compiled = compile(source);
	g_autofree char *heard = beian_listener_end(&listener);
	if (compiled == NULL) {
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("%s is not a stylesheet that can be used: %s"),
			path, heard);
		return NULL;
	}
	BeianStylesheet *stylesheet = g_new0(BeianStylesheet, 1);
	stylesheet->compiled = g_steal_pointer(&compiled);
	stylesheet->path = g_strdup(path);
	return stylesheet;
}

BeianXml *
beian_stylesheet_apply(const BeianStylesheet *stylesheet, const BeianXml *input, GError **error)
{
	BeianListener listener;

	beian_listener_begin(&listener);
	xmlDoc *result = run(stylesheet->compiled, beian_libxml_doc(input), &listener);
	g_autofree char *heard = beian_listener_end(&listener);
	if (result != NULL)
		return beian_libxml_wrap(result);
	if (!listener.failed && *heard != '\0')
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD, "%s", heard);
	else
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("The stylesheet %s failed: %s"),
			stylesheet->path, *heard != '\0' ? heard : _("it made nothing"));
	return NULL;
}

BeianXml *
beian_transform_apply(const char *path, const BeianXml *input, GError **error)
{
	g_autoptr(BeianStylesheet) stylesheet = beian_stylesheet_read(path, error);

	return stylesheet != NULL ? beian_stylesheet_apply(stylesheet, input, error) : NULL;
}
