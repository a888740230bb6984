#include "config.h"
#include "core/xml/definition.h"
#include "core/base/text.h"

void
beian_definition_complain(
	const BeianDefinition *definition, const BeianXmlNode *node, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	beian_complaints_add(definition->complaints, definition->file, beian_xml_line(node), "%s", text);
}

void
beian_definition_no_place(const BeianDefinition *definition, const BeianXmlNode *node)
{
	beian_definition_complain(definition, node, _("<%s> has no place here"), beian_xml_name(node));
}

BeianXml *
beian_definition_open(const BeianDefinition *definition, const char *file, const char *namespace)
{
	g_autoptr(GError) error = NULL;
	BeianXml *xml = beian_xml_read_file(file, &error);

	if (xml == NULL)
		g_ptr_array_add(definition->complaints, g_strdup(error->message));
	else if (g_strcmp0(beian_xml_namespace(beian_xml_root(xml)), namespace) != 0)
		beian_definition_complain(definition, beian_xml_root(xml),
			_("the root element must be in the namespace %s"), namespace);
	return xml;
}

typedef struct {
	const BeianDefinition *definition;
	const BeianXmlNode *node;
	const char *const *known;
} Attributes;

static void
check_attribute(const char *name, const char *value, gpointer data)
{
	const Attributes *attributes = data;
	(void)value;

	if (!g_strv_contains(attributes->known, name))
		beian_definition_complain(attributes->definition, attributes->node,
			_("<%s> has no attribute \"%s\""), beian_xml_name(attributes->node), name);
}

void
beian_definition_check_attributes(
	const BeianDefinition *definition, const BeianXmlNode *node, const char *const *known)
{
	Attributes attributes = {definition, node, known};

	beian_xml_each_attribute(node, check_attribute, &attributes);
}

char *
beian_definition_demand(const BeianDefinition *definition, const BeianXmlNode *node, const char *name)
{
	char *value = beian_xml_attribute(node, name);

	if (value != NULL && *value != '\0')
		return value;
	beian_definition_complain(
		definition, node, _("<%s> needs the attribute \"%s\""), beian_xml_name(node), name);
	g_free(value);
	return g_strdup("");
}

BeianExpression *
beian_definition_expression(const BeianDefinition *definition, const BeianXmlNode *node, const char *name,
	const BeianFunction *functions)
{
	g_autofree char *text = beian_xml_attribute(node, name);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianExpression) expression = text != NULL ? beian_expression_new(text, &error) : NULL;

	if (expression != NULL)
		beian_expression_check(expression, functions, &error);
	if (error != NULL)
		beian_definition_complain(definition, node, "%s=\"%s\": %s", name, text, error->message);
	return g_steal_pointer(&expression);
}

void
beian_definition_take_text(const BeianDefinition *definition, const BeianXmlNode *node, BeianText *text)
{
	g_autofree char *tag = beian_xml_attribute(node, "xml:lang");
	g_autofree char *content = beian_xml_text(node);
	BeianLanguage language;

	if (tag == NULL || !beian_language_parse(tag, &language)) {
		beian_definition_complain(
			definition, node, _("<%s> needs xml:lang zh or en"), beian_xml_name(node));
		return;
	}
	if (text->in[language] != NULL)
		beian_definition_complain(
			definition, node, _("<%s> is there twice in one language"), beian_xml_name(node));
	g_free(text->in[language]);
	text->in[language] = beian_text_normalise(content);
}

void
beian_definition_demand_text(const BeianDefinition *definition, const BeianXmlNode *node,
	const BeianText *text, const char *what, gboolean needed)
{
	for (int i = 0; i < BEIAN_LANGUAGES; i++)
		if ((text->in[i] == NULL || *text->in[i] == '\0') &&
			(needed || text->in[BEIAN_LANGUAGES - 1 - i] != NULL))
			beian_definition_complain(definition, node, _("<%s> has no %s in the language %s"),
				beian_xml_name(node), what, beian_language_tag((BeianLanguage)i));
}
