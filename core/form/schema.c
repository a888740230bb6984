/*
 * schema: the native schema of packages, written from a form and its types.
 *
 * Everything in it is optional, since what is required is the rules' business and an unfinished package is
 * valid; what is there must have the shape its type gives it, and stand in the order of the form.
 */
#include "config.h"
#include "core/form/form.h"
#include <string.h>

/* One element of the document: a container, a repeat, or the place of an answer. */
typedef struct Element Element;
struct Element {
	char *name;
	GPtrArray *children;           /* of Element, in form order */
	const BeianQuestion *question; /* NULL: a container */
	const BeianBlock *repeat;      /* set when it is an instance of a repeat */
	gboolean linkable;             /* may carry same-as */
};

static void
element_free(gpointer data)
{
	Element *element = data;

	g_ptr_array_unref(element->children);
	g_free(element->name);
	g_free(element);
}

static Element *
element_new(const char *name)
{
	Element *element = g_new0(Element, 1);

	element->name = g_strdup(name);
	element->children = g_ptr_array_new_with_free_func(element_free);
	return element;
}

/* The element at PATH below ROOT, made with all above it where missing. */
static Element *
element_at(Element *root, const char *path)
{
	g_auto(GStrv) names = g_strsplit(path, "/", -1);

	for (char **name = names; *name != NULL; name++) {
		Element *found = NULL;
		for (guint i = 0; i < root->children->len && found == NULL; i++)
			if (strcmp(((Element *)root->children->pdata[i])->name, *name) == 0)
				found = root->children->pdata[i];
		if (found == NULL) {
			found = element_new(*name);
			g_ptr_array_add(root->children, found);
		}
		root = found;
	}
	return root;
}

static Element *
tree_of(const BeianForm *form)
{
	Element *root = element_new("filing");
	const GPtrArray *questions = beian_form_questions(form);

	for (guint i = 0; i < questions->len; i++) {
		const BeianQuestion *question = questions->pdata[i];
		for (const BeianBlock *block = question->block; block != NULL; block = block->parent) {
			if (block->repeats)
				element_at(root, block->path)->repeat = block;
			if (block->same_as != NULL)
				element_at(root, block->path)->linkable = TRUE;
		}
		element_at(root, question->path)->question = question;
	}
	return root;
}

static BeianXmlNode *
add(BeianXmlNode *parent, const char *name, const char *attribute, const char *value)
{
	BeianXmlNode *node = beian_xml_append(parent, name, NULL);

	if (attribute != NULL)
		beian_xml_set(node, attribute, value);
	return node;
}

static void
add_attribute(BeianXmlNode *parent, const char *name, const char *type, gboolean required)
{
	BeianXmlNode *attribute = add(parent, "xs:attribute", "name", name);

	beian_xml_set(attribute, "type", type);
	if (required)
		beian_xml_set(attribute, "use", "required");
}

static const char *
type_name(const BeianQuestion *question)
{
	if (strcmp(question->type->name, "file") == 0)
		return "files";
	return question->type_from != NULL ? "any-number" : question->type->name;
}

static void
write_element(BeianXmlNode *parent, const Element *element)
{
	BeianXmlNode *node = add(parent, "xs:element", "name", element->name);

	beian_xml_set(node, "minOccurs", "0");
	if (element->repeat != NULL || (element->question != NULL && element->question->facets.multiple))
		beian_xml_set(node, "maxOccurs", "unbounded");
	if (element->question != NULL) {
		beian_xml_set(node, "type", type_name(element->question));
		return;
	}
	BeianXmlNode *complex = add(node, "xs:complexType", NULL, NULL);
	BeianXmlNode *sequence = add(complex, "xs:sequence", NULL, NULL);
	for (guint i = 0; i < element->children->len; i++)
		write_element(sequence, element->children->pdata[i]);
	if (element->repeat != NULL)
		add_attribute(complex, "id", "xs:positiveInteger", TRUE);
	if (element->linkable)
		add_attribute(complex, "same-as", "xs:string", FALSE);
}

static void
write_simple_type(BeianXmlNode *schema, const char *name, const char *base, const char *pattern)
{
	BeianXmlNode *type = add(schema, "xs:simpleType", "name", name);
	BeianXmlNode *restriction = add(type, "xs:restriction", "base", base);

	if (pattern != NULL)
		add(restriction, "xs:pattern", "value", pattern);
	else if (strcmp(base, "xs:string") == 0)
		add(restriction, "xs:minLength", "value", "1");
}

