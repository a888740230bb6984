/*
 * Any bytes as a native document: behind its schema it is refused with one sentence or becomes a filing, and
 * what a package would say of that filing becomes the same filing again.
 */
#include "config.h"
#include "core/xml/schema.h"
#include "tests/fuzz/fuzz.h"
#include "core/filing/document.h"
#include <string.h>

static struct {
	BeianForm *form;
	BeianSchema *schema;
} house;

static void
open_house(void)
{
	const char *top = g_getenv("top_srcdir");
	g_autofree char *folder =
		g_build_filename(top != NULL ? top : ".", "tests", "fixtures", "house", NULL);
	g_autofree char *lists = g_build_filename(folder, "data", "codes", NULL);
	g_autoptr(GError) error = NULL;

	house.form = beian_form_read(folder, "first", beian_codes_new(lists), &error);
	g_assert_no_error(error);
	g_autoptr(GBytes) text = beian_form_schema(house.form, &error);
	house.schema = beian_schema_read_bytes(text, "first.xsd", &error);
	g_assert_no_error(error);
}

/* NULL when XML is refused. */
static BeianFiling *
take(const BeianXml *xml)
{
	g_autoptr(BeianFiling) filing = beian_filing_new(house.form, "0a1b2c3d");
	g_autoptr(GError) error = NULL;
	gboolean taken = beian_filing_take_document(filing, xml, &error);

	g_assert(taken == (error == NULL));
	g_assert(taken || strchr(error->message, '\n') == NULL);
	beian_filing_drop_redundant(filing);
	return taken ? g_steal_pointer(&filing) : NULL;
}

/* What a package would say of FILING: valid by the schema, and readable. */
static BeianXml *
give(const BeianFiling *filing, GBytes **bytes)
{
	g_autoptr(BeianDocument) document = beian_document_new(filing);
	g_autoptr(BeianXml) xml = beian_document_for_package(document, filing, TRUE);
	g_autoptr(GError) error = NULL;

	beian_schema_check(house.schema, xml, "given", &error);
	g_assert_no_error(error);
	*bytes = beian_xml_write(xml, "UTF-8", &error);
	g_assert_no_error(error);
	return g_steal_pointer(&xml);
}

/* Import refuses a document with an answer that its type cannot read: nothing could be said of it. */
static gboolean
is_read(const BeianFiling *filing)
{
	g_autoptr(BeianDocument) document = beian_document_new(filing);

	for (guint i = 0; i < document->items->len; i++)
		if (((BeianItem *)document->items->pdata[i])->state == BEIAN_ANSWER_REFUSED)
			return FALSE;
	return TRUE;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size_bytes)
{
	if (house.form == NULL)
		open_house();
	g_autoptr(BeianXml) xml = beian_xml_read(bytes, size_bytes, "fuzz", NULL);
	if (xml == NULL || !beian_schema_check(house.schema, xml, "fuzz", NULL))
		return 0;
	g_autoptr(BeianFiling) filing = take(xml);
	if (filing == NULL || !is_read(filing))
		return 0;
	g_autoptr(GBytes) first = NULL, second = NULL;
	g_autoptr(BeianXml) given = give(filing, &first);
	g_autoptr(BeianFiling) again = take(given);
	g_assert(again != NULL);
	beian_xml_free(give(again, &second));
	g_assert(g_bytes_equal(first, second));
	return 0;
}
