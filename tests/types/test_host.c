#include "config.h"
#include "core/types/host_name.h"
#include "tests/support/leakcheck.h"
#include "tests/types/rows.h"
#include <criterion/criterion.h>

TestSuite(host, .fini = leakcheck);

Test(host, domain_accepts_registered_names)
{
	static const ReadingRow rows[] = {
		{"example.com", "example.com", NULL, NULL, "plain"},
		{"EXAMPLE.Com", "example.com", NULL, NULL, "capitals"},
		{"example.com.", "example.com", NULL, NULL, "the root's dot"},
		{"example.com.cn", "example.com.cn", NULL, NULL, "below com.cn"},
		{"example.gov.cn", "example.gov.cn", NULL, NULL, "below gov.cn"},
		{"示例.中国", "示例.中国", NULL, NULL, "Chinese"},
		{"示例。中国", "示例.中国", NULL, NULL, "a Chinese full stop"},
		{"示例公司.公司.cn", "示例公司.公司.cn", NULL, NULL, "below a Chinese second level"},
		{"xn--fsq092h.xn--fiqs8s", "示例.中国", NULL, NULL, "the encoded form"},
		{"XN--FSQ092H.中国", "示例.中国", NULL, NULL, "half encoded, capitals"},
		{"ｅｘａｍｐｌｅ．ｃｏｍ", "example.com", NULL, NULL, "full-width"},
		{"e\xcc\x81"
		 "xample.cn",
			"éxample.cn", NULL, NULL, "a combining mark becomes NFC"},
		{"123.com", "123.com", NULL, NULL, "digits"},
		{"a--b.cn", "a--b.cn", NULL, NULL, "two hyphens in another place"},
		{"github.io", "github.io", NULL, NULL, "private rules do not count"},
		{"example.neverheardof", "example.neverheardof", NULL, NULL,
			"an unknown suffix is for rules"},
		{"\u200eexample.com", "example.com", NULL, NULL, "an unseen mark"},
	};

	expect_readings("domain", NULL, rows, G_N_ELEMENTS(rows));
}

Test(host, domain_names_what_should_have_been_typed)
{
	static const ReadingRow rows[] = {
		{"www.example.com", NULL, "domain.subdomain", "example.com", "www"},
		{"a.b.example.com.cn", NULL, "domain.subdomain", "example.com.cn", "deep below com.cn"},
		{"www.示例.中国", NULL, "domain.subdomain", "示例.中国", "Chinese"},
		{"a.github.io", NULL, "domain.subdomain", "github.io", "private rules do not count"},
		{"http://www.example.com/", NULL, "domain.url", "example.com", "a web address"},
		{"HTTPS://user@example.com:8080/a?b#c", NULL, "domain.malformed", NULL,
			"a user in a web address"},
		{"https://example.com:8080/a?b#c", NULL, "domain.url", "example.com", "with port and path"},
		{"//example.com", NULL, "domain.url", "example.com", "without scheme"},
		{"example.com/", NULL, "domain.url", "example.com", "a slash"},
		{"example.com:80", NULL, "domain.port", "example.com", "a port"},
		{"www.example.com：８０", NULL, "domain.port", "example.com", "a full-width port"},
		{"zhang@mail.example.com", NULL, "domain.email", "example.com", "an e-mail address"},
		{"http://", NULL, "domain.malformed", "(none)", "nothing in it"},
		{"http://com.cn/", NULL, "domain.malformed", "(none)", "a suffix in it"},
	};

	expect_readings("domain", NULL, rows, G_N_ELEMENTS(rows));
}