static void
write_files_type(BeianXmlNode *schema)
{
	static const char *const attributes[][2] = {{"id", "xs:positiveInteger"}, {"sha256", "digest"},
		{"bytes", "xs:nonNegativeInteger"}, {"type", "xs:string"}, {"name", "xs:string"}};
	static const char *const of_pictures[][2] = {{"width", "xs:positiveInteger"},
		{"height", "xs:positiveInteger"}, {"colour", "xs:string"}, {"damaged", "xs:string"}};
	BeianXmlNode *complex = add(schema, "xs:complexType", "name", "files");
	BeianXmlNode *sequence = add(complex, "xs:sequence", NULL, NULL);
	BeianXmlNode *file = add(sequence, "xs:element", "name", "file");

	beian_xml_set(file, "maxOccurs", "2");
	BeianXmlNode *inner = add(file, "xs:complexType", NULL, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(attributes); i++)
		add_attribute(inner, attributes[i][0], attributes[i][1], TRUE);
	for (gsize i = 0; i < G_N_ELEMENTS(of_pictures); i++)
		add_attribute(inner, of_pictures[i][0], of_pictures[i][1], FALSE);
	write_simple_type(schema, "digest", "xs:string", "[0-9a-f]{64}");
}

static void
write_types(BeianXmlNode *schema, const BeianForm *form)
{
	const GPtrArray *questions = beian_form_questions(form);

	for (const BeianType *const *type = beian_type_all(); *type != NULL; type++) {
		gboolean used = FALSE;
		for (guint i = 0; i < questions->len; i++)
			used = used || strcmp(type_name(questions->pdata[i]), (*type)->name) == 0;
		g_autofree char *base = g_strconcat("xs:", (*type)->xsd_base, NULL);
		if (used)
			write_simple_type(schema, (*type)->name, base, (*type)->xsd_pattern);
	}
	write_simple_type(schema, "any-number", "xs:string", NULL);
	write_files_type(schema);
}

static void
write_confirmation(BeianXmlNode *sequence)
{
	static const char *const attributes[][2] = {
		{"rule", "xs:string"}, {"path", "xs:string"}, {"value-sha256", "digest"}, {"date", "day"}};
	BeianXmlNode *element = add(sequence, "xs:element", "name", "confirmation");

	beian_xml_set(element, "minOccurs", "0");
	beian_xml_set(element, "maxOccurs", "unbounded");
	BeianXmlNode *content =
		add(add(element, "xs:complexType", NULL, NULL), "xs:simpleContent", NULL, NULL);
	BeianXmlNode *extension = add(content, "xs:extension", "base", "xs:string");
	for (gsize i = 0; i < G_N_ELEMENTS(attributes); i++)
		add_attribute(extension, attributes[i][0], attributes[i][1], TRUE);
}

static void
write_root(BeianXmlNode *schema, const Element *root)
{
	BeianXmlNode *filing = add(schema, "xs:element", "name", root->name);
	BeianXmlNode *complex = add(filing, "xs:complexType", NULL, NULL);
	BeianXmlNode *sequence = add(complex, "xs:sequence", NULL, NULL);

	for (guint i = 0; i < root->children->len; i++)
		write_element(sequence, root->children->pdata[i]);
	write_confirmation(sequence);
	add_attribute(complex, "kind", "xs:string", TRUE);
	add_attribute(complex, "uid", "uid", TRUE);
	add_attribute(complex, "state", "state", TRUE);
	write_simple_type(schema, "uid", "xs:string", "[0-9a-f]{8}");
	write_simple_type(schema, "state", "xs:string", "complete|draft");
	/* Without the zones and the years of five digits that xs:date has as well. */
	write_simple_type(schema, "day", "xs:date", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
}

GBytes *
beian_form_schema(const BeianForm *form, GError **error)
{
	g_autoptr(BeianXml) xml = beian_xml_new("xs:schema");
	BeianXmlNode *schema = beian_xml_root(xml);
	Element *root = tree_of(form);

	beian_xml_set(schema, "xmlns:xs", "http://www.w3.org/2001/XMLSchema");
	beian_xml_set(schema, "xmlns", "urn:beian:filing:1");
	beian_xml_set(schema, "targetNamespace", "urn:beian:filing:1");
	beian_xml_set(schema, "elementFormDefault", "qualified");
	write_root(schema, root);
	write_types(schema, form);
	element_free(root);
	return beian_xml_write(xml, "UTF-8", error);
}
