#include "config.h"
#include "core/types/check_digit.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>

TestSuite(check_digit, .fini = leakcheck);

Test(check_digit, makes_the_published_ones)
{
	static const struct {
		char (*make)(const char *);
		const char *number;
		int at;
	} rows[] = {
		{beian_check_digit_credit, "91330106673959654P", 17},
		{beian_check_digit_credit, "12441400456763110Y", 17},
		{beian_check_digit_credit, "91110000600037341L", 17},
		{beian_check_digit_credit, "91350100M000100Y43", 17},
		{beian_check_digit_organisation, "673959654", 8},
		{beian_check_digit_organisation, "D2143569X", 8},
		{beian_check_digit_licence, "110108000000016", 14},
		{beian_check_digit_identity, "11010519491231002X", 17},
		{beian_check_digit_identity, "360426199101010071", 17},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		cr_expect_eq(rows[i].make(rows[i].number), rows[i].number[rows[i].at], "%s", rows[i].number);
}

Test(check_digit, makes_none_outside_the_alphabet)
{
	cr_expect_eq(beian_check_digit_credit("9133010667395965"), '\0', "one short");
	cr_expect_eq(beian_check_digit_credit("9133010667395I654"), '\0', "no I");
	cr_expect_eq(beian_check_digit_organisation("6739596"), '\0', "one short");
	cr_expect_eq(beian_check_digit_organisation("6739596-4"), '\0', "no hyphen");
	cr_expect_eq(beian_check_digit_licence("1101080000000X"), '\0', "no letter");
	cr_expect_eq(beian_check_digit_identity("1101051949123100"), '\0', "one short");
	cr_expect_eq(beian_check_digit_identity("1101051949123100X"), '\0', "no X before the end");
}

Test(check_digit, of_an_organisation_may_be_zero)
{
	/* 11 − 0 = 11 is written 0; 3·0 + … all zeros. */
	cr_expect_eq(beian_check_digit_organisation("00000000"), '0');
}
