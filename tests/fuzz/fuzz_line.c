/*
 * Any edits of a line: bytes below 16 are actions of editing, 16 to 31 a click there, the rest is typed. The
 * text stays valid, cursor and view stay between characters, and what is seen fits.
 */
#include "config.h"
#include "core/base/text.h"
#include "core/base/width.h"
#include "core/wizard/line.h"
#include "tests/fuzz/fuzz.h"
#include <locale.h>

enum { TEXT_LIMIT_BYTES = 400 };

static void
check(BeianLine *line, int cols)
{
	int cursor_col;
	gboolean cursor_found = FALSE, first_found = FALSE;

	beian_line_scroll(line, cols);
	g_assert(g_utf8_validate(line->text->str, (gssize)line->text->len, NULL));
	g_assert(line->first <= line->cursor && line->cursor <= line->text->len);
	for (gsize at = 0;; at = beian_text_next(line->text->str, at)) {
		cursor_found |= at == line->cursor;
		first_found |= at == line->first;
		if (line->text->str[at] == '\0')
			break;
	}
	g_assert(cursor_found && first_found);
	g_autofree char *seen = beian_line_visible(line, cols, &cursor_col);
	g_assert(beian_width_cols(seen) <= cols && cursor_col >= 0 && cursor_col < cols);
}

static void
edit(BeianLine *line, const uint8_t *bytes, size_t size_bytes, int cols)
{
	gboolean changed;

	if (bytes[0] < 16) {
		beian_line_act(line, (BeianAction)(BEIAN_ACTION_LEFT + bytes[0]), &changed);
	} else if (bytes[0] < 32) {
		beian_line_click(line, cols, bytes[0] - 16);
	} else {
		g_autofree char *text = g_strndup((const char *)bytes, size_bytes);
		beian_line_insert(line, text);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size_bytes)
{
	BeianLine line;
	int cols = size_bytes > 0 ? 2 + bytes[0] % 40 : 2;

	setlocale(LC_ALL, "C.UTF-8");
	beian_line_init(&line);
	for (size_t at = 0, next; at < size_bytes && line.text->len < TEXT_LIMIT_BYTES; at = next) {
		next = at + 1;
		while (bytes[at] >= 32 && next < size_bytes && bytes[next] >= 32 &&
			next < at + TEXT_LIMIT_BYTES)
			next++;
		edit(&line, bytes + at, next - at, cols);
		check(&line, cols);
	}
	beian_line_clear(&line);
	return 0;
}
