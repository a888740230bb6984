/*
 * Any bytes as a file of a form, its texts included: the form is refused with complaints that name their
 * file, or it works: it has a schema, and what a filing of it becomes is valid by that schema.
 */
#include "config.h"
#include "core/form/form.h"
#include "core/xml/schema.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/tree.h"

static void
check_filing(const BeianForm *form)
{
	g_autoptr(BeianFiling) filing = beian_filing_new(form, "0a1b2c3d");
	g_autoptr(BeianStep) step = beian_step_new();
	g_autoptr(GError) error = NULL;

	fuzz_tree_answer(filing);
	beian_filing_add_demanded(filing, step);
	g_autoptr(BeianDocument) document = beian_document_new(filing);
	g_autoptr(BeianXml) xml = beian_document_for_package(document, filing, FALSE);
	g_autoptr(GBytes) text = beian_form_schema(form, &error);
	g_assert_no_error(error);
	g_autoptr(BeianSchema) schema = beian_schema_read_bytes(text, "fuzz.xsd", &error);
	g_assert_no_error(error);
	g_assert(schema != NULL);
	beian_schema_check(schema, xml, "fuzz.xml", &error);
	g_assert_no_error(error);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size_bytes)
{
	const char *folder = fuzz_tree_put(bytes, size_bytes);
	g_autoptr(GError) error = NULL;

	if (folder == NULL)
		return 0;
	g_autoptr(BeianForm) form = beian_form_read(folder, "first", fuzz_tree_codes(), &error);
	fuzz_tree_check(error, form != NULL);
	if (form == NULL)
		return 0;
	const GPtrArray *questions = beian_form_questions(form);
	for (guint i = 0; i < questions->len; i++) {
		const BeianQuestion *question = questions->pdata[i];
		g_assert(beian_form_question(form, question->path) == question && question->index == i);
		for (int language = 0; language < BEIAN_LANGUAGES; language++)
			g_assert(*beian_question_text(question, BEIAN_TEXT_LABEL, (BeianLanguage)language) !=
				 '\0');
	}
	check_filing(form);
	return 0;
}
