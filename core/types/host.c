/*
 * host: a name that an App uses, down to the fourth level: "api.cn.example.com". Source: icp-filing 2.6
 * app.domains.
 *
 * The registered domain counts as the second level, also below com.cn, where a stricter reader would call
 * it the third.
 */
#include "config.h"
#include "core/types/host_name.h"
#include "core/types/types.h"

#define BELOW_MAX 2

static const char *const reasons[] = {"host.several", "host.url", "host.email", "host.port", "host.address",
	"host.no-dot", "host.dots", "host.characters", "host.hyphen", "host.length", "host.malformed",
	"host.suffix-only", "host.too-deep", NULL};

static void
read_host(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const char *const faults[BEIAN_HOST_NAME_FAULTS] = {
		[BEIAN_HOST_NAME_SEVERAL] = "host.several",
		[BEIAN_HOST_NAME_URL] = "host.url",
		[BEIAN_HOST_NAME_EMAIL] = "host.email",
		[BEIAN_HOST_NAME_PORT] = "host.port",
		[BEIAN_HOST_NAME_ADDRESS] = "host.address",
		[BEIAN_HOST_NAME_NO_DOT] = "host.no-dot",
		[BEIAN_HOST_NAME_DOTS] = "host.dots",
		[BEIAN_HOST_NAME_CHARACTERS] = "host.characters",
		[BEIAN_HOST_NAME_HYPHEN] = "host.hyphen",
		[BEIAN_HOST_NAME_LENGTH] = "host.length",
		[BEIAN_HOST_NAME_MALFORMED] = "host.malformed",
		[BEIAN_HOST_NAME_SUFFIX_ONLY] = "host.suffix-only",
		[BEIAN_HOST_NAME_TOO_DEEP] = "host.too-deep",
	};
	char *name = NULL, *detail = NULL;
	BeianHostNameFault fault = beian_host_name_read_domain(text, BELOW_MAX, &name, &detail);

	(void)facets;
	if (fault == BEIAN_HOST_NAME_OK)
		beian_reading_accept(out, name);
	else
		beian_reading_refuse(out, faults[fault], detail);
}

const BeianType beian_type_host = {
	.name = "host",
	.read = read_host,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[^\\s./@:]+(\\.[^\\s./@:]+)+",
};
