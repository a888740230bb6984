/*
 * filing-password: the password the bureau once sent with a filing number (ICP备案密码). Its value is the MD5
 * of the password in 32 hexadecimal digits: that is all the ministry's interface wants, and all that leaves
 * the store. Who types 32 hexadecimal digits has the MD5 already. Source: miit-and-peers 1.4 (ICPmm).
 */
#include "config.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

enum { MD5_CHARS = 32, PASSWORD_CHARS_MAX = 64 };

static const char *const reasons[] = {"filing-password.characters", "filing-password.length", NULL};

static gboolean
is_md5(const char *text)
{
	return strlen(text) == MD5_CHARS && strspn(text, "0123456789abcdefABCDEF") == MD5_CHARS;
}

static void
read_filing_password(const char *text, const BeianFacets *facets, BeianReading *out)
{
	const char *at = text;
	(void)facets;

	while (g_ascii_isgraph(*at))
		at++;
	if (*at != '\0')
		beian_reading_refuse(out, "filing-password.characters", NULL);
	else if (strlen(text) > PASSWORD_CHARS_MAX)
		beian_reading_refuse(
			out, "filing-password.length", g_strdup_printf("%" G_GSIZE_FORMAT, strlen(text)));
	else if (is_md5(text))
		beian_reading_accept(out, g_ascii_strdown(text, -1));
	else
		beian_reading_accept(out, g_compute_checksum_for_string(G_CHECKSUM_MD5, text, -1));
}

const BeianType beian_type_filing_password = {
	.name = "filing-password",
	.read = read_filing_password,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9a-f]{32}",
};
