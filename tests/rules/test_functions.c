/* What rules may call, over values and over what is no value. */
#include "config.h"
#include "core/rules/pattern.h"
#include "tests/rules/court.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(functions, .fini = leakcheck);

/* Each holds on 2026-11-23 over the plain answers of the house. */
static const char *const rows[] = {
	"b:days-left('2026-11-23') = 0",
	"b:days-left('2026-11-22') = -1",
	"b:days-left('2027-11-23') = 365",
	"b:days-left('long-term') > 1000000",
	"string(b:days-left('soon')) = 'NaN'",
	"string(b:days-left(entity/nothing)) = 'NaN'",
	"b:lasts-months('2027-02-23', 3)",
	"not(b:lasts-months('2027-02-22', 3))",
	"b:lasts-months('long-term', 3)",
	"not(b:lasts-months('soon', 3))",
	"b:months-between('2026-01-31', '2026-02-28') = 1",
	"b:months-between('2026-01-31', '2026-02-27') = 0",
	"b:months-between('2026-01-15', '2031-01-14') = 59",
	"b:months-between('2026-01-15', '2031-01-15') = 60",
	"b:months-between('2026-03-15', '2026-01-15') = -2",
	"b:months-between('2026-01-15', 'long-term') > 10000",
	"b:working-days-since('2026-11-20') = 1",
	"b:working-days-since('2026-11-16') = 5",
	"b:working-days-since('2026-11-14') = 6",
	"b:working-days-since('2025-06-01') = 386",
	"string(b:working-days-since('soon')) = 'NaN'",
	"b:working-days-since('2026-11-23') = 0",
	"b:working-days-since('2027-11-23') = 0",
	"b:birth('" HOUSE_CARD "') = '1990-01-01'",
	"b:birth('330106199013011233') = ''",
	"b:birth('1234') = ''",
	"b:age('2008-11-23') = 18",
	"b:age('2008-11-24') = 17",
	"b:age(b:birth('" HOUSE_CARD "')) = 36",
	"string(b:age('never')) = 'NaN'",
	"b:chars('示例 a') = 4",
	"b:chars('') = 0",
	"b:han('示例 a，。') = 2",
	"b:matches('abc', '^a.c$')",
	"not(b:matches('abcd', '^a.c$'))",
	"b:matches('示例', '^\\p{Han}{2}$')",
	"b:lower('ABCäÖ') = 'abcäÖ'",
	"b:folded('（甲） Ａ ') = '(甲)A'",
	"b:isbn('ISBN 978-0-306-40615-7')",
	"not(b:isbn('978-0-306-40615-6'))",
	"not(b:isbn('0-306-40615-2'))",
	"not(b:isbn(''))",
	"b:distinct(entity/person/mobile | service/person/mobile) = 2",
	"b:distinct('a', 'b', 'a') = 2",
	"b:distinct(entity/nothing) = 0",
	"b:times('a', 'a') = 1",
	"b:times('a', 'b') = 0",
	"b:times(entity/person/mobile, entity/person/mobile | service/person/mobile) = 1",
	"b:times(entity/nothing, entity/nothing) = 0",
	"b:times('a', 'a', 'b', 'b') = 1",
	"b:times('a', 'a', 'b', 'c') = 0",
	"b:times('a', 'c', 'b', 'b') = 0",
	"b:times('a', 'a', entity/nothing, 'b') = 0",
	"b:times('a', 'a', 'b', entity/nothing) = 0",
	"b:times(entity/person/mobile, entity/person/mobile | service/person/mobile, '13800138000', "
	"entity/person/mobile "
	"| service/person/mobile) = 1",
	"b:in-order('47.96.1.9', '47.96.1.10')",
	"b:in-order('47.96.1.10', '47.96.1.10')",
	"not(b:in-order('47.96.1.10', '47.96.1.9'))",
	"b:in-order('9.255.0.1', '47.0.0.1')",
	"b:in-order('2400:3200::9', '2400:3200::10')",
	"not(b:in-order('2400:3200::10', '2400:3200::9'))",
	"not(b:in-order('47.96.1.9', '2400:3200::9'))",
	"not(b:in-order('soon', '47.96.1.9'))",
	"not(b:in-order(entity/nothing, '47.96.1.9'))",
	"b:suffix('example.com') = 'com'",
	"b:suffix('example.com.cn') = 'cn'",
	"b:suffix('示例.中国') = 'xn--fiqs8s'",
	"b:suffix('com') = ''",
	"b:suffix(entity/nothing) = ''",
	"b:place-in('浙江示例') = '浙江'",
	"b:place-in('示例') = ''",
	"not(b:doubt(entity/document/number, 'check-digit'))",
	"not(b:doubt(entity/nothing, 'check-digit'))",
	"b:code('document', 'passport', 'number-type') = 'passport'",
	"b:code('document', 'nothing', 'number-type') = ''",
	"b:code('nothing', 'passport', 'number-type') = ''",
	"b:code('document', 'passport', 'nothing') = ''",
	"b:lists('a bc d', 'bc')",
	"not(b:lists('a bc d', 'b'))",
	"not(b:lists('', 'b'))",
	"b:region-name('330106') = '浙江省杭州市西湖区'",
	"b:region-name('330106', 'en') = 'Xihu District, Hangzhou, Zhejiang'",
	"b:region-name('330106', 'zh') = '浙江省杭州市西湖区'",
	"b:region-name('999999') = ''",
	"b:word-in('nothing', '', '示例') = ''",
	"b:word-missing('nothing', '', '示例') = ''",
	"b:outside-gbk('示例') = ''",
	"b:outside-gbk('示𠀀例') = 'U+20000'",
};

Test(functions, say_what_they_promise)
{
	g_auto(Court) court = court_open();

	answer_plain(court.house.filing);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *says = court_evaluate(&court, rows[i]);
		cr_expect_str_eq(says, "true", "%s", rows[i]);
	}
}

Test(functions, a_row_that_is_wrong_is_seen_to_be)
{
	g_auto(Court) court = court_open();
	g_autofree char *wrong = court_evaluate(&court, "b:chars('ab') = 3"),
			*unknown = court_evaluate(&court, "b:fact('mobile', '1') = ''");

	cr_expect_str_eq(wrong, "false");
	cr_expect_str_eq(unknown, "open");
}

Test(functions, are_in_the_order_of_their_names_and_each_once)
{
	for (const BeianFunction *function = beian_rule_functions; function[1].name != NULL; function++)
		cr_expect_lt(strcmp(function[0].name, function[1].name), 0, "%s before %s", function[0].name,
			function[1].name);
}

/* More patterns than are kept, twice, and one that is none. */
Test(functions, match_patterns_however_many_there_were)
{
	for (int i = 0; i < 1200; i++) {
		g_autofree char *pattern = g_strdup_printf("^%d$", i % 600),
				*text = g_strdup_printf("%d", i % 600);
		cr_expect(beian_pattern_matches(pattern, text) && !beian_pattern_matches(pattern, "x"), "%s",
			text);
	}
	cr_expect_not(beian_pattern_matches("(", "("));
	cr_expect_not(beian_pattern_matches("(", "("), "nor the second time");
}
