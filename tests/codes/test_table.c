#include "config.h"
#include "core/codes/codes.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(table, .fini = leakcheck);

#define HEADER "token,miit-3.0,zh,en,pinyin,valid-from,valid-to,confidence,source\n"
#define ROW "a,1,甲,A,j jia,,,high,invented\n"

/*
 * What is said about a list (or a word list) with CONTENT, file names cut to "x.csv"; "" when it is right.
 * Free with g_free.
 */
static char *
complaints_about(const char *kind, const char *content)
{
	g_autofree char *top = g_dir_make_tmp("beian-codes-XXXXXX", NULL);
	g_autofree char *codes_folder = g_build_filename(top, "codes", NULL);
	g_autofree char *folder = g_build_filename(top, kind, NULL);
	g_autofree char *path = g_build_filename(folder, "x.csv", NULL);
	g_autofree char *prefix = g_strconcat(folder, "/", NULL);
	g_autoptr(GError) error = NULL;

	cr_assert_eq(g_mkdir(folder, 0700), 0);
	cr_assert(g_file_set_contents(path, content, -1, NULL));
	BeianCodes *codes = beian_codes_new(codes_folder);
	if (strcmp(kind, "codes") == 0)
		cr_expect_eq(beian_codes_list(codes, "x", &error) == NULL, error != NULL);
	else
		cr_expect_eq(beian_codes_check_words(codes, "x", &error), error == NULL);
	beian_codes_free(codes);
	g_remove(path);
	g_rmdir(folder);
	g_rmdir(top);
	if (error == NULL)
		return g_strdup("");
	g_auto(GStrv) parts = g_strsplit(error->message, prefix, -1);
	return g_strjoinv("", parts);
}

typedef struct {
	const char *content, *says;
} Mistake;

static void
expect_complaints(const char *kind, const Mistake *rows, guint count)
{
	for (guint i = 0; i < count; i++) {
		g_autofree char *says = complaints_about(kind, rows[i].content);
		cr_expect_str_eq(says, rows[i].says, "row %u: %s", i, says);
	}
}

