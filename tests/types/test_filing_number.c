#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/types/rows.h"
#include <criterion/criterion.h>

TestSuite(filing_number, .fini = leakcheck);

Test(filing_number, of_an_entity)
{
	static const ReadingRow rows[] = {
		{"浙ICP备12345678号", "浙ICP备12345678号", NULL, NULL, "8 digits"},
		{"陇ICP备2021003158号", "陇ICP备2021003158号", NULL, NULL, "10 digits"},
		{"京ICP备030173号", "京ICP备030173号", NULL, NULL, "6 digits"},
		{"浙icp备 12345678 号", "浙ICP备12345678号", NULL, NULL, "blanks and small letters"},
		{"浙ＩＣＰ備１２３４５６７８號", "浙ICP备12345678号", NULL, NULL, "full-width, traditional"},
		{"浙ICP备12345678", "浙ICP备12345678号", NULL, NULL, "without 号"},
		{"浙ICP备12345678号-1", NULL, "entity-number.service-suffix", "浙ICP备12345678号", "a site"},
		{"浙ICP备12345678号－2A", NULL, "entity-number.service-suffix", "浙ICP备12345678号",
			"an App"},
		{"浙ICP备12345678-3", NULL, "entity-number.service-suffix", "浙ICP备12345678号",
			"a site without 号"},
		{"国ICP备12345678号", NULL, "entity-number.prefix", "国", "no province"},
		{"ICP备12345678号", NULL, "entity-number.prefix", "I", "without province"},
		{"浙ICP备12345号", NULL, "entity-number.digits", "5", "5 digits"},
		{"浙ICP备12345678901号", NULL, "entity-number.digits", "11", "11 digits"},
		{"京ICP证030173号", NULL, "entity-number.licence", NULL, "a licence"},
		{"浙B2-20080101", NULL, "entity-number.licence", NULL, "a telecom licence"},
		{"粤公网安备44140202000117号", NULL, "entity-number.police", NULL, "of the police"},
		{"12345678", NULL, "entity-number.shape", NULL, "digits"},
		{"浙浙ICP备12345678号", NULL, "entity-number.shape", NULL, "two provinces"},
		{"浙ICP备12345678号x", NULL, "entity-number.shape", NULL, "something behind"},
	};

	expect_readings("entity-number", NULL, rows, G_N_ELEMENTS(rows));
}

Test(filing_number, of_a_service)
{
	static const ReadingRow rows[] = {
		{"浙ICP备12345678号-1", "浙ICP备12345678号-1", NULL, NULL, "a site"},
		{"浙ICP备12345678号-2a", "浙ICP备12345678号-2A", NULL, NULL, "an App"},
		{"浙ICP备12345678号-3X", "浙ICP备12345678号-3X", NULL, NULL, "a mini program"},
		{"浙ICP备12345678号 － ４Ｋ", "浙ICP备12345678号-4K", NULL, NULL, "a quick app, full-width"},
		{"浙ICP备12345678号", NULL, "service-number.no-suffix", "浙ICP备12345678号-1", "an entity"},
		{"浙ICP备12345678号-0", NULL, "service-number.suffix", "0", "0"},
		{"浙ICP备12345678号-01", NULL, "service-number.suffix", "01", "a zero in front"},
		{"浙ICP备12345678号-2B", NULL, "service-number.suffix", "2B", "another letter"},
		{"国ICP备12345678号-1", NULL, "service-number.prefix", "国", "no province"},
		{"浙ICP备12345号-1", NULL, "service-number.digits", "5", "5 digits"},
		{"京ICP证030173号-1", NULL, "service-number.licence", NULL, "a licence"},
		{"粤公网安备44140202000117号", NULL, "service-number.police", NULL, "of the police"},
		{"www.example.com", NULL, "service-number.shape", NULL, "a domain"},
	};

	expect_readings("service-number", NULL, rows, G_N_ELEMENTS(rows));
}

Test(filing_number, service_code)
{
	static const ReadingRow rows[] = {
		{"32A43232-a888-88e8-b9ec-00888be81234", "32a43232-a888-88e8-b9ec-00888be81234", NULL, NULL,
			"a UUID"},
		{"a3f6d494-c6df", "a3f6d494-c6df", "unusual-shape", NULL, "of an old example"},
		{"32a43232-a888-88e8-b9ec-00888be8****", NULL, "service-code.masked", NULL, "masked"},
		{"abc", NULL, "service-code.length", "3", "three"},
		{"备案码1234", NULL, "service-code.characters", "备", "a word"},
	};

	expect_readings("service-code", NULL, rows, G_N_ELEMENTS(rows));
}

/* The MD5 of "abcdef" by any other program. */
Test(filing_number, password)
{
	static const ReadingRow rows[] = {
		{"abcdef", "e80b5017098950fc58aad83c8c14978e", NULL, NULL, "a password"},
		{" abcdef ", "e80b5017098950fc58aad83c8c14978e", NULL, NULL, "blanks around it"},
		{"ABCDEF", "8827a41122a5028b9808c7bf84b9fcf6", NULL, NULL, "capitals are other letters"},
		{"E80B5017098950FC58AAD83C8C14978E", "e80b5017098950fc58aad83c8c14978e", NULL, NULL,
			"the MD5 itself"},
		{"abc def", NULL, "filing-password.characters", NULL, "a blank inside"},
		{"密码abc", NULL, "filing-password.characters", NULL, "Han characters"},
		{"0123456789012345678901234567890123456789012345678901234567890123456", NULL,
			"filing-password.length", "67", "longer than any"},
	};

	expect_readings("filing-password", NULL, rows, G_N_ELEMENTS(rows));
}
