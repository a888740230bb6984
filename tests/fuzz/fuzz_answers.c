/*
 * Any bytes as an answers file: every line becomes an answer or a complaint, and what was read can be
 * written in the same grammar and says the same again.
 */
#include "config.h"
#include "core/base/text.h"
#include "core/filing/answers.h"
#include "core/filing/path.h"
#include "tests/fuzz/fuzz.h"
#include <string.h>

static char *
write_lines(const GArray *lines)
{
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < lines->len; i++) {
		const BeianAnswerLine *line = &g_array_index(lines, BeianAnswerLine, i);
		g_autofree char *text = line->text != NULL ? beian_answer_escape(line->text) : NULL;
		g_string_append_printf(all, "%s=%s%s\n", line->path, text != NULL ? "" : "@",
			text != NULL ? text : line->file);
	}
	return g_string_free(all, FALSE);
}

static void
check_line(const BeianAnswerLine *line, long after)
{
	g_assert(line->line > after);
	g_assert(beian_path_is_valid(line->path));
	g_assert((line->text == NULL) != (line->file == NULL));
	g_assert(beian_text_is_writable(line->text != NULL ? line->text : line->file));
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size_bytes)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new(), none = beian_complaints_new();
	g_autoptr(GArray) lines = beian_answers_read(bytes, size_bytes, "-", complaints);
	long number = 0;

	for (guint i = 0; i < lines->len; i++) {
		const BeianAnswerLine *line = &g_array_index(lines, BeianAnswerLine, i);
		check_line(line, number);
		number = line->line;
	}
	for (guint i = 0; i < complaints->len; i++)
		g_assert(g_utf8_validate(complaints->pdata[i], -1, NULL) &&
			 strchr(complaints->pdata[i], '\n') == NULL);
	g_autofree char *written = write_lines(lines);
	g_autoptr(GArray) again = beian_answers_read(written, strlen(written), "-", none);
	g_assert(none->len == 0 && again->len == lines->len);
	for (guint i = 0; i < lines->len; i++) {
		const BeianAnswerLine *one = &g_array_index(lines, BeianAnswerLine, i),
				      *other = &g_array_index(again, BeianAnswerLine, i);
		g_assert_cmpstr(one->path, ==, other->path);
		g_assert_cmpstr(one->file, ==, other->file);
		/* Blanks at the ends are cut where they are not written with a backslash. */
		g_assert_cmpstr(one->text, ==, other->text);
	}
	return 0;
}
