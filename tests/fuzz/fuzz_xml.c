/*
 * Any bytes: a document is read or refused; what was read can be written, and what was written says the same.
 */
#include "config.h"
#include "core/xml/document.h"
#include "tests/fuzz/fuzz.h"

static BeianXml *
read_bytes(GBytes *bytes)
{
	return beian_xml_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), "fuzz", NULL);
}

/* XML went through ENCODING and came back; WRITTEN are its bytes in UTF-8. */
static void
check_round_trip(const BeianXml *xml, const char *encoding, GBytes *written)
{
	g_autoptr(GBytes) there = beian_xml_write(xml, encoding, NULL);

	if (there == NULL)
		return;
	g_autoptr(BeianXml) back = read_bytes(there);
	g_assert(back != NULL);
	g_autoptr(GBytes) again = beian_xml_write(back, "UTF-8", NULL);
	g_assert(again != NULL && g_bytes_equal(written, again));
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size_bytes)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianXml) xml = beian_xml_read(bytes, size_bytes, "fuzz", &error);

	g_assert((xml == NULL) == (error != NULL));
	if (xml == NULL)
		return 0;
	g_autoptr(BeianXml) copy = beian_xml_copy(xml);
	g_autoptr(GBytes) written = beian_xml_write(xml, "UTF-8", NULL);
	g_autoptr(GBytes) of_copy = beian_xml_write(copy, "UTF-8", NULL);
	g_assert((written == NULL) == (of_copy == NULL));
	if (written != NULL) {
		g_assert(g_bytes_equal(written, of_copy));
		check_round_trip(xml, "UTF-8", written);
		check_round_trip(xml, "GBK", written);
	}
	beian_xml_use_namespace(copy, "urn:fuzz");
	beian_xml_append_copy(beian_xml_root(copy), beian_xml_root(xml));
	beian_xml_use_namespace(copy, NULL);
	beian_xml_remove(beian_xml_first(beian_xml_root(copy)));
	g_autoptr(GBytes) changed = beian_xml_write(copy, "UTF-8", NULL);
	if (changed != NULL)
		check_round_trip(copy, "UTF-8", changed);
	return 0;
}
