#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/types/rows.h"
#include <criterion/criterion.h>

TestSuite(contact, .fini = leakcheck);

Test(contact, mobile)
{
	static const ReadingRow rows[] = {
		{"13800138000", "13800138000", NULL, NULL, "11 digits"},
		{"19900000000", "19900000000", NULL, NULL, "the newest range"},
		{"138 0013 8000", "13800138000", NULL, NULL, "blanks"},
		{"138-0013-8000", "13800138000", NULL, NULL, "hyphens"},
		{"１３８００１３８０００", "13800138000", NULL, NULL, "full-width"},
		{"+86 13800138000", "13800138000", NULL, NULL, "+86"},
		{"(+86)138-0013-8000", "13800138000", NULL, NULL, "+86 in brackets"},
		{"008613800138000", "13800138000", NULL, NULL, "0086"},
		{"8613800138000", "13800138000", NULL, NULL, "86"},
		{"086-13800138000", "13800138000", NULL, NULL, "086 as before a landline"},
		{"＋８６１３８００１３８０００", "13800138000", NULL, NULL, "full-width +86"},
		{"\u202d13800138000\u202c", "13800138000", NULL, NULL,
			"direction marks of a phone's address book"},
		{"1380013800", NULL, "mobile.length", "10", "one short"},
		{"138001380001", NULL, "mobile.length", "12", "one too many"},
		{"12800138000", NULL, "mobile.prefix", NULL, "12 is no mobile number"},
		{"23800138000", NULL, "mobile.prefix", NULL, "2 is no mobile number"},
		{"0571-88888888", NULL, "mobile.landline", NULL, "a landline"},
		{"+85291234567", NULL, "mobile.abroad", NULL, "Hong Kong"},
		{"13800138000/13900139000", NULL, "mobile.characters", "/", "two numbers"},
		{"1380O138000", NULL, "mobile.characters", "O", "the letter O"},
		{"+86 1380013800", NULL, "mobile.length", "10", "short behind +86"},
		{"電話", NULL, "mobile.characters", "電", "a word"},
		{"---", NULL, "mobile.length", "0", "only hyphens"},
	};

	expect_readings("mobile", NULL, rows, G_N_ELEMENTS(rows));
}

Test(contact, landline_accepts_what_people_write)
{
	static const ReadingRow rows[] = {
		{"086-0535-6700763", "086-0535-6700763", NULL, NULL, "as the reference has it"},
		{"0571-88888888", "086-0571-88888888", NULL, NULL, "without country"},
		{"(0571)88888888", "086-0571-88888888", NULL, NULL, "brackets"},
		{"（0571）8888 8888", "086-0571-88888888", NULL, NULL, "full-width brackets, a blank"},
		{"+86 571 8888 8888", "086-0571-88888888", NULL, NULL, "+86 without the 0"},
		{"+86-0571-88888888", "086-0571-88888888", NULL, NULL, "+86 with the 0"},
		{"+86 10 12345678", "086-010-12345678", NULL, NULL, "Beijing from abroad"},
		{"057188888888", "086-0571-88888888", NULL, NULL, "an area code of four digits tells itself"},
		{"01012345678", "086-010-12345678", NULL, NULL, "one of three digits too"},
		{"0862112345678", NULL, "landline.hyphens", NULL, "086 and no 0 could be anything"},
		{"086057188888888", "086-0571-88888888", NULL, NULL, "086 and a 0"},
		{"021-12345678-123", "086-021-12345678-123", NULL, NULL, "an extension"},
		{"021 12345678 转 123", "086-021-12345678-123", NULL, NULL, "转"},
		{"021-12345678 ext. 123", "086-021-12345678-123", NULL, NULL, "ext."},
		{"021-12345678x123456", "086-021-12345678-123456", NULL, NULL, "x and six digits"},
		{"0535-670 0763", "086-0535-6700763", NULL, NULL, "seven digits in two groups"},
		{"０５７１－８８８８８８８８", "086-0571-88888888", NULL, NULL, "full-width"},
		{"0571–88888888", "086-0571-88888888", NULL, NULL, "an en dash"},
	};

	expect_readings("landline", NULL, rows, G_N_ELEMENTS(rows));
}

