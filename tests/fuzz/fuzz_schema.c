/* Any bytes against one schema: the check of the tree and the check of the stream say the same. */
#include "config.h"
#include "core/xml/schema.h"
#include "tests/fuzz/fuzz.h"
#include <string.h>

static const char text[] =
	"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' elementFormDefault='qualified'><xs:element "
	"name='filing'>"
	"<xs:complexType><xs:sequence><xs:element name='phone' minOccurs='0' maxOccurs='3'><xs:simpleType>"
	"<xs:restriction base='xs:string'><xs:minLength value='3'/><xs:pattern "
	"value='[0-9;]*'/></xs:restriction></xs:simpleType>"
	"</xs:element><xs:element name='last'><xs:complexType><xs:all><xs:element name='n' type='xs:int'/>"
	"<xs:element name='day' type='xs:date' minOccurs='0'/></xs:all><xs:attribute name='id' "
	"use='required' type='xs:token'/>"
	"</xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>";

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size_bytes)
{
	static BeianSchema *schema;
	g_autoptr(GError) unreadable = NULL, of_tree = NULL, of_bytes = NULL;
	g_autoptr(GBytes) document = g_bytes_new(bytes, size_bytes);

	if (schema == NULL) {
		g_autoptr(GBytes) source = g_bytes_new_static(text, strlen(text));
		schema = beian_schema_read_bytes(source, "schema", NULL);
		g_assert(schema != NULL);
	}
	g_autoptr(BeianXml) xml = beian_xml_read(bytes, size_bytes, "fuzz", &unreadable);
	gboolean bytes_fit = beian_schema_check_bytes(schema, document, "fuzz", &of_bytes);
	g_assert(bytes_fit == (of_bytes == NULL));
	if (xml == NULL)
		g_assert(!bytes_fit);
	else
		g_assert(beian_schema_check(schema, xml, "fuzz", &of_tree) == bytes_fit);
	return 0;
}
