#include "config.h"
#include "core/xml/schema.h"
#include "core/xml/libxml.h"
#include "core/xml/problem.h"
#include "core/xml/source.h"
#include <libxml/xmlschemas.h>
#include <string.h>

#define SCHEMA_NAMESPACE "http://www.w3.org/2001/XMLSchema"

struct BeianSchema {
	xmlSchema *compiled;
	BeianXml *xml; /* COMPILED points into it */
};

/* Whether XML is a schema that stands alone: what it would have to fetch, it may not name. */
static gboolean
stands_alone(const BeianXml *xml, const char *name, GError **error)
{
	static const char *const outside[] = {"include", "redefine", "import"};
	const BeianXmlNode *root = beian_xml_root(xml), *node = beian_xml_first(root);

	if (g_strcmp0(beian_xml_namespace(root), SCHEMA_NAMESPACE) != 0 ||
		strcmp(beian_xml_name(root), "schema") != 0)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("%s:%ld: this is not an XML Schema"),
			name, beian_xml_line(root));
	for (; node != NULL; node = beian_xml_next(node)) {
		g_autofree char *location = beian_xml_attribute(node, "schemaLocation");
		for (gsize i = 0; i < G_N_ELEMENTS(outside) && location != NULL; i++)
			if (strcmp(beian_xml_name(node), outside[i]) == 0)
				return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
					_("%s:%ld: the schema needs another file; put everything into one"),
					name, beian_xml_line(node));
	}
	return TRUE;
}

static BeianSchema *
compile(BeianXml *xml, const char *name, GError **error)
{
	g_autoptr(BeianXml) owned = xml;
	BeianProblems problems;

	if (!stands_alone(owned, name, error))
		return NULL;
	beian_problems_begin(&problems, name);
	xmlSchemaParserCtxt *parser = xmlSchemaNewDocParserCtxt(beian_libxml_doc(owned));
	xmlSchema *compiled = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	if (!beian_problems_end(&problems, error)) {
		xmlSchemaFree(compiled);
		return NULL;
	}
	if (compiled == NULL) {
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("%s is not an XML Schema"), name);
		return NULL;
	}
	BeianSchema *schema = g_new0(BeianSchema, 1);
	schema->compiled = compiled;
	schema->xml = g_steal_pointer(&owned);
	return schema;
}

BeianSchema *
beian_schema_read(const char *path, GError **error)
{
	BeianXml *xml = beian_xml_read_file(path, error);

	return xml == NULL ? NULL : compile(xml, path, error);
}

BeianSchema *
beian_schema_read_bytes(GBytes *bytes, const char *name, GError **error)
{
	BeianXml *xml = beian_xml_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), name, error);

	return xml == NULL ? NULL : compile(xml, name, error);
}

void
beian_schema_free(BeianSchema *schema)
{
	if (schema == NULL)
		return;
	xmlSchemaFree(schema->compiled);
	beian_xml_free(schema->xml);
	g_free(schema);
}

gboolean
beian_schema_check(const BeianSchema *schema, const BeianXml *xml, const char *name, GError **error)
{
	BeianProblems problems;

	beian_problems_begin(&problems, name);
	xmlSchemaValidCtxt *check = xmlSchemaNewValidCtxt(schema->compiled);
	gboolean valid = xmlSchemaValidateDoc(check, beian_libxml_doc(xml)) == 0;
	xmlSchemaFreeValidCtxt(check);
	if (!beian_problems_end(&problems, error))
		return FALSE;
	return valid || beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("%s does not fit the schema"), name);
}

static int
locate(void *context, const char **file, unsigned long *line)
{
	const xmlParserCtxt *parser = context;

	if (file != NULL)
		*file = NULL;
	if (line != NULL)
		*line = parser->input == NULL ? 0 : (unsigned long)parser->input->line;
	return 0;
}

/*
 * Lets PARSER read its whole document with the validator in the place of the handlers that would build a
 * tree.
 */
static gboolean
stream(const BeianSchema *schema, xmlParserCtxt *parser)
{
	xmlSchemaValidCtxt *check = xmlSchemaNewValidCtxt(schema->compiled);
	xmlSAXHandler *handlers = g_steal_pointer(&parser->sax);

	xmlSchemaSAXPlugStruct *plug = xmlSchemaSAXPlug(check, &parser->sax, &parser->userData);
	g_assert(plug != NULL);
	xmlSchemaValidateSetLocator(check, locate, parser);
	xmlParseDocument(parser);
	gboolean valid = parser->wellFormed && parser->nsWellFormed && xmlSchemaIsValid(check) == 1;
	xmlSchemaSAXUnplug(plug);
	parser->sax = handlers;
	xmlSchemaFreeValidCtxt(check);
	return valid;
}

gboolean
beian_schema_check_bytes(const BeianSchema *schema, GBytes *bytes, const char *name, GError **error)
{
	g_autoptr(GError) found = NULL;
	BeianSource source;
	BeianProblems problems;

	if (!beian_source_open(&source, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), name, error))
		return FALSE;
	beian_problems_begin(&problems, name);
	xmlParserCtxt *parser = beian_source_parser(&source);
	gboolean valid = stream(schema, parser);
	xmlFreeParserCtxt(parser);
	gboolean fine = beian_problems_end(&problems, &found);

	if (!beian_source_close(&source, error))
		return FALSE;
	if (!fine)
		g_propagate_error(error, g_steal_pointer(&found));
	else if (!valid)
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("%s does not fit the schema"), name);
	return fine && valid;
}
