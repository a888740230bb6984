#include "config.h"
#include "core/filing/path.h"
#include <string.h>

enum { NUMBER_DIGITS_MAX = 6 };

static gboolean
is_name(const char *segment, gsize length)
{
	if (!g_ascii_islower(segment[0]))
		return FALSE;
	for (gsize i = 1; i < length; i++)
		if (!g_ascii_islower(segment[i]) && !g_ascii_isdigit(segment[i]) && segment[i] != '-')
			return FALSE;
	return TRUE;
}

static gboolean
is_number(const char *segment, gsize length)
{
	if (length > NUMBER_DIGITS_MAX || segment[0] == '0')
		return FALSE;
	for (gsize i = 0; i < length; i++)
		if (!g_ascii_isdigit(segment[i]))
			return FALSE;
	return TRUE;
}

gboolean
beian_path_is_valid(const char *text)
{
	gboolean number_allowed = FALSE;

	if (strnlen(text, BEIAN_PATH_LIMIT_BYTES + 1) > BEIAN_PATH_LIMIT_BYTES)
		return FALSE;

	for (const char *segment = text;;) {
		gsize length = strcspn(segment, "/");
		if (length == 0)
			return FALSE;
		gboolean number = is_number(segment, length);
		if (number ? !number_allowed : !is_name(segment, length))
			return FALSE;
		number_allowed = !number;
		if (segment[length] == '\0')
			return TRUE;
		segment += length + 1;
	}
}

char *
beian_path_template(const char *path)
{
	GString *template = g_string_sized_new(strlen(path));

	for (const char *segment = path;;) {
		gsize length = strcspn(segment, "/");
		if (!g_ascii_isdigit(segment[0])) {
			if (template->len > 0)
				g_string_append_c(template, '/');
			g_string_append_len(template, segment, (gssize)length);
		}
		if (segment[length] == '\0')
			break;
		segment += length + 1;
	}
	return g_string_free(template, FALSE);
}

char *
beian_path_inside(const char *template, const char *inside)
{
	const char *start = inside;

	/* Both run in step as long as they agree; a number in INSIDE has no partner in TEMPLATE. */
	while (*inside != '\0') {
		gsize length = strcspn(inside, "/");
		if (!g_ascii_isdigit(inside[0])) {
			if (strncmp(template, inside, length) != 0 ||
				(template[length] != '/' && template[length] != '\0'))
				break;
			template += length + (template[length] == '/' ? 1 : 0);
		}
		inside += length + (inside[length] == '/' ? 1 : 0);
	}
	GString *path = g_string_new_len(start, inside - start);
	if (*inside != '\0' && path->len > 0)
		g_string_truncate(path, path->len - 1); /* the slash before what they no longer share */
	if (*template != '\0')
		g_string_append_printf(path, "%s%s", path->len > 0 ? "/" : "", template);
	return g_string_free(path, FALSE);
}
