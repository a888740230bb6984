/* native: the document as a package carries it, and back. */
#include "config.h"
#include "core/filing/document.h"
#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/filing/path.h"
#include <string.h>

static void
write_confirmation(const char *key, const char *text, gpointer data)
{
	const char *at = strstr(key, "/@confirm:");

	if (at == NULL || strlen(text) < BEIAN_DIGEST_CHARS + BEIAN_DATE_TEXT_BYTES + 1)
		return;
	g_autofree char *path = g_strndup(key, (gsize)(at - key));
	g_autofree char *digest = g_strndup(text, BEIAN_DIGEST_CHARS);
	g_autofree char *date = g_strndup(text + BEIAN_DIGEST_CHARS + 1, BEIAN_DATE_TEXT_BYTES - 1);
	BeianXmlNode *node =
		beian_xml_append(data, "confirmation", text + BEIAN_DIGEST_CHARS + 1 + BEIAN_DATE_TEXT_BYTES);
	beian_xml_set(node, "rule", at + strlen("/@confirm:"));
	beian_xml_set(node, "path", path);
	beian_xml_set(node, "value-sha256", digest);
	beian_xml_set(node, "date", date);
}

BeianXml *
beian_document_for_package(const BeianDocument *document, const BeianFiling *filing, gboolean complete)
{
	BeianXml *xml = beian_xml_copy(document->xml);
	BeianXmlNode *root = beian_xml_root(xml);

	beian_xml_set(root, "kind", beian_form_kind(beian_filing_form(filing)));
	beian_xml_set(root, "uid", beian_filing_uid(filing));
	beian_xml_set(root, "state", complete ? "complete" : "draft");
	beian_filing_each(filing, "", write_confirmation, root);
	beian_xml_use_namespace(xml, BEIAN_NATIVE_NAMESPACE);
	return xml;
}

/* Reading back. */
typedef struct {
	BeianFiling *filing;
	const BeianForm *form;
} Taking;

static gboolean take_children(Taking *taking, const BeianXmlNode *node, const char *path, GError **error);

/* What a <file> says of a picture, in the order of answers. */
static void
append_picture(GString *text, const BeianXmlNode *file)
{
	static const char *const names[] = {"width", "height", "colour", "damaged"};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *value = beian_xml_attribute(file, names[i]);
		if (value != NULL)
			g_string_append_printf(text, ";%s=%s", names[i], value);
	}
}

/* The text of a file answer: one line a <file>. */
static char *
file_text(const BeianXmlNode *node)
{
	GString *text = g_string_new(NULL);

	for (const BeianXmlNode *file = beian_xml_first(node); file != NULL; file = beian_xml_next(file)) {
		g_autofree char *sha256 = beian_xml_attribute(file, "sha256"),
				*bytes = beian_xml_attribute(file, "bytes"),
				*type = beian_xml_attribute(file, "type"),
				*name = beian_xml_attribute(file, "name");
		g_string_append_printf(text, "%s%s %s %s", text->len > 0 ? "\n" : "",
			sha256 != NULL ? sha256 : "", bytes != NULL ? bytes : "", type != NULL ? type : "");
		append_picture(text, file);
		g_string_append_printf(text, " %s", name != NULL ? name : "");
	}
	return g_string_free(text, FALSE);
}

static gboolean
take_answer(Taking *taking, const BeianQuestion *question, const BeianXmlNode *node, const char *path,
	GError **error)
{
	g_autofree char *text =
		strcmp(question->type->name, "file") == 0 ? file_text(node) : beian_xml_text(node);
	const char *before = beian_filing_text(taking->filing, path);
	gsize before_bytes = before != NULL ? strlen(before) + 1 : 0;
	if (strlen(text) + before_bytes > BEIAN_ANSWER_LIMIT_BYTES)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("line %ld: the answer to %s is longer than %d bytes"), beian_xml_line(node), path,
			BEIAN_ANSWER_LIMIT_BYTES);
	g_autofree char *bare = beian_text_normalise(text);

	/* Blanks are no answer, here as where a person types them. */
	if (*bare == '\0')
		return TRUE;
	if (before != NULL && question->facets.multiple) {
		g_autofree char *both = g_strconcat(before, " ", text, NULL);
		beian_filing_put(taking->filing, path, both);
	} else {
		beian_filing_put(taking->filing, path, text);
	}
	return TRUE;
}

