#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/types/rows.h"
#include <criterion/criterion.h>

TestSuite(document, .fini = leakcheck);

Test(document, hk_macao_permit)
{
	static const ReadingRow rows[] = {
		{"H12345678", "H12345678", NULL, NULL, "Hong Kong"},
		{"m12345678", "M12345678", NULL, NULL, "Macao, small letter"},
		{"H1234567801", "H1234567801", NULL, NULL, "an old permit"},
		{"H12345678(01)", "H1234567801", NULL, NULL, "an old permit with brackets"},
		{"Ｈ１２３４５６７８", "H12345678", NULL, NULL, "full-width"},
		{"H1234567", NULL, "hk-macao-permit.length", "7", "one short"},
		{"H123456789", NULL, "hk-macao-permit.length", "9", "nine digits"},
		{"C12345678", NULL, "hk-macao-permit.prefix", "C", "the permit of mainland residents"},
		{"12345678", NULL, "hk-macao-permit.prefix", "1", "without letter"},
		{"-", NULL, "hk-macao-permit.prefix", "(none)", "a dash"},
		{"H1234567A", NULL, "hk-macao-permit.characters", "A", "a letter among the digits"},
	};

	expect_readings("hk-macao-permit", NULL, rows, G_N_ELEMENTS(rows));
}

Test(document, taiwan_permit)
{
	static const ReadingRow rows[] = {
		{"01234567", "01234567", NULL, NULL, "8 digits"},
		{"0123456789", "0123456789", NULL, NULL, "10 digits"},
		{"0123456789(B)", "0123456789(B)", NULL, NULL, "10 digits and a letter"},
		{"0123456789（b）", "0123456789(B)", NULL, NULL, "full-width brackets"},
		{"0123456789B", "0123456789(B)", NULL, NULL, "without brackets"},
		{"012345678", NULL, "taiwan-permit.length", "9", "9 digits"},
		{"0123456789(BCD)", NULL, "taiwan-permit.characters", "B", "three letters"},
		{"T01234567", NULL, "taiwan-permit.characters", "0", "a letter in front"},
		{"0123456７", "01234567", NULL, NULL, "one full-width digit"},
	};

	expect_readings("taiwan-permit", NULL, rows, G_N_ELEMENTS(rows));
}

Test(document, passport)
{
	static const ReadingRow rows[] = {
		{"E12345678", "E12345678", NULL, NULL, "Chinese"},
		{"g 1234 5678", "G12345678", NULL, NULL, "grouped, small letter"},
		{"AB123", "AB123", NULL, NULL, "five characters"},
		{"A1234567890123456", "A1234567890123456", NULL, NULL, "seventeen"},
		{"AB12", NULL, "passport.length", "4", "four"},
		{"A12345678901234567", NULL, "passport.length", "18", "eighteen"},
		{"E1234/678", NULL, "passport.characters", "/", "a slash"},
	};

	expect_readings("passport", NULL, rows, G_N_ELEMENTS(rows));
}

Test(document, army_code)
{
	static const ReadingRow rows[] = {
		{"61234", "61234", NULL, NULL, "5 digits"},
		{"61234部队", "61234", NULL, NULL, "with 部队"},
		{"６１２３４", "61234", NULL, NULL, "full-width"},
		{"6123", NULL, "army-code.length", "4", "4 digits"},
		{"部队", NULL, "army-code.length", "0", "no digit"},
		{"6123A", NULL, "army-code.characters", "A", "a letter"},
	};

	expect_readings("army-code", NULL, rows, G_N_ELEMENTS(rows));
}

Test(document, medical_licence)
{
	static const ReadingRow rows[] = {
		{"PDY00012-3 310115 17D1102", "PDY00012331011517D1102", NULL, NULL, "grouped"},
		{"PDY00012331011517D110", NULL, "medical-licence.length", "21", "one short"},
		{"PDY00012331011517D110号", NULL, "medical-licence.characters", "号", "a Han character"},
	};

	expect_readings("medical-licence", NULL, rows, G_N_ELEMENTS(rows));
}

Test(document, document_number_keeps_what_belongs_to_it)
{
	static const ReadingRow rows[] = {
		{"京网文〔2024〕1468-073号", "京网文〔2024〕1468-073号", NULL, NULL,
			"brackets of the number"},
		{"（总）网出证（京）字第001号", "（总）网出证（京）字第001号", NULL, NULL,
			"full-width brackets stay"},
		{" ab １２ cＤ ", "AB12CD", NULL, NULL, "blanks, widths and case"},
		{"A\u200bB", "AB", NULL, NULL, "a zero-width blank"},
		{"1234567890123456789012345678901234567890123456789012345678901234",
			"1234567890123456789012345678901234567890123456789012345678901234", NULL, NULL,
			"64 characters"},
		{"12345678901234567890123456789012345678901234567890123456789012345", NULL,
			"document-number.length", "65", "65 characters"},
		{"A\x7f"
		 "B",
			NULL, "document-number.characters", "U+007F", "a control character"},
	};

	expect_readings("document-number", NULL, rows, G_N_ELEMENTS(rows));
}

