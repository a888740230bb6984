/*
 * domain: the name as it was registered, "example.com": no www, no http://, no port. Where one can tell,
 * the detail of a refusal is the domain that should have been typed. Source: icp-filing 2.1 domain.name.
 */
#include "config.h"
#include "core/types/host_name.h"
#include "core/types/types.h"

static const char *const reasons[] = {"domain.several", "domain.url", "domain.email", "domain.port",
	"domain.address", "domain.no-dot", "domain.dots", "domain.characters", "domain.hyphen",
	"domain.length", "domain.malformed", "domain.suffix-only", "domain.subdomain", NULL};

static void
read_domain(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const char *const faults[BEIAN_HOST_NAME_FAULTS] = {
		[BEIAN_HOST_NAME_SEVERAL] = "domain.several",
		[BEIAN_HOST_NAME_URL] = "domain.url",
		[BEIAN_HOST_NAME_EMAIL] = "domain.email",
		[BEIAN_HOST_NAME_PORT] = "domain.port",
		[BEIAN_HOST_NAME_ADDRESS] = "domain.address",
		[BEIAN_HOST_NAME_NO_DOT] = "domain.no-dot",
		[BEIAN_HOST_NAME_DOTS] = "domain.dots",
		[BEIAN_HOST_NAME_CHARACTERS] = "domain.characters",
		[BEIAN_HOST_NAME_HYPHEN] = "domain.hyphen",
		[BEIAN_HOST_NAME_LENGTH] = "domain.length",
		[BEIAN_HOST_NAME_MALFORMED] = "domain.malformed",
		[BEIAN_HOST_NAME_SUFFIX_ONLY] = "domain.suffix-only",
		[BEIAN_HOST_NAME_TOO_DEEP] = "domain.subdomain",
	};
	char *name = NULL, *detail = NULL;
	BeianHostNameFault fault = beian_host_name_read_domain(text, 0, &name, &detail);

	(void)facets;
	if (fault == BEIAN_HOST_NAME_OK)
		beian_reading_accept(out, name);
	else
		beian_reading_refuse(out, faults[fault], detail);
}

const BeianType beian_type_domain = {
	.name = "domain",
	.read = read_domain,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[^\\s./@:]+(\\.[^\\s./@:]+)+",
};