Test(contact, landline_refuses_rather_than_guesses)
{
	static const ReadingRow rows[] = {
		{"88888888", NULL, "landline.area", NULL, "no area code"},
		{"571-88888888", NULL, "landline.area", NULL, "an area code without 0"},
		{"0171-88888888", NULL, "landline.no-such-area", "0171", "no such area"},
		{"0057188888888", NULL, "landline.no-such-area", "0057", "a country prefix without country"},
		{"0571-888888", NULL, "landline.length", NULL, "six digits"},
		{"0571-888888888", NULL, "landline.hyphens", NULL, "nine digits"},
		{"057188888888123", NULL, "landline.hyphens", NULL, "an extension without hyphen"},
		{"0571-88-88-88-88", NULL, "landline.hyphens", NULL, "many groups"},
		{"0571-88888888-1234567", NULL, "landline.hyphens", NULL, "an extension of seven digits"},
		{"057-188888888", NULL, "landline.hyphens", NULL, "an area code cut in two"},
		{"0571", NULL, "landline.length", NULL, "an area code alone"},
		{"13800138000", NULL, "landline.mobile", NULL, "a mobile number"},
		{"+86 138 0013 8000", NULL, "landline.mobile", NULL, "a mobile number from abroad"},
		{"400-800-8888", NULL, "landline.hotline", NULL, "a hotline"},
		{"+85221234567", NULL, "landline.abroad", NULL, "Hong Kong"},
		{"0571-88888888;0571-87777777", NULL, "landline.characters", ";", "two numbers"},
		{"-", NULL, "landline.area", NULL, "a hyphen"},
	};

	expect_readings("landline", NULL, rows, G_N_ELEMENTS(rows));
}

Test(contact, email)
{
	g_autofree char *local64 = g_strnfill(64, 'a'), *local65 = g_strnfill(65, 'a');
	g_autofree char *longest = g_strconcat(local64, "@example.com", NULL);
	g_autofree char *longer = g_strconcat(local65, "@example.com", NULL);
	const ReadingRow rows[] = {
		{"zhangsan@example.com", "zhangsan@example.com", NULL, NULL, "plain"},
		{"Zhang.San+icp@EXAMPLE.Com", "Zhang.San+icp@example.com", NULL, NULL,
			"only the domain is folded"},
		{"ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ", "zhang@example.com", NULL, NULL, "full-width"},
		{"zhang@example。com", "zhang@example.com", NULL, NULL, "a Chinese full stop"},
		{"mailto:zhang@example.com", "zhang@example.com", NULL, NULL, "a link"},
		{"<zhang@example.com>", "zhang@example.com", NULL, NULL, "angle brackets"},
		{"zhang@示例.中国", "zhang@示例.中国", NULL, NULL, "a Chinese domain"},
		{"zhang@xn--fsq092h.xn--fiqs8s", "zhang@示例.中国", NULL, NULL, "its encoded form"},
		{longest, longest, NULL, NULL, "64 before the @"},
		{longer, NULL, "email.length", NULL, "65 before the @"},
		{"zhang", NULL, "email.no-at", NULL, "no @"},
		{"a@example.com, b@example.com", NULL, "email.several", NULL, "two"},
		{"a@b@example.com", NULL, "email.several", NULL, "two @"},
		{"zhang san@example.com", NULL, "email.blank", NULL, "a blank"},
		{"张三@example.com", NULL, "email.characters", "张", "a Han character in front"},
		{"a\"b@example.com", NULL, "email.characters", "\"", "a quote"},
		{"@example.com", NULL, "email.dots", NULL, "nothing in front"},
		{".a@example.com", NULL, "email.dots", NULL, "a dot first"},
		{"a.@example.com", NULL, "email.dots", NULL, "a dot last"},
		{"a..b@example.com", NULL, "email.dots", NULL, "two dots"},
		{"a@", NULL, "email.no-domain", NULL, "nothing behind"},
		{"a@example", NULL, "email.domain", "example", "no suffix"},
		{"a@1.2.3.4", NULL, "email.domain", "1.2.3.4", "an address of a machine"},
		{"a@exa_mple.com", NULL, "email.domain", "exa_mple.com", "an underscore"},
		{"a@example..com", NULL, "email.domain", "example..com", "two dots behind"},
	};

	expect_readings("email", NULL, rows, G_N_ELEMENTS(rows));
}

Test(contact, shows_a_mobile_in_groups)
{
	g_autofree char *shown = beian_type_find("mobile")->show("13800138000");

	cr_expect_str_eq(shown, "138 0013 8000");
}
