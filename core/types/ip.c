/*
 * ip: one address, IPv4 in four decimal numbers or IPv6 as RFC 5952 writes it. One that the internet
 * cannot reach is a doubt whose detail begins with the kind: "private 10.0.0.0/8". Source: icp-filing 7.
 */
#include "config.h"
#include "core/types/address.h"
#include "core/types/spelling.h"
#include "core/types/types.h"

static const char *const reasons[] = {"ip.shape", "ip.parts", "ip.octet", "ip.leading-zero", "ip.integer",
	"ip.range", "ip.port", "ip.zone", NULL};
static const char *const doubts[] = {"not-public", NULL};

static void
read_ip(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const char *const faults[BEIAN_ADDRESS_FAULTS] = {
		[BEIAN_ADDRESS_SHAPE] = "ip.shape",
		[BEIAN_ADDRESS_PARTS] = "ip.parts",
		[BEIAN_ADDRESS_OCTET] = "ip.octet",
		[BEIAN_ADDRESS_LEADING_ZERO] = "ip.leading-zero",
		[BEIAN_ADDRESS_INTEGER] = "ip.integer",
		[BEIAN_ADDRESS_RANGE] = "ip.range",
		[BEIAN_ADDRESS_PORT] = "ip.port",
		[BEIAN_ADDRESS_ZONE] = "ip.zone",
	};
	g_autofree char *plain = beian_spelling_plain(text);
	g_autoptr(GString) dotted = g_string_new(plain);
	g_autofree char *address = NULL, *detail = NULL;

	(void)facets;
	g_string_replace(dotted, "。", ".", 0);
	BeianAddressFault fault = beian_address_read(dotted->str, &address, &detail);
	if (fault != BEIAN_ADDRESS_OK) {
		beian_reading_refuse(out, faults[fault], g_steal_pointer(&detail));
		return;
	}
	char *why = beian_address_why_not_public(address);
	if (why != NULL)
		beian_reading_doubt(out, "not-public", why);
	beian_reading_accept(out, g_steal_pointer(&address));
}

const BeianType beian_type_ip = {
	.name = "ip",
	.read = read_ip,
	.reasons = reasons,
	.doubts = doubts,
	.xsd_base = "string",
	.xsd_pattern = "([0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-f:]*:[0-9a-f:.]+|[0-9a-f:]+:",
};