Test(host, domain_refuses_what_the_libraries_accept)
{
	static const ReadingRow rows[] = {
		{"1.2.3.4", NULL, "domain.address", NULL, "libpsl says 3.4"},
		{"256.1.1.1", NULL, "domain.address", NULL, "numbers only"},
		{"2001:db8::1", NULL, "domain.address", NULL, "IPv6"},
		{"[2001:db8::1]:80", NULL, "domain.address", NULL, "IPv6 with a port"},
		{"example..cn", NULL, "domain.dots", NULL, "libidn2 keeps two dots"},
		{".example.cn", NULL, "domain.dots", NULL, "a dot first"},
		{"example.cn..", NULL, "domain.dots", NULL, "two dots last"},
		{".", NULL, "domain.dots", NULL, "a dot"},
		{"a_b.cn", NULL, "domain.characters", "_", "libidn2 may make ab.cn of it"},
		{"⑴.cn", NULL, "domain.malformed", NULL, "libidn2 may make 1.cn of it"},
		{"…cn", NULL, "domain.characters", "…", "one character for three dots"},
		{"*.example.com", NULL, "domain.characters", "*", "a pattern"},
		{"-a.cn", NULL, "domain.hyphen", NULL, "a hyphen first"},
		{"a-.cn", NULL, "domain.hyphen", NULL, "a hyphen last"},
		{"ab--c.cn", NULL, "domain.hyphen", NULL, "hyphens third and fourth"},
		{"xn--a.cn", NULL, "domain.malformed", NULL, "encodes nothing"},
		{"😀.cn", NULL, "domain.characters", "😀", "an emoji"},
		{"xn--ls8h.cn", NULL, "domain.malformed", NULL, "an encoded emoji"},
		{"☃.net", NULL, "domain.characters", "☃", "a snowman"},
		{"com", NULL, "domain.no-dot", NULL, "a suffix"},
		{"localhost", NULL, "domain.no-dot", NULL, "one word"},
		{"com.cn", NULL, "domain.suffix-only", NULL, "a second level"},
		{"公司.cn", NULL, "domain.suffix-only", NULL, "a Chinese second level"},
		{"example.com example.cn", NULL, "domain.several", NULL, "two"},
		{"example.com、example.cn", NULL, "domain.several", NULL, "two, the Chinese way"},
		{"a\xcc\x81\xcc\x81", NULL, "domain.no-dot", NULL, "combining marks"},
	};

	expect_readings("domain", NULL, rows, G_N_ELEMENTS(rows));
}

Test(host, domain_counts_the_encoded_form)
{
	g_autofree char *label63 = g_strnfill(63, 'a'), *label64 = g_strnfill(64, 'a');
	g_autofree char *good = g_strconcat(label63, ".cn", NULL), *bad = g_strconcat(label64, ".cn", NULL);
	g_autofree char *four = g_strjoin(".", label63, label63, label63, label63, "cn", NULL);
	g_autoptr(GString) han = g_string_new(NULL);
	for (int i = 0; i < 63; i++)
		g_string_append(han, i % 2 == 0 ? "示" : "例");
	g_string_append(han, ".中国");
	const ReadingRow rows[] = {
		{good, good, NULL, NULL, "63"},
		{bad, NULL, "domain.length", NULL, "64"},
		{four, NULL, "domain.length", NULL, "over 253"},
		{han->str, NULL, "domain.length", NULL, "63 Han characters"},
	};

	expect_readings("domain", NULL, rows, G_N_ELEMENTS(rows));
}

Test(host, host_goes_down_to_the_fourth_level)
{
	static const ReadingRow rows[] = {
		{"example.com", "example.com", NULL, NULL, "second level"},
		{"API.example.com", "api.example.com", NULL, NULL, "third level"},
		{"api.cn.example.com", "api.cn.example.com", NULL, NULL, "fourth level"},
		{"api.cn.example.com.cn", "api.cn.example.com.cn", NULL, NULL, "as deep below com.cn"},
		{"v1.api.cn.example.com", NULL, "host.too-deep", "api.cn.example.com", "fifth level"},
		{"https://v1.api.cn.example.com/x", NULL, "host.url", "api.cn.example.com", "a web address"},
		{"https://api.example.com/x", NULL, "host.url", "api.example.com", "a web address kept deep"},
		{"api.example.com:443", NULL, "host.port", "api.example.com", "a port"},
		{"com.cn", NULL, "host.suffix-only", NULL, "a suffix"},
		{"47.96.1.10", NULL, "host.address", NULL, "an IP address"},
		{"a@api.example.com", NULL, "host.email", "api.example.com", "an e-mail address"},
		{"a_b.example.com", NULL, "host.characters", "_", "an underscore"},
		{"a..example.com", NULL, "host.dots", NULL, "two dots"},
		{"a example.com", NULL, "host.several", NULL, "a blank"},
		{"localhost", NULL, "host.no-dot", NULL, "one word"},
		{"-a.example.com", NULL, "host.hyphen", NULL, "a hyphen first"},
		{"xn--a.example.com", NULL, "host.malformed", NULL, "encodes nothing"},
	};

	expect_readings("host", NULL, rows, G_N_ELEMENTS(rows));
}