static const Mistake code_mistakes[] = {
	{HEADER ROW, ""},
	{HEADER, ""},
	{HEADER "a,1,\"甲, \"\"乙\"\"\",A,j,,,low,x\n", ""},
	{HEADER "\"a\",1,甲,\"two\nlines\",j,,,low,x\n" ROW, "x.csv:4: the token \"a\" is in line 2 already"},
	{"", "x.csv:1: there is no header row"},
	{"token,miit-3.0,zh,en,pinyin,valid-from,valid-to,source,confidence\n",
		"x.csv:1: column 8 must be \"confidence\"\nx.csv:1: column 9 must be \"source\""},
	{"token\n", "x.csv:1: column 2 must be \"miit-3.0\"\nx.csv:1: column 3 must be \"zh\"\nx.csv:1: "
		    "column 4 must be \"en\"\n"
		    "x.csv:1: column 5 must be \"pinyin\"\nx.csv:1: column 6 must be \"valid-from\"\n"
		    "x.csv:1: column 7 must be \"valid-to\"\nx.csv:1: column 8 must be \"confidence\"\n"
		    "x.csv:1: column 9 must be \"source\""},
	{"token,miit-3.0,zh,en,pinyin,valid-from,valid-to,confidence,source,Extra,en\n",
		"x.csv:1: column 10 has no name of lower-case letters, digits and hyphens\n"
		"x.csv:1: columns 4 and 11 are both called \"en\""},
	{HEADER ROW "b,1,乙,B,y,,,high,x\n" ROW, "x.csv:4: the token \"a\" is in line 2 already"},
	{HEADER "A b,1,甲,A,j,,,high,x\n",
		"x.csv:2: the token \"A b\" is not made of lower-case letters, digits and hyphens"},
	{HEADER ",1,甲,A,j,,,high,x\n",
		"x.csv:2: the token \"\" is not made of lower-case letters, digits and hyphens"},
	{HEADER "a.b,1,甲,A,j,,,high,x\n",
		"x.csv:2: the token \"a.b\" is not made of lower-case letters, digits and hyphens"},
	{HEADER "a,1,甲,A,j,,,high\n" ROW, "x.csv:2: the row has 8 cells and the header has 9; quote "
					   "cells with commas, and add or remove cells"},
	{HEADER "a,1,甲,A, B,j,,,high,x\n",
		"x.csv:2: cell 5 begins or ends with a blank; remove the blank\n"
		"x.csv:2: the row has 10 cells and the header has 9; quote cells with commas, and "
		"add or remove cells"},
	{HEADER "a,1,,,j,,,high,\n", "x.csv:2: the cell \"zh\" is empty\nx.csv:2: the cell \"en\" is empty\n"
				     "x.csv:2: the cell \"source\" is empty"},
	{HEADER "a,1,甲,A,j,2021-02-29,21-1-1,high,x\n",
		"x.csv:2: valid-from is \"2021-02-29\", which is no day; write YYYY-MM-DD\n"
		"x.csv:2: valid-to is \"21-1-1\", which is no day; write YYYY-MM-DD"},
	{HEADER "a,1,甲,A,j,2021-02-02,2021-02-01,high,x\n",
		"x.csv:2: valid-to 2021-02-01 is before valid-from 2021-02-02"},
	{HEADER "a,1,甲,A,j,,,sure,x\n", "x.csv:2: confidence is \"sure\"; write high, medium or low"},
	{HEADER "a,1,甲,A,j,,,high,x \n", "x.csv:2: cell 9 begins or ends with a blank; remove the blank"},
	{HEADER "a,1,甲,A,j,,,high,x\r\n" ROW, "x.csv:2: the line ends with CR; save the file with LF alone"},
	{"\xef\xbb\xbf" HEADER, "x.csv:1: the file begins with a byte-order mark; save it without\n"
				"x.csv:1: there is no header row"},
	{HEADER "a,1,\xff,A,j,,,high,x\n", "x.csv:2: the line is not valid UTF-8; save the file as UTF-8"},
	{HEADER "\n" ROW, "x.csv:2: the line is empty; remove it"},
	{HEADER "a,1,甲,A,j,,,high,x", "x.csv:2: the last line does not end; add a line feed"},
	{HEADER "a,1,\"甲\"x,A,j,,,high,x\n"
		"b,1,乙,B,y,,,sure,x\n",
		"x.csv:2: a quotation mark stands where none may; quote the whole cell and double "
		"the marks inside\n"
		"x.csv:3: confidence is \"sure\"; write high, medium or low"},
	{HEADER "a,1,\"甲,A,j,,,high,x\n", "x.csv:2: a quotation mark stands where none may; quote "
					   "the whole cell and double the marks inside"},
};

Test(table, complains_about_every_mistake_with_its_line)
{
	expect_complaints("codes", code_mistakes, G_N_ELEMENTS(code_mistakes));
}

Test(table, complains_about_word_lists)
{
	static const Mistake rows[] = {
		{"word,scope,source,date\n公司,,x,\n公司,33,x,2022-06-01\n", ""},
		{"word,source,date\n",
			"x.csv:1: column 2 must be \"scope\"\nx.csv:1: column 3 must be \"source\"\n"
			"x.csv:1: column 4 must be \"date\""},
		{"word,scope,source,date\n公司,33,x,\n公司,33,x,\n",
			"x.csv:3: the word \"公司\" is in line 2 already, in the same scope"},
		{"word,scope,source,date\n,33,,2022\n",
			"x.csv:2: the cell \"word\" is empty\nx.csv:2: the cell \"source\" is empty\n"
			"x.csv:2: date is \"2022\", which is no day; write YYYY-MM-DD"},
	};

	expect_complaints("words", rows, G_N_ELEMENTS(rows));
}
