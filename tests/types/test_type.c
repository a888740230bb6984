#include "config.h"
#include "core/types/type.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <libxml/xmlregexp.h>
#include <string.h>

TestSuite(type, .fini = leakcheck);

Test(type, is_found_by_its_name_and_no_other)
{
	for (const BeianType *const *type = beian_type_all(); *type != NULL; type++)
		cr_expect_eq(beian_type_find((*type)->name), *type, "%s", (*type)->name);
	cr_expect_null(beian_type_find("mobil"));
	cr_expect_null(beian_type_find("mobile-"));
	cr_expect_null(beian_type_find(""));
}

Test(type, stands_in_order_and_is_complete)
{
	static const char *const wanted[] = {"army-code", "bundle-id", "code", "credit-code", "date",
		"document-number", "domain", "email", "entity-number", "file", "filing-password",
		"fingerprint-md5", "fingerprint-sha1", "foreigner-card", "hk-macao-permit", "host", "ip",
		"landline", "licence-number", "medical-licence", "mobile", "note", "number",
		"organisation-code", "package-name", "passport", "public-key", "region", "residence-card",
		"resident-id", "service-code", "service-number", "taiwan-permit", "text", "url", "yes-no"};
	const BeianType *const *types = beian_type_all();

	for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++)
		cr_assert_str_eq(types[i]->name, wanted[i]);
	cr_expect_null(types[G_N_ELEMENTS(wanted)]);
}

Test(type, names_its_reasons_after_itself)
{
	for (const BeianType *const *type = beian_type_all(); *type != NULL; type++) {
		g_autofree char *prefix = g_strconcat((*type)->name, ".", NULL);
		cr_expect_not_null((*type)->reasons[0], "%s", (*type)->name);
		for (const char *const *reason = (*type)->reasons; *reason != NULL; reason++)
			cr_expect(g_str_has_prefix(*reason, prefix) ||
					  g_str_equal(*reason, "text.characters") ||
					  g_str_equal(*reason, "text.empty"),
				"%s of %s", *reason, (*type)->name);
	}
}

Test(type, has_a_pattern_that_xml_schema_understands)
{
	for (const BeianType *const *type = beian_type_all(); *type != NULL; type++) {
		cr_assert_not_null((*type)->xsd_pattern, "%s", (*type)->name);
		xmlRegexp *regexp = xmlRegexpCompile((const xmlChar *)(*type)->xsd_pattern);
		cr_expect_not_null(regexp, "%s: %s", (*type)->name, (*type)->xsd_pattern);
		if (regexp != NULL)
			cr_expect_eq(xmlRegexpExec(regexp, (const xmlChar *)"\n\r"), 0,
				"%s takes no line ends alone", (*type)->name);
		xmlRegFreeRegexp(regexp);
	}
}

Test(type, reading_can_be_cleared_twice)
{
	BeianReading reading = {0};

	beian_type_read(beian_type_find("credit-code"), "91330106673959655P", NULL, &reading);
	cr_assert_not_null(reading.value);
	cr_assert_not_null(reading.detail);
	beian_reading_clear(&reading);
	cr_expect_null(reading.value);
	cr_expect_null(reading.doubts[0]);
	beian_reading_clear(&reading);
}
