#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/types/rows.h"
#include <criterion/criterion.h>

TestSuite(card, .fini = leakcheck);

Test(card, resident_id)
{
	static const ReadingRow rows[] = {
		{"11010519491231002X", "11010519491231002X", NULL, "(none)", "as published"},
		{"360426199101010071", "360426199101010071", NULL, NULL, "as published, a digit last"},
		{"11010519491231002x", "11010519491231002X", NULL, NULL, "small x"},
		{"１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X", NULL, NULL, "full-width"},
		{"110105 19491231 002X", "11010519491231002X", NULL, NULL, "grouped"},
		{"110105\u300019491231\u00a0002X", "11010519491231002X", NULL, NULL,
			"grouped by other blanks"},
		{"110105194912310021", "110105194912310021", "check-digit", "(none)", "a wrong check digit"},
		{"130503670401001", NULL, "resident-id.old-card", NULL, "15 digits"},
		{"1101051949123100", NULL, "resident-id.length", "16", "two short"},
		{"110105194912310020X", NULL, "resident-id.length", "19", "one too many"},
		{"11010519491331002X", NULL, "resident-id.birth-date", "19491331", "month 13"},
		{"110105202302290013", NULL, "resident-id.birth-date", "20230229",
			"29 February of a common year"},
		{"110105184912310023", NULL, "resident-id.birth-date", "18491231", "born before 1850"},
		{"110105000001010023", NULL, "resident-id.birth-date", "00000101", "the year 0"},
		{"1101051949123X002X", NULL, "resident-id.characters", "X", "an X within"},
		{"11010519491231002×", NULL, "resident-id.characters", "×", "a multiplication sign for X"},
		{"H12345678", NULL, "resident-id.characters", "H", "a permit"},
	};

	expect_readings("resident-id", NULL, rows, G_N_ELEMENTS(rows));
}

Test(card, resident_id_doubts_numbers_of_other_cards)
{
	static const ReadingRow rows[] = {
		{"810000199408230021", "810000199408230021", "other-document", "residence-card", "Hong Kong"},
		{"830000199201300022", "830000199201300022", "other-document", "residence-card", "Taiwan"},
		{"840000199408230021", "840000199408230021", "check-digit", "(none)", "84 is no card"},
	};

	expect_readings("resident-id", NULL, rows, G_N_ELEMENTS(rows));
}

Test(card, residence_card)
{
	static const ReadingRow rows[] = {
		{"810000199408230021", "810000199408230021", NULL, NULL, "Hong Kong, the published sample"},
		{"830000199201300022", "830000199201300022", NULL, NULL, "Taiwan, the published sample"},
		{"830000199201300023", "830000199201300023", "check-digit", NULL, "mistyped"},
		{"810010199408230021", "810010199408230021", "check-digit", NULL, "a slip in the zeros"},
		{"11010519491231002X", NULL, "residence-card.prefix", "11", "an identity card"},
		{"84000019940823002X", NULL, "residence-card.prefix", "84", "no such region"},
		{"8100001994082300", NULL, "residence-card.length", "16", "two short"},
		{"810000199413230021", NULL, "residence-card.birth-date", "19941323", "month 13"},
		{"81000019940823O021", NULL, "residence-card.characters", "O", "the letter O"},
	};

	expect_readings("residence-card", NULL, rows, G_N_ELEMENTS(rows));
}

Test(card, foreigner_card)
{
	static const ReadingRow rows[] = {
		{"911124198108030024", "911124198108030024", NULL, NULL, "of 2023"},
		{"911124198108030025", "911124198108030025", "check-digit", NULL, "mistyped"},
		{"DEU110181080301", "DEU110181080301", NULL, NULL, "of before"},
		{"deu110181080301", "DEU110181080301", NULL, NULL, "small letters"},
		{"DE1110181080301", NULL, "foreigner-card.prefix", "DE1", "two letters only"},
		{"DEUX10181080301", NULL, "foreigner-card.prefix", "DEU", "four letters"},
		{"DEU11018108030A", NULL, "foreigner-card.characters", "A", "a letter among the digits"},
		{"11010519491231002X", NULL, "foreigner-card.prefix", "1", "an identity card"},
		{"911124198113030024", NULL, "foreigner-card.birth-date", "19811303", "month 13"},
		{"91112419810803002", NULL, "foreigner-card.length", "17", "one short"},
		{"9111241981080300", NULL, "foreigner-card.length", "16", "two short"},
		{"E12345678", NULL, "foreigner-card.length", "9", "a passport"},
		{"德110181080301", NULL, "foreigner-card.characters", "德", "a Han character"},
	};

	expect_readings("foreigner-card", NULL, rows, G_N_ELEMENTS(rows));
}

Test(card, shows_identity_numbers_in_groups)
{
	g_autofree char *id = beian_type_find("resident-id")->show("11010519491231002X");
	g_autofree char *old = beian_type_find("foreigner-card")->show("DEU110181080301");
	g_autofree char *credit = beian_type_find("credit-code")->show("91330106673959654P");

	cr_expect_str_eq(id, "110105 19491231 002X");
	cr_expect_str_eq(old, "DEU110181080301");
	cr_expect_str_eq(credit, "91 330106 673959654 P");
}
