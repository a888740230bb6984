/* fill: a filing that starts from a record. */
#include "config.h"
#include "core/records/record.h"
#include <string.h>

/* What is filled, and where. */
typedef struct {
	BeianFiling *filing;
	const BeianForm *form;
	BeianStep *step;
} Filling;

static void fill_below(
	const Filling *filling, const BeianXmlNode *node, const char *path, const char *template);

/*
 * What is put between values where several come for one question; NULL: the first counts. The record itself,
 * below "base", loses nothing: its texts are joined as the ministry's interface joins them.
 */
static const char *
separator_of(const BeianQuestion *question)
{
	if (question->facets.multiple)
		return " ";
	return g_str_has_prefix(question->path, BEIAN_FORM_BASE) && strcmp(question->type->name, "text") == 0
		       ? ";"
		       : NULL;
}

static void
fill_value(const Filling *filling, const char *value, const BeianQuestion *question, const char *path)
{
	const char *before = beian_filing_text(filling->filing, path), *separator = separator_of(question);

	if (*value == '\0' || (before != NULL && separator == NULL))
		return;
	g_autofree char *both = before != NULL ? g_strconcat(before, separator, value, NULL) : NULL;
	beian_filing_edit(filling->filing, path, both != NULL ? both : value, filling->step);
}

/* The place of NODE among its brothers of the same name, from 1. */
static guint
place_of(const BeianXmlNode *node)
{
	guint place = 1;

	for (const BeianXmlNode *at = beian_xml_child(beian_xml_parent(node), beian_xml_name(node));
		at != node; at = beian_xml_next(at))
		place += strcmp(beian_xml_name(at), beian_xml_name(node)) == 0;
	return place;
}

static void
fill_element(const Filling *filling, const BeianXmlNode *node, const char *path, const char *template)
{
	const BeianQuestion *question = beian_form_question(filling->form, template);

	if (question != NULL) {
		g_autofree char *value = g_strstrip(beian_xml_text(node));
		fill_value(filling, value, question, path);
		return;
	}
	if (beian_form_repeat(filling->form, template) == NULL) {
		/* Of several where the form knows one, the first. */
		if (place_of(node) == 1)
			fill_below(filling, node, path, template);
		return;
	}
	g_autofree char *id = beian_xml_attribute(node, "id"),
			*cancelled = beian_xml_attribute(node, "cancelled");
	/* What is there no more cannot be filed about. */
	if (cancelled != NULL)
		return;
	g_autofree char *instance = id != NULL ? g_strconcat(path, "/", id, NULL)
					       : g_strdup_printf("%s/%u", path, place_of(node));
	if (beian_filing_add_numbered(filling->filing, instance, filling->step, NULL))
		fill_below(filling, node, instance, template);
}

/* What a form asks beside the values: "service/2/number" is the number of the service. */
static void
fill_attributes(const Filling *filling, const BeianXmlNode *node, const char *path, const char *template)
{
	static const char *const names[] = {"number", "bureau-id"};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *value = beian_xml_attribute(node, names[i]);
		g_autofree char *at = g_strconcat(path, "/", names[i], NULL),
				*name = g_strconcat(template, "/", names[i], NULL);
		const BeianQuestion *question =
			value != NULL ? beian_form_question(filling->form, name) : NULL;
		if (question != NULL)
			fill_value(filling, value, question, at);
	}
}

static void
fill_below(const Filling *filling, const BeianXmlNode *node, const char *path, const char *template)
{
	const char *slash = *path != '\0' ? "/" : "";

	fill_attributes(filling, node, path, template);

	for (const BeianXmlNode *at = beian_xml_first(node); at != NULL; at = beian_xml_next(at)) {
		g_autofree char *below = g_strconcat(path, slash, beian_xml_name(at), NULL);
		g_autofree char *name = g_strconcat(template, slash, beian_xml_name(at), NULL);
		fill_element(filling, at, below, name);
	}
}

void
beian_record_fill(const BeianXml *record, BeianFiling *filing, const char *at, BeianStep *step)
{
	const Filling filling = {filing, beian_filing_form(filing), step};

	fill_below(&filling, beian_xml_root(record), at, at);
}
