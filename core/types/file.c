/*
 * file: a material that has been copied beside the store: "SHA256 BYTES MEDIA-TYPE NAME", as attaching it
 * writes. A person cannot type it; anything else is refused as not attached.
 */
#include "config.h"
#include "core/base/digest.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <inttypes.h>
#include <string.h>

/* A petabyte less one: what no disk of an applicant holds. */
#define BYTES_DIGITS_MAX 15
/* What file systems allow. */
#define NAME_BYTES_MAX 255

static const char *const reasons[] = {"file.not-attached", "file.too-large", NULL};

static gboolean
is_media_type(const char *text)
{
	return g_regex_match_simple(
		"^[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*$", text, G_REGEX_DOLLAR_ENDONLY, 0);
}

static gboolean
is_count(const char *text)
{
	return beian_spelling_is_digits(text) && strlen(text) <= BYTES_DIGITS_MAX &&
	       (text[0] != '0' || text[1] == '\0');
}

static gboolean
is_name(const char *text)
{
	if (*text == '\0' || strlen(text) > NAME_BYTES_MAX)
		return FALSE;
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
		if (*at == '/' || g_unichar_iscntrl(g_utf8_get_char(at)))
			return FALSE;
	return TRUE;
}

static void
read_file(const char *text, const BeianFacets *facets, BeianReading *out)
{
	g_auto(GStrv) words = g_strsplit(text, " ", 4);
	guint64 bytes;

	if (g_strv_length(words) != 4 || !beian_digest_is_valid(words[0]) || !is_count(words[1]) ||
		!is_media_type(words[2]) || !is_name(words[3])) {
		beian_reading_refuse(out, "file.not-attached", NULL);
		return;
	}
	bytes = g_ascii_strtoull(words[1], NULL, 10);
	if (facets->max_bytes != 0 && bytes > facets->max_bytes)
		beian_reading_refuse(
			out, "file.too-large", g_strdup_printf("%" PRIu64 "/%u", bytes, facets->max_bytes));
	else
		beian_reading_accept(out, g_strdup(text));
}

/* "scan.jpg (61234 B)" */
static char *
show(const char *value)
{
	g_auto(GStrv) words = g_strsplit(value, " ", 4);

	return g_strv_length(words) == 4 ? g_strdup_printf("%s (%s B)", words[3], words[1]) : g_strdup(value);
}

const BeianType beian_type_file = {
	.name = "file",
	.read = read_file,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9a-f]{64} (0|[1-9][0-9]{0,14}) [a-z0-9.+\\-]+/[a-z0-9.+\\-]+ [^/\\n\\r\\t]+",
	.show = show,
};
