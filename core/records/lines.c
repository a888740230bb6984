/* lines: a record value by value, as it is shown. */
#include "config.h"
#include "core/records/record.h"
#include <string.h>

static void
line_clear(gpointer data)
{
	BeianRecordLine *line = data;

	g_free(line->path);
	g_free(line->template);
	g_free(line->value);
}

/* What is gone through: an element with its path. */
typedef struct {
	const BeianXmlNode *node;
	const char *path, *template;
	GArray *lines;
} Place;

/* VALUE is given away; NAME is that of an attribute, "" for the element itself. */
static void
add_line(const Place *place, const char *name, char *value)
{
	const char *slash = *name != '\0' && *place->path != '\0' ? "/" : "";
	BeianRecordLine line = {g_strconcat(place->path, slash, name, NULL),
		g_strconcat(place->template, slash, name, NULL), value};

	g_array_append_val(place->lines, line);
}

static void
add_attribute(const char *name, const char *value, gpointer data)
{
	g_autofree char *at = g_strconcat("@", name, NULL);

	if (strcmp(name, "id") != 0 && strcmp(name, "code") != 0)
		add_line(data, at, g_strdup(value));
}

static void add_below(const Place *place);

static void
add_child(const Place *above, const BeianXmlNode *node)
{
	g_autofree char *id = beian_xml_attribute(node, "id");
	const char *slash = *above->path != '\0' ? "/" : "";
	g_autofree char *path =
		g_strconcat(above->path, slash, beian_xml_name(node), id != NULL ? "/" : "", id, NULL);
	g_autofree char *template = g_strconcat(above->template, slash, beian_xml_name(node), NULL);
	const Place place = {node, path, template, above->lines};

	beian_xml_each_attribute(node, add_attribute, (gpointer)&place);
	add_below(&place);
}

static void
add_below(const Place *place)
{
	g_autofree char *code = beian_xml_attribute(place->node, "code");

	for (const BeianXmlNode *at = beian_xml_first(place->node); at != NULL; at = beian_xml_next(at))
		add_child(place, at);
	if (beian_xml_first(place->node) != NULL)
		return;
	g_autofree char *value = beian_xml_text(place->node);
	if (*value != '\0')
		add_line(place, "", g_steal_pointer(&value));
	else if (code != NULL)
		add_line(place, "", g_strconcat("#", code, NULL));
}

GArray *
beian_record_lines(const BeianXml *record)
{
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(BeianRecordLine));
	const Place place = {beian_xml_root(record), "", "", lines};

	g_array_set_clear_func(lines, line_clear);
	beian_xml_each_attribute(place.node, add_attribute, (gpointer)&place);
	add_below(&place);
	return lines;
}