static gboolean
take_instance(Taking *taking, const BeianXmlNode *node, const char *path, GError **error)
{
	g_autofree char *id = beian_xml_attribute(node, "id");
	g_autofree char *instance = g_strconcat(path, "/", id != NULL ? id : "", NULL);
	g_autoptr(BeianStep) step = beian_step_new();

	g_autoptr(GError) cause = NULL;

	if (!beian_path_is_valid(instance))
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("line %ld: <%s> needs a number as its id"), beian_xml_line(node),
			beian_xml_name(node));
	if (beian_filing_text(taking->filing, instance) != NULL)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD, _("line %ld: “%s” is there twice"),
			beian_xml_line(node), instance);
	if (!beian_filing_add_numbered(taking->filing, instance, step, &cause))
		return beian_error_set(
			error, BEIAN_ERROR_NOT_GOOD, _("line %ld: %s"), beian_xml_line(node), cause->message);
	return take_children(taking, node, instance, error);
}

static gboolean
take_element(Taking *taking, const BeianXmlNode *node, const char *path, GError **error)
{
	g_autofree char *template = beian_path_template(path);
	const BeianQuestion *question = beian_form_question(taking->form, template);

	if (question != NULL)
		return take_answer(taking, question, node, path, error);
	if (beian_form_repeat(taking->form, template) != NULL)
		return take_instance(taking, node, path, error);
	g_autofree char *same_as = beian_xml_attribute(node, "same-as");
	const BeianBlock *block = beian_form_linkable(taking->form, template);
	if (same_as != NULL && (block == NULL || strcmp(same_as, block->same_as) != 0))
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("line %ld: “%s” cannot be the same as something else"), beian_xml_line(node), path);
	if (same_as != NULL) {
		/* The values come from the other block, which stands in the document itself. */
		g_autofree char *key = g_strconcat(path, "/@same-as", NULL);
		beian_filing_put(taking->filing, key, block->same_as);
		return TRUE;
	}
	if (beian_xml_first(node) == NULL)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("line %ld: the form “%s” has no question “%s”"), beian_xml_line(node),
			beian_form_kind(taking->form), template);
	return take_children(taking, node, path, error);
}

static gboolean
take_children(Taking *taking, const BeianXmlNode *node, const char *path, GError **error)
{
	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL;
		child = beian_xml_next(child)) {
		g_autofree char *below =
			g_strconcat(path, *path != '\0' ? "/" : "", beian_xml_name(child), NULL);
		if (!take_element(taking, child, below, error))
			return FALSE;
	}
	return TRUE;
}

/* A rule and a path that could be taken for parts of other keys would come back as something else. */
static gboolean
take_confirmation(Taking *taking, const BeianXmlNode *node, GError **error)
{
	g_autofree char *rule = beian_xml_attribute(node, "rule"), *path = beian_xml_attribute(node, "path"),
			*digest = beian_xml_attribute(node, "value-sha256"),
			*date = beian_xml_attribute(node, "date");
	g_autofree char *reason = beian_xml_text(node);

	if (rule == NULL || path == NULL || digest == NULL || date == NULL ||
		(*path != '\0' && !beian_path_is_valid(path)) || *rule == '\0' ||
		rule[strcspn(rule, "/@ \t\n")] != '\0')
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("line %ld: the confirmation names no rule or no question"), beian_xml_line(node));
	g_autofree char *key = g_strconcat(path, "/@confirm:", rule, NULL);
	g_autofree char *text = g_strdup_printf("%s %s %s", digest, date, reason);
	beian_filing_put(taking->filing, key, text);
	return TRUE;
}

gboolean
beian_filing_take_document(BeianFiling *filing, const BeianXml *xml, GError **error)
{
	Taking taking = {filing, beian_filing_form(filing)};

	for (const BeianXmlNode *child = beian_xml_first(beian_xml_root(xml)); child != NULL;
		child = beian_xml_next(child)) {
		gboolean confirms = strcmp(beian_xml_name(child), "confirmation") == 0;
		if (!(confirms ? take_confirmation(&taking, child, error)
			       : take_element(&taking, child, beian_xml_name(child), error)))
			return FALSE;
	}
	return TRUE;
}

void
beian_filing_drop_redundant(BeianFiling *filing)
{
	g_autoptr(BeianDocument) document = beian_document_new(filing);

	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (item->redundant)
			beian_filing_put(filing, item->path, NULL);
	}
}
