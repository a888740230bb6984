#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/types/rows.h"
#include <criterion/criterion.h>

TestSuite(organisation, .fini = leakcheck);

Test(organisation, credit_code_reads_published_numbers)
{
	static const ReadingRow rows[] = {
		{"91330106673959654P", "91330106673959654P", NULL, "(none)", "an enterprise"},
		{"12441400456763110Y", "12441400456763110Y", NULL, "(none)", "an institution"},
		{"91110000600037341L", "91110000600037341L", NULL, "(none)", "registered nationally"},
		{"91350100M000100Y43", "91350100M000100Y43", NULL, "(none)",
			"letters in the organisation code"},
		{"91330106673959654p", "91330106673959654P", NULL, NULL, "small letter"},
		{"９１３３０１０６６７３９５９６５４Ｐ", "91330106673959654P", NULL, NULL, "full-width"},
		{"91 330106 67395965-4 P", "91330106673959654P", NULL, NULL, "grouped as people group it"},
		{"\u200e91330106673959654P\ufeff", "91330106673959654P", NULL, NULL,
			"unseen marks of a copy"},
	};

	expect_readings("credit-code", NULL, rows, G_N_ELEMENTS(rows));
}

Test(organisation, credit_code_doubts_what_was_mistyped)
{
	static const ReadingRow rows[] = {
		{"91330106673959655P", "91330106673959655P", "organisation-check-digit check-digit",
			"673959655", "within the organisation code"},
		{"91330107673959654P", "91330107673959654P", "check-digit", "91330107 … P", "in the region"},
		{"913301066739596540", "913301066739596540", "check-digit", "91330106 … 0",
			"in the last place"},
		{"111111111111111111", "111111111111111111", "organisation-check-digit check-digit", NULL,
			"invented"},
	};

	expect_readings("credit-code", NULL, rows, G_N_ELEMENTS(rows));
}

Test(organisation, credit_code_refuses_what_cannot_be_one)
{
	static const ReadingRow rows[] = {
		{"91330106673959654", NULL, "credit-code.length", "17", "one short"},
		{"91330106673959654P0", NULL, "credit-code.length", "19", "one too many"},
		{"913301O6673959654P", NULL, "credit-code.characters", "O", "the letter O for zero"},
		{"9I330106673959654P", NULL, "credit-code.characters", "I", "the letter I for one"},
		{"９１３３０１０６６７３９５９６５４Ｓ", NULL, "credit-code.characters", "S",
			"a letter that never occurs"},
		{"杭州示例有限公司", NULL, "credit-code.characters", "杭", "a name"},
		{"9133010667395965\xcc\x81"
		 "4P",
			NULL, "credit-code.characters", "U+0301", "a combining mark"},
		{"😀", NULL, "credit-code.characters", "😀", "an emoji"},
	};

	expect_readings("credit-code", NULL, rows, G_N_ELEMENTS(rows));
}

Test(organisation, licence_number_is_a_credit_code_or_fifteen_digits)
{
	static const ReadingRow rows[] = {
		{"91330106673959654P", "91330106673959654P", NULL, NULL, "a credit code"},
		{"91330106673959655P", "91330106673959655P", "organisation-check-digit check-digit", NULL,
			"a mistyped credit code"},
		{"110108000000016", "110108000000016", NULL, NULL, "a number of the old register"},
		{"１１０１０８ ０００００００１６", "110108000000016", NULL, NULL, "full-width with a blank"},
		{"110108000000017", "110108000000017", "check-digit", NULL, "a mistyped old number"},
		{"1101080000000", NULL, "licence-number.length", "13", "13 digits"},
		{"1101080000000165", NULL, "licence-number.length", "16", "16 digits"},
		{"9133010667395965P", NULL, "licence-number.length", "17", "17 characters"},
		{"11010800000001P", NULL, "licence-number.characters", "P", "a letter among fifteen"},
		{"9133010667395965OP", NULL, "licence-number.characters", "O", "the letter O"},
	};

	expect_readings("licence-number", NULL, rows, G_N_ELEMENTS(rows));
}

Test(organisation, organisation_code_keeps_its_hyphen)
{
	static const ReadingRow rows[] = {
		{"67395965-4", "67395965-4", NULL, NULL, "as published"},
		{"673959654", "67395965-4", NULL, NULL, "without hyphen"},
		{"D2143569-X", "D2143569-X", NULL, NULL, "with letters"},
		{"d2143569－x", "D2143569-X", NULL, NULL, "small and full-width"},
		{"67395965–4", "67395965-4", NULL, NULL, "with an en dash"},
		{"67395965-5", "67395965-5", "check-digit", NULL, "mistyped"},
		{"67395965", NULL, "organisation-code.length", "8", "without check character"},
		{"91330106673959654P", NULL, "organisation-code.length", "18", "a credit code"},
		{"67395965-A", NULL, "organisation-code.check-character", "A",
			"a check character that cannot be"},
		{"67395965_4", NULL, "organisation-code.characters", "_", "an underscore"},
	};

	expect_readings("organisation-code", NULL, rows, G_N_ELEMENTS(rows));
}

/* Every other character in every place of NUMBER, which NAME takes without doubt. */
static void
expect_every_slip_noticed(const char *name, const char *number, const char *alphabet)
{
	const BeianType *type = beian_type_find(name);

	for (gsize i = 0; number[i] != '\0'; i++) {
		for (const char *other = alphabet; *other != '\0'; other++) {
			g_auto(BeianReading) reading = {0};
			g_autofree char *slip = g_strdup(number);
			slip[i] = *other;
			beian_type_read(type, slip, NULL, &reading);
			gboolean noticed = reading.value == NULL || reading.doubts[0] != NULL;
			cr_expect_eq(noticed, *other != number[i], "%s as %s", slip, name);
		}
	}
}

Test(organisation, no_slip_of_one_character_passes_without_doubt)
{
	expect_every_slip_noticed("credit-code", "91330106673959654P", "0123456789ABCDEFGHJKLMNPQRTUWXY");
	expect_every_slip_noticed("credit-code", "91350100M000100Y43", "0123456789ABCDEFGHJKLMNPQRTUWXY");
	expect_every_slip_noticed("licence-number", "110108000000016", "0123456789");
	expect_every_slip_noticed("resident-id", "11010519491231002X", "0123456789X");
	expect_every_slip_noticed("resident-id", "360426199101010071", "0123456789X");
	expect_every_slip_noticed("residence-card", "830000199201300022", "0123456789X");
}
