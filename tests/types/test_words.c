#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/types/rows.h"
#include <criterion/criterion.h>

TestSuite(words, .fini = leakcheck);

Test(words, text_is_one_line_in_nfc)
{
	static const ReadingRow rows[] = {
		{"杭州示例科技有限公司", "杭州示例科技有限公司", NULL, NULL, "a name"},
		{"  杭州（示例）公司\u3000", "杭州（示例）公司", NULL, NULL, "outer blanks go, widths stay"},
		{"Cafe\xcc\x81", "Café", NULL, NULL, "NFC"},
		{"西湖区\t1 号", "西湖区 1 号", NULL, NULL, "a tab of a spreadsheet is a blank"},
		{"示\u200b例\ufeff", "示例", NULL, NULL, "unseen characters go"},
		{"👨‍👩‍👧", "👨‍👩‍👧", NULL, NULL, "joiners mean something"},
		{"一\n二", NULL, "text.line-feed", NULL, "two lines"},
		{"一\r\n二", NULL, "text.line-feed", NULL, "two lines of another system"},
		{"一\u2028二", NULL, "text.line-feed", NULL, "a line separator"},
		{"\u200b\u200e", NULL, "text.empty", NULL, "nothing to see"},
		{"   ", NULL, "text.empty", NULL, "blanks"},
		{"a\x01"
		 "b",
			NULL, "text.characters", NULL, "XML cannot carry it"},
		{"a\x1b[31m", NULL, "text.characters", NULL, "a terminal would obey it"},
		{"a\xc2\x9b"
		 "b",
			NULL, "text.characters", NULL, "a C1 control"},
		{"a\xff", NULL, "text.characters", NULL, "no UTF-8"},
		{"a\xed\xa0\x80", NULL, "text.characters", NULL, "half a surrogate pair"},
		{"a\xef\xbf\xbe", NULL, "text.characters", NULL, "no character"},
		{"示\xef\xbf\xbd", NULL, "text.characters", NULL, "damaged in copying"},
	};

	expect_readings("text", NULL, rows, G_N_ELEMENTS(rows));
}

Test(words, text_counts_what_a_person_calls_characters)
{
	static const ReadingRow rows[] = {
		{"一", NULL, "text.too-short", "1/2", "one"},
		{"e\xcc\x81\xcc\x82", NULL, "text.too-short", "1/2", "a letter with two marks is one"},
		{"한", NULL, "text.too-short", "1/2", "letters that make a syllable are one"},
		{"一二", "一二", NULL, NULL, "two"},
		{"e\xcc\x81\xcc\x82一二三", "é\xcc\x82一二三", NULL, NULL, "four"},
		{"一二三四五", NULL, "text.too-long", "5/4", "five"},
	};
	BeianFacets facets = {.min_chars = 2, .max_chars = 4};

	expect_readings("text", &facets, rows, G_N_ELEMENTS(rows));
}

Test(words, note_has_lines)
{
	static const ReadingRow rows[] = {
		{"一\r\n二\r三\n四", "一\n二\n三\n四", NULL, NULL, "all kinds of line ends"},
		{"\n一\n", "一", NULL, NULL, "outer lines go"},
		{"一\u2029二", "一\n二", NULL, NULL, "a paragraph separator"},
	};
	static const ReadingRow limited[] = {
		{"一\n二\n三\n四\n五", NULL, "note.too-long", "9/8", "line feeds count"},
		{"一", NULL, "note.too-short", "1/2", "one"},
		{"一\x1b二", NULL, "text.characters", NULL, "a control"},
	};
	BeianFacets facets = {.min_chars = 2, .max_chars = 8};

	expect_readings("note", NULL, rows, G_N_ELEMENTS(rows));
	expect_readings("note", &facets, limited, G_N_ELEMENTS(limited));
}

Test(words, number)
{
	static const ReadingRow rows[] = {
		{"0", "0", NULL, NULL, "none"},
		{"007", "7", NULL, NULL, "zeros in front"},
		{"000", "0", NULL, NULL, "zeros"},
		{"１２", "12", NULL, NULL, "full-width"},
		{"1,234,567", "1234567", NULL, NULL, "thousands"},
		{"999999999999999999", "999999999999999999", NULL, NULL, "18 digits"},
		{"1000000000000000000", NULL, "number.too-large", NULL, "19 digits"},
		{"0000000000000000000000001", "1", NULL, NULL, "many zeros"},
		{"1,23", NULL, "number.characters", ",", "no thousands"},
		{"-1", NULL, "number.negative", NULL, "less than none"},
		{"1.5", NULL, "number.fraction", NULL, "one and a half"},
		{"1.", NULL, "number.characters", ".", "a point"},
		{"三", NULL, "number.characters", "三", "a word"},
		{"1 2", NULL, "number.characters", "U+0020", "a blank"},
	};

	expect_readings("number", NULL, rows, G_N_ELEMENTS(rows));
}
