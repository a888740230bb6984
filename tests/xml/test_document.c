#include "config.h"
#include "core/xml/document.h"
#include "core/base/error.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(document, .fini = leakcheck);


static char *
write_text(const BeianXml *xml)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = beian_xml_write(xml, "UTF-8", &error);

	cr_assert(bytes != NULL, "%s", error == NULL ? "no reason" : error->message);
	return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

Test(document, writes_what_it_was_made_of)
{
	g_autoptr(BeianXml) xml = beian_xml_new("filing");
	BeianXmlNode *root = beian_xml_root(xml), *entity = beian_xml_append(root, "entity", NULL);

	beian_xml_set(root, "kind", "first");
	beian_xml_set(root, "uid", "2f81c0aa");
	beian_xml_set(root, "kind", "add \"service\" & <more>");
	beian_xml_append(entity, "name", "杭州 <示例> & 公司");
	beian_xml_append(entity, "nature", "");
	beian_xml_append(root, "empty", NULL);
	g_autofree char *text = write_text(xml);
	cr_expect_str_eq(text, DECLARATION
		"<filing kind=\"add &quot;service&quot; &amp; &lt;more&gt;\" uid=\"2f81c0aa\">\n"
		"  <entity>\n"
		"    <name>杭州 &lt;示例&gt; &amp; 公司</name>\n"
		"    <nature></nature>\n"
		"  </entity>\n"
		"  <empty/>\n"
		"</filing>\n");
}
