/* The grammar of answers files, row by row of DESIGN.md section 4. */
#include "config.h"
#include "core/filing/answers.h"
#include "tests/support/house.h"
#include "core/filing/path.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(answers, .fini = leakcheck);

/* The lines of BYTES as "LINE PATH=TEXT" or "LINE PATH@FILE" each, then the complaints; free with g_free. */
static char *
print_size(const char *bytes, gsize size_bytes, const char *name)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(GArray) lines = beian_answers_read(bytes, size_bytes, name, complaints);
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < lines->len; i++) {
		const BeianAnswerLine *line = &g_array_index(lines, BeianAnswerLine, i);
		cr_expect_neq(line->text == NULL, line->file == NULL, "either a text or a file");
		g_string_append_printf(all, "%ld %s%s%s\n", line->line, line->path,
			line->file != NULL ? "@" : "=", line->file != NULL ? line->file : line->text);
	}
	for (guint i = 0; i < complaints->len; i++)
		g_string_append_printf(all, "%s\n", (char *)complaints->pdata[i]);
	return g_string_free(all, FALSE);
}

typedef struct {
	const char *bytes, *lines, *why;
} Row;

static const Row good[] = {
	{"", "", "nothing at all"},
	{"\n\n \t\n", "", "blank lines"},
	{"# a=b\n#\n", "", "lines that begin with #"},
	{"entity/name=示例\n", "1 entity/name=示例\n", "a path and a value"},
	{"entity/name=示例", "1 entity/name=示例\n", "no line feed at the end"},
	{"a=1\n\n# no\nb=2\n", "1 a=1\n4 b=2\n", "the numbers of lines count what is skipped"},
	{"a=b=c\n", "1 a=b=c\n", "the first = ends the path"},
	{"  a \t=  b c  \n", "1 a=b c\n", "blanks around both are cut, inside they stay"},
	{"a=\n", "1 a=\n", "nothing behind = removes"},
	{"a=   \n", "1 a=\n", "blanks behind = remove too"},
	{"a=# b\n", "1 a=# b\n", "a # that begins no line"},
	{"a=x\\ny\\tz\\\\n\n", "1 a=x\ny\tz\\n\n", "the three escapes"},
	{"a=\\@b@\n", "1 a=@b@\n", "a leading \\@"},
	{"a=b@c\n", "1 a=b@c\n", "an @ inside is itself"},
	{"a=@scan.jpg\n", "1 a@/tmp/x/scan.jpg\n", "a file, relative to the answers file"},
	{"a=@/scan.jpg\n", "1 a@/scan.jpg\n", "a file by its whole name"},
	{"a=@b c.jpg\n", "1 a@/tmp/x/b c.jpg\n", "a file with a blank"},
	{"\xef\xbb\xbf"
	 "a=1\n",
		"1 a=1\n", "a byte order mark"},
	{"a=1\r\nb=2\r\n\r\n", "1 a=1\n2 b=2\n", "lines of another system"},
	{"service/2/name=x\n", "1 service/2/name=x\n", "numbers of repeats"},
};

Test(answers, reads_each_row_of_its_grammar)
{
	for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
		g_autofree char *lines =
			print_size(good[i].bytes, strlen(good[i].bytes), "/tmp/x/answers.txt");
		cr_expect_str_eq(lines, good[i].lines, "%s", good[i].why);
	}
}

Test(answers, reads_a_file_of_no_bytes)
{
	g_autofree char *lines = print_size(NULL, 0, "/tmp/x/answers.txt");

	cr_expect_str_eq(lines, "", "GLib's empty bytes have no address");
}

static const Row bad[] = {
	{"entity/name\n", "x.txt:1: ", "no ="},
	{"=x\n", "x.txt:1: ", "no path"},
	{"Entity=x\n", "x.txt:1: ", "a path that is none"},
	{"a b=x\n", "x.txt:1: ", "a blank inside a path"},
	{"a=x\\y\n", "x.txt:1: ", "another escape"},
	{"a=x\\\n", "x.txt:1: ", "a backslash at the end"},
	{"a=x\\@\n", "x.txt:1: ", "\\@ that does not lead"},
	{"a=@\n", "x.txt:1: ", "a file without a name"},
	{"a=\xff\n", "x.txt:1: ", "no UTF-8"},
	{"a=\x01\n", "x.txt:1: ", "a control character"},
	{"a=\xc2\x9b"
	 "2J\n",
		"x.txt:1: ", "a control character that XML can carry"},
	{"a=b\x1b[0m\n", "x.txt:1: ", "an escape sequence"},
};

Test(answers, complains_of_each_bad_line)
{
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autofree char *says = print_size(bad[i].bytes, strlen(bad[i].bytes), "x.txt");
		cr_expect(g_str_has_prefix(says, bad[i].lines), "%s: %s", bad[i].why, says);
		cr_expect_eq(strchr(says, '\n')[1], '\0', "%s: one complaint: %s", bad[i].why, says);
	}
}

