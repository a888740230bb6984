/*
 * answers: the answers file, "PATH=VALUE" a line, UTF-8; the grammar of `new --answers`, `set` and cases.
 *
 * Blank lines and lines beginning with # are skipped; the first = ends the path; blanks around both are cut;
 * \n \t \\ and a leading \@ are the only escapes; PATH=@FILE is a file, relative to the answers file; PATH=
 * removes.
 */
#pragma once
#include "core/base/error.h"

typedef struct {
	char *path;
	char *text; /* unescaped; "" removes; NULL when it is a file */
	char *file; /* the path of the file, made relative to the working directory; NULL when it is text */
	long line;
} BeianAnswerLine;

/*
 * Reads BYTES; NAME is what messages call them, and relative files are relative to its folder. Elements
 * BeianAnswerLine, owned by the array (g_array_unref). Mistakes are added to COMPLAINTS; lines that are good
 * are returned all the same. After ten thousand mistakes the rest is not read.
 */
GArray *beian_answers_read(
	const void *bytes, gsize size_bytes, const char *name, BeianComplaints *complaints);
/* So many mistakes of one file are told; who gives us a picture as answers is told no more. */
#define BEIAN_ANSWERS_COMPLAINTS 10000
/* Whether COMPLAINTS has so many more than BEFORE; then it says so at line NUMBER of NAME. */
gboolean beian_answers_are_enough(BeianComplaints *complaints, const char *name, long number, guint before);
/* One "PATH=VALUE" of a command line: the same grammar, no comments. FALSE with *ERROR (usage). */
gboolean beian_answer_line_parse(const char *text, const char *folder, BeianAnswerLine *out, GError **error);
void beian_answer_line_clear(BeianAnswerLine *line);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianAnswerLine, beian_answer_line_clear)
/* TEXT, which is writable (base/text.h), escaped so that reading gives it back, outer blanks aside. Free with
 * g_free. */
char *beian_answer_escape(const char *text);
