/* Plain paths take a way of their own, which must say what XPath says. */
#include "config.h"
#include "core/xml/expression.h"
#include "core/xml/walk.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(walk, .fini = leakcheck);

static const char document[] =
	"<filing "
	"xmlns:o='urn:other'><entity><nature>enterprise</nature><o:nature>other</o:nature><empty/></entity>"
	"<service id='1'><domain>a<!-- x "
	"-->.cn</domain><domain>b.cn</domain><access><address/></access></service>"
	"<service id='2'><domain>c.cn</domain></service>text</filing>";

static void
compare(const char *path, const char *long_way, const BeianXmlNode *node, BeianExpressions *in)
{
	g_autoptr(BeianExpression) walk = beian_expression_new(path, NULL),
				   xpath = beian_expression_new(long_way, NULL);
	gboolean walk_truth = FALSE, xpath_truth = FALSE;

	g_autoptr(GPtrArray) walked = beian_expression_nodes(walk, in, node, NULL),
			     evaluated = beian_expression_nodes(xpath, in, node, NULL);
	cr_assert_eq(walked->len, evaluated->len, "%s: %u, not %u", path, walked->len, evaluated->len);
	for (guint i = 0; i < walked->len; i++)
		cr_expect(walked->pdata[i] == evaluated->pdata[i], "%s, element %u", path, i);
	cr_expect(beian_expression_boolean(walk, in, node, &walk_truth, NULL));
	cr_expect(beian_expression_boolean(xpath, in, node, &xpath_truth, NULL));
	cr_expect_eq(walk_truth, xpath_truth, "%s", path);
	g_autofree char *walk_text = beian_expression_string(walk, in, node, NULL),
			*xpath_text = beian_expression_string(xpath, in, node, NULL);
	cr_expect_str_eq(walk_text, xpath_text, "%s", path);
}

Test(walk, selects_what_xpath_selects)
{
	static const struct {
		const char *path, *long_way; /* the same, so that it is no plain path */
	} rows[] = {
		{".", "self::node()"},
		{"service", "child::service"},
		{"service/domain", "./service/domain"},
		{"service/access/address", "./service/access/address"},
		{"entity/nature", "./entity/nature"},
		{"entity/empty", "./entity/empty"},
		{"nothing/at/all", "./nothing/at/all"},
		{"/filing/service/domain", "/filing/./service/domain"},
		{"/entity", "/self::node()/entity"},
	};
	g_autoptr(BeianXml) xml = beian_xml_read(document, strlen(document), "n", NULL);
	g_autoptr(BeianExpressions) in = beian_expressions_new(NULL, NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		compare(rows[i].path, rows[i].long_way, beian_xml_root(xml), in);
		compare(rows[i].path, rows[i].long_way, beian_xml_first(beian_xml_root(xml)), in);
	}
}

Test(walk, leaves_everything_else_to_xpath)
{
	static const char *const rows[] = {"", "/", "//service", "a/", "a//b", "/a/", "..", "../a", "@id",
		"a/@id", "*", "a[1]", "true()", "a = b", "a b", "1", "a:b", "$a", "名", "a|b", "./a"};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		BeianWalk *walk = beian_walk_new(rows[i]);
		cr_expect(walk == NULL, "“%s”", rows[i]);
		beian_walk_free(walk);
	}
}
