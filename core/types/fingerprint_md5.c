/* fingerprint-md5: of the certificate that signs an Android or HarmonyOS package: 32 hexadecimal digits. */
#include "config.h"
#include "core/types/fingerprint.h"

static const char *const reasons[] = {"fingerprint-md5.characters", "fingerprint-md5.length", NULL};

static void
read_md5(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianShape shape = {
		"0123456789ABCDEF", 32, 32, "fingerprint-md5.characters", "fingerprint-md5.length"};
	static const char *const labels[] = {"MD5", NULL};

	(void)facets;
	beian_fingerprint_read(&shape, labels, text, out);
}

const BeianType beian_type_fingerprint_md5 = {
	.name = "fingerprint-md5",
	.read = read_md5,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9A-F]{32}",
};
