/*
 * file: a material that has been copied beside the store: "SHA256 BYTES MEDIA-TYPE NAME", as attaching it
 * writes. The media type may have parameters that tell of a picture, as those of RFC 2045 stand:
 * "image/jpeg;width=960;height=640;colour=full", and ";damaged=yes" for one that ends early. A second line of
 * the same shape is a smaller picture of the same, for profiles that take no larger one (decision 5). A
 * person cannot type it; anything else is refused as not attached.
 */
#include "config.h"
#include "core/base/digest.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <inttypes.h>
#include <string.h>

/* A petabyte less one: what no disk of an applicant holds. */
#define BYTES_DIGITS_MAX 15
/* The original and the smaller picture. */
#define FILES_MAX 2
/* What file systems allow. */
#define NAME_BYTES_MAX 255

#define PICTURE_PATTERN                                                                                      \
	"(;width=[1-9][0-9]{0,9};height=[1-9][0-9]{0,9})?(;colour=(full|grey))?(;damaged=yes)?"
#define LINE_PATTERN                                                                                         \
	"[0-9a-f]{64} (0|[1-9][0-9]{0,14}) [a-z0-9.+\\-]+/[a-z0-9.+\\-]+" PICTURE_PATTERN " [^/\\n\\r\\t]+"

static const char *const reasons[] = {
	"file.not-attached", "file.too-large", "file.not-smaller", "file.no-picture", NULL};

static gboolean
is_media_type(const char *text)
{
	return g_regex_match_simple("^[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*" PICTURE_PATTERN "$", text,
		G_REGEX_DOLLAR_ENDONLY, 0);
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

/* One file of an answer. */
typedef struct {
	guint64 bytes;
	gboolean is_picture;
} File;

static gboolean
read_line(const char *line, File *file)
{
	g_auto(GStrv) words = g_strsplit(line, " ", 4);

	if (g_strv_length(words) != 4 || !beian_digest_is_valid(words[0]) || !is_count(words[1]) ||
		!is_media_type(words[2]) || !is_name(words[3]))
		return FALSE;
	file->bytes = g_ascii_strtoull(words[1], NULL, 10);
	file->is_picture = g_regex_match_simple("^image/(jpeg|png|gif)(;|$)", words[2], 0, 0);
	return TRUE;
}

static void
read_file(const char *text, const BeianFacets *facets, BeianReading *out)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	guint count = g_strv_length(lines);
	File files[FILES_MAX] = {{0}};

	for (guint i = 0; i < count; i++)
		if (count > FILES_MAX || !read_line(lines[i], &files[i])) {
			beian_reading_refuse(out, "file.not-attached", NULL);
			return;
		}
	if (facets->max_bytes != 0 && files[0].bytes > facets->max_bytes)
		beian_reading_refuse(out, "file.too-large",
			g_strdup_printf("%" PRIu64 "/%u", files[0].bytes, facets->max_bytes));
	else if (count == FILES_MAX && !files[1].is_picture)
		beian_reading_refuse(out, "file.no-picture", NULL);
	else if (count == FILES_MAX && files[1].bytes >= files[0].bytes)
		beian_reading_refuse(out, "file.not-smaller",
			g_strdup_printf("%" PRIu64 "/%" PRIu64, files[1].bytes, files[0].bytes));
	else
		beian_reading_accept(out, g_strdup(text));
}

/* "scan.jpg (261234 B) + small.jpg (61234 B)" */
static char *
show(const char *value)
{
	g_auto(GStrv) lines = g_strsplit(value, "\n", -1);
	GString *shown = g_string_new(NULL);

	for (char **line = lines; *line != NULL; line++) {
		g_auto(GStrv) words = g_strsplit(*line, " ", 4);
		g_string_append(shown, line != lines ? " + " : "");
		if (g_strv_length(words) == 4)
			g_string_append_printf(shown, "%s (%s B)", words[3], words[1]);
		else
			g_string_append(shown, *line);
	}
	return g_string_free(shown, FALSE);
}

const BeianType beian_type_file = {
	.name = "file",
	.read = read_file,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = LINE_PATTERN "(\\n" LINE_PATTERN ")?",
	.show = show,
};