Test(answers, all_bad_lines_are_reported_and_good_ones_come_through)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	const char *text = "a=1\nB=2\n# c\nd\ne=\\q\nf=@\ng=7\n";
	g_autoptr(GArray) lines = beian_answers_read(text, strlen(text), "x.txt", complaints);

	cr_assert_eq(lines->len, 2);
	cr_expect_str_eq(g_array_index(lines, BeianAnswerLine, 0).path, "a");
	cr_expect_str_eq(g_array_index(lines, BeianAnswerLine, 1).path, "g");
	cr_assert_eq(complaints->len, 4);
	for (guint i = 0; i < 4; i++) {
		g_autofree char *place = g_strdup_printf("x.txt:%d: ", (const int[]){2, 4, 5, 6}[i]);
		cr_expect(g_str_has_prefix(complaints->pdata[i], place), "%s", (char *)complaints->pdata[i]);
	}
}

Test(answers, zero_bytes_are_no_text_and_lose_nothing_silently)
{
	static const char bytes[] = "a=1\nb=\0\nc=3\n";
	g_autofree char *says = print_size(bytes, sizeof bytes - 1, "x.txt");

	cr_expect_not_null(strstr(says, "x.txt:2: "), "the line of the zero byte is named: %s", says);
}

Test(answers, never_quote_an_answer)
{
	g_autofree char *says = print_size("a=secret\\q\n", 11, "x.txt");

	cr_expect_null(strstr(says, "secret"), "%s", says);
}

Test(answers, from_standard_input_files_are_relative_to_where_one_is)
{
	g_autofree char *lines = print_size("a=@scan.jpg\n", 12, "-");

	cr_expect_str_eq(lines, "1 a@scan.jpg\n");
}

Test(answers, what_is_escaped_is_read_again)
{
	static const char *const texts[] = {"", "a", "@a", "a@", "\\", "\\n", "a\nb", "a\n", "\ta\t", "a\\@",
		"@", "@@", "\\@a", "a=b", "# a", "字 & <字>"};

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *escaped = beian_answer_escape(texts[i]);
		g_autofree char *line = g_strconcat("a=", escaped, NULL);
		g_auto(BeianAnswerLine) out = {0};
		g_autoptr(GError) error = NULL;
		cr_assert(beian_answer_line_parse(line, NULL, &out, &error), "%s: %s", line,
			error != NULL ? error->message : "");
		cr_expect_str_eq(out.text, texts[i], "%s", line);
	}
}

Test(answers, an_argument_is_a_line_without_comments)
{
	g_auto(BeianAnswerLine) out = {0};
	g_autoptr(GError) error = NULL;

	cr_expect_not(beian_answer_line_parse("#a=b", NULL, &out, &error));
	cr_assert_not_null(error);
	cr_expect_eq(error->code, BEIAN_ERROR_USAGE);
	cr_expect(out.path == NULL && out.text == NULL && out.file == NULL, "nothing is left in it");
}

Test(answers, control_characters_are_no_answer)
{
	static const char *const texts[] = {"a\x1b[2J",
		"\xc2\x9b"
		"2J",
		"a\rb", "\x7f", "\x01"};

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_auto(House) house = house_open();
		g_autoptr(BeianStep) step = beian_step_new();
		g_autoptr(GError) error = NULL, of_reason = NULL;
		cr_expect_not(beian_filing_set(house.filing, "entity/name", texts[i], step, &error));
		cr_expect(error != NULL && error->code == BEIAN_ERROR_CANNOT);
		cr_expect_null(beian_filing_text(house.filing, "entity/name"));
		cr_expect_not(beian_filing_confirm(
			house.filing, "A02", "entity/name", "x", texts[i], HOUSE_DAY, step, &of_reason));
		cr_expect(of_reason != NULL && of_reason->code == BEIAN_ERROR_USAGE);
		cr_expect_eq(step->len, 0);
	}
}

Test(answers, tell_ten_thousand_mistakes_and_no_more)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	GString *text = g_string_new(NULL);

	for (int i = 0; i < BEIAN_ANSWERS_COMPLAINTS + 50; i++)
		g_string_append(text, "no answer\n");
	g_string_append(text, "entity/name=x\n");
	g_autoptr(GArray) lines = beian_answers_read(text->str, text->len, "x.txt", complaints);
	g_string_free(text, TRUE);
	cr_expect_eq(complaints->len, 10001);
	cr_expect_str_eq(
		complaints->pdata[10000], "x.txt:10001: there are more mistakes; these are the first 10000");
	cr_expect_eq(lines->len, 0, "the rest is not read");
}

Test(answers, quote_the_beginning_of_what_is_no_path)
{
	g_autofree char *path = g_strnfill(5000, 'a'), *text = g_strconcat(path, "=x", NULL);
	g_auto(BeianAnswerLine) line = {0};
	g_autoptr(GError) error = NULL;

	cr_expect_not(beian_answer_line_parse(text, NULL, &line, &error));
	cr_expect_lt(strlen(error->message), 300);
	path[255] = '\0';
	cr_expect(beian_path_is_valid(path));
	path[255] = 'a';
	path[256] = '\0';
	cr_expect_not(beian_path_is_valid(path));
}
