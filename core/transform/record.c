#include "config.h"
#include "core/transform/record.h"
#include "core/transform/transform.h"
#include "core/xml/schema.h"

/* The lists whose numbers records hold. Those of providers come with a table of codes only. */
static const char *const lists[] = {
	"entity-nature",
	"document-type",
	"service-content",
	"language",
	"access-mode",
	"access-place",
	"pre-approval",
	"provider",
	"reporter",
};

struct BeianRecordMaker {
	BeianStylesheet *stylesheet;
	BeianSchema *schema;
	BeianXml *input; /* the numbers, beside which each source is put; NULL: the source is all */
};

static gboolean
add_codes(BeianXmlNode *root, const char *id, BeianCodes *codes, GError **error)
{
	const BeianCodeList *list = beian_codes_list(codes, id, error);

	if (list == NULL)
		return FALSE;
	g_autoptr(GString) tokens = g_string_new(" ");
	for (guint i = 0; i < beian_code_list_count(list); i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		if (*row->miit != '\0')
			g_string_append_printf(tokens, "%s=%s ", row->miit, row->token);
	}
	BeianXmlNode *element = beian_xml_append(root, "codes", NULL);
	beian_xml_set(element, "list", id);
	beian_xml_set(element, "tokens", tokens->str);
	return TRUE;
}

static BeianRecordMaker *
maker_new(const char *transforms, const char *stylesheet, const char *shape, GError **error)
{
	g_autoptr(BeianRecordMaker) maker = g_new0(BeianRecordMaker, 1);
	g_autofree char *style = g_build_filename(transforms, stylesheet, NULL),
			*schema = g_build_filename(transforms, shape, NULL);

	maker->stylesheet = beian_stylesheet_read(style, error);
	if (maker->stylesheet != NULL)
		maker->schema = beian_schema_read(schema, error);
	return maker->schema != NULL ? g_steal_pointer(&maker) : NULL;
}

/* The same, with the numbers of the COUNT lists WANTED beside each source. */
static BeianRecordMaker *
maker_with_codes(const char *transforms, const char *stylesheet, const char *shape, const char *const *wanted,
	gsize count, BeianCodes *codes, GError **error)
{
	g_autoptr(BeianRecordMaker) maker = maker_new(transforms, stylesheet, shape, error);

	if (maker == NULL)
		return NULL;
	maker->input = beian_xml_new("miit");
	for (gsize i = 0; i < count; i++)
		if (!add_codes(beian_xml_root(maker->input), wanted[i], codes, error))
			return NULL;
	return g_steal_pointer(&maker);
}

BeianRecordMaker *
beian_record_maker_for_miit(BeianCodes *codes, const char *transforms, GError **error)
{
	return maker_with_codes(
		transforms, "miit-3.0-record.xsl", "record.xsd", lists, G_N_ELEMENTS(lists), codes, error);
}

BeianRecordMaker *
beian_notice_maker_for_miit(BeianCodes *codes, const char *transforms, GError **error)
{
	static const char *const needed[] = {"document-type"};

	return maker_with_codes(
		transforms, "miit-3.0-notice.xsl", "notice.xsd", needed, G_N_ELEMENTS(needed), codes, error);
}

BeianRecordMaker *
beian_record_maker_for_native(const char *transforms, GError **error)
{
	return maker_new(transforms, "native-record.xsl", "record.xsd", error);
}

void
beian_record_maker_free(BeianRecordMaker *maker)
{
	if (maker == NULL)
		return;
	beian_stylesheet_free(maker->stylesheet);
	beian_schema_free(maker->schema);
	beian_xml_free(maker->input);
	g_free(maker);
}

/* SOURCE alone, or beside the numbers, which stay for the next one. */
static BeianXml *
apply(BeianRecordMaker *maker, const BeianXml *source, GError **error)
{
	if (maker->input == NULL)
		return beian_stylesheet_apply(maker->stylesheet, source, error);
	BeianXmlNode *beside = beian_xml_append_copy(beian_xml_root(maker->input), beian_xml_root(source));
	BeianXml *record = beian_stylesheet_apply(maker->stylesheet, maker->input, error);
	beian_xml_remove(beside);
	return record;
}

BeianXml *
beian_record_maker_make(BeianRecordMaker *maker, const BeianXml *source, const char *name, GError **error)
{
	g_autoptr(BeianXml) record = apply(maker, source, error);

	if (record == NULL || !beian_schema_check(maker->schema, record, name, error))
		return NULL;
	return g_steal_pointer(&record);
}