Test(host, url)
{
	g_autofree char *filler = g_strnfill(2048, 'a');
	g_autofree char *longest = g_strdup_printf("http://example.com/%.*s", 2048 - 19, filler);
	g_autofree char *longer = g_strdup_printf("http://example.com/%.*s", 2049 - 19, filler);
	const ReadingRow rows[] = {
		{"https://www.example.com/", "https://www.example.com/", NULL, NULL, "plain"},
		{"HTTP://WWW.Example.COM", "http://www.example.com/", NULL, NULL, "capitals, no path"},
		{"http://www.example.com:80/Index.html", "http://www.example.com/Index.html", NULL, NULL,
			"the scheme's own port goes, the path keeps its case"},
		{"https://www.example.com:80", "https://www.example.com:80/", NULL, NULL,
			"another scheme's port stays"},
		{"https://www.example.com:/", "https://www.example.com/", NULL, NULL, "a colon alone"},
		{"http://www.示例.中国/首页?a=%e4#x", "http://www.示例.中国/%E9%A6%96%E9%A1%B5?a=%E4#x", NULL,
			NULL, "Chinese"},
		{"http://example.com?a", "http://example.com/?a", NULL, NULL, "a question without path"},
		{"ｈｔｔｐ：／／ｅｘａｍｐｌｅ．ｃｏｍ／a", "http://example.com/a", NULL, NULL, "full-width"},
		{longest, longest, NULL, NULL, "2048 bytes"},
		{longer, NULL, "url.length", NULL, "2049 bytes"},
		{"www.example.com", NULL, "url.no-scheme", "http://www.example.com/", "no scheme"},
		{"www.example.com/a", NULL, "url.no-scheme", "http://www.example.com/", "no scheme, a path"},
		{"ftp://example.com/", NULL, "url.scheme", NULL, "another scheme"},
		{"首页", NULL, "url.scheme", NULL, "a word"},
		{"http://user:secret@example.com/", NULL, "url.credentials", "(none)",
			"credentials are not repeated"},
		{"http://localhost/", NULL, "url.host", NULL, "no domain"},
		{"http:///a", NULL, "url.host", NULL, "no host"},
		{"http://47.96.1.10/", NULL, "url.address", NULL, "IPv4"},
		{"http://[2001:db8::1]/", NULL, "url.address", NULL, "IPv6"},
		{"http://example.com:0/", NULL, "url.port", "0", "port 0"},
		{"http://example.com:65536/", NULL, "url.port", "65536", "port 65536"},
		{"http://example.com:http/", NULL, "url.port", "http", "a word for a port"},
		{"http://example.com/a b", NULL, "url.characters", "U+0020", "a blank"},
		{"http://example.com/%zz", NULL, "url.characters", "%",
			"a percent sign that encodes nothing"},
		{"http://example.com/a\\b", NULL, "url.characters", "\\", "a backslash"},
	};

	expect_readings("url", NULL, rows, G_N_ELEMENTS(rows));
}

Test(host, knows_where_the_registrable_domain_begins)
{
	cr_expect_str_eq(beian_host_name_registrable("a.b.example.com", 0), "example.com");
	cr_expect_str_eq(beian_host_name_registrable("a.b.example.com", 1), "b.example.com");
	cr_expect_str_eq(
		beian_host_name_registrable("example.com", 3), "example.com", "no more than there is");
	cr_expect_null(beian_host_name_registrable("com.cn", 0));
}