#define DIGEST "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

Test(document, file_is_what_attaching_wrote)
{
	static const ReadingRow rows[] = {
		{DIGEST " 61234 image/jpeg scan.jpg", DIGEST " 61234 image/jpeg scan.jpg", NULL, NULL,
			"as written"},
		{DIGEST " 0 application/pdf 营业执照 正本.pdf", DIGEST " 0 application/pdf 营业执照 正本.pdf",
			NULL, NULL, "a name with a blank"},
		{DIGEST " 100000 image/png a.png", DIGEST " 100000 image/png a.png", NULL, NULL,
			"the largest"},
		{DIGEST " 100001 image/png a.png", NULL, "file.too-large", "100001/100000", "one byte more"},
		{DIGEST " 61234 image/jpeg a.jpg\n" DIGEST " 61233 image/png b c.png",
			DIGEST " 61234 image/jpeg a.jpg\n" DIGEST " 61233 image/png b c.png", NULL, NULL,
			"a smaller picture beside it"},
		{DIGEST " 61234 image/jpeg a.jpg\n" DIGEST " 61234 image/jpeg b.jpg", NULL,
			"file.not-smaller", "61234/61234", "a second one as large"},
		{DIGEST " 61234 image/jpeg a.jpg\n" DIGEST " 9 application/pdf b.pdf", NULL,
			"file.no-picture", NULL, "a second one that is no picture"},
		{DIGEST " 100001 image/jpeg a.jpg\n" DIGEST " 9 image/jpeg b.jpg", NULL, "file.too-large",
			"100001/100000", "the original is too large all the same"},
		{DIGEST " 9 image/jpeg a.jpg\n" DIGEST " 8 image/jpeg b.jpg\n" DIGEST " 7 image/jpeg c.jpg",
			NULL, "file.not-attached", NULL, "three"},
		{DIGEST " 9 image/jpeg a.jpg\nb.jpg", NULL, "file.not-attached", NULL,
			"a name on the second"},
		{DIGEST " 9 image/jpeg;width=960;height=640;colour=full a.jpg",
			DIGEST " 9 image/jpeg;width=960;height=640;colour=full a.jpg", NULL, NULL,
			"with what its picture is like"},
		{DIGEST " 9 image/png;damaged=yes a.png", DIGEST " 9 image/png;damaged=yes a.png", NULL, NULL,
			"that it ends early"},
		{DIGEST " 9 image/jpeg;width=0;height=640 a.jpg", NULL, "file.not-attached", NULL,
			"no width"},
		{DIGEST " 9 image/jpeg;colour=blue a.jpg", NULL, "file.not-attached", NULL,
			"an unknown colour"},
		{DIGEST " 9 image/jpeg;height=640;width=960 a.jpg", NULL, "file.not-attached", NULL,
			"another order"},
		{DIGEST " 9 image/jpeg;onload=x a.jpg", NULL, "file.not-attached", NULL,
			"a parameter of nobody's"},
		{DIGEST " 9 image/heic a.jpg\n" DIGEST " 8 image/heic b.heic", NULL, "file.no-picture", NULL,
			"a smaller one in a format that nobody takes"},
		{"scan.jpg", NULL, "file.not-attached", NULL, "a name"},
		{DIGEST, NULL, "file.not-attached", NULL, "a digest alone"},
		{DIGEST " 61234 image/jpeg", NULL, "file.not-attached", NULL, "without name"},
		{DIGEST " 061234 image/jpeg a", NULL, "file.not-attached", NULL, "a zero in front"},
		{DIGEST " 61234 jpeg a", NULL, "file.not-attached", NULL, "no media type"},
		{DIGEST " 61234 image/jpeg ../a", NULL, "file.not-attached", NULL, "a path"},
		{DIGEST " 61234 image/jpeg a\nb", NULL, "file.not-attached", NULL, "a line feed in the name"},
		{"9F86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 1 a/b c", NULL,
			"file.not-attached", NULL, "a capital digit"},
	};
	BeianFacets facets = {.max_bytes = 100000};

	expect_readings("file", &facets, rows, G_N_ELEMENTS(rows));
}

Test(document, shows_a_file_by_its_name)
{
	g_autofree char *shown = beian_type_find("file")->show(DIGEST " 61234 image/jpeg my scan.jpg");

	g_autofree char *both = beian_type_find("file")->show(
		DIGEST " 61234 image/jpeg my scan.jpg\n" DIGEST " 999 image/jpeg small.jpg");

	cr_expect_str_eq(shown, "my scan.jpg (61234 B)");
	cr_expect_str_eq(both, "my scan.jpg (61234 B) + small.jpg (999 B)");
}
