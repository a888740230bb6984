/* fingerprint-sha1: of the distribution certificate of an iOS App: 40 hexadecimal digits. */
#include "config.h"
#include "core/types/fingerprint.h"

static const char *const reasons[] = {"fingerprint-sha1.characters", "fingerprint-sha1.length", NULL};

static void
read_sha1(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianShape shape = {
		"0123456789ABCDEF", 40, 40, "fingerprint-sha1.characters", "fingerprint-sha1.length"};
	static const char *const labels[] = {"SHA1", "SHA-1", NULL};

	(void)facets;
	beian_fingerprint_read(&shape, labels, text, out);
}

const BeianType beian_type_fingerprint_sha1 = {
	.name = "fingerprint-sha1",
	.read = read_sha1,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9A-F]{40}",
};
