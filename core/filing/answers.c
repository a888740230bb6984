#include "config.h"
#include "core/filing/answers.h"
#include "core/base/text.h"
#include "core/filing/path.h"
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

void
beian_answer_line_clear(BeianAnswerLine *line)
{
	g_clear_pointer(&line->path, g_free);
	g_clear_pointer(&line->text, g_free);
	g_clear_pointer(&line->file, g_free);
}

static void
clear_line(gpointer data)
{
	beian_answer_line_clear(data);
}

/* VALUE with its escapes undone; NULL when it holds another backslash. */
static char *
unescape(const char *value)
{
	g_autoptr(GString) text = g_string_sized_new(strlen(value));

	if (value[0] == '\\' && value[1] == '@')
		value++;
	for (; *value != '\0'; value++) {
		if (*value != '\\') {
			g_string_append_c(text, *value);
			continue;
		}
		value++;
		if (*value == 'n')
			g_string_append_c(text, '\n');
		else if (*value == 't')
			g_string_append_c(text, '\t');
		else if (*value == '\\')
			g_string_append_c(text, '\\');
		else
			return NULL;
	}
	return g_string_free(g_steal_pointer(&text), FALSE);
}

char *
beian_answer_escape(const char *text)
{
	GString *escaped = g_string_new(*text == '@' ? "\\" : "");

	for (; *text != '\0'; text++) {
		if (*text == '\n')
			g_string_append(escaped, "\\n");
		else if (*text == '\t')
			g_string_append(escaped, "\\t");
		else if (*text == '\\')
			g_string_append(escaped, "\\\\");
		else
			g_string_append_c(escaped, *text);
	}
	return g_string_free(escaped, FALSE);
}

/* TEXT as a message may quote it. */
static char *
shortened(const char *text)
{
	enum { SHOWN_CHARS = 60 };

	if (g_utf8_strlen(text, -1) <= SHOWN_CHARS)
		return g_strdup(text);
	g_autofree char *start = g_utf8_substring(text, 0, SHOWN_CHARS);
	return g_strconcat(start, "…", NULL);
}

gboolean
beian_answers_are_enough(BeianComplaints *complaints, const char *name, long number, guint before)
{
	if (complaints->len < before + BEIAN_ANSWERS_COMPLAINTS)
		return FALSE;
	beian_complaints_add(complaints, name, number, _("there are more mistakes; these are the first %d"),
		BEIAN_ANSWERS_COMPLAINTS);
	return TRUE;
}

gboolean
beian_answer_line_parse(const char *text, const char *folder, BeianAnswerLine *out, GError **error)
{
	if (!beian_text_is_writable(text) || beian_text_has_controls(text))
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("the line is not valid UTF-8 or holds control characters; save it as UTF-8 text"));
	const char *equals = strchr(text, '=');
	if (equals == NULL)
		return beian_error_set(
			error, BEIAN_ERROR_USAGE, _("a line is PATH=VALUE, but this one has no “=”"));

	g_autofree char *before = g_strndup(text, (gsize)(equals - text));
	g_autofree char *path = beian_text_normalise(before);
	g_autofree char *value = g_strstrip(g_strdup(equals + 1));
	if (!beian_path_is_valid(path)) {
		g_autofree char *shown = shortened(path);
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("“%s” is not a path: names in lower case joined by “/”, as in entity/name or "
			  "service/1/name"),
			shown);
	}
	if (*value == '@' && value[1] == '\0')
		return beian_error_set(
			error, BEIAN_ERROR_USAGE, _("after “@” the name of a file is missing"));
	if (*value == '@') {
		out->file = g_path_is_absolute(value + 1) || folder == NULL
				    ? g_strdup(value + 1)
				    : g_build_filename(folder, value + 1, NULL);
	} else {
		out->text = unescape(value);
		if (out->text == NULL)
			return beian_error_set(error, BEIAN_ERROR_USAGE,
				_("a backslash begins \\n, \\t, \\\\ or, at the beginning, \\@; write \\\\ "
				  "for one backslash"));
	}
	out->path = g_steal_pointer(&path);
	return TRUE;
}

GArray *
beian_answers_read(const void *bytes, gsize size_bytes, const char *name, BeianComplaints *complaints)
{
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(BeianAnswerLine));
	g_autofree char *folder = strcmp(name, "-") == 0 ? NULL : g_path_get_dirname(name);
	const char *rest = bytes, *end = rest + size_bytes;
	guint before = complaints->len;

	g_array_set_clear_func(lines, clear_line);
	if (size_bytes >= strlen(BYTE_ORDER_MARK) &&
		memcmp(rest, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) == 0)
		rest += strlen(BYTE_ORDER_MARK);
	for (long number = 1; rest != end; number++) {
		if (beian_answers_are_enough(complaints, name, number, before))
			break;
		const char *feed = memchr(rest, '\n', (gsize)(end - rest));
		gsize length = (gsize)((feed != NULL ? feed : end) - rest);
		gboolean is_text = memchr(rest, '\0', length) == NULL;
		g_autofree char *line = g_strstrip(g_strndup(rest, length));
		rest = feed != NULL ? feed + 1 : end;
		if (!is_text)
			beian_complaints_add(
				complaints, name, number, _("the line holds zero bytes; it is no text"));
		if (!is_text || *line == '\0' || *line == '#')
			continue;
		BeianAnswerLine answer = {.line = number};
		g_autoptr(GError) error = NULL;
		if (beian_answer_line_parse(line, folder, &answer, &error))
			g_array_append_val(lines, answer);
		else
			beian_complaints_add(complaints, name, number, "%s", error->message);
	}
	return lines;
}
