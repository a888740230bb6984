/* fill: a filing that starts from a record. */
#include "config.h"
#include "core/records/record.h"
#include <string.h>

/* Where the record itself stands in a filing. */
#define BASE "base"

/* What is filled, and where. */
typedef struct {
	BeianFiling *filing;
	const BeianForm *form;
	BeianExpressions *expressions;
	const char *only; /* path of the one instance of its repeat that is filled; NULL: all are */
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

/* Whether what is asked in BLOCK is asked anew. */
static gboolean
is_anew(const BeianBlock *block)
{
	while (block != NULL && !block->anew)
		block = block->parent;
	return block != NULL;
}

static void
fill_value(const Filling *filling, const char *value, const BeianQuestion *question, const char *path)
{
	const char *before = beian_filing_text(filling->filing, path), *separator = separator_of(question);

	if (*value == '\0' || (before != NULL && separator == NULL) || is_anew(question->block))
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

/* Whether INSTANCE stands beside the one that alone is filled. */
static gboolean
is_beside(const Filling *filling, const char *instance)
{
	const char *slash = filling->only != NULL ? strrchr(filling->only, '/') : NULL;
	gsize stem = slash != NULL ? (gsize)(slash - filling->only) + 1 : 0;

	return slash != NULL && strncmp(instance, filling->only, stem) == 0 &&
	       strchr(instance + stem, '/') == NULL && strcmp(instance, filling->only) != 0;
}

static void
fill_instance(const Filling *filling, const BeianXmlNode *node, const char *path, const char *template)
{
	g_autofree char *id = beian_xml_attribute(node, "id"),
			*cancelled = beian_xml_attribute(node, "cancelled");
	/* What is there no more cannot be filed about. */
	if (cancelled != NULL)
		return;
	g_autofree char *instance = id != NULL ? g_strconcat(path, "/", id, NULL)
					       : g_strdup_printf("%s/%u", path, place_of(node));
	if (!is_beside(filling, instance) &&
		beian_filing_add_numbered(filling->filing, instance, filling->step, NULL))
		fill_below(filling, node, instance, template);
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
	const BeianBlock *repeat = beian_form_repeat(filling->form, template);
	if (repeat != NULL && !is_anew(repeat))
		fill_instance(filling, node, path, template);
	else if (repeat == NULL && place_of(node) == 1)
		/* Of several where the form knows one, the first. */
		fill_below(filling, node, path, template);
}

/* What the form has its own words for: seen from NODE, which stands at TEMPLATE. */
static void
fill_expressions(const Filling *filling, const BeianXmlNode *node, const char *path, const char *template)
{
	const GPtrArray *questions = beian_form_questions(filling->form);

	for (guint i = 0; i < questions->len; i++) {
		const BeianQuestion *question = questions->pdata[i];
		if (question->record == NULL || strcmp(question->owner, template) != 0)
			continue;
		gboolean is = FALSE;
		g_autofree char *value =
			strcmp(question->type->name, "yes-no") != 0
				? beian_expression_string(question->record, filling->expressions, node, NULL)
			: beian_expression_boolean(question->record, filling->expressions, node, &is, NULL)
				? g_strdup(is ? "yes" : "no")
				: NULL;
		g_autofree char *at =
			g_strconcat(path, question->path + (*template != '\0' ? strlen(template) : 0), NULL);
		if (value != NULL)
			fill_value(filling, value, question, at);
	}
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

	fill_expressions(filling, node, path, template);
	fill_attributes(filling, node, path, template);

	for (const BeianXmlNode *at = beian_xml_first(node); at != NULL; at = beian_xml_next(at)) {
		g_autofree char *below = g_strconcat(path, slash, beian_xml_name(at), NULL);
		g_autofree char *name = g_strconcat(template, slash, beian_xml_name(at), NULL);
		fill_element(filling, at, below, name);
	}
}

void
beian_record_fill(BeianXml *record, BeianFiling *filing, const char *only, BeianStep *step)
{
	static const BeianFunction none[] = {{NULL, 0, 0, NULL}};
	g_autoptr(BeianExpressions) expressions = beian_expressions_new(none, NULL);
	const Filling filling = {filing, beian_filing_form(filing), expressions, only, step};

	beian_xml_use_namespace(record, NULL);
	fill_below(&filling, beian_xml_root(record), BASE, BASE);
	fill_below(&filling, beian_xml_root(record), "", "");
}
